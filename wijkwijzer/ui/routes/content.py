"""What the survey shows in another language than that of the page."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wijkwijzer.errors import NotFound, StoreFailure
from wijkwijzer.store.context import round_context
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.guard import failure
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.survey.content import contents

_FOR_GOOD = "public, max-age=31536000, immutable"


async def content(request: Request) -> Response:
    """Answer the words of a round in one language; a browser keeps a version for good."""
    asked = request.query_params
    try:
        found = await run_in_threadpool(_found, asked.get("ronde", ""), asked.get("taal", ""))
    except (NotFound, StoreFailure) as error:
        return failure(error)
    if found is None:
        return Response(status_code=404)
    body, version = found
    kept = _FOR_GOOD if asked.get("v") == version else "no-cache"
    headers = {"Cache-Control": kept, "ETag": f'"{version}-{asked["taal"]}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def _found(round_id: str, language: str) -> tuple[bytes, str] | None:
    with store().read() as reader:
        round_ = reader.get(Round, round_id)
        shown = contents(round_context(reader, round_.wijk_id, round_.id))
    body = shown.spoken.get(language)
    return None if body is None else (body, shown.version)


ROUTES = [Route("/inhoud", content)]
