"""What the room sends, and in which words bad input is refused."""

import pytest

from tests.conftest import FACILITATOR, NOW
from tests.dialogue.rooms import COMPASS, IDEAS, POLL
from tests.intake.halls import Hall, fresh_id, hall
from wijkwijzer.access.codes import new_token
from wijkwijzer.dialogue.records import Option, Part
from wijkwijzer.errors import InvalidInput, NotFound, RateLimited, RoundClosed
from wijkwijzer.intake import ballots, meeting_room, meetings
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store
from wijkwijzer.store.meeting_context import meeting_context


@pytest.fixture
def room(store: Store, wijk: Wijk) -> Hall:
    made = hall(store, wijk)
    made.join(2)
    return made


def stored(room: Hall) -> int:
    with room.store.read() as reader:
        return len(reader.ballots(room.meeting.id))


def test_joining_twice_gives_one_seat_and_keeps_what_was_chosen(room: Hall) -> None:
    token = room.tokens[0]
    room.go_to("poll")
    room.vote(token, "poll", "ja", 1)
    again = ballots.join(
        room.store,
        f" {room.meeting.code[:3]} {room.meeting.code[3:]}",
        token,
        here="ambtenaar",
        now=NOW,
    )
    assert again.seat.number == 1
    assert again.seat.here == "ambtenaar"
    assert again.own == {"poll": {"ja": 1}}
    with room.store.read() as reader:
        assert reader.seat_count(room.meeting.id) == 2


def test_only_a_keyed_hash_of_the_token_is_kept_until_the_meeting_closes(room: Hall) -> None:
    def content() -> str:
        return "\n".join(room.store._connection.iterdump())

    assert room.tokens[0] not in content()
    with room.store.read() as reader:
        hashed = reader.rows("SELECT token_hash FROM seat")[0]["token_hash"]
    assert hashed in content()
    room.act("close_meeting")
    assert hashed not in content()


@pytest.mark.parametrize(
    "code", ["000000", "12345", "", "abcdef", "１２３４５６", "1" * 5000, "\x00"]
)
def test_a_code_that_does_not_exist_is_refused_in_words(room: Hall, code: str) -> None:
    with pytest.raises(NotFound, match="Kijk op het scherm in de zaal"):
        ballots.join(room.store, code, new_token(), device="d", now=NOW)


def test_a_device_that_guesses_codes_has_to_wait_and_others_do_not(room: Hall) -> None:
    for _try in range(10):
        with pytest.raises(NotFound):
            ballots.join(room.store, "999999", new_token(), device="a", now=NOW)
    with pytest.raises(RateLimited, match="Te vaak"):
        ballots.join(room.store, room.meeting.code, new_token(), device="a", now=NOW)
    assert ballots.join(room.store, room.meeting.code, new_token(), device="b", now=NOW)


def test_before_and_after_the_meeting_one_cannot_join_or_vote(store: Store, wijk: Wijk) -> None:
    planned = hall(store, wijk, opened=False)
    with pytest.raises(RoundClosed, match="nog niet begonnen"):
        planned.join()
    planned.act("open_meeting")
    (token,) = planned.join()
    planned.act("close_meeting")
    with pytest.raises(RoundClosed, match="afgelopen"):
        planned.join()
    with pytest.raises(RoundClosed, match="afgelopen"):
        planned.vote(token, "poll", "ja", 1)
    with pytest.raises(RoundClosed, match="afgelopen"):
        planned.write(token, "idee", "idee", "Te laat")


def test_how_one_is_here_comes_from_the_list(room: Hall) -> None:
    for said in [{"here": "burgemeester"}, {"buurt": "elders"}, {"party": "niemand"}, {"here": ""}]:
        with pytest.raises(InvalidInput, match="niet op de lijst"):
            room.join(**said)
    with pytest.raises(InvalidInput):
        ballots.join(room.store, room.meeting.code, "kort", now=NOW)


