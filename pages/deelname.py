import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.participation import participation_page

who = ui.require("see_participation")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
    rounds = list(reversed(reader.all(Round, wijk.id))) if wijk else []
if wijk is None or not rounds:
    ui.empty_state(
        _("Er is nog geen meting."),
        _("Als bewoners hun enquêtes hebben verstuurd, ziet u hier wie er meededen."),
    )
    st.stop()
participation_page(who, wijk, rounds)
