"""The wijkkompas page as each role: figures, controls, the wall and what is missing."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.browser.seed import seed
from wijkwijzer.access.records import Identity, Role
from wijkwijzer.intake import records, survey
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.book import open_book
from wijkwijzer.store import Store
from wijkwijzer.store.stands import Stand
from wijkwijzer.survey.records import Round

NOW = dt.datetime(2026, 11, 22, 20, tzinfo=dt.UTC)
SAMIRA = Identity(role="facilitator", account="samira")
ROLES: tuple[Role, ...] = ("resident", "steering", "facilitator")
Open = Callable[..., AppTest]


def texts(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def compass_data(app: AppTest, which: int = 0) -> dict[str, Any]:
    """What the element of the compass was given."""
    return json.loads(app.get("bidi_component")[which].proto.json)


def the_map(app: AppTest) -> dict[str, Any]:
    return json.loads(app.get("component_instance")[0].proto.json_args)


def needs(app: AppTest) -> "pd.Series[float]":
    return app.dataframe[0].value.set_index("Onderwerp")["Behoefte"]


def stored(path: Path) -> tuple[Wijk, list[Stand]]:
    store = Store(path)
    with store.read() as reader:
        wijk = reader.all(Wijk)[0]
        stands = reader.stands(reader.all(Round, wijk.id)[-1].id)
    store.close()
    return wijk, stands


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_the_compass_of_its_audience(
    role: Role, demo_database: Path, open_as: Open
) -> None:
    app = open_as(role, "kompas")
    assert not app.exception
    assert app.title[0].value == "Wijkkompas"
    assert "Het kompas wijst naar ontmoeten en samenleven" in texts(app)
    assert round(needs(app)["Ontmoeten en samenleven"]) == 76
    assert ("Standaardfout" in app.dataframe[0].value.columns) is (role != "resident")
    assert ("Nog nodig" in app.dataframe[0].value.columns) is (role == "facilitator")
    assert bool(app.toggle) is (role == "facilitator")
    data = compass_data(app)
    assert 'data-theme="ontmoeten"' in data["svg"]
    assert data["arrivals"] == 400
    assert ("alles=1" in data["live"]) is (role == "facilitator")
    assert [header.value for header in app.header] == [
        "Wat vragen bewoners, en wat doen partijen?",
        "Waar is de behoefte het grootst?",
        "Waar in de wijk?",
        "Wat bewoners schreven",
        "De getallen",
        "Hoe zeker is dit?",
    ]


def test_what_is_not_published_is_not_shown_to_residents(
    demo_database: Path, open_as: Open
) -> None:
    store = Store(demo_database)
    wijk, _stands = stored(demo_database)
    records.publish_to_residents(store, wijk, "kompas", shown=False, identity=SAMIRA, now=NOW)
    store.close()
    app = open_as("resident", "kompas")
    assert app.title[0].value == "Meld u aan"
    assert not app.dataframe
    assert not app.get("bidi_component")
    assert "ontmoeten" not in texts(app)


def test_whose_compass_it_is_can_be_chosen(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "kompas")
    everyone = needs(app)
    app.selectbox("kompas_group").select(("tenure", "koop")).run()
    assert not app.exception
    assert "bewoners met een koopwoning" in texts(app)
    owners = needs(app)
    assert not owners.equals(everyone)
    app.selectbox("kompas_group").select(None)
    app.selectbox("kompas_buurt").select(app.selectbox("kompas_buurt").options[1]).run()
    assert not app.exception
    assert not needs(app).equals(owners)
    app.selectbox("kompas_group").select(("age", "65+")).run()
    assert not app.exception
    assert ": bewoners van 65 jaar en ouder" in compass_data(app)["svg"]


def test_the_map_shows_the_theme_and_number_that_were_chosen(
    demo_database: Path, open_as: Open
) -> None:
    app = open_as("resident", "kompas")
    need_of_meeting = the_map(app)
    assert need_of_meeting["returned_objects"] == ["last_clicked"]
    assert all(link.startswith("/kaart/") for link in need_of_meeting["js_links"])
    app.selectbox("kompas_theme").select("klimaat").run()
    need_of_climate = the_map(app)
    app.button_group("kompas_quantity").set_value("gap").run()
    gap_of_climate = the_map(app)
    assert not app.exception
    assert "Verschil tussen behoefte en opgave" in texts(app)
    groups = [m["feature_group"] for m in (need_of_meeting, need_of_climate, gap_of_climate)]
    assert len(set(groups)) == 3
    scripts = [m["script"] for m in (need_of_meeting, need_of_climate, gap_of_climate)]
    assert len(set(scripts)) == 1  # so that the browser keeps its place and zoom


def test_a_tap_on_a_buurt_shows_its_compass_and_leads_to_it(
    demo_database: Path, open_as: Open
) -> None:
    app = open_as("resident", "kompas")
    store = Store(demo_database)
    with store.read() as reader:
        wijk = reader.all(Wijk)[0]
    book = open_book(store, wijk.id, "public", now=NOW)
    store.close()
    assert book is not None
    buurt = book.facts.context.buurten[0]
    from shapely.geometry import shape

    inside = shape(buurt.geometry).representative_point()
    app.session_state["kompas_map"] = {"last_clicked": {"lat": inside.y, "lng": inside.x}}
    app.run()
    assert not app.exception
    assert app.subheader[0].value == buurt.name
    assert buurt.name in compass_data(app, 1)["svg"]
    app.button("kompas_go").click().run()
    assert app.selectbox("kompas_buurt").value == buurt.id
    assert (
        f"{buurt.name}: het kompas wijst naar" in texts(app)
        or f"Wijkkompas: {buurt.name}" in (compass_data(app)["svg"])
    )


def test_the_facilitator_looks_through_other_eyes(demo_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "kompas")
    app.button_group("kompas_audience").set_value("public").run()
    assert not app.exception
    assert "Van ongeveer 400 bewoners." in texts(app)
    assert "Standaardfout" not in app.dataframe[0].value.columns
    assert "alles=1" not in compass_data(app)["live"]
    app.button_group("kompas_audience").set_value("steering").run()
    assert "Standaardfout" in app.dataframe[0].value.columns


def test_the_facilitator_shows_it_to_residents_and_takes_it_back(
    demo_database: Path, open_as: Open
) -> None:
    app = open_as("facilitator", "kompas")
    assert app.toggle[0].value is True
    app.toggle[0].set_value(False).run()
    assert "kompas" not in stored(demo_database)[0].published
    assert "Bewoners zien het kompas nog niet" in texts(app)
    app.toggle[0].set_value(True).run()
    assert "kompas" in stored(demo_database)[0].published


def test_a_new_stand_says_what_it_did(database: Path, open_as: Open) -> None:
    seed(database)
    store = Store(database)
    for number in range(20):
        token, _draft = survey.begin(store, round_id="r1", now=NOW)
        answers = {"urgentie:wonen": 1 + number % 5, "buurt": "b0"}
        survey.save(store, token, answers, number=1, now=NOW)
        survey.send(store, token, now=NOW)
    store.close()
    open_as("steering", "kompas")  # whoever looks lets the figures of the whole wijk move
    app = open_as("facilitator", "kompas")
    assert "Van buurten en groepen is nog geen stand" in texts(app)
    app.button("kompas_stand").click().run()
    assert not app.exception
    assert app.success[0].value.startswith("Stand 2 staat. Er tellen 20 antwoorden mee")
    assert [stand.kind for stand in stored(database)[1]] == ["wijk", "all"]
    app.run()
    assert not app.success


def test_the_facilitator_reads_how_many_answers_are_needed(database: Path, open_as: Open) -> None:
    seed(database)
    store = Store(database)
    for _number in range(7):
        token, _draft = survey.begin(store, round_id="r1", now=NOW)
        survey.save(store, token, {"urgentie:wonen": 4}, number=1, now=NOW)
        survey.send(store, token, now=NOW)
    store.close()
    app = open_as("facilitator", "kompas")
    table = app.dataframe[0].value.set_index("Onderwerp")
    assert table.loc["Wonen", "Nog nodig"] == "nog 3 antwoorden nodig"
    others = open_as("steering", "kompas")
    assert not others.dataframe
    assert "nog 3" not in texts(others) + json.dumps(compass_data(others))


def test_the_wall_shows_what_is_public_whoever_opens_it(demo_database: Path, open_as: Open) -> None:
    svgs = set()
    for role in ROLES:
        app = open_as(role, "kompas", scherm="1")
        assert not app.exception
        assert not app.selectbox
        assert not app.button
        assert not app.dataframe
        assert "Het kompas wijst naar ontmoeten en samenleven" in texts(app)
        svgs.add(compass_data(app)["svg"])
    assert len(svgs) == 1


def test_the_wall_shows_the_fields_or_the_map_instead(demo_database: Path, open_as: Open) -> None:
    fields = open_as("resident", "kompas", scherm="1", toon="velden")
    assert not fields.exception
    spec = json.loads(fields.get("plotly_chart")[0].proto.spec)
    assert 76.0 in [y for trace in spec["data"] for y in trace["y"]]
    assert "svg" not in compass_data(fields)
    wall = open_as("resident", "kompas", scherm="1", toon="kaart", thema="klimaat", donker="1")
    assert not wall.exception
    assert "klimaat en water" in texts(wall)
    assert 'zoomControl": false' in the_map(wall)["script"]


def test_without_a_wijk_it_says_how_to_get_one(database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "kompas")
    assert not app.exception
    assert "Er is nog geen wijk." in texts(app)


def test_without_a_round_it_says_what_is_missing(database: Path, open_as: Open) -> None:
    store = Store(database)
    with store.write() as writer:
        writer.put(Wijk(id="nieuw", name="Nieuwwijk"), by="test", at=NOW.isoformat())
    store.close()
    app = open_as("facilitator", "kompas")
    assert not app.exception
    assert "In Nieuwwijk is nog geen enquête geweest." in texts(app)


def test_before_the_first_answers_there_is_an_empty_compass(database: Path, open_as: Open) -> None:
    seed(database)
    for query in ({}, {"scherm": "1"}, {"scherm": "1", "toon": "velden"}):
        app = open_as("steering", "kompas", **query)
        assert not app.exception
        assert "Er zijn nog geen antwoorden." in texts(app)
        assert compass_data(app)["arrivals"] == 0
        assert not app.dataframe


def test_a_wijk_without_boundaries_has_no_map(
    database: Path, open_as: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(database)
    wijk = records.create_wijk(store, "Grensloos", identity=SAMIRA, now=NOW)
    with store.read() as reader:
        round_ = survey.open_round(reader, wijk.id)
    assert round_ is not None
    for number in range(12):
        token, _draft = survey.begin(store, round_id=round_.id, now=NOW)
        survey.save(store, token, {"urgentie:wonen": 1 + number % 5}, number=1, now=NOW)
        survey.send(store, token, now=NOW)
    store.close()
    app = open_as("steering", "kompas")
    assert not app.exception
    assert any("er is geen kaart" in block.value for block in app.markdown)
    assert not app.get("component_instance")


def test_it_speaks_english(demo_database: Path, open_as: Open) -> None:
    app = open_as("resident", "kompas", taal="en")
    assert not app.exception
    assert "het kompas" not in compass_data(app)["sentence"].lower()
