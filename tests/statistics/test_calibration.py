"""Weights that agree with the population, and what is said when they cannot."""

import numpy as np
import pandas as pd
import pytest

from wijkwijzer.statistics import Design, calibrate, estimate, poststratify, rake, trim

FRAME = pd.DataFrame(
    {
        "age": ["jong"] * 4 + ["oud"] * 4,
        "sex": ["m", "v", "m", "m", "v", "v", "m", "v"],
        "years": [20, 25, 30, 35, 60, 65, 70, 75],
        "answer": [1.0, 2, 2, 3, 4, 5, 4, 5],
    }
)
DESIGN = Design.from_frame(FRAME)
AGE = {"jong": 60.0, "oud": 40.0}
SEX = {"m": 45.0, "v": 55.0}


def kinds(design: Design) -> list[str]:
    return [finding.kind for finding in design.report]


def test_post_stratification_gives_a_group_its_place() -> None:
    design = poststratify(DESIGN, "age", AGE)
    assert list(design.weights) == [15.0] * 4 + [10.0] * 4
    assert estimate(design, "answer")["estimate"].iloc[0] == pytest.approx(0.6 * 2 + 0.4 * 4.5)


def test_crossed_groups_take_a_series_or_pairs() -> None:
    totals = {("jong", "m"): 30, ("jong", "v"): 30, ("oud", "m"): 10, ("oud", "v"): 30}
    design = poststratify(DESIGN, ["age", "sex"], totals)
    series = pd.Series(totals)
    assert list(design.weights) == list(poststratify(DESIGN, ["age", "sex"], series).weights)
    assert list(design.margins["category"]) == list(totals)
    assert list(design.margins["reached"]) == pytest.approx([30, 30, 10, 30])


def test_raking_meets_both_margins_and_remembers_them() -> None:
    design = rake(DESIGN, {"age": AGE, "sex": SEX})
    margins = design.margins
    assert list(margins.columns) == ["step", "column", "category", "target", "reached"]
    assert list(margins["reached"]) == pytest.approx(list(margins["target"]), rel=1e-9)
    assert (design.converged, design.report) == (True, ())
    assert design.steps[0].terms[0].categories == ("jong", "oud")


def test_margins_that_do_not_add_up_to_the_same_are_refused_or_rescaled_to_a_stated_total() -> None:
    margins = {"age": AGE, "sex": {"m": 45.0, "v": 65.0}}
    with pytest.raises(ValueError, match="age add up to 100, those of sex to 110"):
        rake(DESIGN, margins)
    design = rake(DESIGN, margins, total=200)
    assert design.weights.sum() == pytest.approx(200)
    assert [(one.column, one.value) for one in design.report] == [
        ("age", 2.0),
        ("sex", pytest.approx(200 / 110)),
    ]
    assert design.margins["target"].sum() == pytest.approx(400)
    with pytest.raises(ValueError, match="must be positive"):
        rake(DESIGN, margins, total=0)


def test_who_did_not_say_keeps_the_share_of_the_sample() -> None:
    frame = FRAME.assign(age=FRAME["age"].where(FRAME.index != 3))
    design = rake(Design.from_frame(frame), {"age": AGE, "sex": SEX})
    assert kinds(design) == ["missing_as_level"]
    assert design.report[0].value == 1 / 8
    reached = design.margins.set_index(["column", "category"])["reached"]
    assert reached["age", "jong"] == pytest.approx(60 * 7 / 8)
    assert design.weights[3] == pytest.approx(100 / 8)
    assert design.weights.sum() == pytest.approx(100)


def test_who_did_not_say_may_have_a_total_of_their_own() -> None:
    frame = FRAME.assign(age=FRAME["age"].where(FRAME.index != 3))
    design = rake(Design.from_frame(frame), {"age": {"jong": 50, "oud": 40, None: 10}})
    assert (design.weights[3], design.report) == (pytest.approx(10), ())


@pytest.mark.parametrize(
    ("totals", "message"),
    [
        ({"jong": 60.0}, "age: 'oud' has 4 people and no total; merge it"),
        ({"jong": 60.0, "oud": 0.0}, "age: 'oud' has 4 people and a total of 0; merge it"),
        ({**AGE, "stokoud": 5.0}, "age: 'stokoud' has a total of 5 and nobody"),
        ({**AGE, None: 5.0}, "age: None has a total of 5 and nobody"),
        ({"jong": -1.0, "oud": 40.0}, "total of 'jong' must be a number of 0 or more"),
        ({"jong": float("nan"), "oud": 40.0}, "total of 'jong' must be"),
    ],
)
def test_totals_that_do_not_fit_the_people_are_refused(
    totals: dict[object, float], message: str
) -> None:
    for refused in (
        lambda: rake(DESIGN, {"age": totals}),
        lambda: poststratify(DESIGN, "age", totals),
        lambda: calibrate(DESIGN, {"age": totals}),
    ):
        with pytest.raises(ValueError, match=message):
            refused()


def test_an_empty_category_with_a_total_of_zero_is_no_matter() -> None:
    assert rake(DESIGN, {"age": {**AGE, "stokoud": 0.0}}).weights.sum() == pytest.approx(100)


