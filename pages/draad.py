import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui.pact.thread_page import thread_page

who = ui.require("see_pact")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
if wijk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Maak er een bij Wijk en partijen, of laad het voorbeeld met: wijkwijzer demo"),
    )
    st.stop()
thread_page(who, wijk)
