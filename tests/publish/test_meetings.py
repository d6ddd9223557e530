"""What leaves a meeting: nothing that was not passed, and no votes before they may be shown."""

from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import FACILITATOR, NOW
from tests.dialogue.rooms import STATEMENTS
from tests.intake.halls import Hall, hall
from wijkwijzer.dialogue.records import CARDS, Option, Part
from wijkwijzer.dialogue.screens import ConsoleContent, ScreenContent
from wijkwijzer.errors import NotFound, WijkwijzerError
from wijkwijzer.intake import meeting_room, meetings
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish import meetings as screens
from wijkwijzer.store import Store

_marks = count(1)
WRITTEN = ("kompas", "stel", "dil", "idee", "akk")
KINDS = ("opmerking", "stelling", "idee", "reden", "en_en", "bezwaar")
JUDGED = st.tuples(
    st.just("judge"),
    st.integers(0, 3),
    st.sampled_from(["passed", "refused", "wait", "merged"]),
    st.integers(0, 3),
)
ACTS = st.one_of(
    st.tuples(st.just("part"), st.sampled_from([*WRITTEN, "stip"])),
    st.tuples(st.just("phase"), st.sampled_from(["collect", "reveal", "discuss"])),
    st.tuples(st.just("card"), st.integers(0, 2)),
    st.tuples(st.just("card"), st.integers(0, 2)),
    JUDGED,
    JUDGED,
    st.tuples(st.just("item"), st.integers(0, 3)),
    st.tuples(st.just("undo"), st.just("")),
)


def shown(room: Hall, kind: str, language: str = "nl") -> ScreenContent:
    found = screens.screen(room.store, room.meeting.id, kind, language=language)  # type: ignore[arg-type]
    assert found.audience == ("facilitator" if kind == "regie" else "public")
    return found.content


@pytest.fixture
def room(store: Store, wijk: Wijk) -> Hall:
    made = hall(store, wijk)
    made.join(3)
    return made


@settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.sampled_from(WRITTEN), st.lists(ACTS, min_size=8, max_size=20))
def test_nothing_that_was_not_passed_reaches_the_room(
    store: Store, wijk: Wijk, first: str, acts: list[tuple[Any, ...]]
) -> None:
    """By every way in: cards of each kind, judged in every order, items, undo, codes, names."""
    room = hall(store, wijk)
    (token,) = room.join()
    written: list[str] = []
    for act in [("part", first), ("card", 0), *acts]:
        try:
            _do(room, token, written, act)
        except WijkwijzerError:
            continue
        with store.read() as reader:
            cards = {card.id: card for card in reader.cards(room.meeting.id)}
        for kind in ("deelnemer", "wand"):
            text = screens.screen_json(store, room.meeting.id, kind)  # type: ignore[arg-type]
            for card in cards.values():
                if card.state != "passed":
                    assert card.text not in text
                    assert card.id not in text


def _do(room: Hall, token: str, written: list[str], act: tuple[Any, ...]) -> None:
    kind, what, *more = act
    if kind == "card":
        part = room.meeting.part(room.live.part) or room.meeting.programme[0]
        kinds = CARDS[part.kind] or ("idee",)
        target = {"target": "ja"} if part.kind == "akkoord" else {}
        text = f"GEHEIM{next(_marks):06}"
        written.append(room.write(token, part.id, kinds[what % len(kinds)], text, **target).id)
    elif kind == "judge" and written:
        into = written[more[1] % len(written)] if more[0] == "merged" else None
        meeting_room.judge_card(
            room.store,
            room.meeting.id,
            written[what % len(written)],
            more[0],
            into=into,
            identity=FACILITATOR,
            now=NOW,
        )
    elif kind == "item" and written:
        room.act("item", item=written[what % len(written)])
    elif kind in {"part", "phase"}:
        room.act(kind, **{kind: what})
    elif kind == "undo":
        room.act("undo")


