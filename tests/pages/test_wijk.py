"""The records page: who may see it, and that what is saved there stands in the store."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from wijkwijzer.access.records import Identity
from wijkwijzer.intake.programme import save_work
from wijkwijzer.intake.records import save_record
from wijkwijzer.neighbourhood.places import point_in
from wijkwijzer.neighbourhood.records import Buurt, Point, Wijk
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.programme.records import Work
from wijkwijzer.publish.book import open_book
from wijkwijzer.store.records import Change
from wijkwijzer.ui import runtime
from wijkwijzer.ui.records.listing import AT_ONCE

NOW = dt.datetime(2026, 11, 22, 20, 0, tzinfo=dt.UTC)
OTHER = Identity(role="facilitator", account="joris")
Open = Callable[..., AppTest]


def task(id_: str) -> Task:
    with runtime.store().read() as reader:
        return reader.get(Task, id_)


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [button for button in app.button if button.label == label]
    return button.click().run()


def urgency(app: AppTest, value: int) -> None:
    (control,) = [group for group in app.button_group if "-u" in str(group.key)]
    control.set_value(value)


def texts(app: AppTest) -> str:
    shown = [*app.markdown, *app.success, *app.error, *app.warning, *app.title, *app.subheader]
    bodies = [html.proto.body for html in app.get("html")]
    return "\n".join([*(element.value for element in shown), *bodies]).replace("\\", "")


@pytest.mark.parametrize("role", ["resident", "steering"])
def test_only_facilitators_see_it(demo_database: Path, open_as: Open, role: str) -> None:
    app = open_as(role, "wijk")
    title = "Meld u aan" if role == "resident" else "Dit mag u niet zien"
    assert [title_.value for title_ in app.title] == [title]
    assert not app.text_input
    assert "Portiekflats" not in texts(app)


@pytest.mark.parametrize(
    ("section", "seen"),
    [
        ("wijk", "Lommerwaard"),
        ("buurten", "Schippersbuurt"),
        ("partijen", "Woonstichting Vier Gevels"),
        ("opgaven", "Lommerwaard van het aardgas af"),
    ],
)
def test_every_part_shows_what_the_wijk_holds(
    demo_database: Path, open_as: Open, section: str, seen: str
) -> None:
    app = open_as("facilitator", "wijk", deel=section)
    assert not app.exception
    assert [title.value for title in app.title] == ["Wijk en partijen"]
    rows = [button.label for button in app.button]
    fields = [field.value for field in app.text_input]
    tables = [str(frame.value) for frame in app.dataframe]
    assert any(seen in str(text) for text in [*rows, *fields, *tables])


def test_a_task_that_is_edited_is_stored_with_who_and_what(
    demo_database: Path, open_as: Open
) -> None:
    app = open_as("facilitator", "wijk", opgave="doorstroming")
    urgency(app, 5)
    app = press(app, "Bewaar")
    assert "Opgeslagen: Ouderen helpen verhuizen naar een huis dat past" in texts(app)
    assert task("doorstroming").urgency == 5
    with runtime.store().read() as reader:
        (change, created) = reader.changes(kind="task", record_id="doorstroming")
    assert isinstance(change, Change)
    assert change.by == "samira"
    assert change.before is not None
    assert change.after is not None
    assert (change.before["urgency"], change.after["urgency"]) == (3, 5)
    assert created.before is None
    assert "urgentie van “3: dringend” naar “5: nu nodig”" in texts(app)


def test_a_task_gets_an_area_and_shows_it_on_the_compass_map(
    demo_database: Path, open_as: Open
) -> None:
    with runtime.store().read() as reader:
        (first, *_others) = reader.all(Buurt, "lommerwaard")
    spot = point_in(first)
    corners = [
        spot.model_copy(update={"longitude": spot.longitude + x, "latitude": spot.latitude + y})
        for x, y in ((0, 0), (0.001, 0), (0.001, 0.001))
    ]
    app = open_as("facilitator", "wijk", opgave="doorstroming")
    version = task("doorstroming").version
    key = f"task-doorstroming-{version}"
    app.segmented_control(key=f"{key}-on-map").set_value("gebied").run()
    app.session_state[f"{key}-area"] = tuple(corners)
    app = press(app.run(), "Bewaar")
    kept = task("doorstroming")
    assert (set(kept.ring), kept.point) == (set(corners), None)
    assert "gebied met 3 hoeken" in texts(app)
    book = open_book(runtime.store(), "lommerwaard", "facilitator", now=NOW)
    assert book is not None
    drawn = {place.id: place.ring for place in book.map_content().content.places}
    assert drawn["doorstroming"] == kept.ring


def test_who_comes_second_sees_both_versions_and_loses_nothing(
    demo_database: Path, open_as: Open
) -> None:
    app = open_as("facilitator", "wijk", opgave="doorstroming")
    theirs = task("doorstroming").model_copy(update={"title": "Doorstroming op gang"})
    save_record(runtime.store(), theirs, identity=OTHER, now=NOW)
    urgency(app, 5)
    app = press(app, "Bewaar")
    assert "Iemand anders was u voor" in texts(app)
    assert "Dit staat er nu" in texts(app)
    assert "<td>Doorstroming op gang</td>" in texts(app)
    assert "<td>5: nu nodig</td>" in texts(app)
    assert task("doorstroming").urgency == 3

    app = press(app, "Bewaar allebei")
    assert task("doorstroming").urgency == 5
    assert task("doorstroming").title == "Doorstroming op gang"


def test_two_changes_of_one_field_leave_the_choice(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "wijk", opgave="doorstroming")
    theirs = task("doorstroming").model_copy(update={"urgency": 2})
    save_record(runtime.store(), theirs, identity=OTHER, now=NOW)
    urgency(app, 5)
    app = press(app, "Bewaar")
    assert "Bewaar allebei" not in [button.label for button in app.button]
    app = press(app, "Pas het verder aan")
    assert [group.value for group in app.button_group if "-u" in str(group.key)] == [5]
    press(app, "Bewaar")
    assert task("doorstroming").urgency == 5


def test_who_comes_second_can_leave_what_stands(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "wijk", opgave="doorstroming")
    theirs = task("doorstroming").model_copy(update={"urgency": 2})
    save_record(runtime.store(), theirs, identity=OTHER, now=NOW)
    urgency(app, 5)
    app = press(press(app, "Bewaar"), "Laat staan wat er nu staat")
    assert task("doorstroming").urgency == 2
    assert [group.value for group in app.button_group if "-u" in str(group.key)] == [2]


def test_a_new_task_needs_its_fields_and_then_stands(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "wijk", opgave="nieuw")
    app = press(app, "Bewaar")
    assert "Wat moet er gebeuren: is leeg; vul dit in." in texts(app)
    assert "Thema: is leeg; vul dit in." in texts(app)
    fields = {field.label: field for field in [*app.text_input, *app.selectbox]}
    fields["Wat moet er gebeuren"].set_value("Buurthuis open")
    fields["Thema"].set_value("ontmoeten")
    fields["Partij"].set_value("bewoners")
    app = press(app, "Bewaar en nog een")
    assert not app.error
    with runtime.store().read() as reader:
        last = reader.all(Task, "lommerwaard")[-1]
    assert (last.title, last.theme, last.party_id) == ("Buurthuis open", "ontmoeten", "bewoners")
    fields = {field.label: field for field in [*app.text_input, *app.selectbox]}
    assert fields["Wat moet er gebeuren"].value == ""
    assert fields["Partij"].value == "bewoners"


def test_works_of_a_party_are_written_changed_and_removed(
    pact_database: Path, open_as: Open
) -> None:
    def stored() -> dict[str, Work]:
        with runtime.store().read() as reader:
            return {one.title: one for one in reader.all(Work, "lommerwaard")}

    before = stored()
    app = open_as("facilitator", "wijk", deel="werken", werk="nieuw")
    assert not app.exception
    app = press(app, "Bewaar")
    assert "Vanaf jaar" in app.error[0].value
    next(one for one in app.text_input if str(one.key).endswith("-t")).set_value("Nieuw riool")
    next(one for one in app.selectbox if str(one.key).endswith("-p")).set_value("gemeente")
    for field, value in (("year_from", 2028), ("year_to", 2029), ("latest", 2031)):
        next(one for one in app.number_input if str(one.key).endswith(field)).set_value(value)
    app.checkbox[0].check()
    app = press(app, "Bewaar")
    made = stored()["Nieuw riool"]
    assert (made.party_id, made.year_to, made.latest) == ("gemeente", 2029, 2031)
    assert made.opens_street
    assert made.budget is None
    next(one for one in app.number_input if str(one.key).endswith("latest")).set_value(2028)
    app = press(app, "Bewaar")
    assert stored()["Nieuw riool"].latest == 2031
    assert app.error
    app = press(app, "Ja, verwijder")
    assert stored() == before


def test_a_long_list_is_read_a_part_at_a_time_and_searched(
    pact_database: Path, open_as: Open
) -> None:
    def add(number: int) -> None:
        titled = {"id": f"extra-{number}", "title": f"Kade herstellen, vak {number}"}
        save_work(runtime.store(), work.model_copy(update=titled), identity=OTHER, now=NOW)

    def rows(app: AppTest) -> list[str]:
        return [one.label for one in app.button if str(one.key).startswith("row-werk-")]

    with runtime.store().read() as reader:
        own = reader.all(Work, "lommerwaard")
    years = {"year_from": 2040, "year_to": 2040, "earliest": None, "latest": None}
    work = own[0].model_copy(update={"version": 0} | years)
    for number in range(AT_ONCE):
        add(number)
    app = open_as("facilitator", "wijk", deel="werken", werk=f"extra-{AT_ONCE - 1}")
    assert len(rows(app)) == AT_ONCE + 1, "the first part, and what is open"
    app = press(app, "Toon meer")
    assert len(rows(app)) == len(own) + AT_ONCE
    add(AT_ONCE)
    (field,) = [one for one in app.text_input if one.label == "Zoek"]
    app = field.set_value(f"vak {AT_ONCE} KADE 2040").run()
    assert [f"vak {AT_ONCE}" in label for label in rows(app)] == [True]
    assert f"1 van de {len(own) + AT_ONCE + 1} gevonden" in texts(app)


def test_who_changes_works_second_sees_both_versions(pact_database: Path, open_as: Open) -> None:
    with runtime.store().read() as reader:
        work = reader.all(Work, "lommerwaard")[0]
    app = open_as("facilitator", "wijk", deel="werken", werk=work.id)
    ring = tuple(Point(longitude=5.2 + x, latitude=52.55) for x in (0, 0.01, 0.02))
    theirs = work.model_copy(update={"source": "Meerjarenplan", "ring": ring})
    save_work(runtime.store(), theirs, identity=OTHER, now=NOW)
    next(one for one in app.text_input if str(one.key).endswith("-t")).set_value("Andere titel")
    app = press(app, "Bewaar")
    assert app.subheader[0].value == "Iemand anders was u voor"
    app = press(app, "Bewaar allebei")
    with runtime.store().read() as reader:
        kept = reader.get(Work, work.id)
    assert (kept.title, kept.source, kept.ring) == ("Andere titel", "Meerjarenplan", ring)


def test_a_party_goes_with_its_tasks_and_says_so_first(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "wijk", deel="partijen", partij="waterschap")
    assert "Hiermee gaan ook 3 opgaven en 14 ambities weg." in texts(app)
    press(app, "Ja, verwijder")
    with runtime.store().read() as reader:
        assert "waterschap" not in {party.id for party in reader.all(Party, "lommerwaard")}
        assert "waterschap" not in {t.party_id for t in reader.all(Task, "lommerwaard")}


def test_an_own_wijk_begins_with_a_name_and_the_parties_of_the_example(
    demo_database: Path, open_as: Open
) -> None:
    app = press(open_as("facilitator", "wijk"), "Eigen wijk beginnen")
    app = press(app, "Maak de wijk")
    assert "Naam: is leeg; vul dit in." in texts(app)
    app.text_input[0].set_value("Kraaihoek")
    app.text_input[1].set_value("Papendrecht")
    app.checkbox[0].check()
    app = press(app, "Maak de wijk")
    assert "Kraaihoek staat klaar" in texts(app)
    with runtime.store().read() as reader:
        own = reader.all(Wijk)[-1]
        assert (own.name, own.municipality, own.is_example) == ("Kraaihoek", "Papendrecht", False)
        assert len(reader.all(Party, own.id)) == 7
    app = press(app, "Verder zonder grenzen")
    assert any("Gemeente Zaltermeer" in button.label for button in app.button)


def test_settings_out_of_bounds_name_the_field(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "wijk", deel="wijk")
    (border,) = [field for field in app.number_input if field.label == "Grens van opgave"]
    border.set_value(100.0)
    app = press(app, "Bewaar")
    assert "Grens van opgave: is te groot; kies een getal onder 100." in texts(app)
    with runtime.store().read() as reader:
        assert reader.get(Wijk, "lommerwaard").border_task == 50


def test_without_a_wijk_the_page_begins_one(database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "wijk")
    assert [title.value for title in app.title] == ["Eigen wijk beginnen"]
    assert not app.checkbox
