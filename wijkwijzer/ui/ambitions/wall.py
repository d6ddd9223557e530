"""The wall: one sentence, and the parties on the four levels of the theme it is about."""

from collections.abc import Sequence
from html import escape
from string import Template

import streamlit as st

from wijkwijzer.ambitions.chart import level_tints
from wijkwijzer.ambitions.grid import breakable
from wijkwijzer.ambitions.matrix import MatrixRow
from wijkwijzer.ambitions.records import LEVELS
from wijkwijzer.ambitions.sentences import level_name, wall_rest, wall_sentence, without_level
from wijkwijzer.ambitions.wall import (
    BETWEEN,
    LINE,
    SIZES,
    SURE,
    WallRows,
    by_level,
    names_that_fit,
    size_of_names,
    wall_rows,
)
from wijkwijzer.i18n import choose
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import palette
from wijkwijzer.ui.ambitions import pieces
from wijkwijzer.ui.ambitions.pieces import Shown
from wijkwijzer.ui.drawings import pictogram_image
from wijkwijzer.ui.kept import kept
from wijkwijzer.ui.live_element import follow

LONG = 150
"""Characters from which the sentence is set smaller: two lines at most."""

HEIGHT, LABELS, GAP = 852, 300, 12
HEAD, SMALL, REST, ASIDE, REACH = 48, 96, 48, 44, 34
"""Pixels of a wall of 1920 by 1080: the picture, and what stands in it beside the names."""

CARD = (1824 - LABELS) / 4 - GAP - 20
"""The room for a name on its level."""


def wall(what: Shown, release: int) -> None:
    """Fill the wall with the sentence and its picture, and follow what changes."""
    matrix = pieces.matrix_of(what)
    sentence = wall_sentence(matrix, what.parties, what.themes)
    long = " long" if len(sentence) > LONG else ""
    st.html(_style(dark=what.dark))
    st.html(f'<h1 class="ww-wall-sentence{long}">{escape(sentence)}</h1>{_picture(what)}')
    follow(what.wijk_id, release)


@kept
def _picture(what: Shown) -> str:
    rows = wall_rows(pieces.matrix_of(what))
    levels = "".join(f"<b>{escape(level_name(level))}</b>" for level in LEVELS)
    room = _room(rows)
    # Names in every large row, or in none: of rows of two kinds one would seem to matter more.
    named = len(rows.large) == 1 or all(
        size_of_names(by_level(row, what.parties), CARD, room) for row in rows.large
    )
    large = "".join(
        _large(what, row, room) if named else _dotted(what, row, "large") for row in rows.large
    )
    if not rows.large:
        large = f'<section class="large"><i></i>{_cards([""] * 4)}</section>'
    striking = "".join(_dotted(what, row) for row in rows.striking)
    told = [
        wall_rest(rows, what.themes),
        "" if rows.large else _("Nog geen partij zei hoe ver zij wil gaan."),
        _("Een stip is een partij.") if striking or not named else "",
    ]
    return (
        f'<div class="ww-amb-wall"><div class="head"><i></i>{levels}</div>{large}{striking}'
        f"<footer>{escape(' '.join(part for part in told if part))}</footer></div>"
    )


def _room(rows: WallRows) -> float:
    """Return how high the names in each large row may stand, in pixels of a wall."""
    left = HEIGHT - HEAD - REST - len(rows.striking) * (SMALL + GAP)
    return left / max(len(rows.large), 1) - ASIDE - REACH - 2 * GAP - 28


def _large(what: Shown, row: MatrixRow, room: float) -> str:
    """Return a row that names the parties on their levels; those at its ends, the largest."""
    columns = by_level(row, what.parties)
    filled = [level for level in LEVELS if columns[level]]
    ends = {filled[0], filled[-1]}
    largest = size_of_names([columns[level] for level in ends], CARD, room) or SIZES[-1]
    others = [columns[level] for level in filled if level not in ends]
    size = min(largest, size_of_names(others, CARD, room) or SIZES[-1])
    cards = [
        _names(names, largest if level in ends else size, room)
        for level, names in enumerate(columns)
    ]
    aside = escape(without_level(row, what.parties))
    return (
        f'<section class="large">{_label(what, row)}{_reach(row)}{_cards(cards)}'
        f'<p class="aside">{aside}</p></section>'
    )


