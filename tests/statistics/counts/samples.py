"""Small random samples as codes, and the same estimates from rows by the textbook."""

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from wijkwijzer.statistics.counts import CellTable, CellWeights, Counts

FloatArray = NDArray[np.float64]

VALUES = ([1, 2, 3, 4, 5, 6, 7], [0, 25, 50, 75, 100], [0, 1])
LEVELS = (3, 2, 2)


@dataclass(frozen=True)
class People:
    """Answer codes and level codes: a row per item or variable, a column per person."""

    answers: NDArray[np.int8]
    groups: NDArray[np.int8]

    def counts(self) -> Counts:
        return Counts.from_columns(
            list(self.answers), list(self.groups), VALUES, LEVELS, pairs=range(len(VALUES))
        )


@st.composite
def people(draw: st.DrawFn, most: int = 60) -> People:
    """Anyone from a few to some dozens of people; some answer alike, some not at all."""
    n = draw(st.integers(2, most))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    missing = draw(st.sampled_from([0.0, 0.2, 0.9]))
    spread = draw(st.sampled_from([1, 2, 7]))
    answers = np.stack([rng.integers(0, min(spread, len(v)), n) for v in VALUES]).astype(np.int8)
    answers[rng.random(answers.shape) < missing] = -1
    groups = np.stack([rng.integers(0, count, n) for count in LEVELS]).astype(np.int8)
    return People(answers, groups)


def cell_of_each(table: CellTable, sample: People) -> NDArray[np.int64]:
    """Return the row of the table that each person is in."""
    same = (table.levels[:, :, np.newaxis] == sample.groups[np.newaxis]).all(axis=1)
    return same.argmax(axis=0)


def linearised(
    answers: NDArray[np.int8], item: int, weights: FloatArray, inside: NDArray[np.bool_]
) -> tuple[float, FloatArray]:
    """Return a mean and its linearised value per person; NaN if nobody answered."""
    y = np.array(VALUES[item], dtype=float)[np.maximum(answers[item], 0)]
    counted = inside & (answers[item] >= 0)
    if not counted.any():
        return np.nan, np.zeros(len(y))
    size = weights[counted].sum()
    mean = float(np.average(y[counted], weights=weights[counted]))
    return mean, np.where(counted, (y - mean) / size, 0.0)


def weighted_residuals(z: FloatArray, weights: CellWeights, cells: NDArray[np.int64]) -> FloatArray:
    """Return u = w e less its mean, per person: e is what the margins leave of z."""
    if weights.margins:
        x = np.concatenate([np.eye(m.max() + 1)[m[cells]] for m in weights.margins], axis=1)
        root = np.sqrt(weights.base[cells])
        z = z - x @ np.linalg.lstsq(x * root[:, np.newaxis], z * root, rcond=1e-10)[0]
    u = weights.weights[cells] * z
    return u - u.mean()
