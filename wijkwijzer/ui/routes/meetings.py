"""A wijkdialoog from the hall: its screens, joining, votes and cards.

See docs/answers-protocol.md.
"""

import asyncio
import datetime as dt
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from time import time
from typing import get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from wijkwijzer.access.codes import meeting_code
from wijkwijzer.access.limits import SharedAddress
from wijkwijzer.access.permissions import require
from wijkwijzer.dialogue.records import Card, Meeting
from wijkwijzer.dialogue.screens import Screen
from wijkwijzer.errors import InvalidInput, NotFound, WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import accounts, ballots
from wijkwijzer.neighbourhood.languages import allowed_language
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.meetings import screen_json
from wijkwijzer.ui.device import device
from wijkwijzer.ui.guard import MAX_BODY, Allowance, Body, failure, guarded, limited, text
from wijkwijzer.ui.hosts import client_address
from wijkwijzer.ui.identity import KIOSK_COOKIE, SESSION_COOKIE
from wijkwijzer.ui.meeting_streams import MOST_STREAMS, Stream, Streams
from wijkwijzer.ui.routes import live
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.together import Together

# A shared tablet goes from hand to hand; clients without a cookie share one address.
JOINS = Allowance(per_second=1 / 30, burst=12)
JOINS_OF_ADDRESS = Allowance(per_second=5, burst=400)
LOOKS = Allowance(per_second=20, burst=1000)
UNKNOWN = Allowance(per_second=0.2, burst=100)
"""Codes that lead nowhere, per address."""

_together = Together(lambda: store())  # noqa: PLW0108 - asked anew each time
_streams: Streams | None = None


@asynccontextmanager
async def pushing() -> AsyncIterator[None]:
    """Push to the screens of meetings as long as the server runs; within `live.watching`."""
    global _streams  # noqa: PLW0603 - routes have no other way to the running server
    _streams = streams = Streams()
    store().when_changed(streams.heard)
    live.when_stopping(streams.stop)
    looking = asyncio.create_task(streams.look_around())
    try:
        yield
    finally:
        streams.stop()
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)
        _streams = None


async def state(request: Request) -> Response:
    """Answer once what a screen of a meeting shows: `?d=` (code), `&scherm=`, `&taal=`."""
    try:
        limited(LOOKS, client_address(request.scope))
        stream = await run_in_threadpool(_asked, request)
        content = await run_in_threadpool(
            screen_json, store(), stream.meeting_id, stream.screen, language=stream.language
        )
    except WijkwijzerError as error:
        return failure(error)
    return _json(f'{{"now":{round(time() * 1000)},"content":{content}}}')