def test_no_kind_of_card_reaches_the_room_by_any_verdict_but_passed(room: Hall) -> None:
    verdicts = ((), ("refused",), ("passed", "refused"), ("passed", "wait"), ("passed", "merged"))
    for first in WRITTEN:
        room.go_to(first)
        part = room.meeting.part(first)
        assert part is not None
        for kind in [k for k in CARDS[part.kind] if part.open or k == "bezwaar"]:
            target = {"target": "ja"} if kind == "bezwaar" else {}
            stays = room.write(room.tokens[0], first, kind, "BLIJFT", **target)
            judge(room, stays.id, "passed")
            for states in verdicts:
                text = f"GEHEIM{next(_marks):06}"
                card = room.write(room.tokens[next(_marks) % 3], first, kind, text, **target)
                for state in states:
                    if state != "merged":
                        judge(room, card.id, state)
                    elif kind in {"stelling", "idee"}:
                        judge(room, card.id, state, into=stays.id)
                    else:
                        judge(room, card.id, "refused")
                room.act("item", item=card.id)
                for phase in ("collect", "reveal", "discuss"):
                    room.act("phase", phase=phase)
                    for screen in ("deelnemer", "wand"):
                        shown_now = screens.screen_json(room.store, room.meeting.id, screen)  # type: ignore[arg-type]
                        assert "BLIJFT" in shown_now
                        assert text not in shown_now
                        assert card.id not in shown_now


def judge(room: Hall, card_id: str, state: Any, **more: Any) -> None:
    meeting_room.judge_card(
        room.store, room.meeting.id, card_id, state, identity=FACILITATOR, now=NOW, **more
    )


def test_every_kind_of_card_is_tried_and_a_passed_one_is_shown(room: Hall) -> None:
    assert {kind for kinds in CARDS.values() for kind in kinds} == set(KINDS)
    room.go_to("stel")
    card = room.write(room.tokens[0], "stel", "stelling", "Meer groen in de straat")
    console = shown(room, "regie")
    assert isinstance(console, ConsoleContent)
    assert [c.text for c in console.waiting] == ["Meer groen in de straat"]
    meeting_room.judge_card(
        room.store, room.meeting.id, card.id, "passed", identity=FACILITATOR, now=NOW
    )
    part = shown(room, "deelnemer").part
    assert part is not None
    assert [(t.text, t.of_room) for t in part.targets][-1] == ("Meer groen in de straat", True)
    assert "participant" not in screens.screen_json(room.store, room.meeting.id, "wand")
    # Who judges reads with which card another one was merged, also with a statement of the part.
    again = room.write(room.tokens[1], "stel", "stelling", "Meer bomen")
    judge(room, again.id, "merged", into=card.id)
    judge(room, card.id, "merged", into="ja")
    console = shown(room, "regie")
    assert isinstance(console, ConsoleContent)
    assert console.merged == {again.id: "Ja", card.id: "Ja"}


def test_votes_are_hidden_until_they_are_revealed_and_from_five_on(
    store: Store, wijk: Wijk
) -> None:
    room = hall(store, wijk)
    tokens = room.join(6)
    room.go_to("poll")
    for token in tokens[:4]:
        room.vote(token, "poll", "ja", 1)
    assert shown(room, "wand").result is None
    assert shown(room, "wand").n_voted == 4
    room.act("phase", phase="reveal")
    hidden = shown(room, "wand").result
    assert hidden is not None
    assert all(target.hidden for target in hidden.targets)
    room.act("undo")
    assert shown(room, "wand").result is None
    room.vote(tokens[4], "poll", "nee", 1)
    room.act("phase", phase="reveal")
    told = shown(room, "wand").result
    assert told is not None
    assert [(t.target, t.n) for t in told.targets] == [("ja", 4), ("nee", 1)]
    released = screens.part_result(store, room.meeting.id, "poll").content
    assert released == told


