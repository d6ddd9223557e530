"""The page on which somebody changes the own password."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from wijkwijzer.errors import NotAllowed
from wijkwijzer.intake import accounts
from wijkwijzer.ui import runtime

Open = Callable[..., AppTest]
OLD, NEW = "een goed wachtwoord", "een beter wachtwoord"
NOW = dt.datetime(2026, 11, 22, 20, tzinfo=dt.UTC)


@pytest.fixture
def samira(database: Path) -> None:
    store = runtime.store()
    accounts.create_account(store, accounts.COMMAND_LINE, "samira", "steering", NOW, password=OLD)


def change(app: AppTest, old: str, new: str, again: str) -> AppTest:
    for field, value in zip(app.text_input, (old, new, again), strict=True):
        field.set_value(value)
    app.button[0].click().run()
    assert not app.exception
    return app


def signs_in(password: str) -> bool:
    try:
        return bool(accounts.sign_in(runtime.store(), "samira", password, "a", NOW))
    except NotAllowed:
        return False


def test_a_resident_has_no_password_to_change(database: Path, open_as: Open) -> None:
    app = open_as("resident", "account")
    assert app.title[0].value == "Meld u aan"
    assert not app.text_input


def test_the_password_changes(samira: None, open_as: Open) -> None:
    app = change(open_as("steering", "account"), OLD, NEW, NEW)
    assert "gewijzigd" in app.success[0].value
    assert signs_in(NEW)
    assert not signs_in(OLD)


@pytest.mark.parametrize(
    ("old", "new", "again", "text"),
    [
        (OLD, NEW, NEW + "x", "niet gelijk"),
        ("iets anders", NEW, NEW, "huidige wachtwoord klopt niet"),
        (OLD, "kort", "kort", "minstens 10 tekens"),
    ],
)
def test_what_is_refused_changes_nothing(
    samira: None, open_as: Open, old: str, new: str, again: str, text: str
) -> None:
    app = change(open_as("steering", "account"), old, new, again)
    assert text in app.error[0].value
    assert signs_in(OLD)
