"""What a file with areas turns out to hold: wijken with their buurten, boundaries and figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from shapely import MultiPolygon, Polygon

from wijkwijzer.neighbourhood.records import CATEGORIES

Area = Polygon | MultiPolygon
Crs = Literal["WGS84", "RD"]

HOUSEHOLD_KINDS = ("alleen", "samen", "gezin")
"""The kinds of household CBS counts per buurt; it does not tell `eenouder` from `gezin`."""


def _unknown(categories: tuple[str, ...]) -> dict[str, int | None]:
    return dict.fromkeys(categories)


@dataclass(frozen=True)
class BuurtFigures:
    """How many people, households and dwellings a buurt has; None where the source does not say.

    Parameters
    ----------
    inhabitants
        Persons.
    households
        Private households.
    age
        Persons per age band of CBS.
    household
        Households per kind: `alleen` (one person), `samen` (more persons, no children at home),
        `gezin` (with children at home). CBS does not publish one-parent households per buurt:
        they are in `gezin`.
    tenure
        Dwellings per kind of tenure. `huur_corporatie` is owned by a housing corporation whatever
        the rent; dwellings whose owner is unknown are in no category.
    estimated
        The variables whose counts were computed from rounded percentages, so that a count may be
        off by half a percent of the total.
    """

    inhabitants: int | None = None
    households: int | None = None
    age: Mapping[str, int | None] = field(default_factory=lambda: _unknown(CATEGORIES["age"]))
    household: Mapping[str, int | None] = field(default_factory=lambda: _unknown(HOUSEHOLD_KINDS))
    tenure: Mapping[str, int | None] = field(default_factory=lambda: _unknown(CATEGORIES["tenure"]))
    estimated: frozenset[Literal["age", "household", "tenure"]] = frozenset()


@dataclass(frozen=True)
class BuurtArea:
    """A buurt with its boundary in WGS84 degrees (longitude, latitude), thinned for the map.

    In a file that holds no buurten but only wijken, a wijk is its own single buurt and `code` is
    the code of the wijk.
    """

    code: str
    name: str
    geometry: Area
    figures: BuurtFigures


@dataclass(frozen=True)
class WijkArea:
    """A wijk and its buurten in the order of their codes.

    Codes and the name of the municipality are empty where the file does not know them.
    """

    code: str
    name: str
    municipality_code: str
    municipality_name: str
    buurten: tuple[BuurtArea, ...]


@dataclass(frozen=True)
class Skipped:
    """An area that was left out on purpose, and why (in the user's language).

    `number` counts the areas of its layer from 1, in the order of the file.
    """

    number: int
    code: str
    name: str
    reason: str


@dataclass(frozen=True)
class AreaFile:
    """Everything that was read from one file.

    Parameters
    ----------
    wijken
        In the order of their codes.
    skipped
        Areas left out on purpose, such as water.
    source
        Attribution to show under a map.
    year
        Year of the boundaries; None where neither columns nor file name say it.
    crs_detected
        In which coordinates the file was; what is returned is always WGS84.
    notes
        What the reader of the result should know, sentences in the user's language.
    """

    wijken: tuple[WijkArea, ...]
    skipped: tuple[Skipped, ...]
    source: str
    year: int | None
    crs_detected: Crs
    notes: tuple[str, ...] = ()
