"""What the form needs for places and photos: the wijk in degrees, the themes, and the words."""

from collections.abc import Sequence
from typing import Any, cast

import shapely
from shapely.geometry import shape

from wijkwijzer.i18n import choose
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Buurt, Theme
from wijkwijzer.survey.places import DECIMALS, MAX_CORNERS
from wijkwijzer.survey.records import Questionnaire

Json = dict[str, Any]

_TOLERANCE = 0.00002
"""How far a drawn border may lie from the real one (degrees: two metres)."""


def asks_places(questionnaire: Questionnaire) -> bool:
    """Tell whether a questionnaire asks for something on the map."""
    return any(
        question.kind in ("pin", "area")
        for step in questionnaire.steps
        for question in step.questions
    )


def map_areas(buurten: Sequence[Buurt]) -> list[Json]:
    """Return the buurten for a map in degrees: ``id``, ``name``, ``label`` and ``parts``.

    A part is a list of rings, the outer one first, each a list of [latitude, longitude]; the
    largest part comes first, and its outer ring can be given as the answer "the whole buurt". A
    buurt without an area is left out.
    """
    return [area for buurt in buurten if (area := _area(buurt)) is not None]


def _area(buurt: Buurt) -> Json | None:
    whole = shape(buurt.geometry)
    polygons = [part for part in shapely.get_parts(whole) if part.area > 0]
    if not polygons:
        return None
    polygons.sort(key=lambda part: -float(part.area))
    label = shapely.maximum_inscribed_circle(polygons[0]).coords[0]
    return {
        "id": buurt.id,
        "name": buurt.name,
        "label": _degrees([label])[0],
        "parts": [_rings(polygon) for polygon in polygons],
    }


def _rings(polygon: shapely.Polygon) -> list[list[list[float]]]:
    tolerance, drawn = _TOLERANCE, polygon
    while drawn is polygon or len(drawn.exterior.coords) > MAX_CORNERS:
        drawn = cast("shapely.Polygon", polygon.simplify(tolerance))
        tolerance *= 1.5
    return [_degrees(list(ring.coords[:-1])) for ring in (drawn.exterior, *drawn.interiors)]


def _degrees(positions: Sequence[tuple[float, ...]]) -> list[list[float]]:
    """Return [latitude, longitude] as Leaflet wants it, rounded as places are stored."""
    return [[round(p[1], DECIMALS), round(p[0], DECIMALS)] for p in positions]


def theme_choices(themes: Sequence[Theme]) -> list[Json]:
    """Return what a place can be about: ``id``, ``text`` and ``pictogram``."""
    names = [choose(theme.name) for theme in themes]
    return [
        {"id": theme.id, "text": name[:1].upper() + name[1:], "pictogram": theme.pictogram}
        for theme, name in zip(themes, names, strict=True)
    ]


def place_texts() -> dict[str, str]:
    """Return the words of pins and areas."""
    return {
        "map": _("Kaart van de wijk"),
        "keys": _("Met de pijltjes schuift u de kaart. Met Enter zet u de punt in het midden."),
        "noMap": _("Van deze wijk is nog geen kaart. U kunt deze vraag overslaan."),
        "mapFailed": _("De kaart komt niet. Kijk of er verbinding is."),
        "again": _("Probeer opnieuw"),
        "zoomIn": _("Dichterbij"),
        "zoomOut": _("Verder weg"),
        "jump": _("Ga naar"),
        "wholeWijk": _("De hele wijk"),
        "pinHere": _("Zet de punt in het midden"),
        "cornerHere": _("Zet een hoek in het midden"),
        "undo": _("Laatste hoek weg"),
        "close": _("Dit gebied is klaar"),
        "whole": _("Neem de hele buurt"),
        "chooseFirst": _("Kies eerst een buurt in de lijst."),
        "outside": _("Deze plek ligt buiten de wijk. Tik op een plek binnen de grens."),
        "pinPlaced": _("Punt {n} staat in {buurt}."),
        "cornerPlaced": _("Hoeken gezet: {n}. Een gebied heeft er minstens drie."),
        "areaDone": _("Het gebied is klaar."),
        "wholeDone": _("Heel {buurt} is aangewezen."),
        "removed": _("{title} is weggehaald."),
        "placedSoFar": _("aangewezen: {n}"),
        "place": _("Plek {n}"),
        "area": _("Gebied {n}"),
        "about": _("Waar gaat het over?"),
        "chooseTheme": _("Kies een onderwerp"),
        "remark": _("Wat wilt u erover zeggen?"),
        "remove": _("Haal weg"),
    }


def photo_texts() -> dict[str, str]:
    """Return the words of photos."""
    return {
        "make": _("Maak een foto"),
        "pick": _("Kies een foto"),
        "photo": _("Foto {n}"),
        "saved": _("Opgeslagen"),
        "unsent": _("Nog niet verstuurd"),
        "remove": _("Haal weg"),
        "tooLarge": _("Deze foto is te groot. Kies een kleinere foto."),
    }
