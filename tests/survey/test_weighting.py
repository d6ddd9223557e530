"""To what a round is weighed: hand-computed margins, and what always holds."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.neighbourhood.margins import Inhabitants, Margin
from wijkwijzer.neighbourhood.records import CATEGORIES, NOT_SAID, Variable
from wijkwijzer.survey.records import Weighting
from wijkwijzer.survey.weighting import Margins, margins

ALL: tuple[Variable, ...] = ("buurt", "age", "household", "tenure")


def chosen(*variables: Variable) -> Weighting:
    return Weighting(id="r", wijk_id="w", round_id="r", variables=variables)


def here(total: float, **persons: dict[str, float]) -> Inhabitants:
    found: dict[Variable, Margin] = {
        v: Margin(v, persons[v], total, total) for v in ALL if v in persons
    }
    return Inhabitants("15+", total, found)


def fitted(variable: Variable, persons: dict[str, float], came: dict[str, int]) -> Margins:
    total = math.fsum(persons.values())
    return margins(chosen(variable), here(total, **{variable: persons}), {variable: came})


def test_who_did_not_say_keeps_their_share_of_the_responses() -> None:
    found = fitted("buurt", {"b0": 600, "b1": 400}, {"b0": 30, "b1": 50, NOT_SAID: 20})
    # 20 of 100 did not say: 200 of the 1000. The other 800 by the shares of the inhabitants.
    assert found.totals["buurt"] == {"b0": 480, "b1": 320, NOT_SAID: 200}
    (remark,) = found.remarks
    assert (remark.kind, remark.categories, remark.responses) == ("own_share", (NOT_SAID,), 20)


def test_a_child_who_answers_keeps_its_share_where_adults_count() -> None:
    came = {"0-15": 10, "15-25": 10, "25-45": 20, "45-65": 30, "65+": 30}
    persons = {"15-25": 90.0, "25-45": 90.0, "45-65": 90.0, "65+": 90.0}
    found = fitted("age", persons, came)
    assert found.totals["age"]["0-15"] == pytest.approx(36)
    assert found.totals["age"]["65+"] == pytest.approx(81)


def test_an_age_nobody_of_whom_answered_goes_with_the_nearest_that_did() -> None:
    persons = {"15-25": 100.0, "25-45": 200.0, "45-65": 300.0, "65+": 400.0}
    found = fitted("age", persons, {"25-45": 5, "65+": 5})
    # 45-65 lies as near to both: the younger.
    assert found.totals["age"] == {"25-45": 600, "65+": 400}
    assert found.levels["age"] == {
        "15-25": "25-45",
        "25-45": "25-45",
        "45-65": "25-45",
        "65+": "65+",
    }
    assert [(r.kind, r.categories, r.into, r.persons) for r in found.remarks] == [
        ("merged", ("15-25",), "25-45", 100),
        ("merged", ("45-65",), "25-45", 300),
    ]


def test_kinds_that_cbs_does_not_tell_apart_are_weighed_together() -> None:
    came = {"alleen": 10, "gezin": 10, "eenouder": 5, "samen": 10, "anders": 1}
    found = fitted("household", {"alleen": 100.0, "samen": 200.0, "gezin": 300.0}, came)
    assert found.totals["household"] == {"alleen": 100, "samen": 200, "gezin": 300}
    assert found.levels["household"]["eenouder"] == "gezin"
    assert found.levels["household"]["anders"] == "samen"
    assert [(r.kind, r.categories, r.responses) for r in found.remarks] == [
        ("merged", ("eenouder",), 5),
        ("merged", ("anders",), 1),
    ]


def test_a_buurt_nobody_of_whom_answered_is_left_out_and_named() -> None:
    found = fitted("buurt", {"b0": 600, "b1": 300, "b2": 100}, {"b0": 30, "b1": 10})
    assert found.totals["buurt"] == {"b0": pytest.approx(1000 * 6 / 9), "b1": 1000 * 3 / 9}
    (remark,) = found.remarks
    assert (remark.kind, remark.categories, remark.persons) == ("unheard", ("b2",), 100)


def test_a_variable_that_cannot_be_used_is_left_out_and_named() -> None:
    counts = {"buurt": {NOT_SAID: 40}, "tenure": {"koop": 40}, "age": {"65+": 40}}
    people = here(10, buurt={"b0": 10}, age={"65+": 10})
    found = margins(chosen(*ALL), people, counts)
    assert set(found.totals) == {"age"}
    assert [(r.kind, r.variable) for r in found.remarks] == [
        ("nobody_said", "buurt"),
        ("no_figures", "tenure"),
    ]


def test_without_variables_or_answers_nothing_is_weighed() -> None:
    people = here(1000, buurt={"b0": 1000})
    empty = Margins(0.0, {}, {})
    assert margins(chosen(), people, {"buurt": {"b0": 5}}) == empty
    assert margins(chosen("buurt"), people, {"buurt": {"": 0}}) == empty
    assert margins(chosen("buurt"), people, {}) == empty


def shares_of(variable: Variable) -> st.SearchStrategy[dict[str, float]]:
    names = ("b0", "b1", "b2") if variable == "buurt" else CATEGORIES[variable]
    some = st.dictionaries(st.sampled_from(names), st.floats(0.01, 1), min_size=1)
    return some.map(lambda found: {c: 5000 * n / sum(found.values()) for c, n in found.items()})


def came_to(variable: Variable) -> st.SearchStrategy[dict[str, int]]:
    names = ("b0", "b1", "b2") if variable == "buurt" else CATEGORIES[variable]
    return st.fixed_dictionaries({c: st.integers(0, 40) for c in (*names, NOT_SAID)})


@given(
    st.fixed_dictionaries({v: shares_of(v) for v in ALL}),
    st.fixed_dictionaries({v: came_to(v) for v in ALL}),
)
def test_margins_add_up_hold_people_and_keep_the_shares(
    persons: dict[str, dict[str, float]], came: dict[str, dict[str, int]]
) -> None:
    found = margins(chosen(*ALL), here(5000, **persons), came)
    for variable, totals in found.totals.items():
        assert math.fsum(totals.values()) == pytest.approx(5000, rel=1e-12)
        levels = found.levels[variable]
        heard = dict.fromkeys(totals, 0)
        for category, n in came[variable].items():
            if n:
                heard[levels[category]] += n
        # Everybody is weighed, every level has somebody, and none is empty.
        assert sum(heard.values()) == sum(came[variable].values())
        assert min(heard.values()) > 0
        assert min(totals.values()) > 0
        inside = [
            (totals[level], sum(n for c, n in persons[variable].items() if levels.get(c) == level))
            for level in totals
            if level in persons[variable]
        ]
        scale = sum(t for t, _n in inside) / sum(n for _t, n in inside)
        assert all(t == pytest.approx(scale * n, rel=1e-9) for t, n in inside)
