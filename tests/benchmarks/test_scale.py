"""The drivers of the benchmarks of many responses, small. Nothing is timed here."""

import pytest

from benchmarks import hiding, scale


@pytest.mark.usefixtures("servers_at_once")
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
