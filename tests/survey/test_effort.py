import pytest

from wijkwijzer.survey.effort import SECONDS, minutes, question_count
from wijkwijzer.survey.questionnaires import questionnaire
from wijkwijzer.survey.records import Kind, Questionnaire


def test_every_kind_has_a_guess() -> None:
    assert set(SECONDS) == set(Kind.__args__)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "version", "count", "most"),
    [("standaard", 2, 37, 10), ("plekscore", 1, 19, 5), ("vijf-minuten", 1, 5, 5)],
)
def test_what_ships_takes_no_longer_than_it_promises(
    name: str, version: int, count: int, most: int
) -> None:
    asked = questionnaire(name, version)
    assert question_count(asked, 14) == count
    assert minutes(asked, 14) <= most


def test_an_empty_questionnaire_asks_nothing() -> None:
    asked = questionnaire("standaard", 2).model_copy(update={"steps": ()})
    assert isinstance(asked, Questionnaire)
    assert question_count(asked, 14) == 0
