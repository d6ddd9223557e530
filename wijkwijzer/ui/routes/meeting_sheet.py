"""The sheet with the code of a wijkdialoog, as a PDF in a tab: `/dialoog/blad?d=CODE`."""

import datetime as dt

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wijkwijzer.access.permissions import require
from wijkwijzer.errors import NotFound, WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import accounts
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.network import own_addresses
from wijkwijzer.reports.join_sheet import join_sheet
from wijkwijzer.ui.guard import failure
from wijkwijzer.ui.identity import KIOSK_COOKIE, SESSION_COOKIE
from wijkwijzer.ui.runtime import settings, store
from wijkwijzer.ui.way_in import way_in_addresses


async def sheet(request: Request) -> Response:
    """Answer the sheet, for who may see meetings."""
    session = "" if KIOSK_COOKIE in request.cookies else request.cookies.get(SESSION_COOKIE, "")
    asked = f"{request.url.scheme}://{request.url.netloc}"
    code = request.query_params.get("d", "")[:20]
    try:
        content = await run_in_threadpool(_sheet, code, session, asked)
    except WijkwijzerError as error:
        return failure(error)
    headers = {
        "Content-Disposition": f'inline; filename="wijkdialoog-{code}.pdf"',
        "Cache-Control": "no-store",
    }
    return Response(content, media_type="application/pdf", headers=headers)


def _sheet(code: str, session: str, asked: str) -> bytes:
    who = accounts.identity(store(), session, dt.datetime.now(dt.UTC))
    with store().read() as reader:
        meeting = reader.meeting_of_code(code)
        wijk = reader.get(Wijk, meeting.wijk_id) if meeting else None
    require(who, "see_meetings", wijk)
    if meeting is None or wijk is None:
        raise NotFound(_("Deze bijeenkomst is er niet."))
    base = way_in_addresses(asked, settings().port, own_addresses())[0]
    return join_sheet(meeting, wijk.name, base)


ROUTES = [Route("/dialoog/blad", sheet)]
