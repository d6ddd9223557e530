from dataclasses import replace

import pytest

from tests.wijkkompas.invented import THEME_NAMES, a_compass, result
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.wijkkompas.earlier import then_and_now, then_and_now_table
from wijkwijzer.wijkkompas.results import View

THEN = a_compass(result("wonen", 40.4), result("groen", None), result("zorg", 20))
NOW = a_compass(result("wonen", 60), result("groen", 30), result("zorg", 25))


def test_only_themes_that_may_be_compared_and_have_both_figures() -> None:
    pairs = then_and_now(THEN, NOW, ("wonen", "groen"))
    assert [(p.theme, p.then.need, p.now.need) for p in pairs] == [("wonen", 40.4, 60)]


def test_another_view_is_no_comparison() -> None:
    with pytest.raises(ValueError, match="one view"):
        then_and_now(replace(THEN, view=View(buurt="dijk")), NOW, ("wonen",))


def test_the_table_names_the_round_and_keeps_decimals_from_residents() -> None:
    pairs = then_and_now(THEN, NOW, ("wonen", "zorg"))
    table = then_and_now_table(Released(pairs, "public"), THEME_NAMES, "najaar")
    assert table.to_dict("records")[0] == {
        "Onderwerp": "Wonen",
        "Behoefte najaar": 40,
        "Marge najaar": "35 tot 45",
        "Bewoners najaar": 215,
        "Behoefte nu": 60,
        "Marge nu": "55 tot 65",
        "Bewoners nu": 215,
    }
    exact = then_and_now_table(Released(pairs, "steering"), THEME_NAMES, "najaar")
    assert exact["Behoefte najaar"].tolist() == [40.4, 20]
