"""What people type as totals, checked against the people there are."""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from wijkwijzer.statistics.cells import Cells
from wijkwijzer.statistics.design import Design
from wijkwijzer.statistics.groups import FloatArray, IntArray, domains, plain, sums
from wijkwijzer.statistics.steps import Finding, Term

Totals = Mapping[Hashable, float]

# Totals of margins may differ by rounding in the last digits, no more.
_SAME = 1e-9


def margin(
    design: Design,
    columns: Sequence[str],
    totals: Totals,
    whole: float | None = None,
    cells: Cells | None = None,
) -> tuple[Term, list[Finding]]:
    """Join totals to the categories of the people.

    Parameters
    ----------
    design : Design
    columns : sequence of str
        One column, or several that are crossed.
    totals : mapping
        Category, or tuple of categories, to total.
    whole : float, optional
        The total of everybody, if it is known otherwise. Categories may then go without a total of
        their own: their weight follows from the rest.
    cells : Cells, optional
        Cells of at least these columns.

    Returns
    -------
    (Term, findings)
        People who miss a value form a category of their own, None, with the share of the total that
        is theirs by the weights so far; the stated totals are lowered by that share.

    Raises
    ------
    ValueError
        If a category has people and no total (or 0), a total and no people, or a total that is
        negative or not finite; with the name of column and category.
    """
    name = " x ".join(columns)
    cells = cells or design.cells(columns)
    codes, categories = _codes(design, cells, columns)
    stated = _stated(name, totals, crossed=len(columns) > 1)
    labels = [*categories, None]
    codes = np.where(codes < 0, len(categories), codes)
    people = sums(codes, cells.persons, len(labels))
    weights = sums(codes, cells.sums(design.weights), len(labels))
    targets = np.array([stated.get(label, math.nan) for label in labels])
    findings = []
    if people[-1] and None not in stated:
        share = float(weights[-1] / weights.sum()) if weights[-1] else 0.0
        known = math.fsum(stated.values()) if whole is None else whole
        targets = np.append(targets[:-1] * (1 - share), share * known)
        findings.append(Finding("missing_as_level", name, None, share))
    if whole is not None:
        free = np.flatnonzero((people > 0) & np.isnan(targets))
        findings += [Finding("free_category", name, labels[place]) for place in free]
    for label, count, weight, target in zip(labels, people, weights, targets, strict=True):
        if whole is None or not math.isnan(target):
            _check_category(name, label, int(count) if weight else 0, float(target))
    for label, target in stated.items():
        if label not in labels:
            _check_category(name, label, 0, target)
    used = people > 0
    kept = tuple(label for label, is_used in zip(labels, used, strict=True) if is_used)
    values = (np.cumsum(used) - 1)[codes].astype(np.int64)
    return Term(name, kept, values, targets[used], tuple(columns), cells), findings


def same_total(terms: Sequence[Term], total: float | None) -> tuple[list[Term], list[Finding]]:
    """Return terms that all add up to one total.

    Parameters
    ----------
    terms : sequence of Term
        Of categories.
    total : float or None
        What they are to add up to: all are rescaled and each rescaling is reported. None: they must
        agree already, to 1e-9 of the total.

    Raises
    ------
    ValueError
        If they do not agree and no total is stated.
    """
    sums = [math.fsum(term.targets) for term in terms]
    if total is None:
        for term, found in zip(terms, sums, strict=True):
            if abs(found - sums[0]) > _SAME * abs(sums[0]):
                raise ValueError(
                    f"the totals of {terms[0].column} add up to {sums[0]:.10g}, those of "
                    f"{term.column} to {found:.10g}; give the total that all must be rescaled to"
                )
        return list(terms), []
    if not (math.isfinite(total) and total > 0):
        raise ValueError("the total that margins are rescaled to must be positive")
    scaled, findings = [], []
    for term, found in zip(terms, sums, strict=True):
        scaled.append(replace(term, targets=term.targets * (total / found)))
        if abs(found - total) > _SAME * total:
            findings.append(Finding("margins_rescaled", term.column, None, total / found))
    return scaled, findings


def number(column: str, values: FloatArray, total: float) -> Term:
    """Return the term of a number that everybody has.

    Raises
    ------
    ValueError
        If somebody misses it, or the total is not finite.
    """
    if not np.isfinite(values).all():
        raise ValueError(f"column {column!r} misses values; calibration needs one of everybody")
    if not math.isfinite(total):
        raise ValueError(f"{column}: the total must be a finite number")
    return Term(column, (), values, np.array([float(total)]))


def _codes(design: Design, cells: Cells, columns: Sequence[str]) -> tuple[IntArray, list[object]]:
    """Return codes of cells and labels, of a column or of crossed columns as tuples."""
    if len(columns) == 1:
        found = cells.coded(design.coded(columns[0]))
        # The labels of categories that know their order are those categories.
        labels = getattr(found.categories, "categories", found.categories)
        return found.codes, [plain(label) for label in labels.tolist()]
    parts = [(name, cells.coded(design.coded(name))) for name in columns]
    crossed = domains(parts, len(cells))
    rows = crossed.frame.itertuples(index=False, name=None)
    return crossed.codes, [tuple(map(plain, row)) for row in rows]


def _stated(name: str, totals: Totals, *, crossed: bool) -> dict[object, float]:
    """Return totals by plain label; a missing label becomes None."""
    stated: dict[object, float] = {}
    for label, total in totals.items():
        if not math.isfinite(total) or total < 0:
            raise ValueError(f"{name}: the total of {label!r} must be a number of 0 or more")
        key: object = plain(label)
        if crossed:
            key = tuple(map(plain, label)) if isinstance(label, tuple) else label
        elif isinstance(label, tuple) and len(label) == 1:
            key = plain(label[0])
        elif not isinstance(label, str) and pd.Index([label], dtype=object).hasnans:
            key = None
        stated[key] = float(total)
    return stated


def _check_category(name: str, label: object, people: int, target: float) -> None:
    if people and not target > 0:
        stated = "a total of 0" if target == 0 else "no total"
        raise ValueError(
            f"{name}: {label!r} has {people} people and {stated}; merge it with another category"
        )
    if not people and target > 0:
        raise ValueError(
            f"{name}: {label!r} has a total of {target:g} and nobody (of any weight) in the "
            "sample; merge it with another category"
        )
