"""Means with standard error and interval."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from wijkwijzer.statistics.estimates import exact_if_unanimous, mean, means

WIDE = (-1000.0, 1000.0)
# Student 1908 ("The probable error of a mean"), hours of extra sleep: R's data set `sleep`.
DEXTRO = np.array([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0])
LAEVO = np.array([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])


def test_students_sleep_data_give_the_interval_of_the_t_test() -> None:
    found = mean(LAEVO, bounds=WIDE)
    # R: t.test(sleep$extra[sleep$group == 2]): t = 3.6799, df = 9, 0.8976775 3.7623225.
    assert found.estimate == pytest.approx(2.33, abs=1e-12)
    assert found.estimate / found.standard_error == pytest.approx(3.6799, abs=5e-5)
    assert (found.low, found.high) == pytest.approx((0.8976775, 3.7623225), abs=5e-8)
    assert (found.n, found.n_effective, found.degrees_of_freedom) == (10, 10.0, 9)


def test_the_covariance_gives_students_paired_difference() -> None:
    found = means(np.column_stack([LAEVO, DEXTRO]), bounds=WIDE)
    c = found.covariance
    # R: t.test(..., paired = TRUE): mean difference 1.58, t = 4.0621, df = 9.
    error = np.sqrt(c[0, 0] + c[1, 1] - 2 * c[0, 1])
    assert 1.58 / error == pytest.approx(4.0621, abs=5e-5)


def test_a_group_keeps_the_whole_sample_in_its_standard_error() -> None:
    # By hand: answers 0, 50, 100 of a group in a sample of 6. z = -50/3, 0, 50/3; sum of squares
    # 5000/9; times 6/5 gives 2000/3.
    values = np.array([0.0, 50.0, 100.0, 25.0, 75.0, np.nan])
    domain = np.array([True, True, True, False, False, False])
    found = mean(values, domain)
    assert (found.n, found.estimate, found.degrees_of_freedom) == (3, 50.0, 2)
    assert found.standard_error == pytest.approx(np.sqrt(2000 / 3), rel=1e-14)
    assert (found.low, found.high) == (0.0, 100.0)


def test_who_did_not_answer_stays_in_the_sample() -> None:
    # By hand: answers 25 and 75, one missing: z = -12.5, 12.5, 0; 312.5 * 3/2; the t quantile of
    # 2 degrees of freedom is 0.95 sqrt(2 / (1 - 0.95^2)) = 4.302653.
    found = mean(np.array([25.0, 75.0, np.nan]), bounds=WIDE)
    assert (found.n, found.estimate, found.degrees_of_freedom) == (2, 50.0, 2)
    assert found.standard_error == pytest.approx(np.sqrt(468.75), rel=1e-14)
    assert found.high == pytest.approx(50 + 0.95 * np.sqrt(2 / 0.0975 * 468.75), rel=1e-12)


@pytest.mark.parametrize(
    ("values", "n", "estimate"), [([], 0, None), ([np.nan], 0, None), ([np.nan, 30.0], 1, 30.0)]
)
def test_what_is_undefined_is_none(values: list[float], n: int, estimate: float | None) -> None:
    found = mean(np.array(values))
    assert (found.n, found.estimate) == (n, estimate)
    assert found.standard_error is found.low is found.high is None
    assert found.degrees_of_freedom == 0


def test_the_covariance_of_an_unanswered_item_is_undefined() -> None:
    found = means(np.array([[0.0, np.nan], [50.0, 10.0], [25.0, np.nan]]))
    assert np.isnan(found.covariance).tolist() == [[False, True], [True, True]]


@given(st.floats(0, 100), st.integers(2, 40))
def test_equal_answers_have_a_standard_error_of_exactly_zero(answer: float, n: int) -> None:
    found = mean(np.full(n, answer))
    assert found.standard_error == 0.0
    assert found.low == found.estimate == found.high == answer


TABLES = arrays(
    float,
    st.tuples(st.integers(2, 25), st.integers(1, 5)),
    elements=st.one_of(st.just(np.nan), st.sampled_from([0.0, 25.0, 50.0, 75.0, 100.0])),
)


@given(TABLES, st.randoms(use_true_random=False))
def test_means_equal_the_definition_item_by_item(table: np.ndarray, random) -> None:
    people, items = table.shape
    domain = np.array([random.random() < 0.7 for _ in range(people)])
    found = means(table, domain)
    z = np.zeros((people, items))
    for i, estimate in enumerate(found.estimates):
        answered = domain & ~np.isnan(table[:, i])
        assert estimate.n == answered.sum()
        assert estimate.standard_error == pytest.approx(mean(table[:, i], domain).standard_error)
        if answered.sum() >= 2:
            middle = table[answered, i].mean()
            z[answered, i] = (table[answered, i] - middle) / answered.sum()
            assert estimate.estimate == pytest.approx(middle, abs=1e-9)
            assert 0 <= estimate.low <= estimate.estimate <= estimate.high <= 100
    defined = ~np.isnan(found.covariance)
    expected = people / (people - 1) * z.T @ z
    assert found.covariance[defined] == pytest.approx(expected[defined], abs=1e-9)


@given(TABLES)
def test_without_gaps_it_is_the_textbook_standard_error(table: np.ndarray) -> None:
    table = np.nan_to_num(table, nan=50.0)
    n = len(table)
    for column, estimate in zip(table.T, means(table).estimates, strict=True):
        assert estimate.standard_error == pytest.approx(column.std(ddof=1) / np.sqrt(n), abs=1e-9)


@pytest.mark.parametrize("n", [1, 2, 10, 11, 137])
def test_a_share_of_none_or_all_has_the_exact_interval(n: int) -> None:
    """Reference: scipy's own Clopper-Pearson interval."""
    for value, successes in ((0.0, 0), (100.0, n)):
        found = exact_if_unanimous(mean(np.full(n, value)))
        reference = stats.binomtest(successes, n).proportion_ci(0.95, method="exact")
        assert found.low == pytest.approx(100 * reference.low)
        assert found.high == pytest.approx(100 * reference.high)
        assert (found.estimate, found.standard_error) == (value, None)


def test_a_share_of_some_keeps_its_interval() -> None:
    some = mean(np.array([0.0, 100.0, 0.0]))
    assert exact_if_unanimous(some) == some
    nobody = mean(np.array([np.nan]))
    assert exact_if_unanimous(nobody) == nobody
