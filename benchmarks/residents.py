"""Three hundred residents who fill in the survey at the same time, and whether all of it arrives.

Run: `python -m benchmarks.residents`; it writes its section of `benchmarks/results.md`. It starts
the app on this machine with the example wijk, lets residents come in, keeps all of them at it for
`--minutes`, lets everyone finish, and compares what was confirmed with what is stored. Beside the
residents, live screens follow the wijk and others open the wijkkompas. Only loopback is used.
"""

import argparse
import asyncio
import itertools
import json
import os
import random
import tempfile
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.device import Device, Page
from benchmarks.population import fill
from benchmarks.processes import cpu_seconds, machine_seconds, memory
from benchmarks.resident import Habits, Ledger, Resident
from benchmarks.results import machine, percentile, write_section
from benchmarks.server import cookie_of, running
from benchmarks.verify import lost

SEED = 2026


@dataclass(frozen=True)
class Plan:
    """Who takes part, and for how long.

    Parameters
    ----------
    residents
        How many fill in at the same time; who finishes is followed by another.
    ramp, hold, finish
        Seconds in which they come in; in which all are there and everything is measured; and that
        they get to finish after that. Who has not finished then leaves a draft.
    screens, followers
        Live screens that only listen, and pages of the wijkkompas that are drawn again each time
        figures moved (the first is a facilitator's, whose figures move with each response).
    visit_every
        Seconds between two people who open the wijkkompas.
    """

    residents: int = 300
    ramp: float = 45
    hold: float = 240
    finish: float = 45
    screens: int = 20
    followers: int = 3
    visit_every: float = 5
    habits: Habits = field(default_factory=Habits)


@dataclass
class Seen:
    """What was measured beside what residents went through."""

    ledger: Ledger = field(default_factory=Ledger)
    kompas: list[float] = field(default_factory=list)
    told: int = 0
    memory_before: int = 0
    memory: int = 0
    cpu: float = 0
    others: float = 0
    least_present: int = 0
    faults: list[str] = field(default_factory=list)


