"""Servers that start at once: each splits off from a process that has read every module already.

Reading them takes a server seconds, and the tests start dozens. Whatever a server does begins after
the split, so nothing of one is in another.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from wijkwijzer.settings import PROJECT

IS_THERE = sys.platform == "linux"
"""Elsewhere a process that split off may not use what its parent had open."""


@dataclass(frozen=True)
class Split:
    """A server that split off, as `subprocess.Popen` shows one."""

    pid: int

    def poll(self) -> int | None:
        """Return None as long as it runs; how it ended is not known."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 0
        return None

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def wait(self, timeout: float = 60) -> int:
        until = time.monotonic() + timeout
        while self.poll() is None:
            if time.monotonic() > until:
                raise subprocess.TimeoutExpired("serve", timeout)
            time.sleep(0.01)
        return 0


def free_port() -> int:
    """Return a port on which nothing listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Nursery:
    """The process from which servers split off."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.nursery"],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )

    def serve(self, port: int, *, folder: Path, output: Path, environment: dict[str, str]) -> Split:
        """Start a server there, with what it says in a file."""
        wanted = {"port": port, "cwd": str(folder), "output": str(output), "env": environment}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(wanted) + "\n")
        self._process.stdin.flush()
        return Split(int(self._process.stdout.readline()))

    def close(self) -> None:
        """Start no more; what runs goes on."""
        self._process.communicate(timeout=30)


def _main() -> None:
    import folium  # noqa: F401 - read once, for all of them
    import pandas  # noqa: F401, ICN001
    import plotly.graph_objects  # noqa: F401

    import app  # noqa: F401

    # Nobody asks how a server ended.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _serve(**json.loads(line))
        print(pid, flush=True)


def _serve(port: int, cwd: str, output: str, env: dict[str, str]) -> None:
    """Be the server, to the end."""
    from wijkwijzer.cli import main

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    with open(os.devnull) as nothing, open(output, "wb") as said:  # noqa: PTH123
        for number, file in ((0, nothing), (1, said), (2, said)):
            os.dup2(file.fileno(), number)
    code = 1
    try:
        main(["serve", "--port", str(port)])
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    finally:
        sys.stdout.flush()
        os._exit(code)


if __name__ == "__main__":
    _main()
