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

from wijkwijzer.statistics.audit import BoolArray, FloatArray, IntArray, UnprovenError, distinct
from wijkwijzer.statistics.estimates import Estimate
from wijkwijzer.statistics.granting import Grants, members, people_apart, weighed_differently

SMALLEST = 10
"""The smallest number of people about whom anything is published."""

UNSTATED = "niet_gezegd"
"""The category of people who did not state a group variable."""

Audience = Literal["public", "steering", "facilitator"]
CellKey = tuple[tuple[str, str], ...]
"""A cell of the lattice: (variable, category) pairs; ``()`` is the whole wijk."""

Row = BoolArray | FloatArray
"""Per person how much the answer counts in a figure; 0 or False for who is not in it."""

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
    cells: Mapping[CellKey, Row],
    past: Sequence[Row],
    carried: Mapping[CellKey, Row],
    constant: Collection[CellKey],
    smallest: int = SMALLEST,
    *,
    protected: Sequence[Row] = (),
    size: IntArray | None = None,
    work: int = 1_000,
) -> StandPlan:
    """Decide, for one theme, which figures of a new stand are published.

    A row holds for each person how much their answer counts in a figure: True or 1 without
    weighting, else the weight at that stand; 0 for who is not in it. People who cannot be told
    apart may share a column.

    Parameters
    ----------
    cells : mapping of CellKey to row
        Who answered the theme and belongs to the new stand, per cell; most important first.
    past : sequence of rows
        Everyone behind each figure ever released of this theme. Someone who withdrew or changed an
        answer keeps the old column; the changed answer is a new column.
    carried : mapping of CellKey to row
        Cells that had a figure in the previous stand, with the people behind that figure.
    constant : collection of CellKey
        Cells in which all gave the same answer.
    smallest : int
        The smallest number of people about whom anything may be known.
    protected : sequence of rows
        Other sets whose sum may not follow: the cells that were constant in earlier stands.
    size : array of int, columns, optional
        People in each column; by default one.
    work : int
        Work limit of each audit, see `audit.telling_combinations`.

    Returns
    -------
    StandPlan
        No combination of `past` and the new figures is about fewer than `smallest` people, neither
        with the weights as they are nor as if everybody counted for 1, and none is the sum of a
        cell in `constant` or a set in `protected`; except what followed from `past` already.
    """
    theme = _Theme(cells, past, carried, constant, smallest, protected, size)
    if theme.is_one_of_newcomers():
        return theme.plan([0], proved=True)
    theme.look()
    proved = True
    tried: set[tuple[int, ...]] = set()
    while True:
        shown = theme.greedy()
        try:
            if theme.forbid_telling(shown, work):
                return theme.plan(shown, proved=proved)
        except UnprovenError:
            proved = False
            tried.add(tuple(shown))
        if tuple(shown) in tried:
            for number in shown[-(1 + len(shown) // 8) :]:
                theme.reasons[number] = "herleidbaar"
        tried.add(tuple(shown))


class _Theme:
    """The figures of one theme while it is decided which of them are shown."""

    def __init__(
        self,
        cells: Mapping[CellKey, Row],
        past: Sequence[Row],
        carried: Mapping[CellKey, Row],
        constant: Collection[CellKey],
        smallest: int,
        protected: Sequence[Row],
        size: IntArray | None,
    ) -> None:
        self.keys = tuple(cells)
        self.smallest = smallest
        self.carried = carried
        columns = len(next(chain(cells.values(), past), ()))
        self.size = np.ones(columns, dtype=np.int64) if size is None else size
        self.rows = _stacked(list(cells.values()), columns)
        self.past = _stacked([*past, *carried.values()], columns)
        self.past = self.past[np.unique(self.past, axis=0, return_index=True)[1]]
        self.n = members(self.rows) @ self.size
        self.reasons = self._first_reasons(constant)
        same = [number for number, reason in self.reasons.items() if reason == "gelijk"]
        self.secret = np.vstack([self.rows[same], _stacked(protected, columns)])
        self.exposed = np.zeros(columns, dtype=bool)
        self.views: list[Grants] = []

    def _first_reasons(self, constant: Collection[CellKey]) -> dict[int, Reason]:
        """Say why cells have no new figure, as far as the cell itself tells."""
        changed = people_apart(members(self.rows), members(self.past), self.size)
        few: BoolArray = np.any((changed > 0) & (changed < self.smallest), axis=1)
        reasons: dict[int, Reason] = {}
        for number, key in enumerate(self.keys):
            if self.n[number] < self.smallest:
                reasons[number] = "te_weinig"
            elif key in constant:
                reasons[number] = "gelijk"
            elif few[number]:
                reasons[number] = "herleidbaar"
        return reasons

    def is_one_of_newcomers(self) -> bool:
        """Say whether there is one figure, with ten people or more who were in none before.

        Every combination with it is about them, and all others are of earlier figures: that is how
        whole-wijk figures move, without an audit.
        """
        if len(self.keys) != 1 or self.reasons:
            return False
        new = (self.rows[0] != 0) & ~self.past.any(axis=0)
        return bool(new @ self.size >= self.smallest)

    def look(self) -> None:
        """Lay out the figures as a reader does, who also knows those who are exposed already."""
        unknown = np.where(self.exposed, 0.0, 1.0)
        past, rows, secret = (table * unknown for table in (self.past, self.rows, self.secret))
        self.views = [Grants(members(past), members(rows), self.size)]
        self.views[0].forbid(members(secret))
        self.views[0].forbid(self._suspects() * unknown)
        # Weighted alike in all figures, people stand for the same as unweighted.
        if weighed_differently(np.vstack([past, rows])):
            self.views.append(Grants(past, rows, self.size))
            self.views[1].forbid(secret)

    def _suspects(self) -> FloatArray:
        """List small sets (sets x columns) that a reader would look for first.

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
        present: BoolArray = np.asarray(self.rows, dtype=bool)
        arrived = present.copy()
        for number, key in enumerate(self.keys):
            if key in self.carried:
                arrived[number] &= ~np.asarray(self.carried[key], dtype=bool)
        sets = [
            table[group].any(axis=0) for group in groups.values() for table in (present, arrived)
        ]
        found = np.array(sets, dtype=bool).reshape(len(sets), self.rows.shape[1])
        people = found @ self.size
        small = found[(people > 0) & (people < self.smallest)]
        return members(small[distinct(small)])

    def _importance(self, number: int) -> tuple[int, bool, int, int]:
        """Sort key: what is given up first comes last."""
        key = self.keys[number]
        unstated = any(category == UNSTATED for _, category in key)
        return (len(key), unstated, -int(self.n[number]), number)

    def greedy(self) -> list[int]:
        """Choose figures, most important first, as long as nothing forbidden follows."""
        for view in self.views:
            view.begin()
        open_numbers = (n for n in range(len(self.keys)) if n not in self.reasons)
        shown = []
        for number in sorted(open_numbers, key=self._importance):
            if all(view.allows(number) for view in self.views):
                for view in self.views:
                    view.grant(number)
                shown.append(number)
        return shown

    def forbid_telling(self, shown: list[int], work: int) -> bool:
        """Forbid what tells about a few people; True if it is proved that nothing does."""
        if not shown:
            return True
        safe = True
        for view in self.views:
            telling = view.telling(shown, self.smallest, work)
            if not len(telling):
                continue
            safe = False
            if not view.forbid(telling):
                # It all followed from earlier figures alone: these people are known already.
                self.exposed |= telling.any(axis=0)
                self.look()
                return False
        return safe

    def plan(self, shown: list[int], *, proved: bool) -> StandPlan:
        """Put the outcome into words."""
        decisions = {}
        for number, key in enumerate(self.keys):
            reason = None if number in shown else self.reasons.get(number, "herleidbaar")
            choice: Choice = "hide" if reason else "new"
            if reason in ("te_weinig", "herleidbaar") and key in self.carried:
                choice = "carry"
            decisions[key] = Decision(choice, reason, int(self.n[number]))
        filled = [decision for decision in decisions.values() if decision.n]
        figures = [decision for decision in filled if decision.choice != "hide"]
        share = len(figures) / len(filled) if filled else 0.0
        return StandPlan(decisions, share, proved)


def _stacked(rows: Sequence[Row], columns: int) -> FloatArray:
    return np.array([np.asarray(row, dtype=float) for row in rows]).reshape(len(rows), columns)
