"""The script that Streamlit runs for every screen: who is this, which page, what stands above."""

import streamlit as st

from wijkwijzer.ui import identity
from wijkwijzer.ui.header import header
from wijkwijzer.ui.navigation import pages, registered_pages
from wijkwijzer.ui.runtime import chosen_wijk, store
from wijkwijzer.ui.screen import apply_language, is_dark, screen, tell_language
from wijkwijzer.ui.theme import css

st.set_page_config(page_title="Wijkwijzer", layout="wide", initial_sidebar_state="collapsed")
who = identity.read_identity()
with store().read() as reader:
    wijk = chosen_wijk(reader)
apply_language(wijk)

entries = pages()
registered = registered_pages()
# Every page for everyone: a page refuses by itself, in Dutch, with the way to sign in.
page = st.navigation(list(registered.values()), position="hidden")
entry = next(entry for entry in entries if registered[entry.slug] == page)
st.session_state["page"] = entry.address
apply_language(wijk, resident=entry.for_residents)

st.html(css(screen(), entry.width, touch=who.role == "resident", dark=is_dark()))
tell_language()
if not entry.bare:
    header(who, wijk, entry.slug, registered)
page.run()
