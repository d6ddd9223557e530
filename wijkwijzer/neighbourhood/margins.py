"""Who lives in a wijk, counted in persons: one total, and margins that add up to it.

CBS rounds counts at random to multiples of five, counts households and dwellings instead of
persons, and leaves figures of small buurten out. Here each margin becomes persons by a stated rule
and is rescaled to one stated total; by how much it missed stands beside it. Rules and a worked
example: ``docs/method.md``, "Who lives here".
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wijkwijzer.neighbourhood.records import CATEGORIES, Counted, Population, Variable

YOUNG = "0-15"
"""The age band that does not count from fifteen up."""
ALIKE: Mapping[tuple[Variable, str], str] = {
    ("household", "eenouder"): "gezin",
    ("household", "anders"): "samen",
}
"""Where CBS counts the kinds of household that it does not tell apart per buurt."""
FAMILY: Mapping[Counted, tuple[float, float]] = {"iedereen": (2.5, 5.0), "15+": (1.5, 4.0)}
"""Between which a mean family is believed; outside it the figures contradict each other."""

_ASKED = {"household": ("alleen", "samen", "gezin"), "tenure": CATEGORIES["tenure"]}
"""The categories without which a buurt says nothing of a variable."""
_Figures = Mapping[tuple[str, str, str], int | None]


@dataclass(frozen=True)
class Margin:
    """One variable of the wijk, in persons.

    Parameters
    ----------
    persons
        Category -> persons; they add up to the total of the wijk. A category is missing when no
        source tells it apart.
    before
        What the persons added up to before they were rescaled.
    should_be
        What they should have added up to: the persons of the buurten that have these figures.
    missing
        Ids of buurten without these figures; the others stand for the wijk.
    """

    variable: Variable
    persons: Mapping[str, float]
    before: float
    should_be: float
    missing: tuple[str, ...] = ()

    @property
    def off(self) -> float:
        """By how much it missed, as a part of what it should have been: 0.01 is 1 % too many."""
        return self.before / self.should_be - 1


@dataclass(frozen=True)
class Inhabitants:
    """Everybody who counts, once and by each variable.

    Parameters
    ----------
    counted
        Who counts: everybody, or who is fifteen or older.
    total
        Persons; 0 when no buurt has a figure.
    margins
        Only the variables of which the figures are known; each adds up to `total`.
    family
        Persons who count in a mean household with children (two parents where one-parent
        households are counted apart); None without figures on households.
    ages_unknown
        Whether fifteen and older was asked and no buurt has ages, so that everybody counts.
    """

    counted: Counted
    total: float
    margins: Mapping[Variable, Margin]
    family: float | None = None
    ages_unknown: bool = False


def count_inhabitants(
    population: Iterable[Population], buurten: Sequence[str], counted: Counted = "15+"
) -> Inhabitants:
    """Count who lives in a wijk, by each variable, in persons.

    The total is that of the inhabitants per buurt; where a buurt has none, the sum of its ages.
    From fifteen up, each buurt loses the share of its youngest age band; a buurt of which that is
    not known the share of the others. Households become persons: one who lives alone, two who live
    together, and in families everybody who is left. Dwellings become persons: within a buurt each
    dwelling holds the same number. A buurt that lacks a figure of a variable is left out of it and
    named, and the others stand for the wijk. At last every margin is rescaled to the total.

    Parameters
    ----------
    population
        All figures of the wijk; None is unknown.
    buurten
        Ids in the order of the list.
    counted
        Who counts.
    """
    figures: _Figures = {(p.buurt_id, p.variable, p.category): p.count for p in population}
    ages = {b: _ages(figures, b) for b in buurten}
    everybody = {b: _everybody(figures, ages[b], b) for b in buurten}
    grown = {} if counted == "iedereen" else _grown(figures, ages, everybody)
    here = {b: n * grown.get(b, 1.0) for b in buurten if (n := everybody[b]) is not None}
    total = math.fsum(here.values())
    if not total:
        return Inhabitants(counted, 0.0, {})
    by_household, family = _households(figures, here, counted)
    found = [
        _margin("buurt", here, here, total, buurten),
        _margin("age", *_by_age(ages, here, counted), total, buurten),
        _margin("household", *by_household, total, buurten),
        _margin("tenure", *_by_tenure(figures, here), total, buurten),
    ]
    return Inhabitants(
        counted=counted,
        total=total,
        margins={margin.variable: margin for margin in found if margin is not None},
        family=family,
        ages_unknown=counted == "15+" and not grown,
    )


_Split = tuple[Mapping[str, float], Mapping[str, float]]
"""Persons per category, and per buurt from which they come."""


def _margin(
    variable: Variable,
    persons: Mapping[str, float],
    known: Mapping[str, float],
    total: float,
    buurten: Sequence[str],
) -> Margin | None:
    """Rescale to the total; None where nobody is counted."""
    before = math.fsum(persons.values())
    should_be = math.fsum(known.values())
    if before <= 0 or should_be <= 0:
        return None
    scaled = {category: total * (n / before) for category, n in persons.items()}
    missing = tuple(buurt for buurt in buurten if buurt not in known)
    return Margin(variable, scaled, before, should_be, missing)


def _ages(figures: _Figures, buurt: str) -> Mapping[str, int] | None:
    known = {band: figures.get((buurt, "age", band)) for band in CATEGORIES["age"]}
    complete = {band: n for band, n in known.items() if n is not None}
    return complete if len(complete) == len(known) else None


def _everybody(figures: _Figures, ages: Mapping[str, int] | None, buurt: str) -> int | None:
    total = figures.get((buurt, "total", ""))
    return total if total is not None or ages is None else sum(ages.values())


def _grown(
    figures: _Figures,
    ages: Mapping[str, Mapping[str, int] | None],
    everybody: Mapping[str, int | None],
) -> dict[str, float]:
    """Return per buurt which part is fifteen or older; empty when no buurt says it."""
    young: dict[str, tuple[int, int]] = {}
    for buurt, known in ages.items():
        # Only the youngest band may be known; it is then laid beside the inhabitants.
        people = everybody[buurt] if known is None else sum(known.values())
        children = figures.get((buurt, "age", YOUNG))
        if children is not None and people:
            young[buurt] = (min(children, people), people)
    if not young:
        return {}
    wijk = sum(n for n, _all in young.values()) / sum(n for _young, n in young.values())
    return {
        buurt: 1 - young[buurt][0] / young[buurt][1] if buurt in young else 1 - wijk
        for buurt in ages
    }


def _by_age(
    ages: Mapping[str, Mapping[str, int] | None], here: Mapping[str, float], counted: Counted
) -> _Split:
    complete = {buurt: known for buurt, known in ages.items() if known is not None}
    bands = [band for band in CATEGORIES["age"] if counted == "iedereen" or band != YOUNG]
    persons = {band: float(sum(known[band] for known in complete.values())) for band in bands}
    return persons, {buurt: here[buurt] for buurt in complete if buurt in here}


def _complete(figures: _Figures, here: Mapping[str, float], variable: str) -> dict[str, float]:
    """Return the buurten whose inhabitants and whose main figures of a variable are known."""
    return {
        buurt: persons
        for buurt, persons in here.items()
        if all(figures.get((buurt, variable, c)) is not None for c in _ASKED[variable])
    }


def _households(
    figures: _Figures, here: Mapping[str, float], counted: Counted
) -> tuple[_Split, float | None]:
    """Turn households into persons; also return the size of a mean family."""
    known = _complete(figures, here, "household")
    kinds = {
        kind: sum(figures.get((buurt, "household", kind)) or 0 for buurt in known)
        for kind in CATEGORIES["household"]
        if any(figures.get((buurt, "household", kind)) is not None for buurt in known)
    }
    if not kinds:
        return ({}, {}), None
    one_parent = kinds.get("eenouder", 0)
    families = kinds["gezin"] + one_parent
    couples = kinds["samen"] + kinds.get("anders", 0)
    left = math.fsum(known.values()) - kinds["alleen"] - 2 * couples
    # A family with one parent has one person less; where CBS does not tell, families are one kind.
    low, high = FAMILY[counted]
    apart = 0.5 if "eenouder" in kinds else 0.0
    size = (left + one_parent) / families if families else low + apart
    size = min(max(size, low + apart), high)
    persons_in = {"alleen": 1, "samen": 2, "anders": 2, "gezin": size, "eenouder": size - 1}
    persons = {kind: float(n * persons_in[kind]) for kind, n in kinds.items()}
    return (persons, known), size if families else None


def _by_tenure(figures: _Figures, here: Mapping[str, float]) -> _Split:
    known = _complete(figures, here, "tenure")
    homes = {b: {c: figures[b, "tenure", c] or 0 for c in CATEGORIES["tenure"]} for b in known}
    housed = {b: persons for b, persons in known.items() if not persons or any(homes[b].values())}
    persons = dict.fromkeys(CATEGORIES["tenure"], 0.0)
    for buurt, people in housed.items():
        dwellings = sum(homes[buurt].values())
        for category, n in homes[buurt].items():
            persons[category] += people * n / dwellings if dwellings else 0.0
    return persons, housed
