"""Van der Eijk's A against published values, then its properties.

Sources of the reference values:
- C. van der Eijk, Quality & Quantity 35 (2001), p. 331: the worked example, its layers and the
  PvdA and D66 placements, as also given in the vignette of the R package agrmt 1.42;
- agrmt's reference page of `agreement` (0.6113333) and the vignette's figure (0.08);
- values exported from agrmt's `agreement` by github.com/kimsin98/agrmt
  (tests/agreement_test_cases.csv).
"""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.ambitions.agreement import agreement
from wijkwijzer.errors import InvalidInput

REFERENCE = [
    ((30, 40, 210, 130, 530, 50, 10), 0.611333333333333),
    ((0, 0, 1), 1),
    ((0, 1, 1), 0.5),
    ((1, 0, 1), -1),
    ((1, 1, 0), 0.5),
    ((1, 1, 1), 0),
    ((0, 100, 0, 0, 0), 1),
    ((20, 20, 20, 20, 20), 0),
    ((10, 30, 50, 30, 10), 0.384615384615385),
    ((50, 30, 10, 5, 5), 0.575),
    ((5, 5, 10, 30, 50), 0.575),
    ((99999, 0, 0, 0, 99999), -1),
    ((40, 10, 0, 10, 40), -0.655555555555556),
    ((60, 0, 10, 20, 30), 0),
    ((5, 10, 20, 40, 50, 40, 20, 10, 5, 0), 0.505555555555556),
    ((50, 20, 5, 0, 0, 0, 5, 20, 50, 0), -0.349814814814815),
]
# The layers of the worked example: pattern and published agreement, to three decimals.
LAYERS = [
    ((1, 1, 1, 1, 1, 1, 1), 0),
    ((1, 1, 1, 1, 1, 1, 0), 0.167),
    ((0, 1, 1, 1, 1, 1, 0), 0.333),
    ((0, 0, 1, 1, 1, 1, 0), 0.5),
    ((0, 0, 1, 1, 1, 0, 0), 0.667),
    ((0, 0, 1, 0, 1, 0, 0), 0.467),
    ((0, 0, 0, 0, 1, 0, 0), 1),
]
# Given in per cent and to two decimals; per mille here, since counts are whole.
TWO_DECIMALS = [
    ((24, 28, 32, 62, 135, 304, 416), 0.61),  # PvdA
    ((16, 26, 82, 210, 293, 270, 103), 0.48),  # D66
    ((2, 0, 1, 1), 0.08),
    ((6, 8, 5, 3, 2), 0.31),
]

levels = st.lists(st.integers(0, 40), min_size=3, max_size=8)


@pytest.mark.parametrize(("counts", "published"), REFERENCE)
def test_equals_the_reference_implementation(counts, published):
    assert agreement(counts) == pytest.approx(published, abs=1e-12)


@pytest.mark.parametrize(("pattern", "published"), LAYERS)
def test_equals_the_published_layers(pattern, published):
    assert round(agreement(pattern), 3) == published


@pytest.mark.parametrize(("counts", "published"), TWO_DECIMALS)
def test_equals_the_published_examples(counts, published):
    assert round(agreement(counts), 2) == published


@given(levels.filter(any))
def test_lies_between_minus_one_and_one(counts):
    assert -1 <= agreement(counts) <= 1


@given(levels.filter(any))
def test_does_not_depend_on_the_direction_of_the_scale(counts):
    assert agreement(counts) == agreement(counts[::-1])


@given(levels.filter(any), st.integers(2, 9))
def test_depends_on_shares_only(counts, times):
    assert agreement(counts) == agreement([count * times for count in counts])


@given(st.integers(3, 8), st.data(), st.integers(1, 99))
def test_is_one_when_all_choose_the_same(size, data, count):
    chosen = data.draw(st.integers(0, size - 1))
    assert agreement([count if i == chosen else 0 for i in range(size)]) == 1


@given(st.integers(3, 8), st.integers(1, 99))
def test_is_minus_one_for_two_halves_at_the_ends(size, count):
    assert agreement([count, *[0] * (size - 2), count]) == -1


@given(st.integers(3, 8), st.integers(1, 99))
def test_is_zero_when_all_levels_are_chosen_equally(size, count):
    assert agreement([count] * size) == 0


def test_moving_one_party_outward_never_raises_agreement_of_two():
    for low, high in product(range(4), repeat=2):
        if low < high < 3:
            near = [int(i in {low, high}) for i in range(4)]
            far = [int(i in {low, high + 1}) for i in range(4)]
            assert agreement(far) <= agreement(near)


def test_nobody_stated_is_no_agreement_at_all():
    assert agreement([0, 0, 0, 0]) is None


@pytest.mark.parametrize("counts", [[], [1], [1, 2], [1, -1, 2, 0]])
def test_refuses_what_is_no_ordered_scale(counts):
    with pytest.raises(InvalidInput):
        agreement(counts)
