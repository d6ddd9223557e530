"""Who runs a meeting: leading, taking over, rehearsing, reading cards, counting hands."""

import pytest

from tests.conftest import FACILITATOR, NOW
from tests.dialogue.rooms import AGREE, LEVELS, POLL
from tests.intake.halls import Hall, hall
from wijkwijzer.access.records import Identity
from wijkwijzer.ambitions.records import Ambition
from wijkwijzer.dialogue.records import FollowUp, Meeting
from wijkwijzer.dialogue.templates import templates
from wijkwijzer.errors import InvalidInput, NotAllowed, NotFound, StaleEdit
from wijkwijzer.intake import meeting_room, meetings
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store

OTHER = Identity(role="facilitator", account="samira")
STEERING = Identity(role="steering", account="steven")


@pytest.fixture
def room(store: Store, wijk: Wijk) -> Hall:
    made = hall(store, wijk)
    made.join(2)
    return made


def judge(room: Hall, card_id: str, state: str, **more: object) -> None:
    meeting_room.judge_card(
        room.store,
        room.meeting.id,
        card_id,
        state,  # type: ignore[arg-type]
        identity=FACILITATOR,
        now=NOW,
        **more,  # type: ignore[arg-type]
    )


def test_a_meeting_is_made_from_a_template_and_has_a_code_of_its_own(
    store: Store, wijk: Wijk
) -> None:
    made = [
        meetings.create_meeting(
            store,
            wijk.id,
            template.title,
            held_on="2026-12-01",
            programme=template.programme,
            identity=FACILITATOR,
            now=NOW,
        )
        for template in templates()
    ]
    assert len({meeting.code for meeting in made}) == 3
    with store.read() as reader:
        assert reader.all(Meeting, wijk.id) == made
        assert reader.meeting_of_code(made[1].code) == made[1]
        assert [change.kind for change in reader.changes(kind="meeting")] == ["meeting"] * 3


def test_only_facilitators_run_a_meeting(store: Store, wijk: Wijk) -> None:
    room = hall(store, wijk, opened=False)
    for who in (Identity(), STEERING):
        room.identity = who
        with pytest.raises(NotAllowed):
            room.act("open_meeting")
        with pytest.raises(NotAllowed):
            meetings.rehearse(store, room.meeting.id, identity=who, now=NOW)
        with pytest.raises(NotAllowed):
            meeting_room.tap_turn(store, room.meeting.id, "here", "bewoner", identity=who, now=NOW)


def test_the_second_console_sees_who_leads_and_can_take_over(room: Hall) -> None:
    second = Hall(room.store, room.meeting, console="console-2", identity=OTHER)
    assert room.live.lead is not None
    with pytest.raises(NotAllowed, match="begeleider heeft de regie op een ander scherm"):
        second.go_to("poll")
    same_person = Hall(room.store, room.meeting, console="console-3")
    with pytest.raises(NotAllowed):
        same_person.go_to("poll")
    second.act("lead")
    second.go_to("poll")
    with pytest.raises(NotAllowed, match="samira heeft de regie"):
        room.act("phase", phase="reveal")
    assert (second.live.part, second.live.phase) == ("poll", "collect")


def test_a_step_that_comes_twice_is_taken_once(room: Hall) -> None:
    room.go_to("poll")
    seen = room.live.sequence
    for attempt in range(2):
        sent = {"console": "console-1", "seen": seen, "identity": FACILITATOR, "now": NOW}
        if attempt:
            with pytest.raises(StaleEdit, match="intussen iets veranderd"):
                meetings.act(room.store, room.meeting.id, "undo", **sent)
        else:
            meetings.act(room.store, room.meeting.id, "undo", **sent)
    assert room.live.part is None
    assert room.live.state == "open"


def test_a_console_has_a_name(room: Hall) -> None:
    for name in ("", "x" * 41, "ё"):
        room.console = name
        with pytest.raises(InvalidInput, match="Laad de regie opnieuw"):
            room.act("overlay", overlay="pauze")


