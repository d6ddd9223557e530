"""What a reader can work out: the search against brute force in exact fractions."""

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from wijkwijzer.statistics.audit import (
    Figures,
    UnprovenError,
    distinct,
    follows,
    telling_combinations,
)

ROWS = arrays(bool, st.tuples(st.integers(1, 7), st.integers(1, 11)))
WEIGHTS = st.sampled_from([0.5, 0.8, 1.0, 1.25, 2.0])


def echelon(rows: np.ndarray) -> dict[int, list[Fraction]]:
    """Row echelon form in exact fractions, by pivot column."""
    basis: dict[int, list[Fraction]] = {}
    for row in rows:
        left = remainder(basis, [Fraction(float(value)).limit_denominator(1000) for value in row])
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


def is_about(rows: np.ndarray, people: tuple[int, ...]) -> bool:
    """Whether some combination is about (some of) these people only: without them rank is lost."""
    rest = np.delete(rows, people, axis=1)
    return len(echelon(rest.astype(float))) < len(echelon(rows.astype(float)))


def lightest(rows: np.ndarray, below: int) -> int | None:
    """Size of the smallest set that a combination is about, by trying every set."""
    for size in range(1, below):
        if any(is_about(rows, chosen) for chosen in combinations(range(rows.shape[1]), size)):
            return size
    return None


@settings(max_examples=80, deadline=None)
@given(st.data(), st.integers(2, 6))
def test_the_search_agrees_with_trying_every_set(data: st.DataObject, smallest: int) -> None:
    rows = data.draw(ROWS).astype(float)
    if data.draw(st.booleans()):  # two stands with other weights
        rows *= data.draw(arrays(float, rows.shape, elements=WEIGHTS))
    try:
        found = telling_combinations(rows, smallest=smallest)
    except UnprovenError:  # nothing is claimed then
        return
    expected = lightest(rows, smallest)
    assert (expected is None) == (len(found) == 0)
    for combination in found:
        assert 0 < (combination != 0).sum() < smallest
        assert is_about(rows, tuple(np.flatnonzero(combination)))
    assert follows(rows, found).all()


@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_people_who_cannot_be_told_apart_may_share_a_column(rows: np.ndarray) -> None:
    rows = rows[rows.any(axis=1)]
    size = np.arange(rows.shape[1]) % 4 + 1
    together = telling_combinations(rows, size)
    apart = telling_combinations(np.repeat(rows, size, axis=1))
    assert (len(together) == 0) == (len(apart) == 0)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_what_follows_agrees_with_exact_fractions(data: st.DataObject) -> None:
    rows = data.draw(ROWS)
    target = data.draw(arrays(bool, rows.shape[1]))
    expected = not any(remainder(echelon(rows), [Fraction(int(value)) for value in target]))
    assert follows(rows, target[np.newaxis]).tolist() == [expected]


@given(ROWS)
def test_different_rows_are_found_once_in_the_order_of_numpy(rows: np.ndarray) -> None:
    assert rows[distinct(rows)].tolist() == np.unique(rows, axis=0).tolist()


def test_rows_without_people_are_all_alike() -> None:
    assert len(distinct(np.zeros((3, 0), dtype=bool))) == 1
    assert len(distinct(np.zeros((0, 3), dtype=bool))) == 0


def people_of(found: np.ndarray) -> list[list[int]]:
    return [np.flatnonzero(combination).tolist() for combination in found]


def test_the_difference_of_two_totals_is_found() -> None:
    rows = np.zeros((2, 40))
    rows[0, :30] = rows[1, :33] = 1
    assert people_of(telling_combinations(rows)) == [[30, 31, 32]]


def test_with_other_weights_the_difference_of_two_totals_is_about_everybody() -> None:
    rows = np.zeros((2, 40))
    rows[0, :30] = 1
    rows[1, :33] = np.linspace(0.5, 2, 33)
    assert len(telling_combinations(rows)) == 0


def test_the_same_people_with_other_weights_give_those_whose_weight_changed() -> None:
    rows = np.ones((2, 40))
    rows[1, :6] = 1.5
    assert people_of(telling_combinations(rows)) == [[0, 1, 2, 3, 4, 5]]


def test_one_hidden_cell_of_a_table_is_found_and_two_are_not() -> None:
    # Twelve people in each of 3 x 3 cells but four in the first; all row and column totals shown.
    cell = np.repeat(np.arange(9), [4, *[12] * 8])
    totals = [np.isin(cell, [3 * i, 3 * i + 1, 3 * i + 2]) for i in range(3)]
    totals += [np.isin(cell, [i, i + 3, i + 6]) for i in range(3)]
    inner = [cell == i for i in range(1, 9)]
    assert people_of(telling_combinations(np.array(totals + inner))) == [[0, 1, 2, 3]]
    without = [cell == i for i in (2, 5, 6, 7, 8)]
    assert len(telling_combinations(np.array(totals + without))) == 0


def test_a_set_that_needs_halves_is_found() -> None:
    # a+b, b+c and a+c (ten people with each) give a: (a+b) + (a+c) - (b+c) = 2a.
    group = np.repeat([0, 1, 2], [3, 12, 12])
    rows = np.array([group != 2, group != 0, group != 1])
    assert people_of(telling_combinations(rows)) == [[0, 1, 2]]


def test_a_difference_of_two_small_groups_is_found() -> None:
    # a+b and b+c give a - c, which is about seven people.
    group = np.repeat([0, 1, 2], [3, 12, 4])
    rows = np.array([group != 2, group != 0])
    assert people_of(telling_combinations(rows)) == [[0, 1, 2, 15, 16, 17, 18]]


def test_no_rows() -> None:
    assert len(telling_combinations(np.zeros((0, 5)))) == 0
    assert not follows(np.zeros((0, 5)), np.ones((1, 5))).any()


def test_a_search_that_may_not_work_says_so() -> None:
    rows = np.random.default_rng(3).random((30, 90)) < 0.4
    with pytest.raises(UnprovenError):
        telling_combinations(rows, work=0)


@pytest.mark.parametrize("seed", range(4))
def test_a_sample_of_the_columns_gives_what_all_give(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = np.random.default_rng(seed)
    people = 900
    step = np.arange(people) // 10
    group, other = random.integers(0, 4, people), random.integers(0, 3, people)
    rows = [step <= number for number in range(step.max() + 1)]
    rows += [group == number for number in range(4)] + [other == number for number in range(3)]
    if seed % 2:  # A group without a few of its members, who then follow.
        few = random.choice(np.flatnonzero(group == 1), 1 + seed % 9, replace=False)
        rows.append((group == 1) & ~np.isin(np.arange(people), few))
    table = np.array(rows, dtype=float)
    whole = people_of(telling_combinations(table))
    monkeypatch.setattr("wijkwijzer.statistics.audit._SAMPLE", 150)
    monkeypatch.setattr("wijkwijzer.statistics.audit._SMALL_FIGURE", 0)
    assert Figures(table).rows.shape == table.shape
    assert people_of(telling_combinations(table)) == whole
    assert bool(whole) == bool(seed % 2)


def test_hundreds_of_steps_are_searched_all_the_same() -> None:
    random = np.random.default_rng(1)
    people = 3000
    group = random.integers(0, 8, people)
    rows = [np.arange(people) < 10 * number for number in range(1, 301)]
    rows += [group == number for number in range(8)]
    assert len(telling_combinations(np.array(rows))) == 0
    some = (group == 0) & (np.arange(people) > 60)
    few = (group == 0) & (np.arange(people) <= 60)
    assert np.flatnonzero(few).tolist() in people_of(telling_combinations(np.array([*rows, some])))
