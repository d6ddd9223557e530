"""A hall of 150 in a wijkdialoog: from a tap on a phone to the wall, and whether every vote counts.

Run: `python -m benchmarks.meeting`; it writes its section of `benchmarks/results.md`. It starts the
app on this machine, lets simulated people join and follow over loopback, runs rounds of votes from
one console with one wall, and kills and restarts the server in the middle of the last round. Then
what was confirmed is laid beside what is stored and what the wall was told.
"""

import argparse
import asyncio
import datetime as dt
import json
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.population import NAME, fill
from benchmarks.processes import cpu_seconds, machine_seconds, memory
from benchmarks.results import machine, percentile, write_section
from benchmarks.server import Server, cookie_of, running
from wijkwijzer.access.records import Identity
from wijkwijzer.cli.loopback import Device
from wijkwijzer.cli.participants import Ledger, Pace, people, read_frame
from wijkwijzer.dialogue.records import Ballot, Meeting, Option, Part
from wijkwijzer.dialogue.screens import ScreenContent
from wijkwijzer.intake import meetings
from wijkwijzer.store import Store

WIJK = "lommerwaard"
KILLED = "gedood"
PATIENCE = 90
"""Seconds that a round may take on a busy machine."""


@dataclass(frozen=True)
class Plan:
    """Who takes part.

    Parameters
    ----------
    people
        How many phones and tablets.
    arrive
        Seconds in which they come in.
    think
        Seconds before each tap, give or take half; all of them begin when the part does.
    polls
        Rounds in which everybody taps once.
    """

    people: int = 150
    arrive: float = 15
    think: float = 4
    polls: int = 4


@dataclass(frozen=True)
class Frame:
    """What the wall was told, and when."""

    at: float
    content: ScreenContent


@dataclass
class Seen:
    """What was measured."""

    ledger: Ledger = field(default_factory=Ledger)
    wall: list[Frame] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    confirmations: list[float] = field(default_factory=list)
    reveals: list[float] = field(default_factory=list)
    cpu: float = 0
    seconds: float = 0
    votes: int = 0
    others: float = 0
    memory_before: int = 0
    memory: int = 0
    start: float = 0
    away: float = 0
    faults: Counter[str] = field(default_factory=Counter)


def programme(polls: int) -> tuple[Part, ...]:
    """Return polls, statements, dots, and a round of statements in which the server is killed."""
    options = tuple(Option(id=f"o{n}", text=f"Keuze {n}") for n in range(4))
    statements = tuple(Option(id=f"s{n}", text=f"Stelling {n}") for n in range(6))
    made = [
        Part(id=f"poll{n}", kind="kennismaken", title=f"Poll {n}", options=options)
        for n in range(polls)
    ]
    made += [
        Part(id="stellingen", kind="stellingen", title="Stellingen", options=statements),
        Part(id="stippen", kind="stippen", title="Stippen", options=options, each=3),
        Part(id=KILLED, kind="stellingen", title="Nog meer", options=statements),
    ]
    return tuple(made)


