"""What parties do in the wijk, by year and by buurt."""

from collections.abc import Mapping, Sequence

import shapely
from shapely.geometry import shape

from wijkwijzer.neighbourhood.records import Buurt
from wijkwijzer.programme.koppelkansen import Undertaking


def years(found: Sequence[Undertaking]) -> tuple[int, ...]:
    """Return the years from the first to the last in which something may be done."""
    if not found:
        return ()
    first = min(one.earliest for one in found)
    return tuple(range(first, max(one.latest for one in found) + 1))


def in_year(found: Sequence[Undertaking], year: int | None) -> tuple[Undertaking, ...]:
    """Return what is planned in a year, or may be where nothing is planned yet; None is any."""
    if year is None:
        return tuple(found)
    return tuple(one for one in found if one.years[0] <= year <= one.years[1])


def by_buurt(
    found: Sequence[Undertaking], buurten: Sequence[Buurt]
) -> Mapping[str, tuple[Undertaking, ...]]:
    """Return what is done in each buurt.

    An area or point counts in every buurt it touches, whatever buurten are named beside it.

    Returns
    -------
    mapping
        Buurt id -> undertakings in the order of `found`, for every buurt; under "" what is about
        the whole wijk, or lies outside it.
    """
    areas = {b.id: shapely.make_valid(shape(b.geometry)) for b in buurten}
    places: dict[str, list[Undertaking]] = {id_: [] for id_ in ("", *areas)}
    for one in found:
        corners = [
            (p.longitude, p.latitude) for p in one.ring or ((one.point,) if one.point else ())
        ]
        if not corners:
            here = [id_ for id_ in one.buurten if id_ in areas]
        else:
            drawn = shapely.Polygon(corners) if len(corners) > 1 else shapely.Point(corners[0])
            place = shapely.make_valid(drawn)
            here = [id_ for id_, area in areas.items() if area.intersects(place)]
        for id_ in here or [""]:
            places[id_].append(one)
    return {id_: tuple(ones) for id_, ones in places.items()}
