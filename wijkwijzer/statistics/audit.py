"""What a reader can work out from published figures.

People are columns, published figures are rows: a row holds for each person how much their answer
counts in the figure, 0 for who is not in it. Without weighting that is a 1; with it, the weight at
the moment of the stand, which a reader is assumed to know. Means are published with their
denominators, so a reader knows the (weighted) sum of the answers of each row, and with it every
combination of such sums: the linear span of the rows. A combination tells about the people whose
number in it is not 0. It is *telling* if those are one to nine people.

People with the same column cannot be told apart and are one column with a `size`. How telling
combinations are found, or proved not to exist, stands in `supports` and in ``docs/method.md``.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import qr

from wijkwijzer.statistics.supports import (
    ZERO,
    FloatArray,
    IntArray,
    UnprovenError,
    Work,
    independent_rows,
    light_combinations,
)

__all__ = [
    "BoolArray",
    "Figures",
    "FloatArray",
    "IntArray",
    "UnprovenError",
    "distinct",
    "follows",
    "telling_combinations",
]

BoolArray = NDArray[np.bool_]

_FOLLOWS = 1e-6
_SAMPLE = 3_000
_SMALL_FIGURE = 40


def telling_combinations(
    rows: FloatArray | BoolArray,
    size: IntArray | None = None,
    smallest: int = 10,
    *,
    work: int = 1_000,
) -> FloatArray:
    """Find combinations of figures about fewer than `smallest` people, or prove there are none.

    Parameters
    ----------
    rows : array, figures x columns
        How much each person counts in each published figure.
    size : array of int, columns, optional
        People in each column; by default one.
    smallest : int
        The smallest number of people about whom anything may be known.
    work : int
        The most linear spaces the search may look through: a limit that gives the same outcome on
        every machine.

    Returns
    -------
    array, combinations x columns
        Some such combinations, the largest number of each 1; none if it is proved that there are
        none.

    Raises
    ------
    UnprovenError
        None was found within `work`, but there may be one.
    """
    figures = Figures(np.asarray(rows, dtype=float), size)
    return figures.telling(np.arange(len(figures.rows)), smallest, work)


def follows(rows: FloatArray | BoolArray, targets: FloatArray | BoolArray) -> BoolArray:
    """Say which targets (targets x people) are a combination of the rows (figures x people)."""
    figures = Figures(np.asarray(rows, dtype=float))
    return figures.contains(np.asarray(targets, dtype=float))


class Figures:
    """The figures that may be published together with all that were: rows and what they span.

    Parameters
    ----------
    rows : array, figures x columns
        How much each person counts in each figure.
    size : array of int, columns, optional
        People in each column; by default one.

    Attributes
    ----------
    coordinates : array, figures x rank
        The same rows on a few columns that fix them all: what is a combination of what there, is so
        everywhere.
    """

    def __init__(self, rows: FloatArray, size: IntArray | None = None) -> None:
        self.rows = rows
        self.size = np.ones(rows.shape[1], dtype=np.int64) if size is None else size
        self._sample = self._first_sample()
        self._basis = self._independent()
        self._fixed = self._sample[_fixing(rows[np.ix_(self._basis, self._sample)])]
        self.coordinates = rows[:, self._fixed]

    def _first_sample(self) -> NDArray[np.intp]:
        """Columns to begin with: some of all, and all of small figures."""
        columns = self.rows.shape[1]
        if columns <= _SAMPLE:
            return np.arange(columns)
        filled = self.rows != 0
        few = filled[filled.sum(axis=1) <= _SMALL_FIGURE].any(axis=0)
        few[:: max(1, columns // _SAMPLE)] = True
        return np.flatnonzero(few)

    def _independent(self) -> NDArray[np.intp]:
        """Rows that span all others; what a sample of columns suggests is checked on the rest."""
        rows = self.rows
        while True:
            part = rows[:, self._sample]
            keep = independent_rows(part)
            rest = np.setdiff1d(np.arange(len(rows)), keep)
            if not rest.size or not keep.size:
                extra = np.flatnonzero(rows[rest].any(axis=0))
            else:
                fixed = _fixing(part[keep])
                weights = np.linalg.solve(part[np.ix_(keep, fixed)].T, part[np.ix_(rest, fixed)].T)
                left = np.abs(rows[rest] - weights.T @ rows[keep])
                extra = np.flatnonzero((left > _FOLLOWS).any(axis=0))
            extra = np.setdiff1d(extra, self._sample)
            if not extra.size:
                return keep
            self._sample = np.union1d(self._sample, extra[:_SAMPLE])

    def fixed(self, targets: FloatArray) -> FloatArray:
        """Give vectors (targets x columns) on the few columns of `coordinates`."""
        return targets[:, self._fixed]

    def contains(self, targets: FloatArray) -> BoolArray:
        """Say of each target (targets x columns) whether it is a combination of the rows."""
        if not len(self._basis):
            return np.asarray(~targets.any(axis=1), dtype=bool)
        weights = np.linalg.solve(self.coordinates[self._basis].T, self.fixed(targets).T).T
        left = targets - weights @ self.rows[self._basis]
        return np.asarray((np.abs(left) < _FOLLOWS).all(axis=1), dtype=bool)

    def telling(self, chosen: NDArray[np.intp], smallest: int, work: int) -> FloatArray:
        """Find telling combinations of some of the rows; see `telling_combinations`."""
        keep = chosen[independent_rows(self.coordinates[chosen])]
        space, budget = self.rows[keep], Work(work)
        while True:
            found = light_combinations(
                space[:, self._sample], self.size[self._sample], smallest, budget
            )
            # A combination that is telling on a sample of the columns need not be so on all.
            combined = found @ space
            combined /= np.maximum(np.abs(combined).max(axis=1, keepdims=True), ZERO)
            combined[np.abs(combined) < _FOLLOWS] = 0.0
            few = (combined != 0) @ self.size < smallest
            if few.any() or not len(found):
                return np.asarray(combined[few], dtype=float)
            extra = np.setdiff1d(np.flatnonzero(combined.any(axis=0)), self._sample)
            if not extra.size:
                raise UnprovenError
            self._sample = np.union1d(self._sample, extra[:_SAMPLE])


def _fixing(rows: FloatArray) -> NDArray[np.intp]:
    """Columns that fix every combination of these independent rows: as many as there are rows."""
    if not len(rows):
        return np.arange(0)
    order = qr(rows, mode="r", pivoting=True)[1]
    return np.asarray(order[: len(rows)], dtype=np.intp)


def distinct(rows: BoolArray) -> NDArray[np.intp]:
    """Return where each different row stands first, in the order of rows read as binary numbers."""
    if not rows.size:
        return np.arange(min(len(rows), 1))
    packed = np.ascontiguousarray(np.packbits(rows, axis=1))
    keys = packed.view(np.dtype((np.void, packed.shape[1]))).ravel()
    first: NDArray[np.intp] = np.unique(keys, return_index=True)[1]
    return first