def test_an_unused_category_of_a_categorical_column_is_no_matter() -> None:
    age = pd.Categorical(FRAME["age"], ["stokoud", "oud", "jong"])
    design = rake(Design.from_frame(FRAME.assign(age=age)), {"age": AGE})
    assert list(design.margins["category"]) == ["oud", "jong"]
    assert list(estimate(design, "answer", "age")["age"]) == ["oud", "jong"]


def test_margins_that_contradict_each_other_do_not_converge_and_say_where() -> None:
    # All who are young are men and the other way round: no weights give 60 young and 45 men.
    frame = FRAME.assign(sex=["m"] * 4 + ["v"] * 4)
    design = rake(Design.from_frame(frame), {"age": AGE, "sex": SEX}, max_iterations=20)
    assert (design.converged, design.iterations) == (False, 20)
    (finding,) = design.report
    assert (finding.kind, finding.column) == ("not_converged", "age")
    assert finding.value == pytest.approx(15 / 40)
    assert "off by" in str(finding)


def test_linear_calibration_meets_totals_of_numbers_and_categories() -> None:
    design = calibrate(DESIGN, {"age": AGE, "years": 4200.0})
    reached = design.margins.set_index("column")["reached"]
    assert list(reached) == pytest.approx([60, 40, 4200])
    assert estimate(design, "years")["estimate"].iloc[0] == pytest.approx(42)
    assert estimate(design, "years")["standard_error"].iloc[0] == pytest.approx(0, abs=1e-9)


def test_with_a_total_of_everybody_a_category_may_go_without() -> None:
    design = calibrate(DESIGN, {"(Intercept)": 100.0, "age": {"oud": 40.0}})
    np.testing.assert_allclose(design.weights, poststratify(DESIGN, "age", AGE).weights)
    assert kinds(design) == ["free_category"]
    error = estimate(poststratify(DESIGN, "age", AGE), "answer")["standard_error"]
    assert list(estimate(design, "answer")["standard_error"]) == pytest.approx(list(error))


def test_linear_calibration_says_what_it_could_not_meet() -> None:
    frame = FRAME.assign(none=0.0)
    design = calibrate(Design.from_frame(frame), {"age": AGE, "none": 5.0})
    assert (design.converged, kinds(design)) == (False, ["not_converged"])
    assert design.report[0].column == "none"


def test_negative_weights_are_reported_and_can_be_trimmed() -> None:
    design = calibrate(DESIGN, {"age": AGE, "years": 2300.0})
    assert kinds(design) == ["negative_weights"]
    trimmed = trim(design, lower=1.0)
    assert trimmed.weights.min() == pytest.approx(1.0)
    assert trimmed.weights.sum() == pytest.approx(100)


@pytest.mark.parametrize(
    ("totals", "message"),
    [
        ({}, "at least one"),
        ({"age": AGE, "sex": {"m": 1.0, "v": 2.0}}, "those of sex to 3"),
        ({"age": AGE, "(Intercept)": 90.0}, "everybody is 90"),
        ({"sex": 5.0}, "'sex' holds no numbers"),
        ({"gap": 5.0}, "'gap' misses values"),
        ({"years": float("inf")}, "finite"),
        ({"nothing": AGE}, "no column 'nothing'"),
    ],
)
def test_calibration_refuses_what_makes_no_sense(totals: dict[str, object], message: str) -> None:
    frame = FRAME.assign(gap=[np.nan, *range(7)])
    with pytest.raises(ValueError, match=message):
        calibrate(Design.from_frame(frame), totals)


def test_raking_without_margins_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one margin"):
        rake(DESIGN, {})


def test_trimming_spreads_what_it_cuts_evenly() -> None:
    frame = pd.DataFrame({"weight": [1.0, 2.0, 3.0, 14.0]})
    design = trim(Design.from_frame(frame, "weight"), upper=8.0)
    assert list(design.weights) == [3.0, 4.0, 5.0, 8.0]
    assert (kinds(design), design.report[0].value) == (["trimmed"], 0.25)


def test_trimming_can_keep_the_margins() -> None:
    raked = rake(DESIGN, {"age": AGE, "sex": SEX})
    top = raked.weights.max()
    design = trim(raked, upper=top * 0.95, restore=True)
    assert design.converged
    assert design.weights.max() <= top * 0.95
    reached = design.margins["reached"] / design.margins["target"]
    assert list(reached) == pytest.approx([1.0] * 8)


def test_trimming_that_cannot_keep_the_margins_says_so() -> None:
    raked = poststratify(DESIGN, "age", AGE)
    design = trim(raked, upper=14.0, restore=True)
    assert not design.converged
    assert (design.report[-1].kind, design.report[-1].category) == ("not_converged", "jong")


@pytest.mark.parametrize(("lower", "upper"), [(5.0, 1.0), (2.0, 9.0), (0.0, 0.5)])
def test_bounds_that_cannot_hold_the_sum_are_refused(lower: float, upper: float) -> None:
    with pytest.raises(ValueError, match="cannot keep the same sum"):
        trim(DESIGN, lower, upper)


def test_margins_are_restored_only_where_there_are_any() -> None:
    with pytest.raises(ValueError, match="just raked"):
        trim(DESIGN, upper=2.0, restore=True)
