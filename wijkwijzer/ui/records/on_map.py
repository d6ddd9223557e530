"""Where something is on the map: nowhere in particular, a place, or an area corner by corner.

Nothing needs dragging: every tap sets a corner. Corners are kept in an order in which no sides
cross, so that one cannot tap them wrongly.
"""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import palette
from wijkwijzer.neighbourhood.map import outlines
from wijkwijzer.neighbourhood.places import buurt_at, encloses, middle, untangled
from wijkwijzer.neighbourhood.records import Buurt, Point, Wijk
from wijkwijzer.ui.map import group_on_ground, show_map, wijk_ground
from wijkwijzer.ui.records.place import AREA, picked_place, place_picker, tapped
from wijkwijzer.ui.require import fragment

Kind = Literal["geen", "plek", "gebied"]
Place = tuple[Point | None, tuple[Point, ...]]
"""A point, or the corners of an area, or neither."""
MOST_CORNERS = 60


def on_map(
    wijk: Wijk,
    buurten: Sequence[Buurt],
    chosen: Sequence[str],
    kept: Place,
    key: str,
) -> Place:
    """Let a place or an area be tapped; return what is pointed out now.

    Parameters
    ----------
    chosen
        Ids of buurten to tint.
    kept
        What the record has now.
    key
        Of this record and version: another key starts afresh.
    """
    names: dict[Kind, str] = {
        "geen": _("Niet aangewezen"),
        "plek": _("Een plek"),
        "gebied": _("Een gebied"),
    }
    point, ring = kept
    stands: Kind = "gebied" if ring else "plek" if point else "geen"
    kind = st.segmented_control(
        _("Op de kaart"),
        tuple(names),
        default=stands,
        format_func=lambda one: names[one],
        required=True,
        key=f"{key}-on-map",
    )
    if kind == "plek":
        place_picker(buurten, chosen, point, key)
        return picked_place(key, point), ()
    if kind == "gebied":
        _area_picker(wijk, buurten, chosen, ring, key)
        return None, untangled(_tapped(key, ring))
    return None, ()


@fragment
def _area_picker(
    wijk: Wijk, buurten: Sequence[Buurt], chosen: Sequence[str], kept: Sequence[Point], key: str
) -> None:
    corners, map_key = _tapped(key, kept), f"{key}-area-map"

    def add() -> None:
        corner, now = tapped(st.session_state.get(map_key)), _tapped(key, kept)
        if corner is not None and corner not in now and len(now) < MOST_CORNERS:
            st.session_state[f"{key}{AREA}"] = (*now, corner)

    group = outlines(buurten, palette(), chosen=chosen, corners=untangled(corners))
    ground = wijk_ground(wijk, buurten)
    show_map(ground, group_on_ground(group), key=map_key, height=340, on_tap=add)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_said(buurten, corners, kept))
        if not corners:
            return
        left: tuple[Point, ...] | None = None
        if st.button(_("Laatste hoek weg"), type="tertiary", key=f"{key}-corner-undo"):
            left = corners[:-1]
        if st.button(_("Teken opnieuw"), type="tertiary", key=f"{key}-area-clear"):
            left = ()
    if left is not None:
        st.session_state[f"{key}{AREA}"] = left
        st.rerun(scope="fragment")


def _tapped(key: str, kept: Sequence[Point]) -> tuple[Point, ...]:
    """Return the corners in the order of the taps, or those that the record has."""
    return tuple(st.session_state.get(f"{key}{AREA}", kept))


def _said(buurten: Sequence[Buurt], corners: Sequence[Point], kept: Sequence[Point]) -> str:
    if not corners:
        return _("Nog geen gebied. Tik op de kaart, hoek voor hoek.")
    if len(corners) < 3:
        return _("Hoeken gezet: {n}. Een gebied heeft er minstens drie.").format(n=len(corners))
    if not encloses(untangled(corners)):
        return _("De hoeken liggen op één lijn. Tik nog een hoek aan.")
    said = _("Gebied met {n} hoeken.").format(n=len(corners))
    if buurt_at(buurten, middle(untangled(corners))) is None:
        said = _("Let op: dit gebied ligt buiten de wijk.")
    return said if tuple(corners) == tuple(kept) else f"{said} {_('Nog niet bewaard.')}"


def spot_words(buurten: Sequence[Buurt], point: Point | None) -> str:
    """Say in which buurt a point lies; "" where there is none."""
    if point is None:
        return ""
    names = {buurt.id: buurt.name for buurt in buurten}
    where = buurt_at(buurten, point)
    return _("een plek in {buurt}").format(buurt=names[where]) if where else _("buiten de wijk")


def drawn_words(buurten: Sequence[Buurt], ring: Sequence[Point]) -> str:
    """Say in which buurt the middle of an area lies, and its corners; "" where there is none."""
    if not ring:
        return ""
    said = _("gebied met {n} hoeken").format(n=len(ring))
    return f"{said}, {spot_words(buurten, middle(ring))}"
