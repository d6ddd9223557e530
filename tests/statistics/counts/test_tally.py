"""Counting: at once, one by one, taking out again, adding others."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.statistics.counts.samples import LEVELS, VALUES, People, people
from wijkwijzer.statistics.counts import CellTable, Counts, columns, encode


def empty() -> Counts:
    return Counts(VALUES, LEVELS, pairs=range(len(VALUES)))


def assert_equal(found: CellTable, expected: CellTable) -> None:
    np.testing.assert_array_equal(found.levels, expected.levels)
    np.testing.assert_array_equal(found.persons, expected.persons)
    np.testing.assert_array_equal(found.answers, expected.answers)
    np.testing.assert_array_equal(found.products, expected.products)


def one_by_one(counts: Counts, sample: People, rows: range) -> None:
    for row in rows:
        counts.add(sample.answers[:, row].tolist(), sample.groups[:, row].tolist())


@settings(max_examples=25)
@given(people())
def test_a_table_holds_everybody_once(sample: People) -> None:
    table = sample.counts().table()
    assert table.n == sample.groups.shape[1]
    starts = table.layout.starts
    for item, answers in enumerate(sample.answers):
        width = table.layout.widths[item]
        found = table.answers[:, starts[item] : starts[item] + width]
        np.testing.assert_array_equal(found.sum(axis=1), table.persons)
        np.testing.assert_array_equal(
            found.sum(axis=0), np.bincount(answers + 1, minlength=int(width))
        )


@settings(max_examples=25)
@given(people(), st.data())
def test_adding_and_removing_is_counting_from_scratch(sample: People, data: st.DataObject) -> None:
    n = sample.groups.shape[1]
    gone = data.draw(st.sets(st.integers(0, n - 1)))
    counts = empty()
    one_by_one(counts, sample, range(n))
    assert_equal(counts.table(), sample.counts().table())
    for row in gone:
        counts.remove(sample.answers[:, row].tolist(), sample.groups[:, row].tolist())
    left = np.setdiff1d(np.arange(n), list(gone))
    rest = People(sample.answers[:, left], sample.groups[:, left])
    assert_equal(counts.table(), rest.counts().table())


@settings(max_examples=25)
@given(people(), people())
def test_merging_is_counting_together(first: People, second: People) -> None:
    both = People(
        np.hstack([first.answers, second.answers]), np.hstack([first.groups, second.groups])
    )
    counts = first.counts()
    counts.merge(second.counts().table())
    assert_equal(counts.table(), both.counts().table())


def test_many_people_are_counted_two_items_at_a_time_and_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(columns, "FEW_PEOPLE", 0)
    rng = np.random.default_rng(4)
    n = 5_000
    answers = [rng.integers(-1, len(v), n).astype(np.int8) for v in VALUES]
    groups = [rng.integers(0, count, n).astype(np.int16) for count in LEVELS]
    table = Counts.from_columns(answers, groups, VALUES, LEVELS).table()
    for cell, levels in enumerate(table.levels):
        inside = (np.stack(groups) == levels[:, np.newaxis]).all(axis=0)
        expected = [
            np.bincount(a[inside] + 1, minlength=len(v) + 1)
            for a, v in zip(answers, VALUES, strict=True)
        ]
        np.testing.assert_array_equal(table.answers[cell], np.concatenate(expected))


def test_variables_of_many_levels_are_counted_in_occupied_cells_only() -> None:
    groups = [np.array([3, 999_999, 3]), np.array([70_000, 0, 70_000])]
    answers = [np.array([0, 1, -1])]
    table = Counts.from_columns(answers, groups, [[0, 1]], (1_000_000, 100_000)).table()
    assert table.levels.tolist() == [[3, 70_000], [999_999, 0]]
    assert table.answers.tolist() == [[1, 1, 0], [0, 0, 1]]


def test_a_table_does_not_change_with_later_answers() -> None:
    counts = empty()
    counts.add([0, 0, 0], [0, 0, 0])
    before = counts.table()
    counts.add([0, 0, 0], [0, 0, 0])
    assert (before.n, counts.table().n) == (1, 2)


@pytest.mark.parametrize(
    ("answers", "groups"),
    [([7, 0, 0], [0, 0, 0]), ([-2, 0, 0], [0, 0, 0]), ([0, 0, 0], [0, 0, 2]), ([0, 0], [0, 0, 0])],
)
def test_codes_out_of_range_change_nothing(answers: list[int], groups: list[int]) -> None:
    counts = empty()
    with pytest.raises(ValueError, match=r"range|per item"):
        counts.add(answers, groups)
    assert counts.table().n == 0


def test_who_was_not_counted_cannot_be_taken_out() -> None:
    counts = empty()
    counts.add([0, 0, 0], [0, 0, 0])
    for answers, groups in (([1, 0, 0], [0, 0, 0]), ([0, 0, 0], [1, 0, 0])):
        with pytest.raises(ValueError, match="nobody"):
            counts.remove(answers, groups)
    assert counts.table().n == 1


def test_a_column_out_of_range_is_refused() -> None:
    for codes in ([2], [-2]):
        with pytest.raises(ValueError, match="codes must lie"):
            Counts.from_columns([np.array(codes)], [], [[0, 1]], ())
    with pytest.raises(ValueError, match="expected a code"):
        Counts.from_columns([np.array([0])], [np.array([0, 0])], [[0, 1]], (1,))


def test_numbers_become_codes() -> None:
    codes = encode(np.array([50.0, np.nan, 0.0]), [0, 25, 50])
    assert codes.tolist() == [2, -1, 0]
    for strange in (26.0, 51.0):
        with pytest.raises(ValueError, match="not among"):
            encode(np.array([strange]), [0, 25, 50])


def test_values_and_levels_are_checked() -> None:
    with pytest.raises(ValueError, match="must rise"):
        Counts([[1, 1]], (1,))
    with pytest.raises(ValueError, match="at least one level"):
        Counts([[1]], (0,))
    with pytest.raises(ValueError, match="equal steps"):
        Counts([[0, 1, 2.5]], (1,), pairs=[0])
    with pytest.raises(ValueError, match="different items"):
        Counts([[0, 1]], (1,)).merge(Counts([[0, 2]], (1,)).table())


def test_products_are_the_same_in_blocks_of_a_few_people(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(2)
    answers = np.stack([rng.integers(-1, len(v), 40) for v in VALUES]).astype(np.int8)
    groups = np.stack([rng.integers(0, count, 40) for count in LEVELS]).astype(np.int8)
    sample = People(answers, groups)
    whole = sample.counts().table()
    monkeypatch.setattr(columns, "MOST_PEOPLE", 5)
    assert_equal(sample.counts().table(), whole)
