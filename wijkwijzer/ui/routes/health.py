"""Whether the server works: for whoever watches it."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from wijkwijzer.errors import StoreFailure
from wijkwijzer.ui.runtime import store


async def health(_request: Request) -> JSONResponse:
    """Answer 200 when the database can be read, else 503."""
    try:
        await run_in_threadpool(_read)
    except StoreFailure:
        return JSONResponse({"ok": False}, status_code=503)
    return JSONResponse({"ok": True})


def _read() -> None:
    with store().read() as reader:
        reader.revisions()
