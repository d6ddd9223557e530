"""The buurten as small shapes to tap on: an SVG map without a map library."""

import math
from collections.abc import Sequence
from typing import TypedDict

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from wijkwijzer.neighbourhood.records import Buurt

WIDTH = 1000
"""Width of the drawing in its own units; the longest side never exceeds it."""
_MARGIN = 12
_SIZES = (50, 46, 42, 38, 34, 30)
_LETTER = 0.54
"""Mean width of a letter of the app's font, as a part of its size."""


class BuurtShape(TypedDict):
    """One buurt: outline as SVG path, and its name in lines where there is room (size 0: none)."""

    id: str
    name: str
    path: str
    label_x: float
    label_y: float
    label_lines: list[str]
    label_size: int


class BuurtMap(TypedDict):
    """All buurten in one viewBox."""

    view_box: str
    shapes: list[BuurtShape]


def buurt_shapes(buurten: Sequence[Buurt]) -> BuurtMap:
    """Draw the buurten, north up.

    Degrees become plane units by the equirectangular projection with the cosine of the middle
    latitude, which at the size of a wijk is off by less than a line's width.

    Parameters
    ----------
    buurten
        In WGS84. One without an area is left out; it stays in the list beside the map.
    """
    outlines = [(buurt, shape(buurt.geometry)) for buurt in buurten]
    outlines = [(buurt, outline) for buurt, outline in outlines if outline.area > 0]
    if not outlines:
        return {"view_box": f"0 0 {WIDTH} {WIDTH}", "shapes": []}
    west, south, east, north = shapely.total_bounds([outline for _buurt, outline in outlines])
    stretch = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * _MARGIN) / max((east - west) * stretch, north - south)

    def plane(outline: BaseGeometry) -> BaseGeometry:
        return shapely.transform(
            outline,
            lambda points: (points - (west, north)) * (stretch * scale, -scale) + _MARGIN,
        )

    width = (east - west) * stretch * scale + 2 * _MARGIN
    height = (north - south) * scale + 2 * _MARGIN
    return {
        "view_box": f"0 0 {width:.0f} {height:.0f}",
        "shapes": [_shape(buurt, plane(outline)) for buurt, outline in outlines],
    }


def _shape(buurt: Buurt, outline: BaseGeometry) -> BuurtShape:
    parts = [part for part in shapely.get_parts(outline) if part.area > 0]
    largest = max(parts, key=lambda part: float(part.area))
    lines, size, x, y = _label(buurt.name, largest)
    return {
        "id": buurt.id,
        "name": buurt.name,
        "path": "".join(_path(part) for part in parts),
        "label_x": round(x, 1),
        "label_y": round(y, 1),
        "label_lines": lines,
        "label_size": size,
    }


def _path(polygon: shapely.Polygon) -> str:
    rings = [polygon.exterior, *polygon.interiors]
    return "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring.coords[:-1]) + "Z" for ring in rings
    )


def _label(name: str, polygon: shapely.Polygon) -> tuple[list[str], int, float, float]:
    """Find the largest type in which the name fits, in one to three lines, and where.

    Without room anywhere the size is 0.
    """
    x, y = _places(polygon)
    shapely.prepare(polygon)
    for size in _SIZES:
        for lines in _line_breaks(name):
            tall = size * 1.25 * len(lines) / 2
            wide = size * _LETTER * (max(map(len, lines)) + 1) / 2
            fits = shapely.within(shapely.box(x - wide, y - tall, x + wide, y + tall), polygon)
            if fits.any():
                best = int(fits.argmax())
                return lines, size, float(x[best]), float(y[best])
    return [], 0, float(x[0]), float(y[0])


def _places(polygon: shapely.Polygon) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return places for a label: the middle of the largest circle inside, then others near it."""
    middle = shapely.get_coordinates(shapely.maximum_inscribed_circle(polygon))[0]
    west, north, east, south = polygon.bounds
    columns, rows = np.meshgrid(np.linspace(west, east, 31), np.linspace(north, south, 31))
    places = np.vstack([middle, np.column_stack([columns.ravel(), rows.ravel()])])
    nearest_first = np.argsort(np.hypot(*(places - middle).T), kind="stable")
    return tuple(places[nearest_first].T)


def _line_breaks(name: str) -> list[list[str]]:
    """Split a name into one, two or three lines, at spaces, each as even as can be."""
    words = name.split()
    breaks = [[name]]
    if len(words) > 1:
        halves = [[" ".join(words[:i]), " ".join(words[i:])] for i in range(1, len(words))]
        breaks.append(min(halves, key=lambda lines: max(map(len, lines))))
    if len(words) == 3:
        breaks.append(words)
    return breaks
