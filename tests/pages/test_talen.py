"""The languages of a wijk: what is said of them, reading their texts, and turning one on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from wijkwijzer.i18n import LANGUAGES
from wijkwijzer.neighbourhood.languages import enabled_languages
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.survey.questionnaires import questionnaire
from wijkwijzer.survey.records import Round
from wijkwijzer.ui import runtime

Open = Callable[..., AppTest]
WARNING = "Geen moedertaalspreker heeft deze teksten nagekeken. Laat iemand ze lezen"


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def wijk() -> Wijk:
    with runtime.store().read() as reader:
        return reader.all(Wijk)[0]


def languages(open_as: Open, role: str = "facilitator") -> AppTest:
    app = open_as(role, "beheer")
    if role == "facilitator":
        app.button_group(key="deel").set_value("Talen").run()
    assert not app.exception
    return app


@pytest.mark.parametrize("role", ["resident", "steering"])
def test_only_a_facilitator_sees_them(demo_database: Path, open_as: Open, role: str) -> None:
    assert not languages(open_as, role).toggle


def test_a_language_that_nobody_checked_says_so(demo_database: Path, open_as: Open) -> None:
    app = languages(open_as)
    unchecked = [language for language in LANGUAGES.values() if not language.checked]
    assert html(app).count(WARNING) == len(unchecked) == 5
    with runtime.store().read() as reader:
        opened = next(r for r in reader.all(Round) if r.closed_at is None)
    asked = questionnaire(opened.questionnaire, opened.questionnaire_version)
    assert html(app).count("blijft Nederlands") == len(set(LANGUAGES) - set(asked.languages))
    assert len(app.toggle) == len(app.get("download_button")) == len(LANGUAGES) - 1
    assert [toggle.value for toggle in app.toggle] == [True, False, False, False, False, False]


def test_turning_one_on_lets_residents_read_it(demo_database: Path, open_as: Open) -> None:
    resident = open_as("resident", "start", taal="ar")
    assert resident.title[0].value == "Wat vindt u van uw buurt?"
    app = languages(open_as)
    app.toggle[3].set_value(True).run()
    assert not app.exception
    assert enabled_languages(wijk()) == ("nl", "en", "ar")
    assert "Arabisch staat aan" in app.success[0].value
    resident = open_as("resident", "start", taal="ar")
    assert resident.title[0].value == "ما رأيكم في منطقتكم؟"
    assert any('dir: "rtl"' in block.proto.body for block in resident.get("html"))
    languages(open_as).toggle[3].set_value(False).run()
    assert enabled_languages(wijk()) == ("nl", "en")


def test_what_a_facilitator_works_with_stays_dutch(demo_database: Path, open_as: Open) -> None:
    app = languages(open_as)
    app.toggle[3].set_value(True).run()
    again = open_as("facilitator", "beheer", taal="ar")
    assert again.title[0].value == "Beheer"
    assert any('dir: "ltr"' in block.proto.body for block in again.get("html"))
