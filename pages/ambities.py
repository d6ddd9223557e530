import datetime as dt

import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.publish.book import open_book
from wijkwijzer.publish.live import moment_of
from wijkwijzer.ui import ambitions
from wijkwijzer.ui.live_element import follow

who = ui.require("see_matrix")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
    release = moment_of(reader, wijk.id).release if wijk else 0
if wijk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Maak er een bij Wijk en partijen, of laad het voorbeeld met: wijkwijzer demo"),
    )
    st.stop()

book = open_book(ui.store(), wijk.id, ambitions.audience_of(who), now=dt.datetime.now(dt.UTC))
if book is None:
    ambitions.without_round(who, wijk)
    st.stop()
if not book.facts.parties:
    ambitions.without_parties(who, wijk)
    follow(wijk.id, release)
    st.stop()
what = ambitions.shown(book, dark=ui.is_dark())
if ui.is_wall():
    ambitions.wall(what, release)
    st.stop()

st.html(ambitions.page_style())
cell = ambitions.matrix_section(who, what)
ambitions.findings_section(what)
ambitions.table_section(what)
ambitions.history(who, what, cell)
follow(wijk.id, release)
