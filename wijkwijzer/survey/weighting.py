"""To which margins the answers of a round are weighed, and what could not be used.

Everybody who answered counts, whatever they left out: "niet gezegd", and any group of which no
figure is known, keeps its share of the responses. A group that lives here and of which nobody
answered cannot be weighed up: it is taken together with the group most like it, or left out and
named. Rules and reasons: ``docs/method.md``, "Weighting".
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from wijkwijzer.neighbourhood.margins import ALIKE, Inhabitants
from wijkwijzer.neighbourhood.records import CATEGORIES, Variable
from wijkwijzer.survey.records import Weighting

Counts = Mapping[str, Mapping[str, int]]
"""Group variable -> category -> responses, "niet_gezegd" among them; "" is all of them."""

Kind = Literal["merged", "unheard", "own_share", "no_figures", "nobody_said"]


@dataclass(frozen=True)
class Remark:
    """Something that could not be used as it is, and what was done.

    Parameters
    ----------
    kind
        `merged`: these categories are taken together with `into`. `unheard`: they live here,
        nobody of them answered, and they are left out. `own_share`: they answered, no figure is
        known or they do not count as inhabitants, and they keep their share of the responses.
        `no_figures`, `nobody_said`: the variable cannot be used at all.
    persons
        Persons it is about; None where no figure is known.
    responses
        Responses it is about.
    """

    kind: Kind
    variable: Variable
    categories: tuple[str, ...] = ()
    into: str = ""
    persons: float | None = None
    responses: int = 0


@dataclass(frozen=True)
class Margins:
    """What to rake to.

    Parameters
    ----------
    total
        To how many persons the responses are weighed; every margin adds up to it.
    totals
        Variable -> level -> persons; empty when nothing is weighed. Every level has responses.
    levels
        Variable -> category of a response -> the level it belongs to.
    remarks
        What could not be used as it is.
    """

    total: float
    totals: Mapping[Variable, Mapping[str, float]]
    levels: Mapping[Variable, Mapping[str, str]]
    remarks: tuple[Remark, ...] = ()


def margins(weighting: Weighting, people: Inhabitants, counts: Counts) -> Margins:
    """Return the margins to which the responses of a round are raked.

    Parameters
    ----------
    weighting
        What was chosen; without variables nothing is weighed.
    people
        Who lives here, counted as `weighting.counted` says.
    counts
        Responses per category of every variable; each variable counts all responses once.

    Returns
    -------
    Margins
        Each margin adds up to the same total, has responses in every level, and keeps within the
        inhabitants the shares of the population.
    """
    totals: dict[Variable, Mapping[str, float]] = {}
    levels: dict[Variable, Mapping[str, str]] = {}
    remarks: list[Remark] = []
    for variable in weighting.variables:
        came = {c: n for c, n in counts.get(variable, {}).items() if c and n > 0}
        if not came:
            continue
        if variable not in people.margins:
            remarks.append(Remark("no_figures", variable, responses=sum(came.values())))
            continue
        margin = _Margin(variable, people.margins[variable].persons, came)
        made = margin.scaled(people.total)
        remarks += margin.remarks
        if made:
            totals[variable], levels[variable] = made, margin.levels
    return Margins(people.total if totals else 0.0, totals, levels, tuple(remarks))


class _Margin:
    """One variable while it is fitted to who answered."""

    def __init__(
        self, variable: Variable, persons: Mapping[str, float], came: Mapping[str, int]
    ) -> None:
        self.variable: Variable = variable
        self.persons = {category: n for category, n in persons.items() if n > 0}
        self.came = dict(came)
        self.levels = {category: category for category in (*self.persons, *came)}
        self.remarks: list[Remark] = []
        self._take_together_alike()
        self._take_together_ages()
        self._leave_out_unheard()

    def _heard(self, level: str) -> int:
        return sum(n for category, n in self.came.items() if self.levels[category] == level)

    def _merge(self, category: str, into: str) -> None:
        self.remarks.append(
            Remark(
                "merged",
                self.variable,
                (category,),
                into,
                persons=self.persons.get(category),
                responses=self._heard(category),
            )
        )
        self.persons[into] += self.persons.pop(category, 0.0)
        self.levels = {c: into if level == category else level for c, level in self.levels.items()}

    def _take_together_alike(self) -> None:
        """Join kinds of household that CBS counts as one, where one of the two lacks something."""
        for (variable, category), into in ALIKE.items():
            if variable != self.variable or into not in self.persons:
                continue
            if (category in self.persons) != (category in self.came):
                self._merge(category, into)

    def _take_together_ages(self) -> None:
        """Join an age band of which nobody answered with the nearest that did."""
        if self.variable != "age":
            return
        order = CATEGORIES["age"]
        heard = [band for band in order if band in self.persons and self._heard(band)]
        for band in order:
            if band not in self.persons or self._heard(band) or not heard:
                continue
            place = order.index(band)
            near = min(
                heard, key=lambda other: (abs(order.index(other) - place), order.index(other))
            )
            self._merge(band, near)

    def _leave_out_unheard(self) -> None:
        unheard = [level for level in self.persons if not self._heard(level)]
        for level in unheard:
            persons = self.persons.pop(level)
            del self.levels[level]
            self.remarks.append(Remark("unheard", self.variable, (level,), persons=persons))

    def scaled(self, total: float) -> dict[str, float]:
        """Return persons per level; empty when nobody told to which group they belong."""
        responses = sum(self.came.values())
        if not self.persons:
            self.remarks = [Remark("nobody_said", self.variable, responses=responses)]
            return {}
        apart = {c: n for c, n in self.came.items() if self.levels[c] not in self.persons}
        made = {category: total * n / responses for category, n in apart.items()}
        if apart:
            self.remarks.append(
                Remark("own_share", self.variable, tuple(apart), responses=sum(apart.values()))
            )
        left = total * (responses - sum(apart.values())) / responses
        counted = math.fsum(self.persons.values())
        return {level: left * n / counted for level, n in self.persons.items()} | made
