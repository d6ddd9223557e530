"""Where a point lies."""

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


def outline(buurten: Sequence[Buurt]) -> BaseGeometry | None:
    """Return all buurten as one area, ready for many questions; None when none has an area."""
    whole = shapely.union_all([shapely.make_valid(shape(buurt.geometry)) for buurt in buurten])
    if whole.area == 0:
        return None
    shapely.prepare(whole)
    return whole
