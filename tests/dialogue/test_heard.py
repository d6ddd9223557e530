"""Who is heard in a room: numbers worked out by hand, and what always holds."""

from hypothesis import given
from hypothesis import strategies as st

from tests.dialogue.rooms import AT
from wijkwijzer.dialogue.heard import RoomHeard, heard_sentences, missing_sentence, room_heard
from wijkwijzer.dialogue.records import Here, Seat, Turn
from wijkwijzer.neighbourhood.margins import Inhabitants, count_inhabitants
from wijkwijzer.neighbourhood.records import Population

HERE = {"bewoner": "Bewoner", "ondernemer": "Ondernemer", "niet_gezegd": "Dat zeg ik liever niet"}
BUURTEN = {"dijk": "Dijkbuurt", "kade": "Kadebuurt"}
NOBODY = count_inhabitants([], list(BUURTEN))


def seats(here: Here, buurt: str, n: int) -> list[Seat]:
    return [Seat(meeting_id="m", number=1, here=here, buurt=buurt) for _seat in range(n)]


def turns(variable: str, category: str, n: int, change: int = 1) -> list[Turn]:
    row = {"meeting_id": "m", "variable": variable, "category": category, "by": "s", "at": AT}
    return [Turn.model_validate(row | {"id": f"t{n}", "change": change}) for n in range(n)]


def lives(dijk: int, kade: int) -> Inhabitants:
    rows = [
        Population(
            id=buurt, wijk_id="w", buurt_id=buurt, variable="total", category="", count=count
        )
        for buurt, count in (("dijk", dijk), ("kade", kade))
    ]
    return count_inhabitants(rows, list(BUURTEN))


def heard(there: list[Seat], said: list[Turn], people: Inhabitants = NOBODY) -> RoomHeard:
    return room_heard(there, said, people, HERE, BUURTEN)


def test_a_buurt_of_which_few_came_and_a_group_that_is_silent_are_named() -> None:
    there = [
        *seats("bewoner", "dijk", 36),
        *seats("bewoner", "kade", 4),
        *seats("ondernemer", "niet_gezegd", 10),
    ]
    said = [*turns("here", "bewoner", 49), *turns("here", "ondernemer", 1)]
    room = heard(there, said, lives(1000, 1000))
    kade = room.of("buurt")[1]
    # 40 residents over two buurten of the same size: twenty each.
    assert (kade.residents, kade.expected, kade.is_missing) == (4, 20.0, True)
    shop = room.of("here")[1]
    # 50 turns, of which ten in fifty by ondernemers, who are ten of fifty people.
    assert (shop.turns, shop.turns_expected, shop.is_silent) == (1, 10.0, True)
    assert heard_sentences(room) == (
        "Weinig aan het woord: Ondernemer. Beurten: 1; naar verhouding waren dat er 10.",
        "Uit Kadebuurt zijn er 4 bewoners; naar verhouding waren dat er 20.",
    )
    assert missing_sentence(room) == "Naar verhouding kwamen er weinig bewoners uit Kadebuurt."


def test_three_people_of_whom_nobody_spoke_are_named_after_ten_turns() -> None:
    there = [*seats("bewoner", "dijk", 9), *seats("ondernemer", "kade", 3)]
    assert not heard(there, turns("here", "bewoner", 9)).of("here")[1].is_silent
    room = heard(there, turns("here", "bewoner", 10))
    assert room.of("here")[1].is_silent
    assert heard_sentences(room)[0] == "Nog niet aan het woord: Ondernemer (3 aanwezig)."
    assert "niet bekend" in heard_sentences(room)[-1]


def test_turns_of_who_is_there_without_a_device_show_who_is_silent() -> None:
    room = heard(seats("bewoner", "dijk", 24), turns("here", "ondernemer", 12))
    assert heard_sentences(room)[0] == "Nog niet aan het woord: Bewoner (24 aanwezig)."
    unsaid = heard(seats("bewoner", "dijk", 24), turns("here", "niet_gezegd", 12))
    assert not any(group.is_silent for group in unsaid.groups)


def test_a_room_that_keeps_its_buurten_to_itself_is_no_wijk_without_figures() -> None:
    room = heard(seats("bewoner", "niet_gezegd", 12), [], lives(1000, 1000))
    assert heard_sentences(room)[-1] == "Nog geen bewoner zei uit welke buurt."


def test_a_turn_that_was_taken_back_does_not_count() -> None:
    said = [*turns("here", "bewoner", 3), *turns("here", "bewoner", 5, change=-1)]
    assert heard(seats("bewoner", "dijk", 2), said).of("here")[0].turns == 0


def test_an_empty_room_says_so() -> None:
    assert heard_sentences(heard([], [])) == ("Er heeft zich nog niemand aangemeld.",)


@given(
    dijk=st.integers(0, 60),
    kade=st.integers(0, 60),
    shops=st.integers(0, 20),
    spoke=st.tuples(st.integers(0, 60), st.integers(0, 60)),
    people=st.tuples(st.integers(0, 5000), st.integers(0, 5000)),
)
def test_what_is_expected_adds_up_to_what_came(
    dijk: int, kade: int, shops: int, spoke: tuple[int, int], people: tuple[int, int]
) -> None:
    there = [
        *seats("bewoner", "dijk", dijk),
        *seats("bewoner", "kade", kade),
        *seats("ondernemer", "niet_gezegd", shops),
    ]
    said = [*turns("here", "bewoner", spoke[0]), *turns("here", "ondernemer", spoke[1])]
    room = heard(there, said, lives(*people))
    assert sum(group.present for group in room.of("here")) == room.present == dijk + kade + shops
    assert sum(group.present for group in room.of("buurt")) == room.present
    expected = [v.expected for v in room.of("buurt") if v.expected is not None]
    if len(expected) == 2:
        assert abs(sum(expected) - (dijk + kade)) < 1e-9
    to_speak = [v.turns_expected for v in room.of("here") if v.turns_expected is not None]
    if to_speak:
        assert abs(sum(to_speak) - sum(v.turns for v in room.of("here") if v.present)) < 1e-9
    # Whoever speaks as much as the room is large is never silent, nor a buurt that is all there;
    # where no share can be told, only who said nothing at all is.
    silent = [v for v in room.groups if v.is_silent]
    assert all(v.turns < v.turns_expected for v in silent if v.turns_expected is not None)
    assert all(v.turns == 0 for v in silent if v.turns_expected is None)
    assert not any(v.is_missing and (v.residents or 0) >= (v.expected or 0) for v in room.groups)
    assert heard_sentences(room)
