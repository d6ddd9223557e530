"""Points and areas that a client says a resident put on the map: checked and cleaned."""

import re
from collections.abc import Collection

import shapely
from shapely.geometry.base import BaseGeometry

from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Point
from wijkwijzer.survey.records import Place, Question
from wijkwijzer.survey.typed import Refusal, typed

NEAR = 0.003
"""How far outside the wijk a place may lie (degrees: two to three hundred metres)."""
MAX_CORNERS = 100
DECIMALS = 6
"""Of a degree: a tenth of a metre."""

_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")
_FIELDS = frozenset(Place.model_fields)


def check_places(
    question: Question,
    theme_ids: Collection[str],
    outline: BaseGeometry | None,
    value: object,
) -> tuple[Place, ...] | None:
    """Check the places that were given to a `pin` or `area` question; None when there are none.

    A point lies in the wijk or near it; the corners of an area lie in the rectangle around the
    wijk, or near that, and the area touches the wijk.

    Parameters
    ----------
    value
        A list of places as they come out of JSON (`point` or `ring`, `theme`, `text`, `id`).
    outline
        The wijk in WGS84; None when it has no boundaries, and then no place can be given.

    Raises
    ------
    Refusal
        Anything that could not have been given.
    """
    if not isinstance(value, list | tuple):
        raise Refusal(_("hier hoort een lijst"))
    if len(value) > question.choose:
        raise Refusal(_("u kunt hooguit {n} plekken aanwijzen").format(n=question.choose))
    if not value:
        return None
    if outline is None:
        raise Refusal(_("deze wijk heeft nog geen kaart om een plek op aan te wijzen"))
    plain = (item.model_dump() if isinstance(item, Place) else item for item in value)
    places = tuple(_place(question, theme_ids, outline, item) for item in plain)
    if len({place.id for place in places}) < len(places):
        raise Refusal(_("een plek staat er twee keer"))
    return places


def _place(
    question: Question, theme_ids: Collection[str], outline: BaseGeometry, value: object
) -> Place:
    if not isinstance(value, dict) or not _FIELDS.issuperset(value):
        raise _no_place()
    id_, theme = value.get("id"), value.get("theme")
    if not isinstance(id_, str) or not _ID.fullmatch(id_):
        raise _no_place()
    # A place is kept from the tap on; its theme may come a moment later.
    known = question.ask_theme and isinstance(theme, str) and theme in theme_ids
    if theme is not None and not known:
        raise Refusal(_("dit onderwerp staat niet in de lijst"))
    text = typed(value.get("text", ""), question.max_length) or ""
    if question.kind == "pin":
        if value.get("ring"):
            raise _no_place()
        point = near_point(outline, value.get("point"))
        return Place(id=id_, point=point, theme=theme, text=text)
    if value.get("point") is not None:
        raise _no_place()
    return Place(id=id_, ring=_ring(outline, value.get("ring")), theme=theme, text=text)


def near_point(outline: BaseGeometry | None, value: object) -> Point:
    """Return a point in the wijk or near it; anywhere, where the wijk has no borders.

    Raises
    ------
    Refusal
        It is none, or it lies elsewhere.
    """
    point = _point(value)
    spot = shapely.Point(point.longitude, point.latitude)
    if outline is not None and not shapely.dwithin(outline, spot, NEAR):
        raise Refusal(_("deze plek ligt buiten de wijk; tik op een plek binnen de grens"))
    return point


def _ring(outline: BaseGeometry, value: object) -> tuple[Point, ...]:
    if not isinstance(value, list | tuple) or not 3 <= len(value) <= MAX_CORNERS:
        raise Refusal(_("een gebied heeft minstens 3 en hooguit {n} hoeken").format(n=MAX_CORNERS))
    ring = tuple(_point(corner) for corner in value)
    west, south, east, north = outline.bounds
    around = shapely.box(west - NEAR, south - NEAR, east + NEAR, north + NEAR)
    area = shapely.Polygon([(corner.longitude, corner.latitude) for corner in ring])
    if not around.covers(area.envelope):
        raise Refusal(_("dit gebied ligt buiten de wijk; tik op hoeken binnen de grens"))
    if not area.is_valid or area.area == 0:
        raise Refusal(_("de lijnen van dit gebied kruisen elkaar; teken het opnieuw"))
    if not outline.intersects(area):
        raise Refusal(_("dit gebied ligt buiten de wijk; tik op hoeken binnen de grens"))
    return ring


def _point(value: object) -> Point:
    if not isinstance(value, dict) or set(value) != {"longitude", "latitude"}:
        raise _no_place()
    return Point(
        longitude=_degrees(value["longitude"], 180), latitude=_degrees(value["latitude"], 90)
    )


def _degrees(value: object, most: int) -> float:
    # A comparison with NaN is false, so that is refused as well.
    if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
        raise _no_place()
    return round(float(value), DECIMALS)


def _no_place() -> Refusal:
    return Refusal(_("dit is geen plek op de kaart"))
