"""Votes and their plane: equal to another implementation on published conversations, and limits."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tests.dialogue.conversations import PUBLISHED, published
from wijkwijzer.dialogue.opinions import (
    AGREE,
    DISAGREE,
    PASS,
    checked,
    positions,
    principal_components,
    vote_matrix,
)

MATRICES = hnp.arrays(
    float,
    hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=12),
    elements=st.sampled_from([AGREE, PASS, DISAGREE, np.nan]),
)


@pytest.mark.parametrize("name", PUBLISHED)
def test_components_and_positions_are_those_of_another_implementation(name: str) -> None:
    conversation = published(name)
    plane = principal_components(conversation.votes)
    exact = {"rtol": 0, "atol": 1e-9}
    np.testing.assert_allclose(plane.center, conversation.values["center"], **exact)
    np.testing.assert_allclose(plane.axes, conversation.values["axes"], **exact)
    np.testing.assert_allclose(plane.variances, conversation.values["variances"], **exact)
    np.testing.assert_allclose(plane.shares, conversation.values["shares"], **exact)
    lie = positions(conversation.votes, plane)
    np.testing.assert_allclose(lie, conversation.values["positions"], **exact)


@settings(max_examples=30)
@given(MATRICES)
def test_axes_are_unit_vectors_at_right_angles_or_nothing(votes: np.ndarray) -> None:
    plane = principal_components(votes)
    lengths = np.linalg.norm(plane.axes, axis=1)
    assert np.all(np.isclose(lengths, 1) | (lengths == 0))
    assert abs(plane.axes[0] @ plane.axes[1]) < 1e-6
    assert plane.variances[0] >= plane.variances[1] >= 0
    assert 0 <= plane.shares.sum() <= 1 + 1e-9


@settings(max_examples=30)
@given(MATRICES)
def test_more_statements_than_people_are_computed_the_other_way_round_and_alike(
    votes: np.ndarray,
) -> None:
    wide = principal_components(votes)
    idle = np.full((votes.shape[1] + 1, votes.shape[1]), np.nan)
    tall = principal_components(np.vstack([votes, idle]))
    np.testing.assert_allclose(
        np.sqrt(wide.variances * max(len(votes) - 1, 1)),
        np.sqrt(tall.variances * (len(votes) + len(idle) - 1)),
        atol=1e-6,
    )


@settings(max_examples=30)
@given(MATRICES, st.data())
def test_being_there_twice_is_the_same_as_two_who_vote_alike(
    votes: np.ndarray, data: st.DataObject
) -> None:
    times = data.draw(hnp.arrays(int, len(votes), elements=st.integers(1, 3)))
    counted = principal_components(votes, times=times)
    repeated = principal_components(np.repeat(votes, times, axis=0))
    np.testing.assert_allclose(counted.center, repeated.center, atol=1e-12)
    np.testing.assert_allclose(counted.variances, repeated.variances, atol=1e-9)


def test_who_voted_on_a_quarter_is_moved_out_by_two() -> None:
    plane = principal_components(published("brexit-consensus").votes)
    votes = np.full((1, 50), np.nan)
    votes[0, :12] = 1
    few = positions(votes, plane)[0]
    bare = (votes[0, :12] - plane.center[:12]) @ plane.axes[:, :12].T
    np.testing.assert_allclose(few, bare * np.sqrt(50 / 12))


@pytest.mark.parametrize("votes", [np.ones((8, 5)), np.full((8, 5), np.nan), np.ones((1, 4))])
def test_where_nobody_differs_there_is_no_axis(votes: np.ndarray) -> None:
    plane = principal_components(votes)
    assert not plane.axes.any()
    assert not plane.variances.any()
    assert not positions(votes, plane).any()


def test_the_last_vote_on_a_statement_counts() -> None:
    votes = vote_matrix([0, 1, 0], [2, 0, 2], [AGREE, PASS, DISAGREE], people=2, statements=3)
    np.testing.assert_array_equal(votes, [[np.nan, np.nan, -1], [0, np.nan, np.nan]])


def test_without_votes_the_matrix_is_empty() -> None:
    assert np.isnan(vote_matrix([], [], [], people=3, statements=2)).all()


@pytest.mark.parametrize(
    ("person", "statement", "vote", "message"),
    [
        ([2], [0], [1], "outside"),
        ([0], [-1], [1], "outside"),
        ([0], [0], [2], "agree"),
        ([0, 1], [0], [1], "needs a person"),
    ],
)
def test_bad_votes_are_refused(
    person: list[int], statement: list[int], vote: list[float], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        vote_matrix(person, statement, vote, people=2, statements=2)


def test_a_list_of_votes_is_no_matrix() -> None:
    with pytest.raises(ValueError, match="rows"):
        checked([1.0, 0.0])


@pytest.mark.parametrize("of", [pd.DataFrame, lambda votes: votes.tolist(), np.asfortranarray])
def test_a_frame_or_list_of_votes_has_the_same_plane(of: Callable[[np.ndarray], Any]) -> None:
    votes = published("london-youth-policing").votes
    plane = principal_components(of(votes))
    np.testing.assert_array_equal(plane.axes, principal_components(votes).axes)
    np.testing.assert_array_equal(positions(of(votes), plane), positions(votes, plane))


def test_a_frame_may_tell_a_vote_that_was_not_given_by_na() -> None:
    frame = pd.DataFrame({"a": [1, None, -1], "b": [0, 1, None]}).astype("Int64")
    expected = [[1, 0], [np.nan, 1], [-1, np.nan]]
    np.testing.assert_array_equal(checked(frame), expected)
    np.testing.assert_array_equal(checked([[1, 0], [None, 1], [-1, None]]), expected)


@pytest.mark.parametrize("votes", [[["eens"]], [[2]], [[np.inf]]])
def test_what_is_no_vote_is_refused_in_the_same_words(votes: list[list[object]]) -> None:
    with pytest.raises(ValueError, match="a vote is 1"):
        principal_components(votes)


def test_a_plane_of_other_statements_is_refused() -> None:
    plane = principal_components(np.ones((4, 3)))
    with pytest.raises(ValueError, match="other statements"):
        positions(np.ones((4, 2)), plane)


@pytest.mark.parametrize("seed", range(10))
def test_of_weights_that_are_as_large_the_first_is_positive(seed: int) -> None:
    """Statements that are each other's opposite weigh the same; rounding must not choose."""
    rng = np.random.default_rng(seed)
    half = rng.choice([AGREE, PASS, DISAGREE], (40, 6))
    votes = np.hstack([half, -half])
    axes = principal_components(votes).axes
    largest = np.abs(axes).max(axis=1, keepdims=True)
    first = (np.abs(axes) > largest - 1e-9).argmax(axis=1)
    assert (axes[[0, 1], first] > 0).all()
    again = principal_components(votes[rng.permutation(40)]).axes
    np.testing.assert_allclose(again, axes, rtol=0, atol=1e-9)
