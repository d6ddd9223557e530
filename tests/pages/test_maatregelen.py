"""The page of the measures as each role: the longlist, editing, stale edits, the spreadsheet."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.browser.seed import NOW, seed
from tests.conftest import FACILITATOR
from tests.intake.agreed import decision, saved_measure
from wijkwijzer.access.records import Role
from wijkwijzer.intake.measure_import import naming
from wijkwijzer.intake.programme import choose, save_measure, save_work
from wijkwijzer.neighbourhood.places import encloses
from wijkwijzer.neighbourhood.records import Point, Wijk
from wijkwijzer.parties.records import Party
from wijkwijzer.programme.records import Measure, Tie, Work
from wijkwijzer.programme.sheet.table import table
from wijkwijzer.store import Store
from wijkwijzer.ui import runtime
from wijkwijzer.workbook import xlsx_bytes

Open = Callable[..., AppTest]
ONCE = {"once": {"low": 1000, "mid": 2000, "high": 4000}}


def texts(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def stored(id_: str = "m1") -> Measure:
    with runtime.store().read() as reader:
        return reader.get(Measure, id_)


@pytest.fixture
def wijk(database: Path) -> Wijk:
    """A wijk with three measures, one of which was chosen."""
    seed(database)
    store = runtime.store()
    with store.write() as writer:
        for id_, name in (("gemeente", "Gemeente"), ("corporatie", "Corporatie")):
            party = Party(id=id_, wijk_id="sluiswijk", name=name, kind="gemeente")
            writer.put(party, by="test", at=NOW.isoformat())
        wijk = writer.get(Wijk, "sluiswijk")
    source = Tie(kind="need", id="sluiswijk~wonen")
    saved_measure(store, wijk, "m1", title="Lift elke maand nakijken", sources=(source,))
    saved_measure(store, wijk, "m2", title="Lampen bij de tunnel", costs=ONCE)
    saved_measure(store, wijk, "m3", title="Buurtkamer open", serves=())
    _decide(store, "m2")
    return wijk


def _decide(store: Store, id_: str) -> None:
    with store.read() as reader:
        measure = reader.get(Measure, id_)
    choose(store, [measure], "gekozen", decision(), identity=FACILITATOR, now=NOW)


@pytest.mark.parametrize("role", ["steering", "facilitator"])
def test_who_signed_in_reads_the_longlist(role: Role, wijk: Wijk, open_as: Open) -> None:
    app = open_as(role, "maatregelen")
    assert not app.exception
    assert "Van de 3 maatregelen zijn er 1 gekozen; over 2 is nog niet besloten." in texts(app)
    assert ("measure-new" in [one.key for one in app.button]) == (role == "facilitator")
    app.selectbox(key="measures-state").select("gekozen").run()
    assert "1 van de 3 maatregelen" in texts(app)
    app = press(app, "open-m2")
    assert "€ 2.000 (€ 1.000 tot € 4.000)" in texts(app).replace("\N{NO-BREAK SPACE}", " ")
    assert "Iedereen wil dit. Het eens: Gemeente en De bewoners aan tafel 3." in texts(app)
    app = open_as(role, "maatregelen", maatregel="m1")
    assert "<small>wat bewoners nodig hebben</small>" in texts(app)


def test_residents_do_not_see_it(wijk: Wijk, open_as: Open) -> None:
    app = open_as("resident", "maatregelen")
    assert "maatregelen zijn er" not in texts(app)
    assert "Lift elke maand nakijken" not in " ".join(one.label for one in app.button)


def test_a_facilitator_makes_a_measure_and_ties_it_to_what_it_answers(
    wijk: Wijk, open_as: Open
) -> None:
    app = press(open_as("facilitator", "maatregelen"), "measure-new")
    app = press(app, "measure-save")
    assert any(one.value.startswith("Wat moet er gebeuren: is leeg") for one in app.text)
    key = app.text_input[0].key
    assert key is not None
    id_ = key.removeprefix("m-").removesuffix("-title")
    app.text_input(key=key).set_value("Portieken schilderen")
    app.multiselect(key=f"m-{id_}-themes").set_value(["wonen"]).run()
    app.number_input(key=f"m-{id_}-once-mid").set_value(5000)
    app.checkbox(key=f"m-{id_}-tie-need|sluiswijk~wonen").check().run()
    app = press(app, "measure-save")
    found = stored(id_)
    assert found.costs.once is not None
    assert (found.costs.once.low, found.costs.once.high) == (5000, 5000)
    assert found.serves[0].strength == 1
    with runtime.store().read() as reader:
        assert [link.from_id for link in reader.links_to("measure", id_)] == ["sluiswijk~wonen"]


def test_what_a_measure_answers_is_found_by_a_word(works: Wijk, open_as: Open) -> None:
    app = press(open_as("facilitator", "maatregelen", maatregel="m3"), "measure-edit")
    assert "m-m3-tie-work|riool" not in [one.key for one in app.checkbox]
    app.text_input(key="m-m3-search").set_value("riool").run()
    app.checkbox(key="m-m3-tie-work|riool").check().run()
    # What was ticked stays when something else is looked for.
    app.text_input(key="m-m3-search").set_value("").run()
    press(app, "measure-save")
    with runtime.store().read() as reader:
        assert [link.from_id for link in reader.links_to("measure", "m3")] == ["riool"]


def test_a_place_that_was_pointed_out_is_kept_and_shown(wijk: Wijk, open_as: Open) -> None:
    app = press(open_as("facilitator", "maatregelen", maatregel="m1"), "measure-edit")
    place = Point(longitude=5.123456, latitude=52.1)
    app.segmented_control(key="m-m1-1-on-map").set_value("plek").run()
    app.session_state["m-m1-1-place"] = place
    app = press(app.run(), "measure-save")
    assert not app.exception
    assert stored().point == place
    assert not open_as("steering", "maatregelen", maatregel="m1").exception


def test_an_area_is_tapped_corner_by_corner_and_outlives_an_edit_of_another(
    wijk: Wijk, open_as: Open
) -> None:
    corners = [
        Point(longitude=x, latitude=y)
        for x, y in ((5.1, 52.1), (5.2, 52.2), (5.2, 52.1), (5.1, 52.2))
    ]
    app = press(open_as("facilitator", "maatregelen", maatregel="m1"), "measure-edit")
    app.segmented_control(key="m-m1-1-on-map").set_value("gebied").run()
    app.session_state["m-m1-1-area"] = tuple(corners[:2])
    app = press(app.run(), "measure-save")
    assert "minstens drie hoeken" in " ".join(one.value for one in app.text)
    app.session_state["m-m1-1-area"] = tuple(corners)
    theirs = stored().model_copy(update={"title": "Lift elke week nakijken"})
    save_measure(runtime.store(), theirs, identity=FACILITATOR, now=NOW)
    app = press(app.run(), "measure-save")
    assert "gebied met 4 hoeken" in texts(app)
    app = press(app, "measure-both")
    assert stored().title == "Lift elke week nakijken"
    assert set(stored().ring) == set(corners)
    assert encloses(stored().ring)
    assert "in een gebied op de kaart" in texts(open_as("steering", "maatregelen", maatregel="m1"))


def test_an_edit_that_came_too_late_is_shown_beside_what_stands_there(
    wijk: Wijk, open_as: Open
) -> None:
    app = press(open_as("facilitator", "maatregelen", maatregel="m1"), "measure-edit")
    theirs = stored().model_copy(update={"title": "Lift elke week nakijken"})
    save_measure(runtime.store(), theirs, identity=FACILITATOR, now=NOW)
    app.text_area(key="m-m1-text").set_value("Ook de trap.").run()
    app = press(app, "measure-save")
    assert "<td>Lift elke week nakijken</td><td>Lift elke maand nakijken</td>" in texts(app)
    assert stored().description == ""
    app = press(app, "measure-both")
    assert (stored().title, stored().description) == ("Lift elke week nakijken", "Ook de trap.")


def test_a_spreadsheet_with_a_fault_is_not_read_in(wijk: Wijk, open_as: Open) -> None:
    app = open_as("facilitator", "maatregelen")
    app.toggle(key="measures-read-in").set_value(True).run()
    with runtime.store().read() as reader:
        empty = table([], naming(reader, wijk.id))
    row = dict.fromkeys(empty.columns, "")
    good = row | {"Titel": "Nieuwe bank", "Eenmalig midden": "1200"}
    sheet = empty.__class__([good, row | {"Titel": "Fout", "Eenmalig midden": "-5"}])
    app.file_uploader(key="measures-file-0").upload(
        "lijst.xlsx", xlsx_bytes({"Maatregelen": sheet}), "application/xlsx"
    ).run()
    assert "klopt niet" in texts(app)
    assert "measures-import" not in [one.key for one in app.button]
    sheet = empty.__class__([good])
    app.file_uploader(key="measures-file-0").upload(
        "goed.xlsx", xlsx_bytes({"Maatregelen": sheet}), "application/xlsx"
    ).run()
    app = press(app, "measures-import")
    assert "klopt niet" not in texts(app)
    with runtime.store().read() as reader:
        assert "Nieuwe bank" in [one.title for one in reader.all(Measure, wijk.id)]


@pytest.fixture
def works(wijk: Wijk) -> Wijk:
    """Two works of two parties in the same buurt, a year apart."""
    for id_, party, year in (("riool", "gemeente", 2028), ("gevel", "corporatie", 2030)):
        work = Work(
            id=id_,
            wijk_id=wijk.id,
            party_id=party,
            title=f"Werk {id_}",
            themes=("wonen",),
            buurten=("b0",),
            year_from=year,
            year_to=year,
            latest=2030,
            budget=100_000,
        )
        save_work(runtime.store(), work, identity=FACILITATOR, now=NOW)
    return wijk


def test_works_that_could_go_together_become_a_measure_with_one_tap(
    works: Wijk, open_as: Open
) -> None:
    assert not open_as("steering", "maatregelen", deel="koppelkansen").exception
    app = open_as("facilitator", "maatregelen", deel="koppelkansen")
    assert "1 keer kunnen twee partijen samenwerken als een van hen schuift." in texts(app)
    assert "Het kan samen in 2030 als Gemeente 2 jaar later begint." in texts(app)
    assert "<li>Werk riool<small>Gemeente, Dijkbuurt</small></li>" in texts(app)
    assert list(app.dataframe[0].value["Van"]) == [2028, 2030]
    app.segmented_control(key="chances-view").set_value("kaart").run()
    assert not app.exception
    app.selectbox(key="plans-year").select(2030).run()
    assert app.selectbox(key="plans-buurt").value == "b0"
    assert "Werk gevel<small>Corporatie, 2030</small>" in texts(app)
    assert "Werk riool<small>Gemeente, 2028" not in texts(app)
    app = press(app, "chance-make-gevel-riool")
    assert not app.exception
    with runtime.store().read() as reader:
        (made,) = [one for one in reader.all(Measure, works.id) if "Werk" in one.title]
        assert {link.from_id for link in reader.links_to("measure", made.id)} == {"riool", "gevel"}
    assert app.header[0].value == made.title


def _more(wijk: Wijk) -> None:
    for n in range(4, 8):
        once = {"once": {"low": 1, "mid": 10**n, "high": 10**n}}
        saved_measure(runtime.store(), wijk, f"m{n}", costs=once, serves=())


@pytest.mark.parametrize("role", ["steering", "facilitator"])
def test_the_order_moves_with_the_weights(role: Role, wijk: Wijk, open_as: Open) -> None:
    _more(wijk)
    app = open_as(role, "maatregelen", deel="kiezen")
    assert not app.exception
    assert "hoe u ook weegt" in texts(app).lower()
    table = app.dataframe[0].value
    assert (len(table), table["Lage kosten"].iloc[0]) == (7, "100")
    for one in app.slider:
        one.set_value(10 if one.key == "weight-kosten" else 0)
    app.run()
    assert list(app.dataframe[0].value["Titel"])[:2] == ["Lampen bij de tunnel", "Maatregel m4"]
    assert app.dataframe[0].value["Punten"].iloc[0] == "100"
    assert any(one.label == "Over welke maatregelen" for one in app.multiselect) == (
        role == "facilitator"
    )


def test_a_choice_is_kept_with_reason_day_and_who_agreed(wijk: Wijk, open_as: Open) -> None:
    app = open_as("facilitator", "maatregelen", deel="kiezen")
    app.multiselect(key="decide-0-ids").set_value(["m1", "m3"]).run()
    app = press(app, "decide-save")
    assert stored().status == "voorgesteld"
    app.text_area(key="decide-0-reason").set_value("De lift staat te vaak stil.")
    app.multiselect(key="decide-0-parties").set_value(["corporatie"])
    app.text_input(key="decide-0-others").set_value("bewoners aan tafel 2")
    app = press(app, "decide-save")
    assert (stored().status, stored("m3").status) == ("gekozen", "gekozen")
    with runtime.store().read() as reader:
        (choice,) = reader.choices(wijk.id, "m1")
    assert choice.reason == "De lift staat te vaak stil."
    assert [one.party_id or one.name for one in choice.agreed] == [
        "corporatie",
        "bewoners aan tafel 2",
    ]


def test_a_choice_on_what_was_edited_meanwhile_is_not_kept(wijk: Wijk, open_as: Open) -> None:
    app = open_as("facilitator", "maatregelen", deel="kiezen")
    app.multiselect(key="decide-0-ids").set_value(["m1"]).run()
    theirs = stored().model_copy(update={"title": "Lift elke week nakijken"})
    save_measure(runtime.store(), theirs, identity=FACILITATOR, now=NOW)
    app.radio(key="decide-0-outcome").set_value("niet_gekozen")
    app.text_area(key="decide-0-reason").set_value("Te duur.").run()
    app = press(app, "decide-save")
    assert "is intussen gewijzigd" in app.warning[0].value
    assert stored().status == "voorgesteld"
    assert press(app, "decide-save").success
    assert stored().status == "niet_gekozen"


def test_a_merged_measure_says_in_which_it_went_on(wijk: Wijk, open_as: Open) -> None:
    app = open_as("facilitator", "maatregelen", deel="kiezen")
    app.multiselect(key="decide-0-ids").set_value(["m3"]).run()
    app.radio(key="decide-0-outcome").set_value("samengevoegd").run()
    app.selectbox(key="decide-0-into").set_value("m1")
    app.text_area(key="decide-0-reason").set_value("Het is hetzelfde.").run()
    press(app, "decide-save")
    assert (stored("m3").status, stored("m3").merged_into) == ("samengevoegd", "m1")
    read = open_as("steering", "maatregelen", maatregel="m3")
    assert "in “Lift elke maand nakijken”" in texts(read)


def test_the_wall_shows_the_top_by_the_weights_of_its_address(wijk: Wijk, open_as: Open) -> None:
    _more(wijk)
    app = open_as("steering", "maatregelen", scherm="1", gewicht="0-0-0-0-10")
    assert not app.exception
    assert "“Lampen bij de tunnel” staat bovenaan, met 100 van de 100 punten." in texts(app)
    assert texts(app).count('class="ww-place"') == 5
