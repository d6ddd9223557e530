"""Linearised values as sums over cells, and their variance.

A linearised value is z = scale (y - middle) for who is in the domain and answered, and 0 for all
others. Of people in one cell the answers differ and nothing else, so every sum that a variance
needs is one over counts; the regression on the margins takes sums per domain and level of a margin.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from wijkwijzer.statistics.counts.cells import FloatArray, IntArray
from wijkwijzer.statistics.counts.domains import CellDomains, sums_of
from wijkwijzer.statistics.counts.variates import Variates
from wijkwijzer.statistics.counts.weighting import CellWeights

CANCELS = 1e-5
"""Below this part of the sum of squares a variance is computed again, without differences."""

MOST_NUMBERS = 1 << 22
"""So many sums per domain and level are held at a time."""


@dataclass(frozen=True, eq=False)
class Linearised:
    """Linearised values of some variates in some domains.

    Attributes
    ----------
    variates, weights, domains
        Of what, by whom.
    middle, scale : array, domains x variates
        What is subtracted from y, and what it is multiplied with after that.
    squares : array, domains x variates
        Sum of w^2 z^2.
    total : array, domains x variates
        Sum of w z.
    """

    variates: Variates
    weights: CellWeights
    domains: CellDomains
    middle: FloatArray
    scale: FloatArray
    squares: FloatArray
    total: FloatArray


def variances(z: Linearised) -> FloatArray:
    """Return the variance of each sum of w z, domains x variates.

    With e what the regression on the margins leaves of z, and u = w e, it is
    n / (n - 1) (sum u^2 - (sum u)^2 / n) over the whole sample of n people.
    """
    n = z.variates.table.n
    squares, total = z.squares, z.total
    margins = len(z.weights.margins)
    if margins:
        squares, total = squares.copy(), total.copy()
        for block in _blocks(z):
            take_off = _one_margin if margins == 1 else _several_margins
            take_off(z, block, squares, total)
    found = squares - total**2 / max(n, 1)
    lost = np.nonzero(found < CANCELS * z.squares)
    if len(lost[0]):
        found[lost] = _without_differences(z, *lost)
    return found * n / (n - 1) if n > 1 else np.full_like(found, np.nan)


def _blocks(z: Linearised) -> Iterator[slice]:
    size = max(1, MOST_NUMBERS // max(1, 4 * len(z.domains) * z.weights.regression.size))
    for start in range(0, len(z.variates.item), size):
        yield slice(start, start + size)


def _several_margins(z: Linearised, block: slice, squares: FloatArray, total: FloatArray) -> None:
    """Take the fit off the sums of a block of variates."""
    domains, regression = z.domains, z.weights.regression
    size = regression.size
    places = [column[domains.cell] for column in regression.columns]
    rows = np.concatenate([(domains.domain * size + p)[p >= 0] for p in places])
    cells = np.concatenate([domains.cell[p >= 0] for p in places])
    middle, scale = z.middle[:, np.newaxis, block], z.scale[:, np.newaxis, block]
    shape = (len(domains), size, -1)
    own_q, own = (
        (y.reshape(shape) - middle * n.reshape(shape)) * scale
        for y, n in _level_sums(z, rows, cells, len(domains) * size, block)
    )
    fitted = regression.inverse @ own_q
    own *= -2
    own += regression.spread @ fitted
    own *= fitted
    squares[:, block] += own.sum(axis=1)
    total[:, block] -= regression.totals @ fitted


def _one_margin(z: Linearised, block: slice, squares: FloatArray, total: FloatArray) -> None:
    """As `_several_margins`; of one margin only the levels that occur in a domain matter."""
    domains, regression = z.domains, z.weights.regression
    place = regression.columns[0][domains.cell]
    inside = place >= 0
    pairs, rows = np.unique((domains.domain * regression.size + place)[inside], return_inverse=True)
    domain, level = np.divmod(pairs, regression.size)
    middle, scale = z.middle[domain, block], z.scale[domain, block]
    own_q, own = (
        (y - middle * n) * scale
        for y, n in _level_sums(z, rows, domains.cell[inside], len(pairs), block)
    )
    fitted = regression.inverse[level, np.newaxis] * own_q
    gather = sums_of(domain, np.arange(len(pairs)), (len(domains), len(pairs)))
    spread = regression.spread[level, np.newaxis]
    squares[:, block] += gather @ (fitted * (spread * fitted - 2 * own))
    total[:, block] -= gather @ (regression.totals[level, np.newaxis] * fitted)


def _level_sums(
    z: Linearised, rows: IntArray, cells: IntArray, count: int, block: slice
) -> Iterator[tuple[FloatArray, FloatArray]]:
    """Yield sums of y and of 1 over who answered, by weights q and then by w^2: rows x variates."""
    variates, weights = z.variates, z.weights
    item = variates.item[block]
    items = slice(int(item[0]), int(item[-1]) + 1)
    totals, answered = variates.cell_totals[:, block], variates.table.answered[:, items]
    both = np.concatenate([totals, answered], axis=1)
    for factor in (weights.base, weights.weights**2):
        sums = sums_of(rows, cells, (count, len(both)), factor[cells]) @ both
        yield sums[:, : len(item)], sums[:, len(item) + item - items.start]


@dataclass(frozen=True, eq=False)
class CellValues:
    """Linearised values seen cell by cell, for a few combinations of variate and domain.

    Attributes
    ----------
    mean : array, cells x columns
        Mean z over everybody in the cell.
    within : array, cells x columns
        Sum of the squared deviations from that mean.
    """

    mean: FloatArray
    within: FloatArray

    def squares(self, weights: CellWeights) -> FloatArray:
        """Return sum (u - mean u)^2 over all people, per column."""
        between = weights.regression.centred(self.mean)
        return np.asarray(weights.weights**2 @ self.within + weights.persons @ between**2)


def cell_values(
    variates: Variates, variate: IntArray, slope: FloatArray, offset: FloatArray
) -> CellValues:
    """Return the values slope y + offset of who answered (0 of who did not), cell by cell.

    Parameters
    ----------
    variates
        Whose y.
    variate : array of int, columns
        Which of them.
    slope, offset : array, cells x columns
        0 in cells outside the domain.
    """
    persons = variates.table.persons[:, np.newaxis]
    answered = variates.table.answered[:, variates.item[variate]]
    value = slope * variates.cell_means[:, variate] + offset
    return CellValues(
        mean=answered * value / persons,
        within=slope**2 * variates.cell_squares[:, variate]
        + answered * (1 - answered / persons) * value**2,
    )


def _without_differences(z: Linearised, domain: IntArray, variate: IntArray) -> FloatArray:
    """Return sum (u - mean u)^2 of some domains and variates as sums of squares only."""
    found = np.empty(len(domain))
    step = max(1, MOST_NUMBERS // max(1, len(z.weights.persons)))
    inside = {d: z.domains.inside(d) for d in np.unique(domain).tolist()}
    for start in range(0, len(domain), step):
        some = slice(start, start + step)
        cells = np.stack([inside[d] for d in domain[some].tolist()], axis=1)
        slope = cells * z.scale[domain[some], variate[some]]
        offset = -slope * z.middle[domain[some], variate[some]]
        found[some] = cell_values(z.variates, variate[some], slope, offset).squares(z.weights)
    return found
