"""The compass as a living element of the page."""

from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import palette
from wijkwijzer.ui.kompas import pieces
from wijkwijzer.ui.kompas.pieces import Shown
from wijkwijzer.wijkkompas import compass_element

SOURCE = Path(next(iter(compass_element.__path__)))


@cache
def _source(name: str) -> str:
    return (SOURCE / name).read_text("utf-8")


def living_compass(what: Shown, *, height: str, wall: bool = False, drawn: bool = True) -> str:
    """Show the compass; it moves when figures move and counts arrivals as they come in.

    Parameters
    ----------
    height
        The most it may take, as CSS.
    drawn
        Without a drawing only the arrivals are shown, and the page still follows the figures.

    Returns
    -------
    str
        Id of the theme that was chosen just now, else "".
    """
    found = pieces.drawing(what)
    drawings: dict[str, object] = {}
    if drawn:
        drawings = {"svg": pieces.svg(what, "wall" if wall else "page"), "sentence": found.sentence}
        if not wall:
            drawings |= {
                "svg_narrow": pieces.svg(what, "small", "smal"),
                "hint": _("Kies een blad om te lezen wat het zegt."),
            }
    result = _element()(
        key="kompas",
        data=drawings | _live(what) | _look(what, height) | {"wall": wall},
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


def _element() -> "st.components.v2.types.ComponentRenderer":
    return st.components.v2.component(
        "wijkkompas", css=_source("compass.css"), js=_source("compass.js")
    )


def _look(what: Shown, height: str) -> dict[str, object]:
    colours = palette(dark=what.dark)
    names = ("ink", "quiet", "line", "focus")
    return {"height": height, "colours": {name: getattr(colours, name) for name in names}}


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
