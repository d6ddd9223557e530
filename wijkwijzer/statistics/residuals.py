"""What calibration leaves of a linearised value, and the variance of what is left.

After calibration on totals of x, an estimate moves only with the residual of its linearised value z
on x: with weights w after a step and q before it, ``z - x (X'QX)^- X'Qz`` (Deville and Särndal
1992, *JASA* 87, 376-382). Several steps project in order, each on the scale of its own weights. The
variance is that of totals over ultimate clusters within strata. See ``docs/method.md``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wijkwijzer.statistics.design import Design
from wijkwijzer.statistics.groups import FloatArray, IntArray, crossed, sums
from wijkwijzer.statistics.steps import Step, Term


@dataclass(frozen=True, eq=False)
class _Projection:
    """One step on the cells: all people of a cell have the same x.

    ``shift`` times the coefficients of the steps before it is what they took from its moments.
    """

    x: FloatArray  # cells x predictors
    weights: FloatArray  # people; q times final weight over weight after this step
    inverse: FloatArray
    shift: FloatArray


@dataclass(frozen=True, eq=False)
class Residuals:
    """The calibration of a design as linear operations on linearised values.

    With ``v = z * ratio`` a person adds ``u = scale * (v - predictors[cell] @ b)`` to the total
    of their cluster, where b follows from z by `coefficients`.

    Attributes
    ----------
    scale : array, people
        The weight after the first step (the weight, if there was no calibration).
    ratio : array, people
        The final weight over the scale.
    cells : array of int, people
        People of one stratum and with the same predictors.
    cell_strata : array of int, cells
        In rising order.
    predictors : array, cells x predictors
        Of all steps side by side; no columns without calibration.
    """

    scale: FloatArray
    ratio: FloatArray
    cells: IntArray
    cell_strata: IntArray
    predictors: FloatArray
    projections: tuple[_Projection, ...]

    @property
    def is_plain(self) -> bool:
        """Whether nothing is to be projected away."""
        return not self.projections

    def coefficients(self, moments: Sequence[FloatArray]) -> FloatArray:
        """Return b, predictors x values, from the moments ``X' (weights * z)`` of each step."""
        found = np.zeros((0, moments[0].shape[1]))
        for step, moment in zip(self.projections, moments, strict=True):
            found = np.vstack([found, step.inverse @ (moment - step.shift @ found)])
        return found


def residuals(design: Design) -> Residuals:
    """Prepare the residual step of a design."""
    steps = _calibrations(design)
    people = len(design.frame)
    scale = steps[0].after if steps else design.weights
    strata = (design.strata, len(design.stratum_sizes))
    parts, places = [strata], []
    for step in steps:
        places.append(len(parts))
        parts += [_levels(term) for term in step.terms]
        # Steps after the first predict on the scale of the first.
        parts.append(_codes(_over(step.after, scale)))
    cells, members = crossed(parts, people)
    one = np.zeros(len(members[0]), dtype=np.int64)
    one[cells] = np.arange(people)  # one person of each cell
    x = [predictors_of(step.terms, one) for step in steps]
    factors = [_over(step.after, scale)[one] for step in steps]
    columns = [x_s * factor[:, np.newaxis] for x_s, factor in zip(x, factors, strict=True)]
    predictors = np.hstack(columns) if steps else np.zeros((len(one), 0))
    projections = []
    for number, step in enumerate(steps):
        gram = x[number].T @ (x[number] * _sums(cells, step.before, len(one)))
        before = _sums(cells, step.before * _over(scale, step.after), len(one))
        earlier = np.hstack(columns[:number]) if number else np.zeros((len(one), 0))
        projections.append(
            _Projection(
                x[number],
                step.before * _over(design.weights, step.after),
                pseudo_inverse(gram),
                x[number].T @ (earlier * before),
            )
        )
    ratio = _over(design.weights, scale)
    return Residuals(scale, ratio, cells, members[0], predictors, tuple(projections))


def covariance(design: Design, values: FloatArray) -> FloatArray:
    """Covariance of weighted totals of linearised values.

    Parameters
    ----------
    design : Design
    values : array, people x values
        Linearised values of everybody in the sample, 0 for who is outside.

    Returns
    -------
    array, values x values
        NaN if the sample holds fewer than two clusters.
    """
    left = residuals(design)
    totals = left.scale[:, np.newaxis] * (left.ratio[:, np.newaxis] * values)
    if not left.is_plain:
        moments = [
            step.x.T @ _column_sums(left.cells, step.weights[:, np.newaxis] * values, len(step.x))
            for step in left.projections
        ]
        fit = left.predictors @ left.coefficients(moments)
        totals -= left.scale[:, np.newaxis] * fit[left.cells]
    if design.clusters is not None:
        totals = _column_sums(design.clusters, totals, len(design.cluster_strata))
    return between_clusters(design, totals)


