"""A small still map: the buurten as outlines and one place or area among them, as SVG."""

from collections.abc import Sequence
from html import escape
from math import cos, radians
from typing import Any

from wijkwijzer.look.palette import LIGHT, Palette
from wijkwijzer.neighbourhood.records import Buurt, Point

MARGIN = 12
RADIUS = 7


def place_sketch(
    buurten: Sequence[Buurt],
    place: Point | Sequence[Point],
    label: str,
    *,
    width: int = 320,
    height: int = 220,
    palette: Palette = LIGHT,
) -> str:
    """Draw where a place lies in the wijk, without tiles or scripts.

    Parameters
    ----------
    buurten
        Their outlines; without any only the place is drawn.
    place
        A point, or the corners of an area.
    label
        What the drawing says to who cannot see it.
    width, height
        Size in pixels; the wijk is fitted into it, north up.
    """
    spots = [(p.longitude, p.latitude) for p in ([place] if isinstance(place, Point) else place)]
    rings = {buurt.id: _rings(buurt.geometry) for buurt in buurten}
    corners = [position for parts in rings.values() for ring in parts for position in ring]
    corners += spots
    west, east = min(x for x, _y in corners), max(x for x, _y in corners)
    south, north = min(y for _x, y in corners), max(y for _x, y in corners)
    narrowing = cos(radians((south + north) / 2))
    wide, high = max((east - west) * narrowing, 1e-9), max(north - south, 1e-9)
    scale = min((width - 2 * MARGIN) / wide, (height - 2 * MARGIN) / high)
    left, top = (width - wide * scale) / 2, (height - high * scale) / 2

    def on_paper(position: tuple[float, float]) -> tuple[float, float]:
        x, y = position
        return left + (x - west) * narrowing * scale, top + (north - y) * scale

    areas = "".join(
        f'<path d="{"".join(_path([on_paper(p) for p in ring]) for ring in parts)}"/>'
        for parts in rings.values()
    )
    drawn = [on_paper(spot) for spot in spots]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(label)}" width="{width}" height="{height}">'
        f'<g fill="{palette.surface}" fill-rule="evenodd" stroke="{palette.border}" '
        f'stroke-width="1" stroke-linejoin="round">{areas}</g>'
        f"{_mark(drawn, palette)}</svg>"
    )


def _mark(drawn: list[tuple[float, float]], palette: Palette) -> str:
    if len(drawn) > 1:
        return (
            f'<path d="{_path(drawn)}" fill="{palette.need}" fill-opacity=".25" '
            f'stroke="{palette.need}" stroke-width="2" stroke-linejoin="round"/>'
        )
    x, y = drawn[0]
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}" fill="{palette.need}" '
        f'stroke="{palette.paper}" stroke-width="2.5"/>'
    )


def _rings(geometry: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """Return all rings of a Polygon or MultiPolygon, outer ones and holes."""
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    return [[(p[0], p[1]) for p in ring] for polygon in polygons for ring in polygon]


def _path(corners: list[tuple[float, float]]) -> str:
    """Write a ring in whole pixels; corners that fall on one pixel are drawn once."""
    steps = list(dict.fromkeys(f"{x:.0f} {y:.0f}" for x, y in corners))
    return f"M{'L'.join(steps)}Z"