def test_a_token_of_another_meeting_has_no_seat_here(room: Hall, wijk: Wijk) -> None:
    other = hall(room.store, wijk)
    other.go_to("poll")
    with pytest.raises(NotFound, match="Vul de code in"):
        other.vote(room.tokens[0], "poll", "ja", 1)


def test_the_same_vote_twice_is_stored_once_also_after_the_part_closed(room: Hall) -> None:
    room.go_to("poll")
    first = room.vote(room.tokens[0], "poll", "ja", 1, id="device-same")
    assert (first.stored, first.refused) == (("device-same",), {})
    room.act("phase", phase="reveal")
    again = room.vote(room.tokens[0], "poll", "ja", 1, id="device-same")
    assert again.stored == ("device-same",)
    assert stored(room) == 1
    stolen = room.vote(room.tokens[1], "poll", "ja", 1, id="device-same")
    assert stolen.refused
    assert stored(room) == 1


def test_a_vote_for_an_option_just_removed_is_refused_and_the_rest_stays(room: Hall) -> None:
    room.go_to("poll")
    room.vote(room.tokens[0], "poll", "ja", 1)
    with room.store.read() as reader:
        meeting = reader.get(type(room.meeting), room.meeting.id)
    less = POLL.model_copy(update={"options": POLL.options[:1]})
    programme = tuple(less if part.id == "poll" else part for part in meeting.programme)
    edited = meeting.model_copy(update={"programme": programme})
    meetings.save_meeting(room.store, edited, identity=FACILITATOR, now=NOW)
    found = room.vote(room.tokens[0], "poll", "nee", 1)
    assert list(found.refused.values()) == [
        "Dit staat niet meer op de lijst. Uw andere keuzes zijn bewaard."
    ]
    assert stored(room) == 1


BAD_VOTES: list[tuple[str, dict[str, object], str]] = [
    ("poll", {"part": "weg"}, "niet meer"),
    ("poll", {"part": "stip"}, "nu niet stemmen"),
    ("poll", {"target": "misschien"}, "niet meer op de lijst"),
    ("poll", {"target": None}, "goede vorm"),
    ("poll", {"target": ["ja"]}, "goede vorm"),
    ("poll", {"value": 2}, "kan hier niet"),
    ("poll", {"value": True}, "goede vorm"),
    ("poll", {"value": "1"}, "goede vorm"),
    ("poll", {"value": 1.0}, "goede vorm"),
    ("poll", {"value": 10**30}, "kan hier niet"),
    ("poll", {"id": "x"}, "goede vorm"),
    ("poll", {"id": 12}, "goede vorm"),
    ("poll", {"id": "device-\x00ab"}, "goede vorm"),
    ("dil", {"target": "schaal"}, "goede vorm"),
    ("dil", {"target": "schaal:na"}, "nu niet stemmen"),
    ("dil", {"target": "schaal:voor", "value": 3}, "kan hier niet"),
    ("idee", {"target": "ja"}, "niet meer op de lijst"),
    ("amb", {"target": "wonen:voor", "value": 2}, "namens welke partij"),
    ("stip", {"target": "ja", "value": 4}, "Hoogstens 3"),
]


def test_bad_votes_are_refused_in_words(room: Hall) -> None:
    for part, sent, why in BAD_VOTES:
        room.go_to(part)
        whole = {"id": fresh_id(), "part": part, "target": "ja", "value": 1} | sent
        with room.store.write() as writer:
            found = ballots.vote(writer, room.tokens[0], room.meeting.id, [whole, "x"], now=NOW)
        assert not found.stored
        assert len(found.refused) == 2
        assert why in next(iter(found.refused.values())), sent
    assert stored(room) == 0


def test_a_vote_without_a_value_takes_nothing_back(room: Hall) -> None:
    room.go_to("poll")
    room.vote(room.tokens[0], "poll", "ja", 1)
    bare = {"id": fresh_id(), "part": "poll", "target": "ja"}
    with room.store.write() as writer:
        found = ballots.vote(writer, room.tokens[0], room.meeting.id, [bare], now=NOW)
    assert "niet de goede vorm" in str(found.refused)
    assert stored(room) == 1


