"""What the participant's screen is given, and what its modules hold."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields

import pytest

from wijkwijzer.dialogue.form import FORM, HERE, SCRIPTS, STREAM
from wijkwijzer.dialogue.form.presentation import Json, presentation
from wijkwijzer.dialogue.records import CARDS, LONGEST_CARD
from wijkwijzer.i18n import LANGUAGES, set_language
from wijkwijzer.look.palette import LIGHT, Hue
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.neighbourhood.themes import load_themes
from wijkwijzer.settings import DATA

SOURCES = "".join(script.read_text("utf-8") for script in SCRIPTS)
THEMES = load_themes(DATA / "themas.yaml")
ELSEWHERE = {"loading", "loadingLead", "language"}
"""Texts that the loader shows while the script is under way, and that of a common module."""


@pytest.fixture(autouse=True)
def _dutch_again() -> Iterator[None]:
    yield
    set_language("nl")


def given(language: str = "nl", wijk: Wijk | None = None) -> Json:
    return presentation("482915", language, tuple(LANGUAGES), THEMES, pictogram, wijk)


def test_every_language_comes_with_the_page() -> None:
    shown = given("ar")
    assert list(shown["spoken"]) == list(LANGUAGES)
    assert shown["texts"] == shown["spoken"]["ar"]["texts"]
    assert {id_ for id_, one in shown["spoken"].items() if one["dir"] == "rtl"} == {"ar"}
    assert shown["spoken"]["nl"]["texts"]["join"] == "Doe mee"
    assert shown["spoken"]["en"]["texts"]["join"] == "Join"
    assert len(json.dumps(shown, ensure_ascii=False).encode()) < 110_000


def test_themes_have_their_drawings() -> None:
    drawings = given()["pictograms"]
    assert set(drawings) == {theme.id for theme in THEMES}
    assert all(drawing.startswith("<svg") for drawing in drawings.values())


def test_an_invented_wijk_is_marked() -> None:
    shown = given(wijk=Wijk(id="w", name="Sluiswijk", is_example=True))
    assert shown["example"]
    assert shown["texts"]["example"]["text"].startswith("Sluiswijk bestaat niet.")
    own = given(wijk=Wijk(id="w", name="Sluiswijk"))
    assert not own["example"]
    assert own["texts"]["example"] is None


def test_a_card_is_followed_where_residents_may_read_on() -> None:
    own = Wijk(id="w", name="Sluiswijk")
    assert given(wijk=own)["follow"] == ""
    shown = own.model_copy(update={"published": frozenset({"afspraken"})})
    assert given(wijk=shown)["follow"] == "/draad?wijk=w&soort=card&van="


def test_the_screen_finds_every_text_it_asks_for_and_asks_for_every_text() -> None:
    texts = given()["texts"]
    asked = set(re.findall(r"\btexts\.(\w+)", SOURCES)) | ELSEWHERE
    assert asked == set(texts)


def test_every_card_that_can_be_written_has_its_words_and_its_length() -> None:
    words = given()["texts"]["cards"]
    assert set(words) == {kind for kinds in CARDS.values() for kind in kinds}
    lengths = re.search(r"const LONGEST = \{ stelling: (\d+) \};\nconst MOST = (\d+);", SOURCES)
    assert lengths is not None
    assert int(lengths[1]) == LONGEST_CARD["stelling"]
    assert {int(lengths[2])} == {n for kind, n in LONGEST_CARD.items() if kind != "stelling"}


def test_the_screen_holds_no_words_of_its_own() -> None:
    """Text that a reader would see has a space or a capital; ids and classes of ours have not."""
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", SOURCES, flags=re.DOTALL)
    strings = re.findall(r'"([^"\n]*)"', code)
    classes = {"reach first", "survey meeting", "dot none", "wait calm", "column yours", "pole low"}
    known = classes | {"pole high", "question between", "rows multiple", "codefield digits"}
    found = {text for text in strings if re.search(r"[A-Z][a-z]+ |[a-z] [a-z]", text)}
    assert found <= known


def test_modules_stay_small_and_make_one_script() -> None:
    assert all(len(script.read_text("utf-8").splitlines()) < 400 for script in SCRIPTS)
    assert FORM.source.endswith("export default form$.main;\n")
    assert all(f"const {script.stem}$ = " in FORM.source for script in SCRIPTS)
    assert FORM.first in FORM.loader.replace("${attempt}", "0")


def test_following_a_meeting_needs_no_other_module() -> None:
    assert "import " not in STREAM.read_text("utf-8")


def test_its_colours_are_those_of_the_palette() -> None:
    hues = (LIGHT.room, LIGHT.against)
    known = {getattr(hue, field.name) for hue in hues for field in fields(Hue)} | {LIGHT.warning}
    used = re.findall(r"#[0-9a-f]{6}\b", (HERE / "meeting.css").read_text("utf-8"))
    assert used
    assert set(used) <= known
