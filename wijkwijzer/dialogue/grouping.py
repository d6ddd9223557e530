"""From votes to opinion groups: Polis' method, and drawn only where it can be believed.

What differs from Polis and why stands in ``docs/method.md``, section Opinion groups: who counts,
that nobody weighs more for having voted on everything, and the questions of `evidence`.
"""

from dataclasses import dataclass, replace

import numpy as np
import shapely

from wijkwijzer.dialogue import evidence
from wijkwijzer.dialogue.clusters import k_means, nearest_middle, silhouettes
from wijkwijzer.dialogue.groups import (
    SMALLEST_GROUP,
    Characteristic,
    Group,
    NoGroups,
    OpinionGroups,
    Split,
)
from wijkwijzer.dialogue.opinions import (
    BoolArray,
    Components,
    FloatArray,
    IntArray,
    Tally,
    Votes,
    checked,
    positions,
    principal_components,
    vote_counts,
)
from wijkwijzer.dialogue.representative import GroupStatistics, group_statistics, representative

MOST_GROUPS = 5
FEWEST_STATEMENTS = 7
# Who voted on fewer gets no place: on seven statements as in Polis, of a short list on a third.
ENOUGH_VOTES = 7
ENOUGH_OF_A_SHORT_LIST = 3
# Chances of being fooled that are accepted, and the agreement between draws that is asked.
LEVEL_OF_PATTERN = 0.05
LEVEL_OF_EMPTINESS = 0.10
STABLE = 0.8
DECIMALS = 2


@dataclass(frozen=True, eq=False)
class _Division:
    """People divided into groups: where they lie, in which group, and its middle."""

    points: FloatArray
    labels: IntArray
    middles: FloatArray
    silhouette: float


def opinion_groups(votes: Votes, *, seed: int = 0) -> OpinionGroups:
    """Return the opinion groups of a room, or why there are none.

    Parameters
    ----------
    votes : array or frame, people x statements
        A vote matrix, see `opinions`. The order of the people does not matter.
    seed : int
        The same votes and seed give the same result.

    Returns
    -------
    OpinionGroups

    Raises
    ------
    ValueError
        The matrix holds something else than votes.
    """
    matrix = checked(votes)
    statements = np.flatnonzero((~np.isnan(matrix)).sum(axis=0) >= SMALLEST_GROUP)
    # In an order of their own, so that draws do not depend on who stands first.
    people = _in_order(matrix[:, statements])
    kept = matrix[np.ix_(people, statements)]
    people, kept = people[vote_counts(kept) > 0], kept[vote_counts(kept) > 0]
    placed = vote_counts(kept) >= _enough(len(statements))
    result = OpinionGroups(
        reason=None,
        people=int(np.count_nonzero(vote_counts(matrix))),
        placed=int(placed.sum()),
        statements=len(statements),
    )
    reason = _too_little(result)
    if reason is not None:
        return replace(result, reason=reason)
    result, plane, division = _believed(kept, placed, result, seed)
    if plane is None or division is None:
        return result
    everybody = _everybody(kept, placed, plane, division)
    result = _described(kept, placed, statements, everybody, result)
    return result if result.reason else _drawn(matrix, people, placed, plane, everybody, result)


def _in_order(votes: FloatArray) -> IntArray:
    """Rows by their votes, the first statement first; who voted alike may stand in any order."""
    order = (
        np.lexsort(np.nan_to_num(votes, nan=2.0).T[::-1]) if votes.size else np.arange(len(votes))
    )
    return np.asarray(order)


