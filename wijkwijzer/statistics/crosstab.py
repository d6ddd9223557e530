"""Whether two questions hang together: the test of Rao and Scott."""

from dataclasses import dataclass
from math import nan

import numpy as np
from scipy.special import fdtrc

from wijkwijzer.statistics.design import Design
from wijkwijzer.statistics.groups import FloatArray, crossed, sums
from wijkwijzer.statistics.residuals import covariance

_KNOWN = 1e-12


@dataclass(frozen=True)
class ChiSquare:
    """What the test found.

    Attributes
    ----------
    statistic : float
        F.
    numerator_df, denominator_df : float
        Degrees of freedom of F.
    p_value : float
        That a table as far from independence comes by chance alone.
    pearson : float
        Pearson's X2 of the weighted shares, for n people.
    n : int
        People who answered both.

    All but n are NaN if there is nothing to test: fewer than two rows or columns, or no spread.
    """

    statistic: float
    numerator_df: float
    denominator_df: float
    p_value: float
    pearson: float
    n: int


def chi_square(design: Design, rows: str, columns: str) -> ChiSquare:
    """Test whether two columns of categories are independent.

    The second-order correction of J. N. K. Rao and A. J. Scott (1984, *Annals of Statistics* 12,
    46-60) as an F: Pearson's X2 over the trace of the design effects matrix Delta, with
    ``tr(Delta)^2 / tr(Delta^2)`` and that times (clusters - strata) degrees of freedom. As R's
    ``svychisq(statistic = "F")``.

    Parameters
    ----------
    design : Design
    rows, columns : str
        Columns of categories. Who misses one of them is left out, and stays in the sample.

    Returns
    -------
    ChiSquare

    Raises
    ------
    ValueError
        If a column does not exist.
    """
    coded = [design.coded(name) for name in (rows, columns)]
    answered = (coded[0].codes >= 0) & (coded[1].codes >= 0) & (design.base_weights != 0)
    places = np.flatnonzero(answered)
    n = len(places)
    codes, shape = [], []
    for column in coded:
        found, members = crossed([(column.codes[places], len(column.categories))], n)
        codes.append(found)
        shape.append(len(members[0]))
    cells = codes[0] * shape[1] + codes[1]
    weights = design.weights[places]
    table = sums(cells, weights, shape[0] * shape[1])
    if min(shape) < 2 or table.sum() <= 0:
        return ChiSquare(nan, nan, nan, nan, nan, n)
    shares = table / table.sum()
    linearised = np.zeros((len(answered), len(shares)))
    linearised[places] = ((cells[:, np.newaxis] == np.arange(len(shares))) - shares) / table.sum()
    variance = covariance(design, linearised)
    return _tested(shares.reshape(shape), variance, n, design.degrees_of_freedom)


def _tested(shares: FloatArray, variance: FloatArray, n: int, freedom: int) -> ChiSquare:
    """Return the test from the shares of the table and their covariance matrix."""
    expected = np.outer(shares.sum(axis=1), shares.sum(axis=0))
    pearson = n * float(((shares - expected) ** 2 / expected).sum())
    flat = shares.ravel()
    inverse = np.diag(np.divide(1.0, flat, out=np.zeros(len(flat)), where=flat > 0))
    contrasts = _interactions(*shares.shape)
    usual = contrasts.T @ inverse @ contrasts / n
    found = contrasts.T @ inverse @ variance @ inverse @ contrasts
    effects = np.linalg.lstsq(usual, found, rcond=1e-12)[0]
    trace, squares = float(np.trace(effects)), float(np.trace(effects @ effects))
    # Design effects of rounding only: calibration made the table known.
    if not (trace > _KNOWN and squares > 0 and freedom > 0):
        return ChiSquare(nan, nan, nan, nan, pearson, n)
    statistic, numerator = pearson / trace, trace**2 / squares
    denominator = numerator * freedom
    p_value = float(fdtrc(numerator, denominator, statistic))
    return ChiSquare(statistic, numerator, denominator, p_value, pearson, n)


def _interactions(rows: int, columns: int) -> FloatArray:
    """Return contrasts of a table that main effects do not explain: cells x (r-1)(c-1)."""
    parts = [np.eye(size)[:, 1:] - 1 / size for size in (rows, columns)]
    return np.kron(*parts).astype(np.float64)