class Hall:
    """One meeting at a server of our own."""

    def __init__(self, plan: Plan, server: Server, meeting: Meeting) -> None:
        self.plan, self.server, self.meeting, self.seen = plan, server, meeting, Seen()
        self.console = Device(server.port, cookie_of(server.port))
        self.sequence = 0

    async def run(self) -> Seen:
        """Let everybody in and go through the programme."""
        seen = self.seen
        seen.memory_before = memory(self.server.pid)
        await self._act("open_meeting")
        pace = Pace(arrive=self.plan.arrive, think=self.plan.think)
        content = await self._shown()
        crowd = asyncio.create_task(
            people(
                self.server.port,
                content,
                self.plan.people,
                seed=2026,
                pace=pace,
                ledger=seen.ledger,
            )
        )
        wall = asyncio.create_task(self._watch_wall())
        watching = asyncio.create_task(self._watch_memory())
        await self._until(lambda: seen.ledger.joined == self.plan.people)
        await asyncio.sleep(self.plan.think / 2)  # in which everybody's stream opens
        for part in self.meeting.programme:
            await (self._killed(part) if part.id == KILLED else self._round(part))
        await self._act("close_meeting")
        await asyncio.wait({crowd}, timeout=20)
        for task in (crowd, wall, watching):
            task.cancel()
        ended = await asyncio.gather(crowd, wall, watching, return_exceptions=True)
        seen.faults.update(repr(error) for error in ended if isinstance(error, Exception))
        self.console.close()
        return seen

    async def _round(self, part: Part) -> None:
        """Let everybody vote, measured, and show what came of it."""
        pid, began = self.server.pid, time.monotonic()
        cpu, all_, mine = cpu_seconds(pid), machine_seconds(), time.process_time()
        before = len(self.seen.ledger.stored)
        await self._act("part", part=part.id)
        await self._until(lambda: self._all_voted(part.id))
        used, seconds = cpu_seconds(pid) - cpu, time.monotonic() - began
        self.seen.cpu += used
        self.seen.seconds += seconds
        self.seen.votes += len(self.seen.ledger.stored) - before
        self.seen.others += machine_seconds() - all_ - used - (time.process_time() - mine)
        revealed = time.monotonic()
        await self._reveal(part)
        shown = next((f.at for f in self.seen.wall if f.at > revealed and f.content.result), None)
        if shown is not None:
            self.seen.reveals.append(shown - revealed)

    async def _killed(self, part: Part) -> None:
        """Kill the server when half of the votes are in, and start it again."""
        await self._act("part", part=part.id)
        half = self.plan.people * len(part.options) // 2
        await self._until(lambda: sum(t.part == part.id for t in self._stored()) >= half)
        killed = time.monotonic()
        await asyncio.to_thread(self.server.kill)
        await asyncio.to_thread(self.server.start_again)
        ready = time.monotonic()
        await self._until(lambda: any(frame.at > killed for frame in self.seen.wall))
        back = next(frame.at for frame in self.seen.wall if frame.at > killed)
        self.seen.start, self.seen.away = ready - killed, back - killed
        await self._until(lambda: self._all_voted(part.id))
        await self._reveal(part)

    async def _reveal(self, part: Part) -> None:
        """Show the result; the wall must say what was confirmed."""
        await self._act("phase", phase="reveal")
        await self._until(
            lambda: (
                self.seen.wall[-1].content.result is not None
                and self.seen.wall[-1].content.result.part == part.id
            )
        )
        result = self.seen.wall[-1].content.result
        assert result is not None
        told = Counter[str]()
        for each in result.targets:
            told[each.target] = each.total or sum(c.n for c in each.counts)
        taps = [tap for tap in self._stored() if tap.part == part.id]
        meant = Counter[str]()
        for tap in taps:
            meant[tap.key] += tap.value if part.kind == "stippen" else 1
        if +told != +meant:
            self.seen.faults[f"the wall says otherwise than was confirmed of {part.id}"] += 1

    def _stored(self) -> list[Any]:
        return [self.seen.ledger.taps[vote_id] for vote_id in self.seen.ledger.stored]

    def _all_voted(self, part: str) -> bool:
        """Whether everybody is through with a part: as many taps as they will make."""
        ledger = self.seen.ledger
        own = {key: tap for key, tap in ledger.taps.items() if tap.part == part}
        moments = [max(tap.at, ledger.stored.get(key, 0)) for key, tap in own.items()]
        newest = max(moments, default=time.monotonic())
        quiet = time.monotonic() - newest > 1.5 * self.plan.think + 0.5
        return (
            quiet
            and len({tap.person for tap in own.values()}) == self.plan.people
            and all(key in ledger.stored for key in own)
        )

    async def _act(self, kind: str, **payload: str) -> None:
        """Do a step as the console does."""
        sent = {
            "do": "step",
            "token": "console",
            "meeting": self.meeting.id,
            "kind": kind,
            "payload": payload,
            "console": "console",
            "seen": self.sequence,
        }
        found = await self.console.ask("POST", "/dialoog/regie", sent)
        if found.status != 200:
            raise RuntimeError(f"{kind}: {found.status} {found.error}")
        content = found.content["content"]
        assert isinstance(content, dict)
        self.sequence = int(content["sequence"])

    async def _shown(self) -> ScreenContent:
        found = await self.console.ask("GET", f"/dialoog/stand?d={self.meeting.code}")
        return read_frame(json.dumps(found.content))

    async def _watch_wall(self) -> None:
        path = f"/dialoog/stroom?d={self.meeting.code}&scherm=wand"
        while True:
            with suppress(OSError, EOFError):
                async with Device(self.server.port).listen(path) as events:
                    async for _event, data in events:
                        at = time.monotonic()
                        self.seen.wall.append(Frame(at, read_frame(data)))
            await asyncio.sleep(0.5)

    async def _watch_memory(self) -> None:
        while True:
            with suppress(OSError):
                now = await asyncio.to_thread(memory, self.server.pid)
                self.seen.memory = max(self.seen.memory, now)
            await asyncio.sleep(2)

    async def _until(self, so: Any) -> None:
        patience = time.monotonic() + PATIENCE
        while not so():
            if time.monotonic() > patience:
                raise TimeoutError("the hall did not get that far")
            await asyncio.sleep(0.05)


