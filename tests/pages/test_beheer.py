"""The management page: who may, accounts, copies, what goes out, and the log in words."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from wijkwijzer.access.records import Identity
from wijkwijzer.intake import accounts
from wijkwijzer.intake.accounts import COMMAND_LINE
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.publish.book import open_book
from wijkwijzer.publish.geojson import pins_geojson
from wijkwijzer.store.backup import backup_folder, copies
from wijkwijzer.store.records import Change
from wijkwijzer.ui import runtime
from wijkwijzer.ui.management.log import log_lines

NOW = dt.datetime(2026, 11, 22, 20, tzinfo=dt.UTC)
SAMIRA = Identity(role="facilitator", account="samira")
Open = Callable[..., AppTest]
WIJK = "lommerwaard"


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def section(app: AppTest, name: str) -> AppTest:
    app.button_group(key="deel").set_value(name).run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def texts(app: AppTest) -> str:
    return " ".join(text.value for text in app.text)


def labels(app: AppTest) -> list[str]:
    return [block.proto.label for block in app.get("download_button")]


@pytest.mark.parametrize("role", ["resident", "steering"])
def test_only_a_facilitator_manages(demo_database: Path, open_as: Open, role: str) -> None:
    app = open_as(role, "beheer", deel="Uitvoer")
    assert not app.exception
    assert app.title[0].value in {"Meld u aan", "Dit mag u niet zien"}
    assert labels(app) == []
    assert "enquêtes" not in html(app)


def test_without_a_wijk_accounts_and_copies_still_work(database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "beheer")
    assert not app.exception
    for name in ("accounts", "reservekopie", "logboek", "uitvoer"):
        section(app, name)
    assert "Er is nog geen wijk." in html(app)


def test_accounts_from_begin_to_end(demo_database: Path, open_as: Open) -> None:
    first = accounts.create_account(
        runtime.store(), COMMAND_LINE, "samira", "facilitator", NOW, password="een goed wachtwoord"
    )
    app = section(open_as("facilitator", "beheer"), "accounts")
    app.text_input(key="account-name").set_value("Joris")
    press(app, "account-add")
    password = app.code[0].value
    assert accounts.sign_in(runtime.store(), "joris", password, "a", NOW)
    press(app, "password-noted")
    assert not app.code
    samira, joris = accounts.accounts(runtime.store())
    assert joris.role == "steering"
    press(app, f"ask-password-{joris.id}")
    press(app, f"yes-password-{joris.id}")
    assert app.code[0].value not in {password, first}
    press(app, "password-noted")
    assert app.button(key=f"ask-close-{samira.id}").disabled
    press(app, f"ask-close-{joris.id}")
    press(app, f"yes-close-{joris.id}")
    assert [account.name for account in accounts.accounts(runtime.store())] == ["samira"]


def test_a_name_that_is_taken_is_refused_in_words(demo_database: Path, open_as: Open) -> None:
    accounts.create_account(runtime.store(), COMMAND_LINE, "joris", "steering", NOW)
    app = section(open_as("facilitator", "beheer"), "accounts")
    app.text_input(key="account-name").set_value("joris")
    press(app, "account-add")
    assert "Er is al een account met de naam joris." in texts(app)


def test_a_copy_is_made_and_brings_everything_back(demo_database: Path, open_as: Open) -> None:
    app = section(open_as("facilitator", "beheer"), "reservekopie")
    assert "Er is nog geen reservekopie." in html(app)
    press(app, "copy-make")
    (copy,) = copies(demo_database)
    with runtime.store().write() as writer:
        writer.put(Party(id="p9", wijk_id=WIJK, name="Later gekomen"), by="x", at="2026")
    key = f"restore-{copy.path.name}"
    press(app, f"ask-{key}")
    assert "wordt vervangen door de kopie van" in texts(app)
    press(app, f"no-{key}")
    press(app, f"ask-{key}")
    press(app, f"yes-{key}")
    with runtime.store().read() as reader:
        assert reader.find(Party, "p9") is None
        assert len(reader.all(Task, WIJK)) == 26
    # What stood there is a copy too, and is on offer.
    assert [found.label for found in copies(demo_database)] == ["voor-terugzetten", ""]


def test_the_database_and_a_copy_are_checked(demo_database: Path, open_as: Open) -> None:
    app = section(open_as("facilitator", "beheer"), "reservekopie")
    press(app, "check-now")
    assert app.success[0].value == "De database is in orde."
    press(app, "copy-make")
    (copy,) = copies(demo_database)
    copy.path.write_bytes(b"kapot")
    press(app, "copy-check")
    assert copy.path.name in texts(app)
    press(app, f"ask-restore-{copy.path.name}")
    press(app, f"yes-restore-{copy.path.name}")
    assert "Dit is niet gelukt." in html(app)
    assert len(list(backup_folder(demo_database).iterdir())) == 1


def test_what_goes_out(demo_database: Path, open_as: Open) -> None:
    app = section(open_as("facilitator", "beheer"), "uitvoer")
    assert labels(app) == ["Download de antwoorden", "Download de plekken"]
    assert "Het logboek bewaart wie het ophaalde en wanneer." in texts(app)
    book = open_book(runtime.store(), WIJK, "facilitator", now=NOW)
    assert book is not None
    out = json.loads(json.dumps(pins_geojson(book.map_content(), {"wonen": "wonen"})))
    with runtime.store().read() as reader:
        passed = {c.id for c in reader.contributions(WIJK, state="passed") if c.point}
    assert {feature["id"] for feature in out["features"]} == passed
    longitude, latitude = out["features"][0]["geometry"]["coordinates"]
    assert 5 < longitude < 6
    assert 52 < latitude < 53


def test_the_log_tells_in_words_and_never_twice(demo_database: Path, open_as: Open) -> None:
    app = section(open_as("facilitator", "beheer"), "logboek")
    body = html(app)
    assert "26 opgaven toegevoegd" in body
    assert "Meting Peiling najaar 2026 geopend" in body
    assert "De antwoorden worden gewogen naar buurt, leeftijd en huren of kopen" in body
    assert body.count("voorbeeld</td>") == 9


def line(kind: str, before: object, after: object) -> str:
    change = Change.model_validate(
        {
            "sequence": 1,
            "kind": kind,
            "record_id": "w1",
            "wijk_id": "w1",
            "at": "2026-11-22T20:00:00+00:00",
            "by": "samira",
            "before": before,
            "after": after,
        }
    )
    (found,) = log_lines([change], {"w1": "Ons <b>Dorp</b>", "p": "Gemeente", "wonen": "wonen"})
    return found.what


def test_each_kind_of_change_has_its_words() -> None:
    task = {"title": "Dak", "urgency": 3}
    ambition = {"party_id": "p", "theme": "wonen", "level": 1}
    said = [
        line("export", None, {"round": "r", "responses": 400}),
        line("import", None, {"round": "r", "file": "a.csv", "responses": 7}),
        line("invitations", None, {"round": "Najaar", "codes": 40}),
        line("backup", None, {"file": "a.db"}),
        line("copy_taken", None, {"file": "a.db"}),
        line("restore", None, {"file": "a.db", "before": "b.db"}),
        line("task", task, task | {"urgency": 5}),
        line("party", {"name": "De Bron"}, None),
        line("ambition", ambition, ambition | {"level": 2}),
        line("round", {"name": "Najaar", "closed_at": None}, {"name": "Najaar", "closed_at": "x"}),
        line("account", {"name": "a", "role": "steering"}, {"name": "a", "role": "facilitator"}),
        line("account", {"name": "a", "role": "steering"}, {"name": "a", "role": "steering"}),
        line("iets_nieuws", None, {}),
    ]
    assert said[:6] == [
        "Haalde alle 400 antwoorden op van Ons <b>Dorp</b>",
        "Las 7 antwoorden in uit a.csv",
        "Maakte 40 codes voor brieven bij de meting Najaar",
        "Maakte reservekopie a.db",
        "Haalde reservekopie a.db op",
        "Zette a.db terug; wat er stond is bewaard in b.db",
    ]
    assert said[6].startswith("Opgave Dak: urgentie van")
    assert said[7] == "Partij De Bron: verwijderd"
    assert said[8].startswith("Ambitie van Gemeente, wonen: ")
    assert said[9:12] == [
        "Meting Najaar gesloten",
        "Account a is nu van begeleider",
        "Account a: nieuw wachtwoord, of gesloten",
    ]
    assert said[12] == "iets_nieuws: toegevoegd"


def test_themes_and_quotes_of_texts_have_their_words() -> None:
    assert [
        line("tag", {"themes": []}, {"themes": ["wonen", "geen_thema"]}),
        line("tag", {"themes": ["wonen"]}, {"themes": []}),
        line("quote", None, {"theme": "wonen"}),
        line("quote", {"theme": "wonen"}, None),
    ] == [
        "Gaf een tekst van een bewoner als thema: wonen, geen van de thema's",
        "Gaf een tekst van een bewoner als thema: niets meer",
        "Koos een citaat bij wonen",
        "Haalde een citaat weg bij wonen",
    ]
