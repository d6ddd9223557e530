"""The compass as a living element of the page."""

from functools import cache
from urllib.parse import urlencode

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import palette
from wijkwijzer.ui.kompas import pieces
from wijkwijzer.ui.kompas.pieces import Shown
from wijkwijzer.wijkkompas.compass_element import SCRIPT, STYLE


@cache
def _sources() -> tuple[str, str]:
    return STYLE.read_text("utf-8"), SCRIPT.read_text("utf-8")


def living_compass(what: Shown, *, height: str) -> str:
    """Show the compass; it moves when figures move and counts arrivals as they come in.

    Parameters
    ----------
    height
        The most it may take, as CSS.

    Returns
    -------
    str
        Id of the theme that was chosen just now, else "".
    """
    drawn = {
        "svg": pieces.svg(what, "page"),
        "svg_narrow": pieces.svg(what, "small", "smal"),
        "sentence": pieces.drawing(what).sentence,
        "hint": _("Kies een blad om te lezen wat het zegt."),
    }
    return _living(what, drawn | _look(what, height))


def wall_compass(what: Shown, *, height: str) -> None:
    """Show the compass on a wall, where nobody can touch it."""
    drawn = {"svg": pieces.svg(what, "wall"), "sentence": pieces.drawing(what).sentence}
    _living(what, drawn | _look(what, height))


def wall_arrivals(what: Shown) -> None:
    """Show only the arrivals on a wall; the page still follows the figures."""
    _living(what, _look(what, "0", align="start"))


def _living(what: Shown, data: dict[str, object]) -> str:
    result = _element()(
        key="kompas",
        data=data | _live(what),
        on_theme_change=lambda: None,
        on_release_change=lambda: None,
    )
    return str(result.theme or "")


def still_compass(what: Shown, key: str) -> None:
    """Show a small compass without names; a petal can be chosen and read."""
    data = {
        "svg": pieces.svg(what, "small", key),
        "hint": _("Kies een blad om te lezen wat het zegt."),
    }
    _element()(key=key, data=data | _look(what, "22rem"), on_theme_change=lambda: None)


def _element() -> ComponentRenderer:
    style, script = _sources()
    return st.components.v2.component("wijkkompas", css=style, js=script)


def _look(what: Shown, height: str, *, align: str = "center") -> dict[str, object]:
    colours = palette(dark=what.dark)
    names = ("ink", "quiet", "line", "focus")
    properties = {name: getattr(colours, name) for name in names}
    properties |= {"align": align, "side": "auto" if align == "center" else "0"}
    return {"height": height, "colours": properties}


def _live(what: Shown) -> dict[str, object]:
    facts = what.book.facts
    query = {"wijk": facts.context.wijk.id}
    if what.book.audience == "facilitator":
        query["alles"] = "1"
    return {
        "live": f"/live?{urlencode(query)}",
        "poll_url": f"/live/nu?{urlencode(query)}",
        "release": facts.release,
        "arrivals": facts.arrivals,
        "arrivals_text": _("{n} antwoorden binnen"),
        "arrivals_text_one": _("{n} antwoord binnen"),
        "offline_text": _("De verbinding is weg. Dit scherm probeert het opnieuw."),
    }
