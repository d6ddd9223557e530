"""The shape of estimates, and what they are at the edges."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from wijkwijzer.statistics import Design, chi_square, contrast, difference, estimate, rake

FRAME = pd.DataFrame(
    {
        "buurt": ["b", "b", "a", "a", "a", None],
        "sex": pd.Categorical(["v", "m", "v", "m", "m", "v"], ["v", "m", "x"]),
        "answer": [4.0, 6.0, 1.0, 2.0, np.nan, 9.0],
        "yes": [True, False, True, True, False, True],
        "size": [2, 2, 4, 4, 4, 2],
    }
)
DESIGN = Design.from_frame(FRAME)
COLUMNS = [
    "n",
    "n_effective",
    "estimate",
    "standard_error",
    "low",
    "high",
    "degrees_of_freedom",
]
STATISTICS = ["mean", "share", "total", "quantile"]


def test_a_row_per_group_and_item_in_order() -> None:
    found = estimate(DESIGN, ["answer", "yes"], "buurt")
    assert list(found.columns) == ["buurt", "item", *COLUMNS]
    assert list(zip(found["buurt"], found["item"], strict=True)) == [
        ("a", "answer"),
        ("a", "yes"),
        ("b", "answer"),
        ("b", "yes"),
    ]
    assert list(found["estimate"]) == pytest.approx([1.5, 2 / 3, 5.0, 0.5])
    assert list(found["n"]) == [2, 3, 2, 2]


def test_groups_follow_the_order_of_a_categorical_column_and_only_those_that_occur() -> None:
    found = estimate(DESIGN, "answer", ["sex", "buurt"])
    pairs = list(zip(found["sex"], found["buurt"], strict=True))
    assert pairs == [("v", "a"), ("v", "b"), ("m", "a"), ("m", "b")]
    assert found["sex"].dtype == FRAME["sex"].dtype


def test_shares_are_of_all_categories_among_who_answered() -> None:
    found = estimate(DESIGN, "sex", "buurt", "share")
    assert list(found.columns) == ["buurt", "item", "category", *COLUMNS]
    assert list(found["category"]) == ["v", "m", "x"] * 2
    assert list(found["estimate"]) == pytest.approx([1 / 3, 2 / 3, 0, 1 / 2, 1 / 2, 0])


def test_a_ratio_takes_one_pair_or_several() -> None:
    one = estimate(DESIGN, ("answer", "size"), statistic="ratio")
    assert list(one["item"]) == ["answer/size"]
    assert one["estimate"].iloc[0] == pytest.approx(22 / 14)
    two = estimate(DESIGN, [("answer", "size"), ("size", "answer")], statistic="ratio")
    assert list(two["estimate"]) == pytest.approx([22 / 14, 14 / 22])


def test_the_median_is_the_first_answer_at_which_half_is_reached() -> None:
    found = estimate(DESIGN, "answer", statistic="quantile")
    assert found["estimate"].iloc[0] == 4.0
    assert estimate(DESIGN, "answer", statistic="quantile", probability=0.8)["estimate"][0] == 6.0


def test_who_is_in_no_group_stays_in_the_sample() -> None:
    # By hand: buurt b, mean 5, z = -1/2, 1/2; 6/5 of the sum of squares over all six.
    row = estimate(DESIGN, "answer", "buurt").iloc[1]
    assert row["standard_error"] == pytest.approx(np.sqrt(6 / 5 / 2))
    assert row["degrees_of_freedom"] == 5


def test_a_small_group_may_be_given_its_own_degrees_of_freedom() -> None:
    row = estimate(DESIGN, "answer", "buurt", freedom="domain").iloc[1]
    assert row["degrees_of_freedom"] == 1
    # t of 1 degree of freedom is tan(0.475 pi).
    assert row["high"] - row["estimate"] == pytest.approx(
        np.tan(0.475 * np.pi) * row["standard_error"]
    )


def test_intervals_get_wider_with_the_confidence() -> None:
    narrow, wide = (estimate(DESIGN, "answer", confidence=c).iloc[0] for c in (0.5, 0.99))
    assert wide["low"] < narrow["low"] < narrow["estimate"] < narrow["high"] < wide["high"]


@pytest.mark.parametrize("statistic", STATISTICS)
def test_nobody(statistic: Any) -> None:
    nobody = Design.from_frame(FRAME.iloc[:0])
    found = estimate(nobody, "answer", statistic=statistic)
    assert list(found["n"]) == ([] if statistic == "share" else [0])
    assert found[["estimate", "standard_error", "low", "high"]].isna().all(axis=None)
    assert len(estimate(nobody, "answer", "buurt", statistic)) == 0


@pytest.mark.parametrize("statistic", STATISTICS)
@pytest.mark.parametrize("missing", [np.nan, None])
def test_nobody_answered(statistic: Any, missing: object) -> None:
    frame = FRAME.assign(answer=[missing] * 6)
    found = estimate(Design.from_frame(frame), "answer", "buurt", statistic)
    assert set(found["n"]) <= {0}
    assert found[["estimate", "standard_error", "low", "high"]].isna().all(axis=None)
    assert (found["degrees_of_freedom"] == 0).all()


@pytest.mark.parametrize("statistic", ["mean", "total", "quantile"])
def test_one_person(statistic: Any) -> None:
    row = estimate(Design.from_frame(FRAME.iloc[:1]), "answer", statistic=statistic).iloc[0]
    assert (row["n"], row["n_effective"], row["estimate"]) == (1, 1.0, 4.0)
    assert row[["standard_error", "low", "high"]].isna().all()


def test_one_person_in_a_group_gives_no_interval() -> None:
    row = estimate(DESIGN, "answer", ["buurt", "sex"]).iloc[0]
    assert (row["n"], row["estimate"], row["standard_error"]) == (1, 1.0, 0.0)
    assert np.isnan(row["low"])
    assert np.isnan(row["high"])
    assert row["degrees_of_freedom"] == 0


@pytest.mark.parametrize("answer", [0.1, 1 / 3, 7.0])
@pytest.mark.parametrize("kind", ["plain", "weighted", "clustered", "raked"])
def test_equal_answers_leave_exactly_no_doubt(answer: float, kind: str) -> None:
    frame = pd.DataFrame(
        {
            "answer": [answer] * 30,
            "weight": np.linspace(0.1, 2.7, 30),
            "cluster": np.arange(30) % 7,
            "age": ["jong", "oud", "oud"] * 10,
        }
    )
    weight, cluster = (None if kind == "plain" else "weight"), "cluster"
    design = Design.from_frame(frame, weight, cluster=cluster if kind == "clustered" else None)
    if kind == "raked":
        design = rake(design, {"age": {"jong": 31.0, "oud": 32.0}})
    for by in ((), "age"):
        found = estimate(design, "answer", by)
        assert (found["estimate"] == answer).all()
        assert (found["standard_error"] == 0).all()
    assert difference(design, "answer", "age", "jong", "oud").standard_error == 0


def test_none_and_all_get_an_interval_with_one_end() -> None:
    frame = pd.DataFrame({"answer": [0.0] * 20 + [1.0] * 20, "group": ["a"] * 20 + ["b"] * 20})
    design = Design.from_frame(frame)
    for interval in ("beta", "logit"):
        none, all_ = (
            row for _, row in estimate(design, "answer", "group", interval=interval).iterrows()
        )
        # The design effect of the item overall is 1: Clopper and Pearson's interval for 20.
        assert (none["low"], all_["high"]) == (0.0, 1.0)
        assert none["high"] == pytest.approx(1 - 0.025 ** (1 / 20))
        assert all_["low"] == pytest.approx(0.025 ** (1 / 20))


def test_an_interval_of_a_share_stays_between_none_and_all() -> None:
    frame = pd.DataFrame({"answer": [1.0] + [0.0] * 39})
    for interval in ("beta", "logit"):
        row = estimate(Design.from_frame(frame), "answer", interval=interval).iloc[0]
        assert 0 < row["low"] < 1 / 40 < row["high"] < 0.2


def test_who_weighs_nothing_counts_for_nothing() -> None:
    frame = pd.DataFrame({"answer": [1.0, 2.0, 50.0], "weight": [1.0, 1.0, 0.0]})
    row = estimate(Design.from_frame(frame, "weight"), "answer").iloc[0]
    assert (row["n"], row["estimate"]) == (2, 1.5)


@pytest.mark.parametrize(
    ("items", "options", "message"),
    [
        ("nothing", {}, "there is no column 'nothing'"),
        ("answer", {"by": "nothing"}, "there is no column 'nothing'"),
        ("buurt", {}, "'buurt' holds no numbers"),
        ("answer", {"statistic": "mode"}, "statistic must be one of"),
        ("answer", {"statistic": "ratio"}, "a ratio is of a pair of columns"),
        ([("answer", "size")], {}, "a mean is of a column"),
        ("answer", {"interval": "beta"}, "answers within 0-1"),
        ("answer", {"interval": "normal"}, "interval must be"),
        ("yes", {"statistic": "total", "interval": "logit"}, "for shares, not for a total"),
        ("answer", {"confidence": 1.0}, "confidence must lie"),
        ("answer", {"statistic": "quantile", "probability": 0.0}, "probability must lie"),
    ],
)
def test_what_cannot_be_estimated_is_refused(
    items: Any, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        estimate(DESIGN, items, **options)


def test_a_column_named_as_a_result_cannot_group() -> None:
    design = Design.from_frame(FRAME.rename(columns={"buurt": "item"}))
    with pytest.raises(ValueError, match="'item' is a column of the result"):
        estimate(design, "answer", "item")


def test_a_difference_needs_people_on_both_sides() -> None:
    with pytest.raises(ValueError, match="nobody is in 'c' of buurt"):
        difference(DESIGN, "answer", "buurt", "a", "c")
    found = difference(DESIGN, "answer", ["buurt", "sex"], ("a", "v"), ("b", "v"))
    assert (found.n_first, found.n_second, found.estimate) == (1, 1, -3.0)


def test_a_change_between_two_rounds_adds_their_variances() -> None:
    later = Design.from_frame(FRAME.assign(answer=FRAME["answer"] + 2))
    found = contrast(later, DESIGN, "answer")
    assert found.estimate == pytest.approx(2.0)
    error = estimate(DESIGN, "answer")["standard_error"].iloc[0]
    assert found.standard_error == pytest.approx(np.sqrt(2) * error)
    assert found.degrees_of_freedom == pytest.approx(10)
    empty = contrast(later, Design.from_frame(FRAME.iloc[:0]), "answer")
    assert np.isnan([empty.estimate, empty.standard_error, empty.low, empty.p_value]).all()


def test_a_table_without_two_rows_has_nothing_to_test() -> None:
    design = Design.from_frame(FRAME.assign(one="x"))
    found = chi_square(design, "one", "sex")
    assert np.isnan([found.statistic, found.p_value, found.pearson]).all()
    assert found.n == 6


def test_a_table_that_calibration_fixed_has_nothing_to_test() -> None:
    frame = pd.DataFrame({"age": list("jjo") * 20, "sex": list("mvmv") * 15})
    frame["both"] = frame["age"] + frame["sex"]
    totals = {"jm": 5.0, "jv": 9.0, "om": 4.0, "ov": 3.0}
    found = chi_square(rake(Design.from_frame(frame), {"both": totals}), "age", "sex")
    assert found.pearson > 0
    assert np.isnan(found.statistic)
