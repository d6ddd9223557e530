from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.survey.conftest import STANDARD
from wijkwijzer.errors import InvalidInput
from wijkwijzer.neighbourhood.records import CATEGORIES
from wijkwijzer.survey.questionnaires import find_question, load_questionnaire, questions
from wijkwijzer.survey.records import Questionnaire


def edited(change: Callable[[dict[str, Any]], Any]) -> str:
    content = yaml.safe_load(STANDARD.read_text("utf-8"))
    change(content)
    return yaml.safe_dump(content, allow_unicode=True)


def asked(content: dict[str, Any], question_id: str) -> dict[str, Any]:
    return next(q for s in content["steps"] for q in s["questions"] if q["id"] == question_id)


def refused(text: str | Path) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        load_questionnaire(text)
    return caught.value


def test_standard_asks_what_the_compass_needs(standard: Questionnaire) -> None:
    assert standard.need_rule == "urgency"
    assert find_question(standard, standard.need_question).kind == "urgency"
    assert find_question(standard, "score").maximum == 10
    assert find_question(standard, "top").choose == 3
    assert [step.id for step in standard.steps] == ["buurt", "thema", "top", "over_u", "open"]


def test_standard_group_questions_use_the_fixed_categories(standard: Questionnaire) -> None:
    groups = {q.group: tuple(o.id for o in q.options) for q, _ in questions(standard) if q.group}
    assert groups == {"buurt": (), **CATEGORIES}


def test_standard_speaks_to_the_reader_politely(standard: Questionnaire) -> None:
    dutch = " ".join(
        text["nl"].lower()
        for question, _ in questions(standard)
        for text in (question.text, question.help or {"nl": ""})
    ).split()
    assert not {"je", "jij", "jouw", "jullie"} & set(dutch)


FAULTS = {
    "unknown field": (lambda c: asked(c, "top").update(chose=3), ["vraag top", "chose", "bestaat"]),
    "unknown kind": (lambda c: asked(c, "open").update(kind="lang"), ["vraag open", "kind"]),
    "kind missing": (lambda c: asked(c, "open").pop("kind"), ["vraag open", "ontbreekt"]),
    "text as number": (lambda c: asked(c, "open").update(text=3), ["vraag open", "taal"]),
    "no English": (lambda c: asked(c, "score")["low_text"].pop("en"), ["score", "low_text", "en"]),
    "same id twice": (lambda c: asked(c, "open").update(id="top"), ["vraag top", "twee keer"]),
    "colon in id": (lambda c: asked(c, "open").update(id="o:p"), ["vraag o:p", "kleine letters"]),
    "upside down": (lambda c: asked(c, "score").update(minimum=10), ["score", "kleiner"]),
    "urgency to 7": (lambda c: asked(c, "urgentie").update(maximum=7), ["urgentie", "5"]),
    "too few words": (lambda c: asked(c, "urgentie")["words"].pop(), ["urgentie", "words"]),
    "own age bands": (lambda c: asked(c, "leeftijd")["options"].pop(), ["leeftijd", "0-15, 15-25"]),
    "double option": (
        lambda c: asked(c, "wonen")["options"].append(asked(c, "wonen")["options"][0]),
        ["wonen", "twee keer"],
    ),
    "reserved option": (
        lambda c: asked(c, "wonen")["options"][0].update(id="niet_gezegd"),
        ["wonen", "bezet"],
    ),
    "no options": (
        lambda c: asked(c, "huishouden").update(options=[], group=None),
        ["huishouden", "options"],
    ),
    "two theme steps": (lambda c: c["steps"][0].update(each_theme=True), ["each_theme"]),
    "not in Dutch": (lambda c: c.update(languages=["en"]), ["Nederlands"]),
    "need names nothing": (lambda c: c.update(need_question="nood"), ["need_question nood"]),
    "need of another kind": (lambda c: c.update(need_question="score"), ["need_question score"]),
    "top is not per theme": (lambda c: c.update(need_rule="priority"), ["priority", "top"]),
    "score is no score": (lambda c: c.update(score_question="open"), ["score_question"]),
    "remark by radio": (lambda c: asked(c, "score").update(contribution=True), ["score", "tekst"]),
    "buurt without group": (
        lambda c: asked(c, "buurt").pop("group"),
        ["buurt", "horen bij elkaar"],
    ),
    "choose none": (lambda c: asked(c, "top").update(choose=0), ["top", "minstens 1"]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_place(name: str) -> None:
    change, words = FAULTS[name]
    error = refused(edited(change))
    assert any(all(word in line for word in words) for line in error.problems), error.problems
    assert error.problems[0] in str(error)


def test_all_faults_come_together() -> None:
    def two(content: dict[str, Any]) -> None:
        asked(content, "score").update(minimum=10)
        asked(content, "top").update(choose=0)

    assert len(refused(edited(two)).problems) == 2


def test_the_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "eigen.yaml"
    file.write_text(edited(lambda c: asked(c, "top").update(chose=3)), "utf-8")
    assert str(refused(file)).startswith("eigen.yaml: ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id: a\n  b: c", "regel 2"),
        ("id: a\nid: b", "twee keer"),
        ("- 1", "de vragenlijst"),
        ("", "de vragenlijst"),
        ("a: !!python/object:os.system {}", "regel 1"),
        ("? [a, b]\n: 1", "de tekst"),
    ],
)
def test_not_a_questionnaire(text: str, words: str) -> None:
    assert words in str(refused(text))


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    assert "weg.yaml" in str(refused(tmp_path / "weg.yaml"))
    (tmp_path / "beeld.yaml").write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in str(refused(tmp_path / "beeld.yaml"))
