"""What poster and plan draw of a wijk: compass, map, the time line and what parties want."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
from shapely import LinearRing, Polygon, box, contains, distance, get_parts, make_valid, points
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from wijkwijzer.ambitions.matrix import Matrix, State
from wijkwijzer.i18n import choose
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.look.typography import FONT_FAMILY
from wijkwijzer.neighbourhood.records import Point, Theme
from wijkwijzer.pact.poster import Lane, Poster, by_party
from wijkwijzer.programme.words import listed
from wijkwijzer.reports.typesetting import breakable
from wijkwijzer.wijkkompas.classes import colour_classes
from wijkwijzer.wijkkompas.compass import compass_svg
from wijkwijzer.wijkkompas.results import Borders
from wijkwijzer.wijkkompas.words import capitalised

Json = dict[str, Any]
MOST_PARTNERS: Final = 3
LONGEST_TITLE: Final = 90
LONGEST_NAME: Final = 48
_STEPS: Final = 12
"""How many places are tried for a name, along and across."""
_SMALLER: Final = 0.97
"""Letters of the page are narrower than those of paper by this part."""


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many signs, cut between two words where it can be."""
    text = re.sub(r"\s+", " ", text).strip()
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head, space, _rest = cut.rpartition(" ")
    return (head if space and len(head) > most // 2 else cut).rstrip(" ,;:.") + "…"


def drawn(name: str, colour: str) -> str:
    """Return a pictogram in one colour."""
    return pictogram(name).replace("currentColor", colour)


def compass(found: Poster) -> str:
    """Draw the compass in the letters of paper, somewhat smaller for they are wider."""
    if found.compass is None:
        return ""
    drawing = compass_svg(found.compass, size="poster", prefix="poster")
    family = FONT_FAMILY.replace("'", "&#x27;")
    drawing = drawing.replace(family, "Noto Sans").replace(FONT_FAMILY, "Noto Sans")

    def smaller(size: re.Match[str]) -> str:
        return f'font-size="{float(size[1]) * _SMALLER:.2f}"'

    return re.sub(r'font-size="([\d.]+)"', smaller, drawing)


def wijk_map(
    found: Poster, lanes: Sequence[Lane], marks: Mapping[str, Sequence[int]] | None = None
) -> Json | None:
    """Lay the buurten in a square of 1 by 1, the north above; None without any with an area.

    Parameters
    ----------
    marks
        Numbers that stand under the name of a buurt, by its id.
    """
    shapes = [(buurt, shape(buurt.geometry), grade) for buurt, grade in found.areas]
    shapes = [one for one in shapes if not one[1].is_empty and one[1].area > 0]
    if not shapes:
        return None
    bounds = [area.bounds for _buurt, area, _grade in shapes]
    west, south = min(b[0] for b in bounds), min(b[1] for b in bounds)
    east, north = max(b[2] for b in bounds), max(b[3] for b in bounds)
    # A degree of longitude is narrower the farther north one is.
    narrow = math.cos(math.radians((south + north) / 2))
    span = max((east - west) * narrow, north - south)

    def at(longitude: float, latitude: float) -> tuple[float, float]:
        return ((longitude - west) * narrow / span, (north - latitude) / span)

    spots = [(point.longitude, point.latitude) for _n, point in _pins(lanes)]
    spots += [spot for lane in lanes for ring in lane.rings for spot in _outline(ring, span / 12)]
    classes = colour_classes("need", LIGHT, Borders())
    used = sorted({grade for _buurt, _area, grade in shapes if grade is not None})
    return {
        "wide": (east - west) * narrow / span,
        "high": (north - south) / span,
        "theme": _("Behoefte bij: {theme}").format(theme=found.map_theme)
        if found.map_theme
        else "",
        "told": found.map_sentence,
        "legend": [
            {"colour": classes[grade].colour, "words": classes[grade].words} for grade in used
        ],
        "areas": [
            {
                "rings": [[at(x, y) for x, y in ring] for ring in _rings(area, span / 400)],
                "colour": _area_colour(found, grade),
                "name": breakable(shortened(buurt.name, 40)),
                "at": at(*_label_place(area, spots)),
                "marks": list((marks or {}).get(buurt.id, ())),
            }
            for buurt, area, grade in shapes
        ],
        "rings": [
            [at(x, y) for x, y in ring]
            for lane in lanes
            for corners in lane.rings
            for ring in _within(corners, box(west, south, east, north))
        ],
        "pins": [{"n": n, "at": at(p.longitude, p.latitude)} for n, p in _pins(lanes)],
    }


def spots_map(found: Poster, lanes: Sequence[Lane]) -> Json | None:
    """Lay what is done where on the map, with what its numbers mean.

    What has no place of its own stands with its number in its buurten; what is for the whole wijk
    does not stand on it. None where nothing does.
    """
    shown = [lane for lane in lanes if lane.is_placed]
    marks = {
        buurt.id: [lane.number for lane in shown if not lane.points and buurt.id in lane.buurten]
        for buurt, _grade in found.areas
    }
    laid = wijk_map(found, shown, marks) if shown else None
    if laid is None:
        return None
    signs = {
        "spot": (_("een plek"), bool(laid["pins"])),
        "area": (_("een gebied"), bool(laid["rings"])),
        "buurt": (_("in deze buurt"), any(marks.values())),
    }
    return laid | {
        "signs": {name: words for name, (words, there) in signs.items() if there},
        "lanes": [
            {
                "n": lane.number,
                "pinned": bool(lane.points),
                "title": breakable(shortened(lane.title, LONGEST_TITLE)),
            }
            for lane in shown
        ],
    }


def _area_colour(found: Poster, grade: int | None) -> str:
    if grade is not None:
        return colour_classes("need", LIGHT, Borders())[grade].colour
    return LIGHT.hidden if found.map_theme else LIGHT.winds["west"].soft


def _rings(area: BaseGeometry, tolerance: float) -> Iterable[list[tuple[float, float]]]:
    for part in getattr(area.simplify(tolerance), "geoms", [area.simplify(tolerance)]):
        for ring in (part.exterior, *part.interiors):
            yield [(x, y) for x, y, *_height in ring.coords]


def _outline(corners: Sequence[Point], step: float) -> Iterable[tuple[float, float]]:
    """Return points along the edge of an area, no farther apart than a step."""
    ring = LinearRing([(corner.longitude, corner.latitude) for corner in corners])
    return ((x, y) for x, y, *_height in ring.segmentize(step).coords)


def _within(corners: Sequence[Point], frame: BaseGeometry) -> Iterable[list[tuple[float, float]]]:
    """Return the outlines of what lies on the map of the area with these corners."""
    area = make_valid(Polygon([(corner.longitude, corner.latitude) for corner in corners]))
    for part in get_parts(area.intersection(frame)):
        if part.geom_type == "Polygon":
            yield from _rings(part, 0)


def _label_place(area: BaseGeometry, pins: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return where a name has most room: far from the edge and from pins, which are round."""
    west, south, east, north = area.bounds
    steps = np.arange(1, _STEPS)
    x = np.repeat(west + (east - west) * steps / _STEPS, len(steps))
    y = np.tile(south + (north - south) * steps / _STEPS, len(steps))
    here = points(x, y)
    inside = contains(area, here)
    if not inside.any():
        spot = area.representative_point()
        return spot.x, spot.y
    clear = distance(area.boundary, here)
    for px, py in pins:
        # A name is much wider than it is high, and a degree of longitude shorter.
        clear = np.minimum(clear, 2 * np.hypot((x - px) / 7, y - py))
    best = int(np.argmax(np.where(inside, clear, -1.0)))
    return float(x[best]), float(y[best])


def _pins(lanes: Sequence[Lane]) -> list[tuple[int, Point]]:
    return [(lane.number, point) for lane in lanes for point in lane.points]


def time_line(lanes: Sequence[Lane], *, numbered: bool = False) -> Json | None:
    """Lay what each party does along the years; None without anything.

    Parameters
    ----------
    numbered
        Whether every line has its number; else only what has a place on the map has.
    """
    if not lanes:
        return None
    ends = [y for lane in lanes for y in (lane.begins, lane.ends) if y is not None]
    first = math.floor(min(ends)) if ends else 0
    last = max(math.ceil(max(ends)), first + 1) if ends else 0
    pinned = {number for number, _point in _pins(lanes)}

    def along(year: float | None) -> float | None:
        return None if year is None or not ends else (year - first) / (last - first)

    return {
        "years": list(range(first, last)) if last - first <= 12 else _thinned(first, last),
        "first": first,
        "span": last - first,
        "parties": [
            {
                "name": breakable(shortened(name or _("Nog niet verdeeld"), LONGEST_NAME)),
                "lanes": [
                    {
                        "n": lane.number,
                        "pinned": numbered or lane.number in pinned,
                        "title": breakable(shortened(lane.title, LONGEST_TITLE)),
                        "partners": breakable(_partners(lane.partners)),
                        "sign": drawn(lane.pictogram, LIGHT.ink),
                        "begins": along(lane.begins),
                        "ends": along(lane.ends),
                        "when": lane.when,
                        "agreed": lane.kind == "afspraak",
                    }
                    for lane in those
                ],
            }
            for name, those in by_party(lanes).items()
        ],
    }


def _partners(names: Sequence[str]) -> str:
    """Name those with whom something is done, or the first two and how many more."""
    if not names:
        return ""
    short = [shortened(name, LONGEST_NAME) for name in names]
    if len(short) <= MOST_PARTNERS:
        return _("met {names}").format(names=listed(short))
    return _("met {names} en nog {n}").format(
        names=", ".join(short[: MOST_PARTNERS - 1]), n=len(short) - MOST_PARTNERS + 1
    )


def _thinned(first: int, last: int) -> list[int]:
    step = math.ceil((last - first) / 12)
    return list(range(first, last, step))


def ambition_matrix(found: Matrix, parties: Mapping[str, str], themes: Sequence[Theme]) -> Json:
    """Lay what every party wants on every theme in rows and columns.

    Parameters
    ----------
    parties
        Names by id.
    """
    named = {theme.id: theme for theme in themes}
    return {
        "parties": [breakable(shortened(parties[party], LONGEST_NAME)) for party in found.parties],
        "rows": [
            {
                "name": breakable(capitalised(choose(named[row.theme].name))),
                "sign": drawn(named[row.theme].pictogram, LIGHT.ink),
                "cells": [_cell(row.levels[one], row.states[one]) for one in found.parties],
            }
            for row in found.rows
        ],
    }


def _cell(level: int | None, state: State) -> int | str:
    """Return the level; a dash for no role, nothing where nothing was said."""
    if level is not None:
        return level
    return "–" if state == "geen_rol" else ""


def colours() -> Json:
    """Return the colours of these pictures by what they mean."""
    return {
        "paper": LIGHT.paper,
        "surface": LIGHT.surface,
        "ink": LIGHT.ink,
        "quiet": LIGHT.quiet,
        "line": LIGHT.line,
        "need": LIGHT.need,
        "need_ink": LIGHT.need_ink,
        "need_soft": LIGHT.need_soft,
        "task": LIGHT.task,
        "task_soft": LIGHT.task_soft,
    }
