"""The map to point at a place on: the ground of the wijkkompas with this resident's places."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from streamlit_folium import st_folium

from wijkwijzer.demo.place import read_ground
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.neighbourhood.records import Point
from wijkwijzer.store.context import RoundContext
from wijkwijzer.survey.map import for_fingers, pointed_places
from wijkwijzer.survey.records import DraftPin
from wijkwijzer.ui.runtime import settings
from wijkwijzer.wijkkompas.map import use_local_assets, wijk_map

use_local_assets()


@cache
def _ground() -> dict[str, Any]:
    return read_ground()


def draw_map(
    context: RoundContext,
    pins: Sequence[DraftPin],
    point: Point | None,
    *,
    key: str,
    tap: bool,
    height: int,
) -> Mapping[str, float] | None:
    """Draw the map and return where it was tapped last (`lat`, `lng`), None when nowhere.

    Parameters
    ----------
    tap
        Whether a tap does anything.
    height
        In pixels; on a phone what is asked must stay in sight below it.
    """
    ground = _ground() if context.wijk.is_example else None
    drawn = wijk_map(context.buurten, LIGHT, ground, settings().tiles, context.wijk.source)
    found = st_folium(
        for_fingers(drawn),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=["last_clicked"] if tap else [],
        feature_group_to_add=pointed_places(context.buurten, pins, point, context.themes, LIGHT),
    )
    tapped: Mapping[str, float] | None = (found or {}).get("last_clicked")
    return tapped
