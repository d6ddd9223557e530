"""What was done to the weights of a design: steps, their totals, and what was met on the way."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from wijkwijzer.statistics.cells import Cells
from wijkwijzer.statistics.groups import FloatArray, IntArray, sums

Kind = Literal["poststratify", "rake", "calibrate", "trim"]

FindingKind = Literal[
    "free_category",
    "lonely_stratum",
    "margins_rescaled",
    "missing_as_level",
    "negative_weights",
    "not_converged",
    "not_trimmed",
    "trimmed",
]

_SENTENCES: dict[FindingKind, str] = {
    "free_category": "{column}: {category!r} has no total, its weight follows from the rest",
    "lonely_stratum": "stratum {category!r} holds one cluster, centred at the mean of all clusters",
    "margins_rescaled": "{column}: totals multiplied by {value:.10g} to reach the stated total",
    "missing_as_level": "{column}: missing values kept at their weighted share, {value:.4g}",
    "negative_weights": "{value:.0f} people got a negative weight",
    "not_converged": "{column}: {category!r} is off by {value:.3g} of its total",
    "not_trimmed": "{value:.0f} weights could not be brought within the bounds",
    "trimmed": "{value:.4g} of the people had a weight out of bounds",
}


@dataclass(frozen=True)
class Finding:
    """Something that was met on the way and how it was handled.

    Attributes
    ----------
    kind : str
        What: a key for sentences in any language.
    column : str
        The column it is about; empty if it is about no column.
    category : object
        The category it is about; None if it is about no category.
    value : float
        A share, a factor or a number of people, as the sentence says.
    """

    kind: FindingKind
    column: str = ""
    category: object = None
    value: float = float("nan")

    def __str__(self) -> str:
        """Return a sentence for a log or an error message."""
        return _SENTENCES[self.kind].format(
            column=self.column, category=self.category, value=self.value
        )


@dataclass(frozen=True, eq=False)
class Term:
    """Totals that a calibration aims at: of the categories of a column, or of a number.

    Attributes
    ----------
    column : str
        Its name; of crossed columns the names with " x " between them.
    categories : tuple
        Of the people, in order; empty for a number.
    codes : array, cells
        The place of the category of each cell.
    targets : array
        The total per category, or the one total of the number; NaN where none is set.
    parts : tuple of str
        The columns that were crossed, or the one column of categories; empty for a number.
    cells : Cells or None
        None for a number: `codes` are then the numbers of each person.
    """

    column: str
    categories: tuple[object, ...]
    codes: IntArray | FloatArray
    targets: FloatArray
    parts: tuple[str, ...] = ()
    cells: Cells | None = None

    @property
    def is_numeric(self) -> bool:
        """Whether it is about the total of a number."""
        return not self.categories

    def reached(self, weights: FloatArray) -> FloatArray:
        """Return the totals that weights give, in the shape of the targets."""
        if self.is_numeric:
            return np.array([weights @ self.codes])
        if self.cells is not None:
            weights = self.cells.sums(weights)
        return sums(self.codes.astype(np.int64), weights, len(self.categories))

    def values_of(self, people: IntArray | slice) -> IntArray | FloatArray:
        """Return the places of the categories (int64) or the numbers (float64) of some people."""
        return self.codes[people if self.cells is None else self.cells.places[people]]

    @cached_property
    def values(self) -> IntArray | FloatArray:
        """The place of the category, or the number, of each person."""
        return self.values_of(slice(None))


@dataclass(frozen=True, eq=False)
class Step:
    """One calibration or trimming of the weights.

    Attributes
    ----------
    kind : {"poststratify", "rake", "calibrate", "trim"}
    terms : tuple of Term
        What it calibrated on; empty for trimming that left the margins as they fell.
    before, after : array, people
        The weights.
    converged : bool
        Whether all targets were reached within the tolerance.
    iterations : int
        Rounds it took.
    """

    kind: Kind
    terms: tuple[Term, ...]
    before: FloatArray
    after: FloatArray
    converged: bool = True
    iterations: int = 1
