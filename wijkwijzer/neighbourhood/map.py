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
    corners: Sequence[Point] = (),
) -> folium.FeatureGroup:
    """Draw the buurten with their names, and a place.

    Parameters
    ----------
    chosen
        Ids of the buurten it is about: they get the tint of a task.
    point
        Where something is; drawn as a pin.
    corners
        Of an area, in order; while there are fewer than three the area is not closed.
    """
    group = folium.FeatureGroup(name="buurten", control=False)
    _areas(buurten, palette, set(chosen)).add_to(group)
    _names(buurten, palette).add_to(group)
    if point is not None:
        _pin(point, palette).add_to(group)
    if corners:
        _drawn(corners, palette).add_to(group)
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


def _drawn(corners: Sequence[Point], palette: Palette) -> GeoJson:
    """Draw an area with a mark on every corner, so that one sees what the first taps did."""
    spots = [(corner.longitude, corner.latitude) for corner in corners]
    lines = {"color": palette.task, "weight": 3, "fillColor": palette.task, "fillOpacity": 0.3}
    full = lines | {"fillOpacity": 1}
    features = [_feature({"type": "Point", "coordinates": spot}, full) for spot in spots]
    if len(spots) == 2:
        features.append(_feature({"type": "LineString", "coordinates": spots}, lines))
    elif len(spots) > 2:
        around = {"type": "Polygon", "coordinates": [[*spots, spots[0]]]}
        features.insert(0, _feature(around, lines))
    return GeoJson(
        {"type": "FeatureCollection", "features": features},
        marker=folium.CircleMarker(radius=6, fill=True, fill_opacity=1, interactive=False),
        style_function=lambda feature: feature["properties"]["style"],
        control=False,
        interactive=False,
    )


def _feature(geometry: Any, style: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": {"style": style}}
