"""The console on the page: one element that is given its meeting and does the rest itself."""

import json
from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from wijkwijzer.dialogue.console import CONSOLE, STYLES
from wijkwijzer.dialogue.console.presentation import console_content
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.ui.dialogue.participant import asked_code
from wijkwijzer.ui.navigation import page_link
from wijkwijzer.ui.parts import empty_state
from wijkwijzer.ui.runtime import choose_wijk, store

_PAGE = """<style>
[data-testid="stSkipToContent"], [data-testid="stHeader"] { display: none; }
</style>"""


def console() -> None:
    """Draw the console of the meeting in the address; say which there are where none is."""
    with store().read() as reader:
        meeting = reader.meeting_of_code(asked_code())
        wijken = reader.all(Wijk)
    if meeting is None:
        empty_state(
            _("Deze bijeenkomst is er niet."),
            _("Kies er een bij Bijeenkomsten. Een oefening die klaar is, is gewist."),
        )
        with st.container(key="ww-also"):
            page_link("dialogen", wijk=choose_wijk(wijken))
        return
    st.html(_PAGE)
    _element()(key=f"regie-{meeting.id}", data={"content": _content(meeting)})


def _content(meeting: Meeting) -> str:
    return json.dumps(console_content(meeting), ensure_ascii=False)


@cache
def _style() -> str:
    return "\n".join(part.read_text("utf-8") for part in STYLES)


def _element() -> ComponentRenderer:
    return st.components.v2.component("meeting_console", css=_style(), js=CONSOLE.loader)
