"""What tells groups apart, and what they share: the tests that Polis published.

Per group and statement Polis compares the votes within the group with those of all other groups;
a statement is representative where the group votes one way more than by chance and more than the
others do. Source: Small and others (2021), see `opinions`, and ``repness.clj`` and ``stats.clj`` of
https://github.com/compdemocracy/polis (written anew here from the formulas).

The tests look at many statements at once with a one-sided level of 10 %: they are a way to choose
what describes a group, not a proof for each statement.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from wijkwijzer.dialogue.opinions import (
    AGREE,
    DISAGREE,
    BoolArray,
    FloatArray,
    IntArray,
    Side,
    Tally,
    Votes,
    checked,
)

# One-sided 90 % of the standard normal distribution, to the decimals that Polis uses.
SURE = 1.2816
MOST = 5


@dataclass(frozen=True, eq=False)
class SideStatistics:
    """The votes for one side, agree or disagree; each array is groups x statements.

    Attributes
    ----------
    votes : array of int
        How many in the group voted so.
    probability : array
        (votes + 1) / (seen + 2).
    probability_test : array
        z of that share against one half.
    ratio : array
        The probability divided by that among all other groups together.
    ratio_test : array
        z of the difference with all other groups together.
    """

    votes: IntArray
    probability: FloatArray
    probability_test: FloatArray
    ratio: FloatArray
    ratio_test: FloatArray

    @property
    def rank(self) -> FloatArray:
        """How well each statement describes each group: the product of all four."""
        product = self.ratio * self.ratio_test * self.probability * self.probability_test
        return np.asarray(product)

    @property
    def sure(self) -> BoolArray:
        """Where both tests exceed chance."""
        return (self.probability_test > SURE) & (self.ratio_test > SURE)

    @property
    def consensus(self) -> FloatArray:
        """Group-aware consensus per statement: the product of the groups' probabilities."""
        return np.asarray(self.probability.prod(axis=0))


@dataclass(frozen=True, eq=False)
class GroupStatistics:
    """Votes per group and statement, counted and tested.

    Attributes
    ----------
    seen : array of int, groups x statements
        Who voted, passes included.
    agree, disagree : SideStatistics
    """

    seen: IntArray
    agree: SideStatistics
    disagree: SideStatistics

    def tally(self, group: int, statement: int) -> Tally:
        """Return the votes of a group on a statement."""
        cell = group, statement
        agree, disagree = int(self.agree.votes[cell]), int(self.disagree.votes[cell])
        seen = int(self.seen[cell])
        return Tally(agree, disagree, seen - agree - disagree, seen)


@dataclass(frozen=True)
class Choice:
    """A statement that describes a group: which one, what the group says, and if it is `best`.

    `best` marks the statement the group agrees with most tellingly; Polis puts it first.
    """

    statement: int
    side: Side
    best: bool


def probability_test(votes: ArrayLike, seen: ArrayLike) -> FloatArray:
    """Return z of a share against one half, with one vote added: 2 √(n+1) ((v+1)/(n+1) - 1/2)."""
    votes, seen = np.asarray(votes), np.asarray(seen)
    return np.asarray(2 * np.sqrt(seen + 1) * ((votes + 1) / (seen + 1) - 0.5))


def difference_test(
    votes: ArrayLike, seen: ArrayLike, other_votes: ArrayLike, other_seen: ArrayLike
) -> FloatArray:
    """Return z of the difference of two shares, each with one vote added; 0 if all voted so."""
    votes, seen = np.asarray(votes), np.asarray(seen)
    other_votes, other_seen = np.asarray(other_votes), np.asarray(other_seen)
    one, other = (votes + 1) / (seen + 1), (other_votes + 1) / (other_seen + 1)
    pooled = (votes + other_votes + 2) / (seen + other_seen + 2)
    spread = np.sqrt(np.maximum(pooled * (1 - pooled), 0) * (1 / (seen + 1) + 1 / (other_seen + 1)))
    return np.asarray(np.divide(one - other, spread, out=np.zeros_like(one), where=spread > 0))


