"""The order of needs in words, only of what may be shown."""

import numpy as np
import pytest

from tests.wijkkompas.invented import THEME_NAMES
from wijkwijzer.statistics.estimates import Estimate
from wijkwijzer.wijkkompas.ranking import (
    in_hundred,
    place_words,
    ranking,
    ranking_sentence,
)
from wijkwijzer.wijkkompas.results import Needs

THEMES = ("wonen", "groen", "zorg", "veiligheid")


def needs(**values: tuple[float, float | None]) -> Needs:
    estimates = {
        theme: Estimate(40, 40.0, need, error, None, None, 39)
        for theme, (need, error) in values.items()
    }
    return Needs(estimates, 40, covariance=np.diag([9.0, 9.0, 9.0, 9.0]))


def test_a_theme_without_a_figure_or_a_margin_is_left_out() -> None:
    found = needs(wonen=(70, 3), groen=(50, 3), zorg=(90, None), veiligheid=(80, 3))
    hidden = Needs(
        found.estimates, 40, covariance=found.covariance, hidden={"veiligheid": "te_weinig"}
    )
    told = ranking(hidden, THEMES)
    assert [(r.theme, r.place) for r in told.themes] == [("wonen", 1), ("groen", 2)]
    assert ranking(Needs({}), THEMES).themes == ()


def test_a_sure_first_place_is_said_with_how_often() -> None:
    found = ranking(needs(wonen=(70, 3), groen=(59, 3), zorg=(20, 3)), THEMES)
    # The difference of 11 is 2.59 standard errors of 4.24: 99.5 of 100.
    assert found.themes[0].first == pytest.approx(0.9952, abs=0.002)
    sentence = ranking_sentence(found, THEME_NAMES)
    assert sentence.startswith("De behoefte is het grootst bij wonen. Van de 100 keer")


def test_an_unsure_first_place_names_who_else_it_can_be() -> None:
    found = ranking(needs(wonen=(70, 3), groen=(68, 3), zorg=(20, 3)), THEMES)
    sentence = ranking_sentence(found, THEME_NAMES)
    assert "Bovenaan staat wonen, maar zeker is dat niet" in sentence
    assert "Het kan ook groen en natuur zijn." in sentence
    assert place_words(found.themes[0]) == "plaats 1 tot 2"
    assert place_words(found.themes[2]) == "plaats 3"


def test_many_that_can_be_first_are_counted() -> None:
    alike = ranking(needs(wonen=(51, 3), groen=(50, 3), zorg=(50, 3), veiligheid=(50, 3)), THEMES)
    assert "Nog 3 onderwerpen kunnen bovenaan staan." in ranking_sentence(alike, THEME_NAMES)


def test_with_fewer_than_two_there_is_no_order() -> None:
    assert ranking_sentence(ranking(needs(wonen=(51, 3)), THEMES), THEME_NAMES) == ""


@pytest.mark.parametrize(
    ("share", "words"), [(0.0, "minder dan 1"), (0.93, "93"), (1.0, "meer dan 99"), (0.5, "50")]
)
def test_how_often_of_a_hundred(share: float, words: str) -> None:
    assert in_hundred(share) == words
