"""The catalogue and the code say the same."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from wijkwijzer.i18n import LOCALES
from wijkwijzer.settings import PROJECT

RESIDENT_VISIBLE = (
    "pages/start.py",
    "pages/vragenlijst.py",
    "pages/inbreng.py",
    "wijkwijzer/ui/survey",
    "wijkwijzer/ui/header.py",
    "wijkwijzer/survey/form",
    "wijkwijzer/intake/survey.py",
    "wijkwijzer/intake/receipts.py",
    "wijkwijzer/wijkkompas",
    "wijkwijzer/ambitions",
)
"""What a resident who reads English may meet."""

_FIELD = re.compile(r"\{(\w*)[^}]*\}")


def _used() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for part in ("wijkwijzer", "pages"):
        for file, _line, text, _comments, _context in extract_from_dir(
            PROJECT / part, keywords={"_": None, "gettext": None}
        ):
            found.setdefault(str(text), set()).add(f"{part}/{file}")
    return found


def _english() -> dict[str, str]:
    with (LOCALES / "en" / "LC_MESSAGES" / "wijkwijzer.po").open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file) if m.id}


def test_no_translation_is_unused() -> None:
    assert sorted(set(_english()) - set(_used())) == []


def test_no_translation_is_empty() -> None:
    assert [text for text, english in _english().items() if not english.strip()] == []


def test_translations_name_the_same_values() -> None:
    differing = [
        text
        for text, english in _english().items()
        if sorted(_FIELD.findall(text)) != sorted(_FIELD.findall(english))
    ]
    assert differing == []


@pytest.mark.parametrize("place", RESIDENT_VISIBLE)
def test_what_residents_see_is_there_in_english(place: str) -> None:
    assert (PROJECT / place).exists()
    english = _english()
    missing = [
        text
        for text, files in _used().items()
        if any(file.startswith(place) for file in files) and text not in english
    ]
    assert missing == []


def test_every_text_in_the_content_files_has_each_language() -> None:
    import yaml

    def walk(node: object, path: Path) -> None:
        if isinstance(node, dict):
            if "nl" in node:
                assert str(node.get("en", "")).strip(), f"{path.name}: {node['nl']}"
            for value in node.values():
                walk(value, path)
        elif isinstance(node, list):
            for value in node:
                walk(value, path)

    for path in [
        PROJECT / "data" / "themas.yaml",
        *(PROJECT / "data/vragenlijsten").glob("*.yaml"),
    ]:
        walk(yaml.safe_load(path.read_text(encoding="utf-8")), path)
