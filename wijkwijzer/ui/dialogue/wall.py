"""The wall of a meeting (`/dialoog?d=CODE&scherm=1`); `&donker=1` is for a dark hall."""

import json
from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.dialogue.wall import SCRIPT, STYLES
from wijkwijzer.dialogue.wall.presentation import presentation
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import set_language
from wijkwijzer.look.palette import palette
from wijkwijzer.look.qr import qr
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.network import own_addresses
from wijkwijzer.ui.drawings import as_address
from wijkwijzer.ui.parts import empty_state
from wijkwijzer.ui.runtime import settings, store
from wijkwijzer.ui.screen import is_dark
from wijkwijzer.ui.way_in import way_in_addresses

_PAGE = """<style>
[data-testid="stSkipToContent"], [data-testid="stHeader"] { display: none; }
.stApp { overflow: hidden; }
</style>"""


def wall(code: str) -> None:
    """Fill the projector with the meeting that has this code; say so where there is none."""
    set_language("nl")
    with store().read() as reader:
        meeting = reader.meeting_of_code(code) if code else None
        wijk = reader.get(Wijk, meeting.wijk_id) if meeting else None
    if meeting is None or wijk is None:
        empty_state(
            _("Deze bijeenkomst is er niet."),
            _("Kies er een bij Bijeenkomsten. Een oefening die klaar is, is gewist."),
        )
        return
    st.html(_PAGE)
    _element()(key=f"wand-{meeting.id}", data={"content": _content(meeting, wijk)})


def _content(meeting: Meeting, wijk: Wijk) -> str:
    base = way_in_addresses(st.context.url or "", settings().port, own_addresses())[0]
    given = presentation(
        meeting.code,
        base.partition("://")[2] or base,
        as_address(qr(f"{base}/?d={meeting.code}", scale=10)),
        theme_set(wijk.theme_set),
        palette(dark=is_dark()),
    )
    return json.dumps(given, ensure_ascii=False)


@cache
def _style() -> str:
    return "\n".join(part.read_text("utf-8") for part in STYLES)


def _element() -> ComponentRenderer:
    return st.components.v2.component("meeting_wall", css=_style(), js=SCRIPT.loader)
