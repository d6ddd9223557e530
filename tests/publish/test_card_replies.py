"""Cards of meetings are input like remarks: answered, counted, followed; never shown too early."""

import datetime as dt

import pytest

from tests.conftest import FACILITATOR, NOW
from tests.intake.agreed import TODAY, remark, saved_measure
from tests.intake.held import PLANTED, Held, held
from wijkwijzer.dialogue.records import MeetingReport
from wijkwijzer.intake import meeting_room, records, replies
from wijkwijzer.intake.meeting_reports import publish_report, save_report, withdraw_report
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.records import Reply
from wijkwijzer.pact.thread import Thread
from wijkwijzer.pact.thread_words import grounds, told
from wijkwijzer.programme.records import Tie
from wijkwijzer.publish.feedback import Feedback, feedback, waiting
from wijkwijzer.publish.inputs import follow_card
from wijkwijzer.publish.meeting_report import draft_report
from wijkwijzer.publish.replies import given_replies
from wijkwijzer.publish.thread import wijk_thread
from wijkwijzer.statistics.disclosure import Audience
from wijkwijzer.store import Store

ASKED = ["Er mag een buurthuis bij", "Bij de bakker is het glad", "Samen eten"]
OBJECTION = "Wie betaalt het?"
WRITTEN = (
    "De kaart “Samen eten” uit een bijeenkomst is opgeschreven in de bijeenkomst "
    "“Eerste wijkdialoog”."
)


@pytest.fixture
def evening(store: Store, wijk: Wijk) -> Held:
    shown = wijk.model_copy(update={"published": wijk.published | {"afspraken"}, "reply_days": 30})
    records.save_record(store, shown, identity=FACILITATOR, now=NOW)
    return held(store, wijk)


def publish(evening: Held) -> None:
    store = evening.room.store
    publish_report(store, draft_report(store, evening.id).content, identity=FACILITATOR, now=NOW)


def waits(evening: Held, days: int = 0) -> list[str]:
    when = NOW + dt.timedelta(days)
    store, wijk = evening.room.store, evening.room.meeting.wijk_id
    found = waiting(store, wijk, identity=FACILITATOR, now=when).content
    return [one.input.text for one in found if one.input.kind == "card"]


def public(evening: Held, days: int = 0) -> Feedback:
    store, wijk = evening.room.store, evening.room.meeting.wijk_id
    return feedback(store, wijk, "public", now=NOW + dt.timedelta(days)).content


def heard(evening: Held) -> list[str]:
    return [one.text for each in public(evening).themes for one in each.heard if one.meeting]


def answer(evening: Held, *texts: str, id_: str = "r1", remarks: tuple[str, ...] = ()) -> Reply:
    reply = Reply(
        id=id_,
        wijk_id=evening.room.meeting.wijk_id,
        outcome="doen",
        text="Dit doen we.",
        replied_on=TODAY,
    )
    cards = [evening.cards[text] for text in texts]
    done = replies.save_reply(
        evening.room.store, reply, remarks, cards=cards, identity=FACILITATOR, now=NOW
    )
    assert (done.tied, done.gone) == (len(texts) + len(remarks), 0)
    return done.reply


def test_what_was_passed_waits_for_a_reply_and_nothing_else(evening: Held) -> None:
    assert sorted(waits(evening)) == sorted(ASKED)
    store, wijk = evening.room.store, evening.room.meeting.wijk_id
    when = NOW + dt.timedelta(31)
    found = waiting(store, wijk, identity=FACILITATOR, now=when).content
    assert {(one.days_over, one.input.theme) for one in found} == {
        (1, ""),
        (1, "verkeer"),
        (1, "ontmoeten"),
    }


def test_while_a_meeting_goes_on_nothing_of_it_waits(store: Store, wijk: Wijk) -> None:
    going_on = held(store, wijk, closed=False)
    assert waits(going_on) == []
    # Who forgets to close it owes a reply from the day after it was held.
    assert len(waits(going_on, days=3)) == 3


def test_of_a_rehearsal_nothing_is_there(store: Store, wijk: Wijk) -> None:
    played = held(store, wijk)
    with store.write() as writer:
        stored = writer.get(type(played.room.meeting), played.id)
        rehearsal = stored.model_copy(update={"rehearsal": True})
        writer.put(rehearsal, by="x", at=NOW.isoformat())
    assert waits(played) == []
    reply = Reply(id="r", wijk_id=wijk.id, outcome="doen", text="Ja.", replied_on=TODAY)
    cards = list(played.cards.values())
    with pytest.raises(ValueError, match="Kies minstens één opmerking"):
        replies.save_reply(store, reply, cards=cards, identity=FACILITATOR, now=NOW)


def test_everybody_reads_a_card_once_its_report_is_published(evening: Held) -> None:
    assert heard(evening) == []
    store = evening.room.store
    publish(evening)
    assert sorted(heard(evening)) == sorted([*ASKED, OBJECTION])
    answer(evening, "Samen eten")
    seen = repr((public(evening), thread(evening, "public"), thread(evening, "steering")))
    assert not [text for text in PLANTED if text in seen]
    withdraw_report(store, evening.id, identity=FACILITATOR, now=NOW)
    assert heard(evening) == []
    assert ("card", evening.cards["Samen eten"]) not in thread(evening, "public").nodes
    assert ("card", evening.cards["Samen eten"]) in thread(evening, "steering").nodes


def thread(evening: Held, audience: Audience) -> Thread:
    return wijk_thread(evening.room.store, evening.room.meeting.wijk_id, audience).content


