"""What the wijkkompas costs with a hundred thousand responses in the store.

Run: `python -m benchmarks.scale`; it writes its section of `benchmarks/results.md`. For each size
it starts the app on the example wijk with so many responses and measures, as a client: how long
starting takes; what another choice of buurt and group costs, each choice for the first time; how
long after a response is confirmed ten open pages of a facilitator are drawn with it, and what that
costs beside one page; and how long withdrawing takes until it is erased. Only loopback is used.
"""

import argparse
import asyncio
import datetime as dt
import itertools
import json
import tempfile
import time
from collections.abc import Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.device import Device, Page
from benchmarks.population import fill
from benchmarks.processes import memory
from benchmarks.results import machine, percentile, write_section
from benchmarks.server import Server, cookie_of, running
from wijkwijzer.intake import receipts
from wijkwijzer.store import Store

SCREENS = 10
REST = 12
"""Seconds between two arrivals: a facilitator's page rests for five seconds, or ten."""
ALL = "&alles=1"
"""A facilitator's screen: its figures move with every response."""


@dataclass
class Measured:
    """Milliseconds, bytes of memory, and the codes of what was sent."""

    start: float = 0
    choice: list[float] = field(default_factory=list)
    choice_cpu: float = 0
    again: list[float] = field(default_factory=list)
    arrival: list[float] = field(default_factory=list)
    arrival_cpu: dict[int, float] = field(default_factory=dict)
    withdrawal: list[float] = field(default_factory=list)
    memory: int = 0
    codes: list[str] = field(default_factory=list)


