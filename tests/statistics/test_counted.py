"""Two roads to the same numbers: counts of answers, and the rows."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wijkwijzer.statistics import Design, counted, estimate, poststratify, rake
from wijkwijzer.statistics.coding import answer_codes

ITEMS = ["mark", "need", "wants", "whole"]


@st.composite
def frames(draw: st.DrawFn) -> pd.DataFrame:
    """People with groups that some did not state, and answers of every type that is counted."""
    n = draw(st.integers(2, 50))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    missing = draw(st.sampled_from([0.0, 0.2]))

    def gaps(values: np.ndarray) -> pd.Series:
        return pd.Series(values.astype(float)).mask(rng.random(n) < missing)

    return pd.DataFrame(
        {
            "buurt": pd.Series(rng.choice(["west", "oost", "zuid"], n)).mask(
                rng.random(n) < missing
            ),
            "age": pd.Categorical(rng.choice(["jong", "oud"], n), ["jong", "midden", "oud"]),
            "mark": gaps(rng.integers(1, 8, n)).astype("Int8"),
            "need": gaps(rng.choice([0, 25, 100], n)),
            "wants": gaps(rng.integers(0, 2, n)).astype("boolean"),
            "whole": rng.integers(-2, 1, n),
            "word": pd.Series(rng.choice(["ja", "nee"], n)).mask(rng.random(n) < missing),
            "grade": pd.Categorical(rng.choice(["a", "b"], n), ["a", "b", "c"]),
        }
    )


def calibrated(design: Design, kind: str) -> Design:
    frame = design.frame
    buurten = frame["buurt"].value_counts()
    ages = frame["age"].value_counts()
    ages = ages[ages > 0]
    if kind == "none" or buurten.empty:
        return design
    if kind == "post":
        return poststratify(design, "buurt", {b: 3.0 * n + 2 for b, n in buurten.items()})
    if kind == "crossed":
        known = frame.dropna(subset="buurt").groupby(["buurt", "age"], observed=True).size()
        return poststratify(design, ["buurt", "age"], {k: 2.0 * n + 1 for k, n in known.items()})
    wanted = {"buurt": {b: n + 1.0 for b, n in buurten.items()}, "age": dict(ages + 2.0)}
    return rake(design, wanted, total=500.0)


def both_roads(design: Design, *args: object, **options: object) -> tuple[pd.DataFrame, ...]:
    found = estimate(design, *args, **options)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counted, "measure", lambda *_: None)
        return found, estimate(design, *args, **options)


def assert_same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    """Equal to 1e-10, and where an error is 0 in theory to what rounding leaves of it."""
    pd.testing.assert_frame_equal(found, expected, rtol=1e-10, atol=1e-10)


@settings(max_examples=60)
@given(
    frames(),
    st.sampled_from(["none", "post", "crossed", "rake"]),
    st.sampled_from([(), ("buurt",), ("buurt", "age"), ("grade",)]),
    st.sampled_from(["mean", "total", "share"]),
)
def test_both_roads_give_the_same(
    frame: pd.DataFrame, kind: str, by: tuple[str, ...], statistic: str
) -> None:
    design = calibrated(Design.from_frame(frame), kind)
    assume(design.converged)
    items = [*ITEMS, "word", "grade"] if statistic == "share" else ITEMS
    items = [item for item in items if frame[item].notna().any()]
    assert counted.measure(design, by, items, statistic) is not None
    assert_same(*both_roads(design, items, by, statistic))


@settings(max_examples=30)
@given(frames(), st.sampled_from(["logit", "beta"]), st.sampled_from(["design", "domain"]))
def test_both_roads_give_the_same_intervals(
    frame: pd.DataFrame, interval: str, freedom: str
) -> None:
    design = calibrated(Design.from_frame(frame), "rake")
    assume(design.converged)
    assert_same(
        *both_roads(design, ["grade"], ["buurt"], "share", interval=interval, freedom=freedom)
    )


def small() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "group": ["a", "b", "a", "b"],
            "weight": [1.0, 1.0, 2.0, 2.0],
            "size": [40, 40, 40, 40],
            "y": [1, 2, 3, 4],
            "half": [0.5, 1.5, 2.5, 3.5],
            "far": [0, 1, 2, 10_000],
            "endless": [1.0, np.inf, 2.0, 3.0],
            "empty": [np.nan] * 4,
        }
    )


@pytest.mark.parametrize(
    "options",
    [{"weight": "weight"}, {"strata": "group"}, {"cluster": "group"}, {"population": "size"}],
)
def test_other_designs_take_the_road_by_rows(options: dict[str, str]) -> None:
    assert counted.measure(Design.from_frame(small(), **options), (), ["y"], "mean") is None


@pytest.mark.parametrize("item", ["half", "far", "endless", "empty"])
def test_other_numbers_take_the_road_by_rows(item: str) -> None:
    assert answer_codes(small()[item]) is None
    assert counted.measure(Design.from_frame(small()), (), ["y", item], "mean") is None


def test_what_was_counted_serves_other_weights_and_groups() -> None:
    design = Design.from_frame(small())
    raked = poststratify(design, "group", {"a": 10.0, "b": 30.0})
    first = estimate(raked, ["y"], ["group"])
    assert estimate(raked, ["y"])["estimate"].tolist() == [2.0 * 0.25 + 3.0 * 0.75]
    assert design.cells(["group"]).kept["items"].keys() == {"y"}
    assert estimate(design, ["y"], ["group"])["estimate"].equals(first["estimate"])


def test_a_mean_of_words_is_refused_whatever_was_counted() -> None:
    design = Design.from_frame(small())
    estimate(design, ["group"], statistic="share")
    with pytest.raises(ValueError, match="no numbers"):
        estimate(design, ["group"])
    with pytest.raises(ValueError, match="no column"):
        estimate(design, ["nothing"])
