"""How a sample is described."""

import numpy as np
import pandas as pd
import pytest

from wijkwijzer.statistics import Design, estimate

FRAME = pd.DataFrame(
    {
        "stratum": ["a", "a", "a", "b", "b"],
        "cluster": [1, 1, 2, 1, 2],
        "weight": [2.0, 2.0, 1.0, 4.0, 1.0],
        "streets": [8, 8, 8, 10, 10],
        "answer": [1.0, 3.0, 2.0, np.nan, 5.0],
    }
)


def test_without_more_everybody_weighs_one() -> None:
    design = Design.from_frame(FRAME)
    assert list(design.weights) == [1.0] * 5
    assert (design.n_effective, design.design_effect) == (5.0, 1.0)
    assert (design.converged, design.iterations, len(design.margins)) == (True, 0, 0)
    assert design.degrees_of_freedom == 4


def test_kish_tells_what_unequal_weights_cost() -> None:
    design = Design.from_frame(FRAME, weight="weight")
    # By hand: (2 + 2 + 1 + 4 + 1)^2 / (4 + 4 + 1 + 16 + 1).
    assert design.n_effective == pytest.approx(100 / 26)
    assert design.design_effect == pytest.approx(5 * 26 / 100)


def test_a_population_gives_the_weights_that_are_not_given() -> None:
    design = Design.from_frame(FRAME, strata="stratum", population="streets")
    assert list(design.weights) == pytest.approx([8 / 3, 8 / 3, 8 / 3, 5, 5])
    clustered = Design.from_frame(FRAME, strata="stratum", cluster="cluster", population="streets")
    assert list(clustered.weights) == [4, 4, 4, 5, 5]


def test_clusters_of_one_name_in_two_strata_are_two() -> None:
    design = Design.from_frame(FRAME, strata="stratum", cluster="cluster")
    assert list(design.stratum_sizes) == [2, 2]
    assert design.degrees_of_freedom == 2


def test_a_whole_population_leaves_nothing_to_chance() -> None:
    frame = FRAME.assign(streets=[3, 3, 3, 2, 2])
    design = Design.from_frame(frame, strata="stratum", population="streets")
    assert estimate(design, "answer")["standard_error"].iloc[0] == 0


def test_a_stratum_of_one_cluster_is_reported_and_compared_with_all() -> None:
    frame = pd.DataFrame({"stratum": ["a", "a", "b"], "answer": [1.0, 3.0, 8.0]})
    design = Design.from_frame(frame, strata="stratum")
    (finding,) = design.report
    assert (finding.kind, finding.category) == ("lonely_stratum", "b")
    assert "'b'" in str(finding)
    # By hand: z = -1, -1/3, 4/3 of which the mean is 0; 2 (1/3)^2 2 + (4/3)^2.
    found = estimate(design, "answer").iloc[0]
    assert found["standard_error"] == pytest.approx(np.sqrt(4 / 9 + 16 / 9))
    assert found["degrees_of_freedom"] == 1


def test_a_lonely_stratum_that_is_all_there_is_needs_no_report() -> None:
    frame = pd.DataFrame({"stratum": ["a", "a", "b"], "size": [9, 9, 1]})
    assert Design.from_frame(frame, strata="stratum", population="size").report == ()


def test_the_frame_of_the_design_does_not_change_with_that_of_the_caller() -> None:
    frame = FRAME.copy()
    design = Design.from_frame(frame)
    frame.loc[0, "answer"] = 100.0
    assert design.frame.loc[0, "answer"] == 1.0


@pytest.mark.parametrize(
    ("change", "options", "message"),
    [
        ({}, {"weight": "none"}, "there is no column 'none'"),
        ({"weight": [1, 1, 1, 1, -1]}, {"weight": "weight"}, "'weight' must hold numbers of 0"),
        ({"weight": [1, 1, 1, 1, np.nan]}, {"weight": "weight"}, "for everybody"),
        ({"weight": [1, 1, 1, 1, np.inf]}, {"weight": "weight"}, "for everybody"),
        ({"stratum": list("aab") + [None] * 2}, {"strata": "stratum"}, "'stratum' misses values"),
        ({"cluster": [1, 2, 3, 4, np.nan]}, {"cluster": "cluster"}, "'cluster' misses values"),
        ({"streets": [8, 8, 9, 10, 10]}, {"strata": "stratum", "population": "streets"}, "differs"),
        ({"streets": [1] * 5}, {"population": "streets"}, "smaller than the sample"),
    ],
)
def test_what_cannot_be_a_design_is_refused(
    change: dict[str, object], options: dict[str, str], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Design.from_frame(FRAME.assign(**change), **options)
