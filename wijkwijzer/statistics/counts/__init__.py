"""Estimates from counts of answers: exact, and independent of the number of respondents.

Answers are small integers (a mark, an urgency, yes or no) and a weight depends on the groups a
person belongs to. So it is enough to know, per *weighting cell* (a combination of one level of
each group variable) and item, how many people gave each answer. Raking, means, shares, totals,
their standard errors with the residuals of calibration, histograms and covariances follow from
those counts alone; a new respondent is one increment per item. The numbers equal those of the
road over rows to 1e-10 (``docs/method.md``, "Counting answers").

Everything here is numpy in and numpy out, by position: which item, which group variable and which
level a number stands for is known by the caller.

Codes
-----
- An *answer code* is the position of the answer in the values of its item; -1 is no answer.
- A *level code* is the position of the category of a group variable; there is always one. Who did
  not state a variable has a level of its own ("niet gezegd"), given by the caller.

A round that is kept up to date
-------------------------------
::

    counts = Counts(values, levels, pairs=range(14))  # empty; or Counts.from_columns(...)
    counts.add(answers, groups)                       # one respondent: codes per item, per variable
    counts.remove(answers, groups)                    # withdrawn: the same codes once more
    table = counts.table()                            # frozen; occupied cells only

    weights = equal_weights(table)                    # or:
    weights = rake(table, {0: buurt_totals, (1, 2): age_by_household_totals})

    everyone = one_domain(table)                      # which cells an estimate is about
    view = one_domain(table, {0: 3})                  # variable 0 has level 3
    lattice = crossed(table, [0, 1])                  # a domain per occupied buurt x age
    found = estimates(table, weights, lattice)        # domains x items: mean, error, interval ...
    found = estimates(table, weights, lattice, statistic="share")   # domains x (item, answer)
    cells = view.inside(0)                            # the cells of its first (only) domain
    result = means(table, weights, cells)             # MeansResult of the items in `pairs`
    matrix = covariance(table, weights, cells)        # of the means of those items
    change = difference(table, weights, cells, everyone.inside(0))  # of two domains, per item
    bars = histogram(table, weights, lattice)         # weighted people per answer

One `CellTable` serves any number of weightings and views; each costs milliseconds at any number of
respondents. `Counts` is not safe for threads by itself: one writer, and readers take `table()`.
"""

from wijkwijzer.statistics.counts.cells import CellTable, Layout
from wijkwijzer.statistics.counts.columns import encode
from wijkwijzer.statistics.counts.domains import (
    CellDomains,
    crossed,
    one_domain,
    partition,
    together,
)
from wijkwijzer.statistics.counts.estimates import (
    CellDifference,
    CellEstimates,
    covariance,
    difference,
    estimates,
    histogram,
    means,
)
from wijkwijzer.statistics.counts.tally import Counts
from wijkwijzer.statistics.counts.weighting import CellWeights, equal_weights, rake

__all__ = [
    "CellDifference",
    "CellDomains",
    "CellEstimates",
    "CellTable",
    "CellWeights",
    "Counts",
    "Layout",
    "covariance",
    "crossed",
    "difference",
    "encode",
    "equal_weights",
    "estimates",
    "histogram",
    "means",
    "one_domain",
    "partition",
    "rake",
    "together",
]
