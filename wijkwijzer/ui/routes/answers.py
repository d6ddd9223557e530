"""Where the survey form sends answers: begin, save, send, go on elsewhere, stop.

See docs/answers-protocol.md.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import cast, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from wijkwijzer.access.codes import normal_code
from wijkwijzer.errors import AlreadySent, InvalidInput, NotFound, RoundClosed
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import accounts, drafts, survey
from wijkwijzer.intake.filling_in import Saved, save_in
from wijkwijzer.intake.invitations import admit
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Writer
from wijkwijzer.survey.records import OWN_CHANNELS, Channel, plain_answers
from wijkwijzer.ui.device import device
from wijkwijzer.ui.guard import Body, guarded, text, whole_number
from wijkwijzer.ui.handed_code import hand_over
from wijkwijzer.ui.identity import SESSION_COOKIE
from wijkwijzer.ui.runtime import choose_wijk, store
from wijkwijzer.ui.together import Together

_together = Together(lambda: store())  # noqa: PLW0108 - asked anew each time


@guarded
async def begin(request: Request, body: Body) -> JSONResponse:
    """Start a draft; answers the token that its holder needs from then on, and the code."""
    session = request.cookies.get(SESSION_COOKIE, "")
    return JSONResponse(await run_in_threadpool(_begin, body, device(request.scope), session))


@guarded
async def save(_request: Request, body: Body) -> JSONResponse:
    """Store changed answers; answers everything that is stored now."""
    return JSONResponse(_told(await _together.write(_saving(body))))


@guarded
async def send(request: Request, body: Body) -> JSONResponse:
    """Send a draft; answers the receipt code, the same one each time."""
    return JSONResponse(await run_in_threadpool(_send, body, device(request.scope)))


@guarded
async def resume(request: Request, body: Body) -> JSONResponse:
    """Go on with a draft on this device by its code; answers a new token and what is stored."""
    return JSONResponse(await run_in_threadpool(_resume, body, device(request.scope)))


@guarded
async def stop(_request: Request, body: Body) -> JSONResponse:
    """End a draft, or make the token of a sent one worth nothing; the same each time."""
    return JSONResponse(await run_in_threadpool(_stop, body))


def _begin(body: Body, asker: str, session: str = "") -> Body:
    channel = text(body, "channel", default="tablet")
    if channel not in get_args(Channel):
        raise InvalidInput(_("Het veld {name} ontbreekt of klopt niet.").format(name="channel"))
    moment = dt.datetime.now(dt.UTC)
    round_id = text(body, "round", default="") or _open_round(text(body, "wijk", default=""))
    invited = text(body, "invitation", default="")
    # Who types a form over needs no code; `survey.begin` asks who that is.
    own = channel in OWN_CHANNELS
    token, draft = survey.begin(
        store(),
        round_id=round_id,
        language=text(body, "language", default="nl"),
        channel=cast("Channel", channel),
        intake_place=text(body, "intake_place", default=""),
        admission=admit(store(), round_id, invited, device=asker, now=moment) if own else None,
        identity=accounts.identity(store(), session, moment) if session else None,
        token=text(body, "token", default=""),
        now=moment,
    )
    return {"token": token, "round": draft.round_id, "code": drafts.code_for(store(), token)}


def _open_round(wijk_id: str) -> str:
    with store().read() as reader:
        wijk = choose_wijk(reader.all(Wijk), wijk_id)
        if wijk is None:
            raise NotFound(_("Er is nog geen wijk."))
        opened = survey.open_round(reader, wijk.id)
    if opened is None:
        raise RoundClosed(_("Er is nu geen vragenlijst."))
    return opened.id


def _saving(body: Body) -> Callable[[Writer], Saved]:
    """Return the work of saving what is posted."""
    changes = body.get("changes")
    if not isinstance(changes, dict):
        raise InvalidInput(_("Het veld {name} ontbreekt of klopt niet.").format(name="changes"))
    return partial(
        save_in,
        token=text(body, "token"),
        changes=changes,
        step=text(body, "step", default=""),
        number=whole_number(body, "number"),
        language=text(body, "language", default=""),
        now=dt.datetime.now(dt.UTC),
    )


def _told(saved: Saved) -> Body:
    return {
        "saved": plain_answers(saved.saved),
        "number": saved.number,
        "step": saved.step,
        "personal": saved.personal,
    }


def _send(body: Body, asker: str) -> Body:
    sent = survey.send(store(), text(body, "token"), device=asker, now=dt.datetime.now(dt.UTC))
    return {"receipt": sent.receipt, "response": sent.response_id}


def _resume(body: Body, asker: str) -> Body:
    code, now = text(body, "code"), dt.datetime.now(dt.UTC)
    try:
        resumed = drafts.resume(store(), code, device=asker, now=now)
    except AlreadySent as sent:
        hand_over(asker, normal_code(code))
        return {"sent": True, "text": str(sent)}
    return {
        "token": resumed.token,
        "round": resumed.draft.round_id,
        "saved": resumed.draft.model_dump(mode="json")["answers"],
        "number": resumed.number,
        "step": resumed.draft.step,
        "language": resumed.draft.language,
    }


def _stop(body: Body) -> Body:
    drafts.stop(store(), text(body, "token"), now=dt.datetime.now(dt.UTC))
    return {"stopped": True}


SAVING = Route("/antwoorden", save, methods=["POST"])
ROUTES = [
    SAVING,
    Route("/beginnen", begin, methods=["POST"]),
    Route("/versturen", send, methods=["POST"]),
    Route("/verder", resume, methods=["POST"]),
    Route("/stoppen", stop, methods=["POST"]),
]
