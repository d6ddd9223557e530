"""Agreement with R's survey package, on its own example data and on an invented neighbourhood.

The values and the script that makes them stand in `reference/`; its README says what they are.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from wijkwijzer.statistics import (
    Design,
    calibrate,
    chi_square,
    contrast,
    difference,
    estimate,
    poststratify,
    rake,
    trim,
)

HERE = Path(__file__).parent / "reference"
CASES = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))
EXPECTED = pd.read_csv(
    HERE / "expected.csv", comment="#", dtype={"group": str, "category": str}, na_values=[""]
)
ESTIMATE, ERROR = 1e-9, 1e-6


@cache
def frame(name: str) -> pd.DataFrame:
    return pd.read_csv(HERE / "data" / f"{name}.csv")


@cache
def design(name: str) -> Design:
    case = CASES["designs"][name]
    made = Design.from_frame(
        frame(case["data"]),
        *(case.get(part) for part in ("weight", "strata", "cluster", "population")),
    )
    for step in case.get("steps", []):
        made = stepped(made, step)
    assert made.converged
    return made


def stepped(made: Design, step: Mapping[str, Any]) -> Design:
    if step["kind"] == "trim":
        return trim(made, step["lower"], step["upper"])
    if step["kind"] == "rake":
        return rake(made, step["margins"], tolerance=1e-13)
    if step["kind"] == "calibrate":
        return calibrate(made, step["totals"])
    totals = {tuple(key) if isinstance(key, list) else key: n for key, n in step["totals"]}
    return poststratify(made, step["by"], totals)


def expected(name: str, measure: Mapping[str, Any], statistic: str) -> pd.DataFrame:
    by = "|".join(measure.get("by", []))
    items = ["/".join(item) if isinstance(item, list) else item for item in measure["items"]]
    return EXPECTED[
        (EXPECTED["design"] == name)
        & (EXPECTED["statistic"] == statistic)
        & (EXPECTED["interval"] == measure.get("interval", "t"))
        & (EXPECTED["by"].fillna("") == by)
        & EXPECTED["item"].isin(items)
    ]


def label(row: Mapping[str, Any], columns: list[str]) -> str:
    return "|".join(str(row[column]) for column in columns)


def close(found: float, wanted: float, tolerance: float) -> bool:
    """Whether two numbers agree, relatively; a standard error that is 0 in theory may be dust."""
    return bool(
        np.isclose(found, wanted, rtol=tolerance, atol=1e-12)
        or (np.isnan(found) and np.isnan(wanted))
    )


ESTIMATES = [
    (name, number)
    for name, case in CASES["designs"].items()
    for number, measure in enumerate(CASES["measures"][case["measures"]])
    if measure["statistic"] not in {"difference", "chi_square"}
]


def measure_of(name: str, number: int) -> Mapping[str, Any]:
    return CASES["measures"][CASES["designs"][name]["measures"]][number]


@pytest.mark.parametrize(("name", "number"), ESTIMATES)
def test_estimates_are_those_of_r(name: str, number: int) -> None:
    measure = measure_of(name, number)
    by = measure.get("by", [])
    quantile = {k: measure[k] for k in ("probability",) if k in measure}
    found = estimate(
        design(name),
        [tuple(item) if isinstance(item, list) else item for item in measure["items"]],
        by,
        measure["statistic"],
        interval=measure.get("interval", "t"),
        **quantile,
    )
    suffix = "".join(f" {value}" for value in quantile.values())
    wanted = expected(name, measure, measure["statistic"] + suffix)
    rows = {
        (row["item"], str(row.get("category", "nan")).removesuffix(".0"), label(row, by)): row
        for _place, row in found.iterrows()
    }
    assert len(rows) == len(wanted)
    for _place, row in wanted.iterrows():
        group = "" if pd.isna(row["group"]) else row["group"]
        mine = rows[row["item"], str(row["category"]), group]
        assert mine["n"] == row["n"]
        assert close(mine["n_effective"], row["n_effective"], ESTIMATE)
        assert close(mine["estimate"], row["estimate"], ESTIMATE), row
        assert close(mine["standard_error"], row["standard_error"], ERROR), (row, mine)
        assert close(mine["low"], row["low"], ERROR), (row, mine)
        assert close(mine["high"], row["high"], ERROR), (row, mine)


@pytest.mark.parametrize("name", CASES["designs"])
def test_weights_differences_and_tests_are_those_of_r(name: str) -> None:
    made = design(name)
    weights = EXPECTED[(EXPECTED["design"] == name) & (EXPECTED["statistic"] == "weights")].iloc[0]
    w = made.weights
    assert made.n_effective == pytest.approx(weights["n_effective"], rel=ESTIMATE)
    assert (w.sum(), np.sqrt(w @ w), w.min(), w.max()) == pytest.approx(
        weights[["estimate", "standard_error", "low", "high"]], rel=ESTIMATE
    )
    for measure in CASES["measures"][CASES["designs"][name]["measures"]]:
        if measure["statistic"] == "difference":
            wanted = expected(name, measure, "difference").iloc[0]
            groups = (measure["first"], measure["second"])
            gap = difference(made, measure["items"][0], measure["by"], *groups)
            assert gap.estimate == pytest.approx(wanted["estimate"], rel=ESTIMATE)
            assert gap.standard_error == pytest.approx(wanted["standard_error"], rel=ERROR)
            assert (gap.low, gap.high) == pytest.approx(wanted[["low", "high"]], rel=ERROR)
        if measure["statistic"] == "chi_square":
            joined = {**measure, "items": ["/".join(measure["items"])]}
            wanted = expected(name, joined, "chi_square").iloc[0]
            test = chi_square(made, *measure["items"])
            assert (
                test.statistic,
                test.numerator_df,
                test.denominator_df,
                test.p_value,
            ) == pytest.approx(
                wanted[["estimate", "standard_error", "low", "high"]], rel=ERROR, abs=1e-15
            )


@pytest.mark.parametrize("name", ["wijk stratified", "wijk raked", "wijk clustered"])
def test_changes_between_rounds_are_those_of_r(name: str) -> None:
    later = Design.from_frame(frame("wijk_later"), weight="weight", strata="stratum")
    wanted = EXPECTED[(EXPECTED["design"] == name) & (EXPECTED["statistic"] == "contrast")]
    assert len(wanted) == 3
    for _place, row in wanted.iterrows():
        found = contrast(later, design(name), row["item"])
        assert found.estimate == pytest.approx(row["estimate"], rel=ESTIMATE)
        assert found.standard_error == pytest.approx(row["standard_error"], rel=ERROR)