@contextmanager
def planned(plan: Plan) -> Iterator[tuple[Path, Meeting]]:
    """Make a database with a meeting, in a folder that goes away."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "wijk.db"
        fill(database, 20)
        store = Store(database)
        meeting = meetings.create_meeting(
            store,
            WIJK,
            "Een volle zaal",
            held_on="2026-11-24",
            programme=programme(plan.polls),
            identity=Identity(role="facilitator", account=NAME),
            now=dt.datetime.now(dt.UTC),
        )
        store.close()
        yield database, meeting


def measure(plan: Plan, port: int) -> Seen:
    """Run a meeting against a server of our own."""
    with planned(plan) as (database, meeting):
        with running(database, port) as server:
            hall = Hall(plan, server, meeting)
            seen = asyncio.run(hall.run())
        store = Store(database)
        with store.read() as reader:
            ballots = reader.ballots(meeting.id)
        store.close()
    check(ballots, seen)
    take_times(ballots, seen)
    return seen


def check(ballots: list[Ballot], seen: Seen) -> None:
    """Note every vote that was confirmed and is not there as it was given, and the reverse."""
    ledger, rows = seen.ledger, Counter(ballot.id for ballot in ballots)
    stored = {ballot.id: ballot for ballot in ballots}
    for vote_id in ledger.stored:
        tap, ballot = ledger.taps[vote_id], stored.get(vote_id)
        if ballot is None:
            seen.faults["a confirmed vote is gone"] += 1
        elif (ballot.part, ballot.target, ballot.value) != (tap.part, tap.key, tap.value):
            seen.faults["a vote is stored otherwise than it was given"] += 1
    seen.faults["a vote is stored twice"] += sum(n - 1 for n in rows.values())
    seen.faults["a vote is stored that nobody gave"] += len(rows.keys() - ledger.taps.keys())
    persons = {
        (ballot.participant, ledger.taps[ballot.id].person)
        for ballot in ballots
        if ballot.id in ledger.taps
    }
    seats = {seat for seat, _person in persons}
    seen.faults["a vote counts for somebody else"] += len(persons) - len(seats)


def take_times(ballots: list[Ballot], seen: Seen) -> None:
    """Work out how long taps took.

    The wall says how many have voted in a part. The first vote of the r-th to vote, in the order
    of the database, is on the wall with the first frame that says r or more.
    """
    for before, after in pairwise(seen.wall):
        if before.at > after.at:
            seen.faults["the wall went back in time"] += 1
    ranks: Counter[str] = Counter()
    met: set[tuple[str, int]] = set()
    for ballot in ballots:
        tap = seen.ledger.taps.get(ballot.id)
        if tap is None or tap.part == KILLED:
            continue
        seen.confirmations.append(seen.ledger.stored[ballot.id] - tap.at)
        if (tap.part, ballot.participant) in met:
            continue
        met.add((tap.part, ballot.participant))
        ranks[tap.part] += 1
        shown = (f.at for f in seen.wall if _tells(f.content, tap.part, ranks[tap.part]))
        at = next(shown, None)
        if at is None:
            seen.faults["a vote never came to the wall"] += 1
        else:
            seen.waits.append(at - tap.at)


def _tells(content: ScreenContent, part: str, rank: int) -> bool:
    return content.part is not None and content.part.id == part and (content.n_voted or 0) >= rank


def report(plan: Plan, seen: Seen) -> str:
    """Put what was measured in a section of the results."""
    ledger = seen.ledger
    each = 1000 * seen.cpu / seen.votes if seen.votes else float("nan")
    others = seen.others / (seen.seconds * (os.cpu_count() or 1))
    faults = +seen.faults
    times = (
        ("from a tap to the wall", seen.waits, "500", "1000"),
        ("from a tap to its confirmation", seen.confirmations, "", ""),
        ("from the console's tap to the result on the wall", seen.reveals, "", ""),
    )
    return "\n".join(
        [
            f"# A meeting of {plan.people}",
            "",
            "Made by `python -m benchmarks.meeting`. Milliseconds until the device has it; drawing",
            "comes on top. Everybody follows over an own stream. In a round all begin together and",
            f"think {plan.think:g} s before each tap, give or take half.",
            machine(),
            f"Other processes took {others:.0%} of the machine meanwhile.",
            "",
            "| what | times | median | 95th percentile | longest | at most (median, 95th) |",
            "|---|---|---|---|---|---|",
            *(
                f"| {name} | {len(values)} | {_ms(values, 50)} | {_ms(values, 95)} "
                f"| {_ms(values, 100)} | {f'{half}, {most}' if half else ''} |"
                for name, values, half, most in times
            ),
            "",
            "| what | measured | at most |",
            "|---|---|---|",
            f"| votes in the measured rounds | {seen.votes} in {seen.seconds:.0f} s | |",
            f"| processor time of the server per vote, screens included | {each:.1f} ms | |",
            f"| processor meanwhile | {seen.cpu / seen.seconds:.0%} of one core | |",
            f"| memory of the server before anybody came | {seen.memory_before / 1e6:.0f} MB | |",
            f"| the same, largest | {seen.memory / 1e6:.0f} MB | |",
            f"| server killed in a round: it runs again after | {seen.start:.1f} s | |",
            f"| the wall is back after | {seen.away:.1f} s | |",
            f"| votes confirmed, in all | {len(ledger.stored)} | |",
            f"| sent again, or streams opened again | {ledger.retries.total()} | |",
            f"| votes refused | {ledger.refused.total()} | 0 |",
            f"| votes lost, counted twice, or told otherwise | {faults.total()} | 0 |",
            "",
            *(f"- {fault}: {n} times" for fault, n in (faults + ledger.refused).items()),
        ]
    )


def _ms(values: list[float], percent: float) -> str:
    return f"{1000 * percentile(values, percent):.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=150)
    parser.add_argument("--arrive", type=float, default=15, help="seconds in which they come in")
    parser.add_argument("--think", type=float, default=4, help="seconds before each tap")
    parser.add_argument("--polls", type=int, default=4, help="rounds in which all tap once")
    parser.add_argument("--port", type=int, default=8593)
    parser.add_argument("--print", action="store_true", help="print instead of writing the file")
    given = parser.parse_args()
    plan = Plan(given.people, given.arrive, given.think, given.polls)
    seen = measure(plan, given.port)
    text = report(plan, seen)
    print(text)
    if not given.print:
        write_section("meeting", text)
    if +seen.faults or seen.ledger.refused:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
