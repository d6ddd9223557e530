"""The element in which forms are typed over, and what goes with every form."""

import datetime as dt
from functools import cache
from typing import Literal

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from wijkwijzer.days import day_of, midnight
from wijkwijzer.errors import WijkwijzerError
from wijkwijzer.i18n import LANGUAGES, current_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.receipts import withdraw
from wijkwijzer.neighbourhood.languages import enabled_languages
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store.context import RoundContext, round_context, timestamp
from wijkwijzer.survey.entry import ENTRY, STYLES
from wijkwijzer.survey.entry.presentation import Json, entry_content
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.device import device_on_page
from wijkwijzer.ui.runtime import store

EnteredChannel = Literal["papier", "namens"]
_WITHDRAWN = "entry-withdrawn"
_contents: dict[tuple[str, str], tuple[RoundContext, Json]] = {}


def entry_section(wijk: Wijk, round_: Round) -> None:
    """Draw the form to type over; it saves by itself, and gives the code of each form."""
    with store().read() as reader:
        context = round_context(reader, wijk.id, round_.id)
        today = reader.entered_since(round_.id, _midnight())
    with_every_form = _with_every_form(context)
    result = _element()(
        key="entry",
        data=_content(context)
        | with_every_form
        | {
            "round": round_.id,
            "today": today,
            "withdrawn": st.session_state.get(_WITHDRAWN, ""),
        },
        on_verstuurd_change=_heard,
        on_terug_change=_heard,
    )
    if result.terug:
        _take_back(str(result.terug["code"]))


def _with_every_form(context: RoundContext) -> Json:
    """Ask on what, where and in which language the forms were filled in."""
    names: dict[EnteredChannel, str] = {
        "papier": _("Van papier"),
        "namens": _("Namens een bewoner die vertelt"),
    }
    on = [id_ for id_ in enabled_languages(context.wijk) if id_ in context.questionnaire.languages]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        channel = st.segmented_control(
            _("Hoe kwam het formulier binnen?"),
            tuple(names),
            format_func=lambda one: names[one],
            default="papier",
            required=True,
            key="entry-channel",
        )
        place = st.text_input(
            _("Waar is het ingevuld?"),
            key="plek",
            bind="query-params",
            max_chars=80,
            placeholder=_("Bijvoorbeeld: buurthuis"),
        )
        language = "nl"
        if len(on) > 1:
            language = st.selectbox(
                _("Taal van het formulier"),
                on,
                format_func=lambda id_: LANGUAGES[id_].dutch_name,
                key="entry-language",
            )
    return {"channel": channel or "papier", "intake_place": place.strip(), "language": language}


def _take_back(code: str) -> None:
    """Withdraw the form that was entered last; its answers go back to who typed them."""
    try:
        withdraw(store(), code, device=device_on_page(), now=dt.datetime.now(dt.UTC))
    except WijkwijzerError as error:
        st.error(str(error))
        return
    st.session_state[_WITHDRAWN] = code
    st.rerun()


def _midnight() -> str:
    return timestamp(midnight(day_of(dt.datetime.now(dt.UTC))))


def _heard() -> None:
    """Triggers exist only when a callback is named; what they say is read from the result."""


@cache
def _style() -> str:
    return "\n".join(style.read_text("utf-8") for style in STYLES)


def _element() -> ComponentRenderer:
    return st.components.v2.component("paper_entry", css=_style(), js=ENTRY)


def _content(context: RoundContext) -> Json:
    """Return what the form asks; made once until a record of the wijk changes."""
    key = (context.round.id, current_language())
    known = _contents.get(key)
    if known is None or known[0] is not context:
        content = entry_content(context.questionnaire, context.themes, context.buurten)
        known = _contents[key] = (context, content)
    return known[1]
