"""Granting figures one by one, as long as nothing forbidden follows from them."""

import numpy as np
from numpy.typing import NDArray

from wijkwijzer.statistics.audit import BoolArray, Figures, FloatArray, IntArray
from wijkwijzer.statistics.supports import independent_rows

# Wider than that of the audit: what follows there must count as following here.
_TOLERANCE = 1e-5


class Grants:
    """Which figures of a new stand are granted, beside all that were published before.

    Each figure that is granted is projected out of all others and of what is forbidden
    (Gram-Schmidt): what is left of a figure is what it adds, and something forbidden follows as
    soon as nothing is left of it.

    Parameters
    ----------
    past, new : array, figures x columns
        How much each person counts in each figure; the numbers of `new` are those used below.
    size : array of int, columns
        People in each column.
    """

    def __init__(self, past: FloatArray, new: FloatArray, size: IntArray) -> None:
        self._figures = Figures(np.vstack([past, new]), size)
        self._n_past = len(past)
        coordinates = self._figures.coordinates
        before = coordinates[independent_rows(coordinates[: len(past)])]
        self._known: FloatArray = np.linalg.qr(before.T)[0]
        self._added = self._unknown(coordinates[len(past) :])
        self._forbidden = np.empty((0, coordinates.shape[1]))
        self.begin()

    def _unknown(self, coordinates: FloatArray) -> FloatArray:
        """Give what does not follow from what was published before; 0 if all does."""
        left = coordinates - (coordinates @ self._known) @ self._known.T
        left[np.abs(left) < 1e-9] = 0.0
        return left

    def forbid(self, combinations: FloatArray) -> int:
        """Keep combinations (x columns) from following from now on; tell how many that helps.

        What cannot follow from these figures is no danger, and what followed from earlier ones
        cannot be helped any more.
        """
        possible = combinations[self._figures.contains(combinations)]
        left = self._unknown(self._figures.fixed(possible))
        open_ = (np.abs(left) > _TOLERANCE).any(axis=1)
        self._forbidden = np.vstack([self._forbidden, left[open_]])
        return int(open_.sum())

    def begin(self) -> None:
        """Take all grants back."""
        self._left, self._secret = self._added.copy(), self._forbidden.copy()

    def allows(self, number: int) -> bool:
        """Say whether nothing forbidden follows when this figure is granted too."""
        new = self._left[number]
        if np.abs(new).max(initial=0.0) <= _TOLERANCE:
            return True
        rest = self._secret - np.outer(self._secret @ new / (new @ new), new)
        return not (np.abs(rest) < _TOLERANCE).all(axis=1).any()

    def grant(self, number: int) -> None:
        """Grant a figure."""
        new = self._left[number].copy()
        if np.abs(new).max(initial=0.0) <= _TOLERANCE:
            return
        along = new / (new @ new)
        self._secret -= np.outer(self._secret @ along, new)
        self._left -= np.outer(self._left @ along, new)

    def telling(self, shown: list[int], smallest: int, work: int) -> FloatArray:
        """Find combinations about fewer than `smallest` people; see `Figures.telling`."""
        rows = np.concatenate([np.arange(self._n_past), self._n_past + np.array(shown, dtype=int)])
        return self._figures.telling(rows.astype(np.intp), smallest, work)


def weighed_differently(rows: FloatArray) -> bool:
    """Say whether anybody counts in one figure for more than in another."""
    most = rows.max(axis=0, initial=0.0)
    least = np.where(rows != 0, rows, np.inf).min(axis=0, initial=np.inf)
    counted = np.isfinite(least)
    return bool((most[counted] - least[counted] > 1e-9 * most[counted]).any())


def members(rows: FloatArray | BoolArray) -> FloatArray:
    """Return the same figures as if everybody counted for 1."""
    return np.asarray(rows != 0, dtype=float)


def people_apart(rows: FloatArray, others: FloatArray, size: IntArray) -> NDArray[np.float64]:
    """Count who is in one of two figures but not in both (rows x others), of rows of 0 and 1."""
    common = (rows * size) @ others.T
    apart: NDArray[np.float64] = (
        (rows @ size)[:, np.newaxis] + (others @ size)[np.newaxis, :] - 2 * common
    )
    return apart
