"""What Word works out by itself: page numbers, and a list of contents that leads to chapters."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph as WordParagraph

from wijkwijzer.reports.typesetting import plain
from wijkwijzer.reports.word_styles import add_line


@dataclass(frozen=True)
class ContentsLine:
    """A line of the contents: which heading (counted from 0), its level and its text."""

    place: int
    level: int
    text: str


def add_contents(
    word: WordDocument, title: str, entries: Sequence[ContentsLine], *, depth: int
) -> None:
    """Add the contents as Word makes them: a field of lines, each leading to its heading."""
    add_line(word, plain(title), "TOC Heading")
    lines = [add_line(word, "", f"toc {one.level}") for one in entries]
    if not lines:
        return
    for mark in _begin(rf'TOC \o "1-{depth}" \h \z \u'):
        lines[0]._p.append(mark)  # noqa: SLF001 - the library has no fields
    for line, one in zip(lines, entries, strict=True):
        line._p.append(_leading(one))  # noqa: SLF001 - as above
    lines[-1]._p.append(_mark("end"))  # noqa: SLF001 - as above


def _leading(entry: ContentsLine) -> BaseOxmlElement:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _bookmark(entry.place))
    link.set(qn("w:history"), "1")
    link.append(_run(plain(entry.text)))
    tab = OxmlElement("w:r")
    tab.append(OxmlElement("w:tab"))
    link.append(tab)
    for mark in (*_begin(rf"PAGEREF {_bookmark(entry.place)} \h", stale=True), _mark("end")):
        link.append(mark)
    return link


def mark_place(heading: WordParagraph, place: int) -> None:
    """Give a heading the mark that its line in the contents leads to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(place))
    start.set(qn("w:name"), _bookmark(place))
    paragraph = heading._p  # noqa: SLF001 - the library has no bookmarks
    paragraph.insert_element_before(start, "w:r")
    paragraph.append(end)


def _bookmark(place: int) -> str:
    return f"_Toc{place + 1:06d}"


def add_field(paragraph: WordParagraph, instruction: str, shown: str) -> None:
    """Add a field that Word works out, with what it says until then."""
    for mark in (*_begin(instruction), _run(shown), _mark("end")):
        paragraph._p.append(mark)  # noqa: SLF001 - the library has no fields


def _begin(instruction: str, *, stale: bool = False) -> tuple[BaseOxmlElement, ...]:
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = instruction
    run = OxmlElement("w:r")
    run.append(text)
    return _mark("begin", stale=stale), run, _mark("separate")


def _mark(kind: str, *, stale: bool = False) -> BaseOxmlElement:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    if stale:
        mark.set(qn("w:dirty"), "true")
    run = OxmlElement("w:r")
    run.append(mark)
    return run


def _run(shown: str) -> BaseOxmlElement:
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = shown
    run.append(text)
    return run