class Chooser:
    """A facilitator's page of the wijkkompas on which somebody chooses a buurt and a group."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.boxes: dict[str, tuple[str, list[str]]] = {}

    async def open(self) -> None:
        _seconds, came = await self.page.show("kompas")
        self.boxes = dict(_boxes(came))

    async def choose(self, buurt: str, group: str) -> float:
        """Choose both; returns the milliseconds until it was drawn."""
        ask = BackMsg()
        ask.rerun_script.page_name = "kompas"
        for key, value in (("kompas_buurt", buurt), ("kompas_group", group)):
            widget = ask.rerun_script.widget_states.widgets.add()
            widget.id, widget.string_value = self.boxes[key][0], value
        began = time.perf_counter()
        await self.page.socket.send(ask.SerializeToString())
        while True:
            message = ForwardMsg()
            message.ParseFromString(await self.page.socket.recv(decode=False))
            if message.WhichOneof("type") == "script_finished":
                return 1000 * (time.perf_counter() - began)


def _boxes(came: Iterable[ForwardMsg]) -> Iterable[tuple[str, tuple[str, list[str]]]]:
    for message in came:
        box = message.delta.new_element.selectbox
        for key in ("kompas_buurt", "kompas_group"):
            if box.id.endswith(key):
                yield key, (box.id, list(box.options))


async def choices(server: Server, device: Device, runs: int, found: Measured) -> None:
    """Choose buurten and groups that nobody chose before, and then the same once more."""
    async with device.page() as page:
        chooser = Chooser(page)
        await chooser.open()
        buurten, groups = (chooser.boxes[key][1] for key in ("kompas_buurt", "kompas_group"))
        await chooser.choose(buurten[0], groups[0])
        pairs = list(itertools.product(buurten[1:], groups[1:]))[:: max(1, 80 // runs)][:runs]
        began = server.cpu()
        found.choice += [await chooser.choose(*pair) for pair in pairs]
        found.choice_cpu = (server.cpu() - began) / len(pairs)
        last = pairs[-min(10, len(pairs)) :]
        found.again += [await chooser.choose(*pair) for pair in last]


async def _draws(device: Device, drawn: "asyncio.Queue[float]") -> None:
    """Hold a page that is drawn again whenever its figures moved; tell when it was."""
    address = f"/live?wijk={ALL}"
    async with device.page() as page, device.listen(address) as moments:
        release = None
        async for moment in moments:
            told = json.loads(moment)["release"]
            if told != release:
                release = told
                await page.show("kompas")
                await drawn.put(time.perf_counter())


async def arrivals(
    server: Server, session: Device, screens: int, runs: int, rest: float, found: Measured
) -> None:
    """Send responses one by one while pages are open."""
    drawn: asyncio.Queue[float] = asyncio.Queue()
    async with AsyncExitStack() as stack:
        work = [asyncio.create_task(_draws(session, drawn)) for _screen in range(screens)]
        stack.callback(lambda: [task.cancel() for task in work])
        for _screen in work:
            await drawn.get()
        spent = 0.0
        for _run in range(runs):
            await asyncio.sleep(rest)
            while not drawn.empty():
                drawn.get_nowait()
            began = server.cpu()
            with Device(server.port) as device:
                confirmed = await _send(device, found)
            times = [await asyncio.wait_for(drawn.get(), 60) for _screen in work]
            spent += server.cpu() - began
            found.arrival.append(1000 * (max(times) - confirmed))
    found.arrival_cpu[screens] = spent / runs


async def _send(device: Device, found: Measured) -> float:
    """Fill in and send; returns when it was confirmed."""
    begun = await device.ask("POST", "/beginnen", b'{"language": "nl"}')
    token = json.loads(begun.body)["token"]
    saved = {"token": token, "number": 1, "changes": {"urgentie:wonen": 4}}
    for path, posted in (("/antwoorden", saved), ("/versturen", {"token": token})):
        answer = await device.ask("POST", path, json.dumps(posted).encode())
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {answer.body[:300]!r}")
    found.codes.append(json.loads(answer.body)["receipt"])
    return time.perf_counter()


def withdraw(database: Path, found: Measured) -> None:
    """Withdraw what was sent, beside the running app; until nothing of it is in the store."""
    store = Store(database)
    for code in found.codes[:5]:
        began = time.perf_counter()
        receipts.withdraw(store, code, device=code, now=dt.datetime.now(dt.UTC))
        found.withdrawal.append(1000 * (time.perf_counter() - began))
    store.close()


def measure(
    size: int, runs: int, port: int, *, screens: int = SCREENS, rest: float = REST
) -> Measured:
    """Run everything at one size."""
    found = Measured()
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "wijk.db"
        fill(database, size)
        began = time.perf_counter()
        with running(database, port) as server:
            name, _equals, value = cookie_of(port).partition("=")
            session = Device(port, {name: value})
            asyncio.run(_first(session))
            found.start = 1000 * (time.perf_counter() - began)
            asyncio.run(choices(server, session, runs, found))
            for open_pages in sorted({1, screens}):
                found.arrival.clear()
                asyncio.run(arrivals(server, session, open_pages, runs // 5, rest, found))
            withdraw(database, found)
            found.memory = memory(server.pid)
    return found


async def _first(device: Device) -> None:
    async with device.page() as page:
        await page.show("kompas")


def report(measured: dict[int, Measured]) -> str:
    """Put what was measured in a section of the results."""
    lines = [
        "# The wijkkompas with many responses",
        "",
        "Made by `python -m benchmarks.scale`. Milliseconds. Waiting is that of a client; CPU is",
        "that of the server. Ten pages of a facilitator are drawn again after each arrival.",
        machine(),
        "",
        "| what | " + " | ".join(f"{size:,} responses" for size in measured) + " |",
        "|---" * (len(measured) + 1) + "|",
    ]
    rows = {
        "start, until the first wijkkompas is drawn": lambda m: f"{m.start:.0f}",
        "another buurt and group, CPU": lambda m: f"{m.choice_cpu:.0f}",
        "the same, waiting, median": lambda m: f"{percentile(m.choice, 50):.0f}",
        "the same, 95th percentile": lambda m: f"{percentile(m.choice, 95):.0f}",
        "a choice made before, waiting, median": lambda m: f"{percentile(m.again, 50):.0f}",
        "from confirmed to the last of ten pages, median": lambda m: (
            f"{percentile(m.arrival, 50):.0f}"
        ),
        "the same, longest": lambda m: f"{percentile(m.arrival, 100):.0f}",
        "an arrival with one page open, CPU": lambda m: f"{m.arrival_cpu[1]:.0f}",
        "an arrival with ten pages open, CPU": lambda m: f"{m.arrival_cpu[max(m.arrival_cpu)]:.0f}",
        "withdrawing until erased, longest": lambda m: f"{percentile(m.withdrawal, 100):.0f}",
        "memory of the server, MB": lambda m: f"{m.memory / 1e6:.0f}",
    }
    lines += [
        f"| {name} | " + " | ".join(figure(one) for one in measured.values()) + " |"
        for name, figure in rows.items()
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=25)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--port", type=int, default=8594)
    parser.add_argument("--print", action="store_true", help="print instead of writing the file")
    given = parser.parse_args()
    text = report({size: measure(size, given.runs, given.port) for size in given.sizes})
    print(text)
    if not given.print:
        write_section("scale", text)


if __name__ == "__main__":
    main()
