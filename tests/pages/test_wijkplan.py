"""The page of the wijkplan: what is typed stays, and is never written over what another wrote."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import NOW
from wijkwijzer.access.records import Identity
from wijkwijzer.intake.plan import save_plan_text
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.records import PlanText, plan_text_id
from wijkwijzer.store import Store
from wijkwijzer.ui import runtime

Open = Callable[..., AppTest]
ANNA = Identity(role="facilitator", account="anna")


@pytest.fixture
def store(database: object) -> Store:
    return runtime.store()


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def said(app: AppTest) -> str:
    return " ".join(text.value for text in app.text)


def kept(store: Store, wijk: Wijk) -> str:
    with store.read() as reader:
        found = reader.find(PlanText, plan_text_id(wijk.id, "kompas"))
    return found.text if found else ""


def save(app: AppTest) -> AppTest:
    (button,) = [b for b in app.button if b.label == "Bewaar de tekst"]
    return button.click().run()


@pytest.mark.parametrize("role", ["steering", "facilitator"])
def test_who_signed_in_reads_every_chapter_and_downloads(
    role: str, pact_database: object, open_as: Open
) -> None:
    app = open_as(role, "wijkplan", hoofdstuk="programma")
    assert not app.exception
    assert app.title[0].value == "Wijkplan"
    assert "8 maatregelen gekozen" in html(app)
    assert len(app.get("download_button")) == 2
    assert bool(app.text_area) == (role == "facilitator")
    for chapter in app.radio[0].options:
        assert chapter
    app.radio[0].set_value("ambities").run()
    assert not app.exception
    assert "Wie wat draagt" in html(app)
    app.button(key="plan-show").click().run()
    assert 'alt="Bladzijde 1 van' in html(app)


def test_a_resident_sees_nothing_of_it(demo_database: object, open_as: Open) -> None:
    app = open_as("resident", "wijkplan")
    assert not app.exception
    assert not app.get("download_button")
    assert not app.radio


def test_what_is_typed_stays_in_another_chapter_and_is_saved(
    store: Store, wijk: Wijk, open_as: Open
) -> None:
    app = open_as("facilitator", "wijkplan", hoofdstuk="kompas")
    # Both reach the server in one run, as when one types and taps another chapter.
    app.text_area[0].set_value("<b>Onze</b> naald")
    app.radio[0].set_value("opgaven").run()
    assert kept(store, wijk) == ""
    assert "Nog niet bewaard, en dus nog niet in het plan: Het wijkkompas." in said(app)
    app.radio[0].set_value("kompas").run()
    assert app.text_area[0].value == "<b>Onze</b> naald"
    save(app)
    assert not app.exception
    assert kept(store, wijk) == "<b>Onze</b> naald"
    assert "Nog niet bewaard" not in said(app)


def test_when_another_was_earlier_both_texts_are_shown_and_one_is_chosen(
    store: Store, wijk: Wijk, open_as: Open
) -> None:
    app = open_as("facilitator", "wijkplan", hoofdstuk="kompas")
    app.text_area[0].set_value("van mij").run()
    save_plan_text(store, wijk.id, "kompas", "van Anna", version=0, identity=ANNA, now=NOW)
    save(app)
    assert kept(store, wijk) == "van Anna"
    app.run()
    assert "van Anna" in said(app)
    assert app.text_area[0].value == "van mij"
    app.button(key="plan-mine").click().run()
    assert kept(store, wijk) == "van mij"
    assert app.text_area[0].value == "van mij"
