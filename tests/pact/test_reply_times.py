"""How soon replies came, counted by hand."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.pact.reply_times import reply_times

TODAY = dt.date(2026, 11, 22)


def day(before: int) -> dt.date:
    return TODAY - dt.timedelta(days=before)


def test_it_counts_as_one_counts_by_hand() -> None:
    # Answered after 3, 10 and 21 days; one on the day before it came; two wait, 21 and 22 days.
    days = [
        (day(30), day(27)),
        (day(30), day(20)),
        (day(30), day(9)),
        (day(5), day(6)),
        (day(21), None),
        (day(22), None),
    ]
    found = reply_times(days, term=20, today=TODAY)
    assert (found.asked, found.answered, found.waiting) == (6, 4, 2)
    assert found.middle == (3 + 10) / 2
    assert (found.in_time, found.overdue) == (3, 2)
    assert found.oldest == day(22)


def test_the_last_day_of_the_term_is_in_time() -> None:
    found = reply_times([(day(21), day(0)), (day(21), None)], term=21, today=TODAY)
    assert (found.in_time, found.overdue) == (1, 0)


def test_without_a_term_nothing_is_late() -> None:
    found = reply_times([(day(400), None)], term=None, today=TODAY)
    assert (found.in_time, found.overdue, found.middle, found.waiting) == (None, None, None, 1)
    assert reply_times([], term=21, today=TODAY).oldest is None


_days = st.integers(0, 400)


@given(st.lists(st.tuples(_days, st.none() | _days)), st.integers(1, 100))
def test_every_remark_is_counted_once(ages: list[tuple[int, int | None]], term: int) -> None:
    days = [(day(asked), None if took is None else day(asked - took)) for asked, took in ages]
    found = reply_times(days, term=term, today=TODAY)
    assert found.answered + found.waiting == len(days)
    assert 0 <= (found.in_time or 0) <= found.answered
    assert 0 <= (found.overdue or 0) <= found.waiting
