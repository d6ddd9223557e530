"""Works of two parties that could go together (koppelkansen), and what that would give.

Two undertakings go together when they touch the same place and fall in the same years, as planned
or after moving one or both within their horizon. What is found is a chance, not a plan: whether a
street really has to be opened once is for the two parties to say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from wijkwijzer.neighbourhood.records import Buurt, Point
from wijkwijzer.parties.records import Task
from wijkwijzer.programme.records import Measure, Serves, Stake, Tie, Work

AROUND = 75.0
"""Metres around a point that count as its place."""
SLIVER = 0.05
"""Places overlap when they share this part of the smaller: borders are drawn some metres off."""

Timing = Literal["nu", "schuiven", "vrij"]
"""In the same years as planned; after moving; or one of them has a horizon and no plan yet."""
GainKind = Literal["straat", "overlast", "themas", "behoefte", "geld"]


@dataclass(frozen=True)
class Undertaking:
    """Works or a task of a party, with where and when.

    Parameters
    ----------
    kind, id
        "work" or "task", and its id.
    buurten, point, ring
        Where; nothing at all is the whole wijk.
    years
        When it is planned; of a task its horizon.
    earliest, latest
        Between which years it may move; equal to `years` where it may not.
    fixed
        False when only a horizon is known.
    """

    kind: Literal["work", "task"]
    id: str
    party_id: str
    title: str
    themes: tuple[str, ...]
    buurten: tuple[str, ...]
    point: Point | None
    ring: tuple[Point, ...]
    years: tuple[int, int]
    earliest: int
    latest: int
    fixed: bool
    opens_street: bool = False
    budget: int | None = None


@dataclass(frozen=True)
class Gain:
    """One thing that combining gives.

    Parameters
    ----------
    kind
        "straat": the street is opened once; "overlast": neighbours are bothered once; "themas":
        what one does helps what the other is for; "behoefte": residents ask attention for it;
        "geld": both bring money.
    themes
        Of "themas" and "behoefte".
    euros
        Of "geld".
    """

    kind: GainKind
    themes: tuple[str, ...] = ()
    euros: int = 0


@dataclass(frozen=True)
class Koppelkans:
    """Two undertakings that could go together.

    Parameters
    ----------
    timing
        See `Timing`.
    years
        First and last year in which both would be busy.
    shift_one, shift_other
        Years that each would move: 2 is two years later, -1 one earlier.
    share
        How much of the smaller place is shared, 0-1.
    buurten
        Buurten that both name; empty where they meet otherwise, or in the whole wijk.
    gains
        What combining gives, in a fixed order; never empty.
    """

    one: Undertaking
    other: Undertaking
    timing: Timing
    years: tuple[int, int]
    shift_one: int
    shift_other: int
    share: float
    buurten: tuple[str, ...]
    gains: tuple[Gain, ...]


def undertakings(
    works: Sequence[Work], tasks: Sequence[Task], *, this_year: int
) -> tuple[Undertaking, ...]:
    """Return what parties will do: works, and tasks with a horizon for which no works are planned.

    Parameters
    ----------
    this_year
        From when a task without a first year may begin, and works may come forward. A task without
        a last year says nothing about when, and is left out; so is one whose horizon is over.
    """
    planned = {work.task_id for work in works}
    found = [
        Undertaking(
            kind="work",
            id=work.id,
            party_id=work.party_id,
            title=work.title,
            themes=work.themes,
            buurten=work.buurten,
            point=work.point,
            ring=work.ring,
            years=(work.year_from, work.year_to),
            earliest=min(work.year_from, max(work.earliest or work.year_from, this_year)),
            latest=work.latest or work.year_to,
            fixed=True,
            opens_street=work.opens_street,
            budget=work.budget,
        )
        for work in works
    ]
    for task in tasks:
        if task.id in planned or task.year_to is None or task.year_to < this_year:
            continue
        first = max(task.year_from or this_year, this_year)
        found.append(
            Undertaking(
                kind="task",
                id=task.id,
                party_id=task.party_id,
                title=task.title,
                themes=(task.theme,),
                buurten=task.buurten,
                point=task.point,
                ring=task.ring,
                years=(first, task.year_to),
                earliest=first,
                latest=task.year_to,
                fixed=False,
            )
        )
    return tuple(found)


def koppelkansen(
    found: Sequence[Undertaking],
    buurten: Sequence[Buurt],
    asked: frozenset[str] = frozenset(),
    *,
    this_year: int = 0,
) -> tuple[Koppelkans, ...]:
    """Find what two parties could do together.

    Parameters
    ----------
    buurten
        The buurten of the wijk, with their areas.
    asked
        Themes for which residents ask attention (the need is surely high).
    this_year
        What could only have gone together before it is over.

    Returns
    -------
    tuple of Koppelkans
        Each pair of undertakings of different parties that meet in place and time at most once: as
        planned first, then those that move least, then those without a plan; within these the most
        gains first, then the largest shared place. The order of `found` does not matter.
    """
    ordered = sorted(found, key=lambda one: (one.kind, one.id))
    share = _shares(ordered, buurten)
    chances = []
    for i, j in combinations(range(len(ordered)), 2):
        one, other = ordered[i], ordered[j]
        if one.party_id == other.party_id or share[i, j] < SLIVER:
            continue
        when = _together(one, other)
        if when is not None and when[1][1] >= this_year:
            timing, (first, last), (shift_one, shift_other) = when
            chances.append(
                Koppelkans(
                    one=one,
                    other=other,
                    timing=timing,
                    years=(max(first, this_year), last),
                    shift_one=shift_one,
                    shift_other=shift_other,
                    share=float(share[i, j]),
                    buurten=tuple(b for b in one.buurten if b in other.buurten),
                    gains=_gains(one, other, asked),
                )
            )
    return tuple(sorted(chances, key=_rank))


def measure_of(chance: Koppelkans, wijk_id: str, id_: str) -> tuple[Measure, tuple[Tie, ...]]:
    """Make a measure of a chance, to be completed by people, and say what it answers to."""
    both = (chance.one, chance.other)
    themes = dict.fromkeys(theme for one in both for theme in one.themes)
    place = next((one for one in both if one.point or one.ring), None)
    measure = Measure(
        id=id_,
        wijk_id=wijk_id,
        title=f"{chance.one.title[:95]} + {chance.other.title[:95]}",
        serves=tuple(Serves(theme=theme, strength=1) for theme in themes),
        buurten=chance.buurten,
        point=place.point if place else None,
        ring=place.ring if place else (),
        initiator="partij",
        initiator_id=chance.one.party_id,
        begins_on=f"{chance.years[0]}-01-01",
        ends_on=f"{chance.years[1]}-12-31",
        pays=tuple(Stake(party_id=one.party_id, what=one.title) for one in both),
    )
    return measure, tuple(Tie(kind=one.kind, id=one.id) for one in both)


def _rank(chance: Koppelkans) -> tuple[int, int, int, float, str, str]:
    moved = abs(chance.shift_one) + abs(chance.shift_other)
    order = ("nu", "schuiven", "vrij").index(chance.timing)
    return order, moved, -len(chance.gains), -chance.share, chance.one.id, chance.other.id


def _together(
    one: Undertaking, other: Undertaking
) -> tuple[Timing, tuple[int, int], tuple[int, int]] | None:
    """Return when both are busy, moving as little as can be, or None when they never are."""
    if one.years[0] > other.years[0]:
        swapped = _together(other, one)
        return swapped and (swapped[0], swapped[1], (swapped[2][1], swapped[2][0]))
    gap = max(0, other.years[0] - one.years[1])
    later = one.latest - one.years[1] if one.fixed else 0
    earlier = other.years[0] - other.earliest if other.fixed else 0
    if gap > later + earlier:
        return None
    # One that moves alone is easier than two: the one with most room, else both.
    if max(later, earlier) >= gap:
        shift = gap if later > earlier else 0
    else:
        shift = min(later, max(gap - earlier, gap // 2))
    back = gap - shift
    years = (
        max(one.years[0] + shift, other.years[0] - back),
        min(one.years[1] + shift, other.years[1] - back),
    )
    timing: Timing = "schuiven" if gap else "nu"
    if not gap and not (one.fixed and other.fixed):
        timing = "vrij"
    return timing, years, (shift, -back)


def _gains(one: Undertaking, other: Undertaking, asked: frozenset[str]) -> tuple[Gain, ...]:
    themes = tuple(dict.fromkeys((*one.themes, *other.themes)))
    gains = []
    if one.opens_street and other.opens_street:
        gains.append(Gain("straat"))
    elif one.kind == other.kind == "work":
        gains.append(Gain("overlast"))
    wanted = tuple(theme for theme in themes if theme in asked)
    if wanted:
        gains.append(Gain("behoefte", themes=wanted))
    gains.append(Gain("themas", themes=themes))
    if one.budget and other.budget:
        gains.append(Gain("geld", euros=one.budget + other.budget))
    return tuple(gains)


def _shares(found: Sequence[Undertaking], buurten: Sequence[Buurt]) -> np.ndarray:
    """Return for each pair how much of the smaller place is shared; each place is drawn once."""
    keys = [_place(one) for one in found]
    places = list(dict.fromkeys(keys))
    areas = {b.id: shapely.make_valid(shape(b.geometry)) for b in buurten}
    drawn = _in_metres([_area(key, areas) for key in places], areas)
    n = len(places)
    share = np.eye(n)
    i, j = shapely.STRtree(drawn).query(drawn, predicate="intersects")
    i, j = i[i < j], j[i < j]
    common = shapely.area(shapely.intersection(drawn[i], drawn[j]))
    smaller = np.minimum(shapely.area(drawn[i]), shapely.area(drawn[j]))
    part = np.divide(common, smaller, out=np.zeros(len(i)), where=smaller > 0)
    share[i, j] = share[j, i] = np.minimum(part, 1.0)
    # What is about the whole wijk meets everything, also where no areas are known.
    whole = np.array([key == _WHOLE for key in places], dtype=bool)
    share[whole, :] = share[:, whole] = 1.0
    at = np.array([places.index(key) for key in keys], dtype=int)
    return share[np.ix_(at, at)] if len(at) else share


_Key = tuple[tuple[str, ...], tuple[tuple[float, float], ...]]
_WHOLE: _Key = ((), ())


def _place(one: Undertaking) -> _Key:
    corners = one.ring or ((one.point,) if one.point else ())
    if corners:
        return (), tuple((corner.longitude, corner.latitude) for corner in corners)
    return tuple(sorted(one.buurten)), ()


def _area(key: _Key, areas: Mapping[str, BaseGeometry]) -> BaseGeometry:
    named, corners = key
    if len(corners) == 1:
        return shapely.Point(corners[0])
    if corners:
        return shapely.make_valid(shapely.Polygon(corners))
    return shapely.union_all([areas[id_] for id_ in named if id_ in areas])


def _in_metres(found: Sequence[BaseGeometry], areas: Mapping[str, BaseGeometry]) -> np.ndarray:
    """Lay areas on a flat map in metres; good to a few per mille within a wijk."""
    latitudes = [area.centroid.y for area in (*areas.values(), *found) if not area.is_empty]
    north = float(np.mean(latitudes)) if latitudes else 52.0
    scale = np.array([111_320 * np.cos(np.radians(north)), 111_132])
    flat = np.array(
        [shapely.transform(area, lambda xy: xy * scale) for area in found], dtype=object
    )
    points = np.array([area.geom_type == "Point" for area in found], dtype=bool)
    flat[points] = shapely.buffer(flat[points], AROUND)
    return flat
