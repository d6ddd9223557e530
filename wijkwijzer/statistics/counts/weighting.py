"""Weights per cell: equal, or fitted to margins of the population."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from wijkwijzer.statistics.counts.cells import CellTable, FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class CellWeights:
    """What each person of a cell weighs, and what those weights were fitted to.

    Attributes
    ----------
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

    weights: FloatArray
    base: FloatArray
    margins: tuple[IntArray, ...] = ()
    converged: bool = True
    iterations: int = 0


def equal_weights(table: CellTable, weight: float = 1.0) -> CellWeights:
    """Let everybody weigh the same."""
    weights = np.full(len(table.persons), float(weight))
    return CellWeights(weights, weights)


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
        Group variable, or several to be crossed -> total per level (an axis per variable). NaN sets
        no total for a level: its people keep the weight that the other margins give them.
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
    weights: FloatArray = np.broadcast_to(np.asarray(base, dtype=float), table.persons.shape)
    start = weights * table.persons.astype(float)
    codes: list[IntArray] = []
    totals: list[FloatArray] = []
    for variables, target in margins.items():
        chosen = (variables,) if isinstance(variables, int) else variables
        level, total = _margin(table, chosen, np.asarray(target, dtype=float), start)
        codes.append(level)
        totals.append(total)
    sums = [total.sum() for code, total in zip(codes, totals, strict=True) if (code >= 0).all()]
    if sums and max(sums) - min(sums) > 1e-9 * max(sums):
        raise ValueError(f"the margins add up to different totals: {sums}")
    fitted, iterations, converged = fit(
        start, codes, totals, tolerance=tolerance, max_iterations=max_iterations
    )
    return CellWeights(fitted / table.persons, weights, tuple(codes), converged, iterations)


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
        Per margin the level of each cell; -1 for none.
    totals : sequence of arrays
        Per margin the total of each level.

    Returns
    -------
    (table, rounds, whether all totals were reached)
    """
    # A place of its own at the end of each margin stands for "no level", and is left as it is.
    places = [
        np.where(code < 0, len(total), code) for code, total in zip(codes, totals, strict=True)
    ]
    aims = [np.append(total, 0.0) for total in totals]
    fitted = start.copy()
    for iteration in range(1, max_iterations + 1):
        worst = 0.0
        for place, aim in zip(places, aims, strict=True):
            reached = np.bincount(place, fitted, len(aim))
            factors = np.divide(aim, reached, out=np.ones_like(aim), where=aim > 0)
            worst = max(worst, float(np.abs(1 / factors - 1).max(initial=0.0)))
            fitted *= factors[place]
        # What is off at the start of a round is repaired in it; one margin needs no second look.
        if worst <= tolerance or len(places) <= 1:
            return fitted, iteration, True
    return fitted, max_iterations, False


def _margin(
    table: CellTable, variables: tuple[int, ...], totals: FloatArray, start: FloatArray
) -> tuple[IntArray, FloatArray]:
    """Return the level of each cell (-1: no total set) and the totals, in one row."""
    shape = tuple(table.layout.levels[variable] for variable in variables)
    if totals.shape != shape:
        raise ValueError(f"totals of {variables} must have shape {shape}, not {totals.shape}")
    level = np.ravel_multi_index([table.levels[:, v] for v in variables], shape)
    flat = totals.ravel()
    present = np.bincount(level, start, flat.size)
    if (flat < 0).any() or np.isinf(flat).any():
        raise ValueError(f"totals of {variables} must be finite and not negative")
    if ((flat > 0) & (present == 0)).any() or ((flat == 0) & (present > 0)).any():
        raise ValueError(f"a level of {variables} has people or a total, but not both")
    free = np.isnan(flat)
    return np.where(free[level], -1, level), np.where(free, 0.0, flat)
