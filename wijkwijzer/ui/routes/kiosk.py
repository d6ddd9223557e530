"""How a shared tablet is let go, with the facilitator's code."""

import datetime as dt

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from wijkwijzer.intake import kiosk
from wijkwijzer.ui.device import device
from wijkwijzer.ui.guard import Body, guarded, text
from wijkwijzer.ui.identity import KIOSK_COOKIE
from wijkwijzer.ui.runtime import store


@guarded
async def end(request: Request, body: Body) -> JSONResponse:
    """Check the code; the tablet is an ordinary one again when it is right."""
    await run_in_threadpool(_end, body, device(request.scope))
    response = JSONResponse({"ended": True})
    response.delete_cookie(KIOSK_COOKIE, httponly=True, samesite="lax")
    return response


def _end(body: Body, asker: str) -> None:
    kiosk.end(
        store(),
        text(body, "password", default="") or text(body, "code", default=""),
        name=text(body, "name", default=""),
        device=asker,
        now=dt.datetime.now(dt.UTC),
    )


ROUTES = [Route("/kiosk/uit", end, methods=["POST"])]
