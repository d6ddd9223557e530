"""The road by rows: estimates of any design, from the answers of each person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from wijkwijzer.statistics.design import Design
from wijkwijzer.statistics.groups import Coded, Domains, FloatArray, IntArray, crossed, plain, sums
from wijkwijzer.statistics.variances import DomainVariances

Statistic = Literal["mean", "share", "total", "ratio"]
Item = str | tuple[str, str]
"""A column; for a ratio, the columns above and below the line."""


@dataclass(frozen=True, eq=False)
class Measured:
    """What a road finds of one item (and category), in every domain.

    Attributes
    ----------
    item : str
        The column; of a ratio "numerator/denominator".
    category : object
        Of a share; else None.
    n : array of int, domains
        People who answered.
    n_effective : array, domains
        The same by Kish.
    estimate, variance : array, domains
        NaN where nobody answered (or weights add up to 0).
    clusters, freedom : array of int, domains
        Clusters with people who answered, and these less their strata.
    """

    item: str
    category: object
    n: IntArray
    n_effective: FloatArray
    estimate: FloatArray
    variance: FloatArray
    clusters: IntArray
    freedom: IntArray


def measure(
    design: Design, domains: Domains, items: Sequence[Item], statistic: Statistic
) -> list[Measured]:
    """Estimate every item in every domain.

    Parameters
    ----------
    design : Design
    domains : Domains
        Of its people.
    items : sequence
        Columns of numbers or yes/no (for a share of anything); pairs of columns for a ratio.
    statistic : {"mean", "share", "total", "ratio"}

    Returns
    -------
    list of Measured
        In the order of the items, and within an item of its categories.
    """
    table = Answers(design, domains)
    return [found for item in items for found in _of_item(table, item, statistic)]


class Answers:
    """The people who are in a domain, and what is the same for every item.

    Attributes
    ----------
    codes : array of int
        The domain of each.
    weights : array
    rows : array of int
        Their rows in the frame.
    """

    def __init__(self, design: Design, domains: Domains) -> None:
        self.design, self.domains = design, domains
        counted = (domains.codes >= 0) & (design.base_weights != 0)
        self.rows = np.flatnonzero(counted)
        self.codes, self.weights = domains.codes[self.rows], design.weights[self.rows]
        self._squares = self.weights**2
        self._variances = DomainVariances(design, domains)
        clusters = np.arange(len(counted)) if design.clusters is None else design.clusters
        sizes = (len(domains), len(design.cluster_strata))
        pairs = [(self.codes, sizes[0]), (clusters[self.rows], sizes[1])]
        self._pairs, (self._pair_domains, members) = crossed(pairs, len(self.rows))
        strata = design.cluster_strata[members]
        parts = [(self._pair_domains, sizes[0]), (strata, len(design.stratum_sizes))]
        self._strata, (self._stratum_domains, _) = crossed(parts, len(members))

    def numbers(self, column: str) -> FloatArray:
        """Return the answers to an item as numbers; see `Design.numbers`."""
        return self.design.numbers(column)[self.rows]

    def sums(self, values: FloatArray) -> FloatArray:
        """Return the sum of a value per domain."""
        return sums(self.codes, values, len(self.domains))

    def variances(self, linearised: FloatArray) -> FloatArray:
        """Return the variance per domain of the weighted total of a value of these people."""
        values = np.zeros(len(self.domains.codes))
        values[self.rows] = linearised
        return self._variances(values)

    def described(
        self,
        item: str,
        category: object,
        answered: FloatArray,
        estimate: FloatArray,
        linearised: FloatArray,
    ) -> Measured:
        """Put what was found beside who it is about."""
        n = self.sums(answered)
        weights = self.sums(self.weights * answered)
        kish = _divided(weights**2, self.sums(self._squares * answered))
        estimate = np.where(n > 0, estimate, np.nan)
        variance = np.where(np.isnan(estimate), np.nan, self.variances(linearised))
        present = np.bincount(self._pairs, answered, len(self._pair_domains)) > 0
        clusters = np.bincount(self._pair_domains, present, len(n))
        held = np.bincount(self._strata, present, len(self._stratum_domains)) > 0
        strata = np.bincount(self._stratum_domains, held, len(n))
        return Measured(
            item,
            category,
            n.astype(np.int64),
            np.where(n > 0, kish, 0.0),
            estimate,
            variance,
            clusters.astype(np.int64),
            (clusters - strata).astype(np.int64),
        )


def _of_item(table: Answers, item: Item, statistic: Statistic) -> Iterator[Measured]:
    if isinstance(item, tuple):
        yield _ratio(table, *item)
        return
    if statistic == "share":
        yield from _shares(table, item)
        return
    values = table.numbers(item)
    answered = ~np.isnan(values)
    if statistic == "total":
        values = np.where(answered, values, 0.0)
        total = table.sums(table.weights * values)
        yield table.described(item, None, answered.astype(float), total, values)
    else:
        yield table.described(item, None, answered.astype(float), *mean(table, values, answered))


def mean(
    table: Answers, values: FloatArray, answered: NDArray[np.bool_]
) -> tuple[FloatArray, FloatArray]:
    """Return the mean per domain and its linearised value per person."""
    # Seen from the first answer of the domain, equal answers are exactly 0, and so is their spread.
    places = np.flatnonzero(answered)[::-1]
    first = np.zeros(len(table.domains))
    first[table.codes[places]] = values[places]
    seen = np.where(answered, values - first[table.codes], 0.0)
    weights = table.sums(table.weights * answered)
    middle = _divided(table.sums(table.weights * seen), weights)
    linearised = (seen - middle[table.codes]) * _divided(1.0, weights)[table.codes]
    np.copyto(linearised, 0.0, where=~answered)
    return first + middle, linearised


def _shares(table: Answers, item: str) -> Iterator[Measured]:
    """Yield the share of each category among who answered, unused categories included."""
    column: Coded = table.design.coded(item)
    codes = column.codes[table.rows]
    answered = codes >= 0
    for place, category in enumerate(column.categories):
        values = (codes == place).astype(float)
        found = mean(table, values, answered)
        yield table.described(item, plain(category), answered.astype(float), *found)


def _ratio(table: Answers, numerator: str, denominator: str) -> Measured:
    above, below = table.numbers(numerator), table.numbers(denominator)
    answered = ~(np.isnan(above) | np.isnan(below))
    above, below = np.where(answered, above, 0.0), np.where(answered, below, 0.0)
    total = table.sums(table.weights * below)
    ratio = _divided(table.sums(table.weights * above), total)
    linearised = (above - ratio[table.codes] * below) * _divided(1.0, total)[table.codes]
    np.copyto(linearised, 0.0, where=~answered)
    name = f"{numerator}/{denominator}"
    return table.described(name, None, answered.astype(float), ratio, linearised)


def _divided(part: FloatArray | float, whole: FloatArray) -> FloatArray:
    """Return part / whole, NaN where whole is 0."""
    found = np.full(len(whole), np.nan)
    np.divide(part, whole, out=found, where=whole != 0)
    return found
