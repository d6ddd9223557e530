"""Any document on paper: as a PDF of A4 pages, with pictures that a screen and Word show too."""

import unicodedata
from collections import Counter
from typing import Any

from wijkwijzer.document import Bars, Block, Document, Listing, Paragraph, Plane, Quotes, Table
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.reports.typesetting import breakable, drawing, pages, picture, plain, typeset

Json = dict[str, Any]
SHORT = 18
"""A column of texts that are no longer is not broken."""
LONG = 60
"""A column of texts that are longer is not made wider for it."""
MANY = 6
"""More columns than this are as wide as each other, except the first."""
SHARP = 220
"""Pixels per inch of a picture in a document."""


def document_pdf(document: Document) -> bytes:
    """Set a document as a PDF, tagged for screen readers; a draft says so on each page."""
    return typeset("document", document_data(document))


def document_pages(document: Document, *, ppi: float = 72) -> tuple[bytes, ...]:
    """Draw each page for a screen, as a PNG of `ppi` pixels per inch."""
    return pages("document", document_data(document), ppi=ppi)


def document_data(document: Document) -> Json:
    """Return all that the template sets."""
    head: Json = _breakable(document.model_dump(mode="json", exclude={"blocks", "pictures"}))
    return head | {
        "blocks": [
            _set(block) | {"leads": isinstance(after, Listing | Quotes)}
            for block, after in zip(document.blocks, (*document.blocks[1:], None), strict=True)
        ],
        "pictures": document.pictures,
        "concept": _("Concept"),
        "sign": pictogram("kompas").replace("currentColor", LIGHT.need),
        "colours": colours(),
    }


def _set(block: Block) -> Json:
    """Return a block with what the template cannot work out: widths, and where a text begins."""
    plain: Json = block.model_dump(mode="json")
    data: Json = _breakable(plain)
    match block:
        case Table():
            data["widths"] = widths(block)
        case Paragraph():
            data["from_right"] = reads_from_the_right(block.text)
        case Quotes():
            for one, item in zip(data["items"], block.items, strict=True):
                one["from_right"] = reads_from_the_right(item.text)
    return data


def figure_png(figure: Bars | Plane, *, marks: bool = False) -> bytes:
    """Draw bars or a plane, 17 cm wide; marked is what the room wrote in it."""
    data = {"figure": figure.model_dump(mode="json"), "colours": colours(), "marks": marks}
    return picture("figure", data | {"ground": True}, ppi=SHARP)


def figure_svg(figure: Bars | Plane, *, marks: bool = False) -> str:
    """Draw the same for a screen, without a ground of its own."""
    data = {"figure": figure.model_dump(mode="json"), "colours": colours(), "marks": marks}
    return drawing("figure", data | {"ground": False})


def picture_png(svg: str, *, share: float = 1) -> bytes:
    """Draw a picture of a document in pixels, for what takes no lines."""
    return picture("picture", {"svg": svg, "width": 166 * share}, ppi=SHARP)


def widths(table: Table) -> list[int]:
    """Return how wide each column is beside the others; 0 for one as wide as what stands in it."""
    longest = [max(map(len, column)) for column in zip(table.columns, *table.rows, strict=True)]
    if len(longest) > MANY:
        return [MANY // 2, *(1 for _column in longest[1:])]
    if max(longest) <= SHORT:
        return [1 if place not in table.numeric else 0 for place in range(len(longest))]
    return [0 if n <= SHORT else min(n, LONG) for n in longest]


def reads_from_the_right(text: str) -> bool:
    """Return whether most letters belong to a script that is read from right to left.

    A Dutch sentence may well begin with the name of somebody in another script.
    """
    ways = Counter(unicodedata.bidirectional(sign) for sign in text)
    return ways["R"] + ways["AL"] > ways["L"]


def colours() -> Json:
    """Return the colours of the pictures by what they mean."""
    return {
        "ink": LIGHT.ink,
        "quiet": LIGHT.quiet,
        "line": LIGHT.line,
        "ground": LIGHT.surface,
        "room": LIGHT.room.mark,
        "room_ink": LIGHT.room.ink,
        "between": LIGHT.hidden,
        "against": LIGHT.against.mark,
        "against_ink": LIGHT.against.ink,
        "need_ink": LIGHT.need_ink,
        "mark": LIGHT.need,
        "need": LIGHT.need,
        "groups": [hue.mark for hue in LIGHT.winds.values()],
    }


def _breakable(value: Any) -> Any:
    """Let words without end be broken, in all texts of a document; its lines stay lines."""
    if isinstance(value, dict):
        return {name: _breakable(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_breakable(each) for each in value]
    if isinstance(value, str):
        return "\n".join(breakable(line) for line in plain(value).split("\n"))
    return value
