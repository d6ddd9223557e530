"""The app as a user starts it, on a database and a port of its own."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.population import NAME, PASSWORD
from benchmarks.processes import cpu_seconds
from wijkwijzer.settings import PROJECT

PATIENCE = 90
"""Seconds that starting may take on a busy machine."""


class Server:
    """A server that can be stopped, killed and started again; the port stays the same."""

    def __init__(self, database: Path, port: int) -> None:
        self.database, self.port = database, port
        self.process = self._start()

    @property
    def pid(self) -> int:
        return self.process.pid

    def cpu(self) -> float:
        """Return processor time so far in milliseconds (user and system)."""
        return 1000 * cpu_seconds(self.pid)

    def wait_until_ready(self) -> None:
        until = time.monotonic() + PATIENCE
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError("The server did not start")
            time.sleep(0.1)

    def is_ready(self) -> bool:
        client = http.client.HTTPConnection("localhost", self.port, timeout=10)
        try:
            client.request("GET", "/gezond")
            return client.getresponse().status == 200
        except OSError:
            return False
        finally:
            client.close()

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def start_again(self) -> None:
        self.process = self._start()
        self.wait_until_ready()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()

    def _start(self) -> subprocess.Popen[bytes]:
        environment = os.environ | {
            "WIJKWIJZER_DATABASE": str(self.database),
            "PYTHONPATH": str(PROJECT),
        }
        return subprocess.Popen(
            [sys.executable, "-m", "wijkwijzer", "serve", "--port", str(self.port)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


@contextmanager
def running(database: Path, port: int) -> Iterator[Server]:
    """Run the app as long as the block lasts."""
    server = Server(database, port)
    try:
        server.wait_until_ready()
        yield server
    finally:
        server.stop()


def cookie_of(port: int, name: str = NAME) -> str:
    """Sign in, as a facilitator by default, and return the cookie, `name=value`."""
    client = http.client.HTTPConnection("localhost", port, timeout=10)
    client.request(
        "POST",
        "/inloggen",
        f"naam={name}&wachtwoord={PASSWORD}".replace(" ", "+"),
        {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://localhost:{port}",
        },
    )
    answer = client.getresponse()
    header = answer.getheader("Set-Cookie")
    client.close()
    if header is None:
        raise RuntimeError(f"signing in failed: {answer.status}")
    return header.partition(";")[0]