def test_an_edit_based_on_an_old_version_is_refused(room: Hall) -> None:
    with room.store.read() as reader:
        stored = reader.get(Meeting, room.meeting.id)
    edited = stored.model_copy(update={"title": "Andere titel", "code": "111111"})
    saved = meetings.save_meeting(room.store, edited, identity=OTHER, now=NOW)
    assert (saved.title, saved.code, saved.opened_at) == (
        "Andere titel",
        room.meeting.code,
        stored.opened_at,
    )
    with pytest.raises(StaleEdit):
        meetings.save_meeting(room.store, stored, identity=FACILITATOR, now=NOW)


def test_the_programme_does_not_change_under_the_votes(room: Hall) -> None:
    room.go_to("poll")
    room.vote(room.tokens[0], "poll", "ja", 1)
    with room.store.read() as reader:
        stored = reader.get(Meeting, room.meeting.id)

    def offer(*parts: object) -> None:
        edited = stored.model_copy(update={"programme": parts})
        meetings.save_meeting(room.store, edited, identity=FACILITATOR, now=NOW)

    with pytest.raises(InvalidInput, match="nu bezig"):
        offer(LEVELS)
    with pytest.raises(InvalidInput, match="soort ligt vast"):
        offer(POLL.model_copy(update={"kind": "stellingen"}))
    with pytest.raises(InvalidInput, match="bestaat_niet"):
        offer(POLL, LEVELS.model_copy(update={"themes": ("bestaat_niet",)}))


def test_a_rehearsal_leaves_nothing(room: Hall) -> None:
    store = room.store
    before = list(store._connection.iterdump())
    twin = meetings.rehearse(store, room.meeting.id, identity=FACILITATOR, now=NOW)
    assert twin.rehearsal
    assert twin.code != room.meeting.code
    practice = Hall(store, twin)
    practice.act("open_meeting")
    practice.join(3)
    practice.go_to("idee")
    card = practice.write(practice.tokens[0], "idee", "idee", "Alleen voor de oefening")
    judge(practice, card.id, "passed")
    practice.go_to("poll")
    practice.vote(practice.tokens[0], "poll", "ja", 1)
    meeting_room.tap_turn(store, twin.id, "here", "bewoner", identity=FACILITATOR, now=NOW)
    agreed = FollowUp(id="f", wijk_id=twin.wijk_id, meeting_id=twin.id, text="Oefenafspraak")
    meetings.save_follow_up(store, agreed, identity=FACILITATOR, now=NOW)
    practice.act("close_meeting")
    counters = ('INSERT INTO "revision"', 'INSERT INTO "sqlite_sequence"', 'INSERT INTO "secret"')

    def kept(lines: list[str]) -> list[str]:
        return [line for line in lines if not line.startswith(counters)]

    assert kept(list(store._connection.iterdump())) == kept(before)
    assert b"Alleen voor de oefening" not in store.path.read_bytes()
    with pytest.raises(NotFound):
        practice.act("lead")


def test_a_new_rehearsal_takes_the_place_of_the_earlier_one(room: Hall) -> None:
    first = meetings.rehearse(room.store, room.meeting.id, identity=FACILITATOR, now=NOW)
    second = meetings.rehearse(room.store, room.meeting.id, identity=FACILITATOR, now=NOW)
    with room.store.read() as reader:
        ids = {meeting.id for meeting in reader.all(Meeting)}
    assert ids == {room.meeting.id, second.id}
    assert first.id not in ids
    with pytest.raises(InvalidInput, match="geen oefening"):
        meetings.end_rehearsal(room.store, room.meeting.id, identity=FACILITATOR)
    meetings.end_rehearsal(room.store, second.id, identity=FACILITATOR)


