"""Weights per cell of groups: raked to the margins of a round, and kept within bounds."""

from collections.abc import Mapping, Sequence

import numpy as np

from wijkwijzer.statistics.counts import CellTable, CellWeights, equal_weights
from wijkwijzer.statistics.counts.cells import FloatArray
from wijkwijzer.statistics.counts.weighting import fit
from wijkwijzer.survey.records import Weighting
from wijkwijzer.survey.weighting import Margins

_RESTORED = 1e-9
_AT_REST = 1e-13
_MOST_ROUNDS = 1000


def weigh_cells(
    table: CellTable,
    categories: Mapping[str, Sequence[str]],
    aims: Margins,
    weighting: Weighting,
) -> CellWeights:
    """Rake the cells to margins and bring the weights within the bounds.

    What `weights.weigh` does with the rows, in a time that does not depend on their number.

    Parameters
    ----------
    table
        Who answered.
    categories
        Group variable -> the category that each level of the table stands for, in the order of the
        variables of the table.
    aims
        To which margins; without any, everybody weighs the same.

    Returns
    -------
    CellWeights
        Weights in persons. Where bounds and margins cannot both hold the bounds do, and
        `converged` is False.
    """
    if not aims.totals or not len(table.persons):
        return equal_weights(table)
    order = list(categories)
    codes, totals = [], []
    for variable, persons in aims.totals.items():
        place = {level: number for number, level in enumerate(persons)}
        levels = aims.levels[variable]
        # A category that nobody has may have no level.
        code = [place[levels[c]] if c in levels else -1 for c in categories[variable]]
        codes.append(np.array(code, dtype=np.int64)[table.levels[:, order.index(variable)]])
        totals.append(np.array(list(persons.values()), dtype=float))
    start = table.persons.astype(float)
    raked, rounds, converged = fit(start, codes, totals)
    mean = aims.total / start.sum()
    lower = 0.0 if weighting.lower is None else weighting.lower * mean
    upper = np.inf if weighting.upper is None else weighting.upper * mean
    weights = raked / start
    if ((weights < lower * (1 - 1e-9)) | (weights > upper * (1 + 1e-9))).any():
        rounds, before, weights = 0, weights, np.clip(weights, lower, upper)
        # Where margins and bounds cannot both hold, the weights come to rest without reaching them.
        while (
            not (converged := _reached(weights * start, codes, totals))
            and rounds < _MOST_ROUNDS
            and (np.abs(weights - before) > _AT_REST * before).any()
        ):
            rounds += 1
            again, _rounds, _converged = fit(weights * start, codes, totals, max_iterations=1)
            before, weights = weights, np.clip(again / start, lower, upper)
    return CellWeights(start, weights, np.ones_like(start), tuple(codes), converged, rounds)


def _reached(
    persons: FloatArray,
    codes: Sequence[np.ndarray[tuple[int], np.dtype[np.int64]]],
    totals: Sequence[FloatArray],
) -> bool:
    return all(
        float(np.abs(np.bincount(code, persons, len(total)) / total - 1).max()) <= _RESTORED
        for code, total in zip(codes, totals, strict=True)
    )
