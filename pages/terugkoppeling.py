import datetime as dt

import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.publish.feedback import feedback
from wijkwijzer.ui.feedback import chapter_section, choose_chapter, opening, page_style

ui.require("see_pact")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
if wijk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Maak er een bij Wijk en partijen, of laad het voorbeeld met: wijkwijzer demo"),
    )
    st.stop()

# Everybody sees here what residents see.
found = feedback(ui.store(), wijk.id, "public", now=dt.datetime.now(dt.UTC)).content
st.html(page_style())
opening(found)
if found.is_empty:
    st.stop()
with ui.store().read() as reader:
    name, chapter = choose_chapter(reader, wijk, found)
chapter_section(wijk.id, name, chapter)
