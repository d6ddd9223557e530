"""A small map: to look at buurten, or to tap where something is."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import palette
from wijkwijzer.neighbourhood.map import outlines
from wijkwijzer.neighbourhood.places import buurt_at
from wijkwijzer.neighbourhood.records import Buurt, Point
from wijkwijzer.ui.records.words import as_label
from wijkwijzer.ui.require import fragment
from wijkwijzer.ui.runtime import settings
from wijkwijzer.wijkkompas.map import use_local_assets, wijk_map


def small_map(buurten: Sequence[Buurt], *, height: int, key: str) -> None:
    """Draw the buurten with their names; nothing happens on a tap."""
    use_local_assets()
    st_folium(
        wijk_map(buurten, palette(), tiles=settings().tiles),
        feature_group_to_add=outlines(buurten, palette()),
        returned_objects=[],
        height=height,
        use_container_width=True,
        key=key,
    )


def tapped(answer: Mapping[str, Any] | None) -> Point | None:
    """Return where the map was tapped last, None where that is nowhere on earth or never."""
    click = (answer or {}).get("last_clicked")
    if not click:
        return None
    longitude, latitude = float(click["lng"]), float(click["lat"])
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        return None
    return Point(longitude=round(longitude, 6), latitude=round(latitude, 6))


AREA = "-area"
"""Under this end of a key the session keeps the corners that were tapped."""
_PICKED = ("-place", "-tapped", AREA)


@fragment
def place_picker(
    buurten: Sequence[Buurt], chosen: Sequence[str], kept: Point | None, key: str
) -> None:
    """Let a place be tapped; `picked_place` says which.

    Parameters
    ----------
    chosen
        Buurten to tint.
    kept
        The place the record has now.
    key
        Of this record and version: another key starts afresh.
    """
    use_local_assets()
    point = picked_place(key, kept)
    answer = st_folium(
        wijk_map(buurten, palette(), tiles=settings().tiles),
        feature_group_to_add=outlines(buurten, palette(), chosen=chosen, point=point),
        returned_objects=["last_clicked"],
        height=300,
        use_container_width=True,
        key=f"{key}-map",
    )
    fresh = tapped(answer)
    if fresh is not None and fresh != st.session_state.get(f"{key}-tapped"):
        st.session_state[f"{key}-tapped"] = st.session_state[f"{key}-place"] = fresh
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        if point is None:
            st.caption(_("Geen plek. Tik op de kaart om er een te kiezen."))
            return
        names = {buurt.id: buurt.name for buurt in buurten}
        where = buurt_at(buurten, point)
        text = (
            _("Plek in {buurt}.").format(buurt=as_label(names[where]))
            if where
            else _("Let op: deze plek ligt buiten de wijk.")
        )
        st.caption(text if point == kept else f"{text} {_('Nog niet bewaard.')}")
        if st.button(_("Haal de plek weg"), type="tertiary", key=f"{key}-clear"):
            st.session_state[f"{key}-place"] = None
            st.rerun()


def forget_places() -> None:
    """Forget places that were tapped and not saved."""
    for name in map(str, list(st.session_state)):
        if name.startswith(("task-", "work-", "m-")) and name.endswith(_PICKED):
            del st.session_state[name]


def picked_place(key: str, kept: Point | None) -> Point | None:
    """Return the place that was tapped for a record, or the one it has."""
    place = st.session_state.get(f"{key}-place", kept)
    return place if isinstance(place, Point) else None
