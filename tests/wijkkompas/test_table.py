"""The compass as a table."""

import pandas as pd

from tests.wijkkompas.invented import THEME_NAMES, a_compass, result
from wijkwijzer.statistics.disclosure import Audience, Released
from wijkwijzer.wijkkompas.table import compass_table

FOUND = a_compass(
    result("wonen", 71, n=214, standard_error=2.54, n_effective=214.0, task=40, parties=("g", "c")),
    result("zorg", None),
)


def table(audience: Audience) -> pd.DataFrame:
    return compass_table(
        Released(FOUND, audience), THEME_NAMES, {"g": "Gemeente", "c": "Corporatie"}
    )


def test_one_row_per_theme_with_its_numbers() -> None:
    wonen = table("steering").iloc[0]
    assert wonen.to_dict() == {
        "thema": "wonen",
        "behoefte": 71,
        "behoefte van": 66,
        "behoefte tot": 76,
        "bewoners": 214,
        "standaardfout": 2.5,
        "effectief aantal bewoners": 214,
        "opgave": 40,
        "behoefte min opgave": 71,
        "veld": "Bewoners vragen aandacht",
        "partijen met een opgave": "Gemeente, Corporatie",
    }


def test_a_hidden_theme_has_words_and_no_numbers() -> None:
    zorg = table("public").iloc[1]
    assert zorg["veld"] == "nog te weinig antwoorden"
    assert zorg[["behoefte", "behoefte van", "behoefte tot", "behoefte min opgave"]].isna().all()
    assert pd.isna(zorg["bewoners (ongeveer)"])


def test_the_public_gets_no_standard_error() -> None:
    assert {"standaardfout", "effectief aantal bewoners"}.isdisjoint(table("public").columns)