def group_statistics(votes: Votes, groups: ArrayLike) -> GroupStatistics:
    """Count and test the votes of each group against those of the others.

    Parameters
    ----------
    votes : array, people x statements
        A vote matrix.
    groups : array of int, people
        From 0; who has -1 belongs to no group and counts nowhere.

    Returns
    -------
    GroupStatistics

    Raises
    ------
    ValueError
        The matrix holds something else than votes, or not each person has the number of a group.
    """
    votes, groups = checked(votes), np.asarray(groups, dtype=float)
    if groups.shape != (len(votes),) or not ((groups >= -1) & (groups % 1 == 0)).all():
        raise ValueError("each person needs the number of a group, from 0, or -1 for none")
    members = (groups == np.arange(int(groups.max(initial=-1)) + 1)[:, np.newaxis]).astype(float)
    seen = _whole(members @ ~np.isnan(votes))
    sides = [_side(_whole(members @ (votes == side)), seen) for side in (AGREE, DISAGREE)]
    return GroupStatistics(seen, *sides)


def _whole(counts: FloatArray) -> IntArray:
    return np.rint(counts).astype(np.int64)


def _side(votes: IntArray, seen: IntArray) -> SideStatistics:
    other_votes, other_seen = votes.sum(axis=0) - votes, seen.sum(axis=0) - seen
    probability = (votes + 1) / (seen + 2)
    return SideStatistics(
        votes=votes,
        probability=probability,
        probability_test=probability_test(votes, seen),
        ratio=probability / ((other_votes + 1) / (other_seen + 2)),
        ratio_test=difference_test(votes, seen, other_votes, other_seen),
    )


def representative(
    statistics: GroupStatistics, group: int, *, among: ArrayLike | None = None, most: int = MOST
) -> tuple[Choice, ...]:
    """Return the statements that describe a group best, as Polis chooses them.

    First the statement the group agrees with most tellingly, then those that pass both tests on a
    side, best rank first; at most five, agreements before disagreements. If none passes, the one
    that differs most from the other groups stands alone.

    Parameters
    ----------
    statistics : GroupStatistics
    group : int
    among : array of int, optional
        The statements to choose from; by default all.
    most : int
        How many at most.
    """
    agree, disagree = statistics.agree, statistics.disagree
    places = np.arange(statistics.seen.shape[1]) if among is None else np.asarray(among)
    for_it = agree.ratio_test[group] > disagree.ratio_test[group]
    rank = np.where(for_it, agree.rank[group], disagree.rank[group])
    passing = places[(agree.sure | disagree.sure)[group, places]]
    head = _best_agreed(statistics, group, places)
    best = head is not None
    if head is None and not len(passing) and len(places):
        difference = np.maximum(agree.ratio_test, disagree.ratio_test)[group, places]
        head = int(places[difference.argmax()])
    ordered = passing[np.argsort(-rank[passing], kind="stable")]
    chosen = [*([] if head is None else [head]), *(int(s) for s in ordered if s != head)][:most]
    choices = [
        Choice(s, Side.AGREE if for_it[s] else Side.DISAGREE, best and s == head) for s in chosen
    ]
    return tuple(sorted(choices, key=lambda choice: choice.side is Side.DISAGREE))


def _best_agreed(statistics: GroupStatistics, group: int, places: IntArray) -> int | None:
    """Compare each statement in turn with the best so far, as Polis does."""
    agree = statistics.agree
    share = agree.probability[group] * agree.probability_test[group]
    telling = agree.rank[group]
    best: int | None = None
    for place in map(int, places):
        if not agree.votes[group, place] and not statistics.disagree.votes[group, place]:
            continue
        if best is None:
            likely = agree.probability_test[group, place] > SURE
            more = agree.ratio[group, place] > 1 and agree.probability[group, place] > 0.5
            better = bool(likely or more)
        elif agree.ratio[group, best] > 1:
            better = bool(telling[place] > telling[best])
        else:
            better = bool(share[place] > share[best])
        best = place if better else best
    return best
