import json
import re
from collections.abc import Iterator

import pytest

from tests.survey.conftest import STANDARD
from tests.survey.form.test_shapes import square
from wijkwijzer.i18n import set_language
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.neighbourhood.themes import load_themes
from wijkwijzer.settings import DATA
from wijkwijzer.survey.answers import question_keys
from wijkwijzer.survey.form import SCRIPTS, STYLE
from wijkwijzer.survey.form.presentation import Json, presentation, wiped, with_draft
from wijkwijzer.survey.questionnaires import load_questionnaire
from wijkwijzer.survey.records import Questionnaire

SOURCES = "\n".join(script.read_text("utf-8") for script in SCRIPTS)

THEMES = load_themes(DATA / "themas.yaml")
BUURTEN = (square("kade", 5, 52), square("park", 5.01, 52))


@pytest.fixture(autouse=True)
def _dutch_again() -> Iterator[None]:
    yield
    set_language("nl")


@pytest.fixture
def content(standard: Questionnaire) -> Json:
    return presentation(standard, THEMES, BUURTEN, pictogram)


def test_every_answer_has_its_question_in_order(standard: Questionnaire, content: Json) -> None:
    shown = [question["key"] for screen in content["screens"] for question in screen["questions"]]
    assert tuple(shown) == question_keys(standard, [theme.id for theme in THEMES])


def test_themes_are_counted_and_other_screens_not(content: Json) -> None:
    progress = [screen["progress"] for screen in content["screens"]]
    assert progress == ["", *(f"{n} van 14" for n in range(1, 15)), "", "", ""]
    ids = [screen["id"] for screen in content["screens"]]
    assert ids == ["buurt", *(theme.id for theme in THEMES), "top", "over_u", "open"]


def test_buurten_and_themes_are_the_answers(content: Json) -> None:
    asked = {q["key"]: q for screen in content["screens"] for q in screen["questions"]}
    assert [option["id"] for option in asked["buurt"]["options"]] == ["kade", "park"]
    assert [option["id"] for option in asked["top"]["options"]] == [theme.id for theme in THEMES]
    assert [shape["id"] for shape in content["map"]["shapes"]] == ["kade", "park"]
    assert asked["buurt"]["not_said"] == asked["leeftijd"]["not_said"] == "Dat zeg ik liever niet"
    assert asked["score:wonen"]["dont_know"] == "Weet ik niet"
    assert asked["score:wonen"]["not_said"] == asked["top"]["dont_know"] == ""


def test_pictograms_are_drawings(content: Json) -> None:
    assert set(content["pictograms"]) == {theme.pictogram for theme in THEMES}
    assert all(drawing.startswith("<svg") for drawing in content["pictograms"].values())


def test_questions_change_with_the_language(standard: Questionnaire) -> None:
    set_language("en")
    content = presentation(standard, THEMES, BUURTEN, pictogram)
    assert content["language"] == "en"
    assert [language["name"] for language in content["languages"]] == ["Nederlands", "English"]
    assert content["screens"][1]["questions"][0]["text"] == "What mark out of 10 do you give?"
    assert content["screens"][1]["title"] == "Housing"


def test_the_whole_is_small_plain_json(content: Json) -> None:
    answers = {"score:wonen": 7, "top": ("groen", "zorg")}
    whole = with_draft(content, token="t", answers=answers, number=3, step="zorg")
    sent = json.loads(json.dumps(whole, allow_nan=False))
    assert sent == whole | {"answers": {"score:wonen": 7, "top": ["groen", "zorg"]}}
    assert len(json.dumps(whole)) < 60_000
    assert wiped() == {"wipe": True}


def test_the_form_finds_every_text_it_asks_for(content: Json) -> None:
    used = set(re.findall(r"\btexts\.(\w+)", SOURCES))
    assert used | {"unknown", "closed"} == set(content["texts"])


def test_the_form_holds_no_words_of_its_own() -> None:
    """Text that a reader would see has a space or a capital; ids and classes of ours have not."""
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", SOURCES, flags=re.DOTALL)
    strings = re.findall(r'"([^"]*)"', code)
    assert [text for text in strings if re.search(r"[A-Z][a-z]+ |[a-z] [a-z]", text)] == []


def test_the_form_stays_small() -> None:
    for script in SCRIPTS:
        assert len(script.read_text("utf-8").splitlines()) < 400


def test_its_colours_are_those_of_the_palette() -> None:
    used = set(re.findall(r"#[0-9a-f]{6}\b", STYLE.read_text("utf-8")))
    known = {getattr(LIGHT, name) for name in ("paper", "surface", "ink", "quiet", "line")}
    known |= {LIGHT.border, LIGHT.need_ink, LIGHT.positive}
    assert used
    assert used <= known


def test_a_questionnaire_in_one_language_offers_no_switch() -> None:
    text = STANDARD.read_text("utf-8").replace("languages: [nl, en]", "languages: [nl]")
    content = presentation(load_questionnaire(text), THEMES, BUURTEN, pictogram)
    assert [language["id"] for language in content["languages"]] == ["nl"]
