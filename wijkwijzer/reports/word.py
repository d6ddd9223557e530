"""Any document in Word: real styles, a real list of contents, tables, pictures; all editable."""

import io
from collections.abc import Sequence

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from wijkwijzer.document import (
    Bars,
    Block,
    Cover,
    Document,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Plane,
    Quotes,
    Table,
)
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.reports.paper import (
    colours,
    figure_png,
    picture_png,
    reads_from_the_right,
    widths,
)
from wijkwijzer.reports.typesetting import plain
from wijkwijzer.reports.word_fields import ContentsLine, add_contents, add_field, mark_place
from wijkwijzer.reports.word_styles import (
    CELL,
    FINDING,
    SUBTITLE,
    TABLE,
    add_line,
    colour,
    set_styles,
    style_id,
)

WIDTH = 16.6
"""Centimetres between the margins."""
LETTERS, PADDING = 5.4, 0.4
"""In a table: letters to a centimetre, and centimetres beside them."""
MOST_OWN = 0.7
"""The part of the width that columns of short texts take at most; the rest is for the long ones."""
HIGHEST = 21.0
"""Centimetres that a picture may be high."""
COVER_PICTURE = 13.0
"""Centimetres that the picture of a cover is wide."""


def document_docx(document: Document) -> bytes:
    """Return a document as a Word file; of a draft what the room wrote is marked at its left.

    The list of contents is a field: its lines lead to the chapters, and Word works out their pages.
    """
    word = docx.Document()
    _lay_out(word, document)
    _add_head(word, document)
    headings = [b for b in document.blocks if isinstance(b, Heading)]
    depth = 2 if document.cover else 1
    entries = [
        ContentsLine(place, one.level, one.text)
        for place, one in enumerate(headings)
        if one.level <= depth
    ]
    add_contents(word, document.contents, entries, depth=depth)
    place = 0
    for block in document.blocks:
        if isinstance(block, Listing):
            word.paragraphs[-1].paragraph_format.keep_with_next = True
        if isinstance(block, Heading):
            mark_place(add_line(word, plain(block.text), f"Heading {block.level}"), place)
            place += 1
        else:
            _add(word, block, document)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _lay_out(word: WordDocument, document: Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.different_first_page_header_footer = document.cover is not None
    set_styles(word, chapters_apart=document.cover is not None, wide=Cm(WIDTH))
    properties = word.core_properties
    properties.title, properties.language = plain(document.title), "nl-NL"
    properties.author = properties.comments = ""
    section.header.paragraphs[0].text = plain(document.running)
    section.header.paragraphs[0].style = word.styles["Caption"]
    footer = section.footer.paragraphs[0]
    footer.style = word.styles["Caption"]
    footer.add_run(f"{plain(document.foot)}   ")
    add_field(footer, "PAGE", "1")


def _add_head(word: WordDocument, document: Document) -> None:
    cover = document.cover
    if cover is not None:
        above = add_line(word, plain(cover.above), "Caption")
        above.paragraph_format.space_before = Cm(1.5)
    add_line(word, plain(document.title), "Title")
    if cover is not None:
        _add_cover(word, document, cover)
    if document.draft:
        _mark(word.add_paragraph(plain(document.draft)))
    if not document.facts:
        return
    _add_listing(word, document.facts, 3)


def _add_listing(word: WordDocument, rows: Sequence[tuple[str, str]], name_width: float) -> None:
    """Add names with what belongs to each, side by side and without lines."""
    style = style_id(CELL)
    table = word.add_table(rows=len(rows), cols=2)
    table.autofit = False
    for line, row in zip(table.rows, rows, strict=True):
        _keep_whole(line._tr, first=False)  # noqa: SLF001 - the library lacks it
        for cell, text, width in zip(
            line.cells, row, (name_width, WIDTH - name_width), strict=True
        ):
            cell.width = Cm(width)
            _fill(cell, text, style, right=False)
            cell.paragraphs[0].paragraph_format.keep_with_next = row is not rows[-1]
        for run in line.cells[0].paragraphs[0].runs:
            run.font.color.rgb = colour(LIGHT.quiet)
    add_line(word, "", "Caption")


def _add_cover(word: WordDocument, document: Document, cover: Cover) -> None:
    add_line(word, plain(cover.below), SUBTITLE)
    if not cover.picture:
        return
    drawn = word.add_paragraph()
    drawn.alignment = WD_ALIGN_PARAGRAPH.CENTER
    drawn.paragraph_format.space_before = drawn.paragraph_format.space_after = Cm(1)
    share = COVER_PICTURE / WIDTH
    image = io.BytesIO(picture_png(document.pictures[cover.picture], share=share))
    shape = drawn.add_run().add_picture(image, width=Cm(COVER_PICTURE))
    _tell(shape._inline, cover.told)  # noqa: SLF001 - no other way to it


def _add(word: WordDocument, block: Block, document: Document) -> None:
    draft = bool(document.draft)
    match block:
        case Paragraph():
            _add_paragraph(word, block, draft=draft)
        case Bars() | Plane():
            _add_figure(word, block, draft=draft)
        case Listing():
            _add_listing(word, block.rows, 3.8)
        case Picture():
            _add_picture(word, block, document.pictures[block.name])
        case Quotes():
            _add_quotes(word, block, draft=draft)
        case Table():
            _add_table(word, block.columns, block.rows, widths(block), block.numeric)


def _add_paragraph(word: WordDocument, block: Paragraph, *, draft: bool) -> None:
    styles = {"quiet": "Caption", "finding": FINDING, "body": "Normal", "fill_in": "Normal"}
    paragraph = add_line(word, plain(block.text), styles[block.style])
    _turn(paragraph, block.text)
    if block.style == "fill_in":
        for run in paragraph.runs:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    if draft and block.of_room:
        _mark(paragraph)


def _add_quotes(word: WordDocument, block: Quotes, *, draft: bool) -> None:
    for item in block.items:
        quote = add_line(word, f"“{plain(item.text)}”", "Quote")
        _turn(quote, item.text)
        if item.note:
            quote.add_run().add_break()
            note = quote.add_run(plain(item.note))
            note.font.size, note.font.color.rgb = Pt(9), colour(LIGHT.quiet)
        if draft and item.of_room:
            _mark(quote)


def _add_picture(word: WordDocument, block: Picture, svg: str) -> None:
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = bool(block.caption)
    image = io.BytesIO(picture_png(svg, share=block.share))
    shape = paragraph.add_run().add_picture(image, width=Cm(WIDTH * block.share))
    if shape.height > Cm(HIGHEST):
        shape.width = Length(round(shape.width * Cm(HIGHEST) / shape.height))
        shape.height = Cm(HIGHEST)
    _tell(shape._inline, block.told)  # noqa: SLF001 - no other way to it
    if block.caption:
        add_line(word, plain(block.caption), "Caption")


def _tell(inline: docx.oxml.shape.CT_Inline, told: str) -> None:
    """Say what a picture shows to who cannot see it."""
    inline.docPr.set("descr", plain(told))


def _in_words(figure: Bars | Plane) -> str:
    """Say a picture whose numbers stand in no table beneath it."""
    if isinstance(figure, Plane) or figure.legend:
        return figure.told
    told = "; ".join(f"{bar.label} {bar.said}" for bar in figure.bars)
    return f"{figure.told}: {told}"


def _add_figure(word: WordDocument, figure: Bars | Plane, *, draft: bool) -> None:
    """Add a picture with what it shows for who cannot see it, and its numbers as a table."""
    shape = word.add_picture(io.BytesIO(figure_png(figure, marks=draft)), width=Cm(WIDTH))
    _tell(shape._inline, _in_words(figure))  # noqa: SLF001 - no other way to it
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
    _add_table(word, columns, tuple(rows), [4, *(1 for _shade in figure.legend)], numeric)


def _add_table(
    word: WordDocument,
    columns: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    shares: list[int],
    numeric: tuple[int, ...],
) -> None:
    table = word.add_table(rows=1 + len(rows), cols=len(columns), style=TABLE)
    table.autofit = False
    wide = _wide((columns, *rows), shares)
    for column, width in zip(table.columns, wide, strict=True):
        column.width = width
    style = style_id(CELL)
    for line, texts in zip(table.rows, (columns, *rows), strict=True):
        _keep_whole(line._tr, first=texts is columns)  # noqa: SLF001 - the library lacks it
        for place, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
            cell.width = wide[place]
            _fill(cell, text, style, right=place in numeric)
    add_line(word, "", "Caption")


def _wide(rows: Sequence[Sequence[str]], shares: Sequence[int]) -> list[Length]:
    """Return how wide each column is; Word does not work that out before somebody asks it to.

    Parameters
    ----------
    shares
        As `paper.widths`: columns with a share divide what is left by those that have none, which
        are as wide as what stands in them.
    """
    longest = [max(map(len, texts)) for texts in zip(*rows, strict=True)]
    own = [0.0 if s else n / LETTERS + PADDING for n, s in zip(longest, shares, strict=True)]
    most = WIDTH * (MOST_OWN if any(shares) else 1)
    if sum(own) > most or not any(shares):
        own = [each * most / sum(own) for each in own]
    left = (WIDTH - sum(own)) / (sum(shares) or 1)
    return [Cm(each or left * share) for each, share in zip(own, shares, strict=True)]


def _keep_whole(row: docx.oxml.table.CT_Row, *, first: bool) -> None:
    """Break no row over two pages, and repeat the names of the columns."""
    properties = row.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader")[: 2 if first else 1]:
        kept = OxmlElement(name)
        kept.set(qn("w:val"), "true")
        properties.append(kept)


def _fill(cell: _Cell, text: str, style: str, *, right: bool) -> None:
    paragraph = cell.paragraphs[0]
    # Looking the style up by its name takes longer than all else that is done with a cell.
    paragraph._p.style = style  # noqa: SLF001 - as said
    paragraph.add_run(plain(text))
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _turn(paragraph, text)


def _turn(paragraph: WordParagraph, text: str) -> None:
    """Let a text that is read from the right begin there."""
    if not reads_from_the_right(text):
        return
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library lacks it
    successors = ("w:adjustRightInd", "w:spacing", "w:ind", "w:jc", "w:rPr")
    properties.insert_element_before(OxmlElement("w:bidi"), *successors)
    for run in paragraph.runs:
        run.font.rtl = True


def _mark(paragraph: WordParagraph) -> None:
    """Draw a line at the left of a paragraph."""
    borders = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    drawn = {"val": "single", "sz": "18", "space": "6", "color": colours()["mark"].lstrip("#")}
    for name, value in drawn.items():
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no borders
    properties.insert_element_before(borders, "w:bidi", "w:spacing", "w:ind", "w:jc", "w:rPr")
