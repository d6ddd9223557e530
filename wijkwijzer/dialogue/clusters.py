"""Clusters of points in a plane: k-means, silhouette, and how much two divisions agree.

The same points give the same clusters, in whatever order they come.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from wijkwijzer.dialogue.opinions import FloatArray, IntArray

LONGEST = 100
DRAWN = 8
"""Starts of k-means that are drawn."""


def k_means(points: ArrayLike, k: int) -> tuple[IntArray, FloatArray]:
    """Divide points over k clusters with the least squared distance to their middles.

    Lloyd's algorithm (1982, doi:10.1109/TIT.1982.1056489) from twelve starts. Four follow from the
    points: cut in k equal parts along either axis, cut in k sectors around the middle, and middles
    as far from each other as can be. Eight are drawn as k-means++ does, always by the same numbers
    (Arthur & Vassilvitskii 2007). The division with the least distance is returned.

    Parameters
    ----------
    points : array, points x 2
    k : int
        From 1 to the number of points. Where fewer points differ, some clusters stay empty.

    Returns
    -------
    labels : array of int, points
        0 to k - 1.
    middles : array, k x 2

    Raises
    ------
    ValueError
        These are no points of a plane, or fewer than k.
    """
    points = _plane(points)
    if not 1 <= k <= len(points):
        raise ValueError(f"{len(points)} points cannot be divided over {k} clusters")
    middles = np.concatenate(
        [_cuts(points, k), _far_apart(points, k)[np.newaxis], _drawn(points, k)]
    )
    starts = len(middles)
    offsets = np.arange(starts)[np.newaxis, :] * k
    labels = np.full((len(points), starts), -1)
    for _ in range(LONGEST):
        # |p - c|² without |p|², which is the same for every middle.
        flat = middles.reshape(-1, 2)
        distances = ((flat**2).sum(axis=1) - 2 * points @ flat.T).reshape(-1, starts, k)
        nearest = distances.argmin(axis=2)
        if np.array_equal(nearest, labels):
            break
        labels = nearest
        middles = _middles_of(points, labels + offsets, middles)
    within = np.take_along_axis(distances, labels[..., np.newaxis], axis=2).sum(axis=(0, 2))
    # Starts that end alike differ by rounding; the first of them is taken.
    best = int(np.argmax(within <= within.min() + 1e-9 * np.abs(within).max()))
    return labels[:, best], middles[best]


def _plane(points: ArrayLike) -> FloatArray:
    plane = np.asarray(points, dtype=float)
    if plane.ndim != 2 or plane.shape[1] != 2 or not np.isfinite(plane).all():
        raise ValueError("points of a plane have two coordinates each, none missing")
    return plane


def nearest_middle(points: FloatArray, middles: FloatArray) -> IntArray:
    """Return the cluster whose middle is nearest to each point."""
    return np.asarray(((middles**2).sum(axis=1) - 2 * points @ middles.T).argmin(axis=1))


def _middles_of(points: FloatArray, places: IntArray, before: FloatArray) -> FloatArray:
    """Means of the points of each cluster of each start; an empty one stays where it was."""
    starts, k, _ = before.shape
    size = starts * k
    flat = places.ravel()
    counts = np.bincount(flat, minlength=size)
    sums = [
        np.bincount(flat, weights=np.repeat(points[:, axis], starts), minlength=size)
        for axis in (0, 1)
    ]
    means = np.stack(sums, axis=1) / np.maximum(counts, 1)[:, np.newaxis]
    return np.where((counts > 0)[:, np.newaxis], means, before.reshape(-1, 2)).reshape(starts, k, 2)


def _cuts(points: FloatArray, k: int) -> FloatArray:
    """Middles of k equal parts along each axis and around the middle."""
    around = points - points.mean(axis=0)
    lines = (around[:, 0], around[:, 1], np.arctan2(around[:, 1], around[:, 0]))
    places = np.empty((len(points), len(lines)), dtype=np.int64)
    for start, line in enumerate(lines):
        order = np.lexsort((points[:, 1], points[:, 0], line))
        places[order, start] = np.arange(len(points)) * k // len(points) + start * k
    return _middles_of(points, places, np.zeros((len(lines), k, 2)))


def _far_apart(points: FloatArray, k: int) -> FloatArray:
    """Points as far from each other as can be, from the one furthest from the middle on."""
    distances = ((points - points.mean(axis=0)) ** 2).sum(axis=1)
    chosen = [points[distances.argmax()]]
    nearest = ((points - chosen[0]) ** 2).sum(axis=1)
    while len(chosen) < k:
        chosen.append(points[nearest.argmax()])
        nearest = np.minimum(nearest, ((points - chosen[-1]) ** 2).sum(axis=1))
    return np.stack(chosen)


def _drawn(points: FloatArray, k: int) -> FloatArray:
    """Points by lot, each next one likelier the further it lies from those there are."""
    lots = np.random.default_rng(k).random((DRAWN, k))
    ordered = points[np.lexsort((points[:, 1], points[:, 0]))]
    chosen = ordered[(lots[:, 0] * len(points)).astype(np.int64)]
    middles = [chosen]
    nearest = np.full((DRAWN, len(points)), np.inf)
    for place in range(1, k):
        nearest = np.minimum(nearest, ((ordered - chosen[:, np.newaxis]) ** 2).sum(axis=2))
        reached = nearest.cumsum(axis=1)
        before = reached <= lots[:, place, np.newaxis] * reached[:, -1:]
        chosen = ordered[np.minimum(before.sum(axis=1), len(points) - 1)]
        middles.append(chosen)
    return np.stack(middles, axis=1)


def silhouette(points: ArrayLike, labels: ArrayLike) -> float:
    """Return how much closer points lie to their own cluster than to the next, on average.

    Rousseeuw (1987), doi:10.1016/0377-0427(87)90125-7: (b - a) / max(a, b) per point, a its mean
    distance to the others of its cluster and b to those of the nearest other one; 0 for a point
    alone.

    Parameters
    ----------
    points : array, points x 2
    labels : array, points
        The cluster of each, by any name.

    Returns
    -------
    float
        -1 to 1; 0 with a single cluster.

    Raises
    ------
    ValueError
        These are no points of a plane, or not each has a label.
    """
    return silhouettes(points, [labels])[0]


def silhouettes(points: ArrayLike, divisions: Sequence[ArrayLike]) -> list[float]:
    """Return the silhouette of each of several divisions of the same points."""
    points = _plane(points)
    distances = np.hypot(
        np.subtract.outer(points[:, 0], points[:, 0]),
        np.subtract.outer(points[:, 1], points[:, 1]),
    )
    return [_silhouette(distances, _numbered(labels, len(points))) for labels in divisions]


def _numbered(labels: ArrayLike, points: int) -> IntArray:
    """Give each cluster a number, from 0 and without gaps."""
    names = np.asarray(labels)
    if names.shape != (points,):
        raise ValueError("each point needs one label")
    return np.unique(names, return_inverse=True)[1]


def _silhouette(distances: FloatArray, labels: IntArray) -> float:
    members = (labels[:, np.newaxis] == np.arange(labels.max(initial=0) + 1)).astype(float)
    sizes = members.sum(axis=0)
    if len(sizes) < 2:
        return 0.0
    sums = distances @ members
    own = np.arange(len(labels)), labels
    others = sizes[labels] - 1
    a = sums[own] / np.maximum(others, 1)
    means = sums / sizes
    means[own] = np.inf
    b = means.min(axis=1)
    width = np.maximum(a, b)
    scores = np.divide(b - a, width, out=np.zeros_like(a), where=(width > 0) & (others > 0))
    return float(scores.mean())


def adjusted_rand_index(one: ArrayLike, other: ArrayLike) -> float:
    """Return how much two divisions of the same points agree: 1 is the same, 0 is by chance.

    Hubert & Arabie (1985), doi:10.1007/BF01908075. How clusters are numbered does not matter.

    Parameters
    ----------
    one, other : array, points
        The cluster of each, by any name.

    Raises
    ------
    ValueError
        They are not of the same points.
    """
    points = np.size(one)
    one, other = _numbered(one, points), _numbered(other, points)
    width = int(other.max(initial=0)) + 1
    table = np.bincount(one * width + other, minlength=(int(one.max(initial=0)) + 1) * width)
    table = table.reshape(-1, width)
    together = _pairs(table).sum()
    in_one, in_other = _pairs(table.sum(axis=1)).sum(), _pairs(table.sum(axis=0)).sum()
    by_chance = in_one * in_other / max(_pairs(np.array(len(one))), 1.0)
    most = (in_one + in_other) / 2
    return 1.0 if most == by_chance else float((together - by_chance) / (most - by_chance))


def _pairs(counts: IntArray) -> FloatArray:
    return counts * (counts - 1) / 2.0
