"""The people of a rehearsal: what they send can be sent, and they are of three minds."""

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import FACILITATOR, NOW
from tests.dialogue import rooms
from tests.intake.halls import hall
from wijkwijzer.dialogue import rehearsal
from wijkwijzer.dialogue.grouping import opinion_groups
from wijkwijzer.dialogue.records import LONGEST_CARD, Part
from wijkwijzer.dialogue.rehearsal import choices, person, written
from wijkwijzer.dialogue.screens import AnswerView, PartView, TargetView
from wijkwijzer.dialogue.targets import ballot_key, targets
from wijkwijzer.intake import meeting_room
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.publish.meetings import screen
from wijkwijzer.store import Store

THEMES = [theme.id for theme in theme_set("themas")]
BUURTEN = ["b0", "b1"]


def view(part: Part, stage: str = "voor") -> PartView:
    return PartView(
        **part.model_dump(include={"id", "kind", "title", "question", "each", "per_option"}),
        number=1,
        of=1,
        staged=part.staged,
        collecting=True,
        targets=tuple(
            TargetView(
                id=t.id,
                key=ballot_key(part.kind, t.id, stage),  # type: ignore[arg-type]
                text=t.text,
                low=t.low,
                high=t.high,
                theme=t.theme,
                of_room=False,
            )
            for t in targets(part, THEMES, [])
        ),
        answers=(AnswerView(value=1, text="Eens"),),
        cards=("bezwaar",) if part.kind == "akkoord" else (),
    )


@given(seed=st.integers(0, 10**6), number=st.integers(0, 300))
def test_the_same_seed_gives_the_same_person_who_says_the_same(seed: int, number: int) -> None:
    one, other = (person(number, seed, BUURTEN, ["gemeente"]) for _time in range(2))
    assert one == other
    assert (one.party == "gemeente") is (number == 0)
    for part in rooms.EVERY_KIND:
        assert choices(one, view(part)) == choices(other, view(part))


@given(seed=st.integers(0, 10**6), number=st.integers(0, 50))
def test_nobody_gives_more_than_they_have_or_a_value_that_is_not_there(
    seed: int, number: int
) -> None:
    who = person(number, seed, BUURTEN, ["gemeente"])
    dots = choices(who, view(rooms.DOTS))
    assert sum(dot.value for dot in dots) == rooms.DOTS.each
    assert all(1 <= dot.value <= rooms.DOTS.per_option for dot in dots)
    assert len(choices(who, view(rooms.POLL))) == 1
    assert {c.value for c in choices(who, view(rooms.DILEMMAS, "na"))} <= {-2, -1, 0, 1, 2}
    levels = choices(who, view(rooms.LEVELS))
    assert len(levels) == (2 if number == 0 else 0)
    assert choices(who, view(rooms.IDEAS)) == ()


@given(seed=st.integers(0, 10**6))
def test_an_objection_comes_with_its_reason_and_nothing_else_does(seed: int) -> None:
    part = view(rooms.AGREE)
    for number in range(40):
        who = person(number, seed, BUURTEN, [])
        votes = choices(who, part)
        reasons = [card for card in written(who, part, votes) if card.kind == "bezwaar"]
        assert len(reasons) == sum(vote.value == 0 for vote in votes)
        assert all(card.target == "ja" for card in reasons)


def test_every_text_fits_and_every_kind_has_some() -> None:
    texts = rehearsal._texts()
    assert set(texts) == set(LONGEST_CARD)
    assert all(len(text) <= LONGEST_CARD[kind] for kind in texts for text in texts[kind])


def test_eighty_people_are_of_three_minds() -> None:
    options = tuple(rooms.YES_NO[0].model_copy(update={"id": f"s{n}"}) for n in range(12))
    part = view(rooms.STATEMENTS.model_copy(update={"options": options}))
    people = [person(number, 2026, BUURTEN, []) for number in range(80)]
    sides = [{c.key: c.value for c in choices(who, part)} for who in people]
    found = opinion_groups([[row[o.id] for o in options] for row in sides])
    assert found.reason is None
    assert len(found.groups) == 3


def test_whatever_they_send_is_taken(store: Store, wijk: Wijk) -> None:
    room = hall(store, wijk)
    people = [person(number, 7, ["b0"], ["gemeente"]) for number in range(6)]
    tokens = [
        room.join(here=who.here, buurt=who.buurt, **({"party": who.party} if who.party else {}))[0]
        for who in people
    ]
    meeting_room.confirm_party(
        store, room.meeting.id, 1, confirmed=True, identity=FACILITATOR, now=NOW
    )
    sent = 0
    for part in rooms.EVERY_KIND:
        room.go_to(part.id)
        shown = screen(store, room.meeting.id, "deelnemer").content.part
        assert shown is not None
        for who, token in zip(people, tokens, strict=True):
            votes = choices(who, shown)
            for vote in votes:
                assert room.vote(token, part.id, vote.key, vote.value).refused == {}
                sent += 1
            for card in written(who, shown, votes):
                made = room.write(token, part.id, card.kind, card.text, target=card.target)
                assert made.state == "wait"
    # One choice in the poll, 14 themes, two statements, a dilemma and a proposal each; two or
    # more piles of dots; and the party of one on two themes.
    assert sent >= 6 * (1 + 14 + 2 + 1 + 1) + 2 + 6 * 2