class Crowd:
    """Everybody at the server of `port`, whose process is `pid`."""

    def __init__(self, plan: Plan, port: int, pid: int, session: str) -> None:
        self.plan, self.port, self.pid, self.session = plan, port, pid, session
        self.seen = Seen()
        self.leaving = asyncio.Event()

    async def run(self) -> Seen:
        """Let everybody come, stay and finish."""
        plan, seen = self.plan, self.seen
        await self._warm_up()
        seen.memory_before = memory(self.pid)
        around = [asyncio.create_task(work) for work in self._surroundings()]
        seats = [asyncio.create_task(self._seat(number)) for number in range(plan.residents)]
        await asyncio.sleep(plan.ramp)
        await self._hold()
        self.leaving.set()
        _done, late = await asyncio.wait(seats, timeout=plan.finish)
        for task in (*late, *around):
            task.cancel()
        ended = await asyncio.gather(*late, *around, return_exceptions=True)
        for error in ended:
            if isinstance(error, Exception):
                seen.ledger.errors[f"around: {type(error).__name__}: {error}"[:200]] += 1
        await asyncio.sleep(0.2)  # in which connections close
        return seen

    async def _warm_up(self) -> None:
        """Open what is opened, and wait till the server has nothing left to import."""
        for name, query in (("vragenlijst", ""), ("kompas", "&alles=1")):
            async with self._device(query).page() as page:
                await page.show(name)
        quiet = time.monotonic() + 60
        while time.monotonic() < quiet:
            before = cpu_seconds(self.pid)
            await asyncio.sleep(1)
            if cpu_seconds(self.pid) - before < 0.05:
                return

    async def _hold(self) -> None:
        seen, ledger = self.seen, self.seen.ledger
        own, all_ = cpu_seconds(self.pid), machine_seconds()
        mine = time.process_time()
        ledger.measuring = True
        seen.least_present = ledger.present
        until = time.monotonic() + self.plan.hold
        while time.monotonic() < until:
            await asyncio.sleep(min(1, self.plan.hold))
            seen.least_present = min(seen.least_present, ledger.present)
        ledger.measuring = False
        seen.cpu = cpu_seconds(self.pid) - own
        spent = machine_seconds() - all_ - seen.cpu - (time.process_time() - mine)
        seen.others = spent / (self.plan.hold * (os.cpu_count() or 1))

    async def _seat(self, number: int) -> None:
        """Let one resident after the other fill in; the next one comes with a device of its own."""
        draw = random.Random(SEED + number)
        ledger = self.seen.ledger
        await asyncio.sleep(self.plan.ramp * number / self.plan.residents)
        ledger.present += 1
        # The first ones begin somewhere halfway, so that they do not all send at the same time.
        done = draw.random()
        while not self.leaving.is_set():
            resident = Resident(Device(self.port), self.plan.habits, ledger, draw)
            try:
                await resident.visit(done)
                done = 0.0
            except Exception as error:  # noqa: BLE001 - whatever went wrong counts
                ledger.errors[f"{type(error).__name__}: {error}"[:200]] += 1
                await asyncio.sleep(1)
        ledger.present -= 1

    def _surroundings(self) -> Iterator[Coroutine[None, None, None]]:
        plan = self.plan
        yield self._watch_memory()
        yield self._visitors()
        for number in range(plan.screens):
            yield self._screen("&alles=1" if number == 0 else "")
        for number in range(plan.followers):
            yield self._follower("&alles=1" if number == 0 else "")

    def _device(self, query: str = "&alles=1") -> Device:
        name, _equals, value = self.session.partition("=")
        return Device(self.port, {name: value} if query else {})

    async def _screen(self, query: str) -> None:
        while True:
            async with self._device(query).listen(f"/live?wijk={query}") as moments:
                async for _moment in moments:
                    self.seen.told += 1
            await asyncio.sleep(2)

    async def _follower(self, query: str) -> None:
        """Hold a page of the wijkkompas that is drawn again whenever its figures moved."""
        device = self._device(query)
        address = f"/live?wijk={query}"
        async with device.page() as page, device.listen(address) as moments:
            drawn = None
            async for moment in moments:
                release = json.loads(moment)["release"]
                if release != drawn:
                    drawn = release
                    await self._draw(page)

    async def _visitors(self) -> None:
        """Let somebody open the wijkkompas now and then, in turns a resident and a facilitator."""
        for query in itertools.cycle(("", "&alles=1")):
            await asyncio.sleep(self.plan.visit_every)
            with self._device(query) as device:
                await device.ask("GET", "/kompas")
                async with device.page() as page:
                    await self._draw(page)

    async def _draw(self, page: Page) -> None:
        seconds, _messages = await page.show("kompas")
        self.seen.ledger.took(self.seen.kompas, seconds)

    async def _watch_memory(self) -> None:
        while True:
            now = await asyncio.to_thread(memory, self.pid)
            self.seen.memory = max(self.seen.memory, now)
            await asyncio.sleep(3)