def _names(names: Sequence[str], size: int, room: float) -> str:
    """Return the names on one level, and how many there are for which there is no room."""
    fits = size_of_names([names], CARD, room) is not None
    shown = names if fits else names[: names_that_fit(names, CARD, room)]
    whole = [breakable(name, CARD / SURE, size) for name in shown]
    texts = [f'<span dir="auto">{escape(name)}</span>' for name in whole]
    if len(shown) < len(names):
        more = _("en nog {number}").format(number=len(names) - len(shown))
        texts.append(f"<em>{escape(more)}</em>")
    style = f"font-size: {size / 32}rem"
    return f'<div class="names" style="{style}">{"".join(texts)}</div>' if texts else ""


def _dotted(what: Shown, row: MatrixRow, kind: str = "small") -> str:
    """Return a row with a dot for each party on its level."""
    columns = []
    for names in by_level(row, what.parties):
        told = f'role="img" aria-label="{escape(", ".join(names))}"' if names else ""
        columns.append(f"<span {told}>{'<i></i>' * len(names)}</span>")
    return (
        f'<section class="{kind} dotted">{_label(what, row)}{_reach(row)}'
        f'<div class="dots">{"".join(columns)}</div></section>'
    )


def _label(what: Shown, row: MatrixRow) -> str:
    theme = next(t for t in what.book.facts.context.themes if t.id == row.theme)
    picture = pictogram_image(theme.pictogram, 96, palette(dark=what.dark).ink)
    kinds = {finding.kind for finding in row.findings}
    kind, words = "", ""
    if "behoefte_zonder_ambitie" in kinds:
        kind, words = "need", _("behoefte zonder ambitie")
    elif "ambitie_zonder_behoefte" in kinds:
        kind, words = "task", _("ambitie zonder behoefte")
    note = f'<small class="{kind}">{escape(words)}</small>' if words else ""
    name = escape(choose(theme.short))
    return f'<h2><span>{picture}<b dir="auto">{name}</b></span>{note}</h2>'


def _reach(row: MatrixRow) -> str:
    """Return the line from the lowest level that a party stated to the highest; "" if one."""
    stated = [level for level in row.levels.values() if level is not None]
    low, high = min(stated, default=0), max(stated, default=0)
    if low == high:
        return ""
    place = f"inset-inline-start: {12.5 + 25 * low}%; width: {25 * (high - low)}%"
    return f'<div class="reach"><i style="{place}"></i></div>'


def _cards(cards: Sequence[str]) -> str:
    shown = (
        f'<div class="card level{level}{"" if card else " empty"}">{card}</div>'
        for level, card in enumerate(cards)
    )
    return f'<div class="cards">{"".join(shown)}</div>'


