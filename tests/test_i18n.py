"""The catalogues, the content files and the code say the same, in every language."""

import ast
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.catalogues import (
    RESIDENT_VISIBLE,
    TRANSLATED,
    seen_by_residents,
    translations,
    used,
    write,
)
from wijkwijzer import i18n
from wijkwijzer.i18n import LANGUAGES
from wijkwijzer.settings import DATA, PROJECT
from wijkwijzer.survey.questionnaires import questionnaire, shipped

_FIELD = re.compile(r"\{(\w*)[^}]*\}")
_SCRIPTS = {"ar": re.compile("[\u0620-\u064a]"), "uk": re.compile("[а-яіїєґ]", re.IGNORECASE)}
NOW = dt.datetime(2026, 11, 2, 19, 30, tzinfo=dt.UTC)

in_each_language = pytest.mark.parametrize("language", TRANSLATED)


@in_each_language
def test_no_translation_is_unused(language: str) -> None:
    assert sorted(set(translations(language)) - set(used())) == []


@in_each_language
def test_no_translation_is_empty(language: str) -> None:
    assert [text for text, found in translations(language).items() if not found.strip()] == []


@in_each_language
def test_translations_name_the_same_values(language: str) -> None:
    differing = [
        text
        for text, found in translations(language).items()
        if sorted(_FIELD.findall(text)) != sorted(_FIELD.findall(found))
    ]
    assert differing == []


@in_each_language
def test_a_space_at_the_end_stays(language: str) -> None:
    differing = [
        text
        for text, found in translations(language).items()
        if text.endswith(" ") != found.endswith(" ")
    ]
    assert differing == []


@in_each_language
def test_what_residents_see_is_there_in_every_language(language: str) -> None:
    assert sorted(seen_by_residents() - set(translations(language))) == []


@pytest.mark.parametrize("place", RESIDENT_VISIBLE)
def test_what_residents_see_stands_where_we_look(place: str) -> None:
    assert (PROJECT / place).exists()


def test_no_text_for_residents_stands_where_it_is_not_found() -> None:
    """Babel does not look inside f-strings: a text there would stay Dutch in every language."""
    hidden = [
        (path.name, ast.unparse(call))
        for place in RESIDENT_VISIBLE
        for path in _modules(PROJECT / place)
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "_"
    ]
    assert hidden == []


def _modules(place: Path) -> list[Path]:
    return sorted(place.rglob("*.py")) if place.is_dir() else [place]


@pytest.mark.parametrize("language", _SCRIPTS)
def test_a_text_stands_in_the_script_of_its_language(language: str) -> None:
    latin = [
        found
        for found in [*translations(language).values(), *_texts(DATA / "themas.yaml", language)]
        if re.search(r"[A-Za-z]", _FIELD.sub("", found)) and not _SCRIPTS[language].search(found)
    ]
    assert latin == []


def _texts(path: Path, language: str) -> list[str]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [texts.get(language, "") for texts in _in_languages(content)]


def _in_languages(node: object) -> Iterator[dict[str, str]]:
    if isinstance(node, dict) and "nl" in node:
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _in_languages(value)
    elif isinstance(node, list):
        for value in node:
            yield from _in_languages(value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_theme_is_there_in_every_language(language: str) -> None:
    texts = _texts(DATA / "themas.yaml", language)
    assert len(texts) == 4 + 14 * 6
    assert all(text.strip() for text in texts)


def test_the_newest_questionnaires_are_there_in_every_language() -> None:
    newest = dict(sorted(shipped()))
    for name, version in newest.items():
        assert set(questionnaire(name, version).languages) == set(LANGUAGES), name


@pytest.mark.parametrize(
    "file", sorted((DATA / "vragenlijsten").glob("*.yaml")), ids=lambda path: path.stem
)
def test_a_questionnaire_has_the_languages_it_names(file: Path) -> None:
    languages = yaml.safe_load(file.read_text(encoding="utf-8"))["languages"]
    for language in languages:
        assert all(text.strip() for text in _texts(file, language)), language


def test_a_written_catalogue_reads_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = translations("ar")
    monkeypatch.setattr("tests.catalogues.LOCALES", tmp_path)
    write("ar", before)
    assert translations("ar") == before


@pytest.mark.parametrize(
    ("language", "number", "date"),
    [
        ("nl", "1.234,5", "2 november 2026"),
        ("en", "1,234.5", "2 November 2026"),
        ("de", "1.234,5", "2. November 2026"),
        ("tr", "1.234,5", "2 Kasım 2026"),
        ("ar", "1,234.5", "2 نوفمبر 2026"),
        ("pl", "1\u00a0234,5", "2 listopada 2026"),
        ("uk", "1\u00a0234,5", "2 листопада 2026"),
    ],
)
def test_numbers_and_dates_are_written_as_readers_write_them(
    language: str, number: str, date: str
) -> None:
    i18n.set_language(language)
    try:
        assert i18n.number(1234.5, 1) == number
        assert i18n.date(NOW) == date
        assert i18n.moment(NOW).endswith(" 20:30")
        assert i18n.direction() == ("rtl" if language == "ar" else "ltr")
    finally:
        i18n.set_language("nl")
