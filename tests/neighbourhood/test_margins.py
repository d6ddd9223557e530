"""Who lives here in persons: hand-computed figures, and what always holds."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.neighbourhood.margins import Inhabitants, count_inhabitants
from wijkwijzer.neighbourhood.records import CATEGORIES, Counted, Population, Variable

BUURTEN = ("b0", "b1", "b2")
Figures = dict[tuple[str, str, str], int | None]


def population(figures: Figures) -> list[Population]:
    return [
        Population.model_validate(
            {
                "id": ".".join(key),
                "wijk_id": "w",
                "buurt_id": key[0],
                "variable": key[1],
                "category": key[2],
                "count": count,
            }
        )
        for key, count in figures.items()
    ]


def of(buurt: str, variable: str, *counts: int | None) -> Figures:
    names = ("",) if variable == "total" else CATEGORIES[variable]  # type: ignore[index]
    return {(buurt, variable, name): n for name, n in zip(names, counts, strict=False)}


def persons(found: Inhabitants, variable: Variable) -> dict[str, float]:
    return {c: round(n, 6) for c, n in found.margins[variable].persons.items()}


def test_ages_that_miss_the_inhabitants_are_rescaled_and_say_by_how_much() -> None:
    # CBS: 1000 live here; the bands, each rounded on its own, add up to 990.
    figures = of("b0", "total", 1000) | of("b0", "age", 190, 100, 300, 200, 200)
    found = count_inhabitants(population(figures), ["b0"], "iedereen")
    assert found.total == 1000
    assert found.margins["age"].off == pytest.approx(-0.01)
    assert persons(found, "age")["0-15"] == pytest.approx(190 * 1000 / 990, abs=1e-6)
    grown = count_inhabitants(population(figures), ["b0"], "15+")
    assert grown.total == pytest.approx(1000 * 800 / 990)
    assert list(grown.margins["age"].persons) == ["15-25", "25-45", "45-65", "65+"]
    assert grown.margins["age"].off == pytest.approx(-0.01)


def test_a_buurt_without_ages_loses_the_share_of_children_of_the_others() -> None:
    figures = (
        of("b0", "total", 800)
        | of("b0", "age", 200, 100, 200, 200, 100)
        | of("b1", "total", 400)
        | of("b1", "age", None, None, 100, 100, 100)
    )
    found = count_inhabitants(population(figures), ["b0", "b1"], "15+")
    assert persons(found, "buurt") == {"b0": 600, "b1": 300}
    assert found.margins["age"].missing == ("b1",)
    assert persons(found, "age") == {"15-25": 150, "25-45": 300, "45-65": 300, "65+": 150}
    assert not found.ages_unknown


def test_the_youngest_band_alone_is_enough_to_leave_children_out() -> None:
    figures = of("b0", "total", 800) | of("b0", "age", 200, None, None, None, 100)
    found = count_inhabitants(population(figures), ["b0"], "15+")
    assert (found.total, found.ages_unknown) == (600, False)
    assert set(found.margins) == {"buurt"}


def test_without_any_ages_everybody_counts_and_it_says_so() -> None:
    found = count_inhabitants(population(of("b0", "total", 800)), ["b0"], "15+")
    assert (found.total, found.ages_unknown) == (800, True)
    assert set(found.margins) == {"buurt"}


def test_households_become_persons_and_families_hold_who_is_left() -> None:
    figures = of("b0", "total", 1000) | of("b0", "household", 200, 150, 100, 20, 10)
    found = count_inhabitants(population(figures), ["b0"], "iedereen")
    # 1000 - 200 alone - 320 in couples = 480 in 120 families; one parent makes one less:
    # 100 s + 20 (s - 1) = 480, s = 4.1667.
    assert found.family == pytest.approx(500 / 120)
    assert persons(found, "household") == {
        "alleen": 200,
        "samen": 300,
        "gezin": pytest.approx(416.666667),
        "eenouder": pytest.approx(63.333333),
        "anders": 20,
    }
    assert found.margins["household"].off == pytest.approx(0)


def test_families_that_cannot_be_so_large_are_not_believed() -> None:
    figures = of("b0", "total", 1000) | of("b0", "household", 200, 150, 50)
    found = count_inhabitants(population(figures), ["b0"], "iedereen")
    # 500 people left for 50 families: ten each. Five is the most, and 250 people are missed.
    assert found.family == 5
    assert found.margins["household"].off == pytest.approx(-0.25)
    assert persons(found, "household") == {
        "alleen": pytest.approx(266.666667),
        "samen": 400,
        "gezin": pytest.approx(333.333333),
    }


def test_homes_of_a_buurt_hold_as_many_people_each() -> None:
    figures = (
        of("b0", "total", 600)
        | of("b0", "tenure", 200, 0, 100)
        | of("b1", "total", 400)
        | of("b1", "tenure", 0, 0, 100)
        | of("b2", "total", 50)
    )
    found = count_inhabitants(population(figures), BUURTEN, "iedereen")
    # Two people in each home of b0, four in each of b1; b2 has no figures.
    assert found.margins["tenure"].missing == ("b2",)
    scale = 1050 / 1000
    assert persons(found, "tenure") == {
        "huur_corporatie": pytest.approx(400 * scale),
        "huur_particulier": 0,
        "koop": pytest.approx(600 * scale),
    }


def test_nobody_and_an_empty_buurt() -> None:
    assert count_inhabitants([], BUURTEN) == Inhabitants("15+", 0.0, {})
    figures = of("b0", "total", 0) | of("b0", "age", 0, 0, 0, 0, 0) | of("b0", "tenure", 0, 0, 0)
    assert count_inhabitants(population(figures), ["b0"]).total == 0
    found = count_inhabitants(population(figures | of("b1", "total", 10)), ["b0", "b1"], "iedereen")
    assert persons(found, "buurt") == {"b0": 0, "b1": 10}


count = st.one_of(st.none(), st.integers(0, 900).map(lambda n: 5 * n))
figures_of = st.fixed_dictionaries(
    {
        key: count
        for buurt in BUURTEN
        for variable, size in (("total", 1), ("age", 5), ("household", 5), ("tenure", 3))
        for key in of(buurt, variable, *[0] * size)
    }
)


@given(figures_of, st.sampled_from(["15+", "iedereen"]))
def test_every_margin_adds_up_to_the_total(figures: Figures, counted: Counted) -> None:
    found = count_inhabitants(population(figures), BUURTEN, counted)
    assert (found.total > 0) == bool(found.margins)
    for margin in found.margins.values():
        assert math.fsum(margin.persons.values()) == pytest.approx(found.total, rel=1e-12)
        assert all(n >= 0 for n in margin.persons.values())
        assert margin.off > -1


@given(figures_of)
def test_ages_keep_their_shares(figures: Figures) -> None:
    found = count_inhabitants(population(figures), BUURTEN, "iedereen")
    margin = found.margins.get("age")
    if margin is None:
        return
    known = [b for b in BUURTEN if b not in margin.missing]
    for band, n in margin.persons.items():
        source = sum(figures[b, "age", band] or 0 for b in known)
        assert n / found.total == pytest.approx(source / margin.before, rel=1e-12, abs=1e-12)


@given(figures_of, st.integers(2, 9))
def test_a_wijk_of_twice_the_size_has_the_same_shares(figures: Figures, times: int) -> None:
    larger = {key: n if n is None else n * times for key, n in figures.items()}
    small, large = (
        count_inhabitants(population(each), BUURTEN, "15+") for each in (figures, larger)
    )
    assert large.total == pytest.approx(times * small.total)
    for variable, margin in small.margins.items():
        for category, n in margin.persons.items():
            found = large.margins[variable].persons[category]
            assert found == pytest.approx(times * n, rel=1e-9, abs=1e-9)
