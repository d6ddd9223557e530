"""What a reader can work out from published figures.

People are columns, published figures are rows: a row holds a 1 for each person whose answer is in
the figure. Mean and n are both published, so a reader knows the sum of the answers of each row, and
with it every weighted combination of such sums: the linear span of the rows. A set of people is
*derivable* if its own 0/1 row lies in that span, for then its sum can be computed.

People with the same column cannot be told apart, so they are in a derivable set together or not at
all; such a group is an *atom*. The search for a small derivable set is an integer programme over
the atoms, solved by HiGHS (Huangfu and Hall 2018, doi:10.1007/s12532-017-0130-5), that either ends
in a set or proves that there is none. See ``docs/method.md``.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

BoolArray = NDArray[np.bool_]

_TOLERANCE = 1e-6
_INFEASIBLE = 2
# Figures times atoms: from where a search is split, and from where it would take too long.
_SPLIT = 100_000
_LARGEST = 2_000_000


class UnprovenError(Exception):
    """The work limit was reached before a proof: the figures must be treated as not safe."""


def small_derivable_set(
    rows: NDArray[np.bool_] | sparse.sparray,
    smallest: int = 10,
    *,
    work: int = 20_000,
) -> tuple[int, ...] | None:
    """Find a derivable set of fewer than `smallest` people, or prove that there is none.

    Parameters
    ----------
    rows : array of bool, figures x people
        Each row marks the people whose answers are summed in one published figure.
    smallest : int
        The smallest number of people about whom a sum may be known.
    work : int
        The most nodes the search tree may have in each connected part: a limit that gives the same
        outcome on every machine.

    Returns
    -------
    tuple of int or None
        The people (column numbers) of one such set; None if it is proved that there is none.

    Raises
    ------
    UnprovenError
        No set was found within `work`, but there may be one.
    """
    dense = _dense(rows)
    columns, people_of = _atoms(disjoined(dense))
    size = np.bincount(people_of, minlength=columns.shape[1])
    unproven = False
    for figures, atoms in _connected_parts(columns):
        try:
            found = _search_part(columns[np.ix_(figures, atoms)], size[atoms], smallest, work)
        except UnprovenError:
            unproven = True
            continue
        if found is not None:
            people = np.isin(people_of, atoms[found])
            if derivable(dense, people):
                return tuple(int(person) for person in np.flatnonzero(people))
            unproven = True
    if unproven:
        raise UnprovenError
    return None


def derivable(rows: NDArray[np.bool_] | sparse.sparray, target: BoolArray) -> bool:
    """Say whether the sum over the people of `target` follows from the figures.

    Parameters
    ----------
    rows : array of bool, figures x people
    target : array of bool, people

    Returns
    -------
    bool
        True if `target` is a linear combination of the rows (least squares, residual of every
        person below 1e-6).
    """
    return bool(Span(_dense(rows)).holds(target[np.newaxis, :])[0])


class Span:
    """Everything that follows from a set of figures: the linear span of their rows.

    Parameters
    ----------
    rows : array, figures x people
    """

    def __init__(self, rows: NDArray[np.bool_] | NDArray[np.float64]) -> None:
        matrix = sparse.csr_array(rows.astype(float))
        length = np.sqrt(np.maximum((matrix * matrix).sum(axis=1), _TOLERANCE))
        # Figures differ a hundredfold in size: brought to one length they are weighed alike.
        self._rows = sparse.csr_array(sparse.diags_array(1 / length) @ matrix)
        values, vectors = np.linalg.eigh((self._rows @ self._rows.T).toarray())
        real = values > 1e-9
        self._inverse = vectors[:, real] / values[real] @ vectors[:, real].T

    def residual(self, targets: NDArray[np.bool_] | NDArray[np.float64]) -> NDArray[np.float64]:
        """Give the part of each target (targets x people) that does not follow; 0 if all does."""
        targets = targets.astype(float)
        weights = (self._rows @ targets.T).T @ self._inverse
        left: NDArray[np.float64] = targets - (self._rows.T @ weights.T).T
        left[np.abs(left) < 1e-9] = 0.0
        return left

    def holds(self, targets: NDArray[np.bool_] | NDArray[np.float64]) -> BoolArray:
        """Say of each target (targets x people) whether its sum follows."""
        found: BoolArray = np.all(np.abs(self.residual(targets)) < _TOLERANCE, axis=1)
        return found


def disjoined(rows: BoolArray) -> BoolArray:
    """Rows with the same span that overlap less: from a figure, the figures inside it are taken.

    A row that holds another one is replaced by the difference; one that consists of others
    disappears. It makes the search faster, since the totals of a table then no longer tie its cells
    together and a series of growing totals becomes a series of small steps.

    Parameters
    ----------
    rows : array of bool, figures x people

    Returns
    -------
    array of bool, figures x people
        At most as many rows, none of them empty or double.
    """
    rows = _by_size(rows)
    if not len(rows):
        return rows
    # First one step down for every row at once: a series of totals becomes a series of steps.
    inside = _inside(rows)
    largest = inside.argmax(axis=1)
    taken = inside.any(axis=1)
    stepped = rows.copy()
    stepped[taken] &= ~rows[largest[taken]]
    rows = _by_size(stepped)
    inside = _inside(rows)
    rest = rows.copy()
    for number in np.flatnonzero(inside.any(axis=1)):
        for part in np.flatnonzero(inside[number]):
            if not (rows[part] & ~rest[number]).any():
                rest[number] &= ~rows[part]
    return _by_size(rest)


def distinct(rows: BoolArray) -> NDArray[np.intp]:
    """Return where each different row stands first, in the order of rows read as binary numbers."""
    if not rows.size:
        return np.arange(min(len(rows), 1))
    first: NDArray[np.intp] = np.unique(_row_keys(rows), return_index=True)[1]
    return first


def _row_keys(rows: BoolArray) -> NDArray[np.void]:
    """Return one value per row, equal where rows are; sorting these is quick, rows is not."""
    packed = np.ascontiguousarray(np.packbits(rows, axis=1))
    return packed.view(np.dtype((np.void, packed.shape[1]))).ravel()


def _by_size(rows: BoolArray) -> BoolArray:
    """Different rows that are not empty, largest first."""
    first = distinct(rows)
    sizes = rows[first].sum(axis=1)
    first, sizes = first[sizes > 0], sizes[sizes > 0]
    ordered: BoolArray = rows[first[np.lexsort((first, -sizes))]]
    return ordered


def _inside(rows: BoolArray) -> BoolArray:
    """Which row (column of the answer) lies within which other (row of the answer)."""
    # Single precision counts exactly up to 16 million people.
    numbers = rows.astype(np.float32)
    common = numbers @ numbers.T
    inside: BoolArray = common == common.diagonal()
    np.fill_diagonal(inside, val=False)
    return inside


def _dense(rows: NDArray[np.bool_] | sparse.sparray) -> BoolArray:
    return np.asarray(rows.toarray() if isinstance(rows, sparse.sparray) else rows, dtype=bool)


def _atoms(rows: BoolArray) -> tuple[BoolArray, NDArray[np.intp]]:
    """Different columns (figures x atoms), and for each person the number of its atom."""
    if not rows.size:
        return rows[:, :0], np.zeros(0, dtype=np.intp)
    keys = _row_keys(rows.T)
    _, first, people_of = np.unique(keys, return_index=True, return_inverse=True)
    return rows[:, first], people_of


def _connected_parts(columns: BoolArray) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Figures and atoms that hang together; a derivable set is one within each part."""
    figures = len(columns)
    links = sparse.csr_array(columns)
    graph = sparse.block_array([[None, links], [links.T, None]])
    count, label = sparse.csgraph.connected_components(graph, directed=False)
    parts = []
    for number in range(count):
        members = np.flatnonzero(label == number)
        inside, outside = members[members < figures], members[members >= figures] - figures
        if inside.size and outside.size:
            parts.append((inside, outside))
    return sorted(parts, key=lambda part: part[1].size)


