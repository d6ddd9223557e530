"""What happens with what residents brought in, for everybody to read."""

from pathlib import Path

import pytest

from tests.built_demo import NOW
from tests.conftest import FACILITATOR
from tests.intake.agreed import remark
from tests.pages.test_ambities import Open, texts
from wijkwijzer.access.records import Role
from wijkwijzer.intake.records import create_wijk, publish_to_residents
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.ui import runtime

PLANTED = "Geheim-7q4x: dit las nog niemand na"


def _wijk() -> Wijk:
    with runtime.store().read() as reader:
        return reader.get(Wijk, "lommerwaard")


@pytest.mark.parametrize("role", ["resident", "steering", "facilitator"])
def test_everybody_reads_what_was_heard_done_and_not_answered(
    pact_database: Path, open_as: Open, role: Role
) -> None:
    app = open_as(role, "terugkoppeling")
    assert not app.exception
    said = texts(app)
    assert "Wij hoorden 273 opmerkingen. 75 kregen antwoord, 198 nog niet." in said
    assert "Wij beloofden een antwoord binnen 21 dagen." in said
    assert "Ontmoeten en samenleven" in said
    assert "De huiskamer aan het Lommerplein gaat open" in said
    assert "opmerkingen: 19" in said
    app.selectbox("feedback_thema").select("verkeer").run()
    assert "Een parkeergarage onder het Lommerplein" in texts(app)
    assert "Te duur, en dan kunnen er geen bomen op het plein." in texts(app)


def test_the_same_per_buurt(pact_database: Path, open_as: Open) -> None:
    app = open_as("resident", "terugkoppeling")
    app.button_group(key="per").set_value("buurt").run()
    app.selectbox("feedback_buurt").select("de_gaarden").run()
    assert not app.exception
    assert "Droge voeten in De Gaarden" in texts(app)


def test_what_was_not_released_is_nowhere_on_the_page(pact_database: Path, open_as: Open) -> None:
    store, wijk = runtime.store(), _wijk()
    remark(store, wijk, "planted", PLANTED, theme="ontmoeten", state="waiting")
    remark(store, wijk, "refused", PLANTED, theme="ontmoeten", state="refused")
    nasty = '<img src=x onerror="alert(1)">'
    remark(store, wijk, "nasty", nasty, theme="ontmoeten")
    for role in ("resident", "steering", "facilitator"):
        app = open_as(role, "terugkoppeling", thema="ontmoeten")
        assert "Wij hoorden 274 opmerkingen." in texts(app)
        assert "7q4x" not in texts(app)
        assert "<img src=x" not in texts(app)
        assert "&lt;img src=x" in texts(app)


def test_residents_read_it_once_the_agreements_are_published(
    pact_database: Path, open_as: Open
) -> None:
    publish_to_residents(
        runtime.store(), _wijk(), "afspraken", shown=False, identity=FACILITATOR, now=NOW
    )
    app = open_as("resident", "terugkoppeling")
    assert app.title[0].value == "Meld u aan"
    assert "273" not in texts(app)


def test_a_wijk_that_only_begins_is_told_what_will_come(database: Path, open_as: Open) -> None:
    store = runtime.store()
    wijk = create_wijk(store, "Nieuwveen", identity=FACILITATOR, now=NOW)
    publish_to_residents(store, wijk, "afspraken", shown=True, identity=FACILITATOR, now=NOW)
    first = {
        "terugkoppeling": "Er is nog geen inbreng te lezen.",
        "afspraken": "Er is nog niets afgesproken.",
        "draad": "Er is nog geen draad.",
    }
    for_us = {"antwoorden": "Er wacht nog niets op antwoord.", "afspraken": "Maatregelen"}
    for slug, sentence in first.items():
        app = open_as("resident", slug)
        assert not app.exception
        assert app.title or "<h1" in texts(app)
        assert sentence in texts(app)
        assert "hoorden" not in texts(app)
    for slug, sentence in for_us.items():
        assert sentence in texts(open_as("facilitator", slug))
    remark(store, wijk, "o1", theme="wonen")
    said = texts(open_as("resident", "terugkoppeling"))
    assert "Wij hoorden één opmerking. Die wacht nog op antwoord." in said
    remark(store, wijk, "o2", theme="wonen")
    said = texts(open_as("resident", "terugkoppeling"))
    assert "Wij hoorden 2 opmerkingen. Geen daarvan kreeg al antwoord." in said


def test_the_address_leads_to_a_theme_and_keeps_what_was_chosen(
    pact_database: Path, open_as: Open
) -> None:
    app = open_as("resident", "terugkoppeling", thema="verkeer")
    box = app.selectbox(key="feedback_thema")
    assert box.value == "verkeer"
    app = box.set_value("wonen").run()
    assert app.query_params["thema"] == "wonen"
    assert open_as("resident", "terugkoppeling", thema="bestaat niet").exception == []
