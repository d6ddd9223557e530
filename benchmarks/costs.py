"""What a page and an answer cost the server, at 400 and at 10,000 responses.

Run: `python -m benchmarks.costs`; it writes its section of `benchmarks/results.md`. Each figure is
processor time of the server and time as a client waits, median and 95th percentile; the machine's
own speed stands beside it (the time of a fixed piece of Python), because absolute times say little.
"""

import argparse
import http.client
import json
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from websockets.sync.client import ClientConnection, connect

from benchmarks.population import fill
from benchmarks.results import machine, percentile, write_section
from benchmarks.server import Server, cookie_of, running

PAGES = (
    ("resident", "", "start"),
    ("resident", "vragenlijst", "survey, first screen"),
    ("resident", "kompas", "wijkkompas, resident"),
    ("facilitator", "kompas", "wijkkompas, facilitator"),
    ("facilitator", "ambities", "ambition matrix"),
    ("facilitator", "wijk", "records"),
    ("facilitator", "moderatie", "moderation"),
    ("facilitator", "beheer", "management"),
)


@dataclass
class Measured:
    """Milliseconds of server CPU and of waiting, one entry per run."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    def row(self, name: str) -> str:
        return (
            f"| {name} | {statistics.fmean(self.cpu):.1f} "
            f"| {percentile(self.wall, 50):.1f} | {percentile(self.wall, 95):.1f} |"
        )


class Screen:
    """One browser, as far as the server can tell: asks for a page and waits till it is drawn."""

    def __init__(self, port: int, cookie: str) -> None:
        origin = f"http://localhost:{port}"
        self.socket: ClientConnection = connect(  # closed by `measure_page`
            f"ws://localhost:{port}/_stcore/stream",
            subprotocols=["streamlit", "x"],  # type: ignore[list-item]
            additional_headers={"Cookie": cookie, "Origin": origin},
            max_size=None,
        )

    def show(self, page: str) -> None:
        """Run a page once."""
        from streamlit.proto.BackMsg_pb2 import BackMsg
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        ask = BackMsg()
        ask.rerun_script.page_name = page
        ask.rerun_script.query_string = ""
        self.socket.send(ask.SerializeToString())
        while True:
            message = ForwardMsg()
            message.ParseFromString(self.socket.recv(timeout=60, decode=False))
            if message.WhichOneof("type") == "script_finished":
                return


def measure_page(server: Server, page: str, cookie: str, runs: int) -> Measured:
    screen = Screen(server.port, cookie)
    for _warm in range(3):
        screen.show(page)
    found = Measured()
    began = server.cpu()
    for _run in range(runs):
        start = time.perf_counter()
        screen.show(page)
        found.wall.append(1000 * (time.perf_counter() - start))
    # The kernel counts in ticks of 10 ms: the mean over all runs, not one by one.
    found.cpu.append((server.cpu() - began) / runs)
    screen.socket.close()
    return found


def measure_answers(server: Server, runs: int) -> Measured:
    client = http.client.HTTPConnection("localhost", server.port, timeout=10)
    headers = {
        "Content-Type": "application/json",
        "Origin": f"http://localhost:{server.port}",
    }

    def post(path: str, body: object) -> dict[str, object]:
        client.request("POST", path, json.dumps(body), headers)
        answer = client.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {content[:200]!r}")
        found: dict[str, object] = json.loads(content)
        return found

    found = Measured()
    spent = 0.0
    for start in range(0, runs, 20):
        # A draft of twenty posts each, as a resident would make.
        token = post("/beginnen", {"language": "nl"})["token"]
        began = server.cpu()
        for number in range(1, min(20, runs - start) + 1):
            clock = time.perf_counter()
            changes = {"urgentie:wonen": 1 + number % 5}
            post("/antwoorden", {"token": token, "number": number, "changes": changes})
            found.wall.append(1000 * (time.perf_counter() - clock))
            time.sleep(0.02)
        spent += server.cpu() - began
    found.cpu.append(spent / runs)
    return found


def report(sizes: tuple[int, ...], runs: int, port: int) -> str:
    lines = [
        "# What a page and an answer cost",
        "",
        "Made by `python -m benchmarks.costs`. Milliseconds; CPU is that of the server per run,",
        "waiting is that of one client.",
        machine(),
    ]
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / "wijk.db"
            fill(database, size)
            with running(database, port) as server:
                cookie = cookie_of(port)
                lines += [
                    "",
                    f"## {size:,} responses",
                    "",
                    "| what | CPU | waiting, median | waiting, 95th percentile |",
                    "|---|---|---|---|",
                ]
                for role, page, name in PAGES:
                    asked = cookie if role == "facilitator" else ""
                    lines.append(measure_page(server, page, asked, runs).row(name))
                lines.append(measure_answers(server, 10 * runs).row("a posted answer"))
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--sizes", type=int, nargs="+", default=[400, 10_000])
    parser.add_argument("--port", type=int, default=8590)
    parser.add_argument("--print", action="store_true", help="print instead of writing the file")
    given = parser.parse_args()
    text = report(tuple(given.sizes), given.runs, given.port)
    if given.print:
        print(text)
    else:
        write_section("costs", text)


if __name__ == "__main__":
    main()
