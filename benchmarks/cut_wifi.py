"""Residents whose wifi goes, and whose server is killed, at every step of the survey.

Run: `python -m benchmarks.cut_wifi`; it writes its section of `benchmarks/results.md`. It starts
the app on this machine with the example wijk. In the first part every resident is behind a proxy
of their own that is cut at one step, for one of `--seconds`, silently or with every connection
broken; all of them at the same time, so it takes little longer than the longest cut. In the second
part residents wait for one another at every step, all post, and the server is killed meanwhile.
After each answer the page is loaded again and must show what was confirmed before.
"""

import argparse
import asyncio
import itertools
import random
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from websockets.exceptions import WebSocketException

from benchmarks.device import Device
from benchmarks.population import fill
from benchmarks.proxy import Proxy
from benchmarks.resident import Habits, Json, Ledger, Resident
from benchmarks.results import machine, write_section
from benchmarks.server import Server, running
from benchmarks.verify import lost

SEED = 2026
AT_THE_SAME_TIME = 8
"""Residents who post while the server is killed."""
PATIENCE = 120
"""Seconds in which a page must be there again, on a machine that is busy."""

Fault = Callable[[int], Awaitable[None]]
"""What happens just before step n of a resident: the start, each screen with answers, sending."""


class Troubled(Resident):
    """A resident to whom something happens, and who then loads the page again.

    Parameters
    ----------
    fault
        Awaited before every step, with its number.
    """

    def __init__(self, device: Device, ledger: Ledger, seed: int, fault: Fault) -> None:
        habits = Habits(think=0, posting="screen", first_time=0, skip=0)
        super().__init__(device, habits, ledger, random.Random(seed))
        self.fault, self.steps = fault, 0

    async def step(self) -> None:
        await self.fault(self.steps)
        self.steps += 1

    async def save(self, changes: Json, step: str) -> None:
        await super().save(changes, step)
        draft = (await self.look_again())["draft"] or {"answers": {}}
        shown = draft["answers"]
        if any(shown.get(key) != value for key, value in self.confirmed.items()):
            self.ledger.errors["the page did not show what was confirmed"] += 1

    async def send(self) -> str:
        receipt = await super().send()
        if (await self.look_again())["receipt"] != receipt:
            self.ledger.errors["the page did not show the code that was given"] += 1
        return receipt

    async def look_again(self) -> Json:
        """Load the page again; returns what the form is given."""
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    async with self.device.page() as page:
                        return await self.look(page, f"c={self.token}")
                except (OSError, EOFError, WebSocketException):
                    await asyncio.sleep(0.5)


@dataclass(frozen=True)
class Cut:
    """The wifi goes at a step, for so many seconds."""

    step: int
    seconds: float
    refuse: bool


async def cut_off(server: Server, cuts: list[Cut], ledger: Ledger) -> None:
    """Let a resident go through each cut, all at the same time."""

    async def one(number: int, cut: Cut) -> None:
        proxy = Proxy(server.port)
        await proxy.start()

        async def fault(step: int) -> None:
            if step == cut.step:
                proxy.cut(refuse=cut.refuse)
                asyncio.get_running_loop().call_later(cut.seconds, proxy.restore)

        await _arrives(Troubled(Device(proxy.port), ledger, SEED + number, fault), str(cut))
        await proxy.stop()

    await asyncio.gather(*(one(number, cut) for number, cut in enumerate(cuts)))


async def killed(server: Server, steps: Sequence[int], ledger: Ledger) -> int:
    """Kill the server at these steps while residents post; returns how often."""
    draw = random.Random(SEED)
    together = asyncio.Barrier(AT_THE_SAME_TIME + 1)

    async def fault(step: int) -> None:
        if step in steps:
            await together.wait()

    async def one(number: int) -> None:
        resident = Troubled(Device(server.port), ledger, SEED + number, fault)
        if not await _arrives(resident, "killed"):
            await together.abort()

    residents = [asyncio.create_task(one(number)) for number in range(AT_THE_SAME_TIME)]
    kills = 0
    with suppress(asyncio.BrokenBarrierError):
        while kills < len(steps):
            await together.wait()
            # In the middle of it: when some were confirmed and the others not.
            enough = ledger.posts + draw.randrange(AT_THE_SAME_TIME)
            while ledger.posts < enough:
                await asyncio.sleep(0.001)
            server.kill()
            await asyncio.to_thread(server.start_again)
            kills += 1
    await asyncio.gather(*residents)
    return kills


async def _arrives(resident: Resident, what: str) -> bool:
    try:
        await resident.visit()
    except Exception as error:  # noqa: BLE001 - whatever went wrong counts
        resident.ledger.errors[f"{what}: {type(error).__name__}: {error}"[:200]] += 1
        return False
    return True


async def count_steps(server: Server, ledger: Ledger) -> int:
    """Let one resident fill in undisturbed; returns in how many steps."""
    resident = Troubled(Device(server.port), ledger, SEED, lambda _step: asyncio.sleep(0))
    await resident.visit()
    return resident.steps


def report(cuts: list[Cut], kills: int, ledger: Ledger, faults: list[str]) -> str:
    """Put what happened in a section of the results."""
    lengths = sorted({cut.seconds for cut in cuts})
    times = ", ".join(f"{seconds:g}" for seconds in lengths)
    problems = [f"- {what}: {times} times" for what, times in ledger.errors.items()]
    return "\n".join(
        [
            "# Wifi cut and server killed at every step",
            "",
            "Made by `python -m benchmarks.cut_wifi`. Each resident loads the page again after",
            "every answer; it must show what was confirmed.",
            machine(),
            "",
            "| what | measured | at most |",
            "|---|---|---|",
            f"| wifi cut, for {times} s, silently or with connections broken | {len(cuts)} | |",
            f"| server killed while {AT_THE_SAME_TIME} residents posted | {kills} | |",
            f"| posts that had to be tried again | {ledger.retries.total()} | |",
            f"| responses sent | {len(ledger.sent)} | |",
            f"| residents who could not go on, or saw what was not so | {len(problems)} | 0 |",
            f"| confirmed but lost, or stored twice | {len(faults)} | 0 |",
            "",
            *problems,
            *(f"- {fault}" for fault in faults),
        ]
    )


def measure(seconds: list[float], port: int, every: int = 1) -> tuple[str, Ledger, list[str]]:
    """Run both parts.

    Parameters
    ----------
    every
        Something happens at each so many step.

    Returns
    -------
    The report, what residents went through, and what was lost.
    """
    ledger, responses = Ledger(), 50
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "wijk.db"
        fill(database, responses)
        with running(database, port) as server:
            steps = asyncio.run(count_steps(server, ledger))
            struck = range(0, steps, every)
            cuts = [Cut(*each) for each in itertools.product(struck, seconds, (False, True))]
            asyncio.run(cut_off(server, cuts, ledger))
            kills = asyncio.run(killed(server, struck, ledger))
        faults = lost(database, responses, ledger)
    return report(cuts, kills, ledger, faults), ledger, faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, nargs="+", default=[5, 60, 600])
    parser.add_argument("--port", type=int, default=8592)
    parser.add_argument("--print", action="store_true", help="print instead of writing the file")
    given = parser.parse_args()
    text, ledger, faults = measure(given.seconds, given.port)
    print(text)
    if not given.print:
        write_section("cut_wifi", text)
    if faults or ledger.errors:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
