"""The report of a process: meetings, codes, replies and what rests on what, in a small wijk."""

import datetime as dt
from typing import Any

import pytest

from tests.conftest import FACILITATOR, NOW
from tests.intake.agreed import decision, remark, saved_agreement, saved_measure, version
from tests.intake.halls import hall
from wijkwijzer.document import Bars, Document, Heading, Paragraph, Table, finished
from wijkwijzer.intake import meetings, programme, replies
from wijkwijzer.intake.records import save_record
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.records import Reply
from wijkwijzer.programme.records import Tie
from wijkwijzer.publish.participation_report import participation_report
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round


def made(store: Store, wijk: Wijk, **later: int) -> Document:
    now = NOW + dt.timedelta(**later)
    return participation_report(store, wijk.id, identity=FACILITATOR, now=now).content


def rows(document: Document, told: str) -> list[tuple[str, ...]]:
    return [
        row
        for block in document.blocks
        if isinstance(block, Table) and block.told == told
        for row in block.rows
    ]


def told(document: Document) -> str:
    return " ".join(block.text for block in document.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize(("people", "said"), [(4, "minder dan 5"), (6, "6")])
def test_of_a_small_room_nothing_is_counted(
    store: Store, wijk: Wijk, people: int, said: str
) -> None:
    room = hall(store, wijk)
    room.join(people, here="bewoner", buurt="b0")
    meetings.rehearse(store, room.meeting.id, identity=FACILITATOR, now=NOW)
    report = made(store, wijk)
    (row,) = rows(report, "De bijeenkomsten")
    assert row[-1] == said
    groups = rows(report, f"{room.meeting.title}: Wie er waren")
    assert groups == ([("Bewoner", "6")] if people > 4 else [])
    assert ("Bijeenkomsten gehouden", "1") in rows(report, "Het proces in cijfers")


@pytest.mark.parametrize(
    ("used", "said"),
    [
        (7, "40 brieven met een code"),
        (13, "40 brieven met een code; ongeveer 15 gebruikt (38 procent)"),
    ],
)
def test_codes_that_few_used_are_not_counted(
    store: Store, wijk: Wijk, round_: Round, used: int, said: str
) -> None:
    with store.write() as writer:
        writer.add_invitations(round_.id, [f"code-{n}" for n in range(40)])
        for n in range(used):
            assert writer.use_invitation(f"code-{n}")
    assert ("Uitgenodigd", said) in rows(made(store, wijk), "De meting in het kort")


def replied(store: Store, wijk: Wijk, id_: str, remarks: list[str], **fields: Any) -> None:
    whole = {"id": id_, "wijk_id": wijk.id, "outcome": "doen", "text": "Dat doen we."} | fields
    reply = Reply.model_validate({"replied_on": "2026-10-20"} | whole)
    replies.save_reply(store, reply, remarks, identity=FACILITATOR, now=NOW)


def test_replies_are_counted_by_the_term_that_was_promised(store: Store, wijk: Wijk) -> None:
    term = wijk.model_copy(update={"reply_days": 21})
    save_record(store, term, identity=FACILITATOR, now=NOW)
    ids = [remark(store, wijk, f"r{n}", f"Opmerking {n}") for n in range(4)]
    remark(store, wijk, "weg", "Niet voor iedereen", state="waiting")
    replied(store, wijk, "soon", ids[:2])
    replied(store, wijk, "late", ids[2:3], replied_on="2026-10-23")
    report = made(store, wijk)
    assert "Van 4 opmerkingen zijn er 3 beantwoord: 75 procent." in told(report)
    assert "De helft van die antwoorden kwam binnen 19 dagen." in told(report)
    assert "Eén opmerking wacht nog op antwoord." in told(report)
    (bars,) = (block for block in report.blocks if isinstance(block, Bars))
    assert [[piece.n for piece in bar.pieces] for bar in bars.bars] == [[2, 1], [0, 1]]
    assert {row[1:] for row in rows(report, "Antwoorden aan bewoners")} == {
        ("Dat doen we.", "2"),
        ("Dat doen we.", "1"),
    }


def test_what_rests_on_what_residents_said_is_counted_by_the_thread(
    store: Store, wijk: Wijk
) -> None:
    said = Tie(kind="contribution", id=remark(store, wijk, "r1"))
    unheard = Tie(kind="contribution", id=remark(store, wijk, "r2", state="waiting"))
    heard = saved_measure(store, wijk, "m1", sources=(said,))
    other = saved_measure(store, wijk, "m2", sources=(unheard,))
    saved_measure(store, wijk, "m3", sources=(Tie(kind="task", id="t1"),))
    programme.choose(store, [heard, other], "gekozen", decision(), identity=FACILITATOR, now=NOW)
    one = saved_agreement(store, wijk, "a1", sources=(Tie(kind="measure", id="m1"),))
    version(store, wijk, one)
    saved_agreement(store, wijk, "a2")
    report = made(store, wijk)
    assert "rusten: 1 van de 2 gekozen maatregelen en de afspraak." in told(report)
    grounds = {row[0]: row[2] for row in rows(report, "Gekozen maatregelen")}
    assert grounds == {"Maatregel m1": "1 opmerking", "Maatregel m2": "–"}
    assert "Over 1 voorstel is nog niet besloten." in told(report)
    assert [row[0] for row in rows(report, "De afspraken en hoe het ermee staat")] == [
        "Afspraak a1"
    ]
    assert "De afspraak is niet te laat." in told(report)
    late = made(store, wijk, days=60)
    assert "De afspraak is te laat." in told(late)
    (row,) = rows(late, "De afspraken en hoe het ermee staat")
    assert "eerste stap 6 dagen te laat" in row[-1]


def test_a_document_is_finished_without_places_and_empty_headings() -> None:
    place = Paragraph(text="Vul aan: waarom?", style="fill_in")
    chapter, part, other = (
        Heading(level=level, text=text)
        for level, text in ((1, "Evaluatie"), (2, "Leren"), (2, "Antwoord"))
    )
    text = Paragraph(text="Drie")
    assert finished([chapter, part, place, other, text]) == (chapter, other, text)
    assert finished([text, chapter, part, place]) == (text,)
    assert finished([text, place]) == (text,)
