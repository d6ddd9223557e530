"""From columns of codes to counts per cell, in one pass over each column."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wijkwijzer.statistics.counts.cells import FloatArray, IntArray, Layout

Codes = NDArray[np.integer[Any]]

MOST_BINS = 1 << 17
"""Two items are counted together while their table (of 8 bytes a bin) stays within the cache."""

MOST_PEOPLE = 1 << 16
"""So many people are held at a time while products are summed."""

FEW_PEOPLE = 16_000
"""So few that calls cost more than counting."""

FEW_CELLS = 1 << 16
"""So many possible cells may always have a bin of their own."""


def encode(column: ArrayLike, values: ArrayLike) -> NDArray[np.int16]:
    """Return the answer codes of a column of numbers.

    Parameters
    ----------
    column : array, people
        Answers; NaN is no answer.
    values : array
        Possible answers, rising.

    Returns
    -------
    array of int, people
        Positions in `values`; -1 where there is no answer.

    Raises
    ------
    ValueError
        An answer is not among the values.
    """
    given, known = np.asarray(column, dtype=float), np.asarray(values, dtype=float)
    codes = np.searchsorted(known, given).astype(np.int16)
    codes[np.isnan(given)] = -1
    found = codes >= 0
    if (codes >= len(known)).any() or not np.array_equal(known[codes[found]], given[found]):
        raise ValueError("an answer is not among the values")
    return codes


def locate(
    groups: Sequence[Codes], levels: Sequence[int], people: int, *, first: int = 0
) -> tuple[IntArray, IntArray]:
    """Return the number of each occupied cell, rising, and per person the place of theirs in it.

    The number of a cell is that of its levels in mixed radix, the first variable the slowest.

    Parameters
    ----------
    groups
        Codes per variable and person.
    levels
        How many each variable has.
    people
        How many there are.
    first : int
        The lowest code: -1 if that stands for a level too.
    """
    possible = math.prod(levels)
    if possible >= np.iinfo(np.int64).max:
        raise ValueError("too many group variables to number their cells")
    numbers = np.zeros(people, dtype=_smallest(possible))
    for codes, count in zip(groups, levels, strict=True):
        _check(codes, first, count + first, people)
        # Unsigned numbers wrap around: one is added beforehand where codes begin at -1.
        numbers *= numbers.dtype.type(count)
        numbers += numbers.dtype.type(-first)
        np.add(numbers, codes, out=numbers, dtype=numbers.dtype, casting="unsafe")
    if possible > max(4 * people, FEW_CELLS):
        occupied, places = np.unique(numbers, return_inverse=True)
        return occupied.astype(np.int64), places.astype(np.int64)
    occupied = np.flatnonzero(np.bincount(numbers, minlength=1))
    place_of = np.zeros(possible, dtype=np.int64)
    place_of[occupied] = np.arange(len(occupied))
    return occupied, place_of[numbers]


def count_answers(
    answers: Sequence[Codes], layout: Layout, places: IntArray, cells: int
) -> IntArray:
    """Return how often each answer was given in each cell, cells x slots.

    Two items at a time: counting a pair costs little more than counting one, and the table of each
    is a sum over the table of the pair.
    """
    people = len(places)
    for codes, values in zip(answers, layout.values, strict=True):
        _check(codes, -1, len(values), people)
    if people <= FEW_PEOPLE:
        return _count_side_by_side(answers, layout, places, cells)
    found = np.zeros((cells, layout.slots), dtype=np.int64)
    spans = [slice(s, s + w) for s, w in zip(layout.starts, layout.widths, strict=True)]
    for block in _blocks(layout.widths, cells, people):
        widths = [int(layout.widths[item]) for item in block]
        bins = cells * int(np.prod(widths))
        kind = _smallest(bins)
        # An answer that was not given is -1: one is added for each, here once for all people.
        # Unsigned numbers wrap around, so that -1 and that one make 0 again.
        index = places.astype(kind)
        for item, width in zip(block, widths, strict=True):
            index *= kind.type(width)
            index += kind.type(1)
            np.add(index, answers[item], out=index, dtype=kind, casting="unsafe")
        table = np.bincount(index, minlength=bins).reshape(cells, *widths)
        for axis, item in enumerate(block):
            others = tuple(1 + a for a in range(len(block)) if a != axis)
            found[:, spans[item]] = table.sum(axis=others) if others else table
    return found


def _count_side_by_side(
    answers: Sequence[Codes], layout: Layout, places: IntArray, cells: int
) -> IntArray:
    """As `count_answers`, all items in one go: the least work for few people."""
    if not answers:
        return np.zeros((cells, 0), dtype=np.int64)
    index = np.stack(answers) + (layout.starts[:, np.newaxis] + 1 + places * layout.slots)
    found = np.bincount(index.ravel(), minlength=cells * layout.slots)
    return found.reshape(cells, layout.slots)


def count_products(
    steps: Sequence[NDArray[np.int64]], answers: Sequence[Codes], places: IntArray, cells: int
) -> IntArray:
    """Return the sums of products of pairs of items per cell, cells x 3 x items x items.

    Parameters
    ----------
    steps
        Per item the whole number that each answer code counts for.
    answers
        The codes of those items.

    Returns
    -------
    array of int
        As `CellTable.products`: sums over those who answered both.
    """
    items = len(answers)
    order = np.argsort(places.astype(_smallest(cells)), kind="stable")
    ends = np.cumsum(np.bincount(places, minlength=cells))
    found = np.zeros((cells, 3, items, items), dtype=np.int64)
    first = 0
    while first < cells:
        begin = start = int(ends[first - 1]) if first else 0
        last = max(int(np.searchsorted(ends, begin + MOST_PEOPLE, side="right")), first + 1)
        inside = order[begin : ends[last - 1]]
        codes = np.stack([column[inside] for column in answers])
        answered = codes >= 0
        scores = np.stack([s[c] for s, c in zip(steps, codes, strict=True)]) * answered
        # In doubles the products of whole numbers are exact up to 2^53, and run on BLAS.
        both = np.concatenate([scores, answered]).astype(float)
        for cell in range(first, last):
            end = int(ends[cell])
            part = both[:, start - begin : end - begin]
            product = part @ part.T
            found[cell] = product[:items, :items], product[:items, items:], product[items:, items:]
            start = end
        first = last
    return found


def step_of(values: FloatArray) -> tuple[NDArray[np.int64], float]:
    """Return the values of an item as whole steps from the first, and the size of a step.

    Raises
    ------
    ValueError
        The values do not lie on a line of equal steps.
    """
    if len(values) == 1:
        return np.zeros(1, dtype=np.int64), 1.0
    gaps = np.diff(values)
    unit = float(gaps.min())
    steps = np.rint((values - values[0]) / unit)
    if not np.allclose(values, values[0] + unit * steps, rtol=1e-12, atol=1e-9 * unit):
        raise ValueError("products need values at equal steps")
    return steps.astype(np.int64), float((values[-1] - values[0]) / steps[-1])


def _blocks(widths: IntArray, cells: int, people: int) -> Iterator[tuple[int, ...]]:
    """Pair up items, as long as the table of a pair is small beside the number of people."""
    item = 0
    while item < len(widths):
        pair = cells * int(np.prod(widths[item : item + 2]))
        both = item + 1 < len(widths) and pair <= min(MOST_BINS, people)
        yield (item, item + 1) if both else (item,)
        item += 2 if both else 1


def _smallest(bins: int) -> np.dtype[np.unsignedinteger[Any]]:
    kind: type[np.unsignedinteger[Any]]
    for kind in (np.uint16, np.uint32, np.uint64):
        if bins <= np.iinfo(kind).max:
            break
    return np.dtype(kind)


def _check(codes: Codes, lowest: int, count: int, people: int) -> None:
    if codes.shape != (people,):
        raise ValueError(f"expected a code for each of {people} people, got {codes.shape}")
    if people and (codes.min() < lowest or codes.max() >= count):
        raise ValueError(f"codes must lie between {lowest} and {count - 1}")
