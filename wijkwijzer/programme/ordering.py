"""The longlist in order by weights that the room sets, and what that order depends on.

The score of a measure is the weighted mean of its criteria. Weights are an opinion: so beside the
order stands what holds under any other weights, exact by linear programming (HiGHS, through
`scipy.optimize`), and how far each weight may move before the top changes. See `docs/method.md`,
"The longlist".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from wijkwijzer.programme.criteria import CRITERIA, Criterion, FloatArray, Judged

TIE = 1e-3
"""Scores (0-100) that differ less count as equal; well above the tolerance of the solver."""

Verdict = Literal["altijd", "soms", "nooit"]
"""At the top whatever the weights; with some weights; with none."""


@dataclass(frozen=True)
class Ranked:
    """One line of the ordered longlist.

    Parameters
    ----------
    score
        0-100.
    place
        From 1; measures with equal scores share one.
    parts
        Criterion -> its share of the score; together the score.
    """

    measure: str
    score: float
    place: int
    parts: Mapping[Criterion, float]


@dataclass(frozen=True)
class Places:
    """Between which places a measure moves over all weights.

    Parameters
    ----------
    best, worst
        The highest and the lowest place that some weights give it.
    verdict
        Whether it is among the top `of` always, sometimes or never.
    """

    measure: str
    best: int
    worst: int
    of: int

    @property
    def verdict(self) -> Verdict:
        """Whether it is among the first `of` whatever the weights."""
        if self.worst <= self.of:
            return "altijd"
        return "soms" if self.best <= self.of else "nooit"


@dataclass(frozen=True)
class Span:
    """Between which values one weight may move, the others in proportion, with the same top.

    Parameters
    ----------
    weight
        The share it has now, 0-1.
    low, high
        Between these the first measures are the same ones, in any order.
    """

    criterion: Criterion
    weight: float
    low: float
    high: float


def shares(weights: Mapping[Criterion, float]) -> FloatArray:
    """Return the weights as shares of one, in the order of `CRITERIA`; missing ones are 0.

    When all are 0 every criterion counts the same.

    Raises
    ------
    ValueError
        A weight is negative or not a number.
    """
    given = np.array([float(weights.get(one, 0)) for one in CRITERIA])
    if not np.isfinite(given).all() or (given < 0).any():
        raise ValueError("weights are numbers from 0 up")
    total = given.sum()
    return given / total if total > 0 else np.full(len(given), 1 / len(given))


def order(judged: Judged, weights: Mapping[Criterion, float]) -> tuple[Ranked, ...]:
    """Order the longlist by the weighted mean of the criteria; equal ones by their id."""
    share = shares(weights)
    parts = judged.values * share
    scores = parts.sum(axis=1)
    ranked = sorted(range(len(scores)), key=lambda i: (-round(scores[i] / TIE), judged.measures[i]))
    better = len(scores) - np.searchsorted(np.sort(scores), scores + TIE, side="right")
    return tuple(
        Ranked(
            measure=judged.measures[i],
            score=float(scores[i]),
            place=1 + int(better[i]),
            parts=dict(zip(CRITERIA, map(float, parts[i]), strict=True)),
        )
        for i in ranked
    )


def places(
    judged: Judged, measures: Sequence[str], top: int, *, used: Sequence[Criterion] = CRITERIA
) -> tuple[Places, ...]:
    """Find between which places measures move over all weights.

    Parameters
    ----------
    measures
        Ids of those to look at; of each a small integer programme is solved.
    top
        So many are "the top".
    used
        Criteria that may have a weight at all; one that nobody uses is left out.

    Notes
    -----
    A measure is ahead of another under weights w when its score is more than `TIE` higher; ties
    are to the benefit of the measure that is looked at. That another can be ahead at all follows
    from the corners of the weights (a linear function is largest in a corner); how many can be
    ahead at once is a mixed integer linear programme.
    """
    columns = [CRITERIA.index(one) for one in used]
    values = judged.values[:, columns]
    row = {id_: number for number, id_ in enumerate(judged.measures)}
    found = []
    for id_ in measures:
        ahead = np.delete(values, row[id_], axis=0) - values[row[id_]]
        found.append(Places(id_, best=1 + _fewest(ahead), worst=1 + _most(ahead), of=top))
    return tuple(found)


def spans(judged: Judged, weights: Mapping[Criterion, float], top: int) -> tuple[Span, ...]:
    """Find how far each weight may move, the others in proportion, with the same ones at the top.

    Exact: the score is a straight line in one weight, so the top changes only where two lines
    cross.
    """
    share = shares(weights)
    n = len(judged.measures)
    first = [judged.measures.index(one.measure) for one in order(judged, weights)[:top]]
    rest = [i for i in range(n) if i not in first]
    found = []
    for c, criterion in enumerate(CRITERIA):
        others = np.delete(share, c)
        even = np.full(len(others), 1 / len(others))
        proportion = others / others.sum() if others.sum() > 0 else even
        # Score = base + weight x slope.
        base = np.delete(judged.values, c, axis=1) @ proportion
        slope = judged.values[:, c] - base
        low, high = 0.0, 1.0
        if first and rest:
            gap = np.subtract.outer(base[first], base[rest]).ravel()
            turn = np.subtract.outer(slope[first], slope[rest]).ravel()
            with np.errstate(divide="ignore", invalid="ignore"):
                cross = -gap / turn
            # The gap is 0 or more now; it grows where turn > 0 and shrinks where turn < 0. So the
            # first cross at or before this weight, but for rounding, and the others at or after.
            low = max([0.0, *cross[turn > TIE]])
            high = min([1.0, *cross[turn < -TIE]])
        found.append(
            Span(criterion, float(share[c]), float(min(low, share[c])), float(max(high, share[c])))
        )
    return tuple(found)


def winning_weights(judged: Judged, measure: str) -> Mapping[Criterion, float] | None:
    """Return weights with which a measure comes first by as much as can be, or None: with none.

    Of several that do it equally, one is given.
    """
    row = judged.measures.index(measure)
    lead = judged.values[row] - np.delete(judged.values, row, axis=0)
    k = len(CRITERIA)
    if not len(lead):
        return dict.fromkeys(CRITERIA, 1 / k)
    # Largest t with lead @ w >= t, w on the simplex.
    solved = linprog(
        c=[*np.zeros(k), -1.0],
        A_ub=np.hstack([-lead, np.ones((len(lead), 1))]),
        b_ub=np.zeros(len(lead)),
        A_eq=[[*np.ones(k), 0.0]],
        b_eq=[1.0],
        bounds=[*[(0, 1)] * k, (None, None)],
        method="highs",
    )
    if not solved.success or -solved.fun < -TIE:
        return None
    return dict(zip(CRITERIA, map(float, solved.x[:k]), strict=True))


def _most(ahead: FloatArray) -> int:
    """Return how many others can be ahead at once; `ahead` is others x criteria."""
    surely = (ahead > TIE).all(axis=1)
    maybe = (ahead > TIE).any(axis=1) & ~surely
    return int(surely.sum()) + _at_once(ahead[maybe])


def _fewest(ahead: FloatArray) -> int:
    """Return how many others are ahead at least: as many as can be behind at once are not."""
    surely = (ahead > TIE).all(axis=1)
    maybe = (ahead > TIE).any(axis=1) & ~surely
    return int(surely.sum() + maybe.sum()) - _at_once(-ahead[maybe], strictly=False)


def _at_once(gains: FloatArray, *, strictly: bool = True) -> int:
    """Return the largest number of rows that can be positive (or not negative) at the same time."""
    n, k = gains.shape
    if n == 0:
        return 0
    least = np.full(n, TIE if strictly else -TIE)
    # gains @ w >= least - big x (1 - y), with y = 1 for a row that counts.
    big = np.maximum(least - gains.min(axis=1), 0.0)
    matrix = np.hstack([gains, -np.diag(big)])
    solved = milp(
        c=np.concatenate([np.zeros(k), -np.ones(n)]),
        constraints=[
            LinearConstraint(matrix, lb=least - big),
            LinearConstraint(np.concatenate([np.ones(k), np.zeros(n)]), lb=1, ub=1),
        ],
        integrality=np.concatenate([np.zeros(k), np.ones(n)]),
        bounds=Bounds(0, 1),
    )
    return round(-float(solved.fun))
