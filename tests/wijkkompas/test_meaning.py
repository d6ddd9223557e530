import pytest

from wijkwijzer.i18n import set_language
from wijkwijzer.survey.questionnaires import questionnaire
from wijkwijzer.wijkkompas.computation import border_of_need
from wijkwijzer.wijkkompas.meaning import what_need_means
from wijkwijzer.wijkkompas.results import Borders


@pytest.mark.parametrize(
    ("need", "word"),
    [
        (0, "Nee, het is goed zo"),
        (12, "Nee, het is goed zo"),
        (13, "Dat hoeft niet zo nodig"),
        (50, "Een beetje beter mag wel"),
        (73, "Ja, dit moet beter"),
        (88, "Ja, dit is heel hard nodig"),
        (100, "Ja, dit is heel hard nodig"),
    ],
)
def test_urgency_is_said_with_the_nearest_answer(need: float, word: str) -> None:
    said = what_need_means(questionnaire("standaard", 2), need, Borders())
    assert said == f"Behoefte {need} wil zeggen: gemiddeld antwoorden bewoners ‘{word}’."


def test_dissatisfaction_is_said_with_the_mean_score() -> None:
    """7 - 0.73 x 6 is 2.62."""
    said = what_need_means(questionnaire("plekscore", 1), 73, Borders())
    assert "gemiddeld een 2,6, op een schaal van 1 tot en met 7" in said


def test_priority_is_said_with_how_many_chose_it() -> None:
    borders = Borders(need=border_of_need("priority", 14, 3))
    said = what_need_means(questionnaire("vijf-minuten", 1), 73, borders)
    assert said == (
        "Behoefte 73 wil zeggen: 73 van elke 100 bewoners kozen dit bij hun eerste 3. "
        "Hoog is het vanaf 21."
    )


def test_without_words_for_the_points_urgency_is_said_in_points() -> None:
    asked = questionnaire("standaard", 2)
    steps = tuple(
        step.model_copy(
            update={"questions": tuple(q.model_copy(update={"words": ()}) for q in step.questions)}
        )
        for step in asked.steps
    )
    bare = asked.model_copy(update={"steps": steps})
    assert "gemiddeld 3,9 van de 5 punten" in what_need_means(bare, 73, Borders())


def test_it_speaks_the_language_of_the_reader() -> None:
    set_language("en")
    try:
        said = what_need_means(questionnaire("standaard", 2), 73, Borders())
        assert "Yes, this should get better" in said
    finally:
        set_language("nl")
