"""The programme as it can be read: for who may look, and of a meeting that is over."""

from html import escape

import streamlit as st

from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui.dialogue.holding import Held
from wijkwijzer.ui.dialogue.versions import part_lines


def reading(held: Held, meeting: Meeting) -> None:
    """Show the parts in order with what they ask."""
    st.header(_("Programma"), anchor=False)
    if not meeting.programme:
        st.write(_("Er staat nog niets in het programma."))
        return
    items = ""
    for part in meeting.programme:
        first, *rest = part_lines(part, held.theme_names).split("\n")
        items += f"<li><b>{escape(first)}</b>{''.join(f'<p>{escape(line)}</p>' for line in rest)}"
        items += "</li>"
    st.html(f'<ol class="ww-programme">{items}</ol>')