def test_a_meeting_that_was_held_stays(store: Store, wijk: Wijk) -> None:
    planned = hall(store, wijk, opened=False)
    meetings.remove_meeting(store, planned.meeting, identity=FACILITATOR, now=NOW)
    held = hall(store, wijk)
    with store.read() as reader:
        stored = reader.get(Meeting, held.meeting.id)
    with pytest.raises(InvalidInput, match="blijft bewaard"):
        meetings.remove_meeting(store, stored, identity=FACILITATOR, now=NOW)


def test_an_objection_is_answered_before_its_part_closes(store: Store, wijk: Wijk) -> None:
    room = hall(store, wijk, AGREE)
    (token,) = room.join()
    room.go_to("akk")
    room.vote(token, "akk", "ja", 0)
    with pytest.raises(InvalidInput, match="Eén bezwaar wacht"):
        room.act("phase", phase="close")
    card = room.write(token, "akk", "bezwaar", "Te duur", target="ja")
    judge(room, card.id, "passed")
    with pytest.raises(InvalidInput, match="wacht nog"):
        room.act("phase", phase="close")
    judge(room, card.id, "passed", answer="We zoeken eerst geld.")
    assert room.act("phase", phase="close").phase == "close"


def test_cards_are_judged_and_merged_only_with_what_is_there(room: Hall) -> None:
    room.go_to("stel")
    card = room.write(room.tokens[0], "stel", "stelling", "Meer groen")
    with pytest.raises(InvalidInput, match="Samenvoegen"):
        judge(room, card.id, "merged", into="bestaat_niet")
    with pytest.raises(InvalidInput, match="Samenvoegen"):
        judge(room, card.id, "merged", into=card.id)
    with pytest.raises(InvalidInput, match="waarmee"):
        judge(room, card.id, "merged")
    with pytest.raises(InvalidInput, match="thema"):
        judge(room, card.id, "passed", theme="bestaat_niet")
    with pytest.raises(NotFound):
        judge(room, "weg", "passed")
    judge(room, card.id, "merged", into="ja", theme="groen")
    with room.store.read() as reader:
        stored = reader.card(room.meeting.id, card.id)
        assert stored is not None
        assert (stored.state, stored.into, stored.theme) == ("merged", "ja", "groen")
        assert [v.by for v in reader.verdicts_of(card.id)] == ["begeleider"]


def test_a_facilitators_own_statement_waits_for_nobody(room: Hall) -> None:
    room.go_to("stel")
    sent = {"part": "stel", "kind": "stelling", "text": "Van een briefje"}
    card = meeting_room.add_card(room.store, room.meeting.id, sent, identity=FACILITATOR, now=NOW)
    assert room.vote(room.tokens[0], "stel", card.id, 1).stored


def test_hands_are_counted_while_the_part_collects(room: Hall) -> None:
    def count(part: str, target: str, value: int, n: int) -> None:
        meeting_room.count_hands(
            room.store, room.meeting.id, part, target, value, n, identity=OTHER, now=NOW
        )

    room.go_to("poll")
    count("poll", "ja", 1, 7)
    count("poll", "", 1, 9)
    for wrong in (
        ("poll", "weg", 1, 1),
        ("poll", "ja", 0, 1),
        ("poll", "ja", 1, -1),
        ("poll", "ja", 1, 5001),
        ("weg", "ja", 1, 1),
        ("amb", "wonen:voor", 1, 1),
        ("dil", "schaal", 1, 1),
        ("stel", "", 1, 1),
    ):
        with pytest.raises(InvalidInput, match="met de hand"):
            count(*wrong)
    room.act("phase", phase="reveal")
    with pytest.raises(InvalidInput, match="nu niet stemmen"):
        count("poll", "ja", 1, 8)
    with room.store.read() as reader:
        assert [h.count for h in reader.hand_counts(room.meeting.id, "poll")] == [7, 9]


