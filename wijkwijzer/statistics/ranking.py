"""How sure the order of several means is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

DRAWS = 10_000
_SEED = 20_240_501


@dataclass(frozen=True, eq=False)
class Places:
    """In which place items come when the same would be measured again and again.

    Attributes
    ----------
    order : array of int, items
        The items, the largest mean first; equal means in the order given.
    chance : array, items x items
        Share of the measurements in which an item (row) comes in a place (column).
    holds : float
        Share of the measurements in which all items come in this very order.
    """

    order: NDArray[np.intp]
    chance: FloatArray
    holds: float

    def span(self, item: int, share: float = 0.95) -> tuple[int, int]:
        """Return the first and last place (from 0) of the middle `share` of the measurements."""
        below = np.cumsum(self.chance[item])
        tail = (1 - share) / 2
        # Counting draws leaves rounding errors of far less than one draw.
        return (
            int((below <= tail + 1e-9).sum()),
            int((below < 1 - tail - 1e-9).sum()),
        )


def places(means: FloatArray, covariance: FloatArray, *, draws: int = DRAWS) -> Places:
    """Measure again and again, as often as `draws`, and see how the items come in order.

    Parameters
    ----------
    means : array, items
    covariance : array, items x items
        Of the means; NaN (nobody answered both) counts as 0.
    draws : int
        Measurements, each a draw from the multivariate normal distribution of the means; the seed
        is fixed, so that the same figures always give the same outcome.

    Returns
    -------
    Places
        The bootstrap of ranks with normal errors: P. Hall and H. Miller, "Using the bootstrap to
        quantify the authority of an empirical ranking", *Annals of Statistics* 37 (2009),
        3929-3959.
    """
    items = len(means)
    order = np.argsort(-means, kind="stable")
    known = np.where(np.isnan(covariance), 0.0, covariance)
    values, vectors = np.linalg.eigh((known + known.T) / 2)
    # Where pairs were answered by others, what is put together need not be a covariance by itself.
    root = vectors * np.sqrt(np.maximum(values, 0.0))
    noise = np.random.default_rng(_SEED).standard_normal((draws, items))
    drawn = means + noise @ root.T
    # An item without error keeps its mean, and equal means keep their order.
    drawn[:, np.diagonal(known) == 0] = means[np.diagonal(known) == 0]
    found = order[np.argsort(-drawn[:, order], axis=1, kind="stable")]
    times = [np.bincount(place, minlength=items) for place in found.T]
    chance = np.array(times, dtype=float).reshape(items, items).T / draws
    return Places(order, chance, float((found == order).all(axis=1).mean()))
