"""Where the survey form sends photos. See docs/answers-protocol.md."""

import datetime as dt

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse
from starlette.routing import Route

from wijkwijzer.intake.photos import MAX_BYTES, take_photo
from wijkwijzer.ui.guard import guarded_file
from wijkwijzer.ui.runtime import store


@guarded_file(MAX_BYTES)
async def photo(token: str, data: bytes) -> JSONResponse:
    """Store a photo with a draft; answers the id that an answer can name."""
    now = dt.datetime.now(dt.UTC)
    return JSONResponse({"id": await run_in_threadpool(take_photo, store(), token, data, now)})


ROUTES = [Route("/foto", photo, methods=["POST"])]
