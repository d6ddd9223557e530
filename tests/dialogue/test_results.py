"""What each kind of part finds."""

import json

from tests.dialogue.rooms import (
    AGREE,
    DILEMMAS,
    DOTS,
    EVERY_KIND,
    LEVELS,
    POLL,
    STATEMENTS,
    card,
    hand,
    vote,
)
from wijkwijzer.dialogue.counting import standing, unanswered
from wijkwijzer.dialogue.live import Cut
from wijkwijzer.dialogue.records import Ballot, HandCount
from wijkwijzer.dialogue.results import Votes, result

ALL = {"voor": (Cut(10**9, 10**9, ""),), "na": (Cut(10**9, 10**9, ""),)}


def test_a_poll_counts_each_option_with_its_hands() -> None:
    ballots = [vote(who, "ja", 1) for who in range(4)] + [vote(4, "nee", 1), vote(5, "nee", 0)]
    found = result(Votes(POLL, ("ja", "nee"), ballots, [hand("nee", 1, 3)]), "voor", ALL)
    assert (found.n, found.by_hand) == (8, 3)
    assert [(t.target, t.n, t.by_hand) for t in found.targets] == [("ja", 4, 0), ("nee", 4, 3)]


def test_too_few_votes_are_hidden_for_each_statement_by_itself() -> None:
    ballots = [vote(who, "ja", 1, part="stel") for who in range(5)]
    ballots += [vote(who, "nee", -1, part="stel") for who in range(4)]
    found = result(Votes(STATEMENTS, ("ja", "nee"), ballots), "voor", ALL)
    assert [(t.target, t.hidden, t.n) for t in found.targets] == [
        ("ja", False, 5),
        ("nee", True, None),
    ]
    assert found.n == 5
    assert [(c.value, c.n) for c in found.targets[0].counts] == [(1, 5), (0, 0), (-1, 0)]
    assert found.groups is not None
    assert found.groups.reason == "te_weinig_mensen"


def test_statements_stand_from_what_is_shared_most_and_hands_count() -> None:
    ballots = [vote(who, "ja", 1 if who % 2 else -1, part="stel") for who in range(10)]
    ballots += [vote(who, "nee", -1, part="stel") for who in range(10)]
    raised = [hand("ja", 1, 40, part="stel")]
    found = result(Votes(STATEMENTS, ("ja", "nee"), ballots), "voor", ALL)
    with_hands = result(Votes(STATEMENTS, ("ja", "nee"), ballots, raised), "voor", ALL)
    assert [t.target for t in found.targets] == ["nee", "ja"]
    assert [t.target for t in with_hands.targets] == ["ja", "nee"]
    assert with_hands.statements[0].side == "eens"


def test_two_groups_in_the_room_are_shown_without_who_is_in_them() -> None:
    names = tuple(f"s{number}" for number in range(10))
    ballots = [
        vote(who, name, 1 if (who < 15) == (place < 5) else -1, part="stel")
        for who in range(30)
        for place, name in enumerate(names)
    ]
    found = result(Votes(STATEMENTS, names, ballots), "voor", ALL).groups
    assert found is not None
    assert found.reason is None
    assert [group.people for group in found.groups] == [15, 15]
    assert all(group.traits for group in found.groups)
    assert [sum(where == place for _x, _y, where in found.marks) for place in (0, 1)] == [15, 15]
    assert json.loads(found.model_dump_json())["groups"][0]["people"] == 15


def test_dots_are_added_up_and_stand_from_most_to_least() -> None:
    ballots = [vote(who, "nee", 2) for who in range(5)] + [vote(0, "ja", 3)]
    raised = [hand("ja", 1, 12), hand("", 1, 4)]
    found = result(Votes(DOTS, ("ja", "nee"), ballots, raised), "voor", ALL)
    assert [(t.target, t.total, t.by_hand) for t in found.targets] == [
        ("ja", 15, 12),
        ("nee", 10, 0),
    ]
    assert (found.n, found.by_hand) == (9, 4)


