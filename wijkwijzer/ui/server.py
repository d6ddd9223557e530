"""What app.py serves beside Streamlit's own: routes, middleware, what starts and stops with it."""

import asyncio
import datetime as dt
import gc
import logging
import signal
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from wijkwijzer.errors import MissingData, WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.store.backup import remove_old_backups
from wijkwijzer.ui.device import Devices
from wijkwijzer.ui.parts import empty_state
from wijkwijzer.ui.routes import answers, assets, health, live, signin
from wijkwijzer.ui.runtime import settings, store
from wijkwijzer.ui.screen import keep_language
from wijkwijzer.ui.web import Web

ROUTES: list[BaseRoute] = [
    Route("/gezond", health.health),
    *signin.ROUTES,
    *answers.ROUTES,
    *live.ROUTES,
    *assets.ROUTES,
]
MIDDLEWARE = [Middleware(Web), Middleware(Devices)]

_log = logging.getLogger("wijkwijzer")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Open the database, start watching it for live screens, and stop both with the server."""
    store()
    threading.Thread(target=_warm_up, daemon=True).start()
    sending = asyncio.create_task(_send_at_once(signal.getsignal(signal.SIGINT)))
    async with live.watching():
        yield
    sending.cancel()
    store().close()


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


def _warm_up() -> None:
    """Import what the first facilitator would otherwise wait for; clear out old copies."""
    try:
        remove_old_backups(store().path, settings().backup_days, dt.datetime.now(dt.UTC))
    except OSError as error:
        _log.warning("Old backups could not be removed: %s", error)
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
