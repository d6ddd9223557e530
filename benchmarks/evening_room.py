"""A meeting that is held in a browser: who is there, and what every part of it takes."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Browser

from benchmarks.evening_report import CLOCK, Round, Seen, kept
from benchmarks.hall import FIRST, PATIENCE, Console, Guest, Wall, device
from benchmarks.population import NAME, PASSWORD
from benchmarks.processes import cpu_seconds, machine_seconds
from benchmarks.server import Server
from wijkwijzer.cli.loopback import Device
from wijkwijzer.cli.participants import Pace, people, read_frame
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.store import Store

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
TABLET = {"viewport": {"width": 1280, "height": 800}, "has_touch": True}
REMEMBERED = "Object.keys(localStorage).some((name) => name.includes('dialoog:'))"


class Room:
    """The meeting, its screens, and who is there."""

    def __init__(
        self,
        *,
        browser: Browser,
        server: Server,
        meeting: Meeting,
        store: Store,
        n: int,
        think: float,
        shots: Path | None,
    ) -> None:
        self.browser, self.server, self.meeting, self.store = browser, server, meeting, store
        self.n, self.think, self.shots = n, think, shots
        self.seen = Seen()
        self.hands: Counter[tuple[str, str]] = Counter()
        self.shot = 0

    @property
    def site(self) -> str:
        return f"http://localhost:{self.server.port}"

    async def come_in(self) -> None:
        code, errors = self.meeting.code, self.seen.errors
        locale = {"locale": "nl-NL"}
        screen = await self.browser.new_context(viewport={"width": 1920, "height": 1080}, **locale)
        self.wall = Wall(await device(screen), errors)
        await self.wall.open(f"{self.site}/dialoog?d={code}&scherm=1")
        table = await self.browser.new_context(viewport={"width": 1280, "height": 800}, **locale)
        self.console = Console(await device(table), errors)
        await self.console.open(self.site, code, NAME, PASSWORD)
        await self.take("voor het begin")
        await self.console.next("Open de bijeenkomst")
        await self.console.button("Pauze").is_enabled()
        looked = await Device(self.server.port).ask("GET", f"/dialoog/stand?d={code}")
        content = read_frame(json.dumps(looked.content))
        pace = Pace(arrive=10, think=self.think)
        work = people(
            self.server.port, content, self.n, seed=2026, pace=pace, ledger=self.seen.ledger
        )
        self.crowd = asyncio.create_task(work)
        self.guests = [await self._guest(number) for number in range(6)]
        said = [("Bewoner", buurt) for buurt in ("Kanteldijk", "Parkzijde", "De Gaarden")]
        said += [("Ondernemer", "Schippersbuurt")]
        said += [("Ambtenaar", content.all_parties[0].name)]
        said += [("Dat zeg ik liever niet",)]
        for guest, words in zip(self.guests, said, strict=True):
            await guest.arrive(self.site, code, *words)
        await self.until(lambda: self.seen.ledger.joined == self.n, "everybody is in")
        await self.take("de zaal loopt vol")

    async def _guest(self, number: int) -> Guest:
        kind = PHONE if number < 3 else TABLET
        context = await self.browser.new_context(locale="nl-NL", **kind)
        return Guest(await device(context), self.seen.errors, self.seen.ledger, number)

    async def end(self) -> None:
        console = self.console
        for guest in self.guests:
            state = await guest.state() or {}
            if state["says"] not in {"", "Opgeslagen"}:
                self.seen.faults["a device still says that something was not sent"] += 1
        await console.next("Sluit de bijeenkomst")
        await console.tap(console.button("Ja, sluit"))
        await asyncio.wait({self.crowd}, timeout=20)
        for guest in self.guests:
            await guest.is_at(lambda now: "afgelopen" in now["title"], "it is over")
            if await guest.page.evaluate(REMEMBERED):
                self.seen.faults["a device remembers who it was"] += 1
        await self.take("klaar")
        self.crowd.cancel()
        ended = await asyncio.gather(self.crowd, return_exceptions=True)
        self.seen.faults.update(repr(error) for error in ended if isinstance(error, Exception))

    @asynccontextmanager
    async def round(
        self, part: str, words: str, *, stage: str = "", measured: bool = True
    ) -> AsyncIterator[None]:
        """Begin to take votes by the big button, until everybody is through."""
        seen, before = self.seen, len(self.seen.ledger.stored)
        began = await self.console.next(words)
        lap = Round(part, stage, began)
        cpu, all_, mine = cpu_seconds(self.server.pid), machine_seconds(), time.process_time()
        yield
        await self.until(lambda: self._is_quiet(part, began), f"votes in {part}")
        for guest in self.guests:
            await guest.is_at(lambda now: now["says"] in {"", "Opgeslagen"}, "kept")
        lap.ended = time.time()
        if measured:
            used = cpu_seconds(self.server.pid) - cpu
            seen.rounds.append(lap)
            seen.cpu += used
            seen.seconds += lap.ended - began
            seen.votes += len(seen.ledger.stored) - before
            seen.others += machine_seconds() - all_ - used - (time.process_time() - mine)

    async def reveal(self, part: str, *, stage: str = "") -> None:
        """Show the result; it must say what the devices were told was kept."""
        before = self.wall.drawn[-1]
        tapped = await self.console.next("Toon de uitslag")
        now = await self.wall.shows(
            lambda seen: (
                seen.at > tapped and (seen.where, seen.sentence) != (before.where, before.sentence)
            ),
            f"the result of {part}",
        )
        self.seen.shown.append(now.at - tapped)
        await self.take(f"{part} {stage} uitslag")
        looked = await Device(self.server.port).ask(
            "GET", f"/dialoog/stand?d={self.meeting.code}&scherm=wand"
        )
        result = read_frame(json.dumps(looked.content)).result
        assert result is not None
        meant = kept(self.seen.ledger, part, stage, self._merged())
        for each in result.targets:
            said = each.total or sum(count.n for count in each.counts)
            mine = meant[each.target] + self.hands[part, each.target]
            self.seen.compared += 1
            if not each.hidden and said != mine:
                self.seen.faults[f"{part}: {said} on the wall of {each.target}, kept {mine}"] += 1

    def _merged(self) -> dict[str, str]:
        with self.store.read() as reader:
            cards = reader.cards(self.meeting.id)
        return {card.id: card.into for card in cards if card.into}

    async def everybody(self) -> None:
        await asyncio.gather(*(guest.answer() for guest in self.guests))

    def _is_quiet(self, part: str, began: float) -> bool:
        """Whether nobody votes any more."""
        taps = {k: tap for k, tap in self.seen.ledger.taps.items() if tap.part == part}
        newest = max((tap.at + CLOCK for tap in taps.values()), default=0)
        return (
            newest > began
            and time.time() - newest > 1.6 * self.think + 1
            # A device in a browser sends only the last of two quick taps, and says what is kept.
            and all(k in self.seen.ledger.stored for k, tap in taps.items() if tap.person < FIRST)
        )

    async def until(
        self,
        so: Callable[[], Any],
        what: str,
        holds: Callable[[Any], bool] = bool,
    ) -> None:
        patience = time.monotonic() + PATIENCE
        while True:
            found = so()
            found = await found if isinstance(found, Awaitable) else found
            if holds(found):
                return
            if time.monotonic() > patience:
                raise TimeoutError(what)
            await asyncio.sleep(0.1)

    async def take(self, name: str, *, phone: int = 0) -> None:
        """Photograph every kind of screen, when nothing moves any more."""
        print(f"{time.strftime('%H:%M:%S')} {name}", flush=True)
        if self.shots is None:
            return
        await asyncio.sleep(1.2)
        self.shot += 1
        pages = {"wand": self.wall, "regie": self.console}
        if hasattr(self, "guests"):
            pages |= {"telefoon": self.guests[phone], "tablet": self.guests[4]}
        for kind, screen in pages.items():
            file = self.shots / f"{self.shot:02} {name} {kind}.png".replace(" ", "-")
            await screen.page.screenshot(path=file)
