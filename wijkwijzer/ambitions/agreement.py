"""How much people agree on an ordered scale: van der Eijk's A.

The standard deviation is a poor measure here: it depends on where on the scale people stand. A
splits the counts into layers of equal height, asks of each layer how far it is from one single
peak, and averages them by the number of answers in the layer. A says nothing about *which* level
people choose, and with a few parties one of them moves it a lot: always show the levels beside it.

Source: C. van der Eijk, "Measuring agreement in ordered rating scales", Quality & Quantity 35
(2001), 325-341, https://doi.org/10.1023/A:1010374114305. Worked example: docs/method.md.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from wijkwijzer.errors import InvalidInput


def agreement(counts: Sequence[int]) -> float | None:
    """Return van der Eijk's agreement A of the counts per category of an ordered scale.

    Parameters
    ----------
    counts
        How many chose each category, lowest category first, also those nobody chose; at least
        three categories. Whoever gave no answer is left out by the caller.

    Returns
    -------
    float or None
        1 when all chose one category, 0 when all categories were chosen equally often, -1 when one
        half chose the lowest and the other half the highest; None when nobody chose anything.

    Raises
    ------
    InvalidInput
        Fewer than three categories, or a negative count.
    """
    if len(counts) < 3:
        raise InvalidInput(f"agreement needs at least three categories, not {len(counts)}")
    if min(counts) < 0:
        raise InvalidInput(f"counts cannot be negative: {list(counts)}")
    total = sum(counts)
    if total == 0:
        return None
    heights = sorted({0, *counts})
    weighted = Fraction(0)
    for below, height in pairwise(heights):
        pattern = [count >= height for count in counts]
        weighted += sum(pattern) * (height - below) * _pattern_agreement(pattern)
    return float(weighted / total)


def _pattern_agreement(pattern: Sequence[bool]) -> Fraction:
    """Return A of one layer: its unimodality, scaled by how few categories it uses."""
    categories = len(pattern)
    return _unimodality(pattern) * (1 - Fraction(sum(pattern) - 1, categories - 1))


def _unimodality(pattern: Sequence[bool]) -> Fraction:
    """Return U of one layer, from all triples of categories in their order.

    A triple used-used-empty or empty-used-used speaks for one peak, used-empty-used against it.
    With neither (a single category, or all of them) there is nothing against one peak: U is 1.
    """
    triples = list(combinations(pattern, 3))
    single = sum(triple in {(True, True, False), (False, True, True)} for triple in triples)
    double = triples.count((True, False, True))
    if not single + double:
        return Fraction(1)
    k = len(pattern)
    return Fraction((k - 2) * single - (k - 1) * double, (k - 2) * (single + double))
