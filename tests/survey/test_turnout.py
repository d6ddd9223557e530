"""Who is missing: hand-computed expectations, the rule's borders, and what always holds."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.neighbourhood.margins import count_inhabitants
from wijkwijzer.neighbourhood.records import CATEGORIES, NOT_SAID, Population
from wijkwijzer.survey.turnout import (
    LEAST_EXPECTED,
    Turnout,
    awaited,
    is_under_heard,
    turnout,
)

BANDS = CATEGORIES["age"]


def figure(buurt: str, count: int | None, category: str = "") -> Population:
    variable = "age" if category else "total"
    return Population(
        id=f"{buurt}.{variable}.{category}",
        wijk_id="w",
        buurt_id=buurt,
        variable=variable,
        category=category,
        count=count,
    )


def ages(buurt: str, *counts: int | None) -> list[Population]:
    return [figure(buurt, n, band) for band, n in zip(BANDS, counts, strict=True)]


def by_buurt(
    counts: dict[str, int | None], population: list[Population], buurten: list[str]
) -> Turnout:
    return turnout("buurt", counts, count_inhabitants(population, buurten), buurten)


def by_age(
    counts: dict[str, int | None], population: list[Population], buurten: list[str]
) -> Turnout:
    return turnout("age", counts, count_inhabitants(population, buurten), buurten)


def binomial_tail(k: int, n: int, p: float) -> float:
    """P(X <= k), summed as the definition says."""
    return sum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k + 1))


def test_expected_is_the_share_of_the_inhabitants() -> None:
    # 1000 of 4000 live in b1: of 80 responses that named a buurt, 20 would be theirs.
    population = [figure("b0", 3000), figure("b1", 1000)]
    found = by_buurt({"b0": 75, "b1": 5, NOT_SAID: 7}, population, ["b0", "b1"])
    assert [(g.heard, g.inhabitants, g.expected) for g in found.groups] == [
        (75, 3000, 60.0),
        (5, 1000, 20.0),
    ]
    assert found.groups[1].rate == pytest.approx(0.005)
    assert found.unsaid == 7
    assert [g.category for g in found.low] == ["b1"]


def test_ages_are_compared_from_fifteen_up_and_without_buurten_that_lack_a_figure() -> None:
    population = [*ages("b0", 200, 100, 300, 300, 300), *ages("b1", 50, None, 10, 10, 10)]
    counts: dict[str, int | None] = {"0-15": 4, "15-25": 10, "25-45": 40, "45-65": 38, "65+": 12}
    found = by_age(counts, population, ["b0", "b1"])
    by_band = {g.category: g for g in found.groups}
    assert found.without_figures == ("b1",)
    assert by_band["0-15"].expected is None
    assert by_band["0-15"].inhabitants is None
    # 100 responses from fifteen up; 65+ are 300 of 1000.
    assert by_band["65+"].expected == pytest.approx(30.0)
    assert by_band["15-25"].expected == pytest.approx(10.0)
    assert [g.category for g in found.low] == ["65+"]


def test_without_figures_nothing_is_expected() -> None:
    found = by_buurt({"b0": 3, "b1": 40}, [figure("b0", None)], ["b0", "b1"])
    assert found.without_figures == ("b0", "b1")
    assert not found.is_compared
    assert found.low == ()
    assert by_age({NOT_SAID: 50}, ages("b0", 1, 2, 3, 4, 5), ["b0"]).low == ()


@pytest.mark.parametrize(
    ("heard", "expected", "compared", "groups", "low"),
    [
        (12, 40, 100, 5, True),
        (0, 9.9, 100, 5, False),  # too few expected to say anything
        (0, 10, 100, 5, True),
        (30, 40, 100, 5, False),  # three quarters is enough
        (29, 40, 100, 5, False),  # P = 0.0148 > 0.01: may be chance
        (29, 40, 100, 2, True),  # P < 0.025
        (60, 100, 100, 1, False),  # nobody to compare with
    ],
)
def test_the_borders_of_the_rule(
    heard: int, expected: float, compared: int, groups: int, *, low: bool
) -> None:
    assert is_under_heard(heard, expected, compared, groups) is low


def test_the_chance_is_that_of_the_definition() -> None:
    assert binomial_tail(29, 100, 0.4) == pytest.approx(0.0148, abs=0.0001)
    for heard in range(20, 30):
        by_hand = binomial_tail(heard, 100, 0.4) < 0.05 / 5
        assert is_under_heard(heard, 40, 100, 5) is by_hand


counts_of = st.lists(st.integers(0, 400), min_size=2, max_size=6)
people_of = st.lists(st.one_of(st.none(), st.integers(0, 5000)), min_size=6, max_size=6)


def compared(counts: list[int], people: list[int | None]) -> Turnout:
    buurten = [f"b{i}" for i in range(len(counts))]
    population = [figure(b, n) for b, n in zip(buurten, people, strict=False)]
    return by_buurt(dict(zip(buurten, counts, strict=True)), population, buurten)


@given(counts_of, people_of)
def test_what_is_expected_adds_up_to_what_came(counts: list[int], people: list[int | None]) -> None:
    found = compared(counts, people)
    expected = [g for g in found.groups if g.expected is not None]
    if expected:
        total = sum(g.expected or 0 for g in expected)
        assert total == pytest.approx(sum(g.heard or 0 for g in expected))


@given(counts_of, people_of)
def test_who_is_low_is_known_is_no_trifle_and_somebody_else_is_not(
    counts: list[int], people: list[int | None]
) -> None:
    found = compared(counts, people)
    for group in found.low:
        assert group.expected is not None
        assert group.expected >= LEAST_EXPECTED
        assert group.short > 0
    if found.low:
        assert any(g.expected is not None and g.short < 0 for g in found.groups)


@given(counts_of, people_of, st.integers(0, 5))
def test_one_more_answer_never_makes_a_group_low(
    counts: list[int], people: list[int | None], which: int
) -> None:
    which %= len(counts)
    before = compared(counts, people)
    counts[which] += 1
    after = compared(counts, people)
    # More expected may cross the least of ten; from there on one more only helps.
    reached = (before.groups[which].expected or 0) >= LEAST_EXPECTED
    if reached and not before.groups[which].is_low:
        assert not after.groups[which].is_low


def test_fewer_than_ten_is_called_low_when_even_nine_would_be() -> None:
    population = [figure("b0", 3000), figure("b1", 1000), figure("b2", 1000)]
    counts = {"b0": 75, "b1": None, "b2": None, NOT_SAID: 11, "": 111}
    people = count_inhabitants(population, ["b0", "b1", "b2"])
    found = turnout("buurt", counts, people, ["b0", "b1", "b2"], few={"b1"})
    # 111 less the 11 who did not say: 100 came from these three, 20 of each 1000.
    assert [g.expected for g in found.groups] == [60.0, 20.0, 20.0]
    # b2 is hidden to keep b1 from view: of it nothing is said.
    assert [(g.is_few, g.is_low) for g in found.groups[1:]] == [(True, True), (False, False)]


def test_households_that_cbs_does_not_tell_apart_are_counted_where_it_counts_them() -> None:
    kinds = {"alleen": 100, "samen": 100, "gezin": 100}
    population = [figure("b0", 640)] + [
        Population(
            id=kind, wijk_id="w", buurt_id="b0", variable="household", category=kind, count=n
        )
        for kind, n in kinds.items()
    ]
    counts = {"alleen": 10, "samen": 11, "gezin": 12, "eenouder": 5, "anders": 2}
    found = turnout("household", counts, count_inhabitants(population, ["b0"], "iedereen"), ["b0"])
    # 640 less 100 less 200 leaves 340 in 100 families.
    assert [(g.category, g.heard, g.inhabitants) for g in found.groups] == [
        ("alleen", 10, 100.0),
        ("samen", 13, 200.0),
        ("gezin", 17, pytest.approx(340.0)),
    ]
    assert found.together == {"eenouder": "gezin", "anders": "samen"}


def test_views_that_wait_say_how_many_more() -> None:
    answered = {
        ("", ""): np.array([12, 30]),
        ("buurt", "b0"): np.array([7, 10]),
        ("age", "65+"): np.array([0, 3]),
    }
    heard = {("", ""): 31, ("buurt", "b0"): 11, ("age", "65+"): 3}
    found = awaited(answered, heard)
    assert [(v.category, v.heard, v.ready, v.themes, v.more) for v in found] == [
        ("b0", 11, 1, 2, 3),
        ("65+", 3, 0, 2, 10),
    ]