async def follow(request: Request) -> Response:
    """Stream the same at once and at each change, as server-sent events."""
    streams = _streams
    if streams is None or streams.stopping or streams.count >= MOST_STREAMS:
        return JSONResponse(
            {"error": _("Er kijken al te veel schermen mee."), "code": "rate"},
            status_code=503,
            headers={"Retry-After": "10"},
        )
    try:
        limited(LOOKS, client_address(request.scope))
        stream = await run_in_threadpool(_asked, request)
    except WijkwijzerError as error:
        return failure(error)
    return StreamingResponse(
        streams.follow(stream),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


def _asked(request: Request) -> Stream:
    """Return which screen is asked for.

    Raises
    ------
    NotFound, InvalidInput, NotAllowed, RateLimited
        No meeting has this code; there is no such screen; a console is for facilitators.
    """
    query = request.query_params
    kind = next((k for k in get_args(Screen) if k == query.get("scherm", "deelnemer")), None)
    console = query.get("regie", "")
    if kind is None or len(console) > 40 or not all(c.isalnum() or c in "-_" for c in console):
        raise InvalidInput(_("Het veld {name} ontbreekt of klopt niet.").format(name="scherm"))
    with store().read() as reader:
        meeting = reader.meeting_of_code(meeting_code(query.get("d", "")))
        wijk = reader.get(Wijk, meeting.wijk_id) if meeting else None
    if meeting is None or wijk is None:
        limited(UNKNOWN, client_address(request.scope))
        raise NotFound(_("Deze code kennen we niet. Kijk op het scherm in de zaal."))
    if kind == "regie":
        kiosk = KIOSK_COOKIE in request.cookies
        session = "" if kiosk else request.cookies.get(SESSION_COOKIE, "")
        who = accounts.identity(store(), session, dt.datetime.now(dt.UTC))
        require(who, "run_meetings", wijk)
    language = allowed_language(wijk, query.get("taal", "nl"))
    return Stream(meeting.id, kind, language, console)


@guarded
async def join(request: Request, body: Body) -> Response:
    """Give somebody a seat; answers what counts of theirs, and what the screen shows."""
    asker = device(request.scope)
    shared = isinstance(asker, SharedAddress)
    limited(JOINS_OF_ADDRESS if shared else JOINS, asker)
    return _json(await run_in_threadpool(_join, body, asker))


def _join(body: Body, asker: str) -> str:
    party = text(body, "party", default="")
    seated = ballots.join(
        store(),
        text(body, "code"),
        text(body, "token"),
        here=text(body, "here", default="niet_gezegd"),
        buurt=text(body, "buurt", default="niet_gezegd"),
        party=party or None,
        device=asker,
        now=dt.datetime.now(dt.UTC),
    )
    with store().read() as reader:
        wijk = reader.get(Wijk, reader.get(Meeting, seated.meeting_id).wijk_id)
    language = allowed_language(wijk, text(body, "language", default="nl"))
    content = screen_json(store(), seated.meeting_id, "deelnemer", language=language)
    own = json.dumps(
        {
            "meeting": seated.meeting_id,
            "seat": {
                "here": seated.seat.here,
                "buurt": seated.seat.buurt,
                "party": seated.seat.party_id,
                "confirmed": seated.seat.confirmed,
            },
            "own": seated.own,
            "cards": [_card(card) for card in seated.cards],
            "now": round(time() * 1000),
        },
        ensure_ascii=False,
    )
    return f'{own[:-1]}, "content": {content}}}'


@guarded
async def vote(_request: Request, body: Body) -> Response:
    """Store votes; answers which are stored, which are refused and why, and what counts now."""
    sent = body.get("ballots")
    if not isinstance(sent, list):
        raise InvalidInput(_("Het veld {name} ontbreekt of klopt niet.").format(name="ballots"))
    now, token, meeting_id = dt.datetime.now(dt.UTC), text(body, "token"), text(body, "meeting")
    voted = await _together.write(
        partial(ballots.vote, token=token, meeting_id=meeting_id, votes=sent, now=now)
    )
    return JSONResponse(
        {"stored": list(voted.stored), "refused": {**voted.refused}, "own": voted.own}
    )


@guarded
async def card(_request: Request, body: Body) -> Response:
    """Store what somebody wrote; it waits for the facilitator."""
    text(body, "text", longest=MAX_BODY)  # too long to store is refused in words of its own
    now, token, meeting_id = dt.datetime.now(dt.UTC), text(body, "token"), text(body, "meeting")
    written = await _together.write(
        partial(ballots.write_card, token=token, meeting_id=meeting_id, sent=body, now=now)
    )
    return JSONResponse({"card": _card(written)})


def _card(card: Card) -> dict[str, object]:
    return card.model_dump(
        mode="json", include={"id", "part", "kind", "text", "target", "theme", "state"}
    )


def _json(content: str) -> Response:
    headers = {"Cache-Control": "no-store"}
    return Response(content, media_type="application/json", headers=headers)


VOTING = Route("/dialoog/stem", vote, methods=["POST"])
ROUTES = [
    VOTING,
    Route("/dialoog/stand", state),
    Route("/dialoog/stroom", follow),
    Route("/dialoog/aanmelden", join, methods=["POST"]),
    Route("/dialoog/kaart", card, methods=["POST"]),
]
