"""Weights that agree with what is known of the population."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

import numpy as np

from wijkwijzer.statistics.design import Design
from wijkwijzer.statistics.margins import Totals, margin, number, same_total
from wijkwijzer.statistics.raking import RakingTable, off_target
from wijkwijzer.statistics.residuals import predictors_of, pseudo_inverse
from wijkwijzer.statistics.steps import Finding, Kind, Step, Term

INTERCEPT = "(Intercept)"
"""The name, as in R, of the total of everybody."""

# Weights and margins that are restored after trimming hold to this, relatively.
_RESTORED = 1e-9
_MOST_ROUNDS = 1000


def poststratify(design: Design, by: str | Sequence[str], totals: Totals) -> Design:
    """Give each group the weight it has in the population.

    Parameters
    ----------
    design : Design
    by : str or sequence of str
        The column with the groups, or columns that are crossed.
    totals : mapping
        Group (a tuple of categories for crossed columns) to its total. A Series will do.

    Returns
    -------
    Design
        People who miss a value are a group of their own with their weighted share of the sample;
        the report says so.

    Raises
    ------
    ValueError
        If a group has people and no total (or 0), or a total and no people; with its name.
    """
    columns = (by,) if isinstance(by, str) else tuple(by)
    term, findings = margin(design, columns, totals)
    return _raked(design, "poststratify", [term], findings, (1e-10, 1))


def rake(
    design: Design,
    margins: Mapping[str, Totals],
    tolerance: float = 1e-10,
    max_iterations: int = 1000,
    *,
    total: float | None = None,
) -> Design:
    """Fit the weights to the totals of several columns in turn, until all hold.

    Parameters
    ----------
    design : Design
    margins : mapping
        Column to {category: total}.
    tolerance : float
        How far, relatively, a total may be off.
    max_iterations : int
        Rounds after which to give up: the design then says `converged` False, and its report names
        the total that is furthest off.
    total : float, optional
        What all margins are rescaled to, where they were rounded and do not add up; the report says
        by how much. Without it, margins that add up to different totals are refused.

    Returns
    -------
    Design
        People who miss a value are a category of their own with their weighted share of the sample;
        the report says so.

    Raises
    ------
    ValueError
        If a category has people and no total (or 0), a total and no people, or margins do not add
        up to the same total; with names.
    """
    terms, findings = [], []
    cells = design.cells(margins)
    for column, totals in margins.items():
        term, found = margin(design, (column,), totals, cells=cells)
        terms.append(term)
        findings += found
    if not terms:
        raise ValueError("raking needs at least one margin")
    terms, found = same_total(terms, total)
    return _raked(design, "rake", terms, [*findings, *found], (tolerance, max_iterations))


def calibrate(design: Design, totals: Mapping[str, Totals | float]) -> Design:
    """Change the weights as little as possible so that totals hold (linear calibration, GREG).

    Parameters
    ----------
    design : Design
    totals : mapping
        Column to {category: total}, or a column of numbers to its total. "(Intercept)" stands for
        the total of everybody; with it, categories may go without a total.

    Returns
    -------
    Design
        `converged` is False, and the report names the total that is furthest off, if totals cannot
        be met together. Weights may become negative, which is reported: trim them.

    Raises
    ------
    ValueError
        As for `rake`; or if a number is missing for somebody.
    """
    whole = cast("float | None", totals.get(INTERCEPT))
    terms, findings = [], []
    for column, wanted in totals.items():
        if column == INTERCEPT:
            terms.append(number(column, np.ones(len(design.frame)), cast("float", whole)))
        elif hasattr(wanted, "items"):
            term, found = margin(design, (column,), cast("Totals", wanted), whole)
            terms.append(term)
            findings += found
        else:
            terms.append(number(column, design.numbers(column), float(wanted)))
    if not terms:
        raise ValueError("calibration needs at least one total")
    _check_sums([term for term in terms if not term.is_numeric], whole)
    before = design.weights
    x = predictors_of(terms, np.arange(len(before)))
    targets = np.concatenate([term.targets[~np.isnan(term.targets)] for term in terms])
    inverse = pseudo_inverse(x.T @ (x * before[:, np.newaxis]))
    after = before
    for _refinement in range(2):  # the second undoes the rounding of the first
        after = after + before * (x @ (inverse @ (targets - after @ x)))
    step = Step("calibrate", tuple(terms), before, after)
    return _after(design, step, findings, 1e-8)


def trim(
    design: Design,
    lower: float = -math.inf,
    upper: float = math.inf,
    *,
    restore: bool = False,
) -> Design:
    """Bring weights within bounds, keeping their sum.

    Parameters
    ----------
    design : Design
    lower, upper : float
        The smallest and largest weight allowed.
    restore : bool
        False: what is cut off is spread evenly over the weights within the bounds, until all are
        (R's ``trimWeights(strict = TRUE)``); margins then hold approximately, as `margins` shows.
        True: after each cut the last raking or post-stratification is done again, until weights and
        margins both hold (at most 1000 rounds; else `converged` is False).

    Returns
    -------
    Design
        The report says which share of the people had a weight out of bounds.

    Raises
    ------
    ValueError
        If no weights within the bounds can have the same sum, or `restore` is asked of a design
        that was not raked or post-stratified.
    """
    weights = design.weights
    if not len(weights):
        return design
    if not lower <= upper or not lower * len(weights) <= weights.sum() <= upper * len(weights):
        raise ValueError(f"weights between {lower:g} and {upper:g} cannot keep the same sum")
    outside = (weights < lower) | (weights > upper)
    findings = [Finding("trimmed", value=float(outside.mean()))]
    if restore:
        return _restored(design, lower, upper, findings)
    after = weights.copy()
    while outside.any() and not outside.all():
        clipped = np.clip(after, lower, upper)
        clipped[~outside] += (after - clipped).sum() / (~outside).sum()
        after = clipped
        outside = (after < lower) | (after > upper)
    if outside.any():
        findings.append(Finding("not_trimmed", value=float(outside.sum())))
    return design.after(Step("trim", (), weights, after, not outside.any()), *findings)


def _raked(
    design: Design,
    kind: Kind,
    terms: Sequence[Term],
    findings: Sequence[Finding],
    limits: tuple[float, int],
) -> Design:
    """Rake until the tolerance or the number of rounds is reached."""
    tolerance, max_iterations = limits
    table = RakingTable(terms, design.cells(_parts(terms)))
    after, rounds = table.fit(design.weights, tolerance, max_iterations)
    return _after(
        design,
        Step(kind, tuple(terms), design.weights, after, iterations=rounds),
        findings,
        tolerance,
    )


def _parts(terms: Sequence[Term]) -> set[str]:
    return {name for term in terms for name in term.parts}


def _after(design: Design, step: Step, findings: Sequence[Finding], tolerance: float) -> Design:
    """Add a step, saying whether its totals hold and which is furthest off."""
    found = list(findings)
    off = [off_target(term, term.reached(step.after)) for term in step.terms]
    worst = int(np.argmax([part.max() for part in off]))
    place, term = int(off[worst].argmax()), step.terms[worst]
    converged = bool(off[worst][place] <= tolerance)
    if not converged:
        category = None if term.is_numeric else term.categories[place]
        found.append(Finding("not_converged", term.column, category, float(off[worst][place])))
    if (step.after < 0).any():
        found.append(Finding("negative_weights", value=float((step.after < 0).sum())))
    return design.after(replace(step, converged=converged), *found)


def _restored(design: Design, lower: float, upper: float, findings: Sequence[Finding]) -> Design:
    """Cut and rake in turn, from the weights as they are."""
    last = design.steps[-1] if design.steps else None
    if last is None or last.kind not in {"poststratify", "rake"}:
        raise ValueError("margins can be restored of a design that was just raked")
    table = RakingTable(last.terms, design.cells(_parts(last.terms)))
    after, rounds = np.clip(design.weights, lower, upper), 0
    while rounds < _MOST_ROUNDS and table.worst(after) > _RESTORED:
        rounds += 1
        raked, _one = table.fit(after, _RESTORED, 1)
        after = np.clip(raked, lower, upper)
    step = Step("trim", last.terms, last.before, after, iterations=rounds)
    return _after(design, step, findings, _RESTORED)


def _check_sums(terms: Sequence[Term], whole: float | None) -> None:
    """Refuse categories whose totals contradict each other or that of everybody."""
    complete = [term for term in terms if not np.isnan(term.targets).any()]
    same_total(complete, None)
    if whole is not None and complete:
        found = math.fsum(complete[0].targets)
        if abs(found - whole) > 1e-9 * abs(whole):
            raise ValueError(
                f"the totals of {complete[0].column} add up to {found:.10g}, "
                f"that of everybody is {whole:.10g}"
            )
