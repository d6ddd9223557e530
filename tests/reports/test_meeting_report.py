"""The report of a meeting as it is set: readable for everybody, hostile text as it stands."""

import io

import pytest
from PIL import Image

from tests.reports.conftest import HOSTILE, Printed, compile_accessibly
from wijkwijzer.dialogue.report import (
    Bar,
    Bars,
    Heading,
    Paragraph,
    Piece,
    Plane,
    Quote,
    Quotes,
    ReportContent,
    Table,
)
from wijkwijzer.reports import meeting_report
from wijkwijzer.reports.meeting_report import figure_png, figure_svg, report_pdf, widths
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
    monkeypatch.setattr(meeting_report, "typeset", compile_accessibly)
    content = CONTENT.model_copy(update={"number": number, "published_on": "2026-11-26"})
    found = Printed(report_pdf(Released(content, "facilitator")))
    assert ("Concept" in found.text) is (number == 0)
    assert ("versie 1, gepubliceerd op 26 november 2026" in found.text) is (number == 1)


def test_hostile_text_stands_there_as_it_was_typed() -> None:
    found = Printed(report_pdf(Released(CONTENT, "facilitator")))
    # In the facts, the finding, the bar, the quote and the table.
    assert "".join(found.text.split()).count("".join(HOSTILE.split())) == 5


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
