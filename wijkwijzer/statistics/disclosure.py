"""What may be published: the disclosure rules, the plan of one stand, and what passed the gate.

A *stand* is a fixed set of sent responses. Of one theme it is published on a fixed lattice of
cells: the whole wijk, each category of one group variable, each buurt x category. The rules (with
reasons and examples in ``docs/method.md``): a figure is about at least ten people; no set of one to
nine people may have a sum that follows from everything published so far; a cell in which all gave
the same answer is hidden, and does not follow from the rest; and as little as possible is hidden.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, Literal, TypeVar

import numpy as np

from wijkwijzer.statistics.audit import (
    BoolArray,
    Span,
    UnprovenError,
    disjoined,
    distinct,
    small_derivable_set,
)
from wijkwijzer.statistics.estimates import Estimate

SMALLEST = 10
"""The smallest number of people about whom anything is published."""

UNSTATED = "niet_gezegd"
"""The category of people who did not state a group variable."""

# Wider than that of the audit: what follows there must count as following here.
_TOLERANCE = 1e-5

Audience = Literal["public", "steering", "facilitator"]
CellKey = tuple[tuple[str, str], ...]
"""A cell of the lattice: (variable, category) pairs; ``()`` is the whole wijk."""

Choice = Literal["new", "carry", "hide"]
Reason = Literal["te_weinig", "gelijk", "herleidbaar"]
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Released(Generic[T_co]):
    """Content that passed the disclosure gate; only `publish` makes one.

    Attributes
    ----------
    content
        What may be shown.
    audience : "public", "steering" or "facilitator"
        To whom.
    """

    content: T_co
    audience: Audience


@dataclass(frozen=True)
class Decision:
    """What happens with one cell.

    Attributes
    ----------
    choice : "new", "carry" or "hide"
        Publish the new figure; leave the earlier one standing; show nothing.
    reason : "te_weinig", "gelijk", "herleidbaar" or None
        Why there is no new figure: fewer than ten people answered; all gave the same answer; a
        small group could be worked out from it. None for a new figure.
    n : int
        People in the cell who answered, in the new stand.
    """

    choice: Choice
    reason: Reason | None
    n: int


@dataclass(frozen=True)
class StandPlan:
    """What is published of one theme in a new stand.

    Attributes
    ----------
    decisions : mapping of CellKey to Decision
        In the order of the cells that were given.
    share_shown : float
        Cells with a figure (new or carried), as a share of the cells in which anyone answered;
        0 if nobody did.
    proved : bool
        False if an audit reached its work limit on the way: more was then hidden than perhaps
        needed. What is shown is proved to be safe in either case.
    """

    decisions: Mapping[CellKey, Decision]
    share_shown: float
    proved: bool


@dataclass(frozen=True)
class PublicFigure:
    """An estimate as residents see it: whole points, n in fives, no standard error."""

    need: int
    low: int
    high: int
    n: int


def public_figure(estimate: Estimate) -> PublicFigure | None:
    """Round an estimate for the public.

    Parameters
    ----------
    estimate : Estimate

    Returns
    -------
    PublicFigure or None
        The estimate in whole points (halves to even), the interval outwards (low down, high up), so
        that it never looks surer than it is, and n to the nearest five. None without an interval.
    """
    if estimate.estimate is None or estimate.low is None or estimate.high is None:
        return None
    return PublicFigure(
        need=round(estimate.estimate),
        low=math.floor(estimate.low),
        high=math.ceil(estimate.high),
        n=5 * round(estimate.n / 5),
    )


def plan_stand(
    cells: Mapping[CellKey, BoolArray],
    past: Sequence[BoolArray],
    carried: Mapping[CellKey, BoolArray],
    constant: Collection[CellKey],
    smallest: int = SMALLEST,
    *,
    protected: Sequence[BoolArray] = (),
    work: int = 20_000,
) -> StandPlan:
    """Decide, for one theme, which figures of a new stand are published.

    Parameters
    ----------
    cells : mapping of CellKey to array of bool, people
        Who answered the theme and belongs to the new stand, per cell; most important first.
    past : sequence of arrays of bool, people
        Everyone behind each figure ever released of this theme. Someone who withdrew or changed an
        answer keeps the old column; the changed answer is a new column.
    carried : mapping of CellKey to array of bool, people
        Cells that had a figure in the previous stand, with the people behind that figure.
    constant : collection of CellKey
        Cells in which all gave the same answer.
    smallest : int
        The smallest number of people about whom anything may be known.
    protected : sequence of arrays of bool, people
        Other sets whose sum may not follow: the cells that were constant in earlier stands.
    work : int
        Work limit of each audit, see `small_derivable_set`.

    Returns
    -------
    StandPlan
        No set of fewer than `smallest` people follows from `past` and the new figures together,
        and no cell in `constant` or set in `protected`, unless it followed from `past` already.
    """
    theme = _Theme(cells, past, carried, constant, smallest, protected)
    forbidden = theme.forbidden
    proved = True
    while True:
        shown = theme.greedy(forbidden)
        try:
            leaks = theme.leaks(shown, work)
        except UnprovenError:
            proved = False
            for number in shown[-(1 + len(shown) // 8) :]:
                theme.reasons[number] = "herleidbaar"
            continue
        if leaks is None:
            return theme.plan(shown, proved=proved)
        leaks = leaks[theme.adds(leaks)]
        if not len(leaks):
            # All follow from earlier figures alone, and keep from view what else may leak.
            return theme.plan([], proved=proved)
        forbidden = np.vstack([forbidden, leaks])


class _Theme:
    """The figures of one theme while it is decided which of them are shown."""

    def __init__(
        self,
        cells: Mapping[CellKey, BoolArray],
        past: Sequence[BoolArray],
        carried: Mapping[CellKey, BoolArray],
        constant: Collection[CellKey],
        smallest: int,
        protected: Sequence[BoolArray],
    ) -> None:
        self.keys = tuple(cells)
        people = len(next(chain(cells.values(), past), ()))
        self.rows = np.array(list(cells.values()), dtype=bool).reshape(len(cells), people)
        self.carried = carried
        self.smallest = smallest
        known = [*past, *carried.values()]
        figures = np.array(known, dtype=bool).reshape(len(known), people)
        self.earlier = disjoined(figures)
        self.before = Span(self.earlier)
        # What each figure adds to what was known: the spans are small from here on.
        self.added = self.before.residual(self.rows)
        self.reasons: dict[int, Reason] = {}
        for number, key in enumerate(self.keys):
            changed = (figures ^ self.rows[number]).sum(axis=1)
            if self.rows[number].sum() < smallest:
                self.reasons[number] = "te_weinig"
            elif key in constant:
                self.reasons[number] = "gelijk"
            elif ((changed > 0) & (changed < smallest)).any():
                self.reasons[number] = "herleidbaar"
        same = [number for number, reason in self.reasons.items() if reason == "gelijk"]
        forbidden = np.vstack([self.rows[same], self._suspects(), *protected])
        # What followed from earlier figures cannot be helped any more.
        self.forbidden = forbidden[self.adds(forbidden)]

    def _suspects(self) -> BoolArray:
        """List small sets (sets x people) that a reader would look for first.

        A total less its visible parts leaves the hidden parts; an earlier total, the arrivals in
        them. To keep these in mind from the start spares most searches.
        """
        groups: dict[tuple[CellKey, str], list[int]] = {}
        for number in self.reasons:
            key = self.keys[number]
            groups.setdefault((key, ""), []).append(number)
            for pair in key:
                parent = tuple(other for other in key if other != pair)
                groups.setdefault((parent, pair[0]), []).append(number)
        arrived = self.rows.copy()
        for number, key in enumerate(self.keys):
            if key in self.carried:
                arrived[number] &= ~self.carried[key]
        sets = [
            table[group].any(axis=0) for group in groups.values() for table in (self.rows, arrived)
        ]
        found = np.array(sets, dtype=bool).reshape(len(sets), self.rows.shape[1])
        size = found.sum(axis=1)
        small: BoolArray = found[(size > 0) & (size < self.smallest)]
        return small[distinct(small)]

    def adds(self, sets: BoolArray) -> BoolArray:
        """Say of each set (sets x people) whether it did not follow from earlier figures."""
        return ~self.before.holds(sets)

    def _importance(self, number: int) -> tuple[int, bool, int, int]:
        """Sort key: what is given up first comes last."""
        key = self.keys[number]
        unstated = any(category == UNSTATED for _, category in key)
        return (len(key), unstated, -int(self.rows[number].sum()), number)

    def greedy(self, forbidden: BoolArray) -> list[int]:
        """Choose figures, most important first, as long as no forbidden set follows.

        Each figure that is chosen is projected out of all others and of the forbidden sets
        (Gram-Schmidt): what is left of a figure is what it adds, and a set follows as soon as
        nothing is left of it.
        """
        left = self.added.copy()
        secret = self.before.residual(forbidden)
        open_numbers = (n for n in range(len(self.keys)) if n not in self.reasons)
        shown = []
        for number in sorted(open_numbers, key=self._importance):
            new = left[number]
            length = float(new @ new)
            if np.abs(new).max() > _TOLERANCE:
                rest = secret - np.outer(secret @ new / length, new)
                if (np.abs(rest) < _TOLERANCE).all(axis=1).any():
                    continue
                secret = rest
                left = left - np.outer(left @ new / length, new)
            shown.append(number)
        return shown

    def leaks(self, shown: list[int], work: int) -> BoolArray | None:
        """Find small sets (sets x people) that follow from these figures; None if there are none.

        What is easily seen comes first; a search, which can prove that there are none, last.
        """
        if not shown or self._new_people_only(shown, work):
            return None
        known = np.vstack([self.earlier, self.rows[shown]])
        parts = disjoined(known)
        few: BoolArray = parts[parts.sum(axis=1) < self.smallest]
        if len(few):
            return few
        found = small_derivable_set(parts, self.smallest, work=work)
        if found is None:
            return None
        people: BoolArray = np.isin(np.arange(known.shape[1]), found)[np.newaxis, :]
        return people

    def _new_people_only(self, shown: list[int], work: int) -> bool:
        """Prove, where that is easy, that the figures are safe if the earlier ones were.

        Earlier figures say nothing of people who were in none of them. If no small set of these
        follows, a derivable set holds none of them; and if all that the figures add shows in these
        people, it then follows from the earlier figures alone.
        """
        unseen = ~self.earlier.any(axis=0)
        if unseen.all():
            return False
        part = self.rows[shown][:, unseen]
        if np.linalg.matrix_rank(part) < np.linalg.matrix_rank(self.added[shown], tol=_TOLERANCE):
            return False
        try:
            return small_derivable_set(part, self.smallest, work=work) is None
        except UnprovenError:
            return False

    def plan(self, shown: list[int], *, proved: bool) -> StandPlan:
        """Put the outcome into words."""
        decisions = {}
        for number, key in enumerate(self.keys):
            reason = None if number in shown else self.reasons.get(number, "herleidbaar")
            choice: Choice = "hide" if reason else "new"
            if reason in ("te_weinig", "herleidbaar") and key in self.carried:
                choice = "carry"
            decisions[key] = Decision(choice, reason, int(self.rows[number].sum()))
        filled = [decision for decision in decisions.values() if decision.n]
        figures = [decision for decision in filled if decision.choice != "hide"]
        share = len(figures) / len(filled) if filled else 0.0
        return StandPlan(decisions, share, proved)
