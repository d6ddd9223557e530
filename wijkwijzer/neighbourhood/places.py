"""Where a point lies."""

import math
from collections.abc import Sequence

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from wijkwijzer.neighbourhood.records import Buurt, Point


def buurt_at(buurten: Sequence[Buurt], point: Point) -> str | None:
    """Return the id of the buurt in which a point lies (the first, on a border), or None."""
    return each_buurt_at(buurten, [point])[0]


def each_buurt_at(buurten: Sequence[Buurt], points: Sequence[Point]) -> tuple[str | None, ...]:
    """Return of each point the id of the buurt in which it lies (the first, on a border), or None.

    Many at once cost little more than one: most goes into making the shapes.
    """
    found: list[str | None] = [None] * len(points)
    longitudes = [point.longitude for point in points]
    latitudes = [point.latitude for point in points]
    for buurt in reversed(buurten) if points else ():
        area = shape(buurt.geometry)
        shapely.prepare(area)
        for number in shapely.intersects_xy(area, longitudes, latitudes).nonzero()[0]:
            found[number] = buurt.id
    return tuple(found)


def buurten_at(buurten: Sequence[Buurt], corners: Sequence[Point]) -> tuple[str, ...]:
    """Return the ids of the buurten that a point, or the area with these corners, touches."""
    spots = [(corner.longitude, corner.latitude) for corner in corners]
    if not spots:
        return ()
    drawn = shapely.make_valid(
        shapely.Polygon(spots) if len(spots) > 2 else shapely.MultiPoint(spots)
    )
    return tuple(b.id for b in buurten if shape(b.geometry).intersects(drawn))


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
