"""The table of weighting cells: how many people, and how often each answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]

NO_ANSWER = -1
"""The code of an answer that was not given."""


class Layout:
    """Which column of a table of counts stands for which answer of which item.

    The answers of all items stand side by side: of each item first those who did not answer, then
    its values in their order.

    Parameters
    ----------
    values : sequence of arrays
        Per item the values of its answers, rising (0, 25, 50 ...; or 1 to 7).
    levels : sequence of int
        Per group variable the number of its levels.

    Attributes
    ----------
    widths : array of int, items
        Columns per item: one for no answer and one per value.
    starts : array of int, items
        The first column of each item, which counts who did not answer it.
    slots : int
        Columns in all.

    Raises
    ------
    ValueError
        Values of an item do not rise, or there are none; a variable has no level.
    """

    def __init__(self, values: Sequence[ArrayLike], levels: Sequence[int]) -> None:
        self.values = tuple(np.asarray(v, dtype=float) for v in values)
        self.levels = tuple(int(count) for count in levels)
        for item, found in enumerate(self.values):
            if found.ndim != 1 or not len(found) or not (found[1:] > found[:-1]).all():
                raise ValueError(f"values of item {item} must rise")
        if any(count < 1 for count in self.levels):
            raise ValueError("a group variable needs at least one level")
        self.widths = np.array([len(v) + 1 for v in self.values], dtype=np.int64)
        self.starts = np.concatenate([[0], np.cumsum(self.widths)])[:-1].astype(np.int64)
        self.slots = int(self.widths.sum())

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Layout)
            and self.levels == other.levels
            and len(self.values) == len(other.values)
            and all(map(np.array_equal, self.values, other.values))
        )

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def given(self) -> IntArray:
        """The columns that hold an answer, item after item."""
        return np.setdiff1d(np.arange(self.slots), self.starts)

    @cached_property
    def item_of(self) -> IntArray:
        """Per column of `given` the item it is an answer to."""
        return np.repeat(np.arange(len(self.values)), self.widths - 1)

    @cached_property
    def value_of(self) -> FloatArray:
        """Per column of `given` the value of the answer."""
        return np.concatenate([*self.values, np.empty(0)])

    @cached_property
    def first_of(self) -> IntArray:
        """Per item the place of its first value within `given`."""
        return self.starts - np.arange(len(self.values))


@dataclass(frozen=True, eq=False)
class CellTable:
    """Counts of one moment, the occupied cells in the order of their levels.

    Attributes
    ----------
    layout
        What the columns of `answers` mean.
    levels : array of int, cells x group variables
        Which cell it is.
    persons : array of int, cells
        People in the cell, whatever they answered.
    answers : array of int, cells x slots
        How many of them gave each answer; see `Layout`.
    pairs : tuple of int
        Items whose products are counted.
    products : array of int, cells x 3 x pairs x pairs, or None
        Sums over the people who answered both items i and j: of step_i x step_j, of step_i, and of
        1. A step is (value - first value) / `units` of the item.
    units : array, pairs
        The size of one step.
    """

    layout: Layout
    levels: IntArray
    persons: IntArray
    answers: IntArray
    pairs: tuple[int, ...]
    products: IntArray | None
    units: FloatArray

    @property
    def n(self) -> int:
        """People in all cells together."""
        return int(self.persons.sum())

    @cached_property
    def given(self) -> FloatArray:
        """Counts of the answers that were given, cells x `layout.given`."""
        return np.ascontiguousarray(self.answers[:, self.layout.given], dtype=float)

    @cached_property
    def answered(self) -> FloatArray:
        """People who answered, cells x items."""
        silent = self.answers[:, self.layout.starts]
        return np.ascontiguousarray(self.persons[:, np.newaxis] - silent, dtype=float)

    @cached_property
    def value_sums(self) -> FloatArray:
        """Sums of the values of the answers, cells x items."""
        layout = self.layout
        by_item = np.zeros((len(layout.given), len(layout.values)))
        by_item[np.arange(len(layout.given)), layout.item_of] = layout.value_of
        return self.given @ by_item
