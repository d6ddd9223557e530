"""Domains as unions of cells: which cells each estimate is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from wijkwijzer.statistics.counts.cells import CellTable, FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class CellDomains:
    """Some domains of one table; they may overlap, and may be empty.

    Attributes
    ----------
    domain, cell : array of int, memberships
        A pair for every cell of every domain, in the order of the domains.
    size : int
        The number of domains.
    cells : int
        The number of cells of the table.
    labels : array of int, domains x group variables
        The level that a domain has; -1 where it holds several.
    """

    domain: IntArray
    cell: IntArray
    size: int
    cells: int
    labels: IntArray

    def __len__(self) -> int:
        """Return the number of domains."""
        return self.size

    def sums(self, per_cell: FloatArray, factor: FloatArray | None = None) -> FloatArray:
        """Add up rows of cells over each domain.

        Parameters
        ----------
        per_cell : array, cells x columns
        factor : array, cells, optional
            What each cell is multiplied with.

        Returns
        -------
        array, domains x columns
        """
        matrix = sums_of(
            self.domain,
            self.cell,
            (self.size, self.cells),
            None if factor is None else factor[self.cell],
        )
        return np.asarray(matrix @ per_cell)

    def inside(self, domain: int) -> NDArray[np.bool_]:
        """Return which cells belong to a domain."""
        found = np.zeros(self.cells, dtype=bool)
        found[self.cell[self.domain == domain]] = True
        return found


def sums_of(
    rows: IntArray, cells: IntArray, shape: tuple[int, int], factor: FloatArray | None = None
) -> Any:
    """Return the matrix that adds up cells into rows; a cell may be in several rows."""
    order = np.argsort(rows, kind="stable")
    starts = np.zeros(shape[0] + 1, dtype=np.int32)
    np.cumsum(np.bincount(rows, minlength=shape[0]), out=starts[1:])
    values = np.ones(len(rows)) if factor is None else factor[order]
    return csr_array((values, cells[order].astype(np.int32), starts), shape=shape)


def one_domain(table: CellTable, levels: Mapping[int, int] | None = None) -> CellDomains:
    """Return the domain of all people who have some levels; everybody without any.

    Parameters
    ----------
    table
        Whose cells.
    levels
        Group variable -> level code.
    """
    inside = np.ones(len(table.persons), dtype=bool)
    labels = np.full((1, len(table.layout.levels)), -1, dtype=np.int64)
    for variable, level in (levels or {}).items():
        inside &= table.levels[:, variable] == level
        labels[0, variable] = level
    return _domains(table, np.where(inside, 0, -1), labels)


def crossed(table: CellTable, variables: Sequence[int]) -> CellDomains:
    """Return a domain per combination of levels that occurs, in the order of the levels.

    Parameters
    ----------
    table
        Whose cells.
    variables
        Group variables; the first varies slowest. Without any it is everybody.
    """
    if not variables:
        return one_domain(table)
    found, code = np.unique(table.levels[:, list(variables)], axis=0, return_inverse=True)
    labels = np.full((len(found), len(table.layout.levels)), -1, dtype=np.int64)
    labels[:, list(variables)] = found
    return _domains(table, code.reshape(-1), labels)


def partition(table: CellTable, code: IntArray, size: int) -> CellDomains:
    """Return domains that are given by the number of the domain of each cell; -1 is none."""
    labels = np.full((size, len(table.layout.levels)), -1, dtype=np.int64)
    return _domains(table, code, labels)


def together(*parts: CellDomains) -> CellDomains:
    """Return several sets of domains of the same table as one, in this order."""
    before = np.cumsum([0, *(part.size for part in parts)])
    return CellDomains(
        domain=np.concatenate([p.domain + b for p, b in zip(parts, before, strict=False)]),
        cell=np.concatenate([part.cell for part in parts]),
        size=int(before[-1]),
        cells=parts[0].cells,
        labels=np.concatenate([part.labels for part in parts]),
    )


def _domains(table: CellTable, code: IntArray, labels: IntArray) -> CellDomains:
    cell = np.argsort(code, kind="stable")
    cell = cell[np.searchsorted(code[cell], 0) :]
    return CellDomains(code[cell], cell, len(labels), len(table.persons), labels)
