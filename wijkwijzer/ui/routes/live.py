"""Live screens: one task watches the revisions for all, and wakes the streams they concern."""

import asyncio
import datetime as dt
import json
import signal
import threading
from collections.abc import AsyncIterator, Callable, Mapping, Set
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict, replace
from functools import partial
from time import monotonic
from types import FrameType
from typing import Any

from anyio import to_thread
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from wijkwijzer.errors import NotFound, StoreFailure, WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import accounts
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.live import Moment, let_figures_move, moment_of
from wijkwijzer.statistics.disclosure import Audience
from wijkwijzer.ui.guard import failure
from wijkwijzer.ui.identity import SESSION_COOKIE
from wijkwijzer.ui.runtime import choose_wijk, store

INTERVAL = 0.25
FACILITATOR_PAUSE = 5.0
"""Seconds between two releases that a facilitator's screen is told: its page is drawn again at
each, and for a facilitator each response is one."""
BUSY = 5
"""Responses since the last release from which on the pause is twice as long: in a full hall the
page of a facilitator is the largest piece of work, and the count beside it moves at once anyway."""
REST = 20
"""How many times as long as moving figures took is rested after it."""
HEARTBEAT = 15.0
MAX_STREAMS = 300

SignalHandler = Callable[[int, FrameType | None], Any]

Watched = tuple[str, Audience]
"""Whose figures a screen looks at: wijk id, and audience."""


class Watch:
    """Which screens look at which wijk, and what they were last told."""

    def __init__(self) -> None:
        self.stopping = asyncio.Event()
        self.streams: dict[asyncio.Event, Watched] = {}
        self.now: dict[Watched, Moment] = {}
        self._seen: dict[tuple[str, str], int] = {}
        self._due: set[Watched] = set()
        self._resting: dict[Watched, float] = {}
        self._counted: dict[Watched, int] = {}
        self._arrived: set[str] = set()
        self._anything_arrived = asyncio.Event()
        self.ends: list[Callable[[], None]] = []

    async def run(self) -> None:
        """Look at the revisions as long as somebody watches."""
        while True:
            await asyncio.sleep(INTERVAL)
            if self.streams:
                # A full disk or a restore must not end all live screens.
                with suppress(StoreFailure):
                    await self._look()

    async def move(self) -> None:
        """Let figures move where responses came in, one wijk at a time, beside the looking.

        The audit behind a figure may take a while; responses that come in meanwhile wait together
        for the next turn, and screens go on being told about them.
        """
        while True:
            await self._anything_arrived.wait()
            self._anything_arrived.clear()
            while self._arrived:
                wijk_id = self._arrived.pop()
                with suppress(WijkwijzerError):
                    now, began = dt.datetime.now(dt.UTC), monotonic()
                    # Not waited for when the server stops: a transaction is all or nothing.
                    await to_thread.run_sync(
                        partial(let_figures_move, store(), wijk_id, now=now),
                        abandon_on_cancel=True,
                    )
                    # In a busy round they move a little less often, in larger steps.
                    await asyncio.sleep(REST * (monotonic() - began))

    async def _look(self) -> None:
        fresh, arrived = await run_in_threadpool(self._read, frozenset(self.streams.values()))
        for watched, moment in fresh.items():
            self._tell(watched, moment)
        if arrived:
            self._arrived |= arrived
            self._anything_arrived.set()

    def _tell(self, watched: Watched, moment: Moment) -> None:
        if self.now.get(watched) != moment:
            self.now[watched] = moment
            for wake, other in self.streams.items():
                if other == watched:
                    wake.set()

    def _read(self, watched: frozenset[Watched]) -> tuple[dict[Watched, Moment], set[str]]:
        """Return what is new to be told, and the watched wijken where responses came in."""
        with store().read() as reader:
            revisions = reader.revisions()
            changed = {key for key, value in revisions.items() if self._seen.get(key) != value}
            self._seen = revisions
            moved = {wijk_id for wijk_id, _stream in changed}
            arrived = {wijk_id for wijk_id, _a in watched if (wijk_id, "responses") in changed}
            ready = self.ready(moved, watched, monotonic())
            others = {each for each in watched if each[0] in moved} - ready
            told = {each: moment_of(reader, *each) for each in ready | others}
            self._rest_longer({each: told[each].arrivals for each in ready})
            # Arrivals are counted at once, also where a release has to wait.
            told |= {each: replace(told[each], release=self.now[each].release) for each in others}
            return told, arrived

    def ready(self, moved: Set[str], watched: Set[Watched], now: float) -> set[Watched]:
        """Return who is told of a release at this moment; who has to rest is returned later.

        Parameters
        ----------
        moved
            The wijken of which something changed since the last look.
        """
        self._due |= {each for each in watched if each[0] in moved or each not in self.now}
        self._due &= watched
        ready = {each for each in self._due if now >= self._resting.get(each, now)}
        self._due -= ready
        told = {each for each in ready if each[1] == "facilitator"}
        self._resting |= dict.fromkeys(told, now + FACILITATOR_PAUSE)
        return ready

    def _rest_longer(self, arrivals: Mapping[Watched, int]) -> None:
        """Let the screens of a busy round rest twice as long after the release they are told."""
        for each, counted in arrivals.items():
            if each in self._resting and counted - self._counted.get(each, counted) >= BUSY:
                self._resting[each] += FACILITATOR_PAUSE
            self._counted[each] = counted

    async def stream(self, watched: Watched, first: Moment) -> AsyncIterator[str]:
        """Yield server-sent events for one screen until it goes or the server stops."""
        self._tell(watched, first)
        last = first
        wake = asyncio.Event()
        self.streams[wake] = watched
        try:
            yield f"retry: 2000\ndata: {as_json(last)}\n\n"
            while not self.stopping.is_set():
                with suppress(TimeoutError):
                    await asyncio.wait_for(wake.wait(), HEARTBEAT)
                wake.clear()
                if self.now[watched] == last:
                    yield ": \n\n"
                else:
                    last = self.now[watched]
                    yield f"data: {as_json(last)}\n\n"
        finally:
            del self.streams[wake]

    def stop(self) -> None:
        """Let all streams end."""
        self.stopping.set()
        for wake in self.streams:
            wake.set()
        for end in self.ends:
            end()


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
    tasks = [asyncio.create_task(watch.run()), asyncio.create_task(watch.move())]
    try:
        yield
    finally:
        for number, handler in replaced.items():
            signal.signal(number, handler)
        watch.stop()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        _watch = None


