"""Linearised values as sums over cells, and their variance.

A linearised value is z = scale (y - middle) for who is in the domain and answered, and 0 for all
others. Of people in one cell the answers differ and nothing else, so every sum that a variance
needs is one over counts; the regression on the margins takes sums per domain and level of a margin.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from wijkwijzer.statistics.counts.cells import CellTable, FloatArray, IntArray
from wijkwijzer.statistics.counts.domains import CellDomains, sums_of
from wijkwijzer.statistics.counts.variates import Variates
from wijkwijzer.statistics.counts.weighting import CellWeights

CANCELS = 1e-5
"""Below this part of the sum of squares a variance is computed again, without differences."""

MOST_NUMBERS = 1 << 22
"""So many sums per domain and level are held at a time."""

SINGULAR = 1e-10
"""Margins overlap in what they say; directions of so little (scaled) spread are left out."""


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


class Regression:
    """Weighted regression on the levels of the margins, as sums over cells.

    Parameters
    ----------
    table, weights
        The people, and the margins their weights were fitted to.
    """

    def __init__(self, table: CellTable, weights: CellWeights) -> None:
        self.persons = table.persons.astype(float)
        self.weights = weights
        sizes = [int(code.max(initial=-1)) + 1 for code in weights.margins]
        starts = np.cumsum([0, *sizes])
        self.columns = [
            np.where(code < 0, -1, code + start)
            for code, start in zip(weights.margins, starts, strict=False)
        ]
        self.size = int(starts[-1])

    @cached_property
    def levels(self) -> FloatArray:
        """Indicators, cells x levels of all margins."""
        found = np.zeros((len(self.persons), self.size))
        for column in self.columns:
            inside = np.flatnonzero(column >= 0)
            found[inside, column[inside]] = 1.0
        return found

    def cross(self, per_cell: FloatArray) -> FloatArray:
        """Return X' diag(per_cell) X; its diagonal alone where there is one margin."""
        if len(self.columns) == 1:
            return self.levels_total(per_cell)
        return np.asarray(self.levels.T @ (self.levels * per_cell[:, np.newaxis]))

    def levels_total(self, per_cell: FloatArray) -> FloatArray:
        """Return X' per_cell."""
        found: FloatArray = np.zeros(self.size)
        for column in self.columns:
            inside = column >= 0
            found += np.bincount(column[inside], per_cell[inside], self.size)
        return found

    @cached_property
    def inverse(self) -> FloatArray:
        """The pseudo-inverse of the cross products; their diagonal where there is one margin."""
        found = self.cross(self.weights.base * self.persons)
        if found.ndim == 1:
            return np.divide(1.0, found, out=np.zeros_like(found), where=found > 0)
        size = np.sqrt(np.diagonal(found))
        scale = np.divide(1.0, size, out=np.zeros_like(size), where=size > 0)
        scaled = found * scale * scale[:, np.newaxis]
        inverse = np.linalg.pinv(scaled, rcond=SINGULAR, hermitian=True)
        return np.asarray(inverse * scale * scale[:, np.newaxis])

    def residuals(self, values: FloatArray) -> FloatArray:
        """Return what the margins leave of values of cells, cells x columns."""
        if not self.columns:
            return values
        root = np.sqrt(self.weights.base * self.persons)[:, np.newaxis]
        found, *_rest = np.linalg.lstsq(self.levels * root, values * root, rcond=SINGULAR)
        return values - self.levels @ found


def variances(z: Linearised) -> FloatArray:
    """Return the variance of each sum of w z, domains x variates.

    With e what the regression on the margins leaves of z, and u = w e, it is
    n / (n - 1) (sum u^2 - (sum u)^2 / n) over the whole sample of n people.
    """
    n = z.variates.table.n
    squares, total = z.squares, z.total
    regression = Regression(z.variates.table, z.weights)
    if regression.columns:
        squares, total = squares.copy(), total.copy()
        for block in _blocks(z, regression):
            fit = _one_margin if len(regression.columns) == 1 else _several_margins
            fit(z, regression, block, squares, total)
    found = squares - total**2 / max(n, 1)
    lost = np.nonzero(found < CANCELS * z.squares)
    if len(lost[0]):
        found[lost] = _without_differences(z, regression, *lost)
    return found * n / (n - 1) if n > 1 else np.full_like(found, np.nan)


