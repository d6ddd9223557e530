"""Counts that are kept up to date: one increment per item for each respondent."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from numpy.typing import ArrayLike

from wijkwijzer.statistics.counts.cells import CellTable, IntArray, Layout
from wijkwijzer.statistics.counts.columns import (
    Codes,
    count_answers,
    count_products,
    locate,
    step_of,
)


class Counts:
    """How often each answer was given in each weighting cell.

    Parameters
    ----------
    values : sequence of arrays
        Per item the values its answers can have, rising.
    levels : sequence of int
        Per group variable the number of its levels; "not stated" is one of them.
    pairs : sequence of int, optional
        Items (by position) whose products are counted as well, for `covariance`. Their values must
        lie at equal steps.

    Raises
    ------
    ValueError
        As `Layout`; or the values of an item in `pairs` have unequal steps.
    """

    def __init__(
        self, values: Sequence[ArrayLike], levels: Sequence[int], *, pairs: Sequence[int] = ()
    ) -> None:
        self.layout = Layout(values, levels)
        self.pairs = tuple(int(item) for item in pairs)
        scales = [step_of(self.layout.values[item]) for item in self.pairs]
        self._steps = [steps for steps, _unit in scales]
        self._units = np.array([unit for _steps, unit in scales], dtype=float)
        self._row: dict[int, int] = {}
        self._persons: IntArray
        self._answers: IntArray
        self._products: IntArray | None
        self._set(np.empty(0, dtype=np.int64), *self._empty(0))

    @classmethod
    def from_columns(
        cls,
        answers: Sequence[Codes],
        groups: Sequence[Codes],
        values: Sequence[ArrayLike],
        levels: Sequence[int],
        *,
        pairs: Sequence[int] = (),
    ) -> Self:
        """Count people who are there already.

        Parameters
        ----------
        answers : sequence of arrays of int, people
            Per item the answer code of everyone; -1 is no answer.
        groups : sequence of arrays of int, people
            Per group variable the level code of everyone.
        values, levels, pairs
            As for `Counts`.

        Raises
        ------
        ValueError
            A code out of range, or columns of unequal length.
        """
        made = cls(values, levels, pairs=pairs)
        columns = (*groups, *answers)
        people = len(columns[0]) if columns else 0
        numbers, places = locate(groups, made.layout.levels, people)
        cells = len(numbers)
        counted = count_answers(answers, made.layout, places, cells)
        products = None
        if made.pairs:
            products = count_products(
                made._steps, [answers[item] for item in made.pairs], places, cells
            )
        made._set(numbers, np.bincount(places, minlength=cells), counted, products)
        return made

    def add(self, answers: Sequence[int], groups: Sequence[int]) -> None:
        """Count one respondent.

        Parameters
        ----------
        answers : sequence of int
            The answer code per item; -1 is no answer.
        groups : sequence of int
            The level code per group variable.

        Raises
        ------
        ValueError
            A code out of range.
        """
        self._change(answers, groups, 1)

    def remove(self, answers: Sequence[int], groups: Sequence[int]) -> None:
        """Take out one respondent who was counted with the same codes.

        Raises
        ------
        ValueError
            A code out of range, or nobody like that was counted; nothing is changed then.
        """
        self._change(answers, groups, -1)

    def merge(self, table: CellTable) -> None:
        """Add everybody in another table of the same items and group variables.

        Raises
        ------
        ValueError
            The other table is of something else.
        """
        if table.layout != self.layout or table.pairs != self.pairs:
            raise ValueError("counts of different items or group variables")
        for theirs, levels in enumerate(table.levels):
            row = self._place(self._number(levels.tolist()))
            self._persons[row] += table.persons[theirs]
            self._answers[row] += table.answers[theirs]
            if self._products is not None and table.products is not None:
                self._products[row] += table.products[theirs]

    def table(self) -> CellTable:
        """Return the counts of this moment; later changes do not touch them."""
        used = [(number, row) for number, row in self._row.items() if self._persons[row]]
        used.sort()
        numbers = np.array([number for number, _row in used], dtype=np.int64)
        rows = np.array([row for _number, row in used], dtype=np.int64)
        levels = np.zeros((len(rows), len(self.layout.levels)), dtype=np.int64)
        for variable in reversed(range(len(self.layout.levels))):
            numbers, levels[:, variable] = np.divmod(numbers, self.layout.levels[variable])
        return CellTable(
            layout=self.layout,
            levels=levels,
            persons=self._persons[rows],
            answers=self._answers[rows],
            pairs=self.pairs,
            products=None if self._products is None else self._products[rows],
            units=self._units,
        )

    def _change(self, answers: Sequence[int], groups: Sequence[int], sign: int) -> None:
        codes = np.asarray(answers, dtype=np.int64)
        if codes.shape != self.layout.widths.shape or len(groups) != len(self.layout.levels):
            raise ValueError("expected a code per item and per group variable")
        if (codes < -1).any() or (codes + 1 >= self.layout.widths).any():
            raise ValueError("an answer code is out of range")
        number = self._number(groups)
        columns = self.layout.starts + codes + 1
        if sign < 0:
            row = self._row.get(number)
            if row is None or not self._persons[row] or not self._answers[row, columns].all():
                raise ValueError("nobody with these answers was counted in this cell")
        row = self._place(number)
        self._persons[row] += sign
        self._answers[row, columns] += sign
        if self._products is not None:
            chosen = codes[list(self.pairs)]
            answered = (chosen >= 0).astype(np.int64)
            steps = np.array([s[c] for s, c in zip(self._steps, chosen, strict=True)]) * answered
            self._products[row, 0] += sign * np.outer(steps, steps)
            self._products[row, 1] += sign * np.outer(steps, answered)
            self._products[row, 2] += sign * np.outer(answered, answered)

    def _number(self, groups: Sequence[int]) -> int:
        number = 0
        for code, count in zip(groups, self.layout.levels, strict=True):
            if not 0 <= code < count:
                raise ValueError("a level code is out of range")
            number = number * count + int(code)
        return number

    def _place(self, number: int) -> int:
        """Return the row of a cell; a new cell gets the next one."""
        row = self._row.get(number)
        if row is None:
            row = self._row[number] = len(self._row)
            if row == len(self._persons):
                self._grow()
        return row

    def _grow(self) -> None:
        more = self._empty(max(16, len(self._persons)))
        self._persons = np.concatenate([self._persons, more[0]])
        self._answers = np.concatenate([self._answers, more[1]])
        if self._products is not None and more[2] is not None:
            self._products = np.concatenate([self._products, more[2]])

    def _empty(self, rows: int) -> tuple[IntArray, IntArray, IntArray | None]:
        pairs = len(self.pairs)
        return (
            np.zeros(rows, dtype=np.int64),
            np.zeros((rows, self.layout.slots), dtype=np.int64),
            np.zeros((rows, 3, pairs, pairs), dtype=np.int64) if pairs else None,
        )

    def _set(
        self, numbers: IntArray, persons: IntArray, answers: IntArray, products: IntArray | None
    ) -> None:
        self._row = {int(number): row for row, number in enumerate(numbers)}
        self._persons, self._answers, self._products = persons, answers, products
