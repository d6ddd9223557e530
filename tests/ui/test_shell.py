"""The shell as each role: which pages there are, what the menu shows, who is refused."""

import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.browser.seed import seed
from wijkwijzer.access.records import Identity, Role
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.settings import PROJECT
from wijkwijzer.ui import identity, runtime
from wijkwijzer.ui.navigation import menu, pages
from wijkwijzer.ui.runtime import choose_wijk

SHELL = str(PROJECT / "wijkwijzer" / "ui" / "shell.py")
OWN = Wijk(id="eigen", name="Eigen wijk")
EXAMPLE = Wijk(id="voorbeeld", name="Voorbeeldwijk", is_example=True)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "wijk.db"
    monkeypatch.setenv("WIJKWIJZER_DATABASE", str(path))
    yield path
    runtime.store().close()


def run(monkeypatch: pytest.MonkeyPatch, role: Role = "resident") -> AppTest:
    who = Identity(role=role, account="" if role == "resident" else "samira")
    monkeypatch.setattr(identity, "read_identity", lambda: who)
    monkeypatch.setattr(type(st.context), "cookies", {})
    return AppTest.from_file(SHELL, default_timeout=30).run()


def test_an_empty_database_says_what_to_do(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(monkeypatch)
    assert not app.exception
    assert any("nog geen wijk" in block.proto.body for block in app.get("html"))


def test_the_start_page_of_the_example(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed(database)
    app = run(monkeypatch)
    assert not app.exception
    assert app.title[0].value == "Wat vindt u van uw buurt?"
    assert any("ww-example" in block.proto.body for block in app.get("html"))


@pytest.mark.parametrize("role", typing.get_args(Role))
def test_a_role_finds_its_pages_in_the_menu(role: Role) -> None:
    found = {page.slug for page in menu(Identity(role=role), OWN)}
    existing = {page.slug for page in pages()}
    expected: dict[Role, set[str]] = {
        "resident": set(),
        "steering": {
            *("kompas", "ambities", "deelname", "dialogen", "verslag"),
            *("maatregelen", "afspraken", "draad", "poster", "terugkoppeling"),
            *("wijkplan", "verantwoording"),
        },
        "facilitator": {
            *("kompas", "ambities", "deelname", "meting", "vragenlijsten", "invoeren"),
            *("wijk", "moderatie", "opmerkingen", "beheer", "dialogen", "verslag"),
            *("maatregelen", "afspraken", "draad", "poster", "terugkoppeling", "antwoorden"),
            *("wijkplan", "verantwoording"),
        },
    }
    assert found == expected[role] & existing


def test_which_wijk_is_shown() -> None:
    other = OWN.model_copy(update={"id": "ander"})
    assert choose_wijk([]) is None
    assert choose_wijk([EXAMPLE]) == EXAMPLE
    assert choose_wijk([EXAMPLE, OWN]) == OWN
    assert choose_wijk([EXAMPLE, OWN, other]) == EXAMPLE
    assert choose_wijk([OWN, other]) == OWN
    assert choose_wijk([EXAMPLE, OWN], "voorbeeld") == EXAMPLE
    assert choose_wijk([EXAMPLE, OWN], "bestaat niet") == OWN
