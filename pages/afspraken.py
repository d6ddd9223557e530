import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui.addresses import AGREEMENT
from wijkwijzer.ui.pact.page import pact_page
from wijkwijzer.ui.pact.residents import residents_page

who = ui.require("see_pact")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
if wijk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Maak er een bij Wijk en partijen, of laad het voorbeeld met: wijkwijzer demo"),
    )
    st.stop()
if who.role == "resident":
    residents_page(who, wijk, st.query_params.get(AGREEMENT, ""))
else:
    pact_page(who, wijk)
