"""The report of a meeting (verslag): blocks in the order in which one reads them.

Words and numbers only, so that paper, Word and screen say the same, and a report that was published
reads the same whatever changes later. What came from the room carries `card`: the facilitator sees
it marked and may leave it out before publication.
"""

from typing import Annotated, Literal

from pydantic import Field

from wijkwijzer.record import Entry

Shade = Literal["for", "between", "against", "far_for", "far_against", "one"]
"""How a piece of a bar is drawn; `one` where there is only one kind."""


class Heading(Entry):
    """A heading; 1 for a chapter, 2 for a part of it, 3 for a piece of that."""

    block: Literal["heading"] = "heading"
    level: Literal[1, 2, 3]
    text: str


class Paragraph(Entry):
    """Running text; `finding` is what stands out, in larger type, `quiet` a note."""

    block: Literal["paragraph"] = "paragraph"
    text: str
    style: Literal["body", "finding", "quiet"] = "body"
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


Block = Annotated[Heading | Paragraph | Bars | Plane | Quotes | Table, Field(discriminator="block")]


class ReportContent(Entry):
    """The report of a meeting as it is printed.

    Parameters
    ----------
    meeting_id, wijk_id
        Whose report it is.
    based_on
        Version of the facilitator's choices, and revision of the meeting, it was made from.
    number, published_on
        0 and "" as long as it is a draft.
    facts
        Date, place and the like, as (name, value).
    """

    meeting_id: str
    wijk_id: str
    based_on: tuple[int, int]
    number: int = 0
    published_on: str = ""
    wijk_name: str
    is_example: bool = False
    title: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
