"""k-means, silhouette and Rand index: scikit-learn's values, and what must always hold."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.cluster.vq import kmeans2

from tests.dialogue.conversations import PUBLISHED, published
from wijkwijzer.dialogue.clusters import (
    adjusted_rand_index,
    k_means,
    nearest_middle,
    silhouette,
    silhouettes,
)

POINTS = hnp.arrays(float, st.tuples(st.integers(6, 30), st.just(2)), elements=st.floats(-9, 9))
LABELS = hnp.arrays(int, 20, elements=st.integers(0, 3))


def placed(name: str) -> tuple[np.ndarray, np.ndarray]:
    conversation = published(name)
    grouped = conversation.groups >= 0
    return np.array(conversation.values["positions"])[grouped], conversation.groups[grouped]


@pytest.mark.parametrize("name", PUBLISHED)
def test_silhouette_and_rand_index_are_scikit_learns(name: str) -> None:
    points, groups = placed(name)
    values = published(name).values
    assert silhouette(points, groups) == pytest.approx(values["silhouette"], abs=1e-9)
    divisions = [np.array(labels) for labels in values["labels"]]
    assert silhouettes(points, divisions) == pytest.approx(values["silhouettes"], abs=1e-9)
    agreement = [adjusted_rand_index(groups, labels) for labels in divisions]
    assert agreement == pytest.approx(values["rand"], abs=1e-9)


def test_twelve_starts_come_as_far_as_fifty_drawn_by_lot() -> None:
    points, _ = placed("brexit-consensus")
    for k, least in zip((2, 3, 4, 5), published("brexit-consensus").values["within"], strict=True):
        labels, middles = k_means(points, k)
        assert ((points - middles[labels]) ** 2).sum() <= least * 1.001


def test_a_few_strays_do_not_keep_it_far_from_the_best_division() -> None:
    """Beside another implementation, of which the best of fifty draws is taken."""
    for seed in range(8):
        rng = np.random.default_rng(seed)
        points = np.concatenate([rng.normal(size=(60, 2)), rng.normal(size=(3, 2)) * 8])
        labels, middles = k_means(points, 2)
        drawn = [kmeans2(points, 2, minit="++", rng=draw) for draw in range(50)]
        least = min(float(((points - found[of]) ** 2).sum()) for found, of in drawn)
        assert ((points - middles[labels]) ** 2).sum() <= least * 1.05


@settings(max_examples=30)
@given(POINTS, st.integers(1, 4), st.randoms(use_true_random=False))
def test_order_of_points_makes_no_difference(points: np.ndarray, k: int, random: object) -> None:
    order = np.array(random.sample(range(len(points)), len(points)))  # type: ignore[attr-defined]
    labels, middles = k_means(points, k)
    again, moved = k_means(points[order], k)
    within = ((points - middles[labels]) ** 2).sum()
    assert ((points[order] - moved[again]) ** 2).sum() == pytest.approx(within, abs=1e-6, rel=1e-6)


@settings(max_examples=30)
@given(POINTS, st.integers(1, 4))
def test_everybody_is_with_the_nearest_middle(points: np.ndarray, k: int) -> None:
    labels, middles = k_means(points, k)
    distances = ((points[:, np.newaxis] - middles) ** 2).sum(axis=2)
    own = np.take_along_axis(distances, labels[:, np.newaxis], axis=1)[:, 0]
    np.testing.assert_allclose(own, distances.min(axis=1), atol=1e-9)
    near = np.take_along_axis(distances, nearest_middle(points, middles)[:, np.newaxis], axis=1)
    np.testing.assert_allclose(near[:, 0], distances.min(axis=1), atol=1e-9)


@settings(max_examples=30)
@given(LABELS, LABELS, st.permutations(range(4)))
def test_agreement_does_not_depend_on_numbering_or_order(
    one: np.ndarray, other: np.ndarray, numbers: list[int]
) -> None:
    index = adjusted_rand_index(one, other)
    assert adjusted_rand_index(other, one) == pytest.approx(index)
    assert adjusted_rand_index(one, np.array(numbers)[other]) == pytest.approx(index)
    assert index <= 1
    assert adjusted_rand_index(one, one) == 1


def test_a_point_alone_has_no_silhouette_and_one_cluster_neither() -> None:
    points = np.array([[0.0, 0.0], [1.0, 0.0], [9.0, 0.0]])
    assert silhouette(points, np.array([0, 0, 1])) == pytest.approx((8 / 9 + 7 / 8) / 3)
    assert silhouette(points, np.zeros(3, dtype=int)) == 0


def test_points_on_one_place_are_one_cluster() -> None:
    labels, _ = k_means(np.ones((12, 2)), 3)
    assert len(set(labels.tolist())) == 1


def test_clusters_may_have_any_names() -> None:
    points = [[0, 0], [0, 1], [4, 4], [4, 5]]
    assert silhouette(points, ["west", "west", "oost", "oost"]) == silhouette(points, [7, 7, 2, 2])
    assert adjusted_rand_index(["a", "a", "b", "b"], [-1, -1, 4, 4]) == 1
    assert adjusted_rand_index([], []) == 1


@pytest.mark.parametrize(
    ("work", "message"),
    [
        (lambda: k_means([[0, 0], [1, 1]], 3), "2 points"),
        (lambda: k_means(np.empty((0, 2)), 1), "0 points"),
        (lambda: k_means([[0, 0, 0]], 1), "two coordinates"),
        (lambda: k_means([[0, np.nan]], 1), "none missing"),
        (lambda: silhouette([[0, 0], [1, 1]], [0]), "one label"),
        (lambda: adjusted_rand_index([0, 1], [0, 1, 1]), "one label"),
    ],
)
def test_what_cannot_be_divided_or_compared_is_refused_in_words(
    work: Callable[[], object], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        work()
