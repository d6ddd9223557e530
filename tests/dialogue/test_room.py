"""What a room shares: as Polis orders consensus, and which statements may be unclear."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tests.dialogue.conversations import PUBLISHED, published
from wijkwijzer.dialogue.opinions import Side, Tally
from wijkwijzer.dialogue.room import RoomStatement, room_statements

MATRICES = hnp.arrays(
    float,
    hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=14),
    elements=st.sampled_from([1.0, 0.0, -1.0, np.nan]),
)


def votes_of(*counts: tuple[int, int, int]) -> np.ndarray:
    """A statement per (agree, disagree, pass)."""
    most = max(map(sum, counts))
    columns = [
        [1.0] * agree + [-1.0] * disagree + [0.0] * passed for agree, disagree, passed in counts
    ]
    return np.array([column + [np.nan] * (most - len(column)) for column in columns]).T


@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.parametrize(("side", "key"), [(Side.AGREE, "agree"), (Side.DISAGREE, "disagree")])
def test_what_is_shared_most_is_what_another_implementation_finds(
    name: str, side: Side, key: str
) -> None:
    conversation = published(name)
    ours = [found for found in room_statements(conversation.votes) if found.sure is side][:5]
    theirs = conversation.values["consensus"][key]
    tallies = {found.statement: found.votes for found in room_statements(conversation.votes)}
    # Of statements with the same counts the reference takes any first.
    assert [found.votes for found in ours] == [tallies[statement] for statement in theirs]


@settings(max_examples=30)
@given(MATRICES)
def test_every_statement_is_there_once_and_small_ballots_are_not_told(votes: np.ndarray) -> None:
    found = room_statements(votes)
    assert sorted(one.statement for one in found) == list(range(votes.shape[1]))
    for one in found:
        seen = int((~np.isnan(votes[:, one.statement])).sum())
        assert (one.votes is None) == (seen < 5)
        assert one.votes is None or one.votes.seen == seen
        assert one == RoomStatement(one.statement, None) or one.agreement is not None


@settings(max_examples=30)
@given(MATRICES)
def test_for_and_against_are_treated_alike(votes: np.ndarray) -> None:
    turned = {Side.AGREE: Side.DISAGREE, Side.DISAGREE: Side.AGREE, None: None}
    here = {one.statement: one for one in room_statements(votes)}
    for one in room_statements(-votes):
        assert one.agreement == here[one.statement].agreement
        tied = one.votes is not None and one.votes.agree == one.votes.disagree
        assert tied or one.sure is turned[here[one.statement].sure]
        assert tied or one.side is turned[here[one.statement].side]


def test_most_shared_comes_first_whichever_the_side() -> None:
    found = room_statements(votes_of((3, 0, 2), (4, 46, 0), (20, 20, 0), (48, 2, 0), (3, 0, 0)))
    assert [one.statement for one in found] == [3, 1, 0, 2, 4]
    assert [one.side for one in found] == [Side.AGREE, Side.DISAGREE, None, None, None]
    assert found[0].votes == Tally(48, 2, 0, 50)
    assert found[0].agreement == pytest.approx(49 / 52)
    assert found[-1] == RoomStatement(4, None)


def test_shared_is_what_two_thirds_say_and_not_only_what_is_more_than_chance() -> None:
    found = {
        one.statement: one
        for one in room_statements(votes_of((38, 22, 1), (22, 44, 0), (40, 20, 1)))
    }
    assert [found[n].sure for n in range(3)] == [Side.AGREE, Side.DISAGREE, Side.AGREE]
    assert [found[n].side for n in range(3)] == [None, Side.DISAGREE, Side.AGREE]


def test_many_passes_are_a_sign_of_unclear_wording() -> None:
    clear = [(30, 15, 3)] * 9
    found = {one.statement: one for one in room_statements(votes_of(*clear, (18, 6, 24)))}
    assert found[9].unclear
    assert found[9].pass_share == pytest.approx(0.5)
    assert not any(found[place].unclear for place in range(9))


def test_passes_that_are_usual_in_the_room_or_of_few_people_are_no_sign() -> None:
    assert not any(one.unclear for one in room_statements(votes_of(*[(12, 12, 24)] * 8)))
    assert not any(one.unclear for one in room_statements(votes_of(*[(30, 15, 3)] * 9, (1, 1, 6))))


def test_an_empty_room_has_its_statements_and_no_votes() -> None:
    assert room_statements(np.empty((0, 2))) == (RoomStatement(0, None), RoomStatement(1, None))
