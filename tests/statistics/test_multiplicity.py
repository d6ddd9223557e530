import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.statistics.multiplicity import holm


def test_the_adjustment_is_that_of_r() -> None:
    # R 4.2: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.8), "holm")
    found = holm([0.01, 0.04, 0.03, 0.005, 0.8])
    assert found == pytest.approx((0.04, 0.09, 0.09, 0.025, 0.8))


def test_what_is_no_comparison_does_not_count() -> None:
    found = holm([math.nan, 0.02, 0.04])
    assert math.isnan(found[0])
    assert found[1:] == pytest.approx((0.04, 0.04))
    assert holm([]) == ()


@given(st.lists(st.floats(0, 1), max_size=20))
def test_an_adjusted_value_is_never_smaller_and_the_order_stays(values: list[float]) -> None:
    found = holm(values)
    assert all(a >= p and a <= 1 for a, p in zip(found, values, strict=True))
    order = sorted(range(len(values)), key=lambda n: values[n])
    assert [found[n] for n in order] == sorted(found)
