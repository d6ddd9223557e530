"""Layers of a map of a wijk: features each in their own style, texts on areas, marks at places.

Every text passes `map_text`, since folium runs what it is given.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import folium
from folium.features import GeoJson, GeoJsonTooltip
from shapely import LineString
from shapely import Point as ShapelyPoint
from shapely.geometry import shape

from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.look.text_in_maps import map_text
from wijkwijzer.neighbourhood.records import Point, Theme

GeoJsonDict = Mapping[str, Any]


def feature_of(id_: str, geometry: GeoJsonDict, properties: dict[str, Any]) -> dict[str, Any]:
    """Return a feature of GeoJSON; its `style` is what `styled` draws it with."""
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": properties}


def styled(features: list[dict[str, Any]], **options: Any) -> GeoJson:
    """Draw features, each in its own style."""
    return GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=lambda feature: feature["properties"]["style"],
        control=False,
        **options,
    )


@lru_cache(256)
def widest(geometry: str) -> ShapelyPoint:
    """Return where a text has most room, in a wide stretch; each is looked at once (so as JSON)."""
    area = shape(json.loads(geometry))
    west, south, east, north = area.bounds
    best, room = area.representative_point(), 0.0
    for step in range(1, 12):
        height = south + (north - south) * step / 12
        line = area.intersection(LineString([(west, height), (east, height)]))
        for part in getattr(line, "geoms", [line]):
            middle = part.interpolate(0.5, normalized=True) if part.length else None
            if middle is None:
                continue
            clear = area.boundary.distance(middle)
            enough = min(part.length / 2, 4 * clear) + clear
            if enough > room:
                best, room = middle, enough
    return best


def spot(id_: str, point: Point, theme: str, text: str) -> dict[str, Any]:
    """Return a place for `marks`, with what it says when one points at it."""
    where = {"type": "Point", "coordinates": [point.longitude, point.latitude]}
    return feature_of(map_text(id_), where, {"theme": map_text(theme), "text": map_text(text)})


def marks(
    features: list[dict[str, Any]], themes: Mapping[str, Theme], shape_of: str
) -> GeoJson | None:
    """Draw places with the pictogram of their theme, one layer for all; None without any.

    Parameters
    ----------
    shape_of
        CSS of the square in which a pictogram stands.
    """
    if not features:
        return None
    drawings = {
        map_text(name): pictogram(themes[name].pictogram if name in themes else "kompas", size=20)
        for name in {*themes, ""}
    }
    box = "display:grid;place-items:center;width:30px;height:30px;box-sizing:border-box;"

    def style(feature: dict[str, Any]) -> dict[str, str]:
        drawing = drawings[feature["properties"]["theme"]]
        return {"html": f'<div style="{box}{shape_of}">{drawing}</div>'}

    return GeoJson(
        {"type": "FeatureCollection", "features": features},
        marker=folium.Marker(
            icon=folium.DivIcon(icon_size=(30, 30), icon_anchor=(15, 15), class_name="plek")
        ),
        style_function=style,
        tooltip=GeoJsonTooltip(
            fields=["text"],
            labels=False,
            sticky=False,
            style="max-width:280px;white-space:normal;font:15px/1.35 sans-serif",
        ),
        control=False,
    )
