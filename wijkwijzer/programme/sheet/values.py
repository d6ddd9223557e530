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

_EUROS = re.compile(r"€?\s*([-+]?)\s*(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?:--?|00?))?")
_LARGE = re.compile(r"([-+]?)(\d+)(?:,(\d{1,3}))?\s*(k|duizend|mln\.?|miljoen)")
_EURO_SIGN = re.compile(r"€|\beuro'?s?\b|\beur\b", re.IGNORECASE)
_DUTCH_DAY = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_WORDED = re.compile(r"(?:(\d{1,2}) )?([a-z]+)\.?[ -](?:'?(\d{2})|(\d{4}))")
_QUARTER = re.compile(r"(?:q ?|kwartaal )?([1-4])(?:(?:e|de)? kwartaal)?[ -]+(?:van )?(\d{4})")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, start=1)} | {"mrt": 3, "sept": 9}
_MONTH = _SHORT | {name: number for number, name in enumerate(_MONTHS, start=1)}
_NOT_KNOWN = frozenset({"", "-", "?", "pm", "nvt", "nnb", "ntb", "nb", "onbekend"})
Place = tuple[Point | None, tuple[Point, ...]]


def parts(text: str) -> list[str]:
    """Return what stands between semicolons or on lines of its own."""
    return [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]


def lines(text: str) -> list[str]:
    """Return what stands on lines of its own."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def is_not_known(value: object) -> bool:
    """Return whether somebody wrote that there is no number or day (yet): PM, n.v.t., a dash."""
    text = re.sub(r"[\s.]", "", str(value)).casefold()
    return text.replace("–", "-").replace("—", "-") in _NOT_KNOWN


def euros(value: object) -> int | None:
    """Return whole euros, also from "k€ 250" and "1,2 mln"; None when it is no such amount."""
    if not isinstance(value, str) or len(value) > 40:
        return whole(value)
    text = " ".join(_EURO_SIGN.sub(" ", value.replace("\u2212", "-")).split())
    text = re.sub(r"^k (.+)$", r"\1 k", re.sub(r"^- ", "-", text.casefold()))
    found = _LARGE.fullmatch(text)
    if found is None:
        return whole(text)
    times = 1_000 if found[4] in {"k", "duizend"} else 1_000_000
    thousandths = int(found[2] + (found[3] or "").ljust(3, "0")) * times
    amount = thousandths // 1000
    return None if thousandths % 1000 else -amount if found[1] == "-" else amount


def whole(value: object) -> int | None:
    """Return a whole number, also as Dutch people write euros; None when it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    found = _EUROS.fullmatch(value.strip().replace("\u2212", "-"))
    if found is None or len(value) > 30:
        return None
    return int(found[1] + re.sub(r"[. ]", "", found[2]))


def as_day(value: object, *, last: bool = False) -> dt.date | None:
    """Return a day; None when it is none.

    As a date, or typed: 31-3-2027, 2027-03-31, 31 maart 2027. Of a month, quarter or year that is
    typed (maart 2027, Q1 2027, 2027) it is the first day, or the last.
    """
    if isinstance(value, dt.date):
        return value
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    text = " ".join(str(value).casefold().split()).removesuffix(" 00:00:00")
    try:
        return _one_day(text) or _of_period(text, last=last)
    except ValueError:
        return None


def _one_day(text: str) -> dt.date | None:
    if dutch := _DUTCH_DAY.fullmatch(text):
        return dt.date(_year(dutch[4]), int(dutch[3]), int(dutch[1]))
    worded = _WORDED.fullmatch(text)
    if worded and worded[1] and worded[2] in _MONTH:
        return dt.date(_year(worded[3] or worded[4]), _MONTH[worded[2]], int(worded[1]))
    iso = text.replace("/", "-")
    return dt.date.fromisoformat(iso) if len(iso) == 10 and iso[4] == "-" else None


def _of_period(text: str, *, last: bool) -> dt.date | None:
    turned = re.sub(r"^(\d{4})[ -]+(q ?[1-4])$", r"\2 \1", text)
    worded, quarter = _WORDED.fullmatch(text), _QUARTER.fullmatch(turned)
    if worded and worded[2] in _MONTH:
        year, first, months = _year(worded[3] or worded[4]), _MONTH[worded[2]], 1
    elif quarter and re.search("q|kwartaal", turned):
        year, first, months = int(quarter[2]), int(quarter[1]) * 3 - 2, 3
    elif re.fullmatch(r"2\d{3}", text):
        year, first, months = int(text), 1, 12
    else:
        return None
    if not last:
        return dt.date(year, first, 1)
    after = first + months
    return dt.date(year + after // 13, (after - 1) % 12 + 1, 1) - dt.timedelta(days=1)


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


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
