"""Votes on statements, and the plane in which people who vote alike lie close together.

The method is the one Polis published (Small, Bjorkegren, Erkkilä, Shaw & Megill 2021, "Polis:
Scaling deliberation by mapping high dimensional opinion spaces", *Recerca* 26(2),
doi:10.6035/recerca.5516) and runs: a vote that was not given counts as the mean of its statement,
the first two principal components of the votes span the plane, and who gave few votes is moved
outwards for it. Each function here does the same as Polis on the same votes; what `grouping` does
around it differs, see ``docs/method.md``.

A vote matrix is an array or frame of people x statements with `AGREE`, `PASS` and `DISAGREE`; NaN
(None, NA) is a statement that somebody did not vote on. A person is a row and nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

AGREE = 1.0
PASS = 0.0
DISAGREE = -1.0

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
Votes = ArrayLike | pd.DataFrame

# Below this share of all variance an axis is rounding, not opinion.
NOTHING = 1e-12
# Weights that lie closer to each other are as large.
SAME = 1e-9


class Side(StrEnum):
    """For or against a statement."""

    AGREE = "eens"
    DISAGREE = "oneens"


@dataclass(frozen=True)
class Tally:
    """The votes of some people on one statement; `seen` is all of them, passes included."""

    agree: int
    disagree: int
    passed: int
    seen: int


@dataclass(frozen=True, eq=False)
class Components:
    """The plane of a vote matrix.

    Attributes
    ----------
    center : array, statements
        The mean vote; 0 for a statement without votes.
    axes : array, 2 x statements
        Unit vectors of the first two principal components; the largest weight of each is
        positive, the first of those that are as large.
        An axis along which nobody differs is all zeros.
    variances : array, 2
        Variance of the people along each axis, missing votes at the mean of their statement.
    shares : array, 2
        The same as a share of the variance over all statements, 0-1; 0 where there is none.
    """

    center: FloatArray
    axes: FloatArray
    variances: FloatArray
    shares: FloatArray


def vote_matrix(
    person: Sequence[int],
    statement: Sequence[int],
    vote: Sequence[float],
    *,
    people: int,
    statements: int,
) -> FloatArray:
    """Lay votes out as a matrix; of several votes of a person on a statement the last counts.

    Parameters
    ----------
    person, statement : sequence of int
        Row and column of each vote, in the order in which they were given.
    vote : sequence of float
        `AGREE`, `PASS` or `DISAGREE`.
    people, statements : int
        Size of the matrix.

    Returns
    -------
    array, people x statements
        NaN where no vote was given.

    Raises
    ------
    ValueError
        A vote has another value, or stands outside the matrix.
    """
    rows = np.asarray(person, dtype=np.int64)
    columns = np.asarray(statement, dtype=np.int64)
    values = np.asarray(vote, dtype=float)
    if not (rows.shape == columns.shape == values.shape):
        raise ValueError("a vote needs a person, a statement and a value")
    inside = (rows >= 0) & (rows < people) & (columns >= 0) & (columns < statements)
    if not inside.all():
        raise ValueError("a vote stands outside the matrix")
    cells = rows * statements + columns
    # The last of each cell: the first of the reversed ones.
    _, last = np.unique(cells[::-1], return_index=True)
    kept = len(cells) - 1 - last
    matrix = np.full(people * statements, np.nan)
    matrix[cells[kept]] = values[kept]
    return checked(matrix.reshape(people, statements))


def checked(votes: Votes) -> FloatArray:
    """Return a vote matrix as floats; of a frame the values, whatever its rows are called.

    Raises
    ------
    ValueError
        It is no matrix, or holds something other than the three votes and NaN.
    """
    try:
        matrix = (
            votes.to_numpy(dtype=float, na_value=np.nan)
            if isinstance(votes, pd.DataFrame)
            else np.asarray(votes, dtype=float)
        )
    except (TypeError, ValueError):
        raise ValueError(_NO_VOTE) from None
    if matrix.ndim != 2:
        raise ValueError("a vote matrix has people as rows and statements as columns")
    sides = (matrix == AGREE) | (matrix == PASS) | (matrix == DISAGREE)
    if not (sides | np.isnan(matrix)).all():
        raise ValueError(_NO_VOTE)
    # Laid out alike, so that the last decimal is the same whatever the votes came in.
    return np.ascontiguousarray(matrix)


_NO_VOTE = "a vote is 1 (agree), 0 (pass) or -1 (disagree)"


def vote_counts(votes: FloatArray) -> IntArray:
    """Return how many statements each person voted on, passes included."""
    return np.asarray((~np.isnan(votes)).sum(axis=1))


def principal_components(
    votes: Votes, weights: ArrayLike | None = None, times: ArrayLike | None = None
) -> Components:
    """Return the plane of the first two principal components.

    Parameters
    ----------
    votes : array, people x statements
        NaN counts as the mean of the statement.
    weights : array, people, optional
        How much each person counts for the directions; by default everybody 1, as in Polis. The
        means of the statements are unweighted.
    times : array of int, people, optional
        How often each person is there, as in a bootstrap; by default once.

    Returns
    -------
    Components
        Equal to Polis' and to scikit-learn's ``PCA`` on the filled matrix, signs included.

    Raises
    ------
    ValueError
        The matrix holds something else than votes.
    """
    votes = checked(votes)
    often = np.ones(len(votes)) if times is None else np.asarray(times, dtype=float)
    seen = ~np.isnan(votes)
    given = np.where(seen, votes, 0.0)
    center = (often @ given) / np.maximum(often @ seen, 1)
    heavy = often if weights is None else often * np.asarray(weights, dtype=float)
    rows = (given - center) * seen * np.sqrt(heavy)[:, np.newaxis]
    total = float((rows**2).sum())
    axes, found = np.zeros((2, votes.shape[1])), np.zeros(2)
    for place, (value, vector) in enumerate(_leading(rows)):
        if value > NOTHING * max(total, 1.0):
            # Of weights that differ by rounding alone the first.
            largest = np.abs(vector) > np.abs(vector).max() - SAME
            axes[place] = vector * np.sign(vector[np.argmax(largest)])
            found[place] = value
    freedom = max(float(often.sum()) - 1, 1.0)
    return Components(center, axes, found / freedom, found / total if total else found)


def _leading(rows: FloatArray) -> list[tuple[float, FloatArray]]:
    """Sum of squares along the first two axes, and their directions; of the smaller square."""
    wide = rows.shape[1] > rows.shape[0]
    values, vectors = np.linalg.eigh(rows @ rows.T if wide else rows.T @ rows)
    first = [(float(v), vector) for v, vector in zip(values, vectors.T, strict=True)][:-3:-1]
    if wide:
        return [(v, vector @ rows / np.sqrt(v)) for v, vector in first if v > 0]
    return first


def positions(votes: Votes, components: Components) -> FloatArray:
    """Return where people lie in the plane.

    A missing vote adds nothing, so that who voted on few of the statements would lie in the middle
    whatever they think. As in Polis the distance from the middle is multiplied by
    sqrt(statements / votes given).

    Parameters
    ----------
    votes : array, people x statements
        Any people, also others than those the components are of.
    components : Components
        Of the same statements.

    Returns
    -------
    array, people x 2

    Raises
    ------
    ValueError
        The matrix holds something else than votes, or other statements.
    """
    votes = checked(votes)
    if votes.shape[1] != len(components.center):
        raise ValueError("the components are of other statements")
    apart = np.nan_to_num(votes - components.center, nan=0.0)
    outwards = np.sqrt(votes.shape[1] / np.maximum(vote_counts(votes), 1))
    return np.asarray((apart @ components.axes.T) * outwards[:, np.newaxis])