_STYLE = Template("""<style>
.ww-wall-sentence { font-size: 1.5rem !important; line-height: 1.18 !important;
    font-weight: 600; text-wrap: pretty; padding: 0 0 0.3rem !important; margin: 0;
    letter-spacing: 0; }
.ww-wall-sentence.long { font-size: 1.15rem !important; }
[data-testid="stMainBlockContainer"] { padding: 0.5rem 1.5rem 0 !important; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: 0.4rem; }
.st-key-live { position: fixed; left: 1.5rem; bottom: 0.2rem; width: auto; }
.ww-amb-wall { height: ${height}rem; display: flex; flex-direction: column; gap: ${gap}rem;
    overflow: hidden; line-height: $line_height; color: $ink; }
.ww-amb-wall :is(.head, section) { display: grid; align-items: center; flex: none;
    grid-template-columns: ${labels}rem repeat(4, minmax(0, 1fr)); }
.ww-amb-wall .head { height: ${head}rem; font-size: 1.1rem; text-align: center; }
.ww-amb-wall .head b { font-weight: 600; }
.ww-amb-wall section { position: relative; }
.ww-amb-wall section.small { height: ${small}rem; border-top: 2px solid $line; }
.ww-amb-wall section.large { flex: 1; min-height: 0;
    grid-template-rows: ${reach}rem minmax(0, 1fr) auto; }
.ww-amb-wall section.large.dotted { grid-template-rows: none; border-top: 2px solid $line; }
.ww-amb-wall h2 { grid-row: 1 / span 2; grid-column: 1; margin: 0; padding: 0 !important;
    font-size: 1.1rem !important; font-weight: 600; line-height: 1.1; border: 0;
    overflow-wrap: anywhere; color: inherit; }
.ww-amb-wall h2 span { display: flex; align-items: center; gap: 0.4rem; }
.ww-amb-wall h2 b { font-weight: 600; min-width: 0; }
.ww-amb-wall h2 img { width: 1.5rem; height: 1.5rem; flex: none; }
.ww-amb-wall .large h2 { font-size: 1.5rem !important; }
.ww-amb-wall .large h2 img { width: 2.4rem; height: 2.4rem; }
.ww-amb-wall h2 small { display: block; font-size: 0.9rem; font-weight: 400; margin-top: 0.15rem; }
.ww-amb-wall .need { color: $need_ink; }
.ww-amb-wall .task { color: $task_ink; }
.ww-amb-wall :is(.cards, .dots, .reach) { grid-column: 2 / -1; display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr)); }
.ww-amb-wall .cards { align-self: stretch; grid-row: 2; min-height: 0; }
.ww-amb-wall .card { margin: 0 ${half_gap}rem; padding: 0.4rem 0.3rem; border-radius: 0.3rem;
    display: grid; align-content: center; text-align: center; overflow: hidden;
    overflow-wrap: anywhere; font-weight: 600; box-sizing: border-box; }
.ww-amb-wall .names { display: flex; flex-direction: column; gap: ${between}em; min-width: 0; }
.ww-amb-wall .card span { text-wrap: balance; }
.ww-amb-wall .card em { font-style: normal; font-weight: 400; }
.ww-amb-wall .level0 { background: $level0; border: 3px solid $border; }
.ww-amb-wall .level1 { background: $level1; }
.ww-amb-wall .level2 { background: $level2; color: $paper; }
.ww-amb-wall .level3 { background: $level3; color: $paper; }
.ww-amb-wall .card.empty { background: none; border: 2px dashed $border; }
.ww-amb-wall .aside { grid-column: 2 / -1; grid-row: 3; color: $quiet; text-align: center;
    font-size: 0.9rem !important; margin: 0.25rem 0 0; min-height: 1.1rem; line-height: 1.15; }
.ww-amb-wall .reach { position: relative; height: 100%; grid-row: 1; display: block; }
.ww-amb-wall .reach i { position: absolute; top: 50%; height: 0.3rem; margin-top: -0.15rem;
    background: $ink; }
.ww-amb-wall .large .reach i::before, .ww-amb-wall .large .reach i::after { content: "";
    position: absolute; top: -0.25rem; width: 0.3rem; height: 0.8rem; background: $ink; }
.ww-amb-wall .reach i::before { inset-inline-start: -0.15rem; }
.ww-amb-wall .reach i::after { inset-inline-end: -0.15rem; }
.ww-amb-wall .dotted :is(h2, .dots, .reach) { grid-row: 1; }
.ww-amb-wall .dotted .dots { align-items: center; }
.ww-amb-wall .dotted .reach i { background: $border; }
.ww-amb-wall .dots { position: relative; }
.ww-amb-wall .dots span { display: flex; flex-wrap: wrap; gap: 0.22rem; justify-content: center; }
.ww-amb-wall .dots i { width: 0.95rem; height: 0.95rem; border-radius: 50%; background: $task;
    outline: 0.15rem solid $paper; }
.ww-amb-wall .large .dots i { width: 1.3rem; height: 1.3rem; }
.ww-amb-wall footer { flex: none; color: $quiet; font-size: 0.9rem; line-height: 1.15;
    border-top: 2px solid $line; padding-top: 0.3rem; }
</style>""")


def _style(*, dark: bool) -> str:
    colours = palette(dark=dark)
    levels = {f"level{level}": tint for level, tint in enumerate(level_tints(colours))}
    pixels = {
        "height": HEIGHT,
        "gap": GAP,
        "half_gap": GAP / 2,
        "labels": LABELS,
        "head": HEAD,
        "small": SMALL,
        "reach": REACH,
    }
    names = ("ink", "quiet", "line", "border", "paper", "need_ink", "task_ink", "task")
    return _STYLE.substitute(
        levels
        | {name: f"{size / 32:.4f}" for name, size in pixels.items()}
        | {name: getattr(colours, name) for name in names},
        line_height=LINE,
        between=BETWEEN,
    )
