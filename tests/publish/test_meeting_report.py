"""The report of a meeting: what stands in it, what never does, and that a version stays."""

import io
import zipfile

import docx
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import FACILITATOR, NOW
from tests.intake.agreed import agreement
from tests.intake.held import PLANTED, Held, held
from wijkwijzer.access.records import Identity
from wijkwijzer.dialogue import report_parts
from wijkwijzer.dialogue.outcome import FEWEST
from wijkwijzer.dialogue.records import MeetingReport
from wijkwijzer.dialogue.report import ReportContent
from wijkwijzer.document import Bars, Paragraph, Quotes, Table
from wijkwijzer.errors import InvalidInput, NotAllowed, StaleEdit
from wijkwijzer.intake import meetings
from wijkwijzer.intake.meeting_reports import publish_report, save_report, withdraw_report
from wijkwijzer.intake.pact import save_agreement
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.programme.records import Tie
from wijkwijzer.publish.meeting_report import (
    draft_report,
    published_meetings,
    published_report,
    told_groups,
)
from wijkwijzer.publish.thread import wijk_thread
from wijkwijzer.reports.meeting_report import report_docx, report_pdf
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.store import Store
from wijkwijzer.store.backup import check_file
from wijkwijzer.ui.dialogue.report_reading import report_html

STEVEN = Identity(role="steering", account="steven")


@pytest.fixture
def evening(store: Store, wijk: Wijk) -> Held:
    return held(store, wijk)


def draft(evening: Held) -> ReportContent:
    return draft_report(evening.room.store, evening.id).content


def leave_out(evening: Held, *texts: str, summary: str = "") -> None:
    store = evening.room.store
    with store.read() as reader:
        before = reader.find(MeetingReport, evening.id)
        wijk_id = reader.get(Wijk, evening.room.meeting.wijk_id).id
    report = before or MeetingReport(id=evening.id, wijk_id=wijk_id, meeting_id=evening.id)
    out = tuple(evening.cards[text] for text in texts)
    changed = report.model_copy(update={"left_out": out, "summary": summary})
    save_report(store, changed, identity=FACILITATOR, now=NOW)


def files(content: ReportContent) -> dict[str, str]:
    """Everything that leaves the house, as text."""
    report = Released(content, "facilitator")
    pdf = pypdf.PdfReader(io.BytesIO(report_pdf(report)))
    with zipfile.ZipFile(io.BytesIO(report_docx(report))) as archive:
        word = " ".join(
            archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")
        )
    return {
        "pdf": " ".join(" ".join(page.extract_text() for page in pdf.pages).split()),
        "word": word,
        "html": report_html(content, lambda _card: ""),
        "json": content.model_dump_json(),
    }


def test_it_holds_programme_people_results_remarks_and_agreements(evening: Held) -> None:
    content = draft(evening)
    tables = [block for block in content.blocks if isinstance(block, Table)]
    assert ("Afspraak", "Drie bankjes", "", "Gemeente", "1 maart 2027") in tables[0].rows
    assert tables[1].rows[0] == ("1", "Poll", "9")
    # Four officials and one governor are told together; so nobody is told alone.
    assert ("Bewoner", "7") in tables[2].rows
    assert tables[2].rows[-1][1] == "5"
    assert "ambtenaar" in tables[2].rows[-1][0]
    assert ("Buurt 0", "7") in tables[3].rows
    assert ("Buurt 1", "5") in tables[3].rows
    bars = [block for block in content.blocks if isinstance(block, Bars)]
    assert bars[0].bars[0].said == "9 (100 %)"
    statements = next(one for one in bars if one.told == "Stellingen")
    room = next(bar for bar in statements.bars if bar.label == "Er mag een buurthuis bij")
    assert room.card == evening.cards["Er mag een buurthuis bij"]
    assert [piece.n for piece in room.pieces] == [9, 3, 0]
    quotes = [item for block in content.blocks if isinstance(block, Quotes) for item in block.items]
    idea = next(item for item in quotes if item.text == "Samen eten")
    assert "samen met 1 andere" in idea.note
    assert "Ontmoeten" in idea.note
    objection = next(item for item in quotes if item.text == "Wie betaalt het?")
    assert "antwoord: De stad betaalt." in objection.note
    assert all(item.of_room for item in quotes)


def test_what_the_room_never_saw_is_in_no_file(evening: Held) -> None:
    for name, text in files(draft(evening)).items():
        assert "Samen eten" in text, name
        assert [planted for planted in PLANTED if planted in text] == [], name
        assert "GEHEIM" not in text, name


def test_what_is_left_out_is_gone_from_everything(evening: Held) -> None:
    leave_out(
        evening, "Er mag een buurthuis bij", "Bij de bakker is het glad", summary="Een mooie avond."
    )
    for name, text in files(draft(evening)).items():
        assert "buurthuis" not in text, name
        assert "bakker" not in text, name
        assert "mooie avond" in text, name


