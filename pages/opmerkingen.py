import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui import open_answers

who = ui.require("read_open_answers")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
    desk = open_answers.lay_out(reader, wijk, who) if wijk else None
if desk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Maak er een bij Wijk en partijen. Daarna komen opmerkingen van bewoners hier binnen."),
    )
    st.stop()

st.html(open_answers.PAGE)
with st.container(key="ww-open-title"):
    ui.page_title(_("Wat bewoners schreven"))
part = open_answers.choose_part()
{
    "zoeken": open_answers.search,
    "themas": open_answers.tagging,
    "woorden": open_answers.words,
    "citaten": open_answers.quotes,
}[part](desk)
