"""The page of meetings as a whole: all of them, or the one in the address."""

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.ui import acts
from wijkwijzer.ui.dialogue.agreed import agreed_section
from wijkwijzer.ui.dialogue.editor import editor
from wijkwijzer.ui.dialogue.head import head
from wijkwijzer.ui.dialogue.holding import MEETING, Held, close
from wijkwijzer.ui.dialogue.overview import overview
from wijkwijzer.ui.dialogue.reading import reading
from wijkwijzer.ui.dialogue.style import style
from wijkwijzer.ui.parts import page_title
from wijkwijzer.ui.runtime import store


def meetings_page(who: Identity, wijk: Wijk) -> None:
    """Draw the page: for a facilitator to prepare meetings, for the steering group to read."""
    style()
    with store().read() as reader:
        found = reader.all(Meeting, wijk.id)
    held = Held(who, wijk, theme_set(wijk.theme_set))
    asked = st.query_params.get(MEETING, "")
    chosen = next((meeting for meeting in found if meeting.id == asked), None)
    if chosen is None:
        page_title(
            _("Wijkdialoog"),
            _("Bijeenkomsten waar bewoners en partijen samen praten, stemmen en afspreken."),
        )
        acts.say_what_was_done()
        overview(held, found)
        return
    if st.button(_("Alle bijeenkomsten"), icon=":material/arrow_back:", type="tertiary"):
        close()
        st.rerun()
    acts.say_what_was_done()
    if held.runs:
        editor(held, chosen, found)
    else:
        head(held, chosen, found)
        agreed_section(held, chosen)
        reading(held, chosen)
