import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui.dialogue import meetings_page

who = ui.require("see_meetings")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
if wijk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Maak er een bij Wijk en partijen. Daarna bereidt u hier een bijeenkomst voor."),
    )
    st.stop()
meetings_page(who, wijk)
