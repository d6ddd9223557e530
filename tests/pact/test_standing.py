"""What is late, who is to do something this month, and which remarks wait for a reply."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.pact.test_differences import agreement
from wijkwijzer.pact.debts import debts, unanswered
from wijkwijzer.pact.inputs import of_remark
from wijkwijzer.pact.records import Progress
from wijkwijzer.pact.standing import Due, late, standings, this_month
from wijkwijzer.survey.records import Contribution

TODAY = dt.date(2027, 2, 10)


def told(state: str, on: str = "2027-01-05", **fields: Any) -> Progress:
    whole = {
        "id": on,
        "wijk_id": "w",
        "agreement_id": "a",
        "state": state,
        "reason": "Zo is het.",
        "on": on,
        "at": "2027-01-05T10:00:00+00:00",
        "by": "samira",
    }
    return Progress.model_validate(whole | fields)


def test_an_agreement_nobody_told_about_is_late_from_the_day_after_its_first_step() -> None:
    one = agreement("a")
    (on_the_day,) = standings([one], [], today=dt.date(2026, 12, 1))
    (after,) = standings([one], [], today=dt.date(2026, 12, 2))
    assert (on_the_day.state, on_the_day.days_late, on_the_day.since) == (
        "niet_begonnen",
        0,
        "2026-11-22",
    )
    assert after.days_late == 1
    assert after.dues[0] == Due("gemeente", "a", "eerste_stap", "Bellen", "2026-12-01", 1)


def test_what_was_told_moves_on_what_is_due() -> None:
    one = agreement("a")
    begun = told("bezig", next_step="Tekenen", next_on="2027-02-28", next_party="corporatie")
    (found,) = standings([one], [begun], today=TODAY)
    assert [(due.kind, due.party_id, due.what) for due in found.dues] == [
        ("volgende_stap", "corporatie", "Tekenen"),
        ("klaar", "gemeente", "Afspraak a"),
    ]
    assert this_month([found], today=TODAY) == {"corporatie": (found.dues[0],)}
    (still,) = standings([one], [told("niet_begonnen")], today=TODAY)
    assert still.dues[0].kind == "eerste_stap"


def test_what_is_done_or_stopped_is_never_late() -> None:
    for state in ("klaar", "gestopt"):
        (found,) = standings([agreement("a")], [told(state)], today=dt.date(2030, 1, 1))
        assert (found.dues, found.days_late, found.reason) == ((), 0, "Zo is het.")


def test_the_latest_that_is_late_comes_first_and_the_last_day_of_the_month_counts() -> None:
    found = standings(
        [
            agreement("a", due="2027-02-28", first_step_on="2027-02-15"),
            agreement("b", first_step_on="2027-01-15"),
            agreement("c", due="2027-03-01", first_step_on="2027-03-01"),
        ],
        [],
        today=TODAY,
    )
    assert [one.agreement.id for one in late(found)] == ["b"]
    assert [(d.agreement_id, d.kind) for d in this_month(found, today=TODAY)["gemeente"]] == [
        ("b", "eerste_stap"),
        ("a", "eerste_stap"),
        ("a", "klaar"),
    ]


def remark(id_: str, day: str = "2026-10-01", state: Any = "passed") -> Contribution:
    return Contribution(
        id=id_,
        wijk_id="w",
        round_id="r",
        kind="opmerking",
        text="x",
        created_at=f"{day}T10:00:00+00:00",
        state=state,
    )


def test_a_remark_becomes_a_debt_the_day_after_the_term() -> None:
    remarks = [remark("o1"), remark("o2", "2026-10-11"), remark("o3", state="refused")]
    found = [of_remark(one) for one in remarks]
    waiting = unanswered(found, {("contribution", "x")}, term=30, today=dt.date(2026, 11, 1))
    assert [(u.input.id, u.days_over) for u in waiting] == [("o1", 1), ("o2", 0)]
    assert [u.input.id for u in debts(waiting)] == ["o1"]
    assert unanswered(found, {one.key for one in found}, term=30, today=TODAY) == ()
    without = unanswered(found, (), term=None, today=TODAY)
    assert [(u.due_on, u.days_over) for u in without] == [(None, 0), (None, 0)]


def test_the_day_is_that_of_the_netherlands() -> None:
    late_evening = remark("o").model_copy(update={"created_at": "2026-10-01T22:30:00+00:00"})
    (found,) = unanswered([of_remark(late_evening)], (), term=1, today=TODAY)
    assert found.asked_on == dt.date(2026, 10, 2)


@given(st.integers(0, 400), st.integers(1, 400))
def test_every_remark_is_answered_in_time_or_owed(days: int, term: int) -> None:
    asked = dt.date(2026, 10, 1)
    (found,) = unanswered([of_remark(remark("o"))], (), term=term, today=asked + dt.timedelta(days))
    assert found.days_over == max(0, days - term)
