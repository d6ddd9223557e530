"""Differences: between two groups of one sample, and between two samples."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr

from wijkwijzer.statistics.design import Design
from wijkwijzer.statistics.groups import Domains, domains, plain
from wijkwijzer.statistics.intervals import t_interval, t_reach
from wijkwijzer.statistics.residuals import covariance
from wijkwijzer.statistics.rows import Answers, mean


@dataclass(frozen=True)
class Difference:
    """The mean of the first less the mean of the second.

    Attributes
    ----------
    item : str
    n_first, n_second : int
        People who answered.
    first, second : float
        The means; NaN where nobody answered, as is all that follows from it.
    estimate : float
        first - second.
    standard_error : float
        With the covariance of the two means, where they are of one sample.
    low, high : float
        The t interval.
    degrees_of_freedom : float
    statistic : float
        estimate / standard_error; NaN where the standard error is 0.
    p_value : float
        Two-sided, that a difference as large comes by chance alone.
    """

    item: str
    n_first: int
    n_second: int
    first: float
    second: float
    estimate: float
    standard_error: float
    low: float
    high: float
    degrees_of_freedom: float
    statistic: float
    p_value: float


def difference(
    design: Design,
    item: str,
    by: str | Sequence[str],
    first: Hashable,
    second: Hashable,
    *,
    confidence: float = 0.95,
) -> Difference:
    """Compare the means of two groups of one sample.

    Parameters
    ----------
    design : Design
    item : str
        Column of numbers or yes/no.
    by : str or sequence of str
        Grouping column, or columns.
    first, second : category, or tuple of categories
        The two groups.
    confidence : float
        Of the interval.

    Returns
    -------
    Difference
        first - second, with the clusters less strata of the whole design as degrees of freedom.

    Raises
    ------
    ValueError
        If nobody is in one of the groups, or the item holds no numbers.
    """
    columns = (by,) if isinstance(by, str) else tuple(by)
    groups = domains([(name, design.coded(name)) for name in columns], len(design.frame))
    places = [_place(groups, category) for category in (first, second)]
    table = Answers(design, groups)
    values = table.numbers(item)
    answered = ~np.isnan(values)
    means, linearised = mean(table, values, answered)
    n = table.sums(answered.astype(float))
    z = np.zeros((len(design.frame), 1))
    for sign, place in zip((1.0, -1.0), places, strict=True):
        z[table.rows, 0] += np.where(table.codes == place, sign * linearised, 0.0)
    variance = float(covariance(design, z)[0, 0])
    freedom = float(design.degrees_of_freedom)
    a, b = ((int(n[place]), float(means[place])) for place in places)
    return _difference(item, a, b, variance, freedom, confidence)


def contrast(
    first_design: Design, second_design: Design, item: str, *, confidence: float = 0.95
) -> Difference:
    """Compare the means of an item in two samples that are independent, such as two rounds.

    Parameters
    ----------
    first_design, second_design : Design
    item : str
        Column of numbers or yes/no in both.
    confidence : float
        Of the interval.

    Returns
    -------
    Difference
        first - second; the variances add up. Degrees of freedom by Satterthwaite (1946, *Biometrics
        Bulletin* 2, 110-114).

    Raises
    ------
    ValueError
        If the item holds no numbers in one of the samples.
    """
    found, variances, freedoms = [], [], []
    for design in (first_design, second_design):
        table = Answers(design, domains([], len(design.frame)))
        values = table.numbers(item)
        answered = ~np.isnan(values)
        means, linearised = mean(table, values, answered)
        found.append((int(answered.sum()), float(means[0]) if answered.any() else np.nan))
        variances.append(float(table.variances(linearised)[0]))
        freedoms.append(design.degrees_of_freedom)
    a, b = found
    freedom = _satterthwaite(variances, freedoms)
    return _difference(item, a, b, sum(variances), freedom, confidence)


def _place(groups: Domains, category: Hashable) -> int:
    wanted = category if isinstance(category, tuple) else (category,)
    rows = groups.frame.itertuples(index=False, name=None)
    for place, row in enumerate(rows):
        if tuple(map(plain, row)) == tuple(map(plain, wanted)):
            return place
    raise ValueError(f"nobody is in {category!r} of {', '.join(map(str, groups.frame.columns))}")


def _satterthwaite(variances: Sequence[float], freedoms: Sequence[int]) -> float:
    parts = [v**2 / df for v, df in zip(variances, freedoms, strict=True) if df > 0]
    whole = sum(parts)
    return sum(variances) ** 2 / whole if whole > 0 else float(sum(freedoms))


def _difference(
    item: str,
    first: tuple[int, float],
    second: tuple[int, float],
    variance: float,
    freedom: float,
    confidence: float,
) -> Difference:
    found, error = first[1] - second[1], np.sqrt(variance)
    reach = t_reach(np.array([freedom]), confidence)
    low, high = t_interval(np.array([found]), np.array([error]), reach)
    statistic = found / error if error > 0 else np.nan
    p_value = 2 * stdtr(freedom, -abs(statistic)) if freedom >= 1 else np.nan
    return Difference(
        item,
        first[0],
        second[0],
        first[1],
        second[1],
        found,
        float(error),
        float(low[0]),
        float(high[0]),
        freedom,
        float(statistic),
        float(p_value),
    )