def _search_part(
    columns: BoolArray, size: NDArray[np.int64], smallest: int, work: int
) -> NDArray[np.intp] | None:
    """Search one connected part as a whole, or split where it holds a long series of small steps.

    Take disjoint figures of at least `smallest` people (the *steps*), dealt into `smallest` hands.
    A set of fewer people misses one hand entirely. In the weights of the other figures that is a
    set of equations, which for most hands leaves nothing but steps, and they are no small set; what
    it does leave is searched. So hundreds of steps do not make the search longer.
    """
    figures, atoms = columns.shape
    steps = _disjoint(columns, size, smallest)
    if len(steps) < 5 * smallest or figures * atoms < _SPLIT:
        return _search(columns.astype(float), size, smallest, work)
    step_of = np.where(columns[steps].any(axis=0), columns[steps].argmax(axis=0), -1)
    others = np.delete(columns, steps, axis=0).astype(float)
    inside = columns[steps].astype(float)
    varied = others - (others @ inside.T / inside.sum(axis=1)) @ inside
    varied[np.abs(varied) < 1e-9] = 0.0
    _, left = _split_space(varied)
    varied = left.T @ varied
    for hand in range(smallest):
        missed = (step_of >= 0) & (step_of % smallest == hand)
        free, _ = _split_space(varied[:, missed])
        rest = free.T @ varied
        rest[np.abs(rest) < 1e-9] = 0.0
        touched = rest.any(axis=0)
        within = touched | np.isin(step_of, step_of[touched & (step_of >= 0)])
        if not within.any():
            continue
        rows = np.vstack([rest[:, within], inside[:, within]])
        found = _search_merged(rows[rows.any(axis=1)], size[within], smallest, work)
        if found is not None:
            return np.flatnonzero(within)[found]
    return None


