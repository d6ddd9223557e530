"""A document as blocks in the order in which one reads them, whatever it is about.

Words and numbers only, so that paper, Word and screen say the same. What came from the room of a
meeting carries `card`: a facilitator sees it marked and may leave it out before publication.
"""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from wijkwijzer.record import Entry

Shade = Literal["for", "between", "against", "far_for", "far_against", "one", "need"]
"""How a piece of a bar is drawn; `one` where there is only one kind, `need` of residents."""


class Heading(Entry):
    """A heading; 1 for a chapter, 2 for a part of it, 3 for a piece of that."""

    block: Literal["heading"] = "heading"
    level: Literal[1, 2, 3]
    text: str


class Paragraph(Entry):
    """Running text; `finding` is what stands out, in larger type, `quiet` a note.

    `fill_in` is a place where whoever finishes the document still writes. `of_room` says that
    people in a meeting wrote it.
    """

    block: Literal["paragraph"] = "paragraph"
    text: str
    style: Literal["body", "finding", "quiet", "fill_in"] = "body"
    of_room: bool = False


class Piece(Entry):
    """A piece of a bar."""

    n: int
    shade: Shade


class Bar(Entry):
    """A bar with what stands above it and what it says.

    Parameters
    ----------
    label
        What was voted on; "" for a bar that belongs to the one above it.
    said
        Its numbers in words; the reason where they are not shown.
    before
        What stands at its left, such as "Voor het gesprek".
    low, high
        The poles of a dilemma.
    card
        The card of the room that it stands for, or None.
    """

    label: str = ""
    pieces: tuple[Piece, ...] = ()
    said: str
    before: str = ""
    low: str = ""
    high: str = ""
    card: str | None = None


class Bars(Entry):
    """Bars on one scale.

    Parameters
    ----------
    told
        What the picture shows, for who cannot see it.
    legend
        Shade -> what it means, in the order of the pieces.
    most
        The length of the scale.
    """

    block: Literal["bars"] = "bars"
    told: str
    legend: tuple[tuple[Shade, str], ...] = ()
    most: int
    bars: tuple[Bar, ...]


class Plane(Entry):
    """Opinion groups as points: (x, y, group), x and y between 0 and 1, and a name per group."""

    block: Literal["plane"] = "plane"
    told: str
    points: tuple[tuple[float, float, int], ...]
    names: tuple[tuple[float, float, str], ...]


class Quote(Entry):
    """What somebody wrote; `note` is what it is about, or what became of it."""

    text: str
    note: str = ""
    card: str | None = None
    of_room: bool = True


class Quotes(Entry):
    """What was written, one after the other."""

    block: Literal["quotes"] = "quotes"
    items: tuple[Quote, ...]


class Table(Entry):
    """Rows under a row of column names; numbers are already in words."""

    block: Literal["table"] = "table"
    told: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()


class Listing(Entry):
    """What belongs to something, each with its name: who, when, what it costs."""

    block: Literal["listing"] = "listing"
    rows: tuple[tuple[str, str], ...]


class Picture(Entry):
    """A drawing, which the document holds under this name.

    Parameters
    ----------
    told
        What it shows, for who cannot see it.
    caption
        What stands under it; "" for nothing.
    share
        How much of the width of the page it takes, 0 to 1.
    """

    block: Literal["picture"] = "picture"
    name: str
    told: str
    caption: str = ""
    share: float = Field(default=1, gt=0, le=1)


Block = Annotated[
    Heading | Paragraph | Bars | Plane | Quotes | Table | Listing | Picture,
    Field(discriminator="block"),
]


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return what somebody typed as running text: one paragraph for each line that is not empty."""
    return tuple(Paragraph(text=line.strip()) for line in text.splitlines() if line.strip())


def finished(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks without the places to fill in, and without headings that then have nothing."""
    kept: list[Block] = []
    for block in reversed(blocks):
        if isinstance(block, Paragraph) and block.style == "fill_in":
            continue
        if not isinstance(block, Heading) or _has_text(block, kept[-1:]):
            kept.append(block)
    return tuple(reversed(kept))


def _has_text(heading: Heading, after: Sequence[Block]) -> bool:
    """Return whether what comes next belongs to this heading."""
    return any(not isinstance(one, Heading) or one.level > heading.level for one in after)


class Cover(Entry):
    """The first page of a document that has one.

    Parameters
    ----------
    above, below
        What stands over the title, and under it.
    picture
        Name of its drawing; "" for none.
    told
        What that shows, for who cannot see it.
    """

    above: str
    below: str
    picture: str = ""
    told: str = ""


class Document(Entry):
    """All that is printed of a document, and that Word gets.

    Parameters
    ----------
    running, foot
        What stands above and under each page.
    contents
        What stands over the list of chapters.
    draft
        What a draft says of itself; "" for what is finished. Of a draft what people in a meeting
        wrote is marked.
    facts
        Date, place and the like, as (name, value).
    cover
        With one the chapters begin on a page of their own.
    pictures
        Name -> SVG.
    """

    title: str
    running: str
    foot: str
    contents: str
    draft: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...]
    cover: Cover | None = None
    pictures: dict[str, str] = Field(default_factory=dict)
