"""Intervals around estimates: t, logit and beta."""

from typing import Literal

import numpy as np
from scipy.special import betaincinv, expit, logit, stdtrit

from wijkwijzer.statistics.groups import FloatArray

Interval = Literal["t", "logit", "beta"]


def t_reach(freedom: FloatArray, confidence: float) -> FloatArray:
    """Return how many standard errors an interval reaches; NaN without degrees of freedom."""
    different, places = np.unique(freedom, return_inverse=True)
    found = stdtrit(np.maximum(different, 1), (1 + confidence) / 2)
    return np.where(different >= 1, found, np.nan)[places]


def t_interval(
    estimate: FloatArray, error: FloatArray, reach: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return estimate -/+ reach x standard error."""
    return estimate - reach * error, estimate + reach * error


def logit_interval(
    share: FloatArray, error: FloatArray, reach: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return a t interval on the scale of log odds, brought back; NaN where the share is 0 or 1.

    Source: R survey's ``svyciprop``, method "logit"; the standard error of the log odds is that of
    the share over p (1 - p).
    """
    inside = (share > 0) & (share < 1)
    p = np.where(inside, share, 0.5)
    middle, half = logit(p), reach * error / (p * (1 - p))
    low, high = expit(middle - half), expit(middle + half)
    return np.where(inside, low, np.nan), np.where(inside, high, np.nan)


def beta_interval(
    share: FloatArray, n_star: FloatArray, confidence: float
) -> tuple[FloatArray, FloatArray]:
    """Return the exact interval for a sample of n* people of equal weight.

    Source: E. L. Korn and B. I. Graubard, "Confidence intervals for proportions with small expected
    number of positive counts estimated from survey data", *Survey Methodology* 24 (1998), 193-201.

    Parameters
    ----------
    share : array
        0 and 1 are welcome: the interval then has one end there.
    n_star : array
        Effective number of people, as `effective_people` gives it.
    confidence : float
    """
    tail = (1 - confidence) / 2
    size = np.where(n_star > 0, n_star, np.nan)
    # Rounding may leave a share just outside 0-1.
    yes, no = size * np.clip(share, 0, 1), size * np.clip(1 - share, 0, 1)
    low = np.where(yes > 0, betaincinv(np.where(yes > 0, yes, 1.0), no + 1, tail), 0.0)
    high = np.where(no > 0, betaincinv(yes + 1, np.where(no > 0, no, 1.0), 1 - tail), 1.0)
    unknown = np.isnan(size) | np.isnan(share)
    return np.where(unknown, np.nan, low), np.where(unknown, np.nan, high)


def effective_people(
    share: FloatArray,
    variance: FloatArray,
    n: FloatArray,
    reach: FloatArray,
    confidence: float,
) -> FloatArray:
    """Return n* of Korn and Graubard: ``p (1 - p) / V (t_(n-1) / t_df)^2``, at most n.

    NaN where the share is 0 or 1: there is no spread to tell it from.
    """
    spread = share * (1 - share)
    found = np.divide(spread, variance, out=np.full(len(share), np.inf), where=variance > 0)
    found = np.minimum(found * (t_reach(n - 1, confidence) / reach) ** 2, n)
    return np.where(spread > 0, found, np.nan)
