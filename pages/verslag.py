import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui.dialogue.report import reports_page

who = ui.require("see_reports")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
if wijk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Maak er een bij Wijk en partijen. Na een wijkdialoog staat hier het verslag."),
    )
    st.stop()
reports_page(who, wijk)
