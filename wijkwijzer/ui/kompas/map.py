"""The map on the page: which theme and number it shows, and the compass of a tapped buurt."""

from dataclasses import replace
from html import escape

import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import palette
from wijkwijzer.neighbourhood.records import Theme
from wijkwijzer.ui.kept import kept
from wijkwijzer.ui.kompas import pieces
from wijkwijzer.ui.kompas.element import still_compass
from wijkwijzer.ui.kompas.pieces import Shown
from wijkwijzer.ui.kompas.view import show_buurt
from wijkwijzer.ui.map import group_on_ground, show_map, wijk_ground
from wijkwijzer.wijkkompas.classes import legend_html
from wijkwijzer.wijkkompas.map import (
    clicked_buurt,
    feature_group,
    is_undecided,
)
from wijkwijzer.wijkkompas.results import MapContent, Quantity, View
from wijkwijzer.wijkkompas.sentences import map_sentence
from wijkwijzer.wijkkompas.words import capitalised, quantity_name

THEME = "kompas_theme"
QUANTITY = "kompas_quantity"
MAP = "kompas_map"
QUANTITIES: tuple[Quantity, ...] = ("need", "task", "gap")


@ui.fragment
def map_section(what: Shown) -> None:
    """Draw the controls, the finding, the map with its legend, and the buurt that was tapped."""
    theme, quantity = _choose(what)
    content = what.book.map_content()
    ui.finding(
        map_sentence(content.content, theme.id, quantity, what.themes, what.book.facts.buurt_names)
    )
    left, right = st.columns([2, 1], gap="large")
    buurt = _tapped(content.content)
    with left:
        draw_map(what, theme, quantity, height=480, selected=buurt)
        st.html(_legend(what, content.content, theme.id, quantity))
    with right:
        if buurt is None:
            hint = _("Tik op een buurt om het kompas van die buurt te zien.")
            st.html(f'<p class="ww-quiet">{escape(hint)}</p>')
        else:
            _buurt(what, buurt)


def draw_map(
    what: Shown,
    theme: Theme,
    quantity: Quantity,
    *,
    height: int,
    selected: str | None = None,
    large: bool = False,
) -> None:
    """Draw the map itself."""
    # The map shows all buurten, whoever's compass stands above it.
    everyone = replace(what, view=View())
    group = _group_script(everyone, theme.id, quantity, selected, large=large)
    context = what.book.facts.context
    ground = wijk_ground(context.wijk, context.buurten, dark=what.dark, large=large)
    show_map(ground, group, key=MAP, height=height)


@kept
def _group_script(
    what: Shown, theme_id: str, quantity: Quantity, selected: str | None, *, large: bool
) -> str:
    theme = next(t for t in what.book.facts.context.themes if t.id == theme_id)
    group = feature_group(
        what.book.map_content(),
        theme,
        quantity,
        palette(dark=what.dark),
        selected=selected,
        large=large,
    )
    return group_on_ground(group, dark=what.dark, large=large)


def legend_of(what: Shown, theme: str, quantity: Quantity) -> str:
    """Return the legend of the map as HTML."""
    return _legend(what, what.book.map_content().content, theme, quantity)


def _choose(what: Shown) -> tuple[Theme, Quantity]:
    themes = {theme.id: theme for theme in what.book.facts.context.themes}
    pointed = what.book.compass(what.view).content.needle
    if st.session_state.get(THEME) not in themes:
        st.session_state[THEME] = pointed[0] if pointed else next(iter(themes))
    with st.container(horizontal=True, vertical_alignment="bottom", key="ww-kompas-map"):
        theme = st.selectbox(
            _("Onderwerp"),
            tuple(themes),
            format_func=lambda id_: capitalised(what.themes[id_]),
            key=THEME,
            width=340,
        )
        quantity = st.pills(
            _("Kleur van de kaart"),
            QUANTITIES,
            format_func=quantity_name,
            default="need",
            required=True,
            key=QUANTITY,
            width="content",
        )
    return themes[theme], quantity or "need"


def _tapped(content: MapContent) -> str | None:
    """Return the buurt that was tapped last; the map keeps its last tap in the session."""
    tap = (st.session_state.get(MAP) or {}).get("last_clicked")
    if not tap:
        return None
    return clicked_buurt(content.buurten, tap["lng"], tap["lat"])


def _buurt(what: Shown, buurt: str) -> None:
    name = what.book.facts.buurt_names[buurt]
    here = pieces.shown(what.book, View(buurt=buurt))
    st.subheader(name, anchor=False)
    still_compass(here, "kompas-in-buurt")
    st.html(f'<p class="ww-quiet">{escape(pieces.drawing(here).sentence)}</p>')
    if st.button(_("Toon alles van deze buurt"), key="kompas_go"):
        show_buurt(buurt)
        st.rerun()


def _legend(what: Shown, content: MapContent, theme: str, quantity: Quantity) -> str:
    colours = palette(dark=what.dark)
    results = [
        compass.theme(theme) if (compass := content.compasses.get(buurt.id)) else None
        for buurt in content.buurten
    ]
    borders = what.book.compass().content.borders
    return legend_html(
        quantity,
        colours,
        borders,
        undecided=any(r is not None and is_undecided(r, quantity) for r in results),
        hidden=any(r is None or getattr(r, quantity) is None for r in results),
        remarks=any(pin.theme == theme for pin in content.pins),
        tasks=any(place.theme == theme for place in content.places),
    )
