"""The styles of a Word file: who edits it changes a style once, and the whole document follows."""

from collections.abc import Mapping

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from wijkwijzer.look.palette import LIGHT

FONT = "Noto Sans"
FINDING = "Kern"
CELL = "Tabeltekst"
TABLE = "Wijktabel"
SUBTITLE = "Subtitle"
_SIZES: Mapping[str, float] = {
    "Normal": 10.5,
    "Title": 24,
    SUBTITLE: 14,
    "Heading 1": 16,
    "Heading 2": 12.5,
    "Heading 3": 10.5,
    "TOC Heading": 12.5,
    "toc 1": 10.5,
    "toc 2": 10.5,
    "Quote": 10.5,
    "Caption": 9,
    FINDING: 12.5,
    CELL: 9,
}
_BOLD = {"Title", SUBTITLE, "Heading 1", "Heading 2", "Heading 3", "TOC Heading", FINDING}
_COLOURS = {"Caption": LIGHT.quiet, SUBTITLE: LIGHT.need_ink}


def set_styles(word: WordDocument, *, chapters_apart: bool, wide: Length) -> None:
    """Give a file the styles of the house; chapters begin on a page of their own where asked."""
    for name in (FINDING, CELL, "toc 1", "toc 2"):
        word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("toc"))
    for name, size in _SIZES.items():
        _write(word.styles[name], name, size)
    _space(word)
    word.styles["Quote"].paragraph_format.left_indent = Cm(0.4)
    word.styles["Heading 1"].paragraph_format.page_break_before = chapters_apart
    word.styles["TOC Heading"].paragraph_format.page_break_before = chapters_apart
    if chapters_apart:
        for name, size in {"Title": 40.0, "Heading 1": 20.0, "TOC Heading": 20.0}.items():
            word.styles[name].font.size = Pt(size)
    for level in (1, 2):
        line = word.styles[f"toc {level}"].paragraph_format
        line.left_indent = Cm(0.5 * (level - 1))
        line.tab_stops.add_tab_stop(wide, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    _rule_under(word.styles["Heading 1"])
    _drop_rule(word.styles["Title"])
    word.styles["Normal"].element.get_or_add_rPr().append(
        parse_xml(f'<w:lang {nsdecls("w")} w:val="nl-NL" w:bidi="ar-SA"/>')
    )
    # What Word checks the spelling by where no style says so, such as in a text box.
    for language in word.styles.element.xpath("w:docDefaults//w:lang"):
        language.set(qn("w:val"), "nl-NL")
    word.styles.element.append(_table_style())


def _write(style: ParagraphStyle, name: str, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = colour(_COLOURS.get(name, LIGHT.ink))
    style.font.italic = False
    style.font.bold = name in _BOLD
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(theme), None)


def _space(word: WordDocument) -> None:
    """Set the points above and under a paragraph of each style."""
    spaces = {
        "Normal": (0, 6),
        "Title": (6, 6),
        "Heading 1": (22, 8),
        "Heading 2": (16, 4),
        "Heading 3": (12, 3),
        "TOC Heading": (12, 6),
        "toc 1": (4, 2),
        "toc 2": (0, 1),
        "Caption": (0, 4),
        FINDING: (2, 6),
        CELL: (2, 2),
    }
    for name, (above, under) in spaces.items():
        line = word.styles[name].paragraph_format
        line.space_before, line.space_after = Pt(above), Pt(under)
    word.styles[FINDING].paragraph_format.keep_with_next = True


def _rule_under(style: ParagraphStyle) -> None:
    rule = LIGHT.line.lstrip("#")
    _set_border(style, f'<w:bottom w:val="single" w:sz="6" w:space="4" w:color="{rule}"/>')


def _drop_rule(style: ParagraphStyle) -> None:
    _set_border(style, '<w:bottom w:val="nil"/>')


def _set_border(style: ParagraphStyle, border: str) -> None:
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    made = parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>")
    properties.insert_element_before(
        made, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl"
    )


def _table_style() -> BaseOxmlElement:
    """Return a table of lines under its rows, with the names of the columns in bold."""
    line, ink = LIGHT.line.lstrip("#"), LIGHT.ink.lstrip("#")
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE}">'
        f'<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
        "<w:tblPr><w:tblBorders>"
        f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{line}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{line}"/>'
        '</w:tblBorders><w:tblCellMar><w:left w:w="60" w:type="dxa"/>'
        '<w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ink}"/>'
        "</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
    )


def style_id(name: str) -> str:
    """Return the id of a style, without looking it up: that takes longer than a whole line does."""
    return name.replace(" ", "")


def add_line(word: WordDocument, text: str, style: str) -> WordParagraph:
    """Add a paragraph at the end of a file, in the style of this name."""
    paragraph = word.add_paragraph(text)
    paragraph._p.style = style_id(style)  # noqa: SLF001 - the library looks the name up
    return paragraph


def colour(hex_colour: str) -> RGBColor:
    """Return a colour as Word takes it."""
    return RGBColor.from_string(hex_colour.lstrip("#").upper())
