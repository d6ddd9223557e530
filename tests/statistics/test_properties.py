"""What must hold for the estimates of any sample."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wijkwijzer.statistics import (
    Design,
    calibrate,
    chi_square,
    difference,
    estimate,
    poststratify,
    rake,
    trim,
)

ESTIMATE = ["n", "estimate", "standard_error", "low", "high"]
STATISTICS = ["mean", "share", "total", "quantile"]
quick = settings(max_examples=15, deadline=None)


@st.composite
def samples(draw: st.DrawFn) -> pd.DataFrame:
    """Return people in three strata, with unequal weights, two groups and an answer of 1-5."""
    people = draw(st.integers(12, 60))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    frame = pd.DataFrame(
        {
            "stratum": rng.integers(0, 3, people),
            "cluster": rng.integers(0, 6, people),
            "weight": rng.uniform(0.5, 4.0, people),
            "sex": rng.choice(["m", "v"], people),
            "age": rng.choice(["jong", "midden", "oud"], people),
            "answer": rng.integers(1, 6, people).astype(float),
        }
    )
    # Every combination of groups and every stratum occurs, so that margins can be met.
    frame.loc[:5, "sex"], frame.loc[:5, "age"] = list("mmmvvv"), ["jong", "midden", "oud"] * 2
    frame.loc[:5, "stratum"] = [0, 0, 1, 1, 2, 2]
    return frame.assign(answer=frame["answer"].mask(rng.random(people) < 0.1))


def margins(frame: pd.DataFrame, total: float = 1000.0) -> dict[str, dict[str, float]]:
    """Return margins some way off those of the sample."""
    found = {}
    for column in ("sex", "age"):
        counts = frame[column].value_counts().sort_index()
        skewed = counts.to_numpy() ** 0.7
        found[column] = dict(zip(counts.index, total * skewed / skewed.sum(), strict=True))
    return found


def raked(frame: pd.DataFrame, **columns: str) -> Design:
    return rake(Design.from_frame(frame, "weight", **columns), margins(frame))


def numbers(found: pd.DataFrame) -> np.ndarray:
    return found[ESTIMATE].to_numpy(dtype=float)


def same(first: pd.DataFrame, second: pd.DataFrame) -> None:
    np.testing.assert_allclose(numbers(first), numbers(second), rtol=1e-9, atol=1e-9)


@quick
@given(samples())
def test_raking_recovers_the_margins_and_their_total(frame: pd.DataFrame) -> None:
    design = raked(frame)
    assert design.converged
    assert 1 <= design.iterations < 1000
    np.testing.assert_allclose(design.margins["reached"], design.margins["target"], rtol=1e-9)
    for column, totals in margins(frame).items():
        found = estimate(design, column, statistic="share")
        wanted = [totals[category] / 1000 for category in found["category"]]
        np.testing.assert_allclose(found["estimate"], wanted, rtol=1e-9)
        np.testing.assert_allclose(found["standard_error"], 0, atol=1e-9)
    assert design.weights.sum() == pytest.approx(1000, rel=1e-9)
    assert design.n_effective * design.design_effect == pytest.approx(len(frame))


@quick
@given(samples(), st.sampled_from(STATISTICS), st.integers(0, 2**32 - 1))
def test_the_order_of_people_and_the_names_of_categories_play_no_part(
    frame: pd.DataFrame, statistic: Any, seed: int
) -> None:
    names = {"m": "b", "v": "c", "jong": "p", "midden": "q", "oud": "r"}
    other = frame.sample(frac=1, random_state=seed)
    other = other.assign(sex=other["sex"].map(names), age=other["age"].map(names))
    columns = {"strata": "stratum", "cluster": "cluster"}
    first = estimate(raked(frame, **columns), "answer", "age", statistic)
    second = estimate(raked(other, **columns), "answer", "age", statistic)
    assert list(first["age"].map(names)) == list(second["age"])
    same(first, second)


@quick
@given(samples())
def test_raking_on_one_margin_is_post_stratification(frame: pd.DataFrame) -> None:
    design = Design.from_frame(frame, "weight", "stratum")
    totals = margins(frame)["age"]
    first = rake(design, {"age": totals})
    second = poststratify(design, "age", totals)
    third = calibrate(design, {"age": totals})
    for other in (second, third):
        np.testing.assert_allclose(first.weights, other.weights, rtol=1e-12)
        same(estimate(first, "answer", "sex"), estimate(other, "answer", "sex"))


@quick
@given(samples(), st.integers(0, 11), st.sampled_from(["plain", "raked", "calibrated"]))
def test_two_halves_of_a_person_in_one_cluster_count_as_one(
    frame: pd.DataFrame, person: int, kind: str
) -> None:
    frame = frame.assign(person=np.arange(len(frame)))
    half = frame.loc[[person]].assign(weight=frame["weight"].iloc[person] / 2)
    halves = pd.concat([frame.drop(index=person), half, half], ignore_index=True)
    found = []
    for people in (frame, halves):
        design = Design.from_frame(people, "weight", "stratum", "person")
        if kind == "raked":
            design = rake(design, margins(frame))
        if kind == "calibrated":
            design = calibrate(design, margins(frame))
        found.append(estimate(design, "answer", "sex").drop(columns="n"))
    np.testing.assert_allclose(
        *(one[ESTIMATE[1:]].to_numpy(dtype=float) for one in found), rtol=1e-8
    )


@quick
@given(samples(), st.booleans())
def test_who_is_alone_in_a_cluster_needs_no_cluster(frame: pd.DataFrame, weighted: bool) -> None:
    frame = frame.assign(person=np.arange(len(frame)))
    alone = Design.from_frame(frame, "weight", "stratum")
    clustered = Design.from_frame(frame, "weight", "stratum", "person")
    if weighted:
        alone, clustered = (rake(design, margins(frame)) for design in (alone, clustered))
    for statistic in STATISTICS:
        first, second = (
            estimate(design, "answer", ["sex", "age"], statistic) for design in (alone, clustered)
        )
        same(first, second)
        assert list(first["degrees_of_freedom"]) == list(second["degrees_of_freedom"])


@quick
@given(samples(), st.booleans())
def test_trimmed_weights_are_within_the_bounds_and_add_up_to_the_same(
    frame: pd.DataFrame, restore: bool
) -> None:
    design = raked(frame)
    lower, upper = np.quantile(design.weights, [0.05, 0.95])
    found = trim(design, lower, upper, restore=restore)
    assume(found.converged)  # with margins restored, bounds may leave nothing to choose
    assert found.weights.min() >= lower * (1 - 1e-12)
    assert found.weights.max() <= upper * (1 + 1e-12)
    assert found.weights.sum() == pytest.approx(1000, rel=1e-8)
    assert found.n_effective >= design.n_effective - 1e-6 or restore
    off = (found.margins["reached"] / found.margins["target"] - 1).abs().max()
    assert off <= (1e-8 if restore else 0.5)
    error = estimate(found, "answer")["standard_error"].iloc[0]
    assert 0 < error < 2 * estimate(design, "answer")["standard_error"].iloc[0]


@quick
@given(samples())
def test_a_difference_has_the_variance_of_what_it_is_a_difference_of(frame: pd.DataFrame) -> None:
    design = raked(frame, strata="stratum")
    found = difference(design, "answer", "sex", "m", "v")
    means = estimate(design, "answer", "sex").set_index("sex")["estimate"]
    assert found.estimate == pytest.approx(means["m"] - means["v"])
    back = difference(design, "answer", "sex", "v", "m")
    assert (back.estimate, back.low) == pytest.approx((-found.estimate, -found.high))
    assert back.standard_error == pytest.approx(found.standard_error)
    itself = difference(design, "answer", "sex", "m", "m")
    assert (itself.estimate, itself.standard_error) == (0.0, 0.0)


@quick
@given(samples())
def test_a_table_is_tested_the_same_from_both_sides(frame: pd.DataFrame) -> None:
    design = raked(frame, strata="stratum", cluster="cluster")
    first, second = chi_square(design, "sex", "answer"), chi_square(design, "answer", "sex")
    assert first.n == second.n
    assert (first.statistic, first.numerator_df, first.p_value) == pytest.approx(
        (second.statistic, second.numerator_df, second.p_value), nan_ok=True
    )
