"""Estimates with standard errors and intervals, per domain and item."""

from collections.abc import Sequence
from typing import Any, Literal, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wijkwijzer.statistics import counted, rows
from wijkwijzer.statistics.design import Design
from wijkwijzer.statistics.groups import Domains, FloatArray, domains
from wijkwijzer.statistics.intervals import (
    Interval,
    beta_interval,
    effective_people,
    logit_interval,
    t_interval,
    t_reach,
)
from wijkwijzer.statistics.quantiles import quantiles
from wijkwijzer.statistics.rows import Item, Measured

Statistic = Literal["mean", "share", "total", "ratio", "quantile"]
Freedom = Literal["design", "domain"]

_RESULT = {
    "item",
    "n",
    "n_effective",
    "estimate",
    "standard_error",
    "low",
    "high",
    "degrees_of_freedom",
}
_STATISTICS = ("mean", "share", "total", "ratio", "quantile")


def estimate(
    design: Design,
    items: str | Item | Sequence[Item],
    by: str | Sequence[str] = (),
    statistic: Statistic = "mean",
    confidence: float = 0.95,
    interval: Interval = "t",
    *,
    probability: float = 0.5,
    freedom: Freedom = "design",
) -> pd.DataFrame:
    """Estimate items for everybody, or for each group.

    Parameters
    ----------
    design : Design
        The people, with their weights.
    items : str or sequence of str
        Columns: numbers or yes/no; for a share anything. For a ratio a pair (numerator,
        denominator), or several. An answer that is missing is no answer: who did not answer counts
        as outside the group.
    by : str or sequence of str
        Grouping columns. The groups are the combinations that occur, in the order of a categorical
        column, else sorted; people who miss a value in one of the columns are in no group, and stay
        in the sample.
    statistic : {"mean", "share", "total", "ratio", "quantile"}
        A total is that of the people who answered. Shares are those of all categories of the item,
        among who answered.
    confidence : float
        Of the interval.
    interval : {"t", "logit", "beta"}
        Logit and beta (Korn and Graubard) are for shares, and means of answers within 0-1. Where
        the share is 0 or 1 logit has no interval and gives the beta one.
    probability : float
        Of the quantile; 0.5 is the median.
    freedom : {"design", "domain"}
        Degrees of freedom: clusters less strata of the whole design, as R does; or at most those of
        the group, the cautious choice for small groups.

    Returns
    -------
    DataFrame
        A row per group, item (and category), in that order. Columns: those of `by`; `item` (of a
        ratio "numerator/denominator"); `category`, for shares only; `n`, people who answered;
        `n_effective`, people of equal weight who tell as much (Kish); `estimate`;
        `standard_error`; `low`; `high`; `degrees_of_freedom`. If nobody answered, estimate and what
        follows are NaN. If all who answered are in one cluster (one person, without clusters) the
        linearised standard error is 0 by construction: low and high are NaN then, with 0 degrees
        of freedom. In a sample of one cluster the standard error is NaN as well.

    Raises
    ------
    ValueError
        For a column that does not exist or holds no numbers, and for options that do not go
        together.

    See Also
    --------
    docs/method.md, "Weighted estimates", for formulas and sources.
    """
    wanted = _items(items, statistic)
    _check(statistic, confidence, interval, probability)
    columns = (by,) if isinstance(by, str) else tuple(by)
    _check_columns(columns, statistic)
    if statistic == "quantile":
        groups = _groups(design, columns)
        names = [item for item in wanted if isinstance(item, str)]
        found = list(quantiles(design, groups, names, probability, confidence, freedom == "domain"))
        measured = [one.measured for one in found]
        ends = [(one.low, one.high) for one in found]
    else:
        groups, measured = _measured(design, columns, wanted, statistic)
        overall: list[Measured | None] = [None] * len(measured)
        if interval != "t" and columns:
            overall = list(_measured(design, (), wanted, statistic)[1])
        _check_within(measured, interval)
        ends = [
            _ends(one, whole, _freedom(one, design, freedom), confidence, interval)
            for one, whole in zip(measured, overall, strict=True)
        ]
    freedoms = [_freedom(one, design, freedom) for one in measured]
    return _frame(groups, measured, ends, freedoms, with_category=statistic == "share")


def _measured(
    design: Design, by: Sequence[str], items: Sequence[Item], statistic: Statistic
) -> tuple[Domains, list[Measured]]:
    """Choose the road: here, and nowhere else."""
    names = [item for item in items if isinstance(item, str)]
    if statistic == "mean" or statistic == "share" or statistic == "total":  # noqa: PLR1714
        found = counted.measure(design, by, names, statistic)
        if found is not None:
            return found
    groups = _groups(design, by)
    return groups, rows.measure(design, groups, items, cast("rows.Statistic", statistic))


def _groups(design: Design, by: Sequence[str]) -> Domains:
    return domains([(name, design.coded(name)) for name in by], len(design.frame))


