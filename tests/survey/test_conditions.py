from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.survey.conditional import CASES, CONDITIONAL, THEMES
from tests.survey.conftest import STANDARD
from tests.survey.kinds import EVERY_KIND
from wijkwijzer.errors import InvalidInput
from wijkwijzer.survey.answers import question_keys
from wijkwijzer.survey.conditions import answers_shown, is_shown, shown_questions
from wijkwijzer.survey.questionnaires import load_questionnaire
from wijkwijzer.survey.records import Answer, Answers, Condition, Questionnaire


@pytest.mark.parametrize(("answers", "asked"), CASES, ids=range(len(CASES)))
def test_what_is_asked(answers: Answers, asked: list[str]) -> None:
    assert list(shown_questions(CONDITIONAL, THEMES, answers)) == asked


def test_without_conditions_everything_is_asked(standard: Questionnaire) -> None:
    assert shown_questions(standard, THEMES, {}) == question_keys(standard, THEMES)


def test_an_answer_that_does_not_fit_holds_for_nothing() -> None:
    number = Condition(question="q", at_most=5)
    choice = Condition(question="q", any_of=("ja",))
    assert [is_shown(number, answer) for answer in (5, 6, "weet_niet", None)] == [
        True,
        False,
        False,
        False,
    ]
    assert [is_shown(choice, answer) for answer in ("ja", ("nee", "ja"), 5, None)] == [
        True,
        True,
        False,
        False,
    ]
    assert is_shown(None, None)


def test_answers_to_what_was_not_asked_are_left_out() -> None:
    answers: Answers = {
        "hond": "nee",
        "hond.anders": "een kat",
        "honden": 5,
        "veel": "lopen",
        "cijfer:wonen": 7,
        "waarom:wonen": "omdat",
    }
    assert answers_shown(CONDITIONAL, THEMES, answers) == {"hond": "nee", "cijfer:wonen": 7}
    assert answers_shown(CONDITIONAL, THEMES, answers | {"hond": "anders"}) == {
        "hond": "anders",
        "hond.anders": "een kat",
        "cijfer:wonen": 7,
    }
    several: Answers = {"dagen": ("ma", "anders"), "dagen.anders": "om de week"}
    assert answers_shown(EVERY_KIND, THEMES, several) == several
    assert answers_shown(EVERY_KIND, THEMES, several | {"dagen": ("ma",)}) == {"dagen": ("ma",)}


given_answers = st.dictionaries(
    st.sampled_from(question_keys(CONDITIONAL, THEMES)),
    st.integers(0, 12)
    | st.sampled_from(["ja", "nee", "anders", "weet_niet"])
    | st.just(("kat", "vogel")),
)


@given(given_answers)
def test_leaving_out_once_is_enough(answers: dict[str, Answer]) -> None:
    kept = answers_shown(CONDITIONAL, THEMES, answers)
    assert answers_shown(CONDITIONAL, THEMES, kept) == kept
    assert kept.items() <= answers.items()
    assert shown_questions(CONDITIONAL, THEMES, kept) == shown_questions(
        CONDITIONAL, THEMES, answers
    )


def asked(content: dict[str, Any], question_id: str) -> dict[str, Any]:
    return next(q for s in content["steps"] for q in s["questions"] if q["id"] == question_id)


FAULTS: dict[str, tuple[str, dict[str, object], list[str]]] = {
    "later question": ("top", {"show_if": {"question": "wonen", "any_of": ["koop"]}}, ["eerder"]),
    "itself": ("top", {"show_if": {"question": "top", "any_of": ["wonen"]}}, ["eerder"]),
    "per theme": ("top", {"show_if": {"question": "score", "at_most": 5}}, ["per thema"]),
    "no option": (
        "wonen",
        {"show_if": {"question": "huishouden", "any_of": ["kasteel"]}},
        ["huishouden", "kasteel"],
    ),
    "number of a choice": (
        "wonen",
        {"show_if": {"question": "huishouden", "at_least": 2}},
        ["any_of"],
    ),
    "nothing": ("wonen", {"show_if": {"question": "huishouden"}}, ["any_of"]),
    "option of a number": (
        "urgentie",
        {"show_if": {"question": "score", "any_of": ["5"]}},
        ["at_least"],
    ),
    "other of a text": ("open", {"other": True}, ["open", "other"]),
    "other of a group": ("leeftijd", {"other": True}, ["leeftijd", "group"]),
    "theme of a text": ("open", {"ask_theme": True}, ["ask_theme"]),
    "too many photos": (
        "open",
        {"kind": "photo", "choose": 4, "contribution": False},
        ["choose", "3"],
    ),
    "weet ik niet at a pin": (
        "open",
        {"kind": "pin", "dont_know": True, "contribution": False},
        ["dont_know", "pin"],
    ),
    "options at an area": (
        "open",
        {
            "kind": "area",
            "contribution": False,
            "options": [{"id": "a", "text": {"nl": "a", "en": "a"}}],
        },
        ["options", "area"],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_asked_is_named(name: str) -> None:
    question, change, words = FAULTS[name]
    content = yaml.safe_load(STANDARD.read_text("utf-8"))
    asked(content, question).update(change)
    with pytest.raises(InvalidInput) as caught:
        load_questionnaire(yaml.safe_dump(content, allow_unicode=True))
    assert any(all(word in problem for word in words) for problem in caught.value.problems), (
        caught.value.problems
    )


def test_a_text_decides_nothing_and_a_theme_step_has_no_condition() -> None:
    content = yaml.safe_load(STANDARD.read_text("utf-8"))
    steps = {step["id"]: step for step in content["steps"]}
    steps["top"]["questions"].insert(
        0, {"id": "tekst", "kind": "short", "text": {"nl": "Tekst", "en": "Text"}}
    )
    steps["thema"]["show_if"] = {"question": "buurt", "any_of": ["kade"]}
    steps["open"]["show_if"] = {"question": "tekst", "any_of": ["ja"]}
    with pytest.raises(InvalidInput) as caught:
        load_questionnaire(yaml.safe_dump(content, allow_unicode=True))
    assert caught.value.problems[0] == "stap thema: show_if kan niet bij een stap met each_theme"
    assert caught.value.problems[1].startswith("stap open: show_if: van tekst (kind short)")


def test_other_takes_its_id_and_a_condition_may_name_it() -> None:
    content = yaml.safe_load(STANDARD.read_text("utf-8"))
    asked(content, "huishouden").update(group=None, other=True)
    with pytest.raises(InvalidInput, match="anders"):
        load_questionnaire(yaml.safe_dump(content, allow_unicode=True))
    asked(content, "huishouden")["options"].pop()
    show_if = {"question": "huishouden", "any_of": ["anders", "alleen"]}
    asked(content, "wonen")["show_if"] = show_if
    load_questionnaire(yaml.safe_dump(content, allow_unicode=True))
