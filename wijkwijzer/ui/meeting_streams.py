"""The open screens of meetings, and telling them at once when something in a meeting changes.

A write of this process wakes its meeting as soon as it is on the disk; what another process wrote
is found within a second. What changes within 150 ms goes out together. A screen is sent its whole
content, made once for all screens of its kind and language, and only when it differs.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic, time

from starlette.concurrency import run_in_threadpool

from wijkwijzer.dialogue.screens import Screen
from wijkwijzer.errors import NotFound, WijkwijzerError
from wijkwijzer.publish.meetings import screen_json
from wijkwijzer.store.meetings import COUNTED, SEEN
from wijkwijzer.ui.runtime import store

TOGETHER = 0.15
"""Seconds between two pushes of one meeting."""
HEARTBEAT = 15.0
LOOK_AROUND = 1.0
"""Seconds between two looks at what other processes wrote."""
MOST_STREAMS = 600
GONE = b"event: gone\ndata: {}\n\n"
BEAT = b"event: beat\ndata: {}\n\n"
"""What a screen hears every `HEARTBEAT` seconds, so that it knows when it hears nothing."""


@dataclass(eq=False)
class Stream:
    """One open screen.

    Parameters
    ----------
    console
        Of a facilitator's screen: which one.
    """

    meeting_id: str
    screen: Screen
    language: str
    console: str = ""
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    told: str = ""
    frame: bytes = b""

    def tell(self, text: str, frame: bytes) -> None:
        """Have the screen sent a frame, where it says something else than the last."""
        if text != self.told:
            self.told, self.frame = text, frame
            self.wake.set()


class Streams:
    """All open screens of meetings of this process."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.stopping = False
        self.open: dict[str, set[Stream]] = {}
        self._changed: dict[str, set[str]] = {}
        self._pushing: dict[str, asyncio.Task[None]] = {}
        self._pushed: dict[str, float] = {}
        self._seen: dict[tuple[str, str], int] = {}

    @property
    def count(self) -> int:
        """How many screens are open."""
        return sum(map(len, self.open.values()))

    def heard(self, raised: frozenset[tuple[str, str]]) -> None:
        """Take note of a write, from any thread."""
        mine = [(owner, what) for owner, what in raised if owner in self.open]
        if mine and not self.stopping:
            with suppress(RuntimeError):  # the loop ended while somebody still wrote
                self.loop.call_soon_threadsafe(self._note, mine)

    def _note(self, raised: list[tuple[str, str]]) -> None:
        for meeting_id, what in raised:
            self._changed.setdefault(meeting_id, set()).add(what)
            if meeting_id not in self._pushing:
                self._pushing[meeting_id] = asyncio.create_task(self._push_soon(meeting_id))

    async def _push_soon(self, meeting_id: str) -> None:
        try:
            while changed := self._changed.get(meeting_id):
                await asyncio.sleep(self._pushed.get(meeting_id, 0) + TOGETHER - monotonic())
                self._pushed[meeting_id] = monotonic()
                changed = self._changed.pop(meeting_id)
                with suppress(WijkwijzerError):
                    await self._push(meeting_id, seen=SEEN in changed)
        finally:
            self._pushing.pop(meeting_id, None)

    async def _push(self, meeting_id: str, *, seen: bool) -> None:
        concerned = [s for s in self.open.get(meeting_id, ()) if seen or s.screen != "deelnemer"]
        frames: dict[tuple[Screen, str], tuple[str, bytes]] = {}
        for kind in {(stream.screen, stream.language) for stream in concerned}:
            try:
                frames[kind] = await self.frame(meeting_id, *kind)
            except NotFound:
                frames[kind] = ("gone", GONE)
        for stream in concerned:
            stream.tell(*frames[stream.screen, stream.language])

    async def frame(self, meeting_id: str, screen: Screen, language: str) -> tuple[str, bytes]:
        """Return what a screen is sent now, without and with the moment.

        Raises
        ------
        NotFound
            There is no such meeting (any more).
        """
        text = await run_in_threadpool(screen_json, store(), meeting_id, screen, language=language)
        if screen == "regie":
            text = f'{self._connected(meeting_id)},"content":{text}'
        else:
            text = f'"content":{text}'
        return text, f'data: {{"now":{round(time() * 1000)},{text}}}\n\n'.encode()

    def _connected(self, meeting_id: str) -> str:
        """Return how many screens are open, and which consoles."""
        here = self.open.get(meeting_id, set())
        kinds = [
            f'"{kind}":{sum(s.screen == kind for s in here)}' for kind in ("deelnemer", "wand")
        ]
        consoles = ",".join(sorted({f'"{s.console}"' for s in here if s.screen == "regie"}))
        return f'"connected":{{{",".join(kinds)},"consoles":[{consoles}]}}'

    async def follow(self, stream: Stream) -> AsyncIterator[bytes]:
        """Yield server-sent events for one screen until it goes or the server stops."""
        self.open.setdefault(stream.meeting_id, set()).add(stream)
        try:
            self._note([(stream.meeting_id, COUNTED)])
            try:
                frame = await self.frame(stream.meeting_id, stream.screen, stream.language)
            except NotFound:
                yield GONE
                return
            yield b"retry: 1000\n\n"
            stream.tell(*frame)
            while not self.stopping:
                with suppress(TimeoutError):
                    await asyncio.wait_for(stream.wake.wait(), HEARTBEAT)
                stream.wake.clear()
                frame_now, stream.frame = stream.frame, b""
                yield frame_now or BEAT
                if frame_now is GONE:
                    return
        finally:
            self._leave(stream)

    def _leave(self, stream: Stream) -> None:
        here = self.open.get(stream.meeting_id, set())
        here.discard(stream)
        if here:
            self._note([(stream.meeting_id, COUNTED)])
        else:
            self.open.pop(stream.meeting_id, None)
            self._pushed.pop(stream.meeting_id, None)

    async def look_around(self) -> None:
        """Notice, as long as screens are open, what other processes write."""
        while True:
            await asyncio.sleep(LOOK_AROUND)
            if self.open:
                with suppress(WijkwijzerError):
                    self._compare(await run_in_threadpool(_revisions))

    def _compare(self, revisions: dict[tuple[str, str], int]) -> None:
        mine = {key: value for key, value in revisions.items() if key[0] in self.open}
        changed = [key for key, value in mine.items() if self._seen.get(key) != value]
        gone = [key for key in self._seen if key[0] in self.open and key not in mine]
        self._seen = mine
        if changed or gone:
            self._note(changed + gone)

    def stop(self) -> None:
        """Let all streams end."""
        self.stopping = True
        for here in self.open.values():
            for stream in here:
                stream.wake.set()


def _revisions() -> dict[tuple[str, str], int]:
    with store().read() as reader:
        return reader.revisions()
