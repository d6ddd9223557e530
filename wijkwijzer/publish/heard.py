"""How many were heard of each group, as a stand may show it.

A count of a group is a figure like any other: with two stands side by side it could tell to which
group somebody belongs who came in between. So counts pass the same gate as the needs: fewer than
ten are hidden, and so is whatever would give a set of one to nine people away, with all counts that
were ever shown. They are stored in the stand as they were shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np

from wijkwijzer.neighbourhood.records import CATEGORIES, NOT_SAID
from wijkwijzer.publish.planning import PlanJob, plan_all
from wijkwijzer.publish.sample import BoolArray, Sample
from wijkwijzer.statistics.disclosure import CellKey
from wijkwijzer.store.context import RoundContext
from wijkwijzer.store.responses import Departure
from wijkwijzer.store.stands import Stand
from wijkwijzer.survey.records import Channel

HEARD = "heard"
"""Where the counts stand among the figures of a stand."""


@dataclass(frozen=True)
class Counted:
    """What a stand shows of one variable.

    Parameters
    ----------
    counts
        Category -> responses; None where that is not shown; "" is all responses.
    few
        Categories that are not shown because they are fewer than ten.
    """

    counts: Mapping[str, int | None]
    few: frozenset[str]


def count_heard(
    context: RoundContext,
    sample: Sample,
    stands: Sequence[Stand],
    departures: Sequence[Departure],
    horizon: int,
    number: int,
) -> list[list[Any]]:
    """Decide which counts a new stand shows.

    Parameters
    ----------
    stands, departures
        All earlier stands, and who left after having counted.
    horizon
        The last response that counts.
    number
        Of the new stand.

    Returns
    -------
    list
        Per cell [variable, category, {"n", "stand"} or {"reason"}] as JSON holds it; the first,
        with two empty names, is all responses.
    """
    people = _People(sample, departures)
    earlier = [stand for stand in stands if stand.figures.get(HEARD)]
    shown = _figures(earlier[-1]) if earlier else {}
    by_number = {stand.number: stand for stand in earlier}
    past = {
        row.tobytes(): row
        for stand in earlier
        for key, figure in _figures(stand).items()
        if figure.get("stand") == stand.number
        for row in [people.of_stand(stand, key)]
    }
    keys = _cells(context)
    cells = {key: people.present(key, horizon) for key in keys}
    carried = {
        key: people.of_stand(by_number[shown[key]["stand"]], key)
        for key in keys
        if "stand" in shown.get(key, {})
    }
    (plan,) = plan_all([PlanJob(cells, list(past.values()), carried, (), ())])
    stored: list[list[Any]] = []
    for key, decision in plan.decisions.items():
        figure: dict[str, Any] = {"n": decision.n, "stand": number}
        if decision.choice == "carry":
            figure = shown[key]
        elif decision.choice == "hide":
            figure = {"reason": decision.reason}
        stored.append([*(key[0] if key else ("", "")), figure])
    return stored


def heard_of(stand: Stand) -> Mapping[str, Counted]:
    """Return what a stand shows, by variable; empty for a stand without these counts."""
    found = _figures(stand)
    if not found:
        return {}
    everybody = found[()].get("n")
    variables = dict.fromkeys(variable for key in found for variable, _category in key)
    return {
        variable: Counted(
            counts={"": everybody}
            | {key[0][1]: f.get("n") for key, f in found.items() if key and key[0][0] == variable},
            few=frozenset(
                key[0][1]
                for key, f in found.items()
                if key and key[0][0] == variable and f.get("reason") == "te_weinig"
            ),
        )
        for variable in variables
    }


def _figures(stand: Stand) -> Mapping[CellKey, dict[str, Any]]:
    return {
        ((variable, category),) if variable else (): figure
        for variable, category, figure in stand.figures.get(HEARD, ())
    }


def _cells(context: RoundContext) -> list[CellKey]:
    """Return everybody, and each category of each variable; the most important first."""
    categories = {"buurt": context.buurt_ids} | CATEGORIES
    groups = [((v, c),) for v, names in categories.items() for c in (*names, NOT_SAID)]
    return [(), *groups, *((("channel", channel),) for channel in get_args(Channel))]


class _People:
    """Everybody who ever counted, as columns: who is here, then who left."""

    def __init__(self, sample: Sample, departures: Sequence[Departure]) -> None:
        self._sample = sample
        self._left = [departure for departure in departures if departure.last_stand]

    def present(self, key: CellKey, horizon: int) -> BoolArray:
        """Return who is here and counts, up to a horizon."""
        here = self._sample.members(key) & (self._sample.sequence <= horizon)
        return np.concatenate([here, np.zeros(len(self._left), dtype=bool)])

    def of_stand(self, stand: Stand, key: CellKey) -> BoolArray:
        """Return who stood behind a count of an earlier stand."""
        horizon = max(stand.horizon.values(), default=0)
        row = self.present(key, horizon)
        row[len(self._sample.people) :] = [
            d.sequence <= horizon
            and d.last_stand >= stand.number
            and all(getattr(d, variable) == category for variable, category in key)
            for d in self._left
        ]
        return row
