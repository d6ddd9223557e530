import json
import re
from collections.abc import Iterator

import pytest

from tests.survey.form.test_shapes import square
from wijkwijzer.i18n import set_language
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.neighbourhood.themes import load_themes
from wijkwijzer.settings import DATA
from wijkwijzer.survey.answers import question_keys
from wijkwijzer.survey.form import ENTRY, SCRIPTS, STYLES
from wijkwijzer.survey.form.presentation import Json, presentation
from wijkwijzer.survey.form.visit_texts import visit_texts
from wijkwijzer.survey.records import Condition, Questionnaire
from wijkwijzer.survey.screens import screen_titles

SOURCES = ENTRY + "\n".join(script.read_text("utf-8") for script in SCRIPTS)
REAL = {"is_example": False}

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
    assert (content["language"], content["dir"]) == ("en", "ltr")
    assert content["screens"][1]["questions"][0]["text"] == "What mark out of 10 do you give?"
    assert content["screens"][1]["title"] == "Housing"
    set_language("ar")
    assert presentation(standard, THEMES, BUURTEN, pictogram)["dir"] == "rtl"


def test_the_first_screen_names_the_wijk_and_marks_an_example(standard: Questionnaire) -> None:
    wijk = Wijk(id="w", name="Sluiswijk", is_example=True)
    content = presentation(standard, THEMES, BUURTEN, pictogram, wijk)
    assert content["lead"] == "Voor wie woont in Sluiswijk. Het duurt ongeveer 10 minuten."
    assert "Sluiswijk" in content["promises"][0]
    assert content["example"]["text"].startswith("Sluiswijk bestaat niet.")
    own = presentation(standard, THEMES, BUURTEN, pictogram, wijk.model_copy(update=REAL))
    assert own["example"] is None


def test_no_two_screens_share_an_id(standard: Questionnaire) -> None:
    """Also where a step is called as a theme is."""
    step = standard.steps[-1].model_copy(update={"id": "wonen"})
    twice = standard.model_copy(update={"steps": (*standard.steps[:-1], step)})
    ids = [screen["id"] for screen in presentation(twice, THEMES, BUURTEN, pictogram)["screens"]]
    assert len(set(ids)) == len(ids)
    assert list(screen_titles(twice, THEMES))[1:] == ids


def test_a_condition_names_the_answer_of_the_same_theme(standard: Questionnaire) -> None:
    condition = Condition(question="score", at_most=5)
    step = standard.steps[1]
    asked = step.questions[1].model_copy(update={"show_if": condition})
    steps = (
        standard.steps[0],
        step.model_copy(update={"questions": (step.questions[0], asked)}),
        standard.steps[2].model_copy(
            update={"show_if": Condition(question="buurt", any_of=("kade",))}
        ),
    )
    content = presentation(standard.model_copy(update={"steps": steps}), THEMES, BUURTEN, pictogram)
    shown = content["screens"][1]["questions"][1]["show_if"]
    assert (shown["question"], shown["at_most"]) == ("score:wonen", 5)
    assert content["screens"][-1]["show_if"]["question"] == "buurt"
    assert content["screens"][1]["questions"][0]["show_if"] is None


def test_the_whole_is_small_plain_json(content: Json) -> None:
    assert json.loads(json.dumps(content, allow_nan=False)) == content
    assert len(json.dumps(content)) < 60_000


def test_the_form_finds_every_text_it_asks_for(content: Json) -> None:
    """Places and photos bring texts of their own, with the question."""
    own = [script for script in SCRIPTS if script.stem not in {"places", "photos", "leaflet"}]
    asking = ENTRY + "".join(script.read_text("utf-8") for script in own)
    assert set(re.findall(r"\btexts\.(\w+)", asking)) <= set(content["texts"])
    assert set(visit_texts()) <= set(re.findall(r"\b(?:texts|words)\.(\w+)", asking))


def test_the_form_holds_no_words_of_its_own() -> None:
    """Text that a reader would see has a space or a capital; ids and classes of ours have not."""
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", SOURCES, flags=re.DOTALL)
    strings = re.findall(r'"([^"\n]*)"', code)
    assert [text for text in strings if re.search(r"[A-Z][a-z]+ |[a-z] [a-z]", text)] == []


def test_the_form_stays_small() -> None:
    for script in SCRIPTS:
        assert len(script.read_text("utf-8").splitlines()) < 400


def test_its_colours_are_those_of_the_palette() -> None:
    style = "".join(part.read_text("utf-8") for part in STYLES)
    used = set(re.findall(r"#[0-9a-f]{6}\b", style))
    known = {getattr(LIGHT, name) for name in ("paper", "surface", "ink", "quiet", "line")}
    known |= {LIGHT.border, LIGHT.need_ink, LIGHT.positive}
    known |= {LIGHT.winds["noord"].soft, LIGHT.winds["noord"].ink}
    known |= {"#c9d6da", "#dfe6d6", "#e4e0d6"}  # water, green and built, as on every map
    assert used
    assert used <= known