def _enough(statements: int) -> int:
    return min(ENOUGH_VOTES, -(-statements // ENOUGH_OF_A_SHORT_LIST))


def _too_little(result: OpinionGroups) -> NoGroups | None:
    if result.people < 2 * SMALLEST_GROUP:
        return NoGroups.TOO_FEW_PEOPLE
    if result.statements < FEWEST_STATEMENTS:
        return NoGroups.TOO_FEW_STATEMENTS
    return NoGroups.TOO_FEW_VOTES if result.placed < 2 * SMALLEST_GROUP else None


def equal_voices(votes: FloatArray) -> FloatArray:
    """Return how much each person counts for the directions of the plane, 0-1.

    The pull of a person grows with the statements they voted on. Nobody counts for more than the
    person in the middle: of who voted on more, the weight is the median number of votes divided by
    their own. Without this, two people who vote on hundreds of statements that others see a few of
    are an axis by themselves.
    """
    counts = vote_counts(votes)
    return np.minimum(1.0, np.median(counts) / np.maximum(counts, 1))


def _believed(
    votes: FloatArray, placed: BoolArray, result: OpinionGroups, seed: int
) -> tuple[OpinionGroups, Components | None, _Division | None]:
    """Divide people, and ask whether the division says something; the first no ends it."""
    weights = equal_voices(votes)
    shuffles, draws = (np.random.default_rng([seed, part]) for part in (0, 1))
    found = evidence.pattern(votes, weights, level=LEVEL_OF_PATTERN, generator=shuffles)
    result = replace(result, pattern=found)
    if found > LEVEL_OF_PATTERN:
        return replace(result, reason=NoGroups.NO_PATTERN), None, None
    plane = principal_components(votes, weights)
    division = _divided(positions(votes, plane)[placed])
    if division is None:
        return replace(result, reason=NoGroups.GROUP_TOO_SMALL), None, None
    between = evidence.emptiness(division.points, division.labels, division.middles)
    result = replace(result, silhouette=division.silhouette, emptiness=between)
    if between > LEVEL_OF_EMPTINESS:
        return replace(result, reason=NoGroups.GRADUAL), None, None
    stays = evidence.stability(votes, weights, placed, division.labels, generator=draws)
    result = replace(result, stability=stays)
    if stays < STABLE:
        return replace(result, reason=NoGroups.UNSTABLE), None, None
    return result, plane, division


def _divided(points: FloatArray) -> _Division | None:
    """Take the best silhouette of the divisions whose groups all have ten people."""
    most = min(MOST_GROUPS, len(points) // SMALLEST_GROUP)
    divisions = [k_means(points, k) for k in range(2, most + 1)]
    large = [
        (labels, middles)
        for labels, middles in divisions
        if np.bincount(labels, minlength=len(middles)).min() >= SMALLEST_GROUP
    ]
    if not large:
        return None
    scores = silhouettes(points, [labels for labels, _ in large])
    best = int(np.argmax(scores))
    return _Division(points, *large[best], scores[best])


def _everybody(
    votes: FloatArray, placed: BoolArray, plane: Components, division: _Division
) -> _Division:
    """Put who voted on few statements with the nearest group, and the largest group first.

    So every vote counts in one group, and the votes of all groups are those of the room: nothing
    of a few people is left over. Who voted on few has no say in where the groups lie.
    """
    points = positions(votes, plane)
    labels = nearest_middle(points, division.middles)
    labels[placed] = division.labels
    middles = division.middles
    # Of groups as large the one that lies most to the left.
    order = np.lexsort((middles[:, 1], middles[:, 0], -np.bincount(labels)))
    return _Division(points, np.argsort(order)[labels], middles[order], division.silhouette)


def _described(
    votes: FloatArray,
    placed: BoolArray,
    columns: IntArray,
    everybody: _Division,
    result: OpinionGroups,
) -> OpinionGroups:
    """Say what each group is named by, from statements whose votes by group may be shown."""
    found = group_statistics(votes, everybody.labels)
    shown = np.flatnonzero((found.seen >= SMALLEST_GROUP).all(axis=0))
    telling = (found.agree.sure | found.disagree.sure)[:, shown]
    if not telling.any(axis=1).all():
        return replace(result, reason=NoGroups.NAMELESS)
    return replace(
        result,
        groups=tuple(
            _group(found, number, shown, columns, placed, everybody)
            for number in range(len(everybody.middles))
        ),
        splits=tuple(
            _split(found, place, int(column), shown=place in shown)
            for place, column in enumerate(columns)
        ),
    )


def _group(
    found: GroupStatistics,
    number: int,
    shown: IntArray,
    columns: IntArray,
    placed: BoolArray,
    everybody: _Division,
) -> Group:
    members = everybody.labels == number
    own = np.round(everybody.points[members & placed], DECIMALS)
    x, y = np.round(everybody.middles[number], DECIMALS)
    return Group(
        people=int(members.sum()),
        middle=(float(x), float(y)),
        hull=shapely.get_coordinates(shapely.convex_hull(shapely.multipoints(own))),
        characteristics=tuple(
            Characteristic(
                int(columns[choice.statement]),
                choice.side,
                choice.best,
                found.tally(number, choice.statement),
                _others(found, number, choice.statement),
            )
            for choice in representative(found, number, among=shown)
        ),
    )


def _others(found: GroupStatistics, number: int, place: int) -> Tally:
    tallies = [found.tally(other, place) for other in range(len(found.seen)) if other != number]
    return Tally(
        sum(t.agree for t in tallies),
        sum(t.disagree for t in tallies),
        sum(t.passed for t in tallies),
        sum(t.seen for t in tallies),
    )


def _split(found: GroupStatistics, place: int, column: int, *, shown: bool) -> Split:
    if not shown:
        return Split(column, None, None, None)
    return Split(
        column,
        tuple(found.tally(number, place) for number in range(len(found.seen))),
        float(found.agree.consensus[place]),
        float(found.disagree.consensus[place]),
    )


def _drawn(
    matrix: FloatArray,
    people: IntArray,
    placed: BoolArray,
    plane: Components,
    everybody: _Division,
    result: OpinionGroups,
) -> OpinionGroups:
    """Put who has a place in the plane, in the order in which the people came."""
    coordinates = np.full((len(matrix), 2), np.nan)
    membership = np.full(len(matrix), -1)
    coordinates[people[placed]] = np.round(everybody.points[placed], DECIMALS)
    membership[people[placed]] = everybody.labels[placed]
    first, second = map(float, plane.shares)
    return replace(
        result, coordinates=coordinates, membership=membership, axis_shares=(first, second)
    )
