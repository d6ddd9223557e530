"""A participant's screen of a meeting: an element that is given its words and does the rest itself.

What is asked is pushed to it (docs/answers-protocol.md); the page runs once per visit.
"""

import json
from functools import cache
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from wijkwijzer.access.codes import meeting_code
from wijkwijzer.dialogue.form import FORM, STYLES
from wijkwijzer.dialogue.form.presentation import presentation
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.i18n import LANGUAGES
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.neighbourhood.languages import enabled_languages
from wijkwijzer.store.meeting_context import meeting_context
from wijkwijzer.ui.runtime import chosen_wijk, settings, store

CODE = "d"
"""The field in the address with the code of a meeting."""
_STYLE = """<style>
[data-testid="stMainBlockContainer"] { max-width: 60rem; padding-top: 1.9rem !important; }
[data-testid="stSkipToContent"] { display: none; } /* there is nothing to skip, and it is English */
@media (min-width: 700px) and (max-height: 850px) { html { font-size: 18px; } }
</style>"""


def asked_code() -> str:
    """Return the six digits in the address, or "" where there are none."""
    return meeting_code(st.query_params.get(CODE, ""))


def participant() -> None:
    """Draw the screen of somebody in the meeting of `?d=`, or ask for its code."""
    st.html(_STYLE)
    _element()(key="dialoog", data=_data(asked_code()))


def _data(code: str) -> dict[str, Any]:
    with store().read() as reader:
        meeting = reader.meeting_of_code(code) if code else None
        context = meeting_context(reader, meeting.id) if meeting else None
        here = context.wijk if context else chosen_wijk(reader)
    languages = enabled_languages(here) if here else ("nl",)
    asked = st.session_state.get("taal", "nl")
    shown = presentation(
        code,
        asked if asked in languages else "nl",
        languages,
        context.themes if context else (),
        pictogram,
        context.wijk if context else None,
        context.buurten if context and _asks_places(context.meeting) else (),
        tiles=settings().tiles,
    )
    return {
        "content": json.dumps(shown, ensure_ascii=False, separators=(",", ":")),
        "languages": [{"id": id_, "name": LANGUAGES[id_].name} for id_ in languages],
    }


def _asks_places(meeting: Meeting) -> bool:
    """Tell whether participants may write something that has a place."""
    return any(part.open and part.kind in {"kompas", "ideeen"} for part in meeting.programme)


@cache
def _style() -> str:
    return "".join(part.read_text("utf-8") for part in STYLES)


def _element() -> ComponentRenderer:
    return st.components.v2.component("dialoog", css=_style(), js=FORM.loader)
