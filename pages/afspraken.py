import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui.pact.page import pact_page

who = ui.require("see_programme")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
if wijk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Maak er een bij Wijk en partijen. Daarna schrijft u hier op wat is afgesproken."),
    )
    st.stop()
pact_page(who, wijk)
