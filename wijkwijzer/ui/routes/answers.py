"""Where the survey form sends answers: begin, save, send. See docs/answers-protocol.md."""

import datetime as dt
from typing import cast, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from wijkwijzer.errors import InvalidInput, NotFound, RoundClosed
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import survey
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.survey.records import Channel
from wijkwijzer.ui.guard import Body, guarded, text, whole_number
from wijkwijzer.ui.runtime import choose_wijk, store


@guarded
async def begin(_request: Request, body: Body) -> JSONResponse:
    """Start a draft; answers the token that its holder needs from then on."""
    return JSONResponse(await run_in_threadpool(_begin, body))


@guarded
async def save(_request: Request, body: Body) -> JSONResponse:
    """Store changed answers; answers everything that is stored now."""
    return JSONResponse(await run_in_threadpool(_save, body))


@guarded
async def send(_request: Request, body: Body) -> JSONResponse:
    """Send a draft; answers the receipt code, the same one each time."""
    return JSONResponse(await run_in_threadpool(_send, body))


def _begin(body: Body) -> Body:
    channel = text(body, "channel", default="tablet")
    if channel not in get_args(Channel):
        raise InvalidInput(_("Het veld {name} ontbreekt of klopt niet.").format(name="channel"))
    round_id = text(body, "round", default="") or _open_round(text(body, "wijk", default=""))
    token, draft = survey.begin(
        store(),
        round_id=round_id,
        language=text(body, "language", default="nl"),
        channel=cast("Channel", channel),
        intake_place=text(body, "intake_place", default=""),
        now=dt.datetime.now(dt.UTC),
    )
    return {"token": token, "round": draft.round_id}


def _open_round(wijk_id: str) -> str:
    with store().read() as reader:
        wijk = choose_wijk(reader.all(Wijk), wijk_id)
        if wijk is None:
            raise NotFound(_("Er is nog geen wijk."))
        opened = survey.open_round(reader, wijk.id)
    if opened is None:
        raise RoundClosed(_("Er is nu geen enquête die u kunt invullen."))
    return opened.id


def _save(body: Body) -> Body:
    changes = body.get("changes")
    if not isinstance(changes, dict):
        raise InvalidInput(_("Het veld {name} ontbreekt of klopt niet.").format(name="changes"))
    saved = survey.save(
        store(),
        text(body, "token"),
        changes,
        step=text(body, "step", default=""),
        number=whole_number(body, "number"),
        now=dt.datetime.now(dt.UTC),
    )
    return {"saved": saved.saved, "number": saved.number, "step": saved.step}


def _send(body: Body) -> Body:
    sent = survey.send(store(), text(body, "token"), now=dt.datetime.now(dt.UTC))
    return {"receipt": sent.receipt, "response": sent.response_id}


ROUTES = [
    Route("/beginnen", begin, methods=["POST"]),
    Route("/antwoorden", save, methods=["POST"]),
    Route("/versturen", send, methods=["POST"]),
]
