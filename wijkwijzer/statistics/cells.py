"""People by the combinations of some columns: who is in one cell is alike in all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from wijkwijzer.statistics.counts.columns import locate
from wijkwijzer.statistics.groups import Coded, FloatArray, IntArray, sums


@dataclass(frozen=True, eq=False)
class Cells:
    """The combinations of some columns that occur.

    Attributes
    ----------
    names : frozenset of str
        The columns.
    places : array of int, people
        The cell of each person.
    persons : array of int, cells
        How many people there are.
    one : array of int, cells
        The row of one of them.
    kept : dict
        What was counted of the people in these cells.
    """

    names: frozenset[str]
    places: IntArray
    persons: IntArray
    one: IntArray
    kept: dict[str, Any] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        """Return the number of cells."""
        return len(self.one)

    def sums(self, weights: FloatArray) -> FloatArray:
        """Return the sum of the weights of the people in each cell."""
        # Margin after margin asks this of the same weights.
        known = self.kept.get("sums")
        if known is None or known[0] is not weights:
            known = self.kept["sums"] = (weights, sums(self.places, weights, len(self)))
        found: FloatArray = known[1]
        return found

    def coded(self, column: Coded) -> Coded:
        """Return the codes of cells, for a column these cells tell apart."""
        return Coded(column.codes[self.one], column.categories)


def cells_of(names: Sequence[str], columns: Sequence[Coded], people: int) -> Cells:
    """Return the cells of some columns; who misses a value of one is apart from the others.

    Parameters
    ----------
    names, columns
        Of the same length; without any, everybody is in the one cell.
    people : int
        How many there are.
    """
    levels = [len(column.categories) + 1 for column in columns]
    codes = [column.codes for column in columns]
    numbers, places = locate(codes, levels, people, first=-1)
    one = np.empty(len(numbers), dtype=np.int64)
    one[places] = np.arange(people)
    persons = np.bincount(places, minlength=len(numbers))
    return Cells(frozenset(names), places, persons, one)
