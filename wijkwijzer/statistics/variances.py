"""Variances of totals over many domains at once.

The whole sample stays in: who is outside a domain has linearised value 0, but after calibration not
residual 0. Insiders are handled one by one; outsiders of a cell have the same residual and are
handled per cell, so that the work hardly depends on the number of domains.
"""

from collections.abc import Iterator

import numpy as np

from wijkwijzer.statistics.design import Design
from wijkwijzer.statistics.groups import Domains, FloatArray, IntArray, compact, sums
from wijkwijzer.statistics.residuals import (
    Residuals,
    residuals,
    stratum_centres,
    stratum_factors,
)

# Numbers in one working table; more domains than fit are done in blocks.
_BLOCK = 4_000_000


class DomainVariances:
    """Variances per domain, for one linearised value after another.

    Parameters
    ----------
    design : Design
    domains : Domains
        Of the same people.
    """

    def __init__(self, design: Design, domains: Domains) -> None:
        left = residuals(design)
        heights = len(left.predictors) if design.clusters is None else len(design.cluster_strata)
        width = max(1, _BLOCK // max(heights, 1))
        kind = _People if design.clusters is None else _Clusters
        self._enough = len(design.cluster_strata) > 1
        self._count = len(domains)
        self._blocks = [
            (rows, kind(design, left, rows, domains.codes[rows] - start, stop - start))
            for start, stop, rows in _blocks(domains, width)
        ]

    def __call__(self, linearised: FloatArray) -> FloatArray:
        """Return the variance of each domain's total of a linearised value.

        Parameters
        ----------
        linearised : array, people
            0 for who is in no domain; for the others about their own domain.

        Returns
        -------
        array, domains
            NaN if the sample holds fewer than two clusters.
        """
        if not self._enough:
            return np.full(self._count, np.nan)
        parts = [block(linearised[rows]) for rows, block in self._blocks]
        return np.concatenate(parts) if parts else np.zeros(0)


def _blocks(domains: Domains, width: int) -> Iterator[tuple[int, int, IntArray | slice]]:
    """Yield runs of domains with their people."""
    for start in range(0, len(domains), width):
        stop = min(start + width, len(domains))
        inside = (domains.codes >= start) & (domains.codes < stop)
        yield start, stop, slice(None) if inside.all() else np.flatnonzero(inside)


class _Block:
    """The people of some domains, with the coefficients of the residual step."""

    def __init__(
        self, left: Residuals, rows: IntArray | slice, domains: IntArray, count: int
    ) -> None:
        self.left, self.count = left, count
        self.scale, self.ratio = left.scale[rows], left.ratio[rows]
        if left.is_plain:
            return
        cells = len(left.predictors)
        # People of one cell and domain; numbered domain by domain, so that sums are of runs.
        self.atoms, used = compact(domains * cells + left.cells[rows], count * cells)
        self.atom_domains, self.atom_cells = np.divmod(used, cells)
        self._present, self._starts = np.unique(self.atom_domains, return_index=True)
        self._weights = [step.weights[rows] for step in left.projections]
        self._x = [step.x[self.atom_cells] for step in left.projections]

    def coefficients(self, linearised: FloatArray) -> FloatArray:
        """Return b, predictors x domains."""
        moments = []
        for weights, x in zip(self._weights, self._x, strict=True):
            whole = sums(self.atoms, weights * linearised, len(x))[:, np.newaxis]
            moment = np.zeros((x.shape[1], self.count))
            moment[:, self._present] = np.add.reduceat(x * whole, self._starts).T
            moments.append(moment)
        return self.left.coefficients(moments)


class _People(_Block):
    """Everybody is their own cluster."""

    def __init__(
        self, design: Design, left: Residuals, rows: IntArray | slice, domains: IntArray, count: int
    ) -> None:
        super().__init__(left, rows, domains, count)
        self.design, self.factors = design, stratum_factors(design)
        strata = len(self.factors)
        self.groups = design.strata[rows] * count + domains
        inside = np.bincount(self.groups, minlength=strata * count).reshape(strata, count)
        self.outside = design.stratum_sizes[:, np.newaxis] - inside
        if not left.is_plain:
            self._weigh_outsiders()

    def _weigh_outsiders(self) -> None:
        """Sum scale and scale^2 of who is in a cell but outside a domain: cells x domains."""
        left, cells = self.left, len(self.left.predictors)
        self.starts = np.flatnonzero(np.diff(left.cell_strata, prepend=-1))
        self.outsiders = []
        for power in (1, 2):
            whole = np.bincount(left.cells, left.scale**power, cells)
            table = np.tile(whole[:, np.newaxis], (1, self.count))
            inside = np.bincount(self.atoms, self.scale**power, len(self.atom_cells))
            table[self.atom_cells, self.atom_domains] -= inside
            self.outsiders.append(table)
        # Everybody inside leaves exactly nobody, whatever the order of the sums.
        present = np.bincount(left.cells, minlength=cells)[self.atom_cells]
        full = np.bincount(self.atoms, minlength=len(self.atom_cells)) == present
        for table in self.outsiders:
            table[self.atom_cells[full], self.atom_domains[full]] = 0.0

    def __call__(self, linearised: FloatArray) -> FloatArray:
        strata, count = len(self.factors), self.count
        values = self.ratio * linearised
        if not self.left.is_plain:
            b = self.coefficients(linearised)
            fit = self.left.predictors @ b
            values -= fit[self.atom_cells, self.atom_domains][self.atoms]
        values *= self.scale
        totals = sums(self.groups, values, strata * count).reshape(strata, count)
        if not self.left.is_plain:
            totals -= np.add.reduceat(self.outsiders[0] * fit, self.starts)
        centres = stratum_centres(self.design, totals)
        values -= centres.ravel()[self.groups]
        squares = sums(self.groups, values**2, strata * count).reshape(strata, count)
        squares += self.outside * centres**2
        if not self.left.is_plain:
            squares += 2 * centres * np.add.reduceat(self.outsiders[0] * fit, self.starts)
            squares += np.add.reduceat(self.outsiders[1] * fit**2, self.starts)
        return self.factors @ squares


class _Clusters(_Block):
    """People in clusters: a table of cluster totals per domain."""

    def __init__(
        self, design: Design, left: Residuals, rows: IntArray | slice, domains: IntArray, count: int
    ) -> None:
        super().__init__(left, rows, domains, count)
        assert design.clusters is not None  # noqa: S101
        self.design, self.factors = design, stratum_factors(design)
        self.clusters = len(design.cluster_strata)
        self.starts = np.flatnonzero(np.diff(design.cluster_strata, prepend=-1))
        self.groups = design.clusters[rows] * count + domains
        columns = [
            np.bincount(design.clusters, left.scale * column[left.cells], self.clusters)
            for column in left.predictors.T
        ]
        self.predictors = np.stack(columns, axis=1) if columns else np.zeros((self.clusters, 0))

    def __call__(self, linearised: FloatArray) -> FloatArray:
        values = self.scale * (self.ratio * linearised)
        totals = sums(self.groups, values, self.clusters * self.count)
        totals = totals.reshape(self.clusters, self.count)
        if not self.left.is_plain:
            totals -= self.predictors @ self.coefficients(linearised)
        centres = stratum_centres(self.design, np.add.reduceat(totals, self.starts))
        deviations = totals - centres[self.design.cluster_strata]
        return self.factors @ np.add.reduceat(deviations**2, self.starts)
