"""Wifi that goes, and a server that is killed, at every step of the survey in a real browser.

Run: `python -m benchmarks.cut_browser`; it writes its section of `benchmarks/results.md`. Each
resident has a browser context and a proxy of their own, cut at one step for one of `--seconds`,
silently or with every connection broken; all of one length at the same time, so it takes little
longer than the three lengths together. They go on answering meanwhile. The moment the wifi is back
the page is loaded again, and must hold every answer. Then others fill in while the server is killed
at each of their steps.

Every second what the screen claims is held against what the database holds at that moment.
"""

import argparse
import asyncio
import datetime as dt
import tempfile
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from benchmarks.cut_wifi import Cut
from benchmarks.population import fill
from benchmarks.proxy import Proxy
from benchmarks.resident import Json
from benchmarks.results import machine, write_section
from benchmarks.screen import PATIENCE, SAVED, Resident, Seen, holds
from benchmarks.server import Server, running
from tests.browser.find import WITHOUT, find_browser
from wijkwijzer.intake import receipts
from wijkwijzer.store import Store
from wijkwijzer.survey.records import plain_answers

SEED = 2026
BEFORE = 50
"""Responses at the start."""
TOGETHER = 3
"""Residents whose server is killed."""
LOADING = 4
"""Pages that are loaded at the same time; more would only wait for one another."""
DEVICES: tuple[Json, ...] = (
    {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    {"viewport": {"width": 1280, "height": 800}, "has_touch": True},
)
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-auto-reload", WITHOUT]


class Hall:
    """The browser, the server and what was seen there."""

    def __init__(self, browser: Browser, server: Server, store: Store) -> None:
        self.browser, self.server, self.store = browser, server, store
        self.seen = Seen()
        self.door = asyncio.Semaphore(LOADING)

    async def resident(self, number: int, port: int) -> Resident:
        context = await self.browser.new_context(locale="nl-NL", **DEVICES[number % len(DEVICES)])
        context.set_default_timeout(1000 * PATIENCE)
        page = await context.new_page()
        someone = Resident(page, f"http://localhost:{port}", self.store, self.seen, SEED + number)
        async with self.door:
            await someone.arrive()
        return someone

    async def cut_off(self, number: int, cut: Cut) -> None:
        """One resident, whose wifi goes at a step while they go on."""
        proxy = Proxy(self.server.port)
        await proxy.start()
        someone = await self.resident(number, proxy.port)
        watching = asyncio.create_task(someone.watch())
        try:
            while someone.steps < cut.step:
                await someone.step()
            if cut.step:
                await someone.until(lambda now: now["says"] == SAVED, "never saved")
            proxy.cut(refuse=cut.refuse)
            back = asyncio.get_running_loop().time() + cut.seconds
            for _step in range(2):
                await someone.step()
            await asyncio.sleep(back - asyncio.get_running_loop().time())
            proxy.restore()
            async with self.door:
                await someone.load_again()
            await someone.to_the_end()
        except Exception as error:  # noqa: BLE001 - whatever went wrong counts
            someone.fault(f"{cut}: {type(error).__name__}: {error}")
        watching.cancel()
        await someone.page.context.close()
        await proxy.stop()

    async def killed(self) -> int:
        """Residents whose server is killed at each of their steps; returns how often."""
        everyone = [await self.resident(number, self.server.port) for number in range(TOGETHER)]
        watching = [asyncio.create_task(someone.watch()) for someone in everyone]
        kills = 0
        try:
            while not all([(await one.state() or {}).get("code") for one in everyone]):
                self.server.kill()
                kills += 1
                await asyncio.gather(*(one.step() for one in everyone))
                await asyncio.sleep(2)
                await asyncio.to_thread(self.server.start_again)
                await asyncio.gather(*(one.load_again() for one in everyone))
            await asyncio.gather(*(one.to_the_end() for one in everyone))
        except Exception as error:  # noqa: BLE001 - whatever went wrong counts
            everyone[0].fault(f"killed: {type(error).__name__}: {error}")
        for task in watching:
            task.cancel()
        for someone in everyone:
            await someone.page.context.close()
        return kills

    async def count_steps(self) -> int:
        """Let one resident fill in undisturbed; returns in how many steps."""
        someone = await self.resident(0, self.server.port)
        await someone.to_the_end()
        await someone.page.context.close()
        return someone.steps


def lost(store: Store, seen: Seen) -> list[str]:
    """Compare what residents gave with what is stored under the codes they got."""
    faults = []
    now = dt.datetime.now(dt.UTC)
    for code, given in seen.sent.items():
        found = receipts.look_back(store, code, device=code, now=now)
        if found.response is None:
            faults.append("a sent response is gone")
            continue
        stored = plain_answers(found.response.answers)
        for one in found.contributions:  # places stand apart from the answers
            if one.point:
                stored.setdefault(one.question, []).append({"point": one.point})
        if not holds(stored, given):
            faults.append(f"stored otherwise than given: {given}, {stored}")
    with store.read() as reader:
        [row] = reader.rows("SELECT count(*) AS n FROM response")
    if row["n"] != BEFORE + len(seen.sent):
        faults.append(f"{row['n'] - BEFORE - len(seen.sent)} responses more than were sent")
    return faults


def report(cuts: list[Cut], kills: int, seen: Seen, faults: list[str]) -> str:
    """Put what happened in a section of the results."""
    times = ", ".join(f"{seconds:g}" for seconds in sorted({cut.seconds for cut in cuts}))
    return "\n".join(
        [
            "# Wifi cut and server killed at every step, in a browser",
            "",
            "Made by `python -m benchmarks.cut_browser`. Chromium, phones and tablets in turn.",
            "Residents go on while the wifi is away; the page is loaded again the moment it is",
            "back. Each second the words on the screen are held against the database.",
            machine(),
            "",
            "| what | measured | at most |",
            "|---|---|---|",
            f"| steps: begin, each screen, the last look with sending | {seen.steps} | |",
            f"| residents whose wifi went, for {times} s, at each step | {len(cuts)} | |",
            f"| times the server was killed, {TOGETHER} residents at it | {kills} | |",
            f"| pages loaded again | {seen.reloads} | |",
            f"| responses sent | {len(seen.sent)} | |",
            f"| looks at what a screen claims | {seen.samples} | |",
            f"| of which it said that something was not sent yet | {seen.unsent} | |",
            f"| claims not so, residents who could not go on | {seen.faults.total()} | 0 |",
            f"| lost, stored twice or otherwise than given | {len(faults)} | 0 |",
            "",
            *(f"- {what}: {n} times" for what, n in seen.faults.items()),
            *(f"- {fault}" for fault in faults),
        ]
    )


async def residents(server: Server, store: Store, seconds: list[float], every: int) -> "Outcome":
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        hall = Hall(browser, server, store)
        steps = range(0, await hall.count_steps(), every)
        # Silent and broken alternate, so that each step meets both.
        cuts = [
            Cut(step, length, refuse=bool((step // every + place) % 2))
            for place, length in enumerate(sorted(seconds, reverse=True))
            for step in steps
        ]
        for length in sorted(seconds, reverse=True):  # all at once would only wait for one another
            now = [(number, cut) for number, cut in enumerate(cuts) if cut.seconds == length]
            await asyncio.gather(*(hall.cut_off(number, cut) for number, cut in now))
        kills = await hall.killed() if every == 1 else 0
        await browser.close()
    return cuts, kills, hall.seen


Outcome = tuple[list[Cut], int, Seen]


def measure(seconds: list[float], port: int, every: int = 1) -> tuple[str, bool]:
    """Run both parts; returns the report and whether all was well.

    Parameters
    ----------
    every
        The wifi goes at each so many step; the server is killed only where that is 1.
    """
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "wijk.db"
        fill(database, BEFORE)
        store = Store(database)
        with running(database, port) as server:
            cuts, kills, seen = asyncio.run(residents(server, store, seconds, every))
        faults = lost(store, seen)
        store.close()
    return report(cuts, kills, seen, faults), not (faults or seen.faults)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, nargs="+", default=[5, 60, 600])
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--port", type=int, default=8593)
    parser.add_argument("--print", action="store_true", help="print instead of writing the file")
    given = parser.parse_args()
    text, well = measure(given.seconds, given.port, given.every)
    print(text)
    if not given.print:
        write_section("cut_browser", text)
    if not well:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
