"""Opinion groups of made rooms of which the truth is known, and of published conversations."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dialogue.conversations import (
    PUBLISHED,
    crossed,
    gradual,
    opposed,
    published,
    unrelated,
)
from wijkwijzer.dialogue.clusters import adjusted_rand_index
from wijkwijzer.dialogue.grouping import equal_voices, opinion_groups
from wijkwijzer.dialogue.groups import NoGroups, OpinionGroups
from wijkwijzer.dialogue.opinions import Side, positions, principal_components

ROOMS = [(60, 15, 0.3), (60, 15, 0.6), (100, 25, 0.4), (150, 40, 0.3), (150, 40, 0.6)]


def same(one: OpinionGroups, other: OpinionGroups, order: np.ndarray | None = None) -> bool:
    """Whether two results are equal, people in the given order of the first."""
    numbers = ("reason", "people", "placed", "silhouette", "pattern", "emptiness", "stability")
    if not all(getattr(one, name) == getattr(other, name) for name in numbers):
        return False
    if one.reason:
        return not other.groups
    order = np.arange(len(one.membership)) if order is None else order
    return (
        np.array_equal(one.membership[order], other.membership)
        and np.array_equal(one.coordinates[order], other.coordinates, equal_nan=True)
        and one.splits == other.splits
        and [g.characteristics for g in one.groups] == [g.characteristics for g in other.groups]
    )


@pytest.mark.parametrize(("people", "statements", "missing"), ROOMS)
def test_a_room_without_groups_hears_so(people: int, statements: int, missing: float) -> None:
    """Of twenty such rooms at most one may be told of groups, and that one is rare."""
    told = Counter(
        opinion_groups(
            unrelated(
                np.random.default_rng(seed), people=people, statements=statements, missing=missing
            ),
            seed=seed,
        ).reason
        for seed in range(40)
    )
    assert told[None] <= 1
    assert told[NoGroups.NO_PATTERN] >= 33


@pytest.mark.parametrize(("people", "statements", "missing"), ROOMS)
def test_two_groups_that_oppose_each_other_are_found(
    people: int, statements: int, missing: float
) -> None:
    for seed in range(2):
        votes, truth = opposed(
            np.random.default_rng(seed),
            (people * 11 // 20, people - people * 11 // 20),
            statements=statements,
            missing=missing,
            loyalty=0.95,
            dividing=0.9,
        )
        found = opinion_groups(votes)
        assert len(found.groups) == 2
        placed = found.membership >= 0
        assert adjusted_rand_index(truth[placed], found.membership[placed]) > 0.8


@pytest.mark.parametrize(("size", "statements", "missing"), [(25, 25, 0.3), (38, 40, 0.6)])
def test_four_groups_are_found(size: int, statements: int, missing: float) -> None:
    for seed in range(2):
        votes, truth = crossed(
            np.random.default_rng(seed), size, statements=statements, missing=missing
        )
        found = opinion_groups(votes)
        assert len(found.groups) == 4
        placed = found.membership >= 0
        assert adjusted_rand_index(truth[placed], found.membership[placed]) > 0.8


def test_opinions_that_go_over_into_each_other_are_no_groups() -> None:
    told = Counter(
        opinion_groups(
            gradual(np.random.default_rng(seed), people=100, statements=25, missing=0.3)
        ).reason
        for seed in range(20)
    )
    assert told[NoGroups.GRADUAL] >= 16
    assert told[None] <= 1


def test_groups_that_overlap_are_not_drawn() -> None:
    """Who takes the side of their group six times in ten is hardly one of it."""
    for seed in range(6):
        votes, _ = opposed(
            np.random.default_rng(seed), (40, 40), statements=20, missing=0.4, loyalty=0.65
        )
        assert opinion_groups(votes).reason in {
            NoGroups.NO_PATTERN,
            NoGroups.GRADUAL,
            NoGroups.UNSTABLE,
            NoGroups.GROUP_TOO_SMALL,
        }


def test_where_all_say_the_same_there_are_no_groups() -> None:
    assert opinion_groups(np.ones((80, 20))).reason is NoGroups.NO_PATTERN
    votes = np.tile(np.where(np.arange(20) % 2, 1.0, -1.0), (80, 1))
    votes[np.random.default_rng(0).random(votes.shape) < 0.4] = np.nan
    assert opinion_groups(votes).reason is NoGroups.NO_PATTERN


def with_own_statements(votes: np.ndarray, loud: int, rng: np.random.Generator) -> np.ndarray:
    """Add 400 statements that only the first `loud` people vote on, each against the one before."""
    own = np.full((len(votes), 400), np.nan)
    side = np.where(rng.random(400) < 0.5, 1.0, -1.0)
    for person in range(loud):
        own[person] = side * (-1) ** person
    return np.hstack([votes, own])


@pytest.mark.parametrize("loud", [1, 2])
def test_statements_of_a_loud_voter_change_nothing(loud: int) -> None:
    rng = np.random.default_rng(8)
    none = unrelated(rng, people=100, statements=20, missing=0.4)
    two, _ = opposed(rng, (60, 40), statements=20, missing=0.4)
    for votes in (none, two):
        quiet, disturbed = (
            opinion_groups(v) for v in (votes, with_own_statements(votes, loud, rng))
        )
        assert same(quiet, disturbed)


def loud_room(loud: int) -> np.ndarray:
    """Two groups over 420 statements of which each person sees a tenth, and the loud see all."""
    rng = np.random.default_rng(3)
    votes, _ = opposed(rng, (60, 40), statements=420, missing=0.9, dividing=0.7)
    side = np.where(rng.random(420) < 0.5, 1.0, -1.0)
    for person in range(loud):
        votes[person] = side * (-1) ** person
    return votes


def test_two_loud_voters_are_an_axis_for_polis_and_not_here() -> None:
    votes = loud_room(2)
    for weights, is_axis in ((None, True), (equal_voices(votes), False)):
        plane = principal_components(votes, weights)
        along = np.abs(positions(votes, plane)[:, 0])
        assert (np.sort(np.argsort(along)[-2:]).tolist() == [0, 1]) is is_axis


@pytest.mark.parametrize("loud", [0, 2])
def test_the_groups_are_found_beside_loud_voters(loud: int) -> None:
    found = opinion_groups(loud_room(loud))
    assert sorted(group.people for group in found.groups) == pytest.approx([40, 60], abs=2)


def test_nobody_weighs_more_than_the_person_in_the_middle() -> None:
    votes = np.full((5, 8), np.nan)
    for person, given_votes in enumerate((1, 2, 4, 8, 8)):
        votes[person, :given_votes] = 1
    np.testing.assert_allclose(equal_voices(votes), [1, 1, 1, 0.5, 0.5])


def test_six_who_think_otherwise_are_no_group_to_draw() -> None:
    votes, _ = opposed(
        np.random.default_rng(6), (60, 6), statements=20, missing=0.1, loyalty=0.98, dividing=1.0
    )
    found = opinion_groups(votes)
    assert found.reason is NoGroups.GROUP_TOO_SMALL
    assert not found.groups
    assert not found.splits


@pytest.mark.parametrize(
    ("votes", "reason"),
    [
        (np.empty((0, 0)), NoGroups.TOO_FEW_PEOPLE),
        (np.empty((0, 20)), NoGroups.TOO_FEW_PEOPLE),
        (np.full((90, 20), np.nan), NoGroups.TOO_FEW_PEOPLE),
        (np.ones((19, 20)), NoGroups.TOO_FEW_PEOPLE),
        (np.ones((90, 0)), NoGroups.TOO_FEW_PEOPLE),
        (np.ones((90, 6)), NoGroups.TOO_FEW_STATEMENTS),
        (np.where(np.eye(90, 20) > 0, 1.0, np.nan), NoGroups.TOO_FEW_STATEMENTS),
    ],
)
def test_too_little_to_divide(votes: np.ndarray, reason: NoGroups) -> None:
    found = opinion_groups(votes)
    assert found.reason is reason
    assert not found.groups
    assert len(found.coordinates) == 0


def test_who_voted_on_few_statements_is_counted_and_has_no_place() -> None:
    rng = np.random.default_rng(1)
    votes, _ = opposed(rng, (40, 40), statements=30, missing=0.2)
    votes[:5, 6:] = np.nan
    found = opinion_groups(votes)
    assert (found.people, found.placed) == (80, 75)
    assert np.isnan(found.coordinates[:5]).all()
    assert (found.membership == -1).sum() == 5
    assert sum(group.people for group in found.groups) == 80
    few = np.full((80, 30), np.nan)
    for person in range(80):
        few[person, rng.permutation(30)[:6]] = 1
    assert opinion_groups(few).reason is NoGroups.TOO_FEW_VOTES


def test_groups_without_a_statement_that_may_be_shown_are_not_drawn() -> None:
    """Of two groups of twenty a quarter sees each statement: no split reaches ten."""
    rng = np.random.default_rng(2)
    votes, _ = opposed(rng, (22, 20), statements=80, missing=0.75, loyalty=0.98, dividing=1.0)
    seen = (~np.isnan(votes)).sum(axis=0)
    assert (seen >= 10).sum() >= 7
    assert opinion_groups(votes).reason is NoGroups.NAMELESS


@settings(max_examples=4, deadline=None)
@given(st.integers(0, 10_000))
def test_order_of_people_makes_no_difference(seed: int) -> None:
    rng = np.random.default_rng(seed)
    votes, _ = opposed(rng, (20, 16), statements=9, missing=0.3, loyalty=0.95)
    order = rng.permutation(len(votes))
    assert same(opinion_groups(votes), opinion_groups(votes[order]), order)


@settings(max_examples=8, deadline=None)
@given(
    st.integers(0, 10_000),
    st.integers(20, 70),
    st.integers(7, 30),
    st.floats(0, 0.7),
    st.floats(0.7, 1),
)
def test_nothing_of_fewer_than_ten_people_leaves(
    seed: int, people: int, statements: int, missing: float, loyalty: float
) -> None:
    rng = np.random.default_rng(seed)
    first = people // 2
    votes, _ = opposed(
        rng, (first, people - first), statements=statements, missing=missing, loyalty=loyalty
    )
    before = votes.copy()
    found = opinion_groups(votes)
    np.testing.assert_array_equal(votes, before)
    assert (found.reason is None) == bool(found.groups)
    assert bool(found.splits) == bool(found.groups)
    sizes = [group.people for group in found.groups]
    assert sizes == sorted(sizes, reverse=True)
    drawn = np.bincount(found.membership + 1, minlength=1)[1:]
    assert found.placed == drawn.sum() or found.reason
    assert all(1 <= points <= size for points, size in zip(drawn, sizes, strict=True))
    assert all(size >= 10 for size in sizes)
    for split in found.splits:
        assert all(tally.seen >= 10 for tally in split.by_group or ())
        together = sum(tally.seen for tally in split.by_group or ())
        assert together in (0, np.count_nonzero(~np.isnan(votes[:, split.statement])))
        assert (split.agreement is None) == (split.by_group is None)
    for group in found.groups:
        assert 1 <= len(group.characteristics) <= 5
        assert all(min(c.own.seen, c.others.seen) >= 10 for c in group.characteristics)


def test_a_drawn_division_can_be_named_drawn_and_read() -> None:
    votes, truth = opposed(np.random.default_rng(11), (50, 30), statements=20, missing=0.2)
    found = opinion_groups(votes)
    large, small = found.groups
    assert (large.people, small.people) == (50, 30)
    assert found.stability is not None
    assert found.stability >= 0.8
    assert 0 < found.axis_shares[1] < found.axis_shares[0] < 1
    for place, group in enumerate(found.groups):
        assert group.hull[0].tolist() == group.hull[-1].tolist()
        inside = found.coordinates[found.membership == place]
        assert inside.min(axis=0).tolist() == group.hull.min(axis=0).tolist()
        assert np.array_equal(found.coordinates, np.round(found.coordinates, 2), equal_nan=True)
        for one in group.characteristics:
            own = votes[truth == place][:, one.statement]
            side = 1.0 if one.side is Side.AGREE else -1.0
            assert np.nanmean(own == side) > 0.5
            assert one.own.seen == np.count_nonzero(~np.isnan(own))
    table = found.table()
    assert len(table) == 40
    assert (table["agree"] + table["disagree"] + table["passed"] == table["seen"]).all()
    named = table[table["characteristic"].notna()]
    assert len(named) == sum(len(group.characteristics) for group in found.groups)
    assert found.common_ground
    assert {split.shared for split in found.common_ground} == {Side.AGREE}
    assert {split.statement for split in found.common_ground} <= set(range(16, 20))


def test_votes_that_may_not_be_shown_are_missing_in_the_table() -> None:
    votes, _ = opposed(np.random.default_rng(11), (50, 30), statements=20, missing=0.1)
    votes[55:, 3] = np.nan
    found = opinion_groups(votes)
    (hidden,) = [split for split in found.splits if split.by_group is None]
    assert hidden.statement == 3
    assert hidden.shared is None
    rows = found.table().query("statement == 3")
    assert rows[["agree", "disagree", "passed", "seen"]].isna().all(axis=None)
    assert all(c.statement != 3 for group in found.groups for c in group.characteristics)


def test_without_groups_the_table_is_empty() -> None:
    assert opinion_groups(np.ones((80, 20))).table().empty


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_conversations_go_over_into_each_other(name: str) -> None:
    """Polis drew two and three groups; along the line between them people lie evenly spread."""
    found = opinion_groups(published(name).votes)
    assert found.pattern == pytest.approx(0.01)
    assert found.reason is NoGroups.GRADUAL


def test_the_same_seed_gives_the_same_result() -> None:
    votes, _ = opposed(np.random.default_rng(2), (35, 30), statements=15, missing=0.4, loyalty=0.85)
    assert same(opinion_groups(votes, seed=5), opinion_groups(votes, seed=5))
    one, other = opinion_groups(votes, seed=5), opinion_groups(votes, seed=6)
    assert one.stability != other.stability
    assert np.array_equal(one.membership, other.membership)


def test_something_else_than_votes_is_refused() -> None:
    with pytest.raises(ValueError, match="agree"):
        opinion_groups(np.full((30, 10), 3))
