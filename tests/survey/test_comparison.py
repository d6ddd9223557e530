"""Rounds compare only what was asked the same way, and say why where they do not."""

from collections.abc import Callable
from typing import Any

import pytest

from wijkwijzer.survey.comparison import compare, comparison_sentence
from wijkwijzer.survey.questionnaires import questionnaire, shipped
from wijkwijzer.survey.records import Questionnaire

THEMES = ("wonen", "groen", "zorg")
STANDARD = questionnaire("standaard", 2)


def changed(change: Callable[[dict[str, Any]], Any], of: Questionnaire = STANDARD) -> Questionnaire:
    content = of.model_dump(mode="json")
    change(
        {question["id"]: question for step in content["steps"] for question in step["questions"]}
    )
    return Questionnaire.model_validate(content)


@pytest.mark.parametrize("key", shipped())
def test_a_questionnaire_compares_with_itself(key: tuple[str, int]) -> None:
    asked = questionnaire(*key)
    found = compare(asked, asked, THEMES, THEMES)
    assert (found.themes, found.reason) == (THEMES, "")
    assert set(found.questions.values()) == {""}


def test_the_standard_questionnaires_measure_the_same_need() -> None:
    found = compare(STANDARD, questionnaire("standaard", 1), THEMES, THEMES)
    assert comparison_sentence(found, "najaar") == "Te vergelijken met najaar: ja, 3 onderwerpen."
    assert {name for name, why in found.questions.items() if why} == {"huishouden", "open"}


def test_another_need_rule_compares_nothing() -> None:
    found = compare(questionnaire("vijf-minuten", 1), STANDARD, THEMES, THEMES)
    assert found.themes == ()
    assert comparison_sentence(found, "najaar") == (
        "Te vergelijken met najaar: nee, want toen ging het om de vraag hoe hard iets nodig is, "
        "nu om wat bewoners het eerst kiezen."
    )


DIFFERENCES = {
    "text": (lambda q: q["urgentie"]["text"].update(nl="Kan dit beter?"), "Moet dit beter?"),
    "words": (lambda q: q["urgentie"]["words"][0].update(nl="Nee"), "woorden bij de schaal"),
    "dont_know": (lambda q: q["urgentie"].update(dont_know=False), "kon toen wel"),
    "show_if": (
        lambda q: q["urgentie"].update(show_if={"question": "score", "at_most": 6}),
        "aan anderen",
    ),
}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_a_difference_in_the_need_question_is_named(name: str) -> None:
    change, words = DIFFERENCES[name]
    found = compare(changed(change), STANDARD, THEMES, THEMES)
    assert found.themes == ()
    assert words in found.reason
    assert found.questions["urgentie"] == found.reason


OF_QUESTIONS = {
    "score": (lambda q: q["score"].update(maximum=7), "1 tot en met 10"),
    "leeftijd": (lambda q: q["leeftijd"].update(kind="multiple", group=None), "andere soort"),
    "top": (lambda q: q["top"].update(choose=5), "koos er toen 3"),
    "wonen": (lambda q: q["wonen"]["options"].reverse(), "antwoorden"),
    "wat_doen": (lambda q: q["wat_doen"].update(other=False), "antwoorden"),
}


@pytest.mark.parametrize("name", OF_QUESTIONS)
def test_another_question_differs_by_itself_only(name: str) -> None:
    change, words = OF_QUESTIONS[name]
    found = compare(changed(change), STANDARD, THEMES, THEMES)
    assert found.themes == THEMES
    assert {key for key, why in found.questions.items() if why} == {name}
    assert words in found.questions[name]


def test_help_and_other_languages_may_change() -> None:
    def reword(asked: dict[str, Any]) -> None:
        asked["top"]["help"]["nl"] = "Anders uitgelegd."
        asked["urgentie"]["text"]["en"] = "Must this improve?"

    found = compare(changed(reword), STANDARD, THEMES, THEMES)
    assert found.themes == THEMES
    assert set(found.questions.values()) == {""}


def test_only_shared_themes_and_of_a_top_only_the_same_choice() -> None:
    fewer = compare(STANDARD, STANDARD, THEMES, ("groen", "zorg", "werk"))
    assert fewer.themes == ("groen", "zorg")
    top = questionnaire("vijf-minuten", 1)
    assert "andere onderwerpen te kiezen" in compare(top, top, THEMES, THEMES[:2]).reason
    assert "andere onderwerpen" in compare(STANDARD, STANDARD, THEMES, ("werk",)).reason


def test_a_question_asked_per_theme_then_and_once_now() -> None:
    content = STANDARD.model_dump(mode="json")
    step = next(step for step in content["steps"] if step["id"] == "top")
    step["each_theme"] = True
    other = Questionnaire.model_validate(content)
    assert "per onderwerp" in compare(STANDARD, other, THEMES, THEMES).questions["top"]