def _blocks(z: Linearised, regression: Regression) -> Iterator[slice]:
    size = max(1, MOST_NUMBERS // max(1, 4 * len(z.domains) * regression.size))
    for start in range(0, len(z.variates.item), size):
        yield slice(start, start + size)


def _level_sums(
    z: Linearised, rows: IntArray, cells: IntArray, count: int, block: slice
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return sums of q y, q, w^2 y and w^2 over who answered, rows x variates of the block."""
    variates, weights = z.variates, z.weights
    item = variates.item[block]
    items = slice(int(item[0]), int(item[-1]) + 1)
    totals, answered = variates.cell_totals[:, block], variates.cell_answered[:, items]
    q, w2 = weights.base[:, np.newaxis], weights.weights[:, np.newaxis] ** 2
    parts = [q * totals, q * answered, w2 * totals, w2 * answered]
    sums = sums_of(rows, cells, (count, len(weights.base))) @ np.concatenate(parts, axis=1)
    ends = np.cumsum([part.shape[1] for part in parts])[:-1]
    qy, qn, wy, wn = np.split(np.asarray(sums), ends, axis=1)
    each = item - items.start
    return qy, qn[:, each], wy, wn[:, each]


def _several_margins(
    z: Linearised, regression: Regression, block: slice, squares: FloatArray, total: FloatArray
) -> None:
    """Take the fit off the sums of a block of variates."""
    domains, size = z.domains, regression.size
    pairs = [(domains.domain * size + c[domains.cell], c[domains.cell]) for c in regression.columns]
    rows = np.concatenate([row[column >= 0] for row, column in pairs])
    cells = np.concatenate([domains.cell[column >= 0] for _row, column in pairs])
    middle, scale = z.middle[:, np.newaxis, block], z.scale[:, np.newaxis, block]
    shape = (len(domains), size, -1)
    sums = _level_sums(z, rows, cells, len(domains) * size, block)
    qy, qn, wy, wn = (part.reshape(shape) for part in sums)
    fitted = regression.inverse @ ((qy - middle * qn) * scale)
    own = (wy - middle * wn) * scale
    per_person = regression.weights.weights * regression.persons
    cross = regression.cross(regression.weights.weights * per_person)
    squares[:, block] += np.einsum("dpk,dpk->dk", fitted, cross @ fitted - 2 * own)
    total[:, block] -= np.einsum("p,dpk->dk", regression.levels_total(per_person), fitted)


def _one_margin(
    z: Linearised, regression: Regression, block: slice, squares: FloatArray, total: FloatArray
) -> None:
    """As `_several_margins`; of one margin only the levels that occur in a domain matter."""
    domains, size = z.domains, regression.size
    column = regression.columns[0][domains.cell]
    inside = column >= 0
    pairs, rows = np.unique((domains.domain * size + column)[inside], return_inverse=True)
    domain, level = np.divmod(pairs, size)
    qy, qn, wy, wn = _level_sums(z, rows, domains.cell[inside], len(pairs), block)
    middle, scale = z.middle[domain, block], z.scale[domain, block]
    fitted = regression.inverse[level, np.newaxis] * ((qy - middle * qn) * scale)
    own = (wy - middle * wn) * scale
    per_person = regression.weights.weights * regression.persons
    cross = regression.cross(regression.weights.weights * per_person)
    gather = sums_of(domain, np.arange(len(pairs)), (len(domains), len(pairs)))
    squares[:, block] += gather @ (fitted * (cross[level, np.newaxis] * fitted - 2 * own))
    total[:, block] -= gather @ (regression.levels_total(per_person)[level, np.newaxis] * fitted)


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
    given, persons = variates.table.given, variates.table.persons[:, np.newaxis]
    answered = variates.cell_answered[:, variates.item]
    middle = variates.cell_totals / np.maximum(answered, 1)
    squares = variates.squares(given, middle)[:, variate]
    answered = answered[:, variate]
    value = slope * middle[:, variate] + offset
    return CellValues(
        mean=answered * value / persons,
        within=slope**2 * squares + answered * (1 - answered / persons) * value**2,
    )


def centred(regression: Regression, values: CellValues) -> FloatArray:
    """Return per cell the mean of u = w e less its mean over all people, cells x columns."""
    found = regression.weights.weights[:, np.newaxis] * regression.residuals(values.mean)
    return np.asarray(found - regression.persons @ found / regression.persons.sum())


def _without_differences(
    z: Linearised, regression: Regression, domain: IntArray, variate: IntArray
) -> FloatArray:
    """Return sum (u - mean u)^2 of some domains and variates as sums of squares only."""
    found = np.empty(len(domain))
    step = max(1, MOST_NUMBERS // max(1, len(regression.persons)))
    inside = {d: z.domains.inside(d) for d in np.unique(domain).tolist()}
    for start in range(0, len(domain), step):
        some = slice(start, start + step)
        cells = np.stack([inside[d] for d in domain[some].tolist()], axis=1)
        slope = cells * z.scale[domain[some], variate[some]]
        values = cell_values(
            z.variates, variate[some], slope, -slope * z.middle[domain[some], variate[some]]
        )
        between = centred(regression, values)
        found[some] = regression.weights.weights**2 @ values.within
        found[some] += regression.persons @ between**2
    return found