def _disjoint(columns: BoolArray, size: NDArray[np.int64], smallest: int) -> NDArray[np.intp]:
    """Figures of at least `smallest` people that do not overlap, small ones first."""
    people = columns @ size
    taken = np.zeros(columns.shape[1], dtype=bool)
    chosen = []
    for number in np.argsort(people, kind="stable"):
        if people[number] >= smallest and not (columns[number] & taken).any():
            taken |= columns[number]
            chosen.append(number)
    return np.array(chosen, dtype=np.intp)


def _split_space(
    rows: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Bases of the combinations of rows that vanish, and of those that do not (in columns)."""
    values, vectors = np.linalg.eigh(rows @ rows.T)
    vanishing = values < 1e-9 * max(1.0, float(values[-1]) if values.size else 1.0)
    return vectors[:, vanishing], vectors[:, ~vanishing]


def _search_merged(
    columns: NDArray[np.float64], size: NDArray[np.int64], smallest: int, work: int
) -> NDArray[np.intp] | None:
    """Search after atoms with the same column have been made one."""
    keys = np.round(columns, 9) + 0.0
    _, first, merged = np.unique(keys, axis=1, return_index=True, return_inverse=True)
    found = _search(columns[:, first], np.bincount(merged, weights=size), smallest, work)
    return None if found is None else np.flatnonzero(np.isin(merged, found))


def _search(
    columns: NDArray[np.float64],
    size: NDArray[np.int64] | NDArray[np.float64],
    smallest: int,
    work: int,
) -> NDArray[np.intp] | None:
    """Atoms of a derivable set below `smallest` in one connected part, or None if there is none."""
    figures, atoms = columns.shape
    small = size < smallest
    if not small.any():
        return None
    if figures * atoms > _LARGEST:
        raise UnprovenError
    # Unknown are x (is the atom in the set) and the weight of each figure; x = weights @ columns.
    ties = sparse.hstack([sparse.eye_array(atoms), -sparse.csr_array(columns.T)], format="csc")
    weight = np.concatenate([size, np.zeros(figures)])
    outcome = milp(
        weight,
        integrality=np.concatenate([np.ones(atoms), np.zeros(figures)]),
        bounds=Bounds(
            np.concatenate([np.zeros(atoms), np.full(figures, -np.inf)]),
            np.concatenate([small.astype(float), np.full(figures, np.inf)]),
        ),
        constraints=[
            LinearConstraint(ties, 0, 0),
            LinearConstraint(sparse.csr_array(weight[None, :]), 1, smallest - 1),
        ],
        # Any set will do: stop at the first one, whatever the gap to the smallest.
        options={"node_limit": work, "mip_rel_gap": 1e6},
    )
    if outcome.x is not None:
        return np.flatnonzero(outcome.x[:atoms] > 0.5)
    if outcome.status == _INFEASIBLE:
        return None
    raise UnprovenError
