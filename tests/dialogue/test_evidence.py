"""The three questions: right about clouds of points and votes of which the truth is known."""

import numpy as np
import pytest

from tests.dialogue.conversations import crossed, opposed, unrelated
from wijkwijzer.dialogue.clusters import k_means
from wijkwijzer.dialogue.evidence import emptiness, pattern, stability
from wijkwijzer.dialogue.opinions import positions, principal_components

LEVEL = 0.05


def chance(votes: np.ndarray, seed: int = 0) -> float:
    generator = np.random.default_rng(seed)
    return pattern(votes, np.ones(len(votes)), level=LEVEL, generator=generator)


def test_without_a_pattern_one_in_twenty_passes_at_most() -> None:
    """A permutation test is exact; of 200 made rooms 10 are expected, more than 18 seldom."""
    found = [
        chance(unrelated(np.random.default_rng(seed), people=40, statements=12, missing=0.4), seed)
        for seed in range(200)
    ]
    assert sum(p <= LEVEL for p in found) <= 18


def test_one_statement_that_divides_a_room_is_no_pattern() -> None:
    rng = np.random.default_rng(4)
    votes = np.ones((80, 12))
    votes[:, 0] = np.where(np.arange(80) < 40, 1.0, -1.0)
    votes[rng.random(votes.shape) < 0.05] = 0.0
    assert chance(votes) > LEVEL


def test_a_pattern_is_found_however_the_votes_are_turned() -> None:
    votes, _ = opposed(np.random.default_rng(1), (40, 30), statements=20, missing=0.3)
    turned = votes * np.where(np.arange(20) % 3 == 0, -1, 1)
    assert chance(votes) == chance(turned) == pytest.approx(0.01)


@pytest.mark.parametrize("votes", [np.ones((30, 9)), np.full((30, 9), np.nan)])
def test_where_all_say_the_same_there_is_no_pattern(votes: np.ndarray) -> None:
    assert chance(votes) == 1.0


def test_votes_are_not_changed_by_dealing_them_out() -> None:
    votes, _ = opposed(np.random.default_rng(1), (20, 20), statements=10, missing=0.3)
    before = votes.copy()
    chance(votes)
    np.testing.assert_array_equal(votes, before)


def empty_between(points: np.ndarray, k: int) -> float:
    return emptiness(points, *k_means(points, k))


def test_two_heaps_lie_apart_and_a_cloud_does_not() -> None:
    rng = np.random.default_rng(2)
    cloud = rng.normal(size=(120, 2)) * [2, 1]
    heaps = cloud / [4, 1] + np.where(np.arange(120) < 50, 3, -3)[:, np.newaxis] * [1, 0]
    assert empty_between(heaps, 2) < 1e-6
    assert empty_between(cloud, 2) > 0.5


@pytest.mark.parametrize("k", [2, 3])
def test_people_spread_evenly_over_a_line_are_seldom_taken_for_heaps(k: int) -> None:
    """The worst case without a gap: evenly spread, with nobody beyond the ends."""
    taken = 0
    for seed in range(200):
        rng = np.random.default_rng(seed)
        points = np.column_stack([rng.uniform(-1, 1, 90), rng.normal(0, 0.1, 90)])
        taken += empty_between(points, k) <= 0.10
    assert taken <= 20


def test_one_pair_that_goes_over_into_each_other_spoils_the_division() -> None:
    rng = np.random.default_rng(3)
    cloud = rng.uniform(-1, 1, (100, 2)) * [2, 0.5]
    far = rng.normal((0, 9), 0.2, (50, 2))
    points = np.vstack([cloud, far])
    labels = np.repeat([0, 1, 2], 50)
    labels[:100] = cloud[:, 0] > 0
    middles = np.array([points[labels == label].mean(axis=0) for label in range(3)])
    assert emptiness(points, labels, middles) > 0.2
    assert emptiness(points, (labels == 2).astype(int), middles[[0, 2]]) < 1e-6


def stays(votes: np.ndarray, k: int, seed: int = 0) -> float:
    weights, everybody = np.ones(len(votes)), np.ones(len(votes), dtype=bool)
    labels, _ = k_means(positions(votes, principal_components(votes)), k)
    generator = np.random.default_rng(seed)
    return stability(votes, weights, everybody, labels, generator=generator)


def test_known_groups_stay_and_made_up_ones_change() -> None:
    rng = np.random.default_rng(5)
    two, _ = opposed(rng, (50, 40), statements=20, missing=0.3)
    four, _ = crossed(rng, 25, statements=24, missing=0.2)
    none = unrelated(rng, people=90, statements=20, missing=0.3)
    assert stays(two, 2) > 0.9
    assert stays(four, 4) > 0.9
    assert stays(two, 4) < 0.8
    assert stays(none, 2) < 0.6
