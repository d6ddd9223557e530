"""Estimates from counts are those of the rows, under any weighting."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.statistics.counts.samples import (
    VALUES,
    People,
    cell_of_each,
    linearised,
    people,
    weighted_residuals,
)
from wijkwijzer.statistics import counts as c
from wijkwijzer.statistics.estimates import means

# An error of rounding in units of the answers (0-100).
ROUNDING = 1e-11


def weightings(table: c.CellTable, sample: People) -> dict[str, c.CellWeights]:
    """Equal weights; one margin; a crossed margin; all margins, one level of unknown size."""
    rng = np.random.default_rng(7)
    totals = {}
    for variable, levels in enumerate(table.layout.levels):
        people = np.bincount(sample.groups[variable], minlength=levels)
        wanted = people * rng.uniform(0.5, 2, levels)
        totals[variable] = wanted / wanted.sum() * 500
    shape = table.layout.levels[:2]
    cross = np.zeros(shape)
    np.add.at(cross, (sample.groups[0], sample.groups[1]), 3.0)
    unknown = totals[2].copy()
    unknown[1] = np.nan
    if np.nansum(unknown):
        unknown *= 500 / np.nansum(unknown)
    else:
        unknown = totals[2]
    return {
        "equal": c.equal_weights(table, 2.0),
        "one margin": c.rake(table, {0: totals[0]}),
        "crossed": c.rake(table, {(0, 1): cross}),
        "raked": c.rake(table, {0: totals[0], 1: totals[1], 2: unknown}),
    }


@settings(max_examples=40)
@given(people(30), st.sampled_from(["equal", "one margin", "crossed", "raked"]))
def test_means_and_errors_are_those_of_the_rows(sample: People, kind: str) -> None:
    table = sample.counts().table()
    weights = weightings(table, sample)[kind]
    assume(weights.converged)
    cells = cell_of_each(table, sample)
    w, n = weights.weights[cells], table.n
    domains = c.together(c.one_domain(table), c.one_domain(table, {1: 0}), c.crossed(table, [0, 2]))
    found = c.estimates(table, weights, domains)
    for domain in range(len(domains)):
        inside = domains.inside(domain)[cells]
        for item in range(len(VALUES)):
            mean, z = linearised(sample.answers, item, w, inside)
            counted = inside & (sample.answers[item] >= 0)
            assert found.n[domain, item] == counted.sum()
            assert found.estimate[domain, item] == pytest.approx(mean, rel=1e-12, nan_ok=True)
            if counted.any():
                kish = w[counted].sum() ** 2 / (w[counted] ** 2).sum()
                assert found.n_effective[domain, item] == pytest.approx(kish, rel=1e-12)
                error = np.sqrt(n / (n - 1) * (weighted_residuals(z, weights, cells) ** 2).sum())
                assert found.standard_error[domain, item] == pytest.approx(
                    error, rel=1e-10, abs=ROUNDING
                )


@settings(max_examples=40)
@given(people(30), st.sampled_from(["equal", "one margin", "crossed", "raked"]))
def test_covariance_and_difference_are_those_of_the_rows(sample: People, kind: str) -> None:
    table = sample.counts().table()
    weights = weightings(table, sample)[kind]
    assume(weights.converged)
    cells = cell_of_each(table, sample)
    w, n = weights.weights[cells], table.n
    first, second = c.one_domain(table, {1: 0}).inside(0), c.one_domain(table, {2: 1}).inside(0)
    values = [linearised(sample.answers, item, w, first[cells]) for item in range(len(VALUES))]
    u = np.array([weighted_residuals(z, weights, cells) for _mean, z in values])
    expected = n / (n - 1) * u @ u.T
    unknown = np.isnan([mean for mean, _z in values])
    expected[unknown, :] = expected[:, unknown] = np.nan
    found = c.covariance(table, weights, first)
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-9)
    difference = c.difference(table, weights, first, second)
    for item, (mean, z) in enumerate(values):
        other, z2 = linearised(sample.answers, item, w, second[cells])
        assert difference.estimate[item] == pytest.approx(mean - other, abs=1e-9, nan_ok=True)
        if not np.isnan(mean - other):
            u = weighted_residuals(z - z2, weights, cells)
            error = np.sqrt(n / (n - 1) * (u**2).sum())
            assert difference.standard_error[item] == pytest.approx(error, rel=1e-9, abs=ROUNDING)


@settings(max_examples=25)
@given(people())
def test_without_weights_they_are_those_of_the_app(sample: People) -> None:
    table = sample.counts().table()
    cells = cell_of_each(table, sample)
    inside = c.one_domain(table, {0: 1}).inside(0)
    values = [np.array([*v, np.nan]) for v in VALUES]
    answers = np.array([v[a] for v, a in zip(values, sample.answers, strict=True)])
    found = c.means(table, c.equal_weights(table), inside)
    expected = means(answers.T, inside[cells])
    np.testing.assert_allclose(found.covariance, expected.covariance, rtol=1e-9, atol=1e-10)
    for one, other in zip(found.estimates, expected.estimates, strict=True):
        assert (one.n, one.degrees_of_freedom) == (other.n, other.degrees_of_freedom)
        for name in ("n_effective", "estimate", "standard_error", "low", "high"):
            known = getattr(other, name)
            wanted = None if known is None else pytest.approx(known, rel=1e-9, abs=1e-10)
            assert getattr(one, name) == wanted


@settings(max_examples=25)
@given(people())
def test_shares_are_means_of_yes_and_no(sample: People) -> None:
    table = sample.counts().table()
    weights = weightings(table, sample)["one margin"]
    everyone = c.one_domain(table)
    found = c.estimates(table, weights, everyone, statistic="share")
    yes = (found.item == 2) & (found.value == 1)
    mean = c.estimates(table, weights, everyone)
    for name in ("n", "n_effective", "estimate", "standard_error"):
        np.testing.assert_allclose(
            getattr(found, name)[0, yes], getattr(mean, name)[0, 2:3], rtol=1e-10, atol=ROUNDING
        )
    per_item = np.add.reduceat(found.estimate[0], table.layout.first_of)
    np.testing.assert_allclose(per_item[mean.n[0] > 0], 1.0, rtol=1e-12)


@settings(max_examples=25)
@given(people())
def test_a_total_of_everybody_is_known_after_calibration_on_it(sample: People) -> None:
    groups = sample.groups
    table = c.Counts.from_columns([groups[0]], list(groups), [[0, 1, 2]], (3, 2, 2)).table()
    wanted = np.bincount(groups[0], minlength=3) * 7.0
    weights = c.rake(table, {0: wanted})
    found = c.estimates(table, weights, c.one_domain(table), statistic="total")
    assert found.estimate[0, 0] == pytest.approx(wanted @ [0, 1, 2], rel=1e-12)
    assert found.standard_error[0, 0] == pytest.approx(0.0, abs=1e-10)


def test_nobody_one_person_and_all_the_same() -> None:
    empty = c.Counts(VALUES, (2,), pairs=[0]).table()
    found = c.estimates(empty, c.equal_weights(empty), c.one_domain(empty))
    nobody = np.zeros(0, dtype=bool)
    assert np.isnan(c.means(empty, c.equal_weights(empty), nobody).covariance).all()
    assert np.isnan(found.estimate).all()
    assert (found.n == 0).all()
    counts = c.Counts(VALUES, (2,), pairs=[0])
    counts.add([3, -1, 1], [0])
    one = c.estimates(counts.table(), c.equal_weights(counts.table()), c.one_domain(counts.table()))
    assert one.estimate[0, 0] == 4.0
    assert np.isnan(one.standard_error[0, 0])
    for group in (0, 1, 1):
        counts.add([3, -1, 1], [group])
    table = counts.table()
    weights = c.rake(table, {0: [10.0, 77.7]})
    same = c.estimates(table, weights, c.crossed(table, [0]))
    assert same.estimate[:, 0].tolist() == [4.0, 4.0]
    assert same.standard_error[:, 0].tolist() == [0.0, 0.0]
    assert np.isnan(same.estimate[:, 1]).all()
    assert c.covariance(table, weights, np.array([True, True]))[0, 0] == 0.0


def test_a_histogram_adds_up_to_the_weights() -> None:
    counts = c.Counts(VALUES, (2,))
    for answer, group in ((0, 0), (6, 0), (-1, 1)):
        counts.add([answer, 0, 0], [group])
    table = counts.table()
    weights = c.rake(table, {0: [10.0, 30.0]})
    found = c.histogram(table, weights, c.one_domain(table))
    assert found[0, :8].tolist() == [30.0, 5.0, 0, 0, 0, 0, 0, 5.0]


def test_products_must_be_counted_for_a_covariance() -> None:
    table = c.Counts(VALUES, (2,)).table()
    with pytest.raises(ValueError, match="no products"):
        c.covariance(table, c.equal_weights(table), np.zeros(0, dtype=bool))
