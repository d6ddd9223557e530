"""What the wijkkompas page shows of one view, drawn once and kept.

A book belongs to one revision of one wijk and one audience, so (book, view, language, ground) says
all there is to say: however many screens look, each is drawn once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Literal

import pandas as pd

from wijkwijzer.i18n import current_language
from wijkwijzer.look.palette import palette
from wijkwijzer.look.plotly_theme import register, template_name
from wijkwijzer.publish.book import Book
from wijkwijzer.ui.kept import kept
from wijkwijzer.wijkkompas.chart import fields_figure
from wijkwijzer.wijkkompas.compass import CompassDrawing, Size, compass_svg
from wijkwijzer.wijkkompas.meaning import what_need_means
from wijkwijzer.wijkkompas.presentation import compass_drawing, compass_table, theme_names
from wijkwijzer.wijkkompas.results import FIELDS, View
from wijkwijzer.wijkkompas.sentences import field_sentence, hidden_words
from wijkwijzer.wijkkompas.words import capitalised, field_name

if TYPE_CHECKING:
    import plotly.graph_objects as go


@dataclass(frozen=True)
class Shown:
    """One view of a book, in one language, on a light or a dark ground."""

    book: Book
    view: View
    language: str
    dark: bool = False

    @property
    def themes(self) -> Mapping[str, str]:
        """Name of each theme."""
        return theme_names(self.book.facts.context.themes)

    @property
    def has_answers(self) -> bool:
        """Whether any theme has a figure in this view."""
        return any(
            result.need is not None for result in self.book.compass(self.view).content.themes
        )


def shown(book: Book, view: View, *, dark: bool = False) -> Shown:
    """Return what is shown, in the language of this run."""
    return Shown(book, view, current_language(), dark)


@kept
def drawing(what: Shown) -> CompassDrawing:
    """Return the compass in words and petals."""
    facts = what.book.facts
    return compass_drawing(
        what.book.compass(what.view),
        facts.context.themes,
        facts.buurt_names,
        facts.context.questionnaire.need_rule,
    )


@kept
def svg(what: Shown, size: Size, prefix: str = "kompas") -> str:
    """Return the compass as SVG; on a page its marks are explained beside it."""
    return compass_svg(
        drawing(what),
        size=size,
        palette=palette(dark=what.dark),
        prefix=prefix,
        legend=size == "wall",
    )


@kept
def fields(what: Shown, size: Literal["page", "wall"] = "page") -> "go.Figure":
    """Return the chart of the four fields."""
    _register_once()
    found = what.book.compass(what.view)
    return fields_figure(
        found,
        what.themes,
        palette(dark=what.dark),
        size,
        template=template_name(dark=what.dark, medium=size),
    )


@cache
def _register_once() -> None:
    register()


def meaning(what: Shown) -> str:
    """Say what the number means of the theme the needle points to, else of the largest need."""
    found, facts = what.book.compass(what.view).content, what.book.facts
    shown = {result.theme: result.need for result in found.themes if result.need is not None}
    if not shown:
        return ""
    theme = found.needle[0] if found.needle else max(shown, key=lambda theme: shown[theme])
    said = what_need_means(facts.context.questionnaire, shown[theme], found.borders)
    # The sentence above names the theme the needle points to.
    return said if len(found.needle) == 1 else f"{capitalised(what.themes[theme])}. {said}"


def fields_finding(what: Shown) -> str:
    """Say what stands out among the fields."""
    return field_sentence(what.book.compass(what.view).content, what.themes)


def fields_list(what: Shown) -> str:
    """Write the fields as lists, as HTML: what the chart says where it has no room."""
    found, names = what.book.compass(what.view).content, what.themes
    blocks = []
    for field in FIELDS:
        members = [result for result in found.themes if result.field == field]
        if members:
            title = hidden_words(members[0]) if field == "verborgen" else field_name(field)
            items = "".join(f"<li>{escape(capitalised(names[m.theme]))}</li>" for m in members)
            blocks.append(f"<h3>{escape(capitalised(title))}</h3><ul>{items}</ul>")
    return f'<div class="ww-fields-list">{"".join(blocks)}</div>'


@kept
def table(what: Shown) -> pd.DataFrame:
    """Return the numbers as a table; not to be changed."""
    return compass_table(what.book.compass(what.view), what.themes)
