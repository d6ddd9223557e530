"""Groups of people: columns of a frame as codes, and domains of one or more columns."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Coded:
    """A column as codes.

    Attributes
    ----------
    codes : array of int, people
        Place of a person's category among the categories; -1 where the value is missing.
    categories : Index
        In the order of a categorical column (unused ones included), else sorted.
    """

    codes: IntArray
    categories: pd.Index


@dataclass(frozen=True, eq=False)
class Domains:
    """The groups that estimates are about.

    Attributes
    ----------
    frame : DataFrame
        A row per domain, a column per grouping column: the combinations that occur, in order.
    codes : array of int, people
        The row of a person's domain; -1 for who misses a value in one of the columns.
    """

    frame: pd.DataFrame
    codes: IntArray

    def __len__(self) -> int:
        """Return the number of domains."""
        return len(self.frame)


def coded(values: pd.Series) -> Coded:
    """Return a column as codes.

    Parameters
    ----------
    values : Series
        Of any type; missing values get code -1.
    """
    if isinstance(values.dtype, pd.CategoricalDtype):
        # An index that knows the order, so that what is taken from it does too.
        ordered = pd.CategoricalIndex(values.cat.categories, dtype=values.dtype)
        return Coded(np.asarray(values.cat.codes, dtype=np.int64), ordered)
    found, categories = pd.factorize(values, sort=True)
    codes: IntArray = found.astype(np.int64)
    return Coded(codes, pd.Index(categories))


def sums(codes: IntArray, values: NDArray[Any], count: int) -> FloatArray:
    """Return the sum of values per code, for codes 0 to count - 1."""
    found: FloatArray = np.bincount(codes, values, count).astype(np.float64, copy=False)
    return found


def compact(codes: IntArray, size: int) -> tuple[IntArray, IntArray]:
    """Give the codes that occur new numbers from 0.

    Parameters
    ----------
    codes : array of int
        From 0 to size - 1.
    size : int
        How many codes there could be.

    Returns
    -------
    (new codes, used)
        ``used[new codes]`` are the old codes; their order is kept.
    """
    if size > 4 * len(codes) + 1024:  # counting would cost more than sorting
        used, found = np.unique(codes, return_inverse=True)
        return found.astype(np.int64), used
    occurs = np.bincount(codes, minlength=size) > 0
    return (np.cumsum(occurs) - 1)[codes], np.flatnonzero(occurs)


def crossed(parts: Sequence[tuple[IntArray, int]], people: int) -> tuple[IntArray, list[IntArray]]:
    """Cross some codings, keeping the combinations that occur.

    Parameters
    ----------
    parts : sequence of (codes, size)
        No code is negative; the first varies slowest.
    people : int
        The length of the codes, for when there are no parts.

    Returns
    -------
    (codes, members)
        The combination of each person, and per part its code in each combination.
    """
    codes = np.zeros(people, dtype=np.int64)
    members: list[IntArray] = []
    for part, size in parts:
        codes, used = compact(codes * size + part, (int(codes.max(initial=0)) + 1) * size)
        before, last = np.divmod(used, size)
        members = [member[before] for member in members] + [last]
    return codes, members


def domains(columns: Sequence[tuple[str, Coded]], people: int) -> Domains:
    """Return the combinations of some columns that occur.

    Parameters
    ----------
    columns : sequence of (name, Coded)
        Without any, everybody is in the one domain.
    people : int
        How many there are.
    """
    missing = np.zeros(people, dtype=bool)
    for _name, column in columns:
        missing |= column.codes < 0
    present = np.flatnonzero(~missing)
    parts = [(column.codes[present], len(column.categories)) for _name, column in columns]
    found, members = crossed(parts, len(present))
    codes = np.full(people, -1, dtype=np.int64)
    codes[present] = found
    if not columns:
        return Domains(pd.DataFrame(index=range(1)), codes)
    labels = {
        name: column.categories.take(member)
        for (name, column), member in zip(columns, members, strict=True)
    }
    return Domains(pd.DataFrame(labels), codes)


def plain(label: Hashable) -> Hashable:
    """Return a label as a plain Python value, for messages and keys."""
    return label.item() if isinstance(label, np.generic) else label
