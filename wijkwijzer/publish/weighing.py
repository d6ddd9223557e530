"""How the answers of a round, or of one stand of it, are weighed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wijkwijzer.neighbourhood.margins import count_inhabitants
from wijkwijzer.neighbourhood.records import Population
from wijkwijzer.publish.sample import GROUPS, BoolArray, Categories
from wijkwijzer.statistics.counts import CellTable, CellWeights, means
from wijkwijzer.statistics.disclosure import CellKey
from wijkwijzer.statistics.estimates import MeansResult, exact_if_unanimous
from wijkwijzer.store.context import RoundContext
from wijkwijzer.survey.cell_weights import weigh_cells
from wijkwijzer.survey.needs import wanted
from wijkwijzer.survey.records import Weighting
from wijkwijzer.survey.weighting import margins


@dataclass(frozen=True)
class WeightsOfStand:
    """What everybody weighed at one stand, as the stand keeps it.

    Parameters
    ----------
    chosen
        What the facilitator chose, as `signature` gives it: figures that were weighed by another
        choice are not shown beside these.
    variables
        What was weighed on: of what was chosen, as far as there were margins. None: not weighed.
    weights
        Category of each of `variables` -> weight, as a part of the mean weight.
    """

    chosen: tuple[Any, ...] = ()
    variables: tuple[str, ...] = ()
    weights: Mapping[tuple[str, ...], float] | None = None

    def as_json(self) -> dict[str, Any]:
        """Return what is stored with the stand."""
        return {
            "chosen": list(self.chosen),
            "variables": list(self.variables),
            "weights": [[*names, weight] for names, weight in (self.weights or {}).items()],
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any] | None) -> "WeightsOfStand":
        """Read what is stored; a stand from before there were weights has none."""
        if not stored or not stored["variables"]:
            return cls()
        return cls(
            chosen=tuple(tuple(c) if isinstance(c, list) else c for c in stored["chosen"]),
            variables=tuple(stored["variables"]),
            weights={tuple(row[:-1]): float(row[-1]) for row in stored["weights"]},
        )

    def of(self, groups: Sequence[tuple[str, ...]]) -> NDArray[np.float64]:
        """Return what somebody of each group weighed; 0 for a group that nobody was of.

        Parameters
        ----------
        groups
            A category of each of `variables`.
        """
        if self.weights is None:
            return np.ones(len(groups))
        return np.array([self.weights.get(group, 0.0) for group in groups])


def signature(weighting: Weighting) -> tuple[Any, ...]:
    """Return what of a choice makes weights; empty when nothing is weighed."""
    if not weighting.variables:
        return ()
    return (weighting.variables, weighting.counted, weighting.lower, weighting.upper)


@dataclass(frozen=True)
class Weighed:
    """Counts of answers with what everybody weighs.

    Parameters
    ----------
    categories
        Group variable -> its categories, as in the table.
    variables
        What was weighed on; empty when everybody weighs the same.
    """

    context: RoundContext
    categories: Categories
    table: CellTable
    weights: CellWeights
    variables: tuple[str, ...]

    def inside(self, key: CellKey) -> BoolArray:
        """Return which cells of the table belong to a cell of the lattice."""
        found = np.ones(len(self.table.persons), dtype=bool)
        for variable, category in key:
            known = self.categories[variable]
            level = known.index(category) if category in known else -1
            found &= self.table.levels[:, GROUPS.index(variable)] == level
        return found

    def means(self, cells: BoolArray) -> MeansResult:
        """Return the mean need per theme, by the need rule of the questionnaire."""
        found = means(self.table, self.weights, cells)
        if self.context.questionnaire.need_rule != "priority":
            return found
        return replace(found, estimates=tuple(map(exact_if_unanimous, found.estimates)))

    def shares(self, cells: BoolArray) -> list[float | None]:
        """Return the share (0-1) per theme who want improvement, of those who answered."""
        weighted = (self.weights.weights * cells) @ self.table.given
        themes = len(self.table.layout.values)
        given = weighted.reshape(themes, -1)
        size, wanting = given.sum(axis=1), given @ self._wanted
        return [w / s if s else None for w, s in zip(wanting.tolist(), size.tolist(), strict=True)]

    def responses(self, cells: BoolArray) -> int:
        """Return how many people these cells hold."""
        return int(self.table.persons[cells].sum())

    def effective(self, cells: BoolArray) -> float:
        """Return how many people of equal weight are as informative (Kish)."""
        weights, persons = self.weights.weights[cells], self.table.persons[cells]
        squares = float(persons @ weights**2)
        return float(persons @ weights) ** 2 / squares if squares else 0.0

    def of_stand(self) -> WeightsOfStand:
        """Return the weights as a stand keeps them."""
        if not self.variables:
            return WeightsOfStand()
        places = [GROUPS.index(variable) for variable in self.variables]
        relative = self.weights.weights / np.average(
            self.weights.weights, weights=self.table.persons
        )
        found = {
            tuple(
                self.categories[v][level]
                for v, level in zip(self.variables, levels[places].tolist(), strict=True)
            ): float(f"{weight:.10g}")
            for levels, weight in zip(self.table.levels, relative.tolist(), strict=True)
        }
        return WeightsOfStand(signature(self.context.weighting), self.variables, found)

    @cached_property
    def _wanted(self) -> NDArray[np.float64]:
        return wanted(self.context.questionnaire).astype(float)


def weigh(
    context: RoundContext,
    population: Sequence[Population],
    categories: Categories,
    table: CellTable,
) -> Weighed:
    """Weigh counted answers as was chosen for their round.

    Parameters
    ----------
    population
        Who lives in the wijk.
    categories, table
        Of a `Sample`.
    """
    groups = {variable: categories[variable] for variable in GROUPS}
    counts = {
        variable: _counts(table, number, groups[variable]) for number, variable in enumerate(GROUPS)
    }
    people = count_inhabitants(population, context.buurt_ids, context.weighting.counted)
    aims = margins(context.weighting, people, counts)
    weights = weigh_cells(table, groups, aims, context.weighting)
    return Weighed(context, categories, table, weights, tuple(aims.totals))


def _counts(table: CellTable, number: int, names: Sequence[str]) -> dict[str, int]:
    people = np.bincount(table.levels[:, number], table.persons, len(names))
    return dict(zip(names, people.astype(int).tolist(), strict=True))
