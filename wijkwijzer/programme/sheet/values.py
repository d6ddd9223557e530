"""What people type in a cell, as a value: whole numbers, days, lists and places."""

import datetime as dt
import re

import shapely
from pydantic import ValidationError
from shapely.geometry.base import BaseGeometry

from wijkwijzer.neighbourhood.places import encloses
from wijkwijzer.neighbourhood.records import Point

MOST_CORNERS = 200
NEAR = 0.05
"""Degrees around the wijk: what lies farther away was mixed up."""

_EUROS = re.compile(r"€?\s*([-+]?)\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(?:-|00?))?")
_DUTCH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
Place = tuple[Point | None, tuple[Point, ...]]


def parts(text: str) -> list[str]:
    """Return what stands between semicolons or on lines of its own."""
    return [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]


def lines(text: str) -> list[str]:
    """Return what stands on lines of its own."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def whole(value: object) -> int | None:
    """Return a whole number, also as Dutch people write euros; None when it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    found = _EUROS.fullmatch(value.strip().replace("\u2212", "-"))
    return int(found[1] + found[2].replace(".", "")) if found and len(value) < 30 else None


def as_day(value: object) -> dt.date | None:
    """Return a day, as a date or typed as 31-3-2027 or 2027-03-31; None when it is none."""
    if isinstance(value, dt.date):
        return value
    text = str(value).strip()
    dutch = _DUTCH_DAY.fullmatch(text)
    try:
        if dutch:
            return dt.date(int(dutch[3]), int(dutch[2]), int(dutch[1]))
        return dt.date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def as_place(text: str) -> Place | None:
    """Return a point, or the corners of an area, from well-known text; None when it is neither."""
    try:
        found = shapely.from_wkt(text)
        spots = shapely.get_coordinates(found).tolist()
        points = tuple(Point(longitude=x, latitude=y) for x, y in spots)
    except (shapely.errors.GEOSException, ValidationError):
        return None
    if found.geom_type == "Point" and points:
        return points[0], ()
    ring = points[:-1]
    if not isinstance(found, shapely.Polygon) or found.interiors or len(ring) > MOST_CORNERS:
        return None
    return (None, ring) if encloses(ring) else None


def is_near(place: Place, wijk: BaseGeometry | None) -> bool:
    """Return whether a place lies in or about the wijk; so it does where that has no borders."""
    point, ring = place
    spots = [(p.longitude, p.latitude) for p in (ring or ((point,) if point else ()))]
    return wijk is None or all(shapely.dwithin(wijk, shapely.Point(spot), NEAR) for spot in spots)


def alike(one: object, other: object) -> bool:
    """Return whether two cells say the same, whatever a spreadsheet made of how it is written."""
    return _normal(one) == _normal(other)


def _normal(value: object) -> str:
    if value is None:
        return ""
    number = whole(value)
    day = None if number is not None else as_day(value)
    return str(number if number is not None else day or " ".join(str(value).split()))
