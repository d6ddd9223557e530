"""Columns of a frame as codes of answers, where there are few different ones."""

from typing import Any, NamedTuple, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wijkwijzer.statistics.counts.columns import Codes
from wijkwijzer.statistics.groups import FloatArray, coded, plain

MOST_VALUES = 120
"""Numbers that lie further apart, or more categories, are no matter of counting."""

_BLOCK = 1 << 17
"""People at a time."""


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
    if getattr(column.dtype, "kind", "O") in "biuf":
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
    numbers, known = _bare(column)
    if not len(numbers):
        return None
    lowest, highest = np.fmin.reduce(numbers), np.fmax.reduce(numbers)
    # False for infinite numbers, and where there are none at all.
    if not (lowest == np.rint(lowest) and float(highest) - float(lowest) < MOST_VALUES):
        return None
    codes = _steps(numbers, known, lowest)
    if codes is None or codes.max() < 0:
        return None
    values = np.arange(int(highest - lowest) + 1, dtype=np.float64) + float(lowest)
    kind: Any = bool if column.dtype.kind == "b" else type(plain(lowest))
    return AnswerCodes(codes, values, [kind(value) for value in values.tolist()], is_number=True)


def _bare(column: pd.Series) -> tuple[NDArray[Any], NDArray[np.bool_] | None]:
    """Return the numbers, and which are known; None where all are, except for NaN."""
    known, array = None, cast("Any", column.array)
    if isinstance(column.dtype, np.dtype):
        numbers: NDArray[Any] = column.to_numpy()
    elif hasattr(array, "_data"):
        # Masked columns give their numbers without the mask in no other way; filling what is
        # missing takes ten times as long. Here 0 stands there.
        known = ~array.isna()
        numbers = array._data * known  # noqa: SLF001
    else:
        numbers = array.to_numpy(float, na_value=np.nan)
    return numbers.view(np.int8) if numbers.dtype.kind == "b" else numbers, known


def _steps(
    numbers: NDArray[Any], known: NDArray[np.bool_] | None, lowest: Any
) -> NDArray[np.int8] | None:
    """Return how far each number is from the lowest; None if any of them is no whole step.

    Block by block, so that what is in between stays in the cache.
    """
    people, is_float = len(numbers), numbers.dtype.kind == "f"
    codes = np.empty(people, dtype=np.int8)
    size = min(people, _BLOCK)
    steps, same = np.empty(size, dtype=numbers.dtype), np.ones(size, dtype=bool)
    wholes, unknown = 0, 0
    for start in range(0, people, _BLOCK):
        block = slice(start, start + _BLOCK)
        code = codes[block]
        step, is_known = steps[: len(code)], same[: len(code)]
        np.subtract(numbers[block], lowest, out=step)
        with np.errstate(invalid="ignore"):  # NaN gets some code, which is no answer
            np.copyto(code, step, casting="unsafe")
        if is_float:
            np.isnan(step, out=is_known)
            unknown += int(np.count_nonzero(is_known))
            np.equal(step, code, out=is_known)
            wholes += int(np.count_nonzero(is_known))
        code += 1
        code *= is_known if known is None or is_float else known[block]
        code -= 1
    if is_float and known is not None:
        codes[~known] = -1
    return None if is_float and wholes + unknown < people else codes
