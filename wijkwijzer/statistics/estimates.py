"""Means of answers with standard error and interval.

Respondents chose themselves to take part, so nothing is known of a chance to be drawn: every
respondent weighs the same and there is no correction for a finite population. Groups and missing
answers are *domains* of the whole sample: who is outside counts as 0 in the linearised values, and
stays in the number of respondents. Formulas: Taylor linearisation as in R's ``survey`` (Lumley
2010, *Complex Surveys*, chapter 2); worked example in ``docs/method.md``.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit


@dataclass(frozen=True)
class Estimate:
    """A mean, and how sure it is.

    Attributes
    ----------
    n : int
        People who answered (within the domain).
    n_effective : float
        The size of a sample of equal weights that is as informative; without weights, n.
    estimate : float or None
        The mean, in units of the answers; None if nobody answered.
    standard_error : float or None
        None with fewer than two answers; exactly 0 if all gave the same answer.
    low, high : float or None
        The interval, cut to the bounds of the answers; None where the standard error is.
    degrees_of_freedom : int
        Of the t distribution behind the interval; 0 where there is no interval.
    """

    n: int
    n_effective: float
    estimate: float | None
    standard_error: float | None
    low: float | None
    high: float | None
    degrees_of_freedom: int


@dataclass(frozen=True)
class MeansResult:
    """Means of several items over the same people.

    Attributes
    ----------
    estimates : tuple of Estimate
        One per item, in the order of the columns.
    covariance : array, items x items
        Covariance of the means (squared units); each pair over the people who answered both, as the
        linearised values prescribe. NaN for items with fewer than two answers. The standard error
        of a difference of items i and j is ``sqrt(c[i, i] + c[j, j] - 2 c[i, j])``.
    """

    estimates: tuple[Estimate, ...]
    covariance: NDArray[np.float64]


def mean(
    values: NDArray[np.float64],
    domain: NDArray[np.bool_] | None = None,
    *,
    confidence: float = 0.95,
    bounds: tuple[float, float] = (0.0, 100.0),
) -> Estimate:
    """Mean of one item, with standard error and t interval.

    The share of people for whom something holds is the mean of its 0/1 indicator.

    Parameters
    ----------
    values : array, people
        An answer per person of the whole sample; NaN is no answer.
    domain : array of bool, people, optional
        The group the mean is about; by default everyone.
    confidence : float
        Of the interval.
    bounds : (float, float)
        Lowest and highest possible answer; the interval is cut to it.

    Returns
    -------
    Estimate
        With ``V = n_all/(n_all - 1) sum(z^2)``, z = (y - mean)/n for those who answered and 0 for
        all others. Degrees of freedom are n_all - 1, and for a domain at most n - 1.
    """
    table = np.asarray(values, dtype=float)[:, np.newaxis]
    return means(table, domain, confidence=confidence, bounds=bounds).estimates[0]


def means(
    values: NDArray[np.float64],
    domain: NDArray[np.bool_] | None = None,
    *,
    confidence: float = 0.95,
    bounds: tuple[float, float] = (0.0, 100.0),
) -> MeansResult:
    """Means of several items at once, with the covariance of the means.

    Parameters
    ----------
    values : array, people x items
        Answers of the whole sample; NaN is no answer.
    domain : array of bool, people, optional
        The group the means are about; by default everyone.
    confidence, bounds
        As for `mean`.

    Returns
    -------
    MeansResult
    """
    # Items as rows: each is then read in one run.
    answers = np.ascontiguousarray(np.asarray(values, dtype=float).T)
    items, people = answers.shape
    answered = ~np.isnan(answers)
    if domain is not None:
        answered &= domain
    n = answered.sum(axis=1)
    # Seen from the first answer, equal answers are exactly 0 and so is their variance.
    first = answers[np.arange(items), answered.argmax(axis=1)] if people else np.full(items, np.nan)
    first[n == 0] = 0.0
    linearised = answers - first[:, np.newaxis]
    np.copyto(linearised, 0.0, where=~answered)
    middle = linearised.sum(axis=1) / np.maximum(n, 1)
    linearised -= middle[:, np.newaxis]
    np.copyto(linearised, 0.0, where=~answered)
    linearised /= np.maximum(n, 1)[:, np.newaxis]
    covariance = linearised @ linearised.T * (people / max(people - 1, 1))
    few = n < 2
    covariance[few, :] = covariance[:, few] = np.nan
    freedom = np.full(items, people - 1) if domain is None else np.minimum(people, n) - 1
    reach = stdtrit(np.maximum(freedom, 1), (1 + confidence) / 2)
    error = np.sqrt(np.diagonal(covariance))
    columns = zip(n, first + middle, error, reach * error, freedom, strict=True)
    return MeansResult(tuple(_estimate(*column, bounds) for column in columns), covariance)


def exact_if_unanimous(
    estimate: Estimate, *, confidence: float = 0.95, bounds: tuple[float, float] = (0.0, 100.0)
) -> Estimate:
    """Give a share of none or of all the interval that its number of people allows.

    When nobody, or everybody, of a few people chose something, no spread is left to estimate from,
    and the t interval would be a single point. The exact interval of Clopper and Pearson (1934,
    *Biometrika* 26, 404-413) has its other end at ``(alpha / 2) ** (1 / n)`` from the far bound.

    Parameters
    ----------
    estimate
        Mean of answers that are one bound or the other.
    confidence, bounds
        As for `mean`.

    Returns
    -------
    Estimate
        With low and high, and the standard error unknown (None); as it was where answers differ.
    """
    low, high = bounds
    if estimate.n == 0 or estimate.estimate not in bounds:
        return estimate
    reach = (high - low) * ((1 - confidence) / 2) ** (1 / estimate.n_effective)
    ends = (low, high - reach) if estimate.estimate == low else (low + reach, high)
    return replace(estimate, standard_error=None, low=ends[0], high=ends[1], degrees_of_freedom=0)


def _estimate(
    n: int,
    middle: float,
    error: float,
    reach: float,
    freedom: int,
    bounds: tuple[float, float],
) -> Estimate:
    """One estimate in plain numbers, with None for what is undefined."""
    if n < 2:
        return Estimate(int(n), float(n), float(middle) if n else None, None, None, None, 0)
    low, high = max(middle - reach, bounds[0]), min(middle + reach, bounds[1])
    return Estimate(
        int(n), float(n), float(middle), float(error), float(low), float(high), int(freedom)
    )
