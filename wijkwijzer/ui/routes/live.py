"""Live screens: one task watches the revisions for all, and wakes the streams they concern."""

import asyncio
import json
import signal
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from types import FrameType
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from wijkwijzer.errors import NotFound, StoreFailure
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Reader
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.guard import failure
from wijkwijzer.ui.runtime import choose_wijk, store

INTERVAL = 0.25
HEARTBEAT = 15.0
MAX_STREAMS = 300

SignalHandler = Callable[[int, FrameType | None], Any]

_PUBLISHING = ("stands", "records", "contributions")


def moment_of(reader: Reader, wijk_id: str) -> str:
    """Return, as JSON, what live screens of a wijk need to know.

    `arrivals` is the number of sent responses of the newest round; `release` changes whenever
    published figures may have. Drafts show in neither.
    """
    rounds = reader.all(Round, wijk_id)
    return json.dumps(
        {
            "arrivals": reader.response_count(rounds[-1].id) if rounds else 0,
            "release": sum(reader.revision(wijk_id, stream) for stream in _PUBLISHING),
        }
    )


class Watch:
    """Which screens look at which wijk, and what they were last told."""

    def __init__(self) -> None:
        self.stopping = asyncio.Event()
        self.streams: dict[asyncio.Event, str] = {}
        self.now: dict[str, str] = {}
        self._seen: dict[tuple[str, str], int] = {}

    async def run(self) -> None:
        """Look at the revisions as long as somebody watches."""
        while True:
            await asyncio.sleep(INTERVAL)
            if self.streams:
                # A full disk or a restore must not end all live screens.
                with suppress(StoreFailure):
                    await self._look()

    async def _look(self) -> None:
        fresh = await run_in_threadpool(self._read, frozenset(self.streams.values()))
        for wijk_id, text in fresh.items():
            self._tell(wijk_id, text)

    def _tell(self, wijk_id: str, text: str) -> None:
        if self.now.get(wijk_id) != text:
            self.now[wijk_id] = text
            for wake, watched in self.streams.items():
                if watched == wijk_id:
                    wake.set()

    def _read(self, watched: frozenset[str]) -> dict[str, str]:
        with store().read() as reader:
            revisions = reader.revisions()
            changed = {
                wijk_id
                for (wijk_id, stream), value in revisions.items()
                if self._seen.get((wijk_id, stream)) != value
            }
            self._seen = revisions
            new = watched & (changed | (watched - self.now.keys()))
            return {wijk_id: moment_of(reader, wijk_id) for wijk_id in new}

    async def stream(self, wijk_id: str, first: str) -> AsyncIterator[str]:
        """Yield server-sent events for one screen until it goes or the server stops."""
        self._tell(wijk_id, first)
        told = first
        wake = asyncio.Event()
        self.streams[wake] = wijk_id
        try:
            yield f"retry: 2000\ndata: {told}\n\n"
            while not self.stopping.is_set():
                with suppress(TimeoutError):
                    await asyncio.wait_for(wake.wait(), HEARTBEAT)
                wake.clear()
                if self.now[wijk_id] == told:
                    yield ": \n\n"
                else:
                    told = self.now[wijk_id]
                    yield f"data: {told}\n\n"
        finally:
            del self.streams[wake]

    def stop(self) -> None:
        """Let all streams end."""
        self.stopping.set()
        for wake in self.streams:
            wake.set()


_watch: Watch | None = None


@asynccontextmanager
async def watching() -> AsyncIterator[None]:
    """Watch as long as the server runs; streams end at the signal that stops the server.

    An open stream keeps the server from stopping, and the server tells the application only
    after its connections ended: so the streams listen to the signal themselves.
    """
    global _watch  # noqa: PLW0603 - routes have no other way to the running server
    _watch = watch = Watch()
    replaced = _listen_to_signals(watch)
    task = asyncio.create_task(watch.run())
    try:
        yield
    finally:
        for number, handler in replaced.items():
            signal.signal(number, handler)
        watch.stop()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        _watch = None


def _listen_to_signals(watch: Watch) -> dict[int, SignalHandler]:
    """Stop the streams before the server's own handlers run; returns those handlers."""
    replaced: dict[int, SignalHandler] = {}
    if threading.current_thread() is not threading.main_thread():
        return replaced
    loop = asyncio.get_running_loop()

    def first_of(handler: SignalHandler) -> SignalHandler:
        def stop(number: int, frame: FrameType | None) -> None:
            loop.call_soon_threadsafe(watch.stop)
            handler(number, frame)

        return stop

    for number in (signal.SIGINT, signal.SIGTERM):
        handler = signal.getsignal(number)
        if callable(handler):
            replaced[number] = handler
            signal.signal(number, first_of(handler))
    return replaced


async def live(request: Request) -> Response:
    """Stream what happens in a wijk (`?wijk=`) as server-sent events."""
    watch = _watch
    if watch is None or watch.stopping.is_set() or len(watch.streams) >= MAX_STREAMS:
        return JSONResponse(
            {"error": _("Er kijken al te veel schermen mee."), "code": "rate"},
            status_code=503,
            headers={"Retry-After": "10"},
        )
    try:
        wijk_id, first = await run_in_threadpool(_now, request.query_params.get("wijk", ""))
    except (NotFound, StoreFailure) as error:
        return failure(error)
    return StreamingResponse(
        watch.stream(wijk_id, first),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def live_now(request: Request) -> Response:
    """Answer the same once, for screens that cannot hold a stream open."""
    try:
        _wijk_id, text = await run_in_threadpool(_now, request.query_params.get("wijk", ""))
    except (NotFound, StoreFailure) as error:
        return failure(error)
    return Response(text, media_type="application/json", headers={"Cache-Control": "no-store"})


def _now(asked: str) -> tuple[str, str]:
    with store().read() as reader:
        wijk = reader.find(Wijk, asked) if asked else choose_wijk(reader.all(Wijk))
        if wijk is None:
            raise NotFound(_("Deze wijk is er niet."))
        return wijk.id, moment_of(reader, wijk.id)


ROUTES = [Route("/live", live), Route("/live/nu", live_now)]
