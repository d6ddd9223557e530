"""What a facilitator does at the console of a wijkdialoog: one post per tap.

It is answered with what the console shows after it.

See docs/answers-protocol.md. Who asks is read from the session, never from what was sent.
"""

import datetime as dt
from collections.abc import Callable
from time import time
from typing import Any, cast, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wijkwijzer.access.records import Identity
from wijkwijzer.dialogue.records import CardState, Stage, StepKind
from wijkwijzer.errors import InvalidInput, NotFound
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import accounts, meeting_room, meetings
from wijkwijzer.publish.meetings import screen_json
from wijkwijzer.ui.guard import Body, guarded, text, whole_number
from wijkwijzer.ui.identity import KIOSK_COOKIE, SESSION_COOKIE
from wijkwijzer.ui.runtime import store

Act = Callable[[Body, str, Identity, dt.datetime], object]
LONGEST_ID = 80
LONGEST_TEXT = 2_000


@guarded
async def act(request: Request, body: Body) -> Response:
    """Do one thing in a meeting; answers what the console shows after it."""
    session = "" if KIOSK_COOKIE in request.cookies else request.cookies.get(SESSION_COOKIE, "")
    content = await run_in_threadpool(_act, body, session)
    return Response(
        f'{{"now":{round(time() * 1000)},"content":{content}}}',
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


def _act(body: Body, session: str) -> str:
    """Return the content of the console as JSON; "null" when a run-through ended with this."""
    work = _ACTS.get(text(body, "do"))
    if work is None:
        raise _wrong("do")
    now = dt.datetime.now(dt.UTC)
    who = accounts.identity(store(), session, now)
    meeting_id = text(body, "meeting", longest=LONGEST_ID)
    work(body, meeting_id, who, now)
    try:
        language = "en" if body.get("language") == "en" else "nl"
        return screen_json(store(), meeting_id, "regie", language=language)
    except NotFound:
        return "null"


def _step(body: Body, meeting_id: str, who: Identity, now: dt.datetime) -> None:
    kind, payload = text(body, "kind"), body.get("payload", {})
    if kind not in get_args(StepKind) or not isinstance(payload, dict):
        raise _wrong("kind")
    meetings.act(
        store(),
        meeting_id,
        cast("StepKind", kind),
        cast("dict[str, Any]", payload),
        console=text(body, "console", longest=LONGEST_ID),
        seen=whole_number(body, "seen"),
        identity=who,
        now=now,
    )


def _judge(body: Body, meeting_id: str, who: Identity, now: dt.datetime) -> None:
    state = text(body, "state")
    if state not in get_args(CardState):
        raise _wrong("state")
    answer = body.get("answer")
    meeting_room.judge_card(
        store(),
        meeting_id,
        text(body, "card", longest=LONGEST_ID),
        cast("CardState", state),
        into=_maybe(body, "into"),
        theme=_maybe(body, "theme"),
        answer=None if answer is None else text(body, "answer", longest=LONGEST_TEXT),
        identity=who,
        now=now,
    )


def _write(body: Body, meeting_id: str, who: Identity, now: dt.datetime) -> None:
    text(body, "text", longest=LONGEST_TEXT)
    meeting_room.add_card(store(), meeting_id, body, identity=who, now=now)


def _hands(body: Body, meeting_id: str, who: Identity, now: dt.datetime) -> None:
    meeting_room.count_hands(
        store(),
        meeting_id,
        text(body, "part", longest=LONGEST_ID),
        text(body, "target", longest=LONGEST_ID),
        _signed(body, "value"),
        whole_number(body, "count"),
        identity=who,
        now=now,
    )


def _turn(body: Body, meeting_id: str, who: Identity, now: dt.datetime) -> None:
    meeting_room.tap_turn(
        store(),
        meeting_id,
        text(body, "variable"),
        text(body, "category", longest=LONGEST_ID),
        turn_id=text(body, "id", longest=40),
        change=_signed(body, "change"),
        identity=who,
        now=now,
    )


def _party(body: Body, meeting_id: str, who: Identity, now: dt.datetime) -> None:
    meeting_room.confirm_party(
        store(),
        meeting_id,
        whole_number(body, "number"),
        confirmed=body.get("confirmed") is True,
        identity=who,
        now=now,
    )


def _ambitions(body: Body, meeting_id: str, who: Identity, now: dt.datetime) -> None:
    stage = text(body, "stage")
    if stage not in get_args(Stage):
        raise _wrong("stage")
    meeting_room.keep_ambitions(
        store(),
        meeting_id,
        text(body, "part", longest=LONGEST_ID),
        stage=cast("Stage", stage),
        identity=who,
        now=now,
    )


_ACTS: dict[str, Act] = {
    "step": _step,
    "judge": _judge,
    "write": _write,
    "hands": _hands,
    "turn": _turn,
    "party": _party,
    "ambitions": _ambitions,
}


def _maybe(body: Body, name: str) -> str | None:
    return None if body.get(name) is None else text(body, name, longest=LONGEST_ID)


def _signed(body: Body, name: str) -> int:
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 5000:
        raise _wrong(name)
    return value


def _wrong(name: str) -> InvalidInput:
    return InvalidInput(_("Het veld {name} ontbreekt of klopt niet.").format(name=name))


ROUTES = [Route("/dialoog/regie", act, methods=["POST"])]
