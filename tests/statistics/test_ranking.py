"""The order of means, against what normal probabilities give exactly."""

import numpy as np
import pytest
from scipy.stats import norm

from wijkwijzer.statistics.ranking import places


def test_the_chance_of_two_is_that_of_their_difference() -> None:
    covariance = np.array([[9.0, 4.0], [4.0, 16.0]])
    found = places(np.array([60.0, 56.0]), covariance)
    exact = norm.cdf(4 / np.sqrt(9 + 16 - 8))
    assert found.order.tolist() == [0, 1]
    assert found.chance[0, 0] == pytest.approx(exact, abs=0.01)
    assert found.holds == found.chance[0, 0]


def test_three_alike_come_first_as_often() -> None:
    found = places(np.array([50.0, 50.0, 50.0]), np.eye(3))
    assert found.chance == pytest.approx(np.full((3, 3), 1 / 3), abs=0.02)
    assert found.holds == pytest.approx(1 / 6, abs=0.02)
    assert found.span(1) == (0, 2)


def test_rows_and_columns_add_up_and_the_order_of_items_is_irrelevant() -> None:
    random = np.random.default_rng(4)
    means, root = random.uniform(40, 60, 6), random.normal(size=(6, 6))
    covariance = root @ root.T
    found = places(means, covariance)
    assert found.chance.sum(axis=0) == pytest.approx(np.ones(6))
    assert found.chance.sum(axis=1) == pytest.approx(np.ones(6))
    turned = places(means[::-1], covariance[::-1, ::-1])
    assert turned.chance[::-1] == pytest.approx(found.chance, abs=0.03)


def test_far_apart_is_sure_and_no_error_is_no_doubt() -> None:
    found = places(np.array([90.0, 50.0, 10.0]), np.diag([4.0, 4.0, 4.0]))
    assert found.holds == 1.0
    assert [found.span(item) for item in range(3)] == [(0, 0), (1, 1), (2, 2)]
    equal = places(np.array([50.0, 50.0]), np.zeros((2, 2)))
    assert (equal.order.tolist(), equal.holds) == ([0, 1], 1.0)


def test_an_unknown_covariance_counts_as_none() -> None:
    known = places(np.array([52.0, 50.0]), np.diag([4.0, 4.0]))
    unknown = np.array([[4.0, np.nan], [np.nan, 4.0]])
    assert places(np.array([52.0, 50.0]), unknown).holds == known.holds


def test_nothing_and_one() -> None:
    assert places(np.empty(0), np.empty((0, 0))).holds == 1.0
    assert places(np.array([3.0]), np.array([[2.0]])).chance.tolist() == [[1.0]]
