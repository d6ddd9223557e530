"""The page as a whole: all questionnaires, or the one in the address."""

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.store.questionnaires import Available, available_questionnaires
from wijkwijzer.ui import acts
from wijkwijzer.ui.parts import page_title
from wijkwijzer.ui.questionnaires.editor import editor
from wijkwijzer.ui.questionnaires.holding import LIST, Held, close
from wijkwijzer.ui.questionnaires.overview import overview
from wijkwijzer.ui.questionnaires.reading import reading
from wijkwijzer.ui.questionnaires.style import style
from wijkwijzer.ui.runtime import store


def questionnaires_page(who: Identity, wijk: Wijk) -> None:
    """Draw the page for a facilitator."""
    style()
    with store().read() as reader:
        found = available_questionnaires(reader, wijk.id)
    held = Held(who, wijk, theme_set(wijk.theme_set))
    asked = st.query_params.get(LIST, "")
    chosen = next((available for available in found if available.key == asked), None)
    if chosen is None:
        page_title(
            _("Vragenlijsten"),
            _(
                "Kies wat u bewoners vraagt. Een lijst die met Wijkwijzer meekomt, verandert "
                "nooit; u maakt er een eigen versie van."
            ),
        )
        acts.say_what_was_done()
        overview(held, found)
        return
    _back()
    acts.say_what_was_done()
    _open(held, chosen)


def _back() -> None:
    if st.button(_("Alle vragenlijsten"), icon=":material/arrow_back:", type="tertiary"):
        close()
        st.rerun()


def _open(held: Held, chosen: Available) -> None:
    if chosen.state == "draft" and chosen.stored is not None:
        editor(held, chosen.stored)
    else:
        reading(held, chosen)
