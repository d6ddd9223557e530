"""Whether a division of people by their votes says something about the people.

k-means divides any cloud of points, also one without a trace of groups. So a division is only
believed after three questions, each against what would be seen if the answer were no:

- `pattern`: does a vote on one statement tell anything about the votes on others?
- `emptiness`: do fewer people lie between the groups than within them?
- `stability`: would other people of the same kind have given the same groups?

They are decisions of this project; Polis asks none of them.
"""

import numpy as np
from scipy.special import bdtr

from wijkwijzer.dialogue.clusters import adjusted_rand_index, k_means, nearest_middle
from wijkwijzer.dialogue.opinions import (
    BoolArray,
    FloatArray,
    IntArray,
    positions,
    principal_components,
)

SHUFFLES = 99
BOOTSTRAPS = 100


def pattern(
    votes: FloatArray, weights: FloatArray, *, level: float, generator: np.random.Generator
) -> float:
    """Return how often chance alone gives as strong a first axis as there is (p-value).

    The votes on each statement are dealt out again over those who voted on it: who saw what and
    how often it was agreed with stay, what statements have to do with each other goes. The first
    axis is compared by its variance, as in Horn's parallel analysis (1965, doi:10.1007/BF02289447).
    As a permutation test it is exact: without a pattern at most a share `level` passes.

    Parameters
    ----------
    votes : array, people x statements
    weights : array, people
        As for `principal_components`.
    level : float
        Above this p-value nothing more is asked, and the test stops early.
    generator : Generator
        Deals out the votes.
    """
    # A statement is a row here, so that its votes lie side by side.
    seen = ~np.isnan(votes.T)
    given = np.where(seen, votes.T, 0.0)
    apart = np.where(seen, given - _row_means(given, seen), 0.0)
    heavy = np.sqrt(weights)
    found = _first_variance(apart * heavy)
    if found <= 0:
        return 1.0
    dealt, cards = np.zeros_like(apart), apart[seen]
    hands = np.split(cards, np.cumsum(seen.sum(axis=1))[:-1])
    exceeding = 0
    for shuffle in range(1, SHUFFLES + 1):
        for hand in hands:
            generator.shuffle(hand)
        dealt[seen] = cards
        # Rounding must not make a tie look smaller.
        exceeding += _first_variance(dealt * heavy) >= found * (1 - 1e-9)
        if 1 + exceeding > level * (SHUFFLES + 1):
            return (1 + exceeding) / (1 + shuffle)
    return (1 + exceeding) / (1 + SHUFFLES)


def _row_means(given: FloatArray, seen: BoolArray) -> FloatArray:
    counts = np.maximum(seen.sum(axis=1, keepdims=True), 1)
    return np.asarray(given.sum(axis=1, keepdims=True) / counts)


def _first_variance(rows: FloatArray) -> float:
    tall = rows.shape[0] > rows.shape[1]
    return float(np.linalg.eigvalsh(rows.T @ rows if tall else rows @ rows.T)[-1])


def emptiness(points: FloatArray, labels: IntArray, middles: FloatArray) -> float:
    """Return how often a cloud without gaps has as few people between its parts (p-value).

    On the line through the middles of two groups the people in the middle third of the way are
    counted against those around either middle, in bands as wide. If opinions went over into each
    other there would be as many between as around at least one of them; so the larger of the two
    binomial tail chances is the p-value of a pair, and the largest that of the division.

    Parameters
    ----------
    points : array, points x 2
    labels : array of int, points
    middles : array, groups x 2
    """
    worst = 0.0
    for one in range(len(middles)):
        for other in range(one + 1, len(middles)):
            line = middles[other] - middles[one]
            pair = points[(labels == one) | (labels == other)]
            along = (pair - middles[one]) @ line / max(float(line @ line), 1e-300)
            between = np.count_nonzero(np.abs(along - 0.5) < 1 / 6)
            around = [np.count_nonzero(np.abs(along - end) <= 1 / 6) for end in (0, 1)]
            worst = max(worst, *(float(bdtr(between, between + n, 0.5)) for n in around))
    return worst


def stability(
    votes: FloatArray,
    weights: FloatArray,
    placed: BoolArray,
    labels: IntArray,
    *,
    generator: np.random.Generator,
) -> float:
    """Return how much the division stays when other people of the same kind had come.

    People are drawn with replacement, as many as there are; means, plane and clusters are found
    anew with the same number of groups. Of everybody who was drawn and had a place the division is
    compared with the original one by the adjusted Rand index; the mean over the draws is returned
    (Hennig 2007, doi:10.1016/j.csda.2006.11.025). Statements are not drawn: see ``docs/method.md``.

    Parameters
    ----------
    votes : array, people x statements
    weights : array, people
        As for `principal_components`.
    placed : array of bool, people
        Who gave votes enough to be in a group.
    labels : array of int, people that are placed
    generator : Generator
        Draws the people.
    """
    k = int(labels.max()) + 1
    original = np.full(len(votes), -1)
    original[placed] = labels
    agreements = []
    for _ in range(BOOTSTRAPS):
        drawn = generator.integers(0, len(votes), len(votes))
        times = np.bincount(drawn, minlength=len(votes))
        there = np.flatnonzero(times)
        plane = principal_components(votes[there], weights[there], times[there])
        counted = there[placed[there]]
        points = positions(votes[counted], plane)
        _, middles = k_means(np.repeat(points, times[counted], axis=0), k)
        agreements.append(adjusted_rand_index(original[counted], nearest_middle(points, middles)))
    return float(np.mean(agreements))
