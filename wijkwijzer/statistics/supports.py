"""The lightest vectors of a linear space: which combinations of figures are about few people.

A figure is a row with a number for each person, 0 for who is not in it. A reader may combine rows
at will; what a combination is about is its *support*, the people whose number is not 0. The search
below finds combinations whose support is lighter than a limit, or proves that there are none.

It is the algorithm for the minimum distance of a linear code, over the real numbers (A. Betten et
al., *Error-Correcting Linear Codes*, Springer 2006, section 1.8, after Brouwer and Zimmermann). Of
a space of r dimensions an *information set* is r people to whom any numbers can be given; they then
fix the combination. A light support, of fewer than ten people, meets one of several information
sets that share nobody in few people only, and the combinations with one or two numbers in such a
set are soon listed: of four sets one is met in two people at most, of five in one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.linalg import qr

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

ZERO = 1e-8
"""Below this, of rows and combinations whose largest number is about 1, a number counts as 0."""

_ALIKE = 1e-6
_MANY_ROWS = 50
_CANDIDATES = 4
"""An information set is sought among so many times more columns than it needs."""


class UnprovenError(Exception):
    """The work limit was reached before a proof: the figures must be treated as not safe."""


@dataclass
class Work:
    """What may still be done: a limit that gives the same outcome on every machine.

    Attributes
    ----------
    spaces : int
        Spaces that may still be searched.
    """

    spaces: int

    def spend(self) -> None:
        """Take one space to search.

        Raises
        ------
        UnprovenError
            None is left.
        """
        if self.spaces <= 0:
            raise UnprovenError
        self.spaces -= 1


def light_combinations(space: FloatArray, size: IntArray, limit: int, work: Work) -> FloatArray:
    """Find combinations of rows that are about fewer than `limit` people.

    Parameters
    ----------
    space : array, rows x columns
        Independent rows.
    size : array of int, columns
        People in each column: those who cannot be told apart.
    limit : int
        Smallest number of people that a combination may be about.
    work : Work

    Returns
    -------
    array, combinations x rows
        Weights of the rows, one row for each combination that was found; none at all proves that
        there is none.

    Raises
    ------
    UnprovenError
        None was found, but there may be one.
    """
    work.spend()
    space, size, weights = _without_heavy(space, size, limit)
    if not len(space):
        return weights
    basis = _information_set(space, size > 0)
    unit, weights = _in_terms_of(basis, space, weights)
    for rows, columns in _parts(unit):
        found = _search(unit[np.ix_(rows, columns)], size[columns], limit, work)
        if len(found):
            return found @ weights[rows]
    return weights[:0]


def independent_rows(rows: FloatArray) -> NDArray[np.intp]:
    """Return the numbers of rows that together span the same space, each needed."""
    if not rows.size:
        return np.arange(0)
    _, triangle, order = qr(rows.T, mode="economic", pivoting=True)
    return np.sort(order[: _rank(triangle)])


def _rank(triangle: FloatArray) -> int:
    diagonal = np.abs(np.diagonal(triangle))
    return int((diagonal > ZERO * max(diagonal[0], ZERO)).sum()) if diagonal.size else 0


def _without_heavy(
    space: FloatArray, size: IntArray, limit: int
) -> tuple[FloatArray, IntArray, FloatArray]:
    """Leave out what no light combination can be about, until nothing of the kind is left.

    Columns that are multiples of each other are 0 together or not at all: they become one. In one
    that holds `limit` people a light combination is 0, and so the others come closer together.
    """
    weights = np.eye(len(space))
    while len(space):
        space, size = _merged(space, size)
        heavy = size >= limit
        if not heavy.any():
            break
        vanishing = _vanishing(space[:, heavy])
        space, weights = vanishing @ space, vanishing @ weights
        space[np.abs(space) < ZERO / 100] = 0.0
    return space, size, weights


def _merged(space: FloatArray, size: IntArray) -> tuple[FloatArray, IntArray]:
    """Make columns that are multiples of each other one, and leave out those that are 0."""
    largest = np.abs(space).max(axis=0)
    live = largest > ZERO
    space, size, largest = space[:, live], size[live], largest[live]
    if not space.shape[1]:
        return space, size
    lead = (np.abs(space) >= (1 - _ALIKE) * largest).argmax(axis=0)
    scaled = np.round(space / space[lead, np.arange(len(lead))], 6) + 0.0
    keys = np.ascontiguousarray(scaled.T)
    keys = keys.view(np.dtype((np.void, keys.shape[1] * keys.itemsize))).ravel()
    _, first, merged = np.unique(keys, return_index=True, return_inverse=True)
    return space[:, first], np.bincount(merged, weights=size).astype(np.int64)


def _vanishing(columns: FloatArray) -> FloatArray:
    """Return a basis of the combinations (x rows) that are 0 in all these columns."""
    directions, triangle, _ = qr(columns, pivoting=True)
    basis: FloatArray = directions[:, _rank(triangle) :].T
    return basis


def _information_set(space: FloatArray, free: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Columns among `free` that fix a combination: as many as there are rows, or fewer if need be.

    A sample of the columns usually holds one, and is searched first.
    """
    among = np.flatnonzero(free)
    enough = _CANDIDATES * len(space) + 50
    for columns in (among[:: max(1, len(among) // enough)], among):
        if not len(columns):
            break
        _, triangle, order = qr(space[:, columns], mode="economic", pivoting=True)
        rank = _rank(triangle)
        if rank == len(space) or len(columns) == len(among):
            chosen: NDArray[np.intp] = columns[order[:rank]]
            return chosen
    return among[:0]


def _in_terms_of(
    basis: NDArray[np.intp], space: FloatArray, weights: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Give the rows in the form that has a 1 in one column of the basis each, and 0 in the rest."""
    if len(basis) < len(space):
        keep = independent_rows(space)
        space, weights = space[keep], weights[keep]
        basis = basis[: len(keep)]
    both: FloatArray = np.linalg.solve(space[:, basis], np.hstack([space, weights])).astype(float)
    unit, weights = both[:, : space.shape[1]], both[:, space.shape[1] :]
    unit[np.abs(unit) < ZERO] = 0.0
    return unit, weights


def _parts(unit: FloatArray) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Rows and columns that hang together: a light combination is one within such a part."""
    links = sparse.csr_array(unit)
    graph = sparse.block_array([[None, links], [links.T, None]])
    count, label = sparse.csgraph.connected_components(graph, directed=False)
    rows, columns = label[: len(unit)], label[len(unit) :]
    parts = [(np.flatnonzero(rows == n), np.flatnonzero(columns == n)) for n in range(count)]
    return [(inside, about) for inside, about in parts if inside.size and about.size]


def _search(space: FloatArray, size: IntArray, limit: int, work: Work) -> FloatArray:
    """Search one part by way of information sets that share nobody."""
    left = size.copy()
    units: list[tuple[FloatArray, FloatArray]] = []
    while 2 * len(units) < limit:
        basis = _information_set(space, left > 0)
        if len(basis) < len(space):
            break
        left[basis] -= 1
        units.append(_in_terms_of(basis, space, np.eye(len(space))))
        unit, weights = units[-1]
        light = (unit != 0) @ size < limit
        if light.any():
            return np.asarray(weights[light])
    nothing = np.empty((0, len(space)))
    met = 2  # what is light still meets each information set in at least so many
    # Pairs are many where there are many rows, and then there usually are people left as well.
    if met * len(units) < limit and not (len(space) > _MANY_ROWS and len(units) > 2):
        for unit, weights in units:
            found = _pairs(unit, size, limit)
            if len(found):
                return found @ weights
        met = 3
    if met * len(units) >= limit:
        return nothing
    return _in_the_rest(space, size, left, limit, limit - 1 - met * len(units), work)


def _in_the_rest(
    space: FloatArray, size: IntArray, left: IntArray, limit: int, most: int, work: Work
) -> FloatArray:
    """Search on where at most so many of the people outside the information sets are met.

    Dealt into one hand more than that, those people leave one hand untouched: the combinations that
    are 0 there are far fewer.
    """
    dealt: list[int] = []
    while (left > 0).any():
        basis = _information_set(space, left > 0)
        if not len(basis):
            break
        left[basis] -= 1
        dealt.extend(basis.tolist())
    for first in range(most + 1):
        hand = np.unique(np.array(dealt[first :: most + 1], dtype=np.intp))
        if not hand.size:
            raise UnprovenError
        vanishing = _vanishing(space[:, hand])
        if not len(vanishing):
            continue
        within = vanishing @ space
        within[np.abs(within) < ZERO / 100] = 0.0
        found = light_combinations(within, size, limit, work)
        if len(found):
            return found @ vanishing
    return np.empty((0, len(space)))


def _pairs(unit: FloatArray, size: IntArray, limit: int) -> FloatArray:
    """Weights of two rows whose combination is light: it is 0 wherever their ratio is the same."""
    filled = (unit != 0).astype(float)
    common = (filled * size) @ filled.T
    alone = np.diagonal(common)
    apart = alone[:, None] + alone[None, :] - 2 * common
    found = []
    for one, other in zip(*np.nonzero(np.triu(apart < limit, 1)), strict=True):
        both = (unit[one] != 0) & (unit[other] != 0)
        if not both.any():
            continue
        ratio = unit[one, both] / unit[other, both]
        order = np.argsort(ratio)
        steps = np.diff(ratio[order]) > _ALIKE * np.maximum(1.0, np.abs(ratio[order][1:]))
        group = np.concatenate([[0], np.cumsum(steps)])
        people = np.bincount(group, weights=size[both][order])
        most = int(people.argmax())
        if apart[one, other] + common[one, other] - people[most] < limit:
            weights = np.zeros(len(unit))
            weights[one], weights[other] = 1.0, -ratio[order][group == most].mean()
            found.append(weights)
    return np.array(found).reshape(len(found), len(unit))
