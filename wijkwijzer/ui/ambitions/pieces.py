"""What the page of the ambitions shows, drawn once per release, audience, language and ground.

A book belongs to one revision of one wijk and one audience: together with language and ground it
says all there is to say, so however many screens look, each thing is drawn once.
"""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from wijkwijzer.ambitions import sentences
from wijkwijzer.ambitions.chart import matrix_figure
from wijkwijzer.ambitions.findings import FindingKind
from wijkwijzer.ambitions.grid import Size
from wijkwijzer.ambitions.matrix import Matrix, MatrixRow
from wijkwijzer.ambitions.records import Ambition
from wijkwijzer.ambitions.sentences import level_name
from wijkwijzer.ambitions.table import matrix_table
from wijkwijzer.i18n import choose, current_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import palette
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.publish.book import Book
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.ui.kept import kept

if TYPE_CHECKING:
    import plotly.graph_objects as go


Cell = tuple[str, str]
"""Party and theme, by id."""


@dataclass(frozen=True)
class Shown:
    """The matrix of a book, in one language, on a light or a dark ground."""

    book: Book
    language: str
    dark: bool = False

    @property
    def wijk_id(self) -> str:
        """Id of the wijk."""
        return self.book.facts.context.wijk.id

    @property
    def parties(self) -> Mapping[str, str]:
        """Name of each party, in the order of the columns."""
        return self.book.facts.party_names

    @property
    def themes(self) -> Mapping[str, str]:
        """Name of each theme, in the order of the rows."""
        return {theme.id: choose(theme.name) for theme in self.book.facts.context.themes}


def shown(book: Book, *, dark: bool = False) -> Shown:
    """Return what is shown, in the language of this run."""
    return Shown(book, current_language(), dark)


@kept
def _released(book: Book) -> Released[Matrix]:
    return book.matrix()


def matrix_of(what: Shown) -> Matrix:
    """Return the matrix itself."""
    return _released(what.book).content


@kept
def headline(what: Shown) -> tuple[str, ...]:
    """Return what to look at first, the most important sentence first."""
    return sentences.headline(matrix_of(what), what.parties, what.themes)


@kept
def figure(what: Shown, size: Size, chosen: Cell | None = None) -> "go.Figure":
    """Return the drawing, with a frame around the chosen cell; not to be changed."""
    return matrix_figure(
        _released(what.book),
        what.book.facts.context.themes,
        what.parties,
        size=size,
        palette=palette(dark=what.dark),
        chosen=chosen,
    )


@kept
def table(what: Shown) -> pd.DataFrame:
    """Return the numbers as a table; not to be changed."""
    return matrix_table(_released(what.book), what.parties, what.themes)


def note_of(what: Shown, cell: Cell) -> str:
    """Return why a party chose its level on a theme, in its own words; may be empty."""
    return next((a.note for a in what.book.ambitions() if (a.party_id, a.theme) == cell), "")


def stated_words(level: int | None, *, no_role: bool = False) -> str:
    """Say a level with its word, or that there is none."""
    if level is not None:
        return f"{level}, {level_name(level)}"
    return _("geen rol") if no_role else _("nog niet gezegd")


def ambition_words(ambition: Ambition | None) -> str:
    """Say what one cell holds; None means that nothing was stated."""
    if ambition is None:
        return stated_words(None)
    return stated_words(ambition.level, no_role=ambition.no_role)


# What stands out

NEED_KINDS: tuple[FindingKind, ...] = ("behoefte_zonder_ambitie", "ambitie_zonder_behoefte")


def _kinds() -> tuple[tuple[FindingKind, str], ...]:
    return (
        ("behoefte_zonder_ambitie", _("Behoefte zonder ambitie")),
        ("ambitie_zonder_behoefte", _("Ambitie zonder behoefte")),
        ("dragers", _("Wie draagt")),
        ("kan_aansluiten", _("Wie kan aansluiten")),
    )


@kept
def findings(what: Shown) -> str:
    """Return what stands out, per kind a list of sentences in theme order, as HTML."""
    blocks = []
    pictures = _pictures(what)
    needs = sum(
        kind in {f.kind for row in matrix_of(what).rows for f in row.findings}
        for kind in NEED_KINDS
    )
    for kind, title in _kinds():
        items = [
            f"<li>{pictures[row.theme]}<span>"
            f"{escape(sentences.sentence(found, what.parties, what.themes))}</span></li>"
            for row in matrix_of(what).rows
            for found in row.findings
            if found.kind == kind
        ]
        if items:
            alone = " ww-alone" if kind in NEED_KINDS and needs == 1 else ""
            blocks.append(
                f'<section class="ww-{kind}{alone}"><h3>{escape(title)}</h3>'
                f"<ul>{''.join(items)}</ul></section>"
            )
    return f'<div class="ww-findings">{"".join(blocks)}</div>' if blocks else ""


def _pictures(what: Shown) -> dict[str, str]:
    """Return the pictogram of each theme as an image: of SVG itself a page keeps nothing."""
    ink = palette().ink
    return {
        theme.id: '<img alt="" src="data:image/svg+xml;base64,'
        + b64encode(pictogram(theme.pictogram).replace("currentColor", ink).encode()).decode()
        + '">'
        for theme in what.book.facts.context.themes
    }


# Where the drawing has no room


@kept
def listing(what: Shown) -> str:
    """Return the matrix as a list per theme, as HTML: for a phone."""
    pictures = _pictures(what)
    items = "".join(
        f"<section><h2>{pictures[row.theme]}<span>{escape(what.themes[row.theme])}</span></h2>"
        f"<dl>{_levels(row, what.parties)}</dl></section>"
        for row in matrix_of(what).rows
    )
    return f'<div class="ww-matrix-list">{items}</div>'


def _levels(row: MatrixRow, parties: Mapping[str, str]) -> str:
    by_words: dict[tuple[int, str], list[str]] = {}
    for party, state in row.states.items():
        level = row.levels[party]
        words = stated_words(level, no_role=state == "geen_rol")
        order = -level if level is not None else {"geen_rol": 1}.get(state, 2)
        by_words.setdefault((order, words), []).append(parties[party])
    return "".join(
        f'<dt class="ww-level{max(-order, 0) if order < 1 else "-none"}">{escape(words)}</dt>'
        f"<dd>{escape(', '.join(names))}</dd>"
        for (order, words), names in sorted(by_words.items())
    )
