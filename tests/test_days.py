"""Days are those of the Netherlands, wherever the machine stands."""

import datetime as dt

import pytest

from wijkwijzer import i18n
from wijkwijzer.days import day_in, day_of, midnight


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-22T22:59:59+00:00", "2026-11-22"),
        ("2026-11-22T23:00:00+00:00", "2026-11-23"),
        ("2026-07-01T21:59:59+00:00", "2026-07-01"),
        ("2026-07-01T22:00:00+00:00", "2026-07-02"),
        ("2026-11-23T08:00:00+09:00", "2026-11-23"),
        ("2026-11-22T23:30:00", "2026-11-22"),
    ],
)
def test_a_day_begins_at_midnight_here(moment: str, day: str) -> None:
    found = dt.datetime.fromisoformat(moment)
    assert day_of(found).isoformat() == day
    assert day_in(moment) == day_in(day) == dt.date.fromisoformat(day)

    assert i18n.date(found) == i18n.date(dt.date.fromisoformat(day))


def test_midnight_is_the_first_moment_of_the_day_also_when_the_clock_was_moved() -> None:
    for day in (dt.date(2026, 3, 29), dt.date(2026, 3, 30), dt.date(2026, 10, 25)):
        assert day_of(midnight(day)) == day
        assert day_of(midnight(day).astimezone(dt.UTC) - dt.timedelta(seconds=1)) < day
