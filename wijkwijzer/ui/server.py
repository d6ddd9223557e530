"""What app.py serves beside Streamlit's own: routes, middleware, what starts and stops with it."""

import asyncio
import datetime as dt
import gc
import logging
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib import import_module

import streamlit as st
import uvicorn
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route
from streamlit import config

from wijkwijzer.errors import MissingData, WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import drafts, keeping
from wijkwijzer.publish import book, remembered, voices, wording
from wijkwijzer.publish import meetings as screens
from wijkwijzer.reports import typesetting
from wijkwijzer.ui import kept
from wijkwijzer.ui.device import Devices
from wijkwijzer.ui.direct import Direct
from wijkwijzer.ui.kiosk import Kiosk
from wijkwijzer.ui.lasting import LastingFiles, lasting_files
from wijkwijzer.ui.parts import empty_state
from wijkwijzer.ui.routes import (
    answers,
    assets,
    content,
    health,
    kiosk,
    live,
    meeting_acts,
    meeting_sheet,
    meetings,
    photos,
    signin,
)
from wijkwijzer.ui.runtime import settings, store
from wijkwijzer.ui.screen import keep_language
from wijkwijzer.ui.web import NO_PAGES, Web
from wijkwijzer.ui.widget_state import look_up_one

DIRECT: list[BaseRoute] = [
    Route("/gezond", health.health),
    *answers.ROUTES,
    *photos.ROUTES,
    *kiosk.ROUTES,
    *live.ROUTES,
    *meetings.ROUTES,
    *meeting_acts.ROUTES,
    *meeting_sheet.ROUTES,
    *assets.FIRST,
]
ROUTES: list[BaseRoute] = [*DIRECT, *signin.ROUTES, *content.ROUTES, *assets.ROUTES]
MIDDLEWARE = [
    Middleware(Web),
    Middleware(Direct, routes=[answers.SAVING, meetings.VOTING]),
    Middleware(LastingFiles, files=lasting_files()),
    Middleware(Kiosk, open_to_all=NO_PAGES),
    Middleware(Devices),
    Middleware(Direct, routes=DIRECT),
]

CLEARING_SECONDS = 300
TURN = 0.0005
"""Seconds that a thread goes on while others wait: a tenth of what Python takes by itself.

Answering a post gives the turn away some ten times; while a page is drawn in another thread, each
time was a wait of 5 ms.
"""

_log = logging.getLogger("wijkwijzer")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Open the database, start watching it for live screens, and stop both with the server."""
    sys.setswitchinterval(TURN)
    _settle_configuration()
    look_up_one()
    for keeps in (book, wording, voices, remembered, kept, screens, typesetting):
        store().when_erased(keeps.forget_all)
    threading.Thread(target=_warm_up, daemon=True).start()
    tasks = (
        asyncio.create_task(_send_at_once(signal.getsignal(signal.SIGINT))),
        asyncio.create_task(_look_after()),
    )
    async with live.watching(), meetings.pushing():
        yield
    for task in tasks:
        task.cancel()
    store().close()


def _settle_configuration() -> None:
    """Let Streamlit read its themes once instead of six times at each run of a page.

    Nothing changes its configuration while the server runs.
    """
    setattr(config, "get_options_for_section", cache(config.get_options_for_section))  # noqa: B010


async def _send_at_once(handler: object) -> None:
    """Send small answers at once instead of 40 ms later.

    asyncio switches the waiting off (TCP_NODELAY), but not for the socket that Streamlit binds
    by itself; connections take the setting over from the socket that listens.
    """
    server = getattr(handler, "__self__", None)
    if not isinstance(server, uvicorn.Server):
        return
    while not server.started:
        await asyncio.sleep(0.02)
    for listening in server.servers:
        for each in listening.sockets:
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


async def _look_after() -> None:
    """Clear out, as long as the server runs, what may not be kept longer."""
    while True:
        await run_in_threadpool(_clear_out, dt.datetime.now(dt.UTC))
        await asyncio.sleep(CLEARING_SECONDS)


def _clear_out(now: dt.datetime) -> None:
    """Erase drafts and attempts whose term is over, and copies older than was agreed."""
    try:
        drafts.expire(store(), now)
        store().empty_log()
        keeping.clear_out_copies(store(), settings().backup_days, now)
    except OSError as error:
        _log.warning("What is past its term could not be removed: %s", error)


def _warm_up() -> None:
    """Import what the first facilitator would otherwise wait for."""
    for name in ("pandas", "plotly.graph_objects", "folium"):
        import_module(name)
    gc.freeze()


def show_error(error: Exception) -> bool:
    """Tell what happened in Dutch; the traceback goes to the log, never to a screen."""
    keep_language()
    if isinstance(error, MissingData):
        empty_state(_("Hier is nog niets te zien."), str(error))
        return True
    if isinstance(error, WijkwijzerError):
        st.error(str(error))
        for problem in getattr(error, "problems", ()):
            st.text(problem)
        return True
    _log.error("A page failed", exc_info=error)
    st.error(
        _(
            "Er ging iets mis op deze pagina. Wat al opgeslagen was, is bewaard. "
            "Laad de pagina opnieuw. Blijft het misgaan? Waarschuw de begeleider."
        )
    )
    return True
