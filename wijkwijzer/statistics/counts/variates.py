"""What is averaged: the value of an answer, or whether a certain answer was given."""

from abc import ABC, abstractmethod
from functools import cached_property

import numpy as np

from wijkwijzer.statistics.counts.cells import CellTable, FloatArray, IntArray


class Variates(ABC):
    """Numbers y of everybody who answered an item.

    Parameters
    ----------
    table
        The counts.

    Attributes
    ----------
    item : array of int, variates
        The item of each variate; who did not answer it has no y.
    """

    item: IntArray

    def __init__(self, table: CellTable) -> None:
        self.table = table
        self.layout = table.layout

    @abstractmethod
    def totals(self, given: FloatArray) -> FloatArray:
        """Return sums of y, rows x variates, from counts or weights of answers, rows x given."""

    @abstractmethod
    def squares(self, given: FloatArray, middle: FloatArray) -> FloatArray:
        """Return sums of (y - middle)^2, rows x variates, without taking a difference of sums."""

    def answered(self, given: FloatArray) -> FloatArray:
        """Return how many answered each item, rows x items."""
        if not given.size:
            return np.zeros((len(given), len(self.layout.values)))
        return np.add.reduceat(given, self.layout.first_of, axis=1)

    def answered_each(self, given: FloatArray) -> FloatArray:
        """Return how many answered the item of each variate, rows x variates."""
        return self.answered(given)[:, self.item]

    @property
    @abstractmethod
    def cell_totals(self) -> FloatArray:
        """Sums of y, cells x variates."""

    @cached_property
    def cell_means(self) -> FloatArray:
        """Means of y among who answered, cells x variates; 0 without any."""
        return self.cell_totals / np.maximum(self.table.answered[:, self.item], 1)

    @cached_property
    def cell_squares(self) -> FloatArray:
        """Sums of squared deviations from those means, cells x variates."""
        return self.squares(self.table.given, self.cell_means)

    @abstractmethod
    def unanimous(self, counts: FloatArray) -> FloatArray:
        """Return the y that all have, rows x variates; NaN where they differ or nobody answered."""


class Values(Variates):
    """The value of the answer; a variate per item."""

    def __init__(self, table: CellTable) -> None:
        super().__init__(table)
        self.item = np.arange(len(self.layout.values))

    def totals(self, given: FloatArray) -> FloatArray:
        """Return sums of the values."""
        return self.answered(given * self.layout.value_of)

    def squares(self, given: FloatArray, middle: FloatArray) -> FloatArray:
        """Return sums of squared deviations of the values."""
        off = self.layout.value_of - middle[:, self.layout.item_of]
        off *= off
        off *= given
        return self.answered(off)

    @property
    def cell_totals(self) -> FloatArray:
        """Sums of the values."""
        return self.table.value_sums

    def unanimous(self, counts: FloatArray) -> FloatArray:
        """Return the value that all gave."""
        kinds = self.answered((counts > 0).astype(float))
        highest = np.maximum.reduceat(
            np.where(counts > 0, self.layout.value_of, -np.inf), self.layout.first_of, axis=1
        )
        return np.where(kinds == 1, highest, np.nan)


class Shares(Variates):
    """Whether an answer was given, 1 or 0; a variate per item and value."""

    def __init__(self, table: CellTable) -> None:
        super().__init__(table)
        self.item = self.layout.item_of

    def totals(self, given: FloatArray) -> FloatArray:
        """Return how many gave the answer."""
        return given

    def squares(self, given: FloatArray, middle: FloatArray) -> FloatArray:
        """Return sums of squared deviations of the zeros and ones."""
        others = self.answered_each(given) - given
        return given * (1 - middle) ** 2 + others * middle**2

    @property
    def cell_totals(self) -> FloatArray:
        """How many gave the answer."""
        return self.table.given

    def unanimous(self, counts: FloatArray) -> FloatArray:
        """Return 1 where all gave the answer and 0 where nobody of those who answered did."""
        answered = self.answered_each(counts)
        return np.select([answered == 0, counts == 0, counts == answered], [np.nan, 0, 1], np.nan)