def _items(items: str | Item | Sequence[Item], statistic: Statistic) -> list[Item]:
    found = [items] if isinstance(items, str) else list(items)
    is_pair = len(found) == 2 and all(isinstance(item, str) for item in found)
    if statistic == "ratio" and is_pair:
        return [cast("tuple[str, str]", tuple(found))]
    for item in found:
        if isinstance(item, str) == (statistic == "ratio"):
            needs = "a pair of columns" if statistic == "ratio" else "a column"
            raise ValueError(f"a {statistic} is of {needs}, not of {item!r}")
    return [item if isinstance(item, str) else (item[0], item[1]) for item in found]


def _check(statistic: str, confidence: float, interval: str, probability: float) -> None:
    if statistic not in _STATISTICS:
        raise ValueError(f"statistic must be one of {', '.join(_STATISTICS)}, not {statistic!r}")
    if interval not in {"t", "logit", "beta"}:
        raise ValueError(f"interval must be t, logit or beta, not {interval!r}")
    if interval != "t" and statistic not in {"mean", "share"}:
        raise ValueError(f"a {interval} interval is for shares, not for a {statistic}")
    if not 0 < confidence < 1:
        raise ValueError("confidence must lie between 0 and 1")
    if not 0 < probability < 1:
        raise ValueError("probability must lie between 0 and 1")


def _check_columns(by: Sequence[str], statistic: str) -> None:
    """Refuse grouping columns that have the name of a column of the result."""
    for name in by:
        if name in _RESULT or (name == "category" and statistic == "share"):
            raise ValueError(f"{name!r} is a column of the result; give the grouping another name")


def _check_within(measured: Sequence[Measured], interval: Interval) -> None:
    """Refuse a logit or beta interval of what is no share."""
    for one in measured:
        known = one.estimate[~np.isnan(one.estimate)]
        if interval != "t" and ((known < -1e-9) | (known > 1 + 1e-9)).any():
            raise ValueError(f"a {interval} interval is for answers within 0-1, unlike {one.item}")


def _freedom(measured: Measured, design: Design, freedom: Freedom) -> FloatArray:
    """Return the degrees of freedom per domain; 0 where there can be no interval."""
    whole = np.full(len(measured.n), design.degrees_of_freedom)
    found = np.minimum(whole, measured.freedom) if freedom == "domain" else whole
    return np.where(measured.clusters > 1, found, 0).astype(float)


def _ends(
    measured: Measured,
    overall: Measured | None,
    freedom: FloatArray,
    confidence: float,
    interval: Interval,
) -> tuple[FloatArray, FloatArray]:
    """Return low and high of each domain."""
    reach = t_reach(freedom, confidence)
    share, error = measured.estimate, np.sqrt(measured.variance)
    if interval == "t":
        return t_interval(share, error, reach)
    people = measured.n.astype(float)
    n_star = effective_people(share, measured.variance, people, reach, confidence)
    extreme = (share <= 0) | (share >= 1)
    n_star = np.where(extreme, people_at_the_end(measured, overall), n_star)
    low, high = beta_interval(share, n_star, confidence)
    if interval == "logit":
        low_, high_ = logit_interval(share, error, reach)
        low, high = np.where(extreme, low, low_), np.where(extreme, high, high_)
    return low, high


def people_at_the_end(measured: Measured, overall: Measured | None) -> FloatArray:
    """Return n* where all or none chose something: n over the design effect of the item overall.

    Where the item has no spread overall either, n effective by Kish.
    """
    kish = measured.n_effective
    if overall is None:
        return kish
    p, n, variance = float(overall.estimate[0]), int(overall.n[0]), float(overall.variance[0])
    if n < 2 or not 0 < p < 1 or not variance > 0:
        return kish
    effect = variance / (p * (1 - p) / (n - 1))
    return np.minimum(measured.n / effect, measured.n)


def _frame(
    groups: Domains,
    measured: Sequence[Measured],
    ends: Sequence[tuple[FloatArray, FloatArray]],
    freedoms: Sequence[FloatArray],
    *,
    with_category: bool,
) -> pd.DataFrame:
    """Lay the columns of all items side by side, domain by domain."""

    def laid(parts: Sequence[NDArray[Any]]) -> NDArray[Any]:
        return np.stack(parts, axis=1).ravel() if parts else np.zeros(0)

    frame = groups.frame.loc[groups.frame.index.repeat(len(measured))].reset_index(drop=True)
    columns: dict[str, Any] = {"item": [one.item for one in measured] * len(groups)}
    if with_category:
        columns["category"] = [one.category for one in measured] * len(groups)
    columns |= {
        "n": laid([one.n for one in measured]),
        "n_effective": laid([one.n_effective for one in measured]),
        "estimate": laid([one.estimate for one in measured]),
        "standard_error": laid([np.sqrt(one.variance) for one in measured]),
        "low": laid([low for low, _high in ends]),
        "high": laid([high for _low, high in ends]),
        "degrees_of_freedom": laid([freedom.astype(np.int64) for freedom in freedoms]),
    }
    return frame.assign(**columns)