@contextmanager
def example(responses: int) -> Iterator[tuple[Path, int]]:
    """Make the example wijk in a folder that goes away; yields its database and its responses."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "wijk.db"
        fill(database, responses)
        yield database, responses


def measure(plan: Plan, responses: int, port: int) -> Seen:
    """Run everything against a server of our own."""
    with example(responses) as (database, before):
        with running(database, port) as server:
            session = cookie_of(port)
            crowd = Crowd(plan, port, server.pid, session)
            seen = asyncio.run(crowd.run())
        seen.faults = lost(database, before, seen.ledger)
    return seen


def report(plan: Plan, seen: Seen) -> str:
    """Put what was measured in a section of the results."""
    ledger, habits = seen.ledger, plan.habits
    times = (
        ("a posted answer", ledger.answers, "100"),
        ("the survey's page step", ledger.steps, "150"),
        ("HTML of the survey", ledger.pages, ""),
        ("wijkkompas opened or drawn again", seen.kompas, ""),
    )
    rows = [
        f"| {name} | {len(values)} | {_ms(values, 50)} | {_ms(values, 95)} | {_ms(values, 99)} "
        f"| {_ms(values, 100)} | {limit} |"
        for name, values, limit in times
    ]
    each = seen.cpu / ledger.completed if ledger.completed else float("nan")
    travel = "one by one" if habits.posting == "tap" else "a screen at a time"
    problems = [f"- {what}: {n} times" for what, n in (ledger.errors + ledger.retries).items()]
    return "\n".join(
        [
            f"# {plan.residents} residents at once",
            "",
            "Made by `python -m benchmarks.residents`. Milliseconds as a client waits, over",
            f"{plan.hold:.0f} seconds in which {seen.least_present} residents or more were there.",
            f"They think {habits.think:g} s give or take half before each answer; answers travel",
            f"{travel}; {habits.first_time:.0%} come with an empty browser cache and fetch",
            f"{ledger.bytes_first / 1e6:.1f} MB. {plan.screens + plan.followers} live screens,",
            f"of which {plan.followers} draw the wijkkompas again whenever it moved.",
            machine(),
            f"Other processes took {seen.others:.0%} of the machine meanwhile.",
            "",
            "| what | times | median | 95th percentile | 99th | longest | at most (95th) |",
            "|---|---|---|---|---|---|---|",
            *rows,
            "",
            "| what | measured | at most |",
            "|---|---|---|",
            f"| complete fill-ins meanwhile | {ledger.completed} | |",
            f"| responses sent in all | {len(ledger.sent)} | |",
            f"| posts confirmed, in all | {ledger.posts} | |",
            f"| processor time per complete fill-in, everything included | {each:.3f} s | 0.1 s |",
            f"| processor while all were there | {seen.cpu / plan.hold:.0%} of one core | |",
            f"| memory of the server's processes, before | {seen.memory_before / 1e6:.0f} MB | |",
            f"| the same, largest | {seen.memory / 1e6:.0f} MB | 400 MB |",
            f"| errors | {ledger.errors.total() + ledger.retries.total()} | 0 |",
            f"| confirmed but lost, or stored twice | {len(seen.faults)} | 0 |",
            "",
            *problems,
            *(f"- {fault}" for fault in seen.faults),
        ]
    )


def _ms(values: list[float], percent: float) -> str:
    return f"{1000 * percentile(values, percent):.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--residents", type=int, default=300)
    parser.add_argument("--minutes", type=float, default=4, help="how long all of them are there")
    parser.add_argument("--ramp", type=float, default=45, help="seconds in which they come in")
    parser.add_argument("--think", type=float, default=4, help="seconds before each answer")
    parser.add_argument("--posting", choices=("tap", "screen"), default="tap")
    parser.add_argument("--first-time", type=float, default=0.5, help="share with an empty cache")
    parser.add_argument("--responses", type=int, default=400, help="that are there at the start")
    parser.add_argument("--screens", type=int, default=20)
    parser.add_argument("--followers", type=int, default=3)
    parser.add_argument("--port", type=int, default=8591)
    parser.add_argument("--print", action="store_true", help="print instead of writing the file")
    given = parser.parse_args()
    plan = Plan(
        residents=given.residents,
        ramp=given.ramp,
        hold=60 * given.minutes,
        screens=given.screens,
        followers=given.followers,
        habits=Habits(think=given.think, posting=given.posting, first_time=given.first_time),
    )
    seen = measure(plan, given.responses, given.port)
    text = report(plan, seen)
    print(text)
    if not given.print:
        write_section("residents", text)
    if seen.faults or seen.ledger.errors:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
