"""Passed pins for other programs: GeoJSON that any map program opens."""

from collections.abc import Mapping
from typing import Any

from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.wijkkompas.results import MapContent


def pins_geojson(content: Released[MapContent], themes: Mapping[str, str]) -> dict[str, Any]:
    """Return the pins that a facilitator passed, as a FeatureCollection (RFC 7946, WGS84).

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
                "geometry": {
                    "type": "Point",
                    "coordinates": [pin.point.longitude, pin.point.latitude],
                },
                "properties": {
                    "theme": pin.theme,
                    "theme_name": themes.get(pin.theme or "", pin.theme),
                    "text": pin.text,
                },
            }
            for pin in content.content.pins
        ],
    }
