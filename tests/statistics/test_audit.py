"""What a reader can work out: the search against brute force in exact fractions."""

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import sparse

from wijkwijzer.statistics.audit import (
    Span,
    UnprovenError,
    derivable,
    disjoined,
    distinct,
    small_derivable_set,
)

ROWS = arrays(bool, st.tuples(st.integers(1, 7), st.integers(1, 11)))


def echelon(rows: np.ndarray) -> dict[int, list[Fraction]]:
    """Row echelon form in exact fractions, by pivot column."""
    basis: dict[int, list[Fraction]] = {}
    for row in rows:
        left = remainder(basis, [Fraction(int(value)) for value in row])
        pivot = next((i for i, value in enumerate(left) if value), None)
        if pivot is not None:
            basis[pivot] = [value / left[pivot] for value in left]
    return basis


def remainder(basis: dict[int, list[Fraction]], vector: list[Fraction]) -> list[Fraction]:
    for pivot in sorted(basis):
        if vector[pivot]:
            factor = vector[pivot]
            vector = [a - factor * b for a, b in zip(vector, basis[pivot], strict=True)]
    return vector


def follows(basis: dict[int, list[Fraction]], people: set[int], of: int) -> bool:
    return not any(remainder(basis, [Fraction(int(i in people)) for i in range(of)]))


@settings(max_examples=300, deadline=None)
@given(ROWS, st.integers(2, 6))
def test_the_search_agrees_with_trying_every_set(rows: np.ndarray, smallest: int) -> None:
    people = rows.shape[1]
    basis = echelon(rows)
    sets = [
        set(chosen)
        for size in range(1, smallest)
        for chosen in combinations(range(people), size)
        if follows(basis, set(chosen), people)
    ]
    found = small_derivable_set(rows, smallest)
    if found is None:
        assert sets == []
    else:
        assert set(found) in sets


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_derivable_agrees_with_exact_fractions(data: st.DataObject) -> None:
    rows = data.draw(ROWS)
    target = data.draw(arrays(bool, rows.shape[1]))
    basis = echelon(rows)
    expected = follows(basis, set(np.flatnonzero(target).tolist()), rows.shape[1])
    assert derivable(rows, target) is expected


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_disjoined_rows_have_the_same_span(rows: np.ndarray) -> None:
    smaller = disjoined(rows)
    assert len(smaller) <= len(rows)
    assert sorted(echelon(smaller)) == sorted(echelon(rows))
    assert Span(rows).holds(smaller).all()
    assert Span(smaller).holds(rows).all()


@given(ROWS)
def test_different_rows_are_found_once_in_the_order_of_numpy(rows: np.ndarray) -> None:
    assert rows[distinct(rows)].tolist() == np.unique(rows, axis=0).tolist()


def test_rows_without_people_are_all_alike() -> None:
    assert len(distinct(np.zeros((3, 0), dtype=bool))) == 1
    assert len(distinct(np.zeros((0, 3), dtype=bool))) == 0


def test_the_difference_of_two_totals_is_found() -> None:
    rows = np.zeros((2, 40), dtype=bool)
    rows[0, :30] = rows[1, :33] = True
    assert small_derivable_set(rows) == (30, 31, 32)


def test_one_hidden_cell_of_a_table_is_found_and_two_are_not() -> None:
    # Twelve people in each of 3 x 3 cells but four in the first; all row and column totals shown.
    cell = np.repeat(np.arange(9), [4, *[12] * 8])
    totals = [np.isin(cell, [3 * i, 3 * i + 1, 3 * i + 2]) for i in range(3)]
    totals += [np.isin(cell, [i, i + 3, i + 6]) for i in range(3)]
    inner = [cell == i for i in range(1, 9)]
    assert small_derivable_set(np.array(totals + inner)) == (0, 1, 2, 3)
    without = [cell == i for i in (2, 5, 6, 7, 8)]
    assert small_derivable_set(np.array(totals + without)) is None


def test_a_set_that_needs_halves_is_found() -> None:
    # a+b, b+c and a+c (ten people with each) give a: (a+b) + (a+c) - (b+c) = 2a.
    group = np.repeat([0, 1, 2], [3, 12, 12])
    rows = np.array([group != 2, group != 0, group != 1])
    assert small_derivable_set(rows) == (0, 1, 2)


def test_sparse_rows_and_no_rows() -> None:
    rows = sparse.csr_array(np.eye(12, dtype=bool))
    assert len(small_derivable_set(rows)) < 10
    assert small_derivable_set(np.zeros((0, 5), dtype=bool)) is None
    assert not derivable(np.zeros((0, 5), dtype=bool), np.ones(5, dtype=bool))


def test_a_search_that_may_not_work_says_so() -> None:
    random = np.random.default_rng(3)
    rows = random.random((30, 90)) < 0.4
    with pytest.raises(UnprovenError):
        small_derivable_set(rows, 30, work=0)


@pytest.mark.parametrize("seed", range(12))
def test_a_split_search_agrees_with_a_whole_one(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(seed)
    people = 260
    step = np.arange(people) // 10
    group, other = random.integers(0, 4, people), random.integers(0, 3, people)
    rows = [step <= number for number in range(step.max() + 1)]
    rows += [group == number for number in range(4)] + [other == number for number in range(3)]
    if seed % 2:  # A group without a few of its members, who then follow.
        few = random.choice(np.flatnonzero(group == 1), 1 + seed % 9, replace=False)
        rows.append((group == 1) & ~np.isin(np.arange(people), few))
    whole = small_derivable_set(np.array(rows))
    monkeypatch.setattr("wijkwijzer.statistics.audit._SPLIT", 0)
    split = small_derivable_set(np.array(rows))
    assert (whole is not None) == bool(seed % 2)
    assert (split is None) == (whole is None)


def test_hundreds_of_steps_are_searched_all_the_same() -> None:
    random = np.random.default_rng(1)
    people = 3000
    group = random.integers(0, 8, people)
    rows = [np.arange(people) < 10 * number for number in range(1, 301)]
    rows += [group == number for number in range(8)]
    assert small_derivable_set(np.array(rows)) is None
    assert small_derivable_set(np.array([*rows, (group == 0) & (np.arange(people) > 60)])) == tuple(
        np.flatnonzero((group == 0) & (np.arange(people) <= 60)).tolist()
    )
