"""A facilitator answers remarks, many alike at once, and sees what waits too long."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from tests.built_demo import NOW
from tests.conftest import FACILITATOR
from tests.pages.test_ambities import Open, texts
from wijkwijzer.dialogue.records import Part
from wijkwijzer.intake.meeting_room import add_card, judge_card
from wijkwijzer.intake.meetings import create_meeting
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.records import Reply
from wijkwijzer.ui import runtime


def _answered() -> list[str]:
    with runtime.store().read() as reader:
        links = reader.links_of_wijk("lommerwaard")
    return [link.from_id for link in links if link.relation == "beantwoord_met"]


def test_many_alike_get_one_reply_and_each_stays_tied(pact_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "antwoorden")
    assert not app.exception
    assert "opmerkingen wachten langer dan beloofd." in texts(app)
    app.text_input("reply-search").set_value("speel").run()
    app.checkbox("reply-all").check().run()
    app.text_area("reply-text-0").set_value("In elk hof komt iets om te spelen.")
    app.selectbox("reply-about").select(("measure", "speelhoven"))
    app.button("reply-give").click().run()
    assert not app.exception
    (said,) = [one.value for one in app.success]
    tied = len(_answered()) - 75
    assert tied > 1
    assert said == f"{tied} opmerkingen kregen dit antwoord."
    app.text_input("reply-search").set_value("").run()
    assert app.text_area("reply-text-1").value == ""


def test_nothing_is_answered_with_nothing(pact_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "antwoorden")
    app.button("reply-give").click().run()
    assert [one.value for one in app.warning] == ["U hebt nog niets aangevinkt."]
    app.checkbox("reply-all").check().run()
    app.button("reply-give").click().run()
    assert [one.value for one in app.warning] == ["Schrijf eerst een antwoord."]
    assert len(_answered()) == 75


def test_a_reply_is_read_back_put_right_and_taken_back(pact_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "antwoorden")
    app.segmented_control("deel").set_value("gegeven").run()
    assert not app.exception
    assert "12 antwoorden gegeven, op 75 opmerkingen." in texts(app)
    app.text_input("given-search").set_value("provincie").run()
    (shown,) = [one for one in app.button if one.label == "Bekijk"]
    shown.click().run()
    (words,) = app.text_area
    words.set_value("De provincie antwoordt in mei.")
    app.button("given-save").click().run()
    assert [one.value for one in app.success] == ["Bewaard. Bewoners lezen nu deze tekst."]
    ones = [one for one in app.button if one.label == "Neem hier terug"]
    assert len(ones) == 2
    ones[0].click().run()
    assert any("wacht dan weer op antwoord" in one.value for one in app.text)
    assert len(_answered()) == 75
    _yes(app).click().run()
    assert [one.value for one in app.success] == [
        "Teruggenomen. De opmerking wacht weer op antwoord."
    ]
    assert len(_answered()) == 74
    next(one for one in app.button if one.label == "Neem hier terug").click().run()
    _yes(app).click().run()
    assert not app.exception
    with runtime.store().read() as reader:
        assert len(reader.all(Reply, "lommerwaard")) == 11
    assert "11 antwoorden gegeven, op 73 opmerkingen." in texts(app)


def test_a_whole_reply_is_taken_back_at_once(pact_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "antwoorden")
    app.segmented_control("deel").set_value("gegeven").run()
    app.text_input("given-search").set_value("huiskamer").run()
    next(one for one in app.button if one.label == "Bekijk").click().run()
    next(one for one in app.button if one.label == "Neem dit hele antwoord terug").click().run()
    _yes(app).click().run()
    assert not app.exception
    assert len(_answered()) == 75 - 21


def _yes(app: AppTest) -> Button:
    return next(one for one in app.button if one.label == "Ja, neem terug")


@pytest.fixture
def evening(pact_database: Path) -> str:
    """An evening that is over, with two ideas that stay and one that was merged; no report yet."""
    store = runtime.store()
    by: dict[str, Any] = {"identity": FACILITATOR, "now": NOW}
    plan: dict[str, Any] = {
        "held_on": "2026-11-03",
        "programme": (Part(id="idee", kind="ideeen", title="Idee"),),
    }
    held = create_meeting(store, "lommerwaard", "De avond", **plan, **by)
    card = {"part": "idee", "kind": "idee", "theme": "groen"}
    cards = [
        add_card(store, held.id, card | {"text": text}, **by)
        for text in ("Een `geveltuin` <b>per</b> straat", "Een bijenhotel", "Nog een bijenhotel")
    ]
    judge_card(store, held.id, cards[2].id, "merged", into=cards[1].id, **by)
    return held.id


def test_what_a_room_wrote_is_answered_in_the_same_way(evening: str, open_as: Open) -> None:
    app = open_as("facilitator", "antwoorden")
    assert not app.exception
    assert any("Het verslag van" in one.value and "De avond" in one.value for one in app.text)
    app.selectbox("reply-source").select(evening).run()
    said = texts(app)
    assert "De oudste 2 van 2." in said
    assert "Een `geveltuin` &lt;b&gt;per&lt;/b&gt; straat" in said
    assert "Idee · De avond · samen met 1 andere" in said
    app.checkbox("reply-all").check().run()
    app.text_area("reply-text-0").set_value("Wij komen langs met planten.")
    app.button("reply-give").click().run()
    assert not app.exception
    assert [one.value for one in app.success] == ["2 opmerkingen kregen dit antwoord."]
    # The one that was merged is tied by itself, too.
    assert len(_answered()) == 75 + 3
    app.segmented_control("deel").set_value("gegeven").run()
    assert "13 antwoorden gegeven, op 77 opmerkingen." in texts(app)
    app.text_input("given-search").set_value("planten").run()
    next(one for one in app.button if one.label == "Bekijk").click().run()
    assert "samen met 1 andere" in texts(app)
    next(one for one in app.button if one.label == "Neem dit hele antwoord terug").click().run()
    _yes(app).click().run()
    assert not app.exception
    assert len(_answered()) == 75


def test_the_wijk_sets_the_term(pact_database: Path, open_as: Open) -> None:
    app = open_as("facilitator", "antwoorden")
    app.number_input("reply-days").set_value(300)
    next(one for one in app.button if one.label == "Bewaar de termijn").click().run()
    with runtime.store().read() as reader:
        assert reader.get(Wijk, "lommerwaard").reply_days == 300


def test_others_do_not_answer(pact_database: Path, open_as: Open) -> None:
    for role in ("resident", "steering"):
        app = open_as(role, "antwoorden")
        assert "wachten langer" not in texts(app)
        assert not app.text_area