def when_stopping(end: Callable[[], None]) -> None:
    """Have `end` called at the signal that stops the server, by who holds other streams open."""
    if _watch is not None:
        _watch.ends.append(end)


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
    """Stream what happens in a wijk as server-sent events.

    `?wijk=` names it; with `&alles=1` every arrival counts as a release, for the screen of a
    facilitator, whose figures move with each answer. For others it changes nothing.
    """
    watch = _watch
    if watch is None or watch.stopping.is_set() or len(watch.streams) >= MAX_STREAMS:
        return JSONResponse(
            {"error": _("Er kijken al te veel schermen mee."), "code": "rate"},
            status_code=503,
            headers={"Retry-After": "10"},
        )
    try:
        watched, first = await run_in_threadpool(_now, request)
    except (NotFound, StoreFailure) as error:
        return failure(error)
    return StreamingResponse(
        watch.stream(watched, first),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def live_now(request: Request) -> Response:
    """Answer the same once, for screens that cannot hold a stream open."""
    try:
        _watched, moment = await run_in_threadpool(_now, request)
    except (NotFound, StoreFailure) as error:
        return failure(error)
    headers = {"Cache-Control": "no-store"}
    return Response(as_json(moment), media_type="application/json", headers=headers)


def as_json(moment: Moment) -> str:
    """Return what is told as JSON."""
    return json.dumps(asdict(moment))


def _now(request: Request) -> tuple[Watched, Moment]:
    asked = request.query_params.get("wijk", "")
    audience: Audience = "public"
    if request.query_params.get("alles") == "1":
        token = request.cookies.get(SESSION_COOKIE, "")
        if accounts.identity(store(), token, dt.datetime.now(dt.UTC)).role == "facilitator":
            audience = "facilitator"
    with store().read() as reader:
        wijk = reader.find(Wijk, asked) if asked else choose_wijk(reader.all(Wijk))
        if wijk is None:
            raise NotFound(_("Deze wijk is er niet."))
        return (wijk.id, audience), moment_of(reader, wijk.id, audience)


ROUTES = [Route("/live", live), Route("/live/nu", live_now)]
