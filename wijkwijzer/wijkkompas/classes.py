"""The classes of the map: which value gets which colour and words, and the legend beside it.

Need and task run from pale to full in their own hue, five classes around the border; the gap runs
from blue (task larger) over a neutral middle to brick (need larger). Words and numbers stand in the
legend, so that no class is known by its colour alone.
"""

from dataclasses import dataclass
from html import escape

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.look.palette import Palette
from wijkwijzer.wijkkompas.computation import MIDDLE
from wijkwijzer.wijkkompas.results import Borders, Quantity
from wijkwijzer.wijkkompas.words import quantity_name

STRENGTHS = (0.16, 0.34, 0.54, 0.77, 1.0)
GAP_EDGES = (-100.0, -50.0, -30.0, -10.0, 10.0, 30.0, 50.0, 100.0)


@dataclass(frozen=True)
class ColourClass:
    """Values from `low` up to `high` (the last class with its end), their colour and words."""

    low: float
    high: float
    colour: str
    words: str


def colour_classes(
    quantity: Quantity, palette: Palette, borders: Borders
) -> tuple[ColourClass, ...]:
    """Return the classes of a quantity, the lowest first.

    The edges of need and task are 0, 20, 40, 60, 80 and 100 on the line where the border lies at
    50; with another border they move along.
    """
    if quantity == "gap":
        words = (
            _("opgave veel zwaarder"),
            _("opgave zwaarder"),
            _("opgave iets zwaarder"),
            _("ongeveer gelijk"),
            _("behoefte iets groter"),
            _("behoefte groter"),
            _("behoefte veel groter"),
        )
        return _classes(GAP_EDGES, palette.gap, words)
    border = borders.need if quantity == "need" else borders.task
    full = palette.need if quantity == "need" else palette.task
    edges = tuple(_off_line(step, border) for step in (0, 20, 40, 60, 80, 100))
    colours = tuple(_mix(palette.paper, full, strength) for strength in STRENGTHS)
    return _classes(edges, colours, _level_words(quantity))


def _level_words(quantity: Quantity) -> tuple[str, ...]:
    if quantity == "need":
        return (_("heel laag"), _("laag"), _("midden"), _("hoog"), _("heel hoog"))
    return (_("geen of heel licht"), _("licht"), _("midden"), _("zwaar"), _("heel zwaar"))


def _classes(
    edges: tuple[float, ...], colours: tuple[str, ...], words: tuple[str, ...]
) -> tuple[ColourClass, ...]:
    return tuple(
        ColourClass(*parts) for parts in zip(edges[:-1], edges[1:], colours, words, strict=True)
    )


def class_of(value: float, classes: tuple[ColourClass, ...]) -> ColourClass:
    """Return the class of a value; an edge belongs to the higher class."""
    return next((c for c in reversed(classes) if value >= c.low), classes[0])


def legend_html(
    quantity: Quantity,
    palette: Palette,
    borders: Borders,
    *,
    undecided: bool,
    hidden: bool,
    remarks: bool,
    tasks: bool,
) -> str:
    """Write the legend as a list, for beside or under the map.

    Parameters
    ----------
    undecided, hidden
        Whether the map has areas that are hatched because they are undecided, or not shown.
    remarks, tasks
        Whether it has the round marks of what residents wrote, or the square ones of tasks.
    """
    rows = [
        _row(
            f"background:{c.colour}",
            _("{words} ({low} tot {high})").format(
                words=c.words, low=number(round(c.low)), high=number(round(c.high))
            ),
        )
        for c in colour_classes(quantity, palette, borders)
    ]
    if undecided:
        rows.append(_row(_stripes(45, "transparent", palette.quiet), _("nog niet te zeggen")))
    if hidden:
        rows.append(
            _row(_stripes(-45, palette.hidden, palette.border), _("nog te weinig antwoorden"))
        )
    if remarks:
        rows.append(
            _row(_mark("50%", palette.paper, palette.need), _("plek die een bewoner noemde"))
        )
    if tasks:
        rows.append(_row(_mark("4px", palette.task, palette.paper), _("plek van een opgave")))
    return (
        f'<div style="color:{palette.ink};line-height:1.3">'
        f"<strong>{escape(quantity_name(quantity))}</strong>"
        f'<ul style="list-style:none;margin:.4em 0 0;padding:0">{"".join(rows)}</ul></div>'
    )


def _row(style: str, text: str) -> str:
    swatch = (
        f'<span style="flex:none;width:1.6em;height:1.1em;border-radius:3px;'
        f'box-shadow:inset 0 0 0 1px rgba(128,128,128,.45);{style}"></span>'
    )
    return (
        '<li style="display:flex;gap:.6em;align-items:center;margin:.25em 0">'
        f"{swatch}<span>{escape(text)}</span></li>"
    )


def _mark(radius: str, ground: str, edge: str) -> str:
    size = "width:1.1em;margin:0 .25em"
    return (
        f"{size};border-radius:{radius};background:{ground};border:2px solid {edge};box-shadow:none"
    )


def _stripes(turn: int, ground: str, line: str) -> str:
    return f"background:repeating-linear-gradient({turn}deg,{ground} 0 4px,{line} 4px 5.5px)"


def _off_line(position: float, border: float) -> float:
    """Return the value that stands at a position of the line where the border is 50."""
    if position <= MIDDLE:
        return position * border / MIDDLE
    return border + (position - MIDDLE) * (100 - border) / (100 - MIDDLE)


def _mix(ground: str, colour: str, strength: float) -> str:
    """Mix a colour into the ground, both as #rrggbb."""
    pairs = [(int(ground[i : i + 2], 16), int(colour[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(g + (c - g) * strength):02x}" for g, c in pairs)
