"""A document as it is set: readable for everybody, hostile text as it stands."""

import io
import re

import docx
import pytest
from PIL import Image

from tests.reports.conftest import HOSTILE, Printed, compile_accessibly
from wijkwijzer.dialogue.report import ReportContent
from wijkwijzer.document import (
    Bar,
    Bars,
    Cover,
    Document,
    Heading,
    Paragraph,
    Picture,
    Piece,
    Plane,
    Quote,
    Quotes,
    Table,
    paragraphs,
)
from wijkwijzer.reports import paper
from wijkwijzer.reports.meeting_report import report_pdf
from wijkwijzer.reports.paper import (
    document_pdf,
    figure_png,
    figure_svg,
    reads_from_the_right,
    widths,
)
from wijkwijzer.reports.word import document_docx
from wijkwijzer.statistics.disclosure import Released

BARS = Bars(
    told="Dilemma's",
    most=12,
    bars=(
        Bar(
            label=HOSTILE,
            low="Buurt",
            high="Stad",
            before="Voor het gesprek",
            pieces=(Piece(n=9, shade="far_for"), Piece(n=3, shade="against")),
            said="‹ 9 · 0 · 3 ›",
            card="c1",
        ),
        Bar(label="Te weinig", said="minder dan vijf stemmen"),
    ),
)
PLANE = Plane(
    told="Elke stip is een mens.",
    points=((0.1, 0.2, 0), (0.9, 0.8, 1)),
    names=((0.1, 0.2, "A"), (0.9, 0.8, "B")),
)
CONTENT = ReportContent(
    meeting_id="m",
    wijk_id="w",
    based_on=(1, 1),
    wijk_name="Proefwijk",
    title="Eerste wijkdialoog",
    facts=(("Waar", HOSTILE),),
    blocks=(
        Heading(level=1, text="Wat de zaal vond"),
        Paragraph(text=HOSTILE, style="finding", of_room=True),
        BARS,
        PLANE,
        Quotes(items=(Quote(text=HOSTILE, note="bij: wonen", card="c1"),)),
        Table(told="Wie", columns=("Wie", "Aantal"), rows=((HOSTILE, "12"),), numeric=(1,)),
    ),
)


@pytest.mark.parametrize("number", [0, 1])
def test_it_is_set_as_everybody_can_read_it(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "typeset", compile_accessibly)
    content = CONTENT.model_copy(update={"number": number, "published_on": "2026-11-26"})
    found = Printed(report_pdf(Released(content, "facilitator")))
    assert ("Concept" in found.text) is (number == 0)
    assert ("versie 1, gepubliceerd op 26 november 2026" in found.text) is (number == 1)


def test_hostile_text_stands_there_as_it_was_typed() -> None:
    found = Printed(report_pdf(Released(CONTENT, "facilitator")))
    # In the facts, the finding, the bar, the quote and the table.
    assert "".join(found.text.split()).count("".join(HOSTILE.split())) == 5


ARABIC = "نريد مكانا للقاء في الحي"
LONG = "onderhoudswerkzaamhedenvoorbereidingsbesluitvorming" * 4
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
)
BOOK = Document(
    title="Proefwijk",
    running="Wijkplan",
    foot="Wijkplan van Proefwijk",
    contents="In dit plan",
    facts=(("Stand", "november"),),
    cover=Cover(above="Wijkplan", below="Voor iedereen", picture="vlak", told="Een vlak"),
    pictures={"vlak": SQUARE},
    blocks=(
        Heading(level=1, text="Portret"),
        Heading(level=2, text="Mensen"),
        *paragraphs(f"{HOSTILE}\n\n{ARABIC}\n{LONG}\x0b\uffff"),
        Picture(name="vlak", told="Nog een vlak", caption="Onder het vlak", share=0.5),
        Heading(level=1, text="Opgaven"),
        Table(told="", columns=("Wat", "Wie"), rows=((LONG, ARABIC),)),
    ),
)


