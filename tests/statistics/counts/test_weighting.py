"""Raking the table of cells."""

import numpy as np
import pytest
from hypothesis import assume, given, settings

from tests.statistics.counts.samples import LEVELS, People, people
from wijkwijzer.statistics import counts as c


def reached(table: c.CellTable, weights: c.CellWeights, variable: int) -> np.ndarray:
    persons = table.persons * weights.weights
    return np.bincount(table.levels[:, variable], persons, table.layout.levels[variable])


@settings(max_examples=25)
@given(people())
def test_margins_are_met_and_people_of_unknown_size_keep_their_share(sample: People) -> None:
    table = sample.counts().table()
    totals = {}
    for variable, levels in enumerate(LEVELS):
        count = np.bincount(sample.groups[variable], minlength=levels)
        totals[variable] = 1000 * count / count.sum()
    weights = c.rake(table, totals)
    assert weights.converged
    for variable, total in totals.items():
        np.testing.assert_allclose(reached(table, weights, variable), total, rtol=1e-9)
    assert weights.weights @ table.persons == pytest.approx(1000)


def test_a_level_of_unknown_size_keeps_its_share() -> None:
    counts = c.Counts([[0, 1]], (3,))
    for level in (0, 0, 0, 0, 1, 1, 1, 1, 2, 2):
        counts.add([0], [level])
    table = counts.table()
    weights = c.rake(table, {0: [300.0, 100.0, np.nan]})
    # A fifth did not say: 80 of the 400; the others share 320 as 3 to 1.
    np.testing.assert_allclose(reached(table, weights, 0), [240, 80, 80])
    assert weights.iterations == 1


@settings(max_examples=25)
@given(people())
def test_the_order_of_the_margins_is_irrelevant(sample: People) -> None:
    table = sample.counts().table()
    rng = np.random.default_rng(3)
    totals = {}
    for variable, levels in enumerate(LEVELS):
        wanted = np.bincount(sample.groups[variable], minlength=levels) * rng.uniform(
            0.8, 1.2, levels
        )
        totals[variable] = wanted / wanted.sum()
    one = c.rake(table, totals, tolerance=1e-12, max_iterations=200)
    other = c.rake(table, dict(reversed(totals.items())), tolerance=1e-12, max_iterations=200)
    assume(one.converged and other.converged)
    np.testing.assert_allclose(one.weights, other.weights, rtol=1e-8)


def test_what_cannot_be_met_is_refused_or_said() -> None:
    counts = c.Counts([[0, 1]], (2, 2))
    for groups in ((0, 0), (0, 0), (1, 1)):
        counts.add([0], groups)
    table = counts.table()
    with pytest.raises(ValueError, match="different totals"):
        c.rake(table, {0: [1.0, 1.0], 1: [1.0, 2.0]})
    with pytest.raises(ValueError, match="people or a total"):
        c.rake(table, {0: [2.0, 0.0]})
    with pytest.raises(ValueError, match="shape"):
        c.rake(table, {0: [2.0]})
    with pytest.raises(ValueError, match="not negative"):
        c.rake(table, {0: [2.0, -1.0]})
    assert not c.rake(table, {0: [1.0, 1.0], 1: [1.5, 0.5]}, max_iterations=20).converged


def test_crossed_variables_are_one_margin() -> None:
    counts = c.Counts([[0, 1]], (2, 2))
    for groups in ((0, 0), (0, 1), (1, 1), (1, 1)):
        counts.add([0], groups)
    table = counts.table()
    weights = c.rake(table, {(0, 1): [[5.0, 6.0], [0.0, 8.0]]})
    assert weights.weights.tolist() == [5.0, 6.0, 4.0]
    with pytest.raises(ValueError, match="people or a total"):
        c.rake(table, {(0, 1): [[5.0, 6.0], [1.0, 8.0]]})


def test_nobody_and_no_margins_leave_weights_as_they_are() -> None:
    counts = c.Counts([[0, 1]], (2,))
    assert c.rake(counts.table(), {}).weights.tolist() == []
    counts.add([0], [1])
    weights = c.rake(counts.table(), {}, base=3.0)
    assert (weights.weights.tolist(), weights.converged, weights.iterations) == ([3.0], True, 0)
