"""The design of a sample: how people came in, how they were weighted, and what was done since.

A design holds the frame with the answers, the base weight, stratum and cluster of each person, and
every calibration step with the weights before and after it, since standard errors need them.
Formulas and sources: ``docs/method.md``, "Weighted estimates".
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wijkwijzer.statistics.cells import Cells, cells_of
from wijkwijzer.statistics.groups import Coded, FloatArray, IntArray, coded, crossed, plain
from wijkwijzer.statistics.steps import Finding, Step

# Of what pandas infers; "empty" is a column of nothing but missing values.
_NUMBERS = {"boolean", "decimal", "empty", "floating", "integer", "mixed-integer-float"}
_LASTING = ("cluster_strata", "stratum_sizes", "is_complete", "is_even")


@dataclass(frozen=True, eq=False)
class Design:
    """A sample with its design; made by `from_frame`, changed by no one.

    Attributes
    ----------
    frame : DataFrame
        A row per person. Its index plays no part.
    base_weights : array, people
        Before any calibration.
    strata : array of int, people
        From 0; all 0 without strata.
    clusters : array of int or None, people
        From 0, distinct over strata; None where everybody is their own cluster.
    population : array or None, strata
        Clusters (people, without clusters) in the population of each stratum; None: no correction.
    steps : tuple of Step
        What was done to the weights, in order.
    report : tuple of Finding
        How missing groups, lonely strata, margins that were not met ... were handled.
    """

    frame: pd.DataFrame
    base_weights: FloatArray
    strata: IntArray
    clusters: IntArray | None = None
    population: FloatArray | None = None
    steps: tuple[Step, ...] = ()
    report: tuple[Finding, ...] = ()
    _coded: dict[str, Coded] = field(default_factory=dict, repr=False)
    _cells: list[Cells] = field(default_factory=list, repr=False)

    @classmethod
    def from_frame(
        cls,
        frame: pd.DataFrame,
        weight: str | None = None,
        strata: str | None = None,
        cluster: str | None = None,
        population: str | None = None,
    ) -> Self:
        """Describe how the people of a frame were drawn.

        Parameters
        ----------
        frame : DataFrame
            A row per person.
        weight : str, optional
            Column with the sampling weight: finite, not negative. By default population / sample
            size of the stratum where the population is given, else 1.
        strata, cluster : str, optional
            Columns with the stratum and the cluster; equal cluster names in different strata are
            different clusters. Only the first stage counts (ultimate clusters).
        population : str, optional
            Column with the size of the stratum in the population, in clusters where there are
            clusters. Leave it out unless the sample was drawn at random: it makes intervals
            narrower.

        Raises
        ------
        ValueError
            If a column does not exist or misses values, a weight is negative or not finite, or the
            population differs within a stratum or is smaller than the sample.
        """
        people = len(frame)
        parts = [_complete(frame, name) for name in (strata, cluster) if name]
        sized = [(part.codes, len(part.categories)) for part in parts]
        codes, labels = crossed(sized[:1] if strata else [], people)
        # Codes of clusters rise with those of strata: sums per stratum are then sums of runs.
        clusters = crossed(sized, people)[0] if cluster else None
        design = cls(frame.copy(deep=False), np.ones(people), codes, clusters)
        if population:
            design = replace(design, population=_population(design, population))
        design = replace(design, base_weights=_base_weights(design, weight))
        lonely = [
            Finding("lonely_stratum", strata or "", _label(parts[0], labels[0][h]), 1.0)
            for h in (np.flatnonzero(design.stratum_sizes == 1) if strata else ())
            if not design.is_complete[h]
        ]
        return replace(design, report=tuple(lonely))

    @property
    def weights(self) -> FloatArray:
        """The weight of each person, after all steps."""
        return self.steps[-1].after if self.steps else self.base_weights

    @property
    def converged(self) -> bool:
        """Whether every step reached what it aimed at."""
        return all(step.converged for step in self.steps)

    @property
    def iterations(self) -> int:
        """Rounds of the last step; 0 if there was none."""
        return self.steps[-1].iterations if self.steps else 0

    @property
    def n_effective(self) -> float:
        """People of equal weight who tell as much (Kish 1965): (sum w)^2 / sum w^2."""
        return kish(self.weights)

    @property
    def design_effect(self) -> float:
        """What unequal weights cost (Kish): people / effective people; NaN without people."""
        return len(self.frame) / self.n_effective if len(self.frame) else float("nan")

    @property
    def margins(self) -> pd.DataFrame:
        """Totals aimed at and totals reached by the present weights.

        Returns
        -------
        DataFrame
            Columns `step` (from 0), `column`, `category` (None for a number), `target` (NaN where
            none was set) and `reached`.
        """
        rows = [
            (number, term.column, category, target, reached)
            for number, step in enumerate(self.steps)
            for term in step.terms
            for category, target, reached in zip(
                term.categories or (None,), term.targets, term.reached(self.weights), strict=True
            )
        ]
        columns = ["step", "column", "category", "target", "reached"]
        return pd.DataFrame(rows, columns=columns)

    @cached_property
    def cluster_strata(self) -> IntArray:
        """The stratum of each cluster (of each person, without clusters)."""
        if self.clusters is None:
            return self.strata
        found = np.empty(int(self.clusters.max(initial=-1)) + 1, dtype=np.int64)
        found[self.clusters] = self.strata
        return found

    @cached_property
    def stratum_sizes(self) -> IntArray:
        """Clusters (people, without clusters) in the sample of each stratum."""
        return np.bincount(self.cluster_strata)

    @property
    def degrees_of_freedom(self) -> int:
        """Clusters less strata."""
        return len(self.cluster_strata) - len(self.stratum_sizes)

    @cached_property
    def is_even(self) -> bool:
        """Whether everybody has the same base weight, more than 0."""
        base = self.base_weights
        return bool(len(base) and base.min() > 0 and base.min() == base.max())

    @cached_property
    def is_complete(self) -> NDArray[np.bool_]:
        """Per stratum, whether the sample holds the whole population."""
        if self.population is None:
            return np.zeros(len(self.stratum_sizes), dtype=bool)
        return self.population <= self.stratum_sizes

    def coded(self, column: str) -> Coded:
        """Return a column of the frame as codes; computed once.

        Raises
        ------
        ValueError
            If there is no such column.
        """
        if column not in self._coded:
            self._coded[column] = coded(self.column(column))
        return self._coded[column]

    def cells(self, names: Collection[str]) -> Cells:
        """Return cells that tell people apart by some columns; made once.

        Parameters
        ----------
        names
            Columns of the frame. The cells may be those of more columns, if these exist already.

        Raises
        ------
        ValueError
            If there is no such column.
        """
        for known in self._cells:
            if known.names.issuperset(names):
                return known
        ordered = sorted(set(names))
        found = cells_of(ordered, [self.coded(name) for name in ordered], len(self.frame))
        self._cells.append(found)
        return found

    def column(self, name: str) -> pd.Series:
        """Return a column of the frame.

        Raises
        ------
        ValueError
            If there is no such column.
        """
        return _column(self.frame, name)

    def numbers(self, column: str) -> FloatArray:
        """Return a column of the frame as numbers; NaN where a value is missing, yes is 1.

        Raises
        ------
        ValueError
            If there is no such column, or it holds something else than numbers or yes/no.
        """
        values = _column(self.frame, column)
        if pd.api.types.infer_dtype(values, skipna=True) not in _NUMBERS:
            raise ValueError(f"column {column!r} holds no numbers")
        return values.to_numpy(dtype=float, na_value=np.nan)

    def after(self, step: Step, *findings: Finding) -> Self:
        """Return the design with one more step."""
        made = replace(self, steps=(*self.steps, step), report=(*self.report, *findings))
        # What follows from how people came in stays true.
        known = {name: vars(self)[name] for name in _LASTING if name in vars(self)}
        vars(made).update(known)
        return made


def kish(weights: FloatArray) -> float:
    """Return how many people of equal weight tell as much; 0 if nobody has weight."""
    squares = float(weights @ weights)
    return float(weights.sum()) ** 2 / squares if squares else 0.0


def _column(frame: pd.DataFrame, name: str) -> pd.Series:
    try:
        return frame[name]
    except KeyError:
        raise ValueError(f"there is no column {name!r}") from None


def _complete(frame: pd.DataFrame, name: str) -> Coded:
    found = coded(_column(frame, name))
    if (found.codes < 0).any():
        raise ValueError(f"column {name!r} misses values; everybody needs one")
    return found


def _label(column: Coded, code: np.int64) -> object:
    return plain(column.categories[int(code)])


def _numbers(frame: pd.DataFrame, name: str) -> FloatArray:
    numbers = _column(frame, name).to_numpy(dtype=float, na_value=np.nan)
    if not np.isfinite(numbers).all() or (numbers < 0).any():
        raise ValueError(f"column {name!r} must hold numbers of 0 or more, for everybody")
    return numbers


def _population(design: Design, name: str) -> FloatArray:
    numbers = _numbers(design.frame, name)
    sizes = np.zeros(len(design.stratum_sizes))
    sizes[design.strata] = numbers
    if (sizes[design.strata] != numbers).any():
        raise ValueError(f"column {name!r} differs within a stratum")
    if (sizes < design.stratum_sizes).any():
        raise ValueError(f"column {name!r} is smaller than the sample of its stratum")
    return sizes


def _base_weights(design: Design, weight: str | None) -> FloatArray:
    if weight:
        return _numbers(design.frame, weight)
    if design.population is None:
        return np.ones(len(design.frame))
    return (design.population / np.maximum(design.stratum_sizes, 1))[design.strata]
