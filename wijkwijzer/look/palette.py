"""The colours of the product: one palette for light screens and paper, one for a dark hall.

Two hues mean something and are used for nothing else: brick is the need of residents, deep blue
the task of the parties. The winds of the compass (gold, green, violet, stone) keep off both. No
colour carries meaning alone: a shape, a hatch or a word always says the same.

Contrasts are those of WCAG 2.2 and are tested: text at least 4.5:1 and 7:1 for what the wall
shows, marks at least 3:1; need against task also in grey and as people who are colour-blind see
them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Hue:
    """One hue in three strengths.

    Parameters
    ----------
    mark
        For lines and shapes, at least 3:1 on paper.
    ink
        For text in this hue, at least 4.5:1 on paper.
    soft
        A tint for areas, close to paper; text in ink on it stays readable.
    """

    mark: str
    ink: str
    soft: str


@dataclass(frozen=True)
class Palette:
    """Every colour a page, chart, map or poster may use, as hex.

    Parameters
    ----------
    name
        `light` or `dark`.
    paper, surface
        The ground, and a panel that lies on it.
    ink, quiet
        Text; text that steps back. Both at least 7:1 on paper and on the tint of every wind.
    line, border
        Hairlines that only divide; a line that must be seen (3:1), such as a border of 50.
    need, need_ink, need_soft
        Brick: marks, text (at least 7:1 on paper) and tint of what residents ask.
    task, task_ink, task_soft
        Blue: marks, text and tint of what parties work on.
    gap
        Seven colours from task (task larger) over a neutral middle to need (need larger).
    winds
        Hue per wind id; a wind the palette does not know gets `stone`.
    hidden, hatch
        Ground of what may not be shown; the lines drawn over what is undecided.
    room, against
        What a meeting says on its wall: its votes, and those against (light within a dark edge,
        so that the two differ in grey as well). A fill of `room.mark` carries text in paper, a
        tint of either carries text in ink.
    positive, warning
        For messages: done, and look out; never for need or task. At least 7:1 on paper.
    focus
        The ring around what has keyboard focus.
    """

    name: str
    paper: str
    surface: str
    ink: str
    quiet: str
    line: str
    border: str
    need: str
    need_ink: str
    need_soft: str
    task: str
    task_ink: str
    task_soft: str
    gap: tuple[str, str, str, str, str, str, str]
    winds: Mapping[str, Hue]
    hidden: str
    hatch: str
    room: Hue
    against: Hue
    positive: str
    warning: str
    focus: str

    def wind(self, wind: str) -> Hue:
        """Return the hue of a wind; `stone` for a wind that is not one of the four."""
        return self.winds.get(wind, self.winds["west"])

    def gap_scale(self) -> list[list[float | str]]:
        """Return the gap colours as a Plotly colour scale, for values centred on 0."""
        last = len(self.gap) - 1
        return [[index / last, colour] for index, colour in enumerate(self.gap)]


LIGHT = Palette(
    name="light",
    paper="#fbfaf6",
    surface="#f3f0e8",
    ink="#23262c",
    quiet="#4a4e56",
    line="#dcd8cd",
    border="#8d897f",
    need="#c85a3f",
    need_ink="#92351f",
    need_soft="#f0c9bb",
    task="#12385f",
    task_ink="#12385f",
    task_soft="#c4d3e4",
    gap=("#12385f", "#587da8", "#a9bed6", "#e9e6dd", "#ebb9a7", "#d57e64", "#a63e25"),
    winds=MappingProxyType(
        {
            "noord": Hue("#ab7c17", "#684a05", "#f8efd9"),
            "oost": Hue("#4a8a55", "#265831", "#e7f0e3"),
            "zuid": Hue("#7c64ad", "#5f478f", "#eeeaf5"),
            "west": Hue("#86796a", "#62574a", "#f0ebe3"),
        }
    ),
    hidden="#dddad3",
    hatch="#92351f",
    room=Hue("#0f5f57", "#0c4c46", "#cfe5e0"),
    against=Hue("#8f6200", "#664600", "#f6dfae"),
    positive="#265831",
    warning="#684a05",
    focus="#23262c",
)
"""For screens by day, for tablets and for paper."""

DARK = Palette(
    name="dark",
    paper="#14171c",
    surface="#1f232a",
    ink="#f5f2ea",
    quiet="#bdbcb8",
    line="#363b43",
    border="#7d7f83",
    need="#c9583a",
    need_ink="#f3a489",
    need_soft="#6b3526",
    task="#a3cdfb",
    task_ink="#a3cdfb",
    task_soft="#2a435e",
    gap=("#a3cdfb", "#6d97c6", "#475f7b", "#3b3e44", "#7c4535", "#bf5a3e", "#f08b6b"),
    winds=MappingProxyType(
        {
            "noord": Hue("#d9a93f", "#e8c06a", "#2b2415"),
            "oost": Hue("#6fb37a", "#93cf9c", "#1b2820"),
            "zuid": Hue("#a28bd6", "#c3b1ea", "#241f31"),
            "west": Hue("#a89b8b", "#c9bdae", "#272420"),
        }
    ),
    hidden="#3d4148",
    hatch="#f3a489",
    room=Hue("#74d3c3", "#8fe0d2", "#1c4741"),
    against=Hue("#e2b04a", "#f0cb82", "#4d3b12"),
    positive="#93cf9c",
    warning="#e8c06a",
    focus="#f5f2ea",
)
"""For the wall in a dark hall."""


def palette(*, dark: bool = False) -> Palette:
    """Return the palette for a light ground, or for a dark one."""
    return DARK if dark else LIGHT
