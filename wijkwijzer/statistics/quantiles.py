"""Quantiles of answers, with Woodruff's interval."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from wijkwijzer.statistics.design import Design
from wijkwijzer.statistics.groups import Domains, FloatArray, IntArray
from wijkwijzer.statistics.intervals import t_reach
from wijkwijzer.statistics.rows import Answers, Measured, mean

# A share that is p up to rounding is p: else the order of adding weights would choose the answer.
_ROUNDING = 1e-10


@dataclass(frozen=True, eq=False)
class Quantiles:
    """Quantiles of one item in every domain.

    Attributes
    ----------
    measured : Measured
        With the variance that the interval stands for.
    low, high : array, domains
    """

    measured: Measured
    low: FloatArray
    high: FloatArray


def quantiles(
    design: Design,
    domains: Domains,
    items: Sequence[str],
    probability: float,
    confidence: float,
    own_freedom: bool,  # noqa: FBT001
) -> Iterator[Quantiles]:
    """Yield a quantile of each item in every domain.

    The quantile is the smallest answer x with F(x) >= p, F the weighted share of answers of at most
    x (R's ``svyquantile`` with ``qrule = "math"``). The ends of the interval are the same rule at
    ``F(q) -/+ t SE(F(q))`` (Woodruff 1952, *JASA* 47, 635-646); the standard error is the length of
    the interval over 2 t.

    Parameters
    ----------
    design, domains, items, probability, confidence
        As for `estimate`.
    own_freedom : bool
        Degrees of freedom of the domain rather than of the design.
    """
    table = Answers(design, domains)
    for item in items:
        values = table.numbers(item)
        answered = ~np.isnan(values)
        places = np.flatnonzero(answered)
        order = places[np.lexsort((values[places], table.codes[places]))]
        curve = _Curve(values[order], table.weights[order], table.codes[order], len(domains))
        middle = curve.at(np.full(len(domains), probability))
        below = np.where(values <= middle[table.codes], 1.0, 0.0)
        share, linearised = mean(table, below, answered)
        found = table.described(item, None, answered.astype(float), share, linearised)
        freedom = found.freedom if own_freedom else np.full(len(domains), design.degrees_of_freedom)
        reach = t_reach(np.where(found.clusters > 1, freedom, 0), confidence)
        half = reach * np.sqrt(found.variance)
        low, high = curve.at(share - half), curve.at(share + half)
        variance = ((high - low) / (2 * reach)) ** 2
        yield Quantiles(replace(found, estimate=middle, variance=variance), low, high)


class _Curve:
    """The distribution of sorted answers within each domain (also sorted)."""

    def __init__(
        self, values: FloatArray, weights: FloatArray, codes: IntArray, domains: int
    ) -> None:
        self.values = values
        self.stops = np.searchsorted(codes, np.arange(domains), side="right")
        self.starts = np.searchsorted(codes, np.arange(domains), side="left")
        sums = np.concatenate([[0.0], np.cumsum(weights)])
        base, whole = sums[self.starts], sums[self.stops] - sums[self.starts]
        whole = np.where(whole == 0, np.nan, whole)
        # Domain by domain from 0 to 1, and a domain further on one higher: one rising line.
        self.shares = (sums[1:] - base[codes]) / whole[codes] + codes

    def at(self, shares: FloatArray) -> FloatArray:
        """Return the smallest answer with at least the share; NaN beyond the answers."""
        domains = np.arange(len(shares))
        known = ~np.isnan(shares) & (self.stops > self.starts)
        wanted = np.where(known, np.minimum(shares, 1 + 2 * _ROUNDING) - _ROUNDING, 0.0) + domains
        places = np.searchsorted(self.shares, wanted, side="left")
        places = np.clip(places, self.starts, None)
        beyond = ~known | (places >= self.stops)
        found = np.full(len(shares), np.nan)
        found[~beyond] = self.values[places[~beyond]]
        return found
