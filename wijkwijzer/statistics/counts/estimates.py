"""Means, shares and totals of domains of cells, with standard errors."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from wijkwijzer.statistics.counts.cells import CellTable, FloatArray, IntArray
from wijkwijzer.statistics.counts.domains import CellDomains, partition
from wijkwijzer.statistics.counts.linearised import (
    Linearised,
    cell_values,
    variances,
)
from wijkwijzer.statistics.counts.variates import Shares, Values, Variates
from wijkwijzer.statistics.counts.weighting import CellWeights
from wijkwijzer.statistics.estimates import Estimate, MeansResult

Statistic = Literal["mean", "share", "total"]


@dataclass(frozen=True, eq=False)
class CellEstimates:
    """Estimates of some domains, each array domains x variates.

    A variate is an item; for shares an item and one of its values.

    Attributes
    ----------
    item : array of int, variates
        Which item it is about.
    value : array or None, variates
        The value of the answer that a share is about.
    n : array of int
        People in the domain who answered.
    n_effective : array
        People of equal weight who tell as much (Kish 1965); 0 where nobody answered.
    estimate : array
        The mean or share (NaN where nobody answered), or the total of those who answered.
    standard_error : array
        By Taylor linearisation, with the residuals of calibration; exactly 0 for a mean where all
        gave the same answer, NaN where there is no estimate or one person in the whole sample.
    """

    item: IntArray
    value: FloatArray | None
    n: IntArray
    n_effective: FloatArray
    estimate: FloatArray
    standard_error: FloatArray


def estimates(
    table: CellTable,
    weights: CellWeights,
    domains: CellDomains,
    *,
    statistic: Statistic = "mean",
) -> CellEstimates:
    """Estimate every item in every domain.

    Parameters
    ----------
    table, weights, domains
        The counts, what people weigh, and who it is about.
    statistic : "mean", "share" or "total"
        The mean of the values, the share of each value among those who answered, or the sum of the
        values over those who answered.
    """
    variates: Variates = Shares(table) if statistic == "share" else Values(table)
    counts = domains.sums(table.given)
    sums = domains.sums(table.given, weights.weights)
    squares = domains.sums(table.given, weights.weights**2)
    n = variates.answered_each(counts)
    size = variates.answered_each(sums)
    total = variates.totals(sums)
    known = size != 0
    if statistic == "total":
        found, middle, scale = total, np.zeros_like(total), np.ones_like(total)
    else:
        same = variates.unanimous(counts)
        mean = np.divide(total, size, out=np.full_like(total, np.nan), where=known)
        found = np.where(np.isnan(same) | ~known, mean, same)
        middle = np.where(known, found, 0.0)
        scale = np.divide(1.0, size, out=np.zeros_like(size), where=known)
    z = Linearised(
        variates=variates,
        weights=weights,
        domains=domains,
        middle=middle,
        scale=scale,
        squares=variates.squares(squares, middle) * scale**2,
        total=(total - middle * size) * scale,
    )
    error = np.sqrt(variances(z))
    effective = variates.answered_each(squares)
    return CellEstimates(
        item=variates.item,
        value=table.layout.value_of if statistic == "share" else None,
        n=n.astype(np.int64),
        n_effective=np.divide(size**2, effective, out=np.zeros_like(size), where=effective > 0),
        estimate=found,
        standard_error=np.where(np.isnan(found), np.nan, error),
    )


def histogram(table: CellTable, weights: CellWeights, domains: CellDomains) -> FloatArray:
    """Return the weighted number of people per answer, domains x `layout.slots`.

    Of each item the first column is those who did not answer, the others its values in order.
    """
    return domains.sums(table.answers.astype(float), weights.weights)


def means(
    table: CellTable,
    weights: CellWeights,
    domain: NDArray[np.bool_],
    *,
    confidence: float = 0.95,
    bounds: tuple[float, float] = (0.0, 100.0),
) -> MeansResult:
    """Means of the items in `pairs` for one domain, with their covariance.

    As `wijkwijzer.statistics.estimates.means` gives them, from counts and with weights.

    Parameters
    ----------
    table, weights
        The counts, and what people weigh.
    domain : array of bool, cells
        Whom it is about; `CellDomains.inside` gives it.
    confidence : float
        Of the t intervals.
    bounds : (float, float)
        Lowest and highest possible answer; intervals are cut to it.

    Returns
    -------
    MeansResult
        In the order of `pairs`. Degrees of freedom are those of all people, and of a domain at most
        those of who answered; with fewer than two answers there is no standard error.

    Raises
    ------
    ValueError
        No products were counted.
    """
    chosen = list(table.pairs)
    whole = estimates(table, weights, partition(table, np.where(domain, 0, -1), 1))
    n = whole.n[0, chosen]
    matrix = covariance(table, weights, domain)
    few = n < 2
    matrix[few, :] = matrix[:, few] = np.nan
    middle, error = whole.estimate[0, chosen], whole.standard_error[0, chosen]
    freedom = np.minimum(n, table.n) - 1
    reach = error * stdtrit(np.maximum(freedom, 1), (1 + confidence) / 2)
    low, high = np.maximum(middle - reach, bounds[0]), np.minimum(middle + reach, bounds[1])
    found = []
    for at, count in enumerate(n.tolist()):
        known = float(middle[at]) if count else None
        one = Estimate(count, float(whole.n_effective[0, chosen[at]]), known, None, None, None, 0)
        if count > 1:
            one = replace(
                one,
                standard_error=float(error[at]),
                low=float(low[at]),
                high=float(high[at]),
                degrees_of_freedom=int(freedom[at]),
            )
        found.append(one)
    return MeansResult(tuple(found), matrix)


def covariance(table: CellTable, weights: CellWeights, domain: NDArray[np.bool_]) -> FloatArray:
    """Return the covariance of the means of the items in `pairs` within one domain.

    Parameters
    ----------
    table, weights
        The counts, and what people weigh.
    domain : array of bool, cells
        Whom it is about; `CellDomains.inside` gives it.

    Returns
    -------
    array, pairs x pairs
        Its diagonal is that of the squared standard errors; NaN for an item nobody answered, or
        with one person in the whole sample.

    Raises
    ------
    ValueError
        No products were counted.
    """
    if table.products is None:
        raise ValueError("no products of items were counted")
    variates, chosen = Values(table), np.array(table.pairs, dtype=np.int64)
    w2 = weights.weights**2
    slope, offset, middle = _mean_values(variates, weights, domain, chosen)
    values = cell_values(variates, chosen, slope, offset)
    between = weights.regression.centred(values.mean)
    # Of the steps behind the values: (y - middle) = unit (step - level).
    first = np.array([table.layout.values[item][0] for item in chosen])
    level = (np.where(np.isnan(middle), 0.0, middle) - first) / table.units
    both, single, number = np.tensordot(w2 * domain, table.products, axes=1)
    product = both - single * level - (single * level).T + number * np.outer(level, level)
    unit = slope.max(axis=0, initial=0.0) * table.units
    persons = table.persons[:, np.newaxis]
    within = product * np.outer(unit, unit) - (values.mean * persons * w2[:, None]).T @ values.mean
    spread = w2 @ values.within
    within[np.diag_indices_from(within)] = spread
    all_alike = ~((values.within > 0) | (values.mean != 0)).any(axis=0)
    within[all_alike, :] = within[:, all_alike] = 0.0
    n = table.n
    found = within + (between * persons).T @ between
    found *= n / (n - 1) if n > 1 else np.nan
    unknown = np.isnan(middle)
    found[unknown, :] = found[:, unknown] = np.nan
    return np.asarray(found)


@dataclass(frozen=True, eq=False)
class CellDifference:
    """Differences of the means of two domains, an entry per item.

    Attributes
    ----------
    estimate : array, items
        Mean of the first domain less that of the second; NaN where either is unknown.
    standard_error : array, items
        With the covariance of the two means.
    """

    estimate: FloatArray
    standard_error: FloatArray


def difference(
    table: CellTable,
    weights: CellWeights,
    first: NDArray[np.bool_],
    second: NDArray[np.bool_],
) -> CellDifference:
    """Compare the means of two domains, which may overlap.

    Parameters
    ----------
    table, weights
        The counts, and what people weigh.
    first, second : array of bool, cells
        The domains; `CellDomains.inside` gives them.
    """
    variates = Values(table)
    one = _mean_values(variates, weights, first, variates.item)
    other = _mean_values(variates, weights, second, variates.item)
    values = cell_values(variates, variates.item, one[0] - other[0], one[1] - other[1])
    squares = values.squares(weights)
    n, estimate = table.n, one[2] - other[2]
    error = np.sqrt(squares * (n / (n - 1))) if n > 1 else np.full_like(squares, np.nan)
    return CellDifference(estimate, np.where(np.isnan(estimate), np.nan, error))


def _mean_values(
    variates: Variates, weights: CellWeights, domain: NDArray[np.bool_], chosen: IntArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return slope and offset (cells x items) of the linearised values of means, and the means."""
    inside = domain[np.newaxis].astype(float)
    given = variates.table.given
    weighted = (inside * weights.weights) @ given
    same = variates.unanimous(inside @ given)[0, chosen]
    size = variates.answered_each(weighted)[0, chosen]
    total = variates.totals(weighted)[0, chosen]
    mean = np.divide(total, size, out=np.full_like(total, np.nan), where=size != 0)
    mean = np.where(np.isnan(same) | (size == 0), mean, same)
    scale = np.divide(1.0, size, out=np.zeros_like(size), where=size != 0)
    slope = domain[:, np.newaxis] * scale
    return slope, -slope * np.where(np.isnan(mean), 0.0, mean), mean
