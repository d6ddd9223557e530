"""The page of the ambitions as each role: figures, stating an ambition, stale edits, the wall."""

import datetime as dt
import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.browser.seed import seed
from wijkwijzer.access.records import Identity, Role
from wijkwijzer.ambitions.records import Ambition, ambition_id
from wijkwijzer.intake.records import (
    publish_to_residents,
    remove_record,
    save_record,
)
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.parties.records import Party
from wijkwijzer.publish.live import moment_of
from wijkwijzer.store import Store
from wijkwijzer.store.records import Change
from wijkwijzer.ui import runtime
from wijkwijzer.ui.ambitions.edit import ONWARD_KEY, STAY_KEY, Draft
from wijkwijzer.ui.ambitions.history import change_words

NOW = dt.datetime(2026, 11, 22, 20, tzinfo=dt.UTC)
OTHER = Identity(role="facilitator", account="anna")
ROLES: tuple[Role, ...] = ("resident", "steering", "facilitator")
Open = Callable[..., AppTest]
SENTENCE = (
    "Bij energie en warmte lopen de ambities het verst uiteen: van geen ambitie "
    "(Bewonersvereniging Lommerwaard) tot meerwaarde (Gemeente Zaltermeer)."
)


def texts(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def figure(app: AppTest) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(app.get("plotly_chart")[0].proto.spec)
    return found


def drawn(app: AppTest, party: str, theme: str) -> str:
    """What the figure says of a cell when one points at it."""
    cells = next(trace for trace in figure(app)["data"] if trace.get("customdata"))
    said: str = cells["hovertext"][cells["customdata"].index([party, theme])]
    return said.rpartition(": ")[2]


def stored(party: str, theme: str) -> Ambition | None:
    with runtime.store().read() as reader:
        return reader.find(Ambition, ambition_id(party, theme))


def log(party: str, theme: str) -> list[Change]:
    with runtime.store().read() as reader:
        return reader.changes(kind="ambition", record_id=ambition_id(party, theme))


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def save(app: AppTest, *, onward: bool = False) -> AppTest:
    return press(app, ONWARD_KEY if onward else STAY_KEY)


def example(store: Store) -> Wijk:
    with store.read() as reader:
        return reader.all(Wijk)[0]


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_the_matrix_and_what_stands_out(
    role: Role, demo_database: Path, open_as: Open
) -> None:
    app = open_as(role, "ambities")
    assert not app.exception
    assert app.title[0].value == "Ambities van de partijen"
    assert SENTENCE in texts(app)
    assert drawn(app, "bewoners", "energie") == "0 (geen ambitie)"
    assert "Bij veiligheid is de behoefte van bewoners zeker hoog." in texts(app)
    assert texts(app).index("Behoefte zonder ambitie") < texts(app).index("Wie draagt")
    table = app.dataframe[0].value.set_index("thema")
    # Levels 3, 2, 1, 0, 1, 1: median 1, and A = 1/3 by van der Eijk's layers.
    assert table.loc["energie en warmte", ["gedeeld", "midden", "verschil"]].tolist() == [0, 1, 3]
    assert round(table.loc["energie en warmte", "eens"], 2) == 0.33
    assert bool(app.toggle) is (role == "facilitator")
    folded = [block.label for block in app.expander]
    assert ("Wie heeft wat gewijzigd" in folded) is (role != "resident")


@pytest.mark.parametrize("role", ROLES)
def test_a_cell_is_read_by_everyone_and_edited_by_a_facilitator(
    role: Role, demo_database: Path, open_as: Open
) -> None:
    app = press(open_as(role, "ambities"), "ambitions_open")
    # The first cell that nobody filled in yet.
    assert [box.value for box in app.selectbox] == ["wonen", "ondernemers"]
    app.selectbox(key="ambitions_theme").set_value("groen").run()
    app.selectbox(key="ambitions_party").set_value("bewoners").run()
    assert (app.query_params["partij"], app.query_params["thema"]) == ("bewoners", "groen")
    said = "Wij nemen zes plantsoenen over. Geef ons gereedschap en vertrouwen."
    if role == "facilitator":
        assert app.radio[0].value == "3"
        assert app.text_area[0].value == said
    else:
        assert not app.radio
        assert said in texts(app)
        assert "3, meerwaarde" in texts(app)
    assert not press(app, "ambitions_close").selectbox


def test_residents_see_nothing_before_it_is_published(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "ambities")
    app.toggle[0].set_value(False).run()
    assert example(runtime.store()).published == {"kompas"}
    for query in ({}, {"scherm": "1"}, {"partij": "bewoners", "thema": "groen"}):
        refused = open_as("resident", "ambities", **query)
        assert refused.title[0].value == "Meld u aan"
        assert not refused.get("plotly_chart")
        assert "energie" not in texts(refused)
    assert drawn(open_as("steering", "ambities"), "bewoners", "energie") == "0 (geen ambitie)"
    app = open_as("facilitator", "ambities")
    app.toggle[0].set_value(True).run()
    assert SENTENCE in texts(open_as("resident", "ambities"))


def test_saving_changes_store_log_and_figure(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "ambities", partij="bewoners", thema="energie")
    app.radio[0].set_value("2")
    app.text_area[0].set_value("Nu wij de rekening kennen, doen wij mee. <b>*`${1}`</b>")
    app = save(app)
    assert not app.exception
    found = stored("bewoners", "energie")
    assert found is not None
    assert (found.level, found.version) == (2, 2)
    assert found.note == "Nu wij de rekening kennen, doen wij mee. <b>*`${1}`</b>"
    newest = log("bewoners", "energie")[0]
    assert newest.by == "samira"
    assert change_words(newest).startswith("van “0, geen ambitie” naar “2, beter”; toelichting:")
    assert drawn(app, "bewoners", "energie") == "2 (beter)"
    assert SENTENCE not in texts(app)
    saved = "Opgeslagen: Bewonersvereniging Lommerwaard, energie en warmte: 2, beter."
    assert saved in texts(app)
    assert escape(change_words(newest)) in texts(app)
    assert "<b>*`" not in texts(app)


def test_words_of_one_party_never_come_to_stand_under_the_next(
    demo_database: Path, open_as: Open
) -> None:
    app = open_as("facilitator", "ambities", partij="scholen", thema="klimaat")
    app.radio[0].set_value("3")
    app.text_area[0].set_value("Groene pleinen.")
    app = save(app, onward=True)
    # As when the run that opens the next cell is cut short before the browser has it: the words of
    # the cell before are brought once more, and a button that was meant for that cell.
    app.session_state["ambitions_started"] = ("niet_gezegd", "")
    app.radio[0].set_value("3")
    app.text_area[0].set_value("Groene pleinen.")
    app = save(app, onward=True)
    assert (app.radio[0].value, app.text_area[0].value) == ("niet_gezegd", "")
    assert stored("ondernemers", "klimaat") is None
    # Once it was drawn, no other run sets it again.
    assert "ambitions_started" not in app.session_state
    # As when that run was cut short after the browser had it, by who was quick to fill it in.
    app.session_state["ambitions_started"] = ("niet_gezegd", "")
    app.radio[0].set_value("1")
    app.text_area[0].set_value("Een terras in de schaduw.")
    save(app, onward=True)
    kept = stored("ondernemers", "klimaat")
    assert kept is not None
    assert (kept.level, kept.note) == (1, "Een terras in de schaduw.")


def test_a_run_that_was_asked_for_before_the_next_cell_was_there_does_not_lead_back(
    demo_database: Path, open_as: Open
) -> None:
    app = open_as("facilitator", "ambities", partij="scholen", thema="klimaat")
    app.radio[0].set_value("3")
    app.text_area[0].set_value("Groene pleinen.")
    app = save(app, onward=True)
    # What followed the saving asked for it: address and fields are still of the cell before.
    app.query_params["partij"] = "scholen"
    app.selectbox[1].set_value("scholen")
    app.radio[0].set_value("3")
    app.text_area[0].set_value("Groene pleinen.")
    app.run()
    assert [box.value for box in app.selectbox] == ["klimaat", "ondernemers"]
    assert (app.radio[0].value, app.text_area[0].value) == ("niet_gezegd", "")
    assert app.query_params["partij"] == "ondernemers"
    # Who chooses the cell before by its name does go back.
    app.selectbox[1].set_value("scholen").run()
    assert (app.radio[0].value, app.text_area[0].value) == ("3", "Groene pleinen.")


def test_an_evening_goes_from_party_to_party(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "ambities", partij="scholen", thema="klimaat")
    app.radio[0].set_value("3")
    app = save(app, onward=True)
    assert [box.value for box in app.selectbox] == ["klimaat", "ondernemers"]
    assert app.radio[0].value == "niet_gezegd"
    assert app.text_area[0].value == ""
    assert "Nog 6 van de 98 vakken zijn leeg." in texts(app)
    app.radio[0].set_value("geen_rol")
    app = save(app, onward=True)
    assert [box.value for box in app.selectbox] == ["groen", "gemeente"]
    assert app.radio[0].value == "2"
    assert "Nog 5 van de 98 vakken zijn leeg." in texts(app)
    # Going on without a change stores nothing.
    before = len(log("gemeente", "groen"))
    app = save(app, onward=True)
    assert [box.value for box in app.selectbox] == ["groen", "corporatie"]
    assert len(log("gemeente", "groen")) == before
    kept = stored("ondernemers", "klimaat")
    assert kept is not None
    assert kept.no_role
    assert drawn(app, "scholen", "klimaat") == "3 (meerwaarde)"


def test_not_stated_removes_unless_there_is_a_note(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "ambities", partij="bewoners", thema="energie")
    app.radio[0].set_value("niet_gezegd")
    app = save(app)
    kept = stored("bewoners", "energie")
    assert kept is not None
    assert kept.level is None
    app.text_area[0].set_value("  ")
    app = save(app)
    assert stored("bewoners", "energie") is None
    assert log("bewoners", "energie")[0].after is None
    assert drawn(app, "bewoners", "energie") == "nog niet gezegd"
    app.radio[0].set_value("1")
    assert drawn(save(app), "bewoners", "energie") == "1 (basis)"


@pytest.mark.parametrize("mine", [True, False])
def test_a_stale_edit_shows_both_versions(
    mine: bool,
    demo_database: Path,
    open_as: Open,
) -> None:
    app = open_as("facilitator", "ambities", partij="bewoners", thema="energie")
    found = stored("bewoners", "energie")
    assert found is not None
    change = {"level": 1, "note": "Anna was eerder."}
    save_record(runtime.store(), found.model_copy(update=change), identity=OTHER, now=NOW)
    app.radio[0].set_value("3")
    app = save(app)
    assert app.subheader[0].value == "Iemand anders was u voor"
    both = texts(app)
    assert "<b>1, basis</b><p>Anna was eerder.</p>" in both
    assert "<b>3, meerwaarde</b>" in both
    assert "22 november 2026, 21:00, anna" in both
    now_stored = stored("bewoners", "energie")
    assert now_stored is not None
    assert now_stored.level == 1
    app = press(app, "ambitions_mine" if mine else "ambitions_theirs")
    assert not app.subheader
    assert app.radio[0].value == ("3" if mine else "1")
    now_stored = stored("bewoners", "energie")
    assert now_stored is not None
    assert now_stored.level == (3 if mine else 1)
    # The form goes on from what is stored now.
    app.radio[0].set_value("2")
    assert drawn(save(app), "bewoners", "energie") == "2 (beter)"


def test_an_ambition_that_was_removed_meanwhile(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "ambities", partij="bewoners", thema="energie")
    found = stored("bewoners", "energie")
    assert found is not None
    remove_record(runtime.store(), found, identity=OTHER, now=NOW)
    app.radio[0].set_value("3")
    app = save(app)
    assert "<b>nog niet gezegd</b>" in texts(app)
    app = press(app, "ambitions_mine")
    assert drawn(app, "bewoners", "energie") == "3 (meerwaarde)"


def test_every_change_can_be_looked_back_at(demo_database: Path, open_as: Open) -> None:
    found = stored("bewoners", "energie")
    assert found is not None
    change = {"level": 2, "note": ""}
    save_record(runtime.store(), found.model_copy(update=change), identity=OTHER, now=NOW)
    line = (
        "<li><small>22 november 2026, 21:00, anna</small>"
        "Bewonersvereniging Lommerwaard, energie en warmte: "
        "van “0, geen ambitie” naar “2, beter”; toelichting weggehaald: "
    )
    whole, of_cell = "<h3>Alle partijen", "<h3>Bewonersvereniging Lommerwaard, energie en warmte"
    app = open_as("steering", "ambities")
    assert line in texts(app)
    assert whole not in texts(app)
    app = open_as("steering", "ambities", partij="bewoners", thema="energie")
    assert of_cell in texts(app)
    assert whole in texts(app)
    with runtime.store().read() as reader:
        party = reader.get(Party, "bewoners")
    remove_record(runtime.store(), party, identity=OTHER, now=NOW)
    assert line in texts(open_as("steering", "ambities"))
    resident = open_as("resident", "ambities", partij="gemeente", thema="energie")
    assert "ww-changes" not in texts(resident).rpartition("</style>")[2]
    assert "anna" not in texts(resident)


def test_the_wall_shows_what_everyone_may_see(demo_database: Path, open_as: Open) -> None:
    for more, ink in (({}, "#23262c"), ({"donker": "1"}, "#f5f2ea")):
        app = open_as("facilitator", "ambities", scherm="1", **more)
        assert not app.exception
        assert f"{SENTENCE}</h1>" in texts(app)
        assert not app.button
        assert not app.expander
        wall = texts(app)
        assert wall.count('<section class="large"') == 1
        # The sentence is about one theme; two others are small, and eleven are only counted.
        assert wall.count('<section class="small') == 2
        assert "Bij 11 andere thema’s liggen de partijen dichter bij elkaar." in wall
        assert "Geen rol: De Brede Stoep, zorg en welzijn." in wall
        assert f"color: {ink};" in wall
    data = json.loads(app.get("bidi_component")[0].proto.json)
    assert data["live"] == "/live?wijk=lommerwaard"
    with runtime.store().read() as reader:
        assert data["release"] == moment_of(reader, "lommerwaard").release


def test_in_english(demo_database: Path, open_as: Open) -> None:
    app = open_as("resident", "ambities", taal="en", partij="bewoners", thema="energie")
    assert not app.exception
    assert app.selectbox[0].options[0] == "housing"


def test_what_is_missing_is_said(database: Path, open_as: Open) -> None:
    seed(database)
    for role in ROLES[1:]:
        app = open_as(role, "ambities")
        assert not app.exception
        assert "In Sluiswijk doen nog geen partijen mee." in texts(app)
        links = [link.proto.label for link in app.get("page_link")]
        assert ("Wijk en partijen" in links) is (role == "facilitator")
    store, wijk = runtime.store(), example(runtime.store())
    nasty = '<img src=x onerror="alert(1)"> ![](http://a.nl/b)'
    for id_, name in (("a", nasty), ("b", "De Kade")):
        save_record(store, Party(id=id_, wijk_id=wijk.id, name=name), identity=OTHER, now=NOW)
    publish_to_residents(store, wijk, "ambities", shown=True, identity=OTHER, now=NOW)
    for role in ROLES:
        app = open_as(role, "ambities", partij="a", thema="wonen")
        assert not app.exception
        assert "Er valt nog niets te vergelijken." in texts(app)
        assert "<img src=x" not in texts(app)
        assert escape(nasty) in texts(app)
        assert drawn(app, "b", "wonen") == "nog niet gezegd"
    app.radio[0].set_value("1")
    app = save(app, onward=True)
    app.radio[0].set_value("3")
    app = save(app)
    assert "Bij wonen lopen de ambities het verst uiteen" in texts(app)
    assert "<img src=x" not in texts(app)


def test_nothing_at_all(database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "ambities")
    assert not app.exception
    assert "Er is nog geen wijk." in texts(app)


def test_a_cell_that_does_not_exist_is_no_cell(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "ambities", partij="niemand", thema="wonen")
    assert not app.exception
    assert not app.selectbox


def test_a_draft_knows_whether_it_changes_anything() -> None:
    cell = ("a", "wonen")
    ambition = Ambition(id="a~wonen", wijk_id="w", party_id="a", theme="wonen", level=0, note="Ja.")
    assert not Draft("w", cell, ambition, "0", "Ja. ").differs
    assert Draft("w", cell, ambition, "0", "Nee.").differs
    assert Draft("w", cell, ambition, "niet_gezegd", "Ja.").differs
    assert not Draft("w", cell, None, "niet_gezegd", "").differs