def between_clusters(design: Design, totals: FloatArray) -> FloatArray:
    """Covariance of the sums of totals per cluster.

    Parameters
    ----------
    totals : array, clusters x values
        Per cluster (per person, without clusters).

    Returns
    -------
    array, values x values
    """
    strata = design.cluster_strata
    if len(strata) < 2:
        return np.full((totals.shape[1],) * 2, np.nan)
    factors = stratum_factors(design)
    whole = _column_sums(strata, totals, len(factors))
    deviations = totals - stratum_centres(design, whole)[strata]
    found: FloatArray = deviations.T @ (deviations * factors[strata][:, np.newaxis])
    return found


def stratum_factors(design: Design) -> FloatArray:
    """Return (1 - f) n / (n - 1) of each stratum of n clusters, (1 - f) where n is 1."""
    sizes = design.stratum_sizes
    factors = sizes / np.maximum(sizes - 1, 1)
    if design.population is not None:
        factors *= 1 - sizes / design.population
    return factors


def stratum_centres(design: Design, stratum_sums: FloatArray) -> FloatArray:
    """Return what clusters are compared with, from the sums of their stratum (strata x values).

    The mean of the stratum; for a cluster that is alone in it, that of all clusters.
    """
    sizes = design.stratum_sizes
    centres: FloatArray = stratum_sums / sizes[:, np.newaxis]
    if (sizes == 1).any():
        centres[sizes == 1] = stratum_sums.sum(axis=0) / sizes.sum()
    return centres


def pseudo_inverse(gram: FloatArray) -> FloatArray:
    """Return an inverse of X'QX that takes no notice of columns that follow from others."""
    size = np.sqrt(np.abs(np.diagonal(gram)))
    size[size == 0] = 1.0
    values, vectors = np.linalg.eigh(gram / np.outer(size, size))
    kept = np.abs(values) > 1e-11 * np.abs(values).max(initial=0.0)
    vectors = vectors[:, kept] / size[:, np.newaxis]
    found: FloatArray = (vectors / values[kept]) @ vectors.T
    return found


def predictors_of(terms: Sequence[Term], people: IntArray) -> FloatArray:
    """Return x of some people: a column per category with a total, and per number."""
    columns = []
    for term in terms:
        values = term.values_of(people)[:, np.newaxis]
        if term.is_numeric:
            columns.append(values.astype(float))
        else:
            columns.append((values == np.flatnonzero(~np.isnan(term.targets))).astype(float))
    return np.hstack(columns)


def _calibrations(design: Design) -> list[Step]:
    """Return the steps that set totals; trimming that restored margins replaces the last."""
    found: list[Step] = []
    for step in design.steps:
        if step.terms:
            found = [*(found[:-1] if step.kind == "trim" else found), step]
    return found


def _levels(term: Term) -> tuple[IntArray, int]:
    if term.is_numeric:
        return _codes(term.values)
    return term.values.astype(np.int64, copy=False), len(term.categories)


def _codes(numbers: FloatArray | IntArray) -> tuple[IntArray, int]:
    if len(numbers) and (numbers == numbers[0]).all():
        return np.zeros(len(numbers), dtype=np.int64), 1
    values, codes = np.unique(numbers, return_inverse=True)
    return codes.astype(np.int64), len(values)


def _over(part: FloatArray, whole: FloatArray) -> FloatArray:
    """Return part / whole; 1 where both are 0, 0 where only the whole is."""
    if part is whole:
        return np.ones(len(part))
    found = np.where(part == 0, 1.0, 0.0)
    return np.divide(part, whole, out=found, where=whole != 0)


def _sums(cells: IntArray, weights: FloatArray, count: int) -> FloatArray:
    """Return sums per cell, as a column."""
    return sums(cells, weights, count)[:, np.newaxis]


def _column_sums(codes: IntArray, values: FloatArray, count: int) -> FloatArray:
    """Return sums per code of each column."""
    return np.stack([sums(codes, column, count) for column in values.T], axis=1)
