"""The survey on the page: one element that is given everything at once and does the rest itself.

The page runs once per visit. See `survey/form/presentation.py` for what the element is given.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from wijkwijzer.errors import NotFound, WijkwijzerError
from wijkwijzer.i18n import current_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.survey import code_of, open_round, send
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store.context import RoundContext, round_context
from wijkwijzer.store.drafts import StoredDraft
from wijkwijzer.survey.form import ENTRY, STYLES
from wijkwijzer.survey.personal_data import personal_answers
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.navigation import page_link
from wijkwijzer.ui.parts import page_title
from wijkwijzer.ui.require import fragment
from wijkwijzer.ui.runtime import chosen_wijk, settings, store
from wijkwijzer.ui.screen import screen
from wijkwijzer.ui.survey.content import contents
from wijkwijzer.ui.survey.visit import TOKEN, Visit, channel, find_visit, now

SHOWN_AGAIN = dt.timedelta(minutes=10)
"""How long a reload, or a server that stopped while sending, still gives the code.

The button for the next resident ends it at once.
"""
LOOKING = 5.0
"""Seconds after which a screen without a questionnaire looks whether a round was opened."""
_STYLE = """<style>
[data-testid="stMainBlockContainer"] { max-width: 60rem; padding-top: 1.9rem !important; }
[data-testid="stSkipToContent"] { display: none; } /* there is nothing to skip, and it is English */
@media (min-width: 700px) and (max-height: 850px) { html { font-size: 18px; } }
</style>"""


@dataclass(frozen=True)
class _Found:
    """What there is to fill in, and why not where there is nothing."""

    context: RoundContext
    state: str
    visit: Visit | None = None


def survey() -> None:
    """Draw the survey of the token in the address, or the one that is open now."""
    kiosk = screen() == "kiosk"
    token = "" if kiosk else st.query_params.get(TOKEN, "")
    found = _of_token(token) if token else _asked("open")
    if found is None:
        _none(kiosk=kiosk)
        return
    st.html(_STYLE)
    _element()(key="survey", data=_data(found, kiosk=kiosk))


def _of_token(token: str) -> _Found | None:
    visit = find_visit(token)
    if visit is None:
        return _asked("unknown")
    st.session_state["wijk"] = visit.draft.wijk_id
    if visit.stored.sent_at is not None:
        sent = dt.datetime.fromisoformat(visit.stored.sent_at)
        return _Found(visit.context, "receipt" if now() - sent <= SHOWN_AGAIN else "sent", visit)
    closed = visit.context.round.closed_at is not None
    return _Found(visit.context, "closed" if closed else "open", visit)


def _asked(state: str) -> _Found | None:
    """Return the round of `?ronde=`, else the open one of the wijk on the screen."""
    with store().read() as reader:
        asked = st.query_params.get("ronde", "")
        try:
            round_ = reader.get(Round, asked) if asked else None
        except NotFound:
            return None
        if round_ is None:
            wijk = chosen_wijk(reader)
            round_ = open_round(reader, wijk.id) if wijk else None
        if round_ is None or round_.closed_at is not None:
            return None
        return _Found(round_context(reader, round_.wijk_id, round_.id), state)


def _none(*, kiosk: bool) -> None:
    """Say that there is nothing to fill in, until a round opens: then it is there by itself."""
    with store().read() as reader:
        wijk = chosen_wijk(reader)
    where = wijk.name if wijk else _("uw wijk")
    page_title(
        _("Er is nu geen vragenlijst."),
        _("Vraag een begeleider in {wijk} wanneer er een nieuwe begint.").format(wijk=where),
    )
    if not kiosk:
        with st.container(key="ww-also"):
            page_link("inbreng", wijk=wijk)
    _begin_when_open()


@fragment(run_every=LOOKING)
def _begin_when_open() -> None:
    """Look now and then whether there is something to fill in."""
    if _asked("open") is not None:
        st.rerun()


def _data(found: _Found, *, kiosk: bool) -> dict[str, Any]:
    shown = contents(found.context)
    draft = _draft(found)
    # A tablet on a stand begins in Dutch, whatever the last one chose.
    language = "nl" if kiosk and "taal" not in st.query_params else current_language()
    if draft and "taal" not in st.query_params:
        language = draft["language"]
    wijk, round_ = found.context.wijk, found.context.round
    state, receipt = _receipt(found)
    return {
        "content": shown.whole[language if language in shown.whole else "nl"],
        "languages": shown.languages,
        "round": round_.id,
        "start": {
            "round": round_.id,
            "channel": channel(),
            "intake_place": st.query_params.get("plek", "")[:80],
            "invitation": st.query_params.get("u", "")[:40],
        },
        "urls": _urls(wijk, round_),
        "kiosk": kiosk,
        "idle": settings().kiosk_seconds,
        "shared": channel() != "telefoon",
        "state": state,
        "receipt": receipt,
        "draft": draft,
    }


def _urls(wijk: Wijk, round_: Round) -> dict[str, str]:
    return {
        "begin": "/beginnen",
        "save": "/antwoorden",
        "send": "/versturen",
        "stop": "/stoppen",
        "resume": "/verder",
        "exit": "/kiosk/uit",
        "lookBack": f"/inbreng?wijk={wijk.id}",
        "home": f"/?wijk={round_.wijk_id}",
    }


def _draft(found: _Found) -> dict[str, Any] | None:
    if found.visit is None:
        return None
    stored: StoredDraft = found.visit.stored
    draft = stored.draft
    return {
        "token": found.visit.token,
        "code": code_of(stored, found.visit.token),
        "answers": draft.model_dump(mode="json")["answers"],
        "number": stored.number,
        "step": draft.step,
        "language": draft.language,
        "personal": personal_answers(found.context.questionnaire, draft.answers),
    }


def _receipt(found: _Found) -> tuple[str, str | None]:
    """Return the state, and the code where it is given once more."""
    if found.state != "receipt" or found.visit is None:
        return found.state, None
    try:
        return "receipt", send(store(), found.visit.token, now=now()).receipt
    except WijkwijzerError:
        return "sent", None


@cache
def _style() -> str:
    return "".join(part.read_text("utf-8") for part in STYLES)


def _element() -> ComponentRenderer:
    return st.components.v2.component("survey", css=_style(), js=ENTRY)
