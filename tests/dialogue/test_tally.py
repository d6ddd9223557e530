"""Which votes count, and which the room may see."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.dialogue.rooms import hand, vote
from wijkwijzer.dialogue.counting import Box, changed, standing
from wijkwijzer.dialogue.live import Cut
from wijkwijzer.dialogue.records import Ballot
from wijkwijzer.dialogue.tally import shown, split

VOTES = st.lists(
    st.tuples(st.integers(1, 12), st.sampled_from("abc"), st.sampled_from([1, 0, -1, None])),
    max_size=80,
)


def cut(ballots: list[Ballot], hands: int = 0) -> Cut:
    return Cut(ballots[-1].sequence if ballots else 0, hands, "")


@given(VOTES)
def test_the_latest_vote_counts_once(given_: list[tuple[int, str, int | None]]) -> None:
    ballots = [vote(who, target, value) for who, target, value in given_]
    box = standing("stellingen", ballots, [], {})
    last = {(who, target): value for who, target, value in given_}
    kept = {key: value for key, value in last.items() if value is not None}
    assert {(w, t): v for w, chosen in box.choices.items() for t, v in chosen.items()} == kept
    assert box.voters == len({who for who, _target in kept})
    for target in "abc":
        told = Counter(v for (_who, t), v in kept.items() if t == target)
        assert {v: box.count(target, v) for v in (1, 0, -1)} == {v: told[v] for v in (1, 0, -1)}


@given(VOTES)
def test_a_merged_statement_keeps_the_votes_with_one_per_participant(
    given_: list[tuple[int, str, int | None]],
) -> None:
    ballots = [vote(who, target, value) for who, target, value in given_]
    merged = standing("stellingen", ballots, [], {"b": "a"})
    apart = standing("stellingen", ballots, [], {})
    either = {who for who, chosen in apart.choices.items() if {"a", "b"} & chosen.keys()}
    assert merged.values("a").keys() == either
    assert not merged.values("b")
    assert merged.values("c") == apart.values("c")
    for who, value in merged.values("a").items():
        assert value in {apart.choices[who].get("a"), apart.choices[who].get("b")}


def test_of_two_merged_votes_the_later_one_counts() -> None:
    ballots = [vote(1, "b", 1), vote(1, "a", -1), vote(2, "a", 1), vote(2, "b", 0)]
    box = standing("stellingen", ballots, [], {"b": "a"})
    assert box.values("a") == {1: -1, 2: 0}


def test_dots_on_merged_ideas_add_up_to_the_limit() -> None:
    ballots = [vote(1, "a", 2), vote(1, "b", 2), vote(2, "b", 1), vote(2, "c", 0)]
    box = standing("stippen", ballots, [], {"b": "a"}, per_option=3)
    assert box.choices == {1: {"a": 3}, 2: {"a": 1}}


def test_hands_are_counted_beside_devices_and_the_newest_count_stands() -> None:
    hands = [hand("a", 1, 9), hand("a", 1, 4), hand("a", -1, 2), hand("b", 1, 0)]
    box = standing("stellingen", [vote(1, "a", 1)], hands, {})
    assert box.hands == {("a", 1): 4, ("a", -1): 2}
    assert (box.by_hand, box.voters) == (6, 7)
    assert (box.count("a", 1), box.hands_for("a", 1)) == (1, 4)


def test_who_gave_dots_by_hand_is_counted_where_that_was_told() -> None:
    hands = [hand("a", 1, 12), hand("b", 1, 3), hand("", 1, 5)]
    assert standing("stippen", [], hands, {}).by_hand == 5
    assert standing("stippen", [], hands[:2], {}).by_hand == 12


def test_before_and_after_the_talk_are_counted_apart() -> None:
    ballots = [vote(1, "d:voor", -2), vote(1, "d:na", 1)]
    assert standing("dilemmas", ballots, [], {}, stage="voor").values("d") == {1: -2}
    assert standing("dilemmas", ballots, [], {}, stage="na").values("d") == {1: 1}


def test_four_votes_are_not_shown_and_five_are() -> None:
    ballots = [vote(who, "a", 1) for who in range(5)]
    four = shown("stellingen", ballots, [], {}, ["a"], [cut(ballots[:4])])
    five = shown("stellingen", ballots, [], {}, ["a"], [cut(ballots)])
    assert four == {"a": None}
    assert five["a"] is not None


def test_a_hand_makes_the_fifth() -> None:
    ballots = [vote(who, "a", 1) for who in range(4)]
    raised = [hand("a", -1, 1)]
    found = shown("stellingen", ballots, raised, {}, ["a"], [cut(ballots, raised[0].sequence)])
    assert found["a"] is not None
    assert found["a"].voters == 5


def test_late_votes_wait_for_the_next_reveal_and_few_of_them_for_more() -> None:
    ballots = [vote(who, "a", 1) for who in range(6)]
    late = [*ballots, vote(6, "a", -1)]
    more = [*late, *(vote(who, "a", -1) for who in range(7, 11))]

    def told(everything: list[Ballot], *cuts: Cut) -> int:
        box = shown("stellingen", everything, [], {}, ["a"], cuts)["a"]
        assert box is not None
        return box.voters

    first = cut(ballots)
    assert told(late, first) == 6
    assert told(late, first, cut(late)) == 6
    assert told(more, first, cut(late), cut(more)) == 11


BOXES = st.lists(st.tuples(st.integers(1, 15), st.sampled_from([1, -1, None])), max_size=60)


@given(BOXES, st.lists(st.integers(0, 60), max_size=5))
def test_no_two_outcomes_that_were_shown_differ_by_one_to_four_people(
    given_: list[tuple[int, int | None]], at: list[int]
) -> None:
    ballots = [vote(who, "a", value) for who, value in given_]
    cuts = [cut(ballots[:n]) for n in sorted(at)]
    seen: list[Box] = []
    for number in range(len(cuts)):
        box = shown("stellingen", ballots, [], {}, ["a"], cuts[: number + 1])["a"]
        if box is not None:
            assert box.voters >= 5
            seen.append(box)
    assert all(changed(a, b) == 0 or changed(a, b) >= 5 for a, b in combinations(seen, 2))


def test_a_removed_option_counts_no_more() -> None:
    ballots = [vote(who, target, 1) for who in range(6) for target in ("a", "weg")]
    found = shown("kennismaken", ballots, [], {}, ["a"], [cut(ballots)])[""]
    assert found is not None
    assert set(found.choices[0]) == {"a"}


@given(
    st.lists(
        st.tuples(st.sampled_from(["bewoner", "ambtenaar", "anders", ""]), st.integers(-1, 1)),
        max_size=60,
    )
)
def test_a_split_is_never_about_fewer_than_ten(people: list[tuple[str, int]]) -> None:
    box = Box({who: {"a": value} for who, (_group, value) in enumerate(people)})
    groups = {who: group for who, (group, _value) in enumerate(people) if group}
    found = split(box, groups, "a")
    rest = len(people) - sum(len(part.choices) for part in found.values())
    assert all(len(part.choices) >= 10 for part in found.values())
    assert not found or rest == 0 or rest >= 10
    for part in found.values():
        assert len(set(part.values("a").values())) > 1