def test_turns_are_tapped_and_taken_back(room: Hall) -> None:
    def tap(*said: str, **more: object) -> None:
        meeting_room.tap_turn(room.store, room.meeting.id, *said, identity=OTHER, now=NOW, **more)  # type: ignore[arg-type]

    tap("here", "bewoner", turn_id="tap-1")
    tap("here", "bewoner", turn_id="tap-1")
    tap("buurt", "b0")
    tap("here", "bewoner", change=-1)
    for wrong in (("here", "b0"), ("buurt", "elders"), ("naam", "Jan")):
        with pytest.raises(InvalidInput):
            tap(*wrong)
    with room.store.read() as reader:
        told = [(t.variable, t.category, t.change) for t in reader.turns(room.meeting.id)]
    assert told == [("here", "bewoner", 1), ("buurt", "b0", 1), ("here", "bewoner", -1)]


def test_confirmed_parties_state_ambitions_that_go_into_the_matrix(room: Hall) -> None:
    (token,) = room.join(party="gemeente")
    room.go_to("amb")
    assert "namens welke partij" in str(room.vote(token, "amb", "wonen:voor", 2).refused)

    def confirm(number: int) -> None:
        meeting_room.confirm_party(
            room.store, room.meeting.id, number, confirmed=True, identity=FACILITATOR, now=NOW
        )

    with pytest.raises(NotFound):
        confirm(1)
    confirm(3)
    room.vote(token, "amb", "wonen:voor", 2)
    room.vote(token, "amb", "groen:voor", 9)

    def keep() -> int:
        return meeting_room.keep_ambitions(
            room.store, room.meeting.id, "amb", stage="voor", identity=FACILITATOR, now=NOW
        )

    with pytest.raises(InvalidInput, match="nog niet getoond"):
        keep()
    room.act("phase", phase="reveal")
    assert keep() == 2
    assert keep() == 0
    with room.store.read() as reader:
        cells = {a.theme: (a.level, a.no_role) for a in reader.all(Ambition)}
        links = reader.links_from("meeting", room.meeting.id)
    assert cells == {"wonen": (2, False), "groen": (None, True)}
    assert {link.relation for link in links} == {"gezegd_in"}


def test_what_shifted_in_the_talk_stands_in_the_log_of_the_matrix(room: Hall) -> None:
    (token,) = room.join(party="gemeente")
    meeting_room.confirm_party(
        room.store, room.meeting.id, 3, confirmed=True, identity=FACILITATOR, now=NOW
    )
    room.go_to("amb")
    room.vote(token, "amb", "wonen:voor", 1)
    room.vote(token, "amb", "groen:voor", 2)
    room.act("phase", phase="reveal")
    room.act("stage", stage="na")
    room.vote(token, "amb", "wonen:na", 3)
    room.act("phase", phase="reveal")

    def keep() -> int:
        return meeting_room.keep_ambitions(
            room.store, room.meeting.id, "amb", stage="na", identity=FACILITATOR, now=NOW
        )

    assert keep() == 2
    assert keep() == 0
    with room.store.read() as reader:
        cells = {cell.theme: cell for cell in reader.all(Ambition)}
        changes = reader.changes(kind="ambition", record_id=cells["wonen"].id)
    # Who states nothing anew stays with what they said.
    assert {theme: cell.level for theme, cell in cells.items()} == {"wonen": 3, "groen": 2}
    assert [change.after and change.after["level"] for change in changes] == [3, 1]


def test_another_party_has_to_be_confirmed_anew(room: Hall) -> None:
    from wijkwijzer.intake import ballots

    (token,) = room.join(party="gemeente")
    meeting_room.confirm_party(
        room.store, room.meeting.id, 3, confirmed=True, identity=FACILITATOR, now=NOW
    )
    same = ballots.join(room.store, room.meeting.code, token, party="gemeente", buurt="b0", now=NOW)
    other = ballots.join(room.store, room.meeting.code, token, party="corporatie", now=NOW)
    assert (same.seat.confirmed, other.seat.confirmed) == (True, False)
