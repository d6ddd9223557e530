"""Opinion groups of a room: what leaves the analysis.

`OpinionGroups` holds no group of fewer than ten people, and no votes by group of a statement that
fewer than ten people of some group voted on. A person is the number of their row, and lies in the
plane to two decimals. The groups describe a room; they say nothing of who stayed at home.
"""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import pandas as pd

from wijkwijzer.dialogue.opinions import FloatArray, IntArray, Side, Tally

SMALLEST_GROUP = 10


class NoGroups(StrEnum):
    """Why no groups are drawn: the first that holds, in this order."""

    TOO_FEW_PEOPLE = "te_weinig_mensen"
    """Fewer than twenty people voted: two groups of ten."""

    TOO_FEW_STATEMENTS = "te_weinig_stellingen"
    """On fewer than seven statements ten people or more voted."""

    TOO_FEW_VOTES = "te_weinig_stemmen"
    """Fewer than twenty people voted on enough of the statements."""

    NO_PATTERN = "geen_patroon"
    """What people say on one statement tells nothing about the others, or all say the same."""

    GROUP_TOO_SMALL = "groep_te_klein"
    """Every division has a group of fewer than ten people."""

    GRADUAL = "vloeiend"
    """Opinions differ but go over into each other: as many people between groups as in them."""

    UNSTABLE = "wisselt"
    """With other people of the same kind the groups would have been others."""

    NAMELESS = "niet_te_benoemen"
    """Some group cannot be described by a statement that ten people of every group voted on."""


@dataclass(frozen=True)
class Characteristic:
    """A statement that describes a group.

    Attributes
    ----------
    statement : int
        Column of the vote matrix.
    side : Side
        What the group says more than the other groups do.
    best : bool
        The statement the group agrees with most tellingly.
    own, others : Tally
        The votes of the group, and of all other groups together.
    """

    statement: int
    side: Side
    best: bool
    own: Tally
    others: Tally


@dataclass(frozen=True, eq=False)
class Group:
    """People who vote alike.

    Attributes
    ----------
    people : int
        How many; ten or more. Who voted on few statements is counted with the nearest group.
    middle : (float, float)
        Where the group lies in the plane.
    hull : array, corners x 2
        The outline around those of its people who have a place, the first corner again at the end;
        two points if they lie on a line, one if all lie together.
    characteristics : tuple of Characteristic
        What it is named by: one to five, agreements before disagreements.
    """

    people: int
    middle: tuple[float, float]
    hull: FloatArray
    characteristics: tuple[Characteristic, ...]


@dataclass(frozen=True)
class Split:
    """The votes on a statement by group.

    Attributes
    ----------
    statement : int
        Column of the vote matrix.
    by_group : tuple of Tally or None
        In the order of the groups, together all votes on it; None if in some group fewer than ten
        people voted on it.
    agreement, disagreement : float or None
        Group-aware consensus: the product over the groups of the chance to agree (disagree), 0-1;
        None where `by_group` is.
    """

    statement: int
    by_group: tuple[Tally, ...] | None
    agreement: float | None
    disagreement: float | None

    @property
    def shared(self) -> Side | None:
        """The side that more than half of every group take; None if there is no such side."""
        votes = self.by_group or ()
        if votes and all(2 * tally.agree > tally.seen for tally in votes):
            return Side.AGREE
        if votes and all(2 * tally.disagree > tally.seen for tally in votes):
            return Side.DISAGREE
        return None


@dataclass(frozen=True, eq=False)
class OpinionGroups:
    """The groups, largest first, or why there are none.

    Attributes
    ----------
    reason : NoGroups or None
        None if there are groups; else `groups` and all after it are empty.
    people, placed, statements : int
        Who voted at all; who of them voted on enough statements to get a place; statements on
        which ten people or more voted.
    silhouette, pattern, emptiness, stability : float or None
        How sure: see `clusters.silhouette` and `evidence`. None for what was not asked any more.
    groups : tuple of Group
    splits : tuple of Split
        The statements that counted, in the order of the matrix.
    coordinates : array, people x 2
        Where each person of the matrix lies, to two decimals; NaN for who has no place.
    membership : array of int, people
        The group in which each person is drawn, its place in `groups`; -1 for who has no place.
    axis_shares : (float, float)
        Which share of all differences each axis shows, 0-1.
    """

    reason: NoGroups | None
    people: int
    placed: int
    statements: int
    silhouette: float | None = None
    pattern: float | None = None
    emptiness: float | None = None
    stability: float | None = None
    groups: tuple[Group, ...] = ()
    splits: tuple[Split, ...] = ()
    coordinates: FloatArray = field(default_factory=lambda: np.empty((0, 2)))
    membership: IntArray = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    axis_shares: tuple[float, float] = (0.0, 0.0)

    @property
    def common_ground(self) -> tuple[Split, ...]:
        """Statements on which more than half of every group take the same side, surest first."""
        sure = [split for split in self.splits if split.shared is not None]
        return tuple(sorted(sure, key=lambda s: -max(s.agreement or 0, s.disagreement or 0)))

    def table(self) -> pd.DataFrame:
        """Return what the chart shows for who cannot see it.

        Returns
        -------
        DataFrame
            A row per statement and group, statements and groups in order, with the columns
            `statement`, `group` (from 0), `people`, `agree`, `disagree`, `passed`, `seen` and
            `characteristic` (the side that describes the group, if it does). The counts are
            missing where they may not be shown.
        """
        named = [
            {c.statement: c.side.value for c in group.characteristics} for group in self.groups
        ]
        rows = [
            (
                split.statement,
                place,
                group.people,
                *_counts(split.by_group[place] if split.by_group else None),
                named[place].get(split.statement),
            )
            for split in self.splits
            for place, group in enumerate(self.groups)
        ]
        counts = ["agree", "disagree", "passed", "seen"]
        columns = ["statement", "group", "people", *counts, "characteristic"]
        return pd.DataFrame(rows, columns=columns).astype(
            dict.fromkeys(["statement", "group", "people"], "int64")
            | dict.fromkeys(counts, "Int64")
            | {"characteristic": "object"}
        )


def _counts(tally: Tally | None) -> tuple[int | None, ...]:
    if tally is None:
        return None, None, None, None
    return tally.agree, tally.disagree, tally.passed, tally.seen
