"""Where everything of the matrix drawing stands: pure geometry, in pixels from the top left.

The drawing is laid out for a design width; on a wider or narrower screen columns stretch and
shrink while texts keep their size, so widths of texts are estimated on the safe side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from wijkwijzer.look.typography import text_width, wrap

Size = Literal["page", "beside"]
"""`beside` is the page with a panel at its right: no room for what rows have in common."""


@dataclass(frozen=True)
class Measures:
    """Sizes in pixels of one kind of screen.

    Parameters
    ----------
    text, small, heading
        Type sizes: names and levels; notes; parties above the columns.
    labels
        Width of the column with theme names.
    strip
        Width of the column that draws lowest, middle and highest level; 0 leaves it out.
    figure
        Width of each column with a figure; 0 leaves them out.
    group_gap
        Room above the first theme of each wind.
    key
        Height of the line that explains the marks.
    spare
        Room at the right that only the heading of the last party uses.
    """

    width: int
    text: int
    small: int
    heading: int
    row: int
    group_gap: int
    labels: int
    strip: int
    figure: int
    key: int
    spare: int = 0


MEASURES: dict[Size, Measures] = {
    "page": Measures(
        width=1180,
        text=15,
        small=13,
        heading=14,
        row=39,
        group_gap=25,
        labels=232,
        strip=102,
        figure=58,
        key=46,
    ),
    "beside": Measures(
        width=870,
        text=15,
        small=13,
        heading=14,
        row=39,
        group_gap=25,
        labels=232,
        strip=0,
        figure=0,
        key=46,
        spare=44,
    ),
}


@dataclass(frozen=True)
class Heading:
    """The name of a party above its column, in lines; `bottom` is where its last line ends."""

    lines: tuple[str, ...]
    bottom: float


@dataclass(frozen=True)
class Grid:
    """Positions of all columns and rows.

    Parameters
    ----------
    columns
        Centre of each party's column.
    column
        Width of a party's column.
    strip
        Left and right end of the level strip; equal where there is none.
    figures
        Centre of the columns with figures (shared, middle, spread, agreement); may be empty.
    rows
        Centre of each theme's row.
    groups
        Index of the first row of each group, with the top of its gap.
    header
        Where the header ends.
    key
        Centre of the line that explains the marks.
    """

    measures: Measures
    columns: tuple[float, ...]
    column: float
    strip: tuple[float, float]
    figures: tuple[float, ...]
    rows: tuple[float, ...]
    groups: tuple[tuple[int, float], ...]
    headings: tuple[Heading, ...]
    header: float
    key: float
    height: float


def grid(party_names: Sequence[str], groups: Sequence[str], size: Size) -> Grid:
    """Place the columns of `party_names` and one row per entry of `groups` (its wind)."""
    m = MEASURES[size]
    gap = m.small if m.strip or m.figure else 0
    right = m.strip + 4 * m.figure + 2 * gap + m.spare
    column = (m.width - m.labels - right) / max(len(party_names), 1)
    columns = tuple(m.labels + column * (i + 0.5) for i in range(len(party_names)))
    after = m.labels + column * len(party_names) + gap
    figures = tuple(after + m.strip + gap + m.figure * (i + 0.5) for i in range(4))
    headings, header = _headings(party_names, column, m)
    rows, starts, bottom = _rows(groups, header, m)
    return Grid(
        measures=m,
        columns=columns,
        column=column,
        strip=(after + 0.1 * m.strip, after + 0.9 * m.strip),
        figures=figures if m.figure else (),
        rows=rows,
        groups=starts,
        headings=headings,
        header=header,
        key=bottom + m.key / 2 + 4,
        height=bottom + m.key + 4,
    )


def _headings(
    names: Sequence[str], column: float, m: Measures
) -> tuple[tuple[Heading, ...], float]:
    """Wrap the names; where one is wider than its column, neighbours take turns in height.

    Then each name has the width of two columns, up to the lines that lead down from the higher
    ones. The last name stands high, so that it never meets the headings at its right.
    """
    size = m.heading
    widest = max((text_width(word, size) for name in names for word in name.split()), default=0)
    tiers = 1 if widest <= column - 6 else 2
    # Widths are upper bounds; what hardly exceeds the room does fit.
    room = (tiers * column - 8) / 0.9
    wrapped = [wrap(breakable(name, room, size), room, size, lines=9) for name in names]
    tier_of = [(len(names) - 1 - i) % tiers for i in range(len(names))]
    bottoms: list[float] = []
    for tier in range(tiers):
        lines = [len(w) for w, own in zip(wrapped, tier_of, strict=True) if own == tier]
        above = bottoms[-1] + 0.5 * size if bottoms else 0.0
        bottoms.append(above + 1.3 * size * max(lines, default=0))
    headings = (Heading(w, bottoms[own]) for w, own in zip(wrapped, tier_of, strict=True))
    return tuple(headings), bottoms[-1] + 0.5 * size


def breakable(name: str, room: float, size: float) -> str:
    """Cut words that are wider than the room there is, with a hyphen."""
    parts = []
    for word in name.split():
        rest = word
        while text_width(rest, size) > room and len(rest) > 8:
            cut = len(rest) - 4
            while cut > 4 and text_width(rest[:cut] + "-", size) > room:
                cut -= 1
            parts.append(rest[:cut] + "-")
            rest = rest[cut:]
        parts.append(rest)
    return " ".join(parts)


def _rows(
    groups: Sequence[str], header: float, m: Measures
) -> tuple[tuple[float, ...], tuple[tuple[int, float], ...], float]:
    rows: list[float] = []
    starts: list[tuple[int, float]] = []
    top = header
    for i, group in enumerate(groups):
        if i == 0 or group != groups[i - 1]:
            starts.append((i, top))
            top += m.group_gap
        rows.append(top + m.row / 2)
        top += m.row
    return tuple(rows), tuple(starts), top
