"""The road by counts: the same estimates as by rows, from how often each answer was given.

Answers are counted once per weighting cell (a combination of the columns that people are weighted
or grouped by); every later estimate of the frame starts from those counts, whatever the weights.
See ``docs/method.md``, "Counting answers".
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np

from wijkwijzer.statistics.cells import Cells
from wijkwijzer.statistics.coding import AnswerCodes, answer_codes
from wijkwijzer.statistics.counts import CellEstimates, CellWeights, estimates, partition
from wijkwijzer.statistics.counts.cells import CellTable, Layout
from wijkwijzer.statistics.counts.columns import count_answers
from wijkwijzer.statistics.design import Design
from wijkwijzer.statistics.groups import Domains, IntArray, domains
from wijkwijzer.statistics.rows import Measured
from wijkwijzer.statistics.steps import Term

Statistic = Literal["mean", "share", "total"]

MOST_COUNTS = 1 << 22
"""Cells times answers; beyond that the rows are as quick."""


class _Item(NamedTuple):
    """Counts of one item.

    Attributes
    ----------
    coded
        Which answers there are.
    answers : array of int, cells x (1 + values)
        First who did not answer.
    """

    coded: AnswerCodes
    answers: IntArray


def measure(
    design: Design, by: Sequence[str], items: Sequence[str], statistic: Statistic
) -> tuple[Domains, list[Measured]] | None:
    """Estimate every item in every group, if the design and the items can be counted.

    That is: no strata, clusters or population; one calibration at most, on categories; a base
    weight that is the same for everybody; items of few whole numbers or categories.

    Parameters
    ----------
    design : Design
    by : sequence of str
        Grouping columns.
    items : sequence of str
        Columns.
    statistic : {"mean", "share", "total"}

    Returns
    -------
    (Domains of the cells, list of Measured) or None
        As `rows.measure`; None where only the rows will do.

    Raises
    ------
    ValueError
        If there is no such column.
    """
    if not _is_plain(design):
        return None
    terms = design.steps[0].terms if design.steps else ()
    cells = design.cells({*by, *(name for term in terms for name in term.parts)})
    counted = _items(design, cells, items, statistic)
    if not counted:
        return None
    table = _table(cells, items, counted)
    groups = domains([(name, cells.coded(design.coded(name))) for name in by], len(cells))
    weights = _weights(design, cells, terms)
    found = estimates(
        table, weights, partition(table, groups.codes, len(groups)), statistic=statistic
    )
    return groups, _measured(items, counted, found)


def _measured(names: Sequence[str], items: Sequence[_Item], found: CellEstimates) -> list[Measured]:
    """Take the estimates apart: one `Measured` per item, of a share per category."""
    n = found.n
    estimate = np.where(n > 0, found.estimate, np.nan)
    variance = np.where(n > 0, found.standard_error**2, np.nan)
    labels: list[object] = [None] * len(items)
    shown = [True] * len(items)
    if found.value is not None:
        labels = [label for item in items for label in item.coded.labels]
        # Of numbers only those that somebody gave are categories.
        shown = [
            bool(given or not item.coded.is_number)
            for item in items
            for given in item.answers[:, 1:].sum(axis=0).tolist()
        ]
    return [
        Measured(
            item=names[item],
            category=labels[at],
            n=n[:, at],
            n_effective=found.n_effective[:, at],
            estimate=estimate[:, at],
            variance=variance[:, at],
            clusters=n[:, at],
            freedom=np.maximum(n[:, at] - 1, 0),
        )
        for at, item in enumerate(found.item.tolist())
        if shown[at]
    ]


def _is_plain(design: Design) -> bool:
    """Whether people differ in nothing but their answers and the categories of the margins."""
    if design.clusters is not None or design.population is not None or not len(design.frame):
        return False
    if len(design.stratum_sizes) > 1 or len(design.steps) > 1:
        return False
    terms = [term for step in design.steps for term in step.terms]
    if design.steps and not (terms and all(term.parts for term in terms)):
        return False
    return design.is_even


def _items(design: Design, cells: Cells, names: Sequence[str], statistic: Statistic) -> list[_Item]:
    """Return the counts of all items, new ones counted; nothing if one of them cannot be."""
    items: dict[str, _Item] = cells.kept.setdefault("items", {})
    fresh = [name for name in dict.fromkeys(names) if name not in items]
    coded = [answer_codes(design.column(name)) for name in fresh]
    known = [one for one in coded if one is not None]
    slots = sum(len(one.values) + 1 for one in known)
    if len(known) < len(fresh) or len(cells) * slots > MOST_COUNTS:
        return []
    layout = Layout([one.values for one in known], [])
    table = count_answers([one.codes for one in known], layout, cells.places, len(cells))
    parts = np.split(table, layout.starts[1:], axis=1)
    for name, one, answers in zip(fresh, known, parts, strict=False):
        # The codes themselves are not needed any more.
        items[name] = _Item(one._replace(codes=one.codes[:0]), answers)
    found = [items[name] for name in names]
    are_numbers = all(item.coded.is_number for item in found)
    return found if are_numbers or statistic == "share" else []


def _weights(design: Design, cells: Cells, terms: Sequence[Term]) -> CellWeights:
    """Return what the people of each cell weigh; the last weights are kept."""
    known = cells.kept.get("weights")
    if known is None or known[0] is not design.weights:
        known = cells.kept["weights"] = (design.weights, _weighed(design, cells, terms))
    found: CellWeights = known[1]
    return found


def _weighed(design: Design, cells: Cells, terms: Sequence[Term]) -> CellWeights:
    margins = []
    for term in terms:
        codes = term.values_of(cells.one).astype(np.int64)
        margins.append(np.where(np.isnan(term.targets)[codes], -1, codes))
    return CellWeights(
        persons=cells.persons.astype(float),
        weights=design.weights[cells.one],
        base=design.base_weights[cells.one],
        margins=tuple(margins),
    )


def _table(cells: Cells, names: Sequence[str], items: Sequence[_Item]) -> CellTable:
    """Return the counts of some items side by side; the last ones are kept."""
    known = cells.kept.get("table")
    if known is None or known[0] != tuple(names):
        made = CellTable(
            layout=Layout([item.coded.values for item in items], []),
            levels=np.zeros((len(cells), 0), dtype=np.int64),
            persons=cells.persons,
            answers=np.concatenate([item.answers for item in items], axis=1),
            pairs=(),
            products=None,
            units=np.empty(0),
        )
        known = cells.kept["table"] = (tuple(names), made)
    table: CellTable = known[1]
    return table
