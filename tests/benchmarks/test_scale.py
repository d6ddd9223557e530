"""The drivers of the benchmarks of many responses, small. Nothing is timed here."""

import os
import socket
from pathlib import Path

import pytest

from benchmarks import hiding, scale
from benchmarks.server import Server
from tests.nursery import Nursery, Split


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(autouse=True)
def _started_at_once(
    nursery: Nursery | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if nursery is None:
        return

    def start(server: Server) -> Split:
        environment = os.environ | {"WIJKWIJZER_DATABASE": str(server.database)}
        output = tmp_path / "output.txt"
        return nursery.serve(server.port, folder=tmp_path, output=output, environment=environment)

    monkeypatch.setattr(Server, "_start", start)


def test_choices_arrivals_and_withdrawals_are_counted(port: int) -> None:
    found = scale.measure(60, 5, port, screens=1, rest=0)
    assert len(found.choice) == 5
    assert len(found.arrival) == len(found.codes) == len(found.withdrawal) == 1
    assert list(found.arrival_cpu) == [1]
    assert "| memory of the server, MB |" in scale.report({60: found})


def test_a_small_round_shows_few_cells() -> None:
    row = hiding.measure(60, weighed=False)
    size, kind, share, _seconds = (cell.strip() for cell in row.strip("| ").split("|"))
    assert (size, kind) == ("60", "unweighed")
    assert 0 < float(share.removesuffix(" %")) < 50
