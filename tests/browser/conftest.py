"""A real browser and the real app: `chromium`, `open_page`, `start_server` and `server`.

Without a browser the browser tests do not run; the end of the report says so in plain sight, and
with `CI=true` that is a failure.
"""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.find import WITHOUT, find_browser
from tests.browser.seed import PASSWORD, seed
from tests.nursery import Nursery, Split, free_port
from wijkwijzer.settings import PROJECT

HERE = Path(__file__).parent
HALL = "wijk.test"
"""A name that is not localhost: browsers give plain http there less than they give localhost."""

ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    WITHOUT,
    "--disable-auto-reload",  # a page that failed is loaded again when the test says so
    f"--host-resolver-rules=MAP {HALL} 127.0.0.1",
]
LONGEST = ("survey", "every_page", "kompas", "server", "form", "journeys", "dialogue_wall")
"""Files that take long, longest first: begun last, one core would wait for the other."""
_not_run: list[str] = []

expect.set_options(timeout=30_000)  # as long as Playwright waits to click: a test is not a clock


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    mine = [item for item in items if HERE in item.path.parents]
    names = {f"test_{name}": place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: names.get(item.path.stem, len(names)))
    for item in mine:
        item.add_marker(pytest.mark.browser)
    if mine and find_browser() is None:
        _not_run.extend(item.nodeid for item in mine)
        config.hook.pytest_deselected(items=mine)
        items[:] = [item for item in items if item not in mine]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _not_run:
        terminalreporter.section("NOT RUN: there is no browser", red=True, bold=True)
        for name in _not_run:
            terminalreporter.line(name)
        terminalreporter.line("Install Chromium or Chrome, or name one in WIJKWIJZER_BROWSER.")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if _not_run and os.environ.get("CI") == "true" and session.exitstatus in {0, 5}:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@dataclass
class Server:
    """The app as a user starts it, or split off from a process that had read it already."""

    port: int
    database: Path
    process: subprocess.Popen[bytes] | Split
    output: Path
    requests: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def hall_url(self) -> str:
        return f"http://{HALL}:{self.port}"

    def stop(self, number: int = signal.SIGINT, wait: float = 20) -> float:
        """Send a signal and return how many seconds the server took to end."""
        began = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(number)
            try:
                self.process.wait(wait)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return time.monotonic() - began


def _run(
    port: int, folder: Path, output: Path, environment: dict[str, str]
) -> subprocess.Popen[bytes] | Split:
    command = [sys.executable, "-m", "wijkwijzer", "serve", "--port", str(port)]
    with output.open("wb") as file:
        return subprocess.Popen(
            command, cwd=folder, env=environment, stdout=file, stderr=subprocess.STDOUT
        )


def _wait_until_ready(server: Server) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if server.process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{server.url}/gezond", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{server.output.read_text()}")


@pytest.fixture(scope="session")
def start_server(
    tmp_path_factory: pytest.TempPathFactory, nursery: Nursery | None
) -> Iterator[Callable[..., Server]]:
    """Start the app on a database: `start_server(database, port=None)`; stopped at the end.

    `as_command` starts it as a user does, which takes seconds.
    """
    started: list[Server] = []

    def start(database: Path, *, port: int | None = None, as_command: bool = False) -> Server:
        folder = tmp_path_factory.mktemp("server")
        output = folder / "output.txt"
        port = port or free_port()
        environment = os.environ | {
            "WIJKWIJZER_DATABASE": str(database),
            "WIJKWIJZER_HOSTS": HALL,
            "PYTHONPATH": str(PROJECT),
            "PYTHONUNBUFFERED": "1",
            "WIJKWIJZER_KIOSK_SECONDS": "5",
        }
        # Started elsewhere on purpose: the app must not depend on the working directory.
        if nursery is None or as_command:
            process = _run(port, folder, output, environment)
        else:
            process = nursery.serve(port, folder=folder, output=output, environment=environment)
        server = Server(port, database, process, output)
        started.append(server)
        _wait_until_ready(server)
        return server

    yield start
    for server in started:
        server.stop(signal.SIGTERM)


@pytest.fixture(scope="module")
def server(start_server: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The app with an example wijk, an open round and the accounts of `seed`."""
    database = tmp_path_factory.mktemp("database") / "wijk.db"
    seed(database)
    return start_server(database)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Open a fresh browser context at a path; foreign requests and page errors fail the test.

    `open_page("/kompas?scherm=1", width=1920, height=1080)`, `at=` another server than `server`;
    other keywords go to the context.
    """
    contexts = []
    faults: list[str] = []

    def open_(
        path: str = "/",
        *,
        at: Server | None = None,
        width: int = 1280,
        height: int = 800,
        **options: object,
    ) -> Page:
        size = {"width": width, "height": height}
        context = chromium.new_context(viewport=size, locale="nl-NL", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: faults.extend(_foreign(request.url)))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto((at or server).url + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


def _foreign(url: str) -> list[str]:
    parts = urlsplit(url)
    own = parts.scheme in {"data", "blob"} or parts.hostname in {"localhost", "127.0.0.1", HALL}
    return [] if own else [url]


@pytest.fixture
def sign_in() -> Callable[..., None]:
    """Sign in in the context of a page: `sign_in(page, "anna")`."""

    def sign_in_(page: Page, name: str, password: str = PASSWORD) -> None:
        base = page.url.partition("://")[2].partition("/")[0]
        page.goto(f"http://{base}/inloggen")
        page.fill("#naam", name)
        page.fill("#wachtwoord", password)
        page.get_by_role("button", name="Aanmelden").click()

    return sign_in_
