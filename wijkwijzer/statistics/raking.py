"""Iterative proportional fitting (Deming and Stephan 1940) on the table of margin cells.

People with the same category of every margin keep the proportions of their weights, so that only
the sums per cell have to be fitted: the rounds cost the same however many people there are.
"""

from collections.abc import Sequence

import numpy as np

from wijkwijzer.statistics.cells import Cells
from wijkwijzer.statistics.counts.weighting import fit
from wijkwijzer.statistics.groups import FloatArray, sums
from wijkwijzer.statistics.steps import Term


class RakingTable:
    """The cells of some margins.

    Parameters
    ----------
    terms : sequence of Term
        Of categories, each with a total.
    cells : Cells
        That tell all those categories apart.
    """

    def __init__(self, terms: Sequence[Term], cells: Cells) -> None:
        self._terms, self._cells = terms, cells
        self._members = [term.values_of(cells.one).astype(np.int64) for term in terms]

    def fit(
        self, weights: FloatArray, tolerance: float, max_iterations: int
    ) -> tuple[FloatArray, int]:
        """Return weights that meet the totals to a tolerance, if they can, and the rounds.

        Parameters
        ----------
        weights : array, people
            To start from.
        tolerance : float
            Largest relative deviation of a total.
        max_iterations : int
            Most rounds.
        """
        start = self._cells.sums(weights)
        # A category without a total has nobody of any weight.
        totals = [np.nan_to_num(term.targets) for term in self._terms]
        table, rounds, _met = fit(
            start, self._members, totals, tolerance=tolerance, max_iterations=max_iterations
        )
        return weights * _factors(table, start)[self._cells.places], rounds

    def worst(self, weights: FloatArray) -> float:
        """Return the largest relative deviation of a total."""
        return self._worst(self._cells.sums(weights))

    def _worst(self, table: FloatArray) -> float:
        return max(
            float(off_target(term, sums(codes, table, len(term.targets))).max(initial=0.0))
            for term, codes in zip(self._terms, self._members, strict=True)
        )


def off_target(term: Term, reached: FloatArray) -> FloatArray:
    """Return how far each total is off, relatively; 0 where none was set."""
    aimed = np.where(np.isnan(term.targets), reached, term.targets)
    scale = np.where(aimed == 0, 1.0, np.abs(aimed))
    return np.abs(reached - aimed) / scale


def _factors(wanted: FloatArray, found: FloatArray) -> FloatArray:
    """Return wanted / found; 1 for who has no weight."""
    return np.divide(wanted, found, out=np.ones(len(found)), where=found != 0)
