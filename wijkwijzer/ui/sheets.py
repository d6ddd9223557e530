"""A document on a screen: its pages side by side, as they come out on paper."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""What a browser calls a Word file."""
MOST_PAGES = 16
"""So many pages are shown; the rest is in the files."""
SHEETS = f"""
.ww-sheets {{ display: grid; gap: 1.2rem; margin: .6rem 0 0; padding: 0; max-width: 84rem;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 25rem), 1fr)); }}
.ww-sheets img {{ width: 100%; height: auto; border: 1px solid {LIGHT.line}; display: block; }}
"""
"""Styles of the pages; a page of the app sets them among its own."""


def show_pages(drawn: Sequence[bytes]) -> None:
    """Show the first pages, each a PNG, and say how many more there are."""
    images = "".join(
        f'<img src="data:image/png;base64,{b64encode(page).decode()}" alt="{escape(alt)}">'
        for place, page in enumerate(drawn[:MOST_PAGES], 1)
        for alt in [_("Bladzijde {n} van {total}").format(n=place, total=len(drawn))]
    )
    st.html(f'<div class="ww-sheets">{images}</div>')
    if len(drawn) > MOST_PAGES:
        more = _("En nog {n} bladzijden in het bestand.").format(n=len(drawn) - MOST_PAGES)
        st.text(more)
