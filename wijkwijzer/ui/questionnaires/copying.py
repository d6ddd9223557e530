"""Making an own questionnaire, or the next version of one."""

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.questionnaires import copy_questionnaire, new_version
from wijkwijzer.store.questionnaires import Available
from wijkwijzer.ui.acts import done, now, told
from wijkwijzer.ui.questionnaires.holding import Held, open_list
from wijkwijzer.ui.runtime import store


def copy_button(held: Held, available: Available) -> None:
    """Offer an own version of what ships, or the next version of an own list; and do it."""
    stored, asked = available.stored, available.questionnaire
    label = _("Maak een eigen versie") if stored is None else _("Maak een nieuwe versie")
    if not st.button(label, key=f"copy-{available.key}"):
        return
    with told():
        if stored is None:
            made = copy_questionnaire(
                store(), held.wijk.id, asked.id, asked.version, identity=held.who, now=now()
            )
        else:
            made = new_version(store(), stored, identity=held.who, now=now())
        open_list(made.id)
        done(_("Dit is uw eigen versie. Verander wat u wilt; er vult nog niemand iets in."))
