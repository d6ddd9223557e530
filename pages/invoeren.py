import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.survey import open_round
from wijkwijzer.ui.entry import entry_section

ui.require("enter_paper")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
    round_ = open_round(reader, wijk.id) if wijk else None
if wijk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Maak er een bij Wijk en partijen. Daarna kunt u hier formulieren invoeren."),
    )
    st.stop()
if round_ is None:
    ui.empty_state(
        _("Er is nu geen meting open."),
        _("Begin er een bij Meting. Daarna kunt u hier formulieren invoeren."),
    )
    st.stop()

ui.page_title(_("Formulieren invoeren"))
entry_section(wijk, round_)