def test_a_book_has_a_cover_contents_and_chapters_on_pages_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(paper, "typeset", compile_accessibly)
    found = Printed(document_pdf(BOOK))
    assert len(found.pages) == 4
    for page, text in zip(
        found.pages, ("Voor iedereen", "In dit plan", "Portret", "Opgaven"), strict=True
    ):
        assert text in page
    assert "Wijkplan van Proefwijk" not in found.pages[0]
    assert "Onder het vlak" in found.text


def test_word_gets_the_same_with_styles_that_can_be_changed() -> None:
    made = document_docx(BOOK)
    languages = docx.Document(io.BytesIO(made)).styles.element.xpath("//w:lang/@w:val")
    assert set(languages) == {"nl-NL"}
    word = docx.Document(io.BytesIO(made))
    texts = [(p.style.name, p.text) for p in word.paragraphs if p.text and p.style]
    # What no document can hold is gone; all else stands there as it was typed.
    assert ("Normal", HOSTILE) in texts
    assert ("Normal", LONG) in texts
    assert [(style, text) for style, text in texts if style.startswith("toc")] == [
        ("toc 1", "Portret\t"),
        ("toc 2", "Mensen\t"),
        ("toc 1", "Opgaven\t"),
    ]
    anchors = re.findall(r'w:anchor="(\w+)"', word.element.xml)
    assert len(anchors) == 3
    assert all(f'w:name="{anchor}"' in word.element.xml for anchor in anchors)
    assert word.styles["Heading 1"].paragraph_format.page_break_before
    assert word.element.xml.count("<w:bidi/>") == 2
    told = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert told == ["Een vlak", "Nog een vlak"]


def test_a_sentence_is_read_the_way_of_most_of_its_letters() -> None:
    assert reads_from_the_right(f"{ARABIC} (Lommerwaard)")
    assert not reads_from_the_right(f"{ARABIC} doet mee met de bijeenkomst in het buurthuis.")
    assert not reads_from_the_right("12 · 34")


def test_pictures_are_drawn_for_paper_and_for_a_screen() -> None:
    for figure in (BARS, PLANE):
        drawn = Image.open(io.BytesIO(figure_png(figure)))
        # 17 cm at 220 pixels per inch.
        assert drawn.width == pytest.approx(170 / 25.4 * 220, abs=2)
        assert figure_svg(figure).startswith("<svg")
    # What the room wrote has a line of its own colour in a draft only.
    assert len(figure_svg(BARS, marks=True)) > len(figure_svg(BARS))


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    long = "Er komt een vaste avond waarop de wijkagent er is"
    table = Table(told="", columns=("Wat", "Wie"), rows=((long, "Gemeente"),))
    assert widths(table) == [len(long), 0]
    short = Table(told="", columns=("Groep", "n"), rows=(("Bewoner", "7"),), numeric=(1,))
    assert widths(short) == [1, 0]
    many = Table(told="", columns=("Thema", *"abcdefg"), rows=(("Wonen", *"1234567"),))
    assert widths(many) == [3, *[1] * 7]


def test_in_word_a_name_beside_numbers_has_the_room_that_is_left() -> None:
    names = ("Buurt", "Bewoners", "Kinderen tot 15", "65 en ouder", "Alleen", "Huur")
    rows = (("Schippersbuurt", "1.930", "14 %", "7 %", "46 %", "75 %"),)
    table = Table(told="", columns=names, rows=rows, numeric=(1, 2, 3, 4, 5))
    long = "Er komt een vaste avond waarop de wijkagent er is, op het plein"
    dated = Table(told="", columns=("Wat", "Besloten"), rows=((long, "11 november 2026"),))
    made = document_docx(BOOK.model_copy(update={"blocks": (table, dated)}))
    first, second = docx.Document(io.BytesIO(made)).tables[-2:]
    wide = [cell.width.cm for cell in first.rows[0].cells if cell.width]
    assert wide[0] > 3
    assert min(wide) > 1
    assert sum(wide) == pytest.approx(16.6, abs=0.05)
    assert (second.rows[0].cells[1].width or 0) > 360_000 * 2.8
