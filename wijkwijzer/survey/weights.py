"""What a weighting does to the responses of a round, before anybody chooses it."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wijkwijzer.neighbourhood.margins import Inhabitants
from wijkwijzer.neighbourhood.records import Variable
from wijkwijzer.statistics import Design, estimate, rake, trim
from wijkwijzer.statistics.estimates import Estimate
from wijkwijzer.survey.records import Weighting
from wijkwijzer.survey.weighting import Counts, Margins, margins

Groups = Mapping[str, NDArray[np.str_]]
"""Group variable -> category per response."""

REACHED = 0.005
"""A share that is off by less than half a point of hundred is called reached."""
_VARIABLES: tuple[Variable, ...] = ("buurt", "age", "household", "tenure")


@dataclass(frozen=True)
class Share:
    """One level of a margin.

    Parameters
    ----------
    responses
        Its share of the responses, 0-1.
    target, reached
        Its share of the inhabitants to weigh to, and of the weights.
    weight
        Mean weight of its responses, as a part of the mean weight of all.
    """

    variable: Variable
    level: str
    responses: float
    target: float
    reached: float
    weight: float

    @property
    def is_reached(self) -> bool:
        """Whether weighting brought it where it should be."""
        return abs(self.reached - self.target) <= REACHED


@dataclass(frozen=True)
class Extreme:
    """The largest or the smallest weight, and who has it.

    Parameters
    ----------
    weight
        As a part of the mean weight.
    responses
        How many have it.
    people
        To which category of each variable they all belong; a variable in which they differ is
        left out.
    """

    weight: float
    responses: int
    people: Mapping[Variable, str]


@dataclass(frozen=True)
class Effect:
    """A theme without and with weights; each None when nobody answered."""

    theme: str
    before: Estimate | None
    after: Estimate | None

    @property
    def shift(self) -> float:
        """By how many points the need moves; 0 where it is not known."""
        if self.before is None or self.after is None:
            return 0.0
        return (self.after.estimate or 0.0) - (self.before.estimate or 0.0)


@dataclass(frozen=True)
class Consequences:
    """What choosing a weighting does.

    Parameters
    ----------
    responses
        How many are weighed.
    n_effective
        How many responses of equal weight are as informative (Kish).
    smallest, largest
        The ends of the weights.
    trimmed
        Share of the responses whose weight was cut, 0-1.
    shares
        Every level of every margin.
    effects
        Every theme, without and with weights.
    """

    weighting: Weighting
    margins: Margins
    responses: int
    n_effective: float
    smallest: Extreme
    largest: Extreme
    trimmed: float
    shares: tuple[Share, ...]
    effects: tuple[Effect, ...]

    @property
    def design_effect(self) -> float:
        """Responses per effective response: by what chance grows through unequal weights."""
        return self.responses / self.n_effective

    @property
    def missed(self) -> tuple[Share, ...]:
        """The levels that weighting could not bring where they should be, the worst first."""
        missed = [share for share in self.shares if not share.is_reached]
        return tuple(sorted(missed, key=lambda share: -abs(share.reached - share.target)))


def consequences(
    weighting: Weighting,
    people: Inhabitants,
    groups: Groups,
    needs: NDArray[np.float64],
    themes: Sequence[str],
) -> Consequences | None:
    """Weigh the responses and say what that does; None where there is nothing to weigh.

    Parameters
    ----------
    people
        Who lives here, counted as `weighting.counted` says.
    groups
        Category per response, of every variable of the weighting.
    needs
        Responses x themes, 0-100; NaN is no answer.
    themes
        Ids, in the order of the columns.
    """
    coded = {v: np.unique(groups[v], return_inverse=True) for v in weighting.variables}
    counts: Counts = {
        v: dict(zip(names.tolist(), np.bincount(place).tolist(), strict=True))
        for v, (names, place) in coded.items()
    }
    aims = margins(weighting, people, counts)
    if not aims.totals:
        return None
    columns: dict[str, object] = {
        v: _levels(names.tolist(), place, aims.levels[v])
        for v, (names, place) in coded.items()
        if v in aims.levels
    }
    items = {_item(theme): needs[:, column] for column, theme in enumerate(themes)}
    plain = Design.from_frame(pd.DataFrame(columns | items))
    fitted, cut = weigh(plain, aims, weighting)
    relative = fitted.weights * (len(fitted.weights) / aims.total)
    before, after = (_estimates(design, themes) for design in (plain, fitted))
    return Consequences(
        weighting=weighting,
        margins=aims,
        responses=len(relative),
        n_effective=fitted.n_effective,
        smallest=_extreme(relative, relative.min(), groups),
        largest=_extreme(relative, relative.max(), groups),
        trimmed=cut,
        shares=_shares(fitted, aims),
        effects=tuple(Effect(theme, before[theme], after[theme]) for theme in themes),
    )


def weigh(design: Design, aims: Margins, weighting: Weighting) -> tuple[Design, float]:
    """Rake a design to margins and bring its weights within the bounds.

    Parameters
    ----------
    design
        Its frame has the levels of each variable, `Margins.levels` applied.

    Returns
    -------
    (Design, float)
        The design, and the share of the responses whose weight lay out of bounds, 0-1. Where bounds
        and margins cannot both hold the bounds do, and `Design.margins` shows what is reached.
    """
    totals: dict[str, Any] = {variable: dict(persons) for variable, persons in aims.totals.items()}
    raked = rake(design, totals)
    mean = aims.total / len(design.frame)
    lower = 0.0 if weighting.lower is None else weighting.lower * mean
    upper = np.inf if weighting.upper is None else weighting.upper * mean
    outside = (raked.weights < lower * (1 - 1e-9)) | (raked.weights > upper * (1 + 1e-9))
    if not outside.any():
        return raked, 0.0
    return trim(raked, lower, float(upper), restore=True), float(outside.mean())


def _levels(
    names: Sequence[str], place: NDArray[np.intp], levels: Mapping[str, str]
) -> "pd.Categorical[str]":
    """Return the level of each response, from the place of its category among the names."""
    known = sorted({levels[name] for name in names})
    codes = np.array([known.index(levels[name]) for name in names], dtype=np.int16)
    return pd.Categorical.from_codes(codes[place], categories=pd.Index(known))


def _item(theme: str) -> str:
    """Return the column of a theme; a theme may be called as a variable is."""
    return f"need:{theme}"


def _extreme(relative: NDArray[np.float64], weight: float, groups: Groups) -> Extreme:
    inside = np.isclose(relative, weight, rtol=1e-6)
    found: dict[Variable, str] = {}
    for variable in _VARIABLES:
        names = set(groups[variable][inside].tolist()) if variable in groups else set()
        if len(names) == 1:
            found[variable] = names.pop()
    return Extreme(float(weight), int(inside.sum()), found)


def _shares(design: Design, aims: Margins) -> tuple[Share, ...]:
    weights = design.weights / design.weights.sum()
    found = []
    for variable, totals in aims.totals.items():
        column = design.frame[variable]
        for level, target in totals.items():
            inside = (column == level).to_numpy()
            responses, reached = float(inside.mean()), float(weights[inside].sum())
            found.append(
                Share(variable, level, responses, target / aims.total, reached, reached / responses)
            )
    return tuple(found)


def _estimates(design: Design, themes: Sequence[str]) -> dict[str, Estimate | None]:
    table = estimate(design, [_item(theme) for theme in themes], freedom="domain")
    rows = table.replace({np.nan: None}).to_dict("records")
    return {theme: _estimate(row) for theme, row in zip(themes, rows, strict=True)}


def _estimate(row: Mapping[Hashable, Any]) -> Estimate | None:
    """Return an estimate with its interval cut to the scale; None when nobody answered."""
    if not row["n"]:
        return None
    found = {name: row[name] for name in Estimate.__dataclass_fields__}
    if found["low"] is not None:
        found |= {"low": max(found["low"], 0.0), "high": min(found["high"], 100.0)}
    return Estimate(**found)
