"""The drivers of the benchmarks, small: they count well and lose nothing. Nothing is timed here."""

from pathlib import Path

import pytest

from benchmarks import cut_wifi, residents, results
from benchmarks.resident import Habits
from benchmarks.residents import Plan

pytestmark = pytest.mark.usefixtures("servers_at_once")


@pytest.mark.parametrize("posting", ["tap", "screen"])
def test_five_residents_at_once(port: int, posting: str) -> None:
    habits = Habits(think=0.01, posting=posting, skip=0)  # type: ignore[arg-type]
    plan = Plan(residents=5, ramp=0.5, hold=2, finish=90, screens=2, followers=1, habits=habits)
    seen = residents.measure(plan, 20, port)
    ledger = seen.ledger
    assert seen.faults == []
    assert (ledger.errors, ledger.retries) == ({}, {})
    assert len(ledger.sent) >= 5
    assert ledger.underway == {}
    assert ledger.posts > 2 * len(ledger.sent)
    assert seen.least_present == 5
    assert seen.told > 0
    text = residents.report(plan, seen)
    assert "| errors | 0 | 0 |" in text
    assert f"| responses sent in all | {len(ledger.sent)} | |" in text


@pytest.mark.heavy
def test_residents_whose_wifi_or_server_goes_lose_nothing(port: int) -> None:
    text, ledger, faults = cut_wifi.measure([0.5], port, every=12)
    assert faults == []
    assert ledger.errors == {}
    # One undisturbed, two cuts at each of two steps, and who was there when the server was killed.
    assert len(ledger.sent) == 1 + 4 + cut_wifi.AT_THE_SAME_TIME
    assert ledger.underway == {}
    assert ledger.retries.total() > 0
    assert "| confirmed but lost, or stored twice | 0 | 0 |" in text


def test_a_benchmark_replaces_its_own_section_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "RESULTS", tmp_path / "results.md")
    results.write_section("a", "# A\nfirst")
    results.write_section("b", "# B\n\\1")
    results.write_section("a", "# A\nsecond")
    text = results.RESULTS.read_text()
    assert "first" not in text
    assert text.index("second") < text.index("# B")
    assert "\\1" in text
