"""What a wijk is, on the map: its buurten by name, and one place that was tapped."""

from collections.abc import Sequence
from typing import Any

import folium
from folium.features import GeoJson
from shapely.geometry import mapping, shape

from wijkwijzer.look.palette import Palette
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.look.text_in_maps import map_text
from wijkwijzer.neighbourhood.records import Buurt, Point


def outlines(
    buurten: Sequence[Buurt],
    palette: Palette,
    *,
    chosen: Sequence[str] = (),
    point: Point | None = None,
) -> folium.FeatureGroup:
    """Draw the buurten with their names, and a place.

    Parameters
    ----------
    chosen
        Ids of the buurten it is about: they get the tint of a task.
    point
        Where something is; drawn as a pin.
    """
    group = folium.FeatureGroup(name="buurten", control=False)
    _areas(buurten, palette, set(chosen)).add_to(group)
    _names(buurten, palette).add_to(group)
    if point is not None:
        _pin(point, palette).add_to(group)
    return group


def _areas(buurten: Sequence[Buurt], palette: Palette, chosen: set[str]) -> GeoJson:
    styles = {
        False: {"fillColor": palette.line, "fillOpacity": 0.55},
        True: {"fillColor": palette.task_soft, "fillOpacity": 0.9},
    }
    features = [
        _feature(
            buurt.geometry, styles[buurt.id in chosen] | {"color": palette.border, "weight": 2}
        )
        for buurt in buurten
    ]
    return GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=lambda feature: feature["properties"]["style"],
        control=False,
        interactive=False,
    )


def _names(buurten: Sequence[Buurt], palette: Palette) -> GeoJson:
    box = (
        "position:absolute;transform:translate(-50%,-50%);width:max-content;max-width:8em;"
        f"text-align:center;color:{palette.ink};font:600 13px/1.2 sans-serif;"
        f"text-shadow:0 0 3px {palette.paper},0 0 3px {palette.paper},0 0 6px {palette.paper}"
    )
    features = [
        _feature(
            mapping(shape(buurt.geometry).representative_point()),
            {"html": f'<div style="{box}">{map_text(buurt.name)}</div>'},
        )
        for buurt in buurten
    ]
    icon = folium.DivIcon(icon_size=(0, 0), class_name="buurtnaam")
    return GeoJson(
        {"type": "FeatureCollection", "features": features},
        marker=folium.Marker(icon=icon, interactive=False, keyboard=False),
        style_function=lambda feature: feature["properties"]["style"],
        control=False,
    )


def _pin(point: Point, palette: Palette) -> folium.Marker:
    html = f'<div style="color:{palette.task}">{pictogram("plek", size=36)}</div>'
    icon = folium.DivIcon(html=html, icon_size=(36, 36), icon_anchor=(18, 34), class_name="plek")
    return folium.Marker([point.latitude, point.longitude], icon=icon, interactive=False)


def _feature(geometry: Any, style: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": {"style": style}}