def test_a_participants_screen_does_not_change_with_votes_and_joins(room: Hall) -> None:
    room.go_to("stel")
    before = screens.screen_json(room.store, room.meeting.id, "deelnemer")
    room.vote(room.tokens[0], "stel", "ja", 1)
    room.join()
    room.write(room.tokens[0], "stel", "stelling", "Wacht nog")
    assert screens.screen_json(room.store, room.meeting.id, "deelnemer") is before
    wall = shown(room, "wand")
    assert (wall.n_present, wall.n_voted) == (4, 1)


def test_nothing_is_made_twice_for_the_same_revision(room: Hall) -> None:
    for kind in ("deelnemer", "wand", "regie"):
        first = screens.screen_json(room.store, room.meeting.id, kind)  # type: ignore[arg-type]
        assert screens.screen_json(room.store, room.meeting.id, kind) is first  # type: ignore[arg-type]


def test_each_language_has_its_own_words(room: Hall) -> None:
    room.go_to("kompas")
    words = {
        language: [answer.text for answer in part.answers]
        for language in ("nl", "en", "ar")
        if (part := shown(room, "deelnemer", language).part)
    }
    assert words["nl"] == ["Herken ik", "Herken ik niet", "Weet ik niet"]
    assert words["en"][0] == "I recognise this"
    assert len({tuple(each) for each in words.values()}) == 3


def test_the_console_sees_who_is_there_what_comes_next_and_who_leads(room: Hall) -> None:
    (token,) = room.join(here="ambtenaar", buurt="b1", party="gemeente")
    room.go_to("akk")
    room.vote(token, "akk", "ja", 0)
    meeting_room.tap_turn(
        room.store, room.meeting.id, "here", "ambtenaar", identity=FACILITATOR, now=NOW
    )
    meeting_room.count_hands(
        room.store, room.meeting.id, "akk", "ja", 2, 12, identity=FACILITATOR, now=NOW
    )
    console = shown(room, "regie")
    assert isinstance(console, ConsoleContent)
    assert console.lead is not None
    assert console.lead.console == "console-1"
    assert console.following is not None
    assert (console.following.kind, console.following.payload) == ("phase", {"phase": "reveal"})
    assert console.undoable == "part"
    assert console.sequence == room.live.sequence
    assert {
        (p.category, p.n, p.turns) for p in console.present if p.n and p.variable == "here"
    } == {
        ("niet_gezegd", 3, 0),
        ("ambtenaar", 1, 1),
    }
    assert [(s.party, s.confirmed) for s in console.speakers] == [("gemeente", False)]
    assert (console.n_voted, console.unanswered) == (13, {"ja": 1})
    assert [h.count for h in console.hands] == [12]


def test_an_item_that_is_not_there_any_more_is_not_at_hand(room: Hall) -> None:
    room.go_to("kompas")
    room.act("item", item="wonen")
    assert shown(room, "wand").item == "wonen"
    room.act("item", item="bestaat_niet")
    assert shown(room, "wand").item is None


def test_what_was_erased_is_shown_no_more(room: Hall) -> None:
    twin = meetings.rehearse(room.store, room.meeting.id, identity=FACILITATOR, now=NOW)
    assert screens.screen(room.store, twin.id, "wand").content.meeting.rehearsal
    meetings.end_rehearsal(room.store, twin.id, identity=FACILITATOR)
    with pytest.raises(NotFound):
        screens.screen(room.store, twin.id, "wand")


def test_a_hall_of_statements_finds_its_groups(store: Store, wijk: Wijk) -> None:
    options = tuple(Option(id=f"s{n}", text=f"Stelling {n}") for n in range(8))
    part = Part.model_validate(STATEMENTS.model_dump() | {"options": options})
    room = hall(store, wijk, part)
    room.go_to("stel")
    for number, token in enumerate(room.join(24)):
        for place, option in enumerate(options):
            room.vote(token, "stel", option.id, 1 if (number < 12) == (place < 4) else -1)
    room.act("phase", phase="reveal")
    found = shown(room, "wand").result
    assert found is not None
    assert found.groups is not None
    assert [group.people for group in found.groups.groups] == [12, 12]
