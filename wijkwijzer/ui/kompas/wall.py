"""The wall (`?scherm=1`): one thing that fills a projector, of what everyone may see.

`&toon=velden` shows the four fields and `&toon=kaart` the map (`&thema=`, `&kleur=need|task|gap`)
instead of the compass; `&donker=1` is for a dark hall.
"""

from html import escape

import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.publish.book import Book
from wijkwijzer.ui.kompas import pieces
from wijkwijzer.ui.kompas.element import wall_arrivals, wall_compass
from wijkwijzer.ui.kompas.map import QUANTITIES, draw_map, legend_of
from wijkwijzer.ui.kompas.pieces import Shown
from wijkwijzer.ui.kompas.style import wall_style
from wijkwijzer.ui.wall_figure import wall_figure
from wijkwijzer.wijkkompas.results import Quantity, View
from wijkwijzer.wijkkompas.sentences import map_sentence


def wall(book: Book) -> None:
    """Fill the wall with what the address asks for."""
    what = pieces.shown(book, View(), dark=ui.is_dark())
    st.html(wall_style(is_example=book.facts.context.wijk.is_example))
    shown = st.query_params.get("toon", "")
    if shown == "velden" and what.has_answers:
        _fields(what)
    elif shown == "kaart" and book.facts.context.buurten:
        _map(what)
    else:
        _compass(what)


def first_words(what: Shown) -> str:
    """Return the sentence above the compass; before the first figures, what is waited for."""
    if what.has_answers:
        return pieces.drawing(what).sentence
    if what.book.facts.arrivals == 0:
        return _("Er zijn nog geen antwoorden. Het kompas komt tot leven bij de eerste tien.")
    return pieces.drawing(what).sentence


def _compass(what: Shown) -> None:
    left, right = st.columns([4, 10], gap="small", vertical_alignment="center")
    with left:
        _sentence(first_words(what))
        st.html(f'<p class="ww-wall-meaning">{escape(pieces.meaning(what))}</p>')
    with right:
        wall_compass(what, height="var(--room)")


def _fields(what: Shown) -> None:
    with st.container(key="ww-wall-fields"):
        _sentence(pieces.fields_finding(what))
    wall_figure(pieces.fields(what, "wall"), "kompas_fields")
    wall_arrivals(what)


def _map(what: Shown) -> None:
    themes = {theme.id: theme for theme in what.book.facts.context.themes}
    pointed = what.book.compass(what.view).content.needle
    theme = (
        themes.get(st.query_params.get("thema", ""))
        or themes[pointed[0] if pointed else next(iter(themes))]
    )
    asked = st.query_params.get("kleur", "need")
    quantity: Quantity = next((q for q in QUANTITIES if q == asked), "need")
    names, content = what.book.facts.buurt_names, what.book.map_content().content
    left, right = st.columns([5, 9], gap="medium", vertical_alignment="center")
    with left:
        _sentence(map_sentence(content, theme.id, quantity, what.themes, names))
        st.html(legend_of(what, theme.id, quantity))
        wall_arrivals(what)
    with right:
        draw_map(what, theme, quantity, height=900, large=True)


def _sentence(text: str) -> None:
    st.html(f'<h1 class="ww-wall-sentence">{escape(text)}</h1>')
