"""The console is given what it shows: every word it asks for is there, and none too many."""

import re

from tests.dialogue.rooms import meeting
from wijkwijzer.dialogue.console import CONSOLE, HERE, STYLES
from wijkwijzer.dialogue.console.presentation import URL, console_content
from wijkwijzer.dialogue.records import CARDS, VALUES

SCRIPTS = "\n".join(path.read_text("utf-8") for path in sorted(HERE.glob("*.js")))
BUILT = ("phase_", "undo_", "card_", "state_", "turns_", "wall_", "under_")
"""Beginnings of names that a script puts together."""


def test_every_word_that_the_console_asks_for_is_there() -> None:
    texts = console_content(meeting())["texts"]
    asked = set(re.findall(r"\btexts\.(\w+)", SCRIPTS)) | set(
        re.findall(r"this\.t\(\"(\w+)\"", SCRIPTS)
    )
    assert sorted(asked - set(texts)) == []
    named = asked | set(re.findall(r'"(\w+)"', SCRIPTS)) | {"loadingLead"}
    panels = {"programme", "cards", "hands", "hall"}
    unused = {name for name in texts if name not in named | panels}
    assert sorted(name for name in unused if not name.startswith(BUILT)) == []
    assert all(text.strip() for text in texts.values())


def test_every_kind_of_part_and_card_has_a_name() -> None:
    content = console_content(meeting())
    assert set(content["kinds"]) == set(VALUES)
    kinds = {f"card_{kind}" for written in CARDS.values() for kind in written}
    assert kinds <= set(content["texts"])


def test_it_leads_to_its_own_meeting() -> None:
    content = console_content(meeting())
    assert content["url"] == URL
    assert content["links"]["wall"] == "/dialoog?d=123456&scherm=1"
    assert content["date"] == "24 november 2026"
    rehearsal = console_content(meeting(rehearsal=True, rehearses="echt"))
    assert rehearsal["links"]["edit"].endswith("bijeenkomst=echt")


def test_the_modules_are_one_script() -> None:
    assert "import {" not in CONSOLE.source
    assert "export default console$.main;" in CONSOLE.source
    assert STYLES