def test_too_many_dots_are_refused_and_can_be_moved(room: Hall) -> None:
    room.go_to("stip")
    token = room.tokens[0]
    room.vote(token, "stip", "ja", 3)
    assert "5 stippen" in str(room.vote(token, "stip", "nee", 3).refused)
    room.vote(token, "stip", "ja", 2)
    assert room.vote(token, "stip", "nee", 3).own == {"stip": {"ja": 2, "nee": 3}}


def test_one_option_takes_the_place_of_the_other(room: Hall) -> None:
    room.go_to("poll")
    room.vote(room.tokens[0], "poll", "ja", 1)
    assert room.vote(room.tokens[0], "poll", "nee", 1).own == {"poll": {"nee": 1}}
    assert room.vote(room.tokens[0], "poll", "nee", None).own == {"poll": {}}


def test_no_more_options_than_may_be_chosen(store: Store, wijk: Wijk) -> None:
    options = tuple(Option(id=name, text=name) for name in "abc")
    two = Part(id="poll", kind="kennismaken", title="Kies", options=options, each=2)
    room = hall(store, wijk, two)
    (token,) = room.join()
    room.go_to("poll")
    room.vote(token, "poll", "a", 1)
    room.vote(token, "poll", "b", 1)
    assert "2 kiezen" in str(room.vote(token, "poll", "c", 1).refused)


