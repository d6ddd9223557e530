"""The order of the longlist, and what it depends on, against searching all weights."""

import itertools

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wijkwijzer.programme.criteria import CRITERIA, Judged
from wijkwijzer.programme.ordering import (
    TIE,
    order,
    places,
    shares,
    spans,
    winning_weights,
)

EVEN = dict.fromkeys(CRITERIA, 1.0)


def judged(rows: list[list[float]]) -> Judged:
    values = np.array(rows, dtype=float).reshape(len(rows), len(CRITERIA))
    return Judged(tuple(f"m{i}" for i in range(len(rows))), values, values)


tables = st.lists(
    st.lists(st.integers(0, 20).map(lambda v: 5.0 * v), min_size=5, max_size=5),
    min_size=1,
    max_size=7,
).map(judged)
GRID = np.array([w for w in itertools.product(range(9), repeat=5) if sum(w) == 8], dtype=float) / 8


def place(table: Judged, row: int, weights: np.ndarray) -> int:
    scores = table.values @ weights
    return 1 + int((scores > scores[row] + TIE).sum())


@settings(max_examples=25)
@given(tables)
def test_no_weights_give_a_place_outside_what_was_found(table: Judged) -> None:
    for found in places(table, table.measures, 2):
        row = table.measures.index(found.measure)
        tried = [place(table, row, weights) for weights in GRID]
        assert found.best <= min(tried)
        assert found.worst >= max(tried)


@settings(max_examples=25)
@given(tables)
def test_with_two_criteria_the_places_are_exactly_those_of_all_weights(table: Judged) -> None:
    used = ("behoefte", "kosten")
    two = table.values[:, [CRITERIA.index(one) for one in used]]
    # Places change only where two lines cross: try each crossing and in between.
    base, slope = two[:, 1], two[:, 0] - two[:, 1]
    turn = np.subtract.outer(slope, slope)
    with np.errstate(divide="ignore", invalid="ignore"):
        cross = (-np.subtract.outer(base, base) / turn).ravel()
    inside = sorted({0.0, 1.0, *cross[(cross >= 0) & (cross <= 1)]})
    tried = [*inside, *((a + b) / 2 for a, b in itertools.pairwise(inside))]
    for found in places(table, table.measures, 1, used=used):
        row = table.measures.index(found.measure)
        scores = np.array([base + w * slope for w in tried])
        all_places = 1 + (scores > scores[:, [row]] + TIE).sum(axis=1)
        assert (found.best, found.worst) == (all_places.min(), all_places.max())


@settings(max_examples=25)
@given(tables)
def test_who_can_win_comes_first_with_the_weights_that_are_named(table: Judged) -> None:
    best = {found.measure: found.best for found in places(table, table.measures, 1)}
    for id_ in table.measures:
        weights = winning_weights(table, id_)
        assert (weights is not None) == (best[id_] == 1)
        if weights is not None:
            assert {one.measure: one.place for one in order(table, weights)}[id_] == 1


def test_a_measure_that_is_best_at_everything_stays_first_whatever_the_weights() -> None:
    table = judged([[90] * 5, [80, 90, 10, 90, 90], [0, 0, 100, 0, 0], [5, 5, 5, 5, 5]])
    first, second, odd, last = places(table, table.measures, 1)
    assert (second.verdict, odd.verdict, last.verdict) == ("soms", "soms", "nooit")
    assert (first.best, first.worst, first.verdict) == (1, 2, "soms")
    table = judged([[90] * 5, [80, 90, 10, 90, 90], [5, 5, 5, 5, 5]])
    first, second, last = places(table, table.measures, 1)
    assert (first.verdict, first.worst) == ("altijd", 1)
    assert (last.best, last.worst, last.verdict) == (3, 3, "nooit")
    assert places(table, ["m1"], 2)[0].verdict == "altijd"


@given(tables, st.lists(st.integers(0, 5), min_size=5, max_size=5), st.integers(1, 4))
@example(judged([[75, 35, 65, 70, 0], [95, 30, 35, 65, 0]]), [3, 4, 1, 2, 0], 1)
def test_a_weight_may_move_within_its_span_and_no_further(
    table: Judged, given_weights: list[int], top: int
) -> None:
    weights = dict(zip(CRITERIA, map(float, given_weights), strict=True))
    share = shares(weights)
    first = {one.measure for one in order(table, weights)[:top]}
    rows = [table.measures.index(one) for one in first]
    rest = [i for i in range(len(table.measures)) if i not in rows]
    for c, span in enumerate(spans(table, weights, top)):
        assert 0 <= span.low <= span.weight + 1e-9
        assert span.weight - 1e-9 <= span.high <= 1
        others = np.delete(share, c)
        proportion = others / others.sum() if others.sum() else np.full(4, 0.25)

        def lead(w: float, c: int = c, proportion: np.ndarray = proportion) -> float:
            scores = w * table.values[:, c] + (1 - w) * np.delete(table.values, c, 1) @ proportion
            return float(min(scores[rows], default=0) - max(scores[rest], default=-1))

        for w in (span.low, (span.low + span.high) / 2, span.high):
            assert lead(w) > -0.01
        if span.high < 1 and rest:
            assert lead(min(1, span.high + 1e-3)) < 0.2
        if span.low > 0 and rest:
            assert lead(max(0, span.low - 1e-3)) < 0.2


@given(tables, st.permutations(range(7)))
def test_the_order_of_the_rows_does_not_matter(table: Judged, mixed: list[int]) -> None:
    rows = [i for i in mixed if i < len(table.measures)]
    other = Judged(tuple(table.measures[i] for i in rows), table.values[rows], table.raw[rows])
    plain = [(one.measure, one.place) for one in order(table, EVEN)]
    assert [(one.measure, one.place) for one in order(other, EVEN)] == plain


@given(tables)
def test_the_parts_of_a_score_make_the_score_and_equal_ones_share_a_place(table: Judged) -> None:
    found = order(table, EVEN)
    assert found[0].place == 1
    for one, next_ in itertools.pairwise(found):
        assert one.score >= next_.score - TIE
    for one in found:
        assert sum(one.parts.values()) == pytest.approx(one.score)
    by_score = {one.measure: one for one in found}
    for a, b in itertools.combinations(by_score.values(), 2):
        if a.score == b.score:
            assert a.place == b.place


def test_weights_are_shares_whatever_the_sliders_say() -> None:
    assert shares({"behoefte": 3, "kosten": 1}).tolist() == [0.75, 0, 0, 0, 0.25]
    assert shares({}).tolist() == [0.2] * 5
    for wrong in (-1.0, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="from 0 up"):
            shares({"steun": wrong})


def test_an_empty_longlist_has_no_order() -> None:
    table = judged([])
    assert order(table, EVEN) == ()
    assert places(table, [], 3) == ()
    assert [span.high for span in spans(table, EVEN, 3)] == [1.0] * 5