def test_a_version_stays_as_it_was_published(store: Store, evening: Held) -> None:
    first = publish_report(store, draft(evening), identity=FACILITATOR, now=NOW)
    leave_out(evening, "Samen eten")
    shown = published_report(store, evening.id)
    assert shown is not None
    assert shown.audience == "public"
    assert "Samen eten" in shown.content.content.model_dump_json()
    second = publish_report(store, draft(evening), identity=FACILITATOR, now=NOW)
    assert (first.number, second.number) == (1, 2)
    shown = published_report(store, evening.id)
    assert shown is not None
    assert shown.content.content.number == 2
    assert "Samen eten" not in shown.content.content.model_dump_json()
    with store.read() as reader:
        assert reader.report_versions(evening.id)[0] == first
        decided = [c.after["published"] for c in reader.changes(kind="meeting_report") if c.after]
        tied = {
            (link.from_kind, link.relation)
            for link in reader.links_to("meeting_report", evening.id)
        }
    assert decided == [2, 1, 1]
    assert tied == {("meeting", "vastgelegd_in"), ("follow_up", "vastgelegd_in")}
    withdraw_report(store, evening.id, identity=FACILITATOR, now=NOW)
    assert published_report(store, evening.id) is None
    assert published_meetings(store, evening.room.meeting.wijk_id) == ()


def test_who_may_and_when(store: Store, wijk: Wijk, evening: Held) -> None:
    content = draft(evening)
    with pytest.raises(NotAllowed):
        publish_report(store, content, identity=STEVEN, now=NOW)
    leave_out(evening, summary="Later geschreven")
    with pytest.raises(StaleEdit):
        publish_report(store, content, identity=FACILITATOR, now=NOW)
    with pytest.raises(InvalidInput):
        withdraw_report(store, evening.id, identity=FACILITATOR, now=NOW)
    busy = held(store, wijk, closed=False)
    with pytest.raises(InvalidInput):
        publish_report(store, draft(busy), identity=FACILITATOR, now=NOW)
    practice = meetings.rehearse(store, evening.id, identity=FACILITATOR, now=NOW)
    report = MeetingReport(id=practice.id, wijk_id=wijk.id, meeting_id=practice.id)
    with pytest.raises(InvalidInput):
        save_report(store, report, identity=FACILITATOR, now=NOW)


def test_word_has_real_headings_a_field_of_contents_and_pictures_that_are_told(
    evening: Held,
) -> None:
    made = report_docx(Released(draft(evening), "facilitator"))
    read = docx.Document(io.BytesIO(made))
    headings = [p.text for p in read.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings[:2] == ["Afspraken en vervolg", "Programma"]
    assert [p.text for p in read.paragraphs if p.style and p.style.name == "Title"] == [
        "Eerste wijkdialoog"
    ]
    assert r"TOC \o" in read.element.xml
    pictures = sum(isinstance(block, Bars) for block in draft(evening).blocks)
    assert len(read.inline_shapes) == pictures > 5
    assert all(shape._inline.docPr.get("descr") for shape in read.inline_shapes)
    assert read.core_properties.author == ""


def test_the_draft_says_so_and_the_published_one_says_which_it_is(
    store: Store, evening: Held
) -> None:
    assert "Concept" in files(draft(evening))["pdf"]
    publish_report(store, draft(evening), identity=FACILITATOR, now=NOW)
    shown = published_report(store, evening.id)
    assert shown is not None
    said = files(shown.content.content)
    assert "Concept" not in said["pdf"] + said["word"]
    assert "versie 1, gepubliceerd op 22 november 2026" in said["pdf"]


def test_hostile_text_is_shown_as_it_is(store: Store, evening: Held) -> None:
    leave_out(evening, summary='<script>alert(1)</script> #eval("1+1") *dik* \x0b $x$')
    said = files(draft(evening))
    assert "<script>" not in said["html"]
    assert '#eval("1+1") *dik*' in said["pdf"]


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 20)))
def test_no_group_of_one_to_four_can_be_found_by_taking_away(counts: dict[str, int]) -> None:
    names = {one: one.upper() for one in "abcdef"}
    told = told_groups(counts, names)
    total = sum(counts.values())
    assert sum(n for _name, n in told) == total
    if total >= FEWEST:
        assert all(n >= FEWEST for _name, n in told)


def test_findings_that_quote_the_room_are_marked(evening: Held) -> None:
    quoting = [
        block
        for block in draft(evening).blocks
        if isinstance(block, Paragraph) and block.style == "finding" and "“" in block.text
    ]
    assert all(block.of_room for block in quoting if "buurthuis" in block.text)


def test_a_later_agreement_can_point_to_the_report(store: Store, wijk: Wijk, evening: Held) -> None:
    publish_report(store, draft(evening), identity=FACILITATOR, now=NOW)
    report = Tie(kind="meeting_report", id=evening.id)
    save_agreement(store, agreement(wijk), sources=(report,), identity=FACILITATOR, now=NOW)
    thread = wijk_thread(store, wijk.id, "steering").content
    assert thread.nodes["meeting_report", evening.id].title == "Eerste wijkdialoog"
    edges = {(edge.start, edge.end, edge.relation) for edge in thread.edges}
    tied = (("meeting_report", evening.id), ("agreement", "a1"), "beantwoord_door")
    assert tied in edges
    assert check_file(store.path) == []


def test_of_a_long_list_it_says_how_many_are_not_drawn(
    evening: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_parts, "MOST_BARS", 10)
    texts = [block.text for block in draft(evening).blocks if isinstance(block, Paragraph)]
    # Fourteen themes were walked along; nothing else has more than ten.
    assert [text for text in texts if text.startswith("En nog")] == ["En nog 4 meer."]


def test_what_stands_together_keeps_the_names_of_places() -> None:
    names = {"zuid": "Zuid", "anders": "Iets anders"}
    assert told_groups({"zuid": 3, "anders": 2}, names, {"zuid"}) == [
        ("Samen: Zuid, iets anders", 5)
    ]
