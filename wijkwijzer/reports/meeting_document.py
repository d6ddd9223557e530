"""The report of a meeting in Word: real headings, a table of contents, tables, pictures."""

import io
from collections.abc import Mapping, Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from wijkwijzer.dialogue.report import (
    Bars,
    Block,
    Heading,
    Paragraph,
    Plane,
    Quotes,
    ReportContent,
    Table,
)
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.reports.meeting_report import (
    colours,
    draft_line,
    figure_png,
    foot,
    running_head,
    widths,
)
from wijkwijzer.statistics.disclosure import Released

FONT = "Noto Sans"
WIDTH = 16.6
"""Centimetres between the margins."""
_SIZES: Mapping[str, float] = {
    "Normal": 10.5,
    "Title": 24,
    "Heading 1": 16,
    "Heading 2": 12.5,
    "Heading 3": 10.5,
    "Quote": 10.5,
    "Caption": 9,
}


def report_docx(report: Released[ReportContent]) -> bytes:
    """Return the report as a Word file; of a draft what the room wrote is marked at its left.

    The table of contents is a field: it names the chapters, and Word can add page numbers.
    """
    content = report.content
    document = Document()
    _lay_out(document, content)
    document.add_paragraph(content.title, style="Title")
    draft = bool(draft_line(content))
    if draft:
        _mark(document.add_paragraph(draft_line(content)))
    facts = document.add_table(rows=0, cols=2)
    for name, value in content.facts:
        cells = facts.add_row().cells
        cells[0].text, cells[1].text = _plain(name), _plain(value)
        cells[0].width, cells[1].width = Cm(3), Cm(WIDTH - 3)
        cells[0].paragraphs[0].runs[0].font.color.rgb = _colour(LIGHT.quiet)
    _add_contents(document, content)
    for block in content.blocks:
        _add(document, block, draft=draft)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _lay_out(document: WordDocument, content: ReportContent) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = _colour(LIGHT.quiet if name == "Caption" else LIGHT.ink)
        style.font.italic = False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
        style.font.bold = name in {"Title", "Heading 1", "Heading 2", "Heading 3"}
    _speak_dutch(document)
    properties = document.core_properties
    properties.title, properties.language = _plain(content.title), "nl-NL"
    properties.author = properties.comments = ""
    section.header.paragraphs[0].text = _plain(running_head(content))
    section.header.paragraphs[0].style = document.styles["Caption"]
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["Caption"]
    footer.add_run(f"{_plain(foot(content))}   ")
    _field(footer, "PAGE")


def _speak_dutch(document: WordDocument) -> None:
    """Tell spelling and screen readers that this is Dutch."""
    properties = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    properties.append(language)


def _add_contents(document: WordDocument, content: ReportContent) -> None:
    """Add the contents as they are now; with page numbers once Word works the field out (F9)."""
    document.add_paragraph(_("In dit verslag"), style="Caption")
    chapters = [b.text for b in content.blocks if isinstance(b, Heading) and b.level == 1]
    _field(document.add_paragraph(), r'TOC \o "1-2" \h \z \u', chapters)


def _field(paragraph: WordParagraph, instruction: str, shown: Sequence[str] = ("1",)) -> None:
    """Add a field that Word works out, with what it says until then, each on a line."""
    _field_mark(paragraph, "begin")
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = instruction
    paragraph.add_run()._r.append(text)  # noqa: SLF001 - the library has no fields of its own
    _field_mark(paragraph, "separate")
    for place, line in enumerate(shown):
        run = paragraph.add_run()
        if place:
            run.add_break()
        run.add_text(_plain(line))
    _field_mark(paragraph, "end")


def _field_mark(paragraph: WordParagraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)  # noqa: SLF001 - as above


def _add(document: WordDocument, block: Block, *, draft: bool) -> None:
    match block:
        case Heading():
            document.add_heading(_plain(block.text), level=block.level)
        case Paragraph():
            _add_paragraph(document, block, draft=draft)
        case Bars() | Plane():
            _add_figure(document, block, draft=draft)
        case Quotes():
            for item in block.items:
                quote = document.add_paragraph(f"“{_plain(item.text)}”", style="Quote")
                quote.paragraph_format.left_indent = Cm(0.4)
                if item.note:
                    quote.add_run().add_break()
                    note = quote.add_run(_plain(item.note))
                    note.font.size, note.font.color.rgb = Pt(9), _colour(LIGHT.quiet)
                if draft and item.of_room:
                    _mark(quote)
        case Table():
            _add_table(document, block.columns, block.rows, widths(block), block.numeric)


def _add_paragraph(document: WordDocument, block: Paragraph, *, draft: bool) -> None:
    style = "Caption" if block.style == "quiet" else "Normal"
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run(_plain(block.text))
    if block.style == "finding":
        run.bold, run.font.size = True, Pt(12.5)
        paragraph.paragraph_format.keep_with_next = True
    if draft and block.of_room:
        _mark(paragraph)


def _add_figure(document: WordDocument, figure: Bars | Plane, *, draft: bool) -> None:
    """Add a picture with what it shows for who cannot see it, and its numbers as a table."""
    shape = document.add_picture(io.BytesIO(figure_png(figure, marks=draft)), width=Cm(WIDTH))
    shape._inline.docPr.set("descr", _plain(figure.told))  # noqa: SLF001 - no other way to it
    if isinstance(figure, Plane) or not figure.legend:
        return
    columns = ("", *(name for _shade, name in figure.legend))
    rows = [
        (bar.label, *(str(piece.n) for piece in bar.pieces))
        if bar.pieces
        else (bar.label, bar.said, *("" for _shade in figure.legend[1:]))
        for bar in figure.bars
    ]
    numeric = tuple(range(1, len(columns)))
    _add_table(document, columns, tuple(rows), [4, *(1 for _shade in figure.legend)], numeric)


def _add_table(
    document: WordDocument,
    columns: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    shares: list[int],
    numeric: tuple[int, ...],
) -> None:
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    fair = [share or 12 for share in shares]
    for cell, name in zip(table.rows[0].cells, columns, strict=True):
        _fill(cell, name, bold=True)
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001 - the library lacks it
    for row in rows:
        for place, (cell, text) in enumerate(zip(table.add_row().cells, row, strict=True)):
            _fill(cell, text, right=place in numeric)
    for line in table.rows:
        for cell, share in zip(line.cells, fair, strict=True):
            cell.width = Cm(WIDTH * share / sum(fair))
    document.add_paragraph(style="Caption")


def _fill(cell: _Cell, text: str, *, bold: bool = False, right: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(_plain(text))
    run.bold, run.font.size = bold, Pt(9)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _mark(paragraph: WordParagraph) -> None:
    """Draw a line at the left of a paragraph."""
    borders = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    drawn = {"val": "single", "sz": "18", "space": "6", "color": colours()["mark"].lstrip("#")}
    for name, value in drawn.items():
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no borders
    properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")


def _plain(text: str) -> str:
    """Leave out the signs that no document can hold."""
    return "".join(sign for sign in text if sign in "\n\t" or ord(sign) >= 32)


def _colour(hex_colour: str) -> RGBColor:
    return RGBColor.from_string(hex_colour.lstrip("#").upper())
