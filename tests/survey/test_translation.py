"""All that residents read, Dutch beside another language."""

import pytest

from wijkwijzer.i18n import LANGUAGES
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.survey.questionnaires import questionnaire
from wijkwijzer.survey.translation import as_table, translated_texts


@pytest.mark.parametrize("language", [id_ for id_ in LANGUAGES if id_ != "nl"])
def test_nothing_that_residents_read_is_missing(language: str) -> None:
    texts = translated_texts(language, theme_set("themas"), [questionnaire("standaard", 2)])
    dutch = [text.dutch for text in texts]
    assert len(dutch) == len(set(dutch))
    assert {"Moet dit beter?", "wonen", "Beginnen"} <= set(dutch)
    assert [text.dutch for text in texts if not text.translation.strip()] == []


def test_a_questionnaire_without_a_language_shows_what_is_missing() -> None:
    texts = translated_texts("tr", theme_set("themas"), [questionnaire("standaard", 1)])
    missing = [text for text in texts if not text.translation]
    assert "Moet dit beter?" in {text.dutch for text in missing}
    assert {text.where for text in missing} == {"Vragenlijst Wat wilt u beter in uw wijk?"}


def test_the_list_is_a_table_with_room_for_remarks() -> None:
    texts = translated_texts("ar", theme_set("themas"), [])
    table = as_table("ar", texts)
    assert list(table.columns) == ["Waar", "Nederlands", "Arabisch", "Wat moet anders?"]
    assert len(table) == len(texts)
    row = table[table["Nederlands"] == "veiligheid"].iloc[0]
    assert row["Waar"] == "Thema veiligheid"
    assert row["Arabisch"] == "الأمان"
    assert set(table["Wat moet anders?"]) == {""}
