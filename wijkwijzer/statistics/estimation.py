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
        flat = _side_by_side(measured)
        ends = _laid([one.low for one in found]), _laid([one.high for one in found])
    else:
        groups, measured = _measured(design, columns, wanted, statistic)
        _check_within(measured, interval)
        flat, overall = _side_by_side(measured), None
        if interval != "t" and columns:
            overall = _side_by_side(_measured(design, (), wanted, statistic)[1])
        ends = _ends(flat, overall, _freedom(flat, design, freedom), confidence, interval)
    found_freedom = _freedom(flat, design, freedom)
    return _frame(
        groups, measured, flat, (*ends, found_freedom), with_category=statistic == "share"
    )


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


def _laid(parts: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Lay columns of domains side by side in one row, domain by domain."""
    return np.stack(parts, axis=1).ravel() if parts else np.zeros(0)


def _side_by_side(measured: Sequence[Measured]) -> Measured:
    """Return all items and domains as one, domain by domain, so that one formula does them all."""
    names = ("n", "n_effective", "estimate", "variance", "clusters", "freedom")
    columns = {name: _laid([getattr(one, name) for one in measured]) for name in names}
    return Measured(item="", category=None, **columns)


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
    if overall is None or not len(overall.n):
        return kish
    p, n, variance = overall.estimate, overall.n, overall.variance
    spread = p * (1 - p)
    known = (n > 1) & (p > 0) & (p < 1) & (variance > 0)
    usual = np.divide(spread, n - 1, out=np.ones_like(p), where=known)
    effect = np.divide(variance, usual, out=np.full_like(p, np.nan), where=known)
    effects = np.tile(effect, len(kish) // len(effect))
    return np.where(np.isnan(effects), kish, np.minimum(measured.n / effects, measured.n))


def _frame(
    groups: Domains,
    measured: Sequence[Measured],
    flat: Measured,
    found: tuple[FloatArray, FloatArray, FloatArray],
    *,
    with_category: bool,
) -> pd.DataFrame:
    """Return the table: a row per domain, item and category."""
    low, high, freedom = found
    domain = np.repeat(np.arange(len(groups)), len(measured))
    item = np.tile(np.arange(len(measured)), len(groups))
    columns: dict[Any, Any] = {name: groups.frame[name].array.take(domain) for name in groups.frame}
    columns["item"] = pd.Series([one.item for one in measured], dtype="str").array.take(item)
    if with_category:
        columns["category"] = pd.Series([one.category for one in measured]).array.take(item)
    columns |= {
        "n": flat.n,
        "n_effective": flat.n_effective,
        "estimate": flat.estimate,
        "standard_error": np.sqrt(flat.variance),
        "low": low,
        "high": high,
        "degrees_of_freedom": freedom.astype(np.int64),
    }
    return pd.DataFrame(columns, copy=False)
