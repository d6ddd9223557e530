"""Maps that are written to script once, so that a page run need not write them again.

folium writes every element of a map anew at every run, a tenth of a second for a map of a wijk.
Here a map is written once, by what `st_folium` writes it with; after that a page run only hands
over what the browser receives.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from typing import Any

import branca.element
import folium
import streamlit as st
import streamlit_folium
from branca.element import Element
from jinja2 import Template

from wijkwijzer.demo.place import read_ground
from wijkwijzer.look.palette import palette
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.ui.runtime import settings
from wijkwijzer.wijkkompas.map import empty_map, use_local_assets, wijk_map

use_local_assets()


class _Later:
    """A template that is compiled once something is asked of it.

    folium makes one for every piece of script of a page that `st_folium` never asks for, since
    that takes the script from the elements themselves.
    """

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def compiled(self) -> Template:
        template: Template = Template(self.source)
        return template

    @property
    def module(self) -> object:
        return self.compiled.module

    def render(self, *args: object, **kwargs: object) -> str:
        return self.compiled.render(*args, **kwargs)


setattr(branca.element, "Template", _Later)  # noqa: B010 - mypy knows it as a class of jinja2


@dataclass(frozen=True)
class WrittenMap:
    """What the browser receives of a map, by the names that `st_folium` gives it."""

    script: str
    header: str
    html: str
    id: str
    css_links: Sequence[str]
    js_links: Sequence[str]


def written(drawn: folium.Map) -> WrittenMap:
    """Write a map; nothing can be added to it after that."""
    drawn.get_root().render()
    drawn.render()  # type: ignore[no-untyped-call]
    # In this order: writing the script changes the map.
    html, header = streamlit_folium._get_html(drawn), streamlit_folium._get_header(drawn)  # noqa: SLF001
    script = streamlit_folium._get_map_string(drawn)  # noqa: SLF001
    return WrittenMap(
        script=script,
        header=header,
        html=html,
        id=streamlit_folium.get_full_id(drawn),
        css_links=_links(drawn, "default_css"),
        js_links=_links(drawn, "default_js"),
    )


_Made = tuple[str, tuple[tuple[str, int], ...]]
_grounds: dict[tuple[str, bool, bool], tuple[_Made, WrittenMap]] = {}
"""Per wijk, dark and large: what the ground was written from, and what was written."""


def wijk_ground(
    wijk: Wijk, buurten: Sequence[Buurt], *, dark: bool = False, large: bool = False
) -> WrittenMap:
    """Return the ground of the map of a wijk, written again only when its buurten changed."""
    made = wijk.source, tuple((buurt.id, buurt.version) for buurt in buurten)
    key = wijk.id, dark, large
    known = _grounds.get(key)
    if known is None or known[0] != made:
        drawn = wijk_map(
            buurten,
            palette(dark=dark),
            _ground() if wijk.is_example else None,
            settings().tiles,
            wijk.source,
            controls=not large,
        )
        known = _grounds[key] = (made, written(drawn))
    return known[1]


@cache
def _ground() -> dict[str, Any]:
    return read_ground()


def group_on_ground(group: folium.FeatureGroup, *, dark: bool = False, large: bool = False) -> str:
    """Write what moves on the ground of a wijk."""
    empty = empty_map(palette(dark=dark), attribution=bool(settings().tiles), controls=not large)
    return written_group(group, empty)


def written_group(group: folium.FeatureGroup, ground: folium.Map) -> str:
    """Write what moves on a map, as if it were added to `ground`."""
    return str(streamlit_folium._get_feature_group_string(group, map=ground))  # noqa: SLF001


def show_map(
    what: WrittenMap,
    group: str,
    *,
    key: str,
    height: int,
    on_tap: Callable[[], None] | None = None,
) -> None:
    """Draw a map, as wide as there is room, with a group on it.

    Where it was tapped last stands in the session under `key`, as `{"last_clicked": ...}`.

    Parameters
    ----------
    on_tap
        Called at every tap, before the run that it causes: taps in quick succession all count.
    """
    known = streamlit_folium.generate_js_hash(what.script, key)

    def tapped() -> None:
        st.session_state[key] = st.session_state.get(known, {})
        if on_tap is not None:
            on_tap()

    streamlit_folium._component_func(  # noqa: SLF001
        **asdict(what),
        key=known,
        height=height,
        width=None,
        returned_objects=["last_clicked"],
        default={"last_clicked": None},
        zoom=None,
        center=None,
        feature_group=group,
        return_on_hover=False,
        layer_control=None,
        pixelated=False,
        on_change=tapped,
        wrap_longitude=False,
    )


def _links(element: Element, kind: str) -> list[str]:
    """Return the addresses of scripts or styles that an element and all in it need, each once."""
    found = [address for _name, address in getattr(element, kind, ())]
    for child in element._children.values():  # noqa: SLF001 - as st_folium goes through them
        found += _links(child, kind)
    return list(dict.fromkeys(found))
