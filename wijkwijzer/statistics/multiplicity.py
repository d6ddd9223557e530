"""Several comparisons at once."""

import math
from collections.abc import Sequence


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjust p-values so that one false finding among all is as rare as asked of each alone.

    Parameters
    ----------
    p_values
        One per comparison; NaN is no comparison and stays so.

    Returns
    -------
    tuple of float
        Compare each with the level: S. Holm, "A simple sequentially rejective multiple test
        procedure", *Scandinavian Journal of Statistics* 6 (1979), 65-70. The smallest is multiplied
        by the number of comparisons, the next by one less, and so on; none is below one that was
        smaller before, nor above 1.
    """
    order = sorted((p, n) for n, p in enumerate(p_values) if not math.isnan(p))
    found = list(p_values)
    largest = 0.0
    for passed, (p, number) in enumerate(order):
        largest = max(largest, min(1.0, p * (len(order) - passed)))
        found[number] = largest
    return tuple(found)
