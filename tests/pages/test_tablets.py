"""Tablets on a stand: the code in the management page, and pages that refuse to show there."""

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from wijkwijzer.errors import NotFound
from wijkwijzer.intake import kiosk
from wijkwijzer.ui import identity, runtime
from wijkwijzer.ui.acts import now
from wijkwijzer.ui.identity import KIOSK_COOKIE

Open = Callable[..., AppTest]


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def section(app: AppTest) -> AppTest:
    app.button_group(key="deel").set_value("tablets").run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def test_a_facilitator_sets_the_code_and_takes_it_away(database: Path, open_as: Open) -> None:
    app = section(open_as("facilitator", "beheer"))
    assert "Er is nog geen code" in html(app)
    for typed in ("", "kort"):
        app.text_input(key="kiosk-typed").set_value(typed)
        press(app, "kiosk-save")
        assert "Kies een code van 6 tot 40 tekens" in " ".join(text.value for text in app.text)
    app.text_input(key="kiosk-typed").set_value("blauwe fiets")
    press(app, "kiosk-save")
    assert "De tablets hebben een code." in html(app)
    assert "blauwe fiets" not in html(app)
    kiosk.end(runtime.store(), "Blauwe fiets", device="d", now=now())
    press(app, "ask-kiosk-remove")
    press(app, "yes-kiosk-remove")
    assert not kiosk.has_code(runtime.store())
    with pytest.raises(NotFound):
        kiosk.end(runtime.store(), "Blauwe fiets", device="d", now=now())
    app.button_group(key="deel").set_value("logboek").run()
    assert "Stelde een nieuwe code in voor de tablets" in html(app)
    assert "Haalde de code van de tablets weg" in html(app)


@pytest.mark.parametrize("slug", ["start", "inbreng", "kompas", "beheer", "account"])
def test_a_page_that_opens_without_being_fetched_shows_the_survey(
    demo_database: Path, open_as: Open, monkeypatch: pytest.MonkeyPatch, slug: str
) -> None:
    cookies = {KIOSK_COOKIE: "kiosk%3D1%26wijk%3Dlommerwaard", identity.SESSION_COOKIE: "x"}
    monkeypatch.setattr(type(st.context), "cookies", cookies)
    assert identity.session_token() == ""
    app = open_as("facilitator", slug)
    assert not app.exception
    assert app.session_state["page"] == "/vragenlijst"
    assert "1" in app.query_params["kiosk"]
