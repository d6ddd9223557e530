"""Passed pins and areas for other programs: GeoJSON that any map program opens."""

from collections.abc import Mapping, Sequence
from typing import Any

from shapely import Polygon
from shapely.geometry import mapping
from shapely.geometry.polygon import orient

from wijkwijzer.neighbourhood.records import Point
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.wijkkompas.results import MapContent


def pins_geojson(content: Released[MapContent], themes: Mapping[str, str]) -> dict[str, Any]:
    """Return the places that a facilitator passed, as a FeatureCollection (RFC 7946, WGS84).

    A pin is a Point, an area a Polygon.

    Parameters
    ----------
    content
        What an audience may see; pins that wait or were refused are not in it.
    themes
        Name of each theme; a theme that is not among them keeps its id.
    """
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": pin.id,
                "geometry": place_geometry(pin.point, pin.ring),
                "properties": {
                    "theme": pin.theme,
                    "theme_name": themes.get(pin.theme or "", pin.theme),
                    "text": pin.text,
                },
            }
            for pin in content.content.pins
        ],
    }


def place_geometry(point: Point | None, ring: Sequence[Point] = ()) -> dict[str, Any] | None:
    """Return the GeoJSON geometry of a point, or of the area with these corners; else None."""
    if ring:
        corners = [(corner.longitude, corner.latitude) for corner in ring]
        # Outer rings run counter-clockwise and close on their first corner (RFC 7946, 3.1.6).
        return mapping(orient(Polygon(corners)))
    return {"type": "Point", "coordinates": [point.longitude, point.latitude]} if point else None
