"""Fewer points in boundaries, so that a wijk is quickly on the map of a phone.

Neighbours keep one border: points are taken away from the borders of all buurten together
(coverage simplification after Visvalingam and Whyatt), never from each buurt on its own.
"""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from wijkwijzer.neighbourhood.areas.area_file import Area

MAX_BYTES = 60_000
"""What the boundaries of a wijk may weigh together as GeoJSON."""

_METRES_PER_DEGREE = 111_320.0
_FINEST_M, _COARSEST_M = 1.0, 1024.0
_GRID_DEGREES = 1e-6


def thin_to_size(areas: Sequence[Area], max_bytes: int = MAX_BYTES) -> list[Area]:
    """Round to six decimals (0.1 m) and thin only as far as needed.

    Parameters
    ----------
    areas
        The buurten of one wijk, valid, WGS84.
    max_bytes
        What they may weigh together as GeoJSON; thinning starts at 1 m, doubles until they fit
        and stops at about a kilometre.
    """
    thinned = round_coordinates(areas)
    tolerance_m = _FINEST_M
    while geojson_bytes(thinned) > max_bytes and tolerance_m <= _COARSEST_M:
        thinned = round_coordinates(simplify(areas, tolerance_m))
        tolerance_m *= 2
    return thinned


def simplify(areas: Sequence[Area], tolerance_m: float) -> list[Area]:
    """Take away points that hardly matter, keeping borders shared and every area there.

    Parameters
    ----------
    areas
        Areas that touch without overlapping, WGS84.
    tolerance_m
        Root of the area, in square metres, of the triangles that may go.
    """
    if not areas:
        return []
    flat = np.array(areas, dtype=object)
    stretch = _metres_per_degree(flat)
    metres = shapely.transform(flat, lambda points: points * stretch)
    simpler = shapely.transform(
        shapely.coverage_simplify(metres, tolerance_m), lambda points: points / stretch
    )
    # Areas that overlap are no coverage; one that comes out broken keeps its old boundary.
    return [
        new if new.is_valid and not new.is_empty else old
        for new, old in zip(simpler, areas, strict=True)
    ]


def round_coordinates(areas: Sequence[Area]) -> list[Area]:
    """Round to six decimals point by point, so that neighbours keep the same points."""
    rounded = []
    for area in areas:
        plain = shapely.remove_repeated_points(
            shapely.set_precision(area, _GRID_DEGREES, mode="pointwise")
        )
        if not plain.is_valid or plain.is_empty:
            plain = shapely.set_precision(area, _GRID_DEGREES, mode="valid_output")
        rounded.append(plain if _is_area(plain) else area)
    return rounded


def geojson_bytes(areas: Sequence[Area]) -> int:
    """Return how much the areas weigh together as GeoJSON geometries."""
    return sum(len(text) for text in shapely.to_geojson(np.array(areas, dtype=object)))


def _is_area(geometry: object) -> bool:
    return isinstance(geometry, Polygon | MultiPolygon) and not geometry.is_empty


def _metres_per_degree(areas: NDArray[np.object_]) -> NDArray[np.float64]:
    """Return metres per degree of longitude and latitude in the middle of the areas."""
    _left, bottom, _right, top = shapely.total_bounds(areas)
    cosine = max(float(np.cos(np.radians((bottom + top) / 2))), 0.01)
    return np.array([_METRES_PER_DEGREE * cosine, _METRES_PER_DEGREE])
