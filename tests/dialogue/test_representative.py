"""Representative statements: another implementation's values, the worked example, and limits."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tests.dialogue.conversations import PUBLISHED, Published, published
from wijkwijzer.dialogue.opinions import Side, Tally
from wijkwijzer.dialogue.representative import (
    Choice,
    GroupStatistics,
    SideStatistics,
    difference_test,
    group_statistics,
    probability_test,
    representative,
)

METHOD = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
ARRAYS = ("probability", "ratio", "probability_test", "ratio_test", "consensus")
COUNTS = hnp.arrays(int, 6, elements=st.integers(0, 40))


def found(conversation: Published) -> GroupStatistics:
    return group_statistics(conversation.votes, conversation.groups)


@pytest.mark.parametrize("name", PUBLISHED)
def test_statistics_are_those_of_another_implementation_given_the_groups(name: str) -> None:
    conversation = published(name)
    statistics = found(conversation)
    np.testing.assert_array_equal(statistics.seen, conversation.values["seen"])
    for side in ("agree", "disagree"):
        ours: SideStatistics = getattr(statistics, side)
        np.testing.assert_array_equal(ours.votes, conversation.values[side]["votes"])
        for array in ARRAYS:
            np.testing.assert_allclose(
                getattr(ours, array), conversation.values[side][array], rtol=0, atol=1e-9
            )


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_same_statements_are_chosen(name: str) -> None:
    statistics = found(published(name))
    for group, chosen in enumerate(published(name).values["representative"]):
        ours = representative(statistics, group)
        ranks = [
            [_side(statistics, side).rank[group, statement] for statement, side in choices]
            for choices in (
                [(c.statement, c.side) for c in ours],
                [(s, Side.AGREE if side == "agree" else Side.DISAGREE) for s, side, _ in chosen],
            )
        ]
        # Of equal ranks the reference takes any first.
        assert ranks[0] == pytest.approx(ranks[1], abs=1e-9)
        assert [c.statement for c in ours if c.best] == [s for s, _, best in chosen if best]
        assert {c.statement for c in ours} == {s for s, _, _ in chosen}


def _side(statistics: GroupStatistics, side: Side) -> SideStatistics:
    return statistics.agree if side is Side.AGREE else statistics.disagree


@settings(max_examples=30)
@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_groups_that_change_places_differ_by_the_opposite(
    votes: np.ndarray, more: np.ndarray, other: np.ndarray, other_more: np.ndarray
) -> None:
    seen, other_seen = votes + more, other + other_more
    there = difference_test(votes, seen, other, other_seen)
    back = difference_test(other, other_seen, votes, seen)
    assert np.isfinite(there).all()
    np.testing.assert_allclose(there, -back, atol=1e-12)


def test_limits_of_the_tests() -> None:
    nobody = np.array([0])
    assert probability_test(nobody, nobody) == pytest.approx(1)
    assert difference_test(nobody, nobody, nobody, nobody) == 0
    many = np.array([400])
    assert probability_test(many, many) == pytest.approx(np.sqrt(401))
    assert difference_test(many, many, many, many) == 0


def test_one_group_is_compared_with_nobody() -> None:
    votes = np.array([[1.0, -1.0], [1.0, np.nan]])
    statistics = group_statistics(votes, np.zeros(2, dtype=int))
    assert statistics.tally(0, 0) == Tally(2, 0, 0, 2)
    np.testing.assert_allclose(statistics.agree.ratio, statistics.agree.probability / 0.5)


def test_a_group_that_nobody_voted_in_has_nothing_to_say_but_stands() -> None:
    votes = np.array([[np.nan, np.nan], [1.0, 1.0], [1.0, -1.0]])
    statistics = group_statistics(votes, np.array([1, 0, 0]))
    (only,) = representative(statistics, 1)
    assert not only.best


def test_without_statements_nothing_is_chosen() -> None:
    statistics = found(published("brexit-consensus"))
    assert representative(statistics, 0, among=np.array([], dtype=int)) == ()


def test_only_statements_that_may_be_shown_are_chosen() -> None:
    statistics = found(published("brexit-consensus"))
    among = np.array([4, 7, 30])
    chosen = {choice.statement for choice in representative(statistics, 0, among=among)}
    assert chosen <= {4, 7, 30}


def table(name: str) -> list[dict[str, str]]:
    lines = METHOD[METHOD.index(f"<!-- {name} -->") :].splitlines()[1:]
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def test_worked_example_of_the_method() -> None:
    counts = table("group votes")
    votes, groups = [], []
    for row in counts:
        given_votes = [1.0] * int(row["agree"]) + [-1.0] * int(row["disagree"])
        given_votes += [0.0] * (int(row["seen"]) - len(given_votes))
        votes += given_votes
        groups += [int(row["group"]) - 1] * len(given_votes)
    statistics = group_statistics(np.array(votes)[:, np.newaxis], np.array(groups))
    for group, row in enumerate(table("group tests")):
        for side in ("agree", "disagree"):
            ours: SideStatistics = getattr(statistics, side)
            values = (ours.probability, ours.ratio, ours.probability_test, ours.ratio_test)
            assert [f"{value[group, 0]:.5f}" for value in values] == [
                row[f"{side} {key}"] for key in ("p", "r", "z of p", "z of r")
            ]
    assert f"{statistics.agree.consensus[0]:.5f}" in METHOD
    (first,) = representative(statistics, 0)
    assert first == Choice(0, Side.AGREE, best=True)


def test_a_frame_and_lists_are_counted_alike() -> None:
    conversation = published("london-youth-policing")
    ours = group_statistics(pd.DataFrame(conversation.votes), conversation.groups.tolist())
    np.testing.assert_array_equal(ours.agree.rank, found(conversation).agree.rank)
    assert probability_test([18], [24]) == pytest.approx(2.6)
    assert difference_test(18, 24, 6, 30) == pytest.approx(3.98471, abs=1e-5)


@pytest.mark.parametrize("groups", [[0], [0, -2], [0, 0.5], [0, np.nan]])
def test_people_need_the_number_of_a_group(groups: list[float]) -> None:
    with pytest.raises(ValueError, match="number of a group"):
        group_statistics([[1], [0]], groups)
