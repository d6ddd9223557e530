"""What a room shares: its statements by agreement, and which of them may be unclear.

The first page after the votes, before any groups. Agreement is tested as Polis tests consensus
(``select-consensus-comments`` in ``repness.clj`` of https://github.com/compdemocracy/polis). What
is *named* shared must also be a majority that people in the room recognise as one.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from wijkwijzer.dialogue.opinions import (
    AGREE,
    DISAGREE,
    PASS,
    BoolArray,
    IntArray,
    Side,
    Tally,
    Votes,
    checked,
)
from wijkwijzer.dialogue.representative import SURE, difference_test, probability_test

# An undivided ballot may be shown from five votes on.
SMALLEST_BALLOT = 5
# Wording is doubted from ten votes on, where one in four or more passes.
ENOUGH_TO_DOUBT = 10
# Shared is what at least two of every three take who take a side: a test that finds 38 against 22
# more than chance is right, but nobody in that room believes that it agrees.
SHARED_OF = 3
SHARED_LEAST = 2
MANY_PASSES = 0.25


@dataclass(frozen=True)
class RoomStatement:
    """What the room as a whole says to a statement.

    Attributes
    ----------
    statement : int
        Column of the vote matrix.
    votes : Tally or None
        None if fewer than five people voted; the rest is then None or False.
    sure : Side or None
        The side of more than half, and of more than by chance: Polis' consensus. None if divided.
    side : Side or None
        The side the room shares: `sure`, and taken by at least two thirds of those who took one.
    agreement : float or None
        The chance to take the larger side, (votes + 1) / (seen + 2), 0-1.
    pass_share : float or None
        Passes among those who voted, 0-1.
    unclear : bool
        So many pass, and surely more than on the other statements, that the wording may be why.
    """

    statement: int
    votes: Tally | None
    sure: Side | None = None
    side: Side | None = None
    agreement: float | None = None
    pass_share: float | None = None
    unclear: bool = False


def room_statements(votes: Votes) -> tuple[RoomStatement, ...]:
    """Return all statements, from what the room shares most to what divides it.

    In the order of Polis' consensus metric of the larger side: its chance times its z against one
    half, so that three out of three do not stand above forty out of forty-two. Statements with
    fewer than five votes come last, in the order of the matrix.

    Parameters
    ----------
    votes : array or frame, people x statements
        A vote matrix, see `opinions`.

    Raises
    ------
    ValueError
        The matrix holds something else than votes.
    """
    matrix = checked(votes)
    agree, disagree, passed = ((matrix == vote).sum(axis=0) for vote in (AGREE, DISAGREE, PASS))
    seen = agree + disagree + passed
    larger = np.maximum(agree, disagree)
    chance = (larger + 1) / (seen + 2)
    z = probability_test(larger, seen)
    sure = (chance > 0.5) & (z > SURE)
    shared = sure & (SHARED_OF * larger >= SHARED_LEAST * (agree + disagree))
    sides = [Side.AGREE if one else Side.DISAGREE for one in agree > disagree]
    unclear = _unclear(passed, seen)
    metric = np.where(seen < SMALLEST_BALLOT, -np.inf, chance * z)
    return tuple(
        RoomStatement(place, None)
        if seen[place] < SMALLEST_BALLOT
        else RoomStatement(
            place,
            Tally(*(int(counts[place]) for counts in (agree, disagree, passed, seen))),
            sides[place] if sure[place] else None,
            sides[place] if shared[place] else None,
            float(chance[place]),
            float(passed[place] / seen[place]),
            bool(unclear[place]),
        )
        for place in map(int, np.argsort(-metric, kind="stable"))
    )


def _unclear(passed: IntArray, seen: IntArray) -> BoolArray:
    """Which statements get more passes than the others, tested with Bonferroni's correction."""
    z = difference_test(passed, seen, passed.sum() - passed, seen.sum() - seen)
    often = passed >= MANY_PASSES * seen
    surely = z > ndtri(1 - 0.05 / max(len(seen), 1))
    return np.asarray(often & (seen >= ENOUGH_TO_DOUBT) & surely)