def test_a_dilemma_shows_how_the_room_moved() -> None:
    before = [vote(who, "schaal:voor", -2, part="dil") for who in range(6)]
    after = [vote(who, "schaal:na", who - 2, part="dil") for who in range(5)]
    votes = Votes(DILEMMAS, ("schaal",), before + after)
    found = result(votes, "na", ALL)
    assert [(t.n, t.middle) for t in found.before] == [(6, -2.0)]
    assert [(t.n, t.middle) for t in found.targets] == [(5, 0.0)]
    (shift,) = found.shifts
    assert (shift.n, shift.to_low, shift.same, shift.to_high, shift.mean) == (5, 0, 1, 4, 2.0)
    assert result(Votes(DILEMMAS, ("schaal",), before + after[:4]), "na", ALL).shifts == ()
    assert result(votes, "voor", ALL).shifts == ()


def test_parties_state_levels_by_name_and_the_widest_spread_comes_first() -> None:
    parties = {1: "gemeente", 2: "corporatie", 3: "gemeente"}
    ballots = [
        vote(1, "wonen:voor", 3),
        vote(2, "wonen:voor", 3),
        vote(1, "groen:voor", 0),
        vote(3, "groen:voor", 3),
        vote(2, "groen:voor", 1),
        vote(4, "groen:voor", 2),
        vote(2, "groen:na", 9),
        vote(1, "groen:na", 3),
    ]
    votes = Votes(LEVELS, ("wonen", "groen"), ballots, parties=parties)
    first = result(votes, "voor", ALL)
    assert [(t.theme, t.spread, t.middle) for t in first.themes] == [
        ("groen", 2, 2.0),
        ("wonen", 0, 3.0),
    ]
    assert {p.party: p.level for p in first.themes[0].levels} == {"corporatie": 1, "gemeente": 3}
    after = result(votes, "na", ALL)
    assert {p.party: p.level for p in after.themes[1].levels} == {"corporatie": 9, "gemeente": 3}
    assert after.themes[1].spread is None
    assert [t.theme for t in after.themes_before] == ["wonen", "groen"]
    # On wonen nobody said anything else after the talk: they stay with what they said.
    assert {p.party: p.level for p in after.themes[0].levels} == {"corporatie": 3, "gemeente": 3}
    assert (after.themes[0].theme, after.themes[0].spread) == ("wonen", 0)
    unseen = result(votes, "voor", {})
    assert all(p.level is None for t in unseen.themes for p in t.levels)


def test_an_objection_waits_for_a_reason_and_the_reason_for_an_answer() -> None:
    ballots = [vote(who, "ja", 2, part="akk") for who in range(5)]
    ballots += [vote(5, "ja", 0, part="akk")]

    def waits(*cards: object, hands: tuple[HandCount, ...] = ()) -> int:
        box = standing("akkoord", ballots, hands, {})
        return unanswered(box, ("ja",), cards)["ja"]  # type: ignore[arg-type]

    reason = card("c", "bezwaar", "Te duur.", part="akk", participant=5, target="ja")
    assert waits() == 1
    assert waits(reason) == 1
    assert waits(reason.model_copy(update={"state": "refused"})) == 1
    assert waits(reason.model_copy(update={"answer": "We zoeken geld."})) == 0
    raised = (hand("ja", 0, 3, part="akk"),)
    told = card("d", "bezwaar", "Te laat.", part="akk", participant=None, target="ja", answer="Nu.")
    assert waits(reason.model_copy(update={"answer": "Ja."}), hands=raised) == 1
    assert waits(reason.model_copy(update={"answer": "Ja."}), told, hands=raised) == 0
    # Who objected and went home has told why aloud.
    assert waits(told) == 0
    assert waits(told.model_copy(update={"answer": ""})) == 1
    passed = reason.model_copy(update={"state": "passed"})
    found = result(Votes(AGREE, ("ja",), ballots), "voor", ALL, [passed, told])
    assert [(o.text, o.answer) for o in found.objections] == [("Te duur.", "")]
    assert found.unanswered == 1


def test_nothing_is_found_before_a_reveal_nor_in_an_empty_room() -> None:
    for part in EVERY_KIND:
        ids = tuple(option.id for option in part.options) or ("wonen",)
        ballots: list[Ballot] = [
            vote(who, f"{target}:voor" if part.staged else target, 1)
            for who in range(20)
            for target in ids
        ]
        hidden = result(Votes(part, ids, ballots), "voor", {})
        assert all(t.hidden for t in hidden.targets)
        assert hidden.n == 0
        assert result(Votes(part, ids), "voor", ALL).n == 0
