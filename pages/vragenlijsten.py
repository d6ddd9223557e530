import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui.questionnaires import questionnaires_page

who = ui.require("edit_questionnaires")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
if wijk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Maak er een bij Wijk en partijen. Daarna kiest u hier de vragen."),
    )
    st.stop()
questionnaires_page(who, wijk)
