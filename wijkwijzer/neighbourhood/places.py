"""Where a point lies."""

import math
from collections.abc import Sequence

import shapely
from shapely import Point as ShapelyPoint
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from wijkwijzer.neighbourhood.records import Buurt, Point


def buurt_at(buurten: Sequence[Buurt], point: Point) -> str | None:
    """Return the id of the buurt in which a point lies (the first, on a border), or None."""
    spot = ShapelyPoint(point.longitude, point.latitude)
    return next((b.id for b in buurten if shape(b.geometry).intersects(spot)), None)


def point_in(buurt: Buurt) -> Point:
    """Return a point that surely lies in a buurt, near its middle."""
    spot = shape(buurt.geometry).representative_point()
    return Point(longitude=spot.x, latitude=spot.y)


def middle(ring: Sequence[Point]) -> Point:
    """Return a point that surely lies in the area with these corners, near its middle."""
    spot = shapely.Polygon([(p.longitude, p.latitude) for p in ring]).representative_point()
    return Point(longitude=spot.x, latitude=spot.y)


def untangled(corners: Sequence[Point]) -> tuple[Point, ...]:
    """Return corners in an order in which no two sides cross: as given, else round their middle.

    Fewer than three corners, or corners that stand on one line, enclose nothing and stay as given.
    """
    spots = [(corner.longitude, corner.latitude) for corner in corners]
    if len(spots) < 3 or shapely.LinearRing(spots).is_simple:
        return tuple(corners)
    x, y = (sum(side) / len(spots) for side in zip(*spots, strict=True))
    return tuple(sorted(corners, key=lambda p: math.atan2(p.latitude - y, p.longitude - x)))


def encloses(corners: Sequence[Point]) -> bool:
    """Return whether corners are those of an area: three or more, without sides that cross."""
    if len(corners) < 3:
        return False
    area = shapely.Polygon([(corner.longitude, corner.latitude) for corner in corners])
    return bool(area.is_valid and area.area > 0)


def outline(buurten: Sequence[Buurt]) -> BaseGeometry | None:
    """Return all buurten as one area, ready for many questions; None when none has an area."""
    whole = shapely.union_all([shapely.make_valid(shape(buurt.geometry)) for buurt in buurten])
    if whole.area == 0:
        return None
    shapely.prepare(whole)
    return whole