def test_what_is_left_out_of_the_report_or_refused_since_is_gone(evening: Held) -> None:
    publish(evening)
    answer(evening, "Samen eten")
    store = evening.room.store
    meeting_room.judge_card(
        store,
        evening.id,
        evening.cards["Samen eten"],
        "refused",
        identity=FACILITATOR,
        now=NOW,
    )
    with store.read() as reader:
        stored = reader.get(MeetingReport, evening.id)
    out = stored.model_copy(update={"left_out": (evening.cards["Bij de bakker is het glad"],)})
    save_report(store, out, identity=FACILITATOR, now=NOW)
    assert sorted(heard(evening)) == sorted(["Er mag een buurthuis bij", OBJECTION])
    assert "Samen eten" not in repr(thread(evening, "public"))
    assert waits(evening) == ["Er mag een buurthuis bij"]
    # Who gives replies still finds what was answered.
    (given,) = given_replies(store, evening.room.meeting.wijk_id, identity=FACILITATOR).content
    assert [one.text for one in given.remarks] == ["Samen eten"]


def test_one_reply_answers_cards_and_remarks_and_counts_each(evening: Held, wijk: Wijk) -> None:
    publish(evening)
    remark(evening.room.store, wijk, "o1", "Eten met de buren", theme="ontmoeten")
    answer(evening, "Samen eten", "Bij de bakker is het glad", remarks=("o1",))
    assert waits(evening) == ["Er mag een buurthuis bij"]
    found = {each.id: each for each in public(evening).themes}
    assert [one.remarks for one in found["ontmoeten"].doing] == [2]
    assert [one.remarks for one in found["verkeer"].doing] == [1]
    eten = next(one for one in found["ontmoeten"].heard if one.meeting)
    assert (eten.meeting, eten.also, eten.replies) == ("Eerste wijkdialoog", 1, ("r1",))
    assert found["ontmoeten"].unanswered == ()


def test_what_was_said_in_the_room_is_an_answer(evening: Held) -> None:
    publish(evening)
    (said,) = [one for each in public(evening).themes for one in each.heard if one.told]
    assert (said.text, said.told, said.is_answered) == (OBJECTION, "De stad betaalt.", True)
    late = [one.text for each in public(evening, 31).themes for one in each.overdue]
    assert sorted(late) == sorted(ASKED)


def test_a_card_keeps_its_reply_when_it_is_merged_and_taken_apart(evening: Held) -> None:
    publish(evening)
    store, gone = evening.room.store, evening.cards[PLANTED[2]]
    answer(evening, "Samen eten")

    def judge(card: str, state: str, into: str | None = None) -> None:
        meeting_room.judge_card(
            store,
            evening.id,
            card,
            state,  # type: ignore[arg-type]
            into=into,
            identity=FACILITATOR,
            now=NOW,
        )

    judge(gone, "passed")
    assert PLANTED[2] not in waits(evening)
    # A card that was answered is merged into one that was not: that is answered, too.
    sent = {"part": "idee", "kind": "idee", "text": "Een soepfiets"}
    other = meeting_room.add_card(store, evening.id, sent, identity=FACILITATOR, now=NOW).id
    assert "Een soepfiets" in waits(evening)
    judge(gone, "merged", into=other)
    assert "Een soepfiets" not in waits(evening)
    (given,) = given_replies(store, evening.room.meeting.wijk_id, identity=FACILITATOR).content
    assert sorted(one.text for one in given.remarks) == ["Een soepfiets", "Samen eten"]


def test_a_reply_is_taken_back_with_what_was_merged(evening: Held) -> None:
    store = evening.room.store
    reply = answer(evening, "Samen eten", "Er mag een buurthuis bij")
    with store.read() as reader:
        assert len(reader.links_to("reply", "r1")) == 3
    replies.take_back_reply(
        store, reply, [], cards=[evening.cards["Samen eten"]], identity=FACILITATOR, now=NOW
    )
    with store.read() as reader:
        assert len(reader.links_to("reply", "r1")) == 1
    assert "Samen eten" in waits(evening)


def test_the_thread_leads_from_a_measure_to_card_and_meeting_and_on(
    evening: Held, wijk: Wijk
) -> None:
    publish(evening)
    # Tied to a card that was merged: what came of it came of the one that stays.
    tie = Tie(kind="card", id=evening.cards[PLANTED[2]])
    saved_measure(evening.room.store, wijk, sources=(tie,))
    answer(evening, "Samen eten")
    found = thread(evening, "public")
    assert grounds(found, ("measure", "m1")) == (
        "Er is nog niet over besloten.",
        "De maatregel “Maatregel m1” komt voort uit de kaart “Samen eten” uit een bijeenkomst.",
        WRITTEN,
    )
    assert "kreeg het antwoord “Dit doen we.”" in " ".join(
        told(found, ("card", evening.cards["Samen eten"]))
    )
    for_us = thread(evening, "facilitator")
    back = {stop.node.title for stop in for_us.way(("measure", "m1"), "back")}
    assert back == {"Maatregel m1", "Samen eten", PLANTED[2], "Eerste wijkdialoog"}


def test_who_wrote_a_card_follows_it_by_its_own_address(evening: Held) -> None:
    store, wijk = evening.room.store, evening.room.meeting.wijk_id
    gone, stays = evening.cards[PLANTED[2]], evening.cards["Samen eten"]
    assert follow_card(store, wijk, gone) == ("card", stays)
    assert follow_card(store, wijk, stays) == ("card", stays)
    assert follow_card(store, wijk, "onbekend") == ("card", "onbekend")


def test_a_buurt_is_that_of_the_place_and_never_of_who_wrote(evening: Held) -> None:
    publish(evening)
    (whole, *_none) = [each for each in public(evening).buurten if each.id == ""]
    assert len([one for one in whole.heard if one.meeting]) == 4
