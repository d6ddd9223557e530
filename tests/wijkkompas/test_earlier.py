from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from tests.wijkkompas.invented import THEME_NAMES, a_compass, result
from wijkwijzer.statistics import Design, contrast
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.statistics.estimates import Estimate, mean
from wijkwijzer.wijkkompas.earlier import (
    Change,
    ThenAndNow,
    change_in_whole_points,
    change_sentence,
    change_words,
    changes,
    then_and_now,
    then_and_now_table,
    weighed_otherwise,
)
from wijkwijzer.wijkkompas.results import Needs, View

THEN = a_compass(result("wonen", 40.4), result("groen", None), result("zorg", 20))
NOW = a_compass(result("wonen", 60), result("groen", 30), result("zorg", 25))
FOUND = {
    "wonen": Change("wonen", 19.6, 12.2, 27.0, is_change=True),
    "groen": Change("groen", 3, -4, 10, is_change=False),
    "zorg": Change("zorg", 5, -2, 12, is_change=False),
}


def pairs(*themes: str) -> tuple[ThenAndNow, ...]:
    return then_and_now(THEN, NOW, {theme: FOUND[theme] for theme in themes})


def needs(**values: tuple[float, float | None]) -> Needs:
    return Needs(
        {
            theme: Estimate(50, 50.0, need, error, None, None, 49)
            for theme, (need, error) in values.items()
        }
    )


def test_only_themes_that_may_be_compared_and_have_both_figures() -> None:
    found = pairs("wonen", "groen")
    assert [(p.theme, p.then.need, p.now.need) for p in found] == [("wonen", 40.4, 60)]


def test_another_view_is_no_comparison() -> None:
    with pytest.raises(ValueError, match="one view"):
        then_and_now(replace(THEN, view=View(buurt="dijk")), NOW, FOUND)


def test_a_difference_is_that_of_two_independent_samples() -> None:
    random = np.random.default_rng(3)
    then, now = (random.choice([0.0, 25, 50, 75, 100], n) for n in (60, 45))
    found = changes(Needs({"wonen": mean(then)}), Needs({"wonen": mean(now)}), ["wonen"])["wonen"]
    after, before = (Design.from_frame(pd.DataFrame({"y": values})) for values in (now, then))
    expected = contrast(after, before, "y")
    assert found.difference == pytest.approx(expected.estimate)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))
    assert found.is_change == (expected.p_value < 0.05)


def test_a_change_must_hold_among_all_themes() -> None:
    # A difference of 12 with a standard error of 5: p = 0.018; among three themes 0.054.
    error = 5 / 2**0.5
    themes = ["wonen", "groen", "zorg"]
    then = needs(wonen=(40, error), groen=(40, error), zorg=(40, error))
    alone = changes(then, needs(wonen=(52, error)), themes)
    assert alone["wonen"].is_change
    among = changes(then, needs(wonen=(52, error), groen=(41, error), zorg=(39, error)), themes)
    assert among["wonen"].low is not None
    assert among["wonen"].low > 0
    assert not among["wonen"].is_change


def test_without_margins_there_is_no_change_and_without_figures_no_comparison() -> None:
    then = needs(wonen=(40, None), groen=(40, 2))
    now = Needs(needs(wonen=(90, 2), groen=(90, 2)).estimates, hidden={"groen": "te_weinig"})
    found = changes(then, now, ["wonen", "groen", "zorg"])
    assert list(found) == ["wonen"]
    assert (found["wonen"].low, found["wonen"].is_change) == (None, False)


def test_what_changed_is_said_and_what_may_be_chance() -> None:
    assert change_sentence(pairs("wonen", "zorg"), THEME_NAMES) == (
        "De behoefte is groter dan toen bij: wonen (20 punten). "
        "Bij de andere onderwerpen (1) kan het verschil toeval zijn."
    )
    assert change_sentence(pairs("zorg"), THEME_NAMES) == (
        "Bij geen enkel onderwerp is zeker dat de behoefte veranderde."
    )
    many = [replace(pairs("wonen")[0], theme=theme) for theme in ("wonen", "groen", "zorg", "werk")]
    assert change_sentence(many, THEME_NAMES).startswith(
        "De behoefte is groter dan toen bij 4 onderwerpen, het meest bij: wonen (20 punten);"
    )
    assert change_words(replace(FOUND["wonen"], difference=-7.0)) == "7 punten minder"


def test_another_weighting_is_told() -> None:
    then, now = needs(wonen=(40, 2)), replace(needs(wonen=(42, 2)), weighted_by=("buurt",))
    assert not changes(then, now, ["wonen"])["wonen"].weighed_alike
    other = then_and_now(THEN, NOW, {"wonen": replace(FOUND["wonen"], weighed_alike=False)})
    assert weighed_otherwise(other).startswith("Let op")
    assert weighed_otherwise(pairs("wonen")) == ""


def test_residents_see_whole_points() -> None:
    found = change_in_whole_points(FOUND["wonen"])
    assert (found.difference, found.low, found.high) == (20, 12, 27)
    assert change_in_whole_points(Change("x", 1.2, None, None, is_change=False)).low is None


def test_the_table_names_the_round_and_keeps_decimals_from_residents() -> None:
    found = pairs("wonen", "zorg")
    table = then_and_now_table(Released(found, "public"), THEME_NAMES, "najaar")
    assert table.to_dict("records")[0] == {
        "Onderwerp": "Wonen",
        "Behoefte najaar": 40,
        "Marge najaar": "35 tot 45",
        "Bewoners najaar": 215,
        "Behoefte nu": 60,
        "Marge nu": "55 tot 65",
        "Bewoners nu": 215,
        "Veranderd": "20 punten meer",
    }
    exact = then_and_now_table(Released(found, "steering"), THEME_NAMES, "najaar")
    assert exact["Behoefte najaar"].tolist() == [40.4, 20]
