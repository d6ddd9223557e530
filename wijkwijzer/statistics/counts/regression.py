"""Regression on the levels of the margins, cell by cell: what calibration explains is no error."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from wijkwijzer.statistics.counts.cells import FloatArray, IntArray
from wijkwijzer.statistics.counts.domains import sums_of

SINGULAR = 1e-11
"""Margins overlap in what they say; directions of so little (scaled) spread are left out."""


class Regression:
    """Weighted regression on indicators of the levels of margins; everybody in a cell is alike.

    Parameters
    ----------
    persons, base, weights : array, cells
        How many people; what one weighs before and after calibration. The regression uses the
        weights before, the standard errors those after.
    margins : sequence of arrays of int, cells
        Per margin the level of each cell; -1 for none.

    Attributes
    ----------
    columns : list of arrays of int, cells
        Per margin the place of each cell's level among those of all margins; -1 for none.
    size : int
        Levels of all margins together.
    """

    def __init__(
        self,
        persons: FloatArray,
        base: FloatArray,
        weights: FloatArray,
        margins: Sequence[IntArray],
    ) -> None:
        self.persons, self.base, self.weights = persons, base, weights
        sizes = [int(code.max(initial=-1)) + 1 for code in margins]
        starts = np.cumsum([0, *sizes])
        self.columns = [
            np.where(code < 0, -1, code + start)
            for code, start in zip(margins, starts, strict=False)
        ]
        self.size = int(starts[-1])

    @cached_property
    def levels(self) -> FloatArray:
        """Indicators x, cells x levels."""
        found = np.zeros((len(self.persons), self.size))
        for column in self.columns:
            inside = np.flatnonzero(column >= 0)
            found[inside, column[inside]] = 1.0
        return found

    @cached_property
    def inverse(self) -> FloatArray:
        """The pseudo-inverse of sum q x x'; its diagonal where there is one margin."""
        found = self._cross(self.base * self.persons)
        if found.ndim == 1:
            return np.divide(1.0, found, out=np.zeros_like(found), where=found > 0)
        size = np.sqrt(np.diagonal(found))
        scale = np.divide(1.0, size, out=np.zeros_like(size), where=size > 0)
        scaled = found * scale * scale[:, np.newaxis]
        inverse = np.linalg.pinv(scaled, rcond=SINGULAR, hermitian=True)
        return np.asarray(inverse * scale * scale[:, np.newaxis])

    @cached_property
    def spread(self) -> FloatArray:
        """Sum of w^2 x x'; its diagonal where there is one margin."""
        return self._cross(self.weights**2 * self.persons)

    @cached_property
    def totals(self) -> FloatArray:
        """Sum of w x."""
        return self._total(self.weights * self.persons)

    def residuals(self, values: FloatArray) -> FloatArray:
        """Return what the margins leave of mean values of cells, cells x columns."""
        if not self.columns:
            return values
        if len(self.columns) == 1:
            return values - self._means_per_level(values)
        root = np.sqrt(self.base * self.persons)[:, np.newaxis]
        found = values * root
        for _again in range(2):  # the second time takes away what rounding left
            found = found - self._basis @ (self._basis.T @ found)
        # A cell without weight before calibration has none after it: its residual plays no part.
        return np.divide(found, root, out=np.zeros_like(found), where=root > 0)

    @cached_property
    def _basis(self) -> FloatArray:
        """Orthonormal columns that span the levels, each cell scaled by the root of its weight."""
        root = np.sqrt(self.base * self.persons)[:, np.newaxis]
        columns, sizes, _rows = np.linalg.svd(self.levels * root, full_matrices=False)
        return np.asarray(columns[:, sizes > SINGULAR * sizes.max(initial=0.0)])

    def centred(self, values: FloatArray) -> FloatArray:
        """Return per cell the mean of u = w e less its mean over all people, cells x columns.

        Parameters
        ----------
        values : array, cells x columns
            Mean linearised values over everybody in the cell; e is what the margins leave of them.
        """
        found = self.weights[:, np.newaxis] * self.residuals(values)
        # Of nobody there is no mean, and no cell to take it from.
        return np.asarray(found - self.persons @ found / max(self.persons.sum(), 1))

    def _means_per_level(self, values: FloatArray) -> FloatArray:
        """Return what one margin explains: means over its levels, cells x columns."""
        own = np.flatnonzero(self.columns[0] >= 0)
        level, share = self.columns[0][own], (self.base * self.persons)[own]
        shape = (self.size, len(self.persons))
        sums = sums_of(level, own, shape, share) @ values
        found = np.zeros_like(values)
        found[own] = (sums * self.inverse[:, np.newaxis])[level]
        return found

    def _cross(self, per_cell: FloatArray) -> FloatArray:
        if len(self.columns) == 1:
            return self._total(per_cell)
        return np.asarray(self.levels.T @ (self.levels * per_cell[:, np.newaxis]))

    def _total(self, per_cell: FloatArray) -> FloatArray:
        found: FloatArray = np.zeros(self.size)
        for column in self.columns:
            inside = column >= 0
            found += np.bincount(column[inside], per_cell[inside], self.size)
        return found
