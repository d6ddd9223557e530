import datetime as dt

import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.publish.book import open_book
from wijkwijzer.ui import kompas

who = ui.require("see_compass")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
if wijk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Maak er een bij Wijk en partijen, of laad het voorbeeld met: wijkwijzer demo"),
    )
    st.stop()

# A projector shows everyone what everyone may see, whoever is signed in.
audience = "public" if ui.is_wall() else kompas.bar(who, wijk)
book = open_book(ui.store(), wijk.id, audience, now=dt.datetime.now(dt.UTC))
if book is None:
    kompas.no_round(wijk)
    st.stop()
if ui.is_wall():
    kompas.wall(book)
    st.stop()

st.html(kompas.PAGE)
kompas.status(who, book)
what = kompas.compass_section(book)
if what.has_answers:
    kompas.fields_section(what)
    kompas.ranking_section(what)
    kompas.map_of_wijk(what)
    kompas.voices_section(what)
    kompas.earlier_section(what)
    kompas.table_section(what)
    kompas.certainty_section(what)
