"""The marks of the matrix drawing, collected as plain values before a chart is made of them.

A level is told three ways: a figure, filled squares (none to three), and a tint of the parties'
deep blue; never by colour alone. "Geen rol" is a quiet dash, "not stated" a hatched field with a
question mark: neither looks like a level. The eye should go to the theme where parties lie
furthest apart (a frame and words) and to who could join whom (a plus; in a disc where the party
brings something).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from wijkwijzer.ambitions.findings import CARRYING, Finding
from wijkwijzer.ambitions.grid import Grid, Heading
from wijkwijzer.ambitions.matrix import MatrixRow, State
from wijkwijzer.ambitions.sentences import level_name
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.look.palette import Palette
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.look.typography import text_width

INSET = 2
"""Half the gap between two tiles, in pixels."""


@dataclass(frozen=True)
class Dot:
    """A small square, circle or disc of one fill and outline, `size` pixels wide."""

    x: float
    y: float
    fill: str
    outline: str
    size: float
    symbol: str = "square"


@dataclass(frozen=True)
class Words:
    """A text at a point, in the markup that Plotly reads; `position` as Plotly names it."""

    x: float
    y: float
    text: str
    position: str
    size: float
    colour: str


@dataclass(frozen=True)
class Hatch:
    """A hatched field around a centre."""

    x: float
    y: float
    width: float
    height: float


class Drawing:
    """Collects the marks of one matrix; all positions are pixels of its grid.

    Parameters
    ----------
    grid
        Where everything stands.
    palette
        Colours of the screen.
    tints
        The tint of each level, 0 to 3.

    Attributes
    ----------
    shapes, images
        As the shapes and images of a Plotly layout.
    texts, dots, hatches
        All other marks. Texts are no annotations: those are placed by the measured width of a
        font that may still be loading.
    """

    def __init__(self, grid: Grid, palette: Palette, tints: Sequence[str]) -> None:
        self.grid = grid
        self.palette = palette
        self.tints = tints
        self.m = grid.measures
        self.texts: list[Words] = []
        self.shapes: list[dict[str, Any]] = []
        self.images: list[dict[str, Any]] = []
        self.dots: list[Dot] = []
        self.hatches: list[Hatch] = []

    # Marks

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        position: str = "middle center",
        colour: str | None = None,
        size: float | None = None,
    ) -> None:
        """Write `words` beside or on a point; names were escaped before."""
        ink, text = colour or self.palette.ink, size or self.m.text
        self.texts.append(Words(x, y, words, position, text, ink))

    def box(self, x: float, y: float, size: tuple[float, float], **style: Any) -> None:
        """Draw a rectangle of `size` (width, height) around a centre, styled as a Plotly shape."""
        width, height = size
        corners = {"x0": x - width / 2, "x1": x + width / 2}
        corners |= {"y0": y - height / 2, "y1": y + height / 2}
        self.shapes.append({"type": "rect", "line": {"width": 0}, **corners, **style})

    def line(
        self, start: tuple[float, float], end: tuple[float, float], colour: str, width: float = 1
    ) -> None:
        """Draw a straight line under the other marks."""
        ends = {"x0": start[0], "y0": start[1], "x1": end[0], "y1": end[1]}
        line = {"color": colour, "width": width}
        self.shapes.append({"type": "line", "layer": "below", "line": line, **ends})

    # Parts

    def party_headings(self, headings: Sequence[Heading]) -> None:
        """Write the names above the columns, with a thin line down from the higher ones."""
        header = self.grid.header
        for x, heading in zip(self.grid.columns, headings, strict=True):
            words = "<br>".join(_plain(line) for line in heading.lines)
            self.text(x, heading.bottom, words, position="top center", size=self.m.heading)
            if header - heading.bottom > self.m.heading:
                self.line((x, heading.bottom + 3), (x, header - 3), self.palette.border)

    def figure_headings(self) -> None:
        """Write what stands in the columns at the right."""
        foot = self.grid.header - 4
        names = (_("gedeeld"), _("midden"), _("verschil"), _("eens"))
        under = (_("laagste"), _("mediaan"), _("stappen"), _("−1 tot 1"))
        for x, name, more in zip(self.grid.figures, names, under, strict=False):
            self._aside(x, foot, f"{name}<br>{more}", "top center")
        if self.m.strip:
            for level in range(4):
                self._aside(self._on_strip(level), foot, str(level), "top center")
            above = foot - 1.3 * self.m.small
            self._aside(self._on_strip(1.5), above, _("laagste–hoogste"), "top center")

    def group(self, top: float, wind: str) -> None:
        """Begin a wind: a thin line and its name."""
        self.line((0, top + 2), (self.m.width - self.m.spare, top + 2), self.palette.line)
        self._aside(0, top + 0.62 * self.m.group_gap, _plain(wind), "middle right")

    def theme(self, y: float, name: str, picture: str, note: tuple[str, str]) -> None:
        """Write the name of a theme and a few words about its row."""
        words, kind = note
        colours = {"need": self.palette.need_ink, "task": self.palette.task_ink}
        colour = colours.get(kind, self.palette.ink)
        shown = _plain(name)
        if kind == "widest":
            shown, words = f"<b>{shown}</b>", f"<b>{words}</b>"
        self._pictogram(y, picture)
        x = 1.35 * self._picture_size
        if words:
            self.text(x, y - 8, shown, position="middle right")
            self.text(x, y + 10, words, position="middle right", colour=colour, size=self.m.small)
            return
        self.text(x, y, shown, position="middle right")

    def in_common(self, row: MatrixRow, y: float, *, strong: bool) -> None:
        """Draw what the levels of a row have in common; nothing below two stated levels."""
        if row.shared is None or row.middle is None or row.spread is None or row.agreement is None:
            return
        colour = self.palette.ink if strong else self.palette.quiet
        if self.m.strip:
            self._strip(y, (row.shared, row.middle, row.shared + row.spread), colour)
        middle = number(row.middle, 0 if row.middle.is_integer() else 1)
        figures = (str(row.shared), middle, str(row.spread), number(row.agreement, 2))
        for x, words in zip(self.grid.figures, figures, strict=False):
            self.text(x, y, f"<b>{words}</b>" if strong else words, colour=colour)

    def cell(self, row: MatrixRow, party: str, x: float, y: float) -> None:
        """Draw what one party wants on one theme."""
        size = (self.grid.column - 2 * INSET, self.m.row - 2 * INSET)
        self.mark(x, y, size, row.levels[party], row.states[party])
        for finding in row.findings:
            if finding.kind == "kan_aansluiten" and party in finding.parties:
                self._plus(x + size[0] / 2 - 0.63 * self.m.text, y, finding, party)

    def mark(
        self, x: float, y: float, size: tuple[float, float], level: int | None, state: State
    ) -> None:
        """Draw a level, "geen rol" or "not stated" as it stands in a cell and in the key."""
        if state == "geen_rol":
            self.text(x, y, "–", colour=self.palette.quiet)
        elif level is None:
            paper = self.palette.paper
            self.hatches.append(Hatch(x, y, *size))
            self.dots.append(Dot(x, y, paper, paper, 1.3 * self.m.text, "circle"))
            self.text(x, y, "<b>?</b>", colour=self.palette.quiet)
        else:
            tint = self.tints[level]
            ink = self.palette.ink if level < CARRYING else self.palette.paper
            side = 0.62 * self.m.text
            left = x - size[0] / 2 + 0.65 * self.m.text
            self.text(left, y, f"<b>{level}</b>", colour=ink)
            for i in range(3):
                fill = ink if i < level else tint
                self.dots.append(Dot(left + (1.75 + 1.4 * i) * side, y, fill, ink, side))
            if level == 0:
                self.box(x, y, size, line={"width": 1, "color": self.palette.border})

    def frame_row(self, y: float) -> None:
        """Frame the row where parties lie furthest apart."""
        left = self.m.labels - 4
        right = self.m.width - 2 - self.m.spare
        line = {"color": self.palette.ink, "width": 2.5}
        self.box((left + right) / 2, y, (right - left, self.m.row + 2), line=line)

    def frame_cell(self, x: float, y: float) -> None:
        """Frame the cell that is being edited."""
        line = {"color": self.palette.focus, "width": 4}
        self.box(x, y, (self.grid.column, self.m.row), line=line)

    def key(self) -> None:
        """Explain the marks in one line below the matrix."""
        tile, x, y = (4.2 * self.m.text, 1.6 * self.m.text), 0.0, self.grid.key
        entries: list[tuple[int | None, State, str]] = [
            *((level, "level", level_name(level)) for level in range(4)),
            (None, "geen_rol", _("geen rol")),
            (None, "niet_gezegd", _("nog niet gezegd")),
        ]
        for level, state, words in entries:
            size = tile if state == "level" else (tile[0] / 2, tile[1])
            if level is not None:
                self.box(x + size[0] / 2, y, size, fillcolor=self.tints[level], layer="below")
            self.mark(x + size[0] / 2, y, size, level, state)
            x = self._explain(x + size[0], y, words)
        joins = Finding("kan_aansluiten", "", ("",))
        self._plus(x + 0.4 * self.m.text, y, joins, "")
        x += 0.7 * self.m.text
        x = self._explain(x, y, _("kan aansluiten"))
        self._plus(x + 0.55 * self.m.text, y, replace(joins, brings={"": ("",)}), "")
        self._explain(x + 1.05 * self.m.text, y, _("en brengt iets in"))

    # Inside

    @property
    def _picture_size(self) -> float:
        return 1.45 * self.m.text

    def _pictogram(self, y: float, picture: str) -> None:
        svg = pictogram(picture).replace("currentColor", self.palette.ink)
        self.images.append(
            {
                "source": "data:image/svg+xml;utf8," + svg.replace("#", "%23"),
                "xref": "x",
                "yref": "y",
                "x": 0,
                "y": y,
                "sizex": self._picture_size,
                "sizey": self._picture_size,
                "xanchor": "left",
                "yanchor": "middle",
            }
        )

    def _on_strip(self, level: float) -> float:
        left, right = self.grid.strip
        return left + (right - left) * level / 3

    def _strip(self, y: float, levels: tuple[float, float, float], colour: str) -> None:
        low, middle, high = (self._on_strip(level) for level in levels)
        for level in range(4):
            x = self._on_strip(level)
            self.line((x, y - self.m.row / 2), (x, y + self.m.row / 2), self.palette.line)
        self.line((low, y), (high, y), colour, 3)
        for x in {low, high}:
            self.line((x, y - 6), (x, y + 6), colour, 3)
        self.dots.append(Dot(middle, y, colour, self.palette.paper, 12, "circle"))

    def _plus(self, x: float, y: float, finding: Finding, party: str) -> None:
        colour = self.palette.ink
        if party in finding.brings:
            colour = self.palette.paper
            ink = self.palette.ink
            self.dots.append(Dot(x, y, ink, ink, 1.05 * self.m.text, "circle"))
        self.text(x, y, "<b>+</b>", colour=colour)

    def _aside(self, x: float, y: float, words: str, position: str) -> None:
        """Write something small and quiet."""
        self.text(x, y, words, position=position, colour=self.palette.quiet, size=self.m.small)

    def _explain(self, x: float, y: float, words: str) -> float:
        x += 0.45 * self.m.small
        self._aside(x, y, words, "middle right")
        return x + 0.88 * text_width(words, self.m.small) + 0.95 * self.m.small


def _plain(text: str) -> str:
    """Return `text` so that Plotly, which reads some markup, shows it letter by letter."""
    return escape(text, quote=False)
