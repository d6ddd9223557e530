"""Columns of a frame as codes of answers, where there are few different ones."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wijkwijzer.statistics.counts.columns import Codes
from wijkwijzer.statistics.groups import FloatArray, coded, plain

MOST_VALUES = 120
"""Numbers that lie further apart, or more categories, are no matter of counting."""


class AnswerCodes(NamedTuple):
    """The answers to one item.

    Attributes
    ----------
    codes : array of int, people
        The place of the answer among the values; -1 is no answer.
    values : array
        Rising numbers; for categories their places.
    labels : list
        What the answers are called, as plain values.
    is_number : bool
        Whether the values are numbers, so that there is a mean.
    """

    codes: Codes
    values: FloatArray
    labels: list[object]
    is_number: bool


def answer_codes(column: pd.Series) -> AnswerCodes | None:
    """Return a column as codes of answers; None if it holds other than few whole numbers or labels.

    Parameters
    ----------
    column : Series
        Whole numbers of any type, yes/no, or categories; missing values are no answer.
    """
    if pd.api.types.is_bool_dtype(column) or pd.api.types.is_numeric_dtype(column):
        return _of_numbers(column)
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes, categories = column.cat.codes.to_numpy(), column.cat.categories
    else:
        found = coded(column)
        codes, categories = found.codes, found.categories
    if not 0 < len(categories) <= MOST_VALUES:
        return None
    places = np.arange(len(categories), dtype=float)
    return AnswerCodes(codes, places, [plain(label) for label in categories], is_number=False)


def _of_numbers(column: pd.Series) -> AnswerCodes | None:
    array = column.array
    known = ~np.asarray(array.isna())
    if not known.any():
        return None
    first = array[int(known.argmax())]
    numbers = _filled(array, first)
    lowest, highest = numbers.min(), numbers.max()
    # False for infinite numbers too.
    if not (lowest == np.rint(lowest) and float(highest) - float(lowest) < MOST_VALUES):
        return None
    steps = numbers - lowest
    codes = steps.astype(np.int8)
    if steps.dtype.kind == "f" and (steps != codes).any():
        return None
    codes += 1
    codes *= known
    codes -= 1
    values = np.arange(int(highest - lowest) + 1, dtype=np.float64) + float(lowest)
    kind: Any = type(plain(first))
    return AnswerCodes(codes, values, [kind(value) for value in values.tolist()], is_number=True)


def _filled(array: Any, first: Any) -> NDArray[Any]:
    """Return numbers, with the first answer in the place of what is missing."""
    kind = np.asarray(first).dtype
    if kind.kind == "f":
        numbers: NDArray[Any] = array.to_numpy(kind)
        return np.where(np.isnan(numbers), first, numbers)
    filled: NDArray[Any] = array.fillna(first).to_numpy(kind)
    return filled.astype(np.int8) if kind.kind == "b" else filled