def test_two_thousand_votes_from_one_device_do_not_get_in(
    room: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.go_to("poll")
    many = [{"id": fresh_id(), "part": "poll", "target": "ja", "value": 1}] * 2000
    with (
        pytest.raises(InvalidInput, match="te veel stemmen in één keer"),
        room.store.write() as writer,
    ):
        ballots.vote(writer, room.tokens[0], room.meeting.id, many, now=NOW)
    monkeypatch.setattr(ballots, "MOST_BALLOTS", 5)
    first = fresh_id()
    room.vote(room.tokens[0], "poll", "ja", 1, id=first)
    for _tap in range(4):
        room.vote(room.tokens[0], "poll", "ja", 1)
    assert "al te vaak gestemd" in str(room.vote(room.tokens[0], "poll", "ja", 1).refused)
    assert room.vote(room.tokens[0], "poll", "ja", 1, id=first).stored == (first,)
    assert room.vote(room.tokens[1], "poll", "ja", 1).stored


BAD_TEXTS: list[tuple[object, str]] = [
    ("a" * 10_000, "te lang"),
    ("a" * 141, "te lang"),
    ("", "nog niets geschreven"),
    ("  \n ", "nog niets geschreven"),
    ("nul\x00", "geen tekst"),
    ("half \ud800", "geen tekst"),
    (12, "hier hoort tekst"),
    (None, "hier hoort tekst"),
    (["a"], "hier hoort tekst"),
]


def test_a_text_that_cannot_be_is_refused_in_words(room: Hall) -> None:
    room.go_to("stel")
    for text, why in BAD_TEXTS:
        with pytest.raises(InvalidInput, match=why):
            room.write(room.tokens[0], "stel", "stelling", text)
    with room.store.read() as reader:
        assert reader.cards(room.meeting.id) == []


def test_a_card_is_stored_once_and_waits(room: Hall) -> None:
    room.go_to("stel")
    known = {"id": "device-card"}
    first = room.write(room.tokens[0], "stel", "stelling", "Meer  groen. ", **known)
    again = room.write(room.tokens[0], "stel", "stelling", "Iets anders", **known)
    assert (first.text, first.state) == ("Meer groen.", "wait")
    assert again.text == "Meer groen."
    with pytest.raises(InvalidInput):
        room.write(room.tokens[1], "stel", "stelling", "Van mij", **known)


BAD_CARDS: list[tuple[str, str, dict[str, object]]] = [
    ("poll", "opmerking", {}),
    ("stel", "idee", {}),
    ("stel", "toespraak", {}),
    ("kompas", "opmerking", {"theme": "bestaat_niet"}),
    ("kompas", "opmerking", {"target": "bestaat_niet"}),
    ("kompas", "opmerking", {"point": {"longitude": 500, "latitude": 52}}),
    ("kompas", "opmerking", {"point": {"longitude": 0, "latitude": 0}}),
    ("kompas", "opmerking", {"point": "hier"}),
    ("akk", "bezwaar", {}),
]


def test_a_card_is_about_something_that_is_there(room: Hall) -> None:
    for part, kind, more in BAD_CARDS:
        room.go_to(part)
        with pytest.raises(InvalidInput):
            room.write(room.tokens[0], part, kind, "Tekst", **more)


def test_a_remark_keeps_its_theme_and_place_and_only_of_the_part_at_hand(room: Hall) -> None:
    room.go_to("kompas")
    point = {"longitude": 5.0, "latitude": 52.0}
    told = room.write(
        room.tokens[0], "kompas", "opmerking", "Hier is het donker", theme="veiligheid", point=point
    )
    with room.store.read() as reader:
        assert reader.card(room.meeting.id, told.id) == told.model_copy(update={"sequence": 1})
    with pytest.raises(InvalidInput, match="niets schrijven"):
        room.write(room.tokens[0], "idee", "idee", "Te vroeg")
    room.act("phase", phase="close")
    with pytest.raises(InvalidInput, match="niets schrijven"):
        room.write(room.tokens[0], "kompas", "opmerking", "Te laat")


def test_one_seat_does_not_fill_the_wall(room: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ballots, "MOST_CARDS", 2)
    room.go_to("idee")
    for _card in range(2):
        room.write(room.tokens[0], "idee", "idee", "Een bankje")
    with pytest.raises(RateLimited, match="ook anderen"):
        room.write(room.tokens[0], "idee", "idee", "Nog een")
    assert room.write(room.tokens[1], "idee", "idee", "Een bankje")


def test_a_merged_statement_keeps_its_votes_also_those_under_way(room: Hall) -> None:
    room.go_to("stel")
    ann, bob = room.tokens
    made = [room.write(ann, "stel", "stelling", text) for text in ("Meer groen", "Meer bomen")]
    for card in made:
        meeting_room.judge_card(
            room.store, room.meeting.id, card.id, "passed", identity=FACILITATOR, now=NOW
        )
    stays, goes = made[0].id, made[1].id
    room.vote(ann, "stel", stays, 1)
    room.vote(ann, "stel", goes, -1)
    room.vote(bob, "stel", goes, 1)
    room.vote(bob, "stel", stays, 1)
    room.vote(bob, "stel", goes, -1)
    meeting_room.judge_card(
        room.store, room.meeting.id, goes, "merged", into=stays, identity=FACILITATOR, now=NOW
    )
    again = ballots.join(room.store, room.meeting.code, bob, now=NOW)
    assert again.own == {"stel": {stays: -1}}, "of both, the latest vote counts"
    assert room.vote(bob, "stel", goes, 0).own == {"stel": {stays: 0}}
    assert room.vote(ann, "stel", stays, None).own == {"stel": {}}
    with room.store.read() as reader:
        assert reader.standing_ballots(room.meeting.id, 1) == {}
        context = meeting_context(reader, room.meeting.id)
    part = context.meeting.part("stel")
    assert part is not None
    assert goes not in {target.id for target in context.targets(part)}


def test_parts_without_writing_take_no_cards(store: Store, wijk: Wijk) -> None:
    shut = IDEAS.model_copy(update={"open": False})
    room = hall(store, wijk, shut, COMPASS)
    (token,) = room.join()
    room.go_to("idee")
    with pytest.raises(InvalidInput, match="niets schrijven"):
        room.write(token, "idee", "idee", "Een bankje")
