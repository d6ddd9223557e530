"""Weights per cell: equal, or fitted to margins of the population."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from wijkwijzer.statistics.counts.cells import CellTable, FloatArray, IntArray
from wijkwijzer.statistics.counts.regression import Regression


@dataclass(frozen=True, eq=False)
class CellWeights:
    """What each person of a cell weighs, and what those weights were fitted to.

    Attributes
    ----------
    persons : array, cells
        How many people there are.
    weights : array, cells
        The weight of one person.
    base : array, cells
        The weight before calibration.
    margins : tuple of arrays of int, cells
        Per margin the level of each cell; -1 where the margin sets no total. Standard errors are
        those of the residuals after regression on these levels. Empty without calibration.
    converged : bool
        Whether every total was reached within the tolerance.
    iterations : int
        Rounds it took.
    """

    persons: FloatArray
    weights: FloatArray
    base: FloatArray
    margins: tuple[IntArray, ...] = ()
    converged: bool = True
    iterations: int = 0

    @cached_property
    def regression(self) -> Regression:
        """The regression on the margins."""
        return Regression(self.persons, self.base, self.weights, self.margins)


def equal_weights(table: CellTable, weight: float = 1.0) -> CellWeights:
    """Let everybody weigh the same."""
    weights = np.full(len(table.persons), float(weight))
    return CellWeights(table.persons.astype(float), weights, weights)


def rake(
    table: CellTable,
    margins: Mapping[int | tuple[int, ...], ArrayLike],
    *,
    base: ArrayLike = 1.0,
    tolerance: float = 1e-10,
    max_iterations: int = 1000,
) -> CellWeights:
    """Fit the weights of the cells to totals of the population.

    With one margin this is post-stratification: exact in one round. Iterative proportional fitting
    (Deming and Stephan 1940, *Annals of Mathematical Statistics* 11, 427-444) on the table of cells
    gives the weights that raking the rows would.

    Parameters
    ----------
    table
        Who answered.
    margins
        Group variable, or several to be crossed -> total per level (an axis per variable). NaN
        where the population is unknown ("not stated"): together those levels keep the share of the
        sample that is theirs by the base weights, and the stated totals are lowered by it.
    base : float or array, cells
        The weight of one person before calibration.
    tolerance : float
        Largest relative difference between a total and what is reached.
    max_iterations : int
        Rounds before it is given up (`converged` is False then).

    Raises
    ------
    ValueError
        A total is negative, a level with people has total 0, a level without people has a total,
        the totals of the margins differ, or an array has another shape than its levels. Merge such
        levels, or rescale, first.
    """
    persons = table.persons.astype(float)
    before: FloatArray = np.broadcast_to(np.asarray(base, dtype=float), persons.shape)
    start = before * persons
    found = [
        _margin(table, (v,) if isinstance(v, int) else v, np.asarray(totals, dtype=float), start)
        for v, totals in margins.items()
    ]
    codes, totals = [code for code, _total in found], [total for _code, total in found]
    sums = [float(total.sum()) for total in totals]
    if sums and max(sums) - min(sums) > 1e-9 * max(sums):
        raise ValueError(f"the margins add up to different totals: {sums}")
    fitted, rounds, converged = fit(
        start, codes, totals, tolerance=tolerance, max_iterations=max_iterations
    )
    return CellWeights(persons, fitted / persons, before, tuple(codes), converged, rounds)


def fit(
    start: FloatArray,
    codes: Sequence[IntArray],
    totals: Sequence[FloatArray],
    *,
    tolerance: float = 1e-10,
    max_iterations: int = 1000,
) -> tuple[FloatArray, int, bool]:
    """Scale a table until its margins are the totals.

    Parameters
    ----------
    start : array, cells
        The table to begin with.
    codes : sequence of arrays of int, cells
        Per margin the level of each cell.
    totals : sequence of arrays
        Per margin the total of each level; 0 only where the table is empty.

    Returns
    -------
    (table, rounds, whether all totals were reached)
    """
    table = start.copy()
    if not codes:
        return table, 0, True
    before = np.cumsum([0, *(len(total) for total in totals)])
    levels = np.concatenate([c + b for c, b in zip(codes, before, strict=False)])
    wanted = np.concatenate(totals)
    aimed = wanted > 0
    for rounds in range(1, max_iterations + 1):
        for code, total in zip(codes, totals, strict=True):
            reached = np.bincount(code, table, len(total))
            factors = np.divide(total, reached, out=np.ones(len(total)), where=total > 0)
            table *= factors[code]
        reached = np.bincount(levels, np.tile(table, len(codes)), len(wanted))
        off = np.abs(reached[aimed] / wanted[aimed] - 1)
        if off.max(initial=0.0) <= tolerance:
            return table, rounds, True
    return table, max_iterations, False


def _margin(
    table: CellTable, variables: tuple[int, ...], totals: FloatArray, start: FloatArray
) -> tuple[IntArray, FloatArray]:
    """Return the level of each cell and the totals in one row; the last is of unknown levels."""
    shape = tuple(table.layout.levels[variable] for variable in variables)
    if totals.shape != shape:
        raise ValueError(f"totals of {variables} must have shape {shape}, not {totals.shape}")
    if (totals < 0).any() or np.isinf(totals).any():
        raise ValueError(f"totals of {variables} must be finite and not negative")
    level = np.ravel_multi_index([table.levels[:, v] for v in variables], shape)
    flat = np.append(totals.ravel(), np.nan)
    level = np.where(np.isnan(flat[level]), totals.size, level)
    present = np.bincount(level, start, len(flat))
    share = present[-1] / present.sum() if len(start) else 0.0
    flat[np.isnan(flat)] = 0.0
    aims = np.append(flat[:-1] * (1 - share), flat.sum() * share)
    if ((aims > 0) != (present > 0)).any():
        raise ValueError(f"a level of {variables} has people or a total, but not both")
    return level.astype(np.int64), aims
