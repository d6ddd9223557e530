"""The survey page: what it gives to the one element on it, and what it says when there is none."""

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from wijkwijzer.access.records import Identity
from wijkwijzer.intake import receipts, records, survey
from wijkwijzer.settings import PROJECT
from wijkwijzer.survey.records import Round
from wijkwijzer.ui import runtime
from wijkwijzer.ui.survey import element

SAMIRA = Identity(role="facilitator", account="samira")
Open = Callable[..., AppTest]
WIJK = "lommerwaard"

pytestmark = pytest.mark.usefixtures("demo_database")


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def round_() -> Round:
    with runtime.store().read() as reader:
        found = survey.open_round(reader, WIJK)
    assert found is not None
    return found


def drafts() -> int:
    with runtime.store().read() as reader:
        return reader.drafts_open(round_().id)


def begun(**answers: object) -> str:
    """A draft that somebody is filling in; returns its token."""
    store = runtime.store()
    token, _draft = survey.begin(store, round_id=round_().id, now=now())
    survey.save(store, token, answers, step="wonen", number=1, now=now())
    return token


def given(app: AppTest) -> dict[str, Any]:
    """What the page gives to its element; nothing else stands on it."""
    assert not app.exception
    assert not app.button
    assert not app.title
    [one] = app.get("bidi_component")
    data: dict[str, Any] = json.loads(one.proto.json)
    return data | {"content": json.loads(data["content"])}


def test_nothing_is_begun_by_looking(open_as: Open) -> None:
    before = drafts()
    app = open_as("resident", "vragenlijst", kanaal="computer", plek="Buurthuis", u="K7QF-2M9X")
    data = given(app)
    assert data["content"]["title"] == "Wat wilt u beter in uw wijk?"
    assert len(data["content"]["promises"]) == 4
    assert "Lommerwaard bestaat niet" in data["content"]["example"]["text"]
    assert (data["state"], data["draft"], data["kiosk"]) == ("open", None, False)
    assert data["start"] == {
        "round": round_().id,
        "channel": "computer",
        "intake_place": "Buurthuis",
        "invitation": "K7QF-2M9X",
    }
    assert drafts() == before


def test_every_language_that_is_on_can_be_fetched(open_as: Open) -> None:
    data = given(open_as("resident", "vragenlijst"))
    assert [one["id"] for one in data["languages"]] == ["nl", "en"]
    assert data["languages"][1]["begin"] != data["languages"][0]["begin"] == "Beginnen"
    assert data["languages"][1]["url"].endswith("&taal=en")


def test_the_draft_of_the_address_goes_on(open_as: Open) -> None:
    token = begun(buurt="kanteldijk", open="Ik heet Anna Visser")
    draft = given(open_as("resident", "vragenlijst", c=token))["draft"]
    assert draft["answers"] == {"buurt": "kanteldijk", "open": "Ik heet Anna Visser"}
    assert (draft["token"], draft["number"], draft["step"]) == (token, 1, "wonen")
    assert draft["personal"] == ["open"]
    assert draft["code"]


def test_a_draft_goes_on_in_its_own_language_unless_another_is_asked(open_as: Open) -> None:
    token, _draft = survey.begin(runtime.store(), round_id=round_().id, language="en", now=now())
    assert given(open_as("resident", "vragenlijst", c=token))["content"]["language"] == "en"
    app = open_as("resident", "vragenlijst", c=token, taal="nl")
    assert given(app)["content"]["language"] == "nl"


def test_the_language_can_be_chosen_before_anything_else(open_as: Open) -> None:
    data = given(open_as("resident", "vragenlijst", taal="en"))
    assert data["content"]["title"] == "What should be better in your neighbourhood?"


def test_an_unknown_token_opens_nothing(open_as: Open) -> None:
    data = given(open_as("resident", "vragenlijst", c="bestaat-niet"))
    assert (data["state"], data["draft"]) == ("unknown", None)


def test_a_tablet_on_a_stand_takes_no_draft_from_the_address(open_as: Open) -> None:
    data = given(open_as("resident", "vragenlijst", c=begun(buurt="kanteldijk"), kiosk="1"))
    assert (data["kiosk"], data["state"], data["draft"]) == (True, "open", None)
    assert data["idle"] == 90


def test_without_an_open_round_it_says_what_to_do(open_as: Open) -> None:
    records.close_round(runtime.store(), round_(), identity=SAMIRA, now=now())
    app = open_as("resident", "vragenlijst")
    assert app.title[0].value == "Er is nu geen vragenlijst."
    assert any("Lommerwaard" in block.proto.body for block in app.get("html"))
    assert app.get("page_link")
    tablet = open_as("resident", "vragenlijst", kiosk="1")
    assert not tablet.get("page_link")
    # It looks now and then: a tablet in a hall begins by itself when a round opens.
    records.start_round(runtime.store(), WIJK, "Nu", "standaard", identity=SAMIRA, now=now())
    assert given(tablet.run())["kiosk"]


def test_a_round_that_closed_half_way_is_said(open_as: Open) -> None:
    token = begun(buurt="kanteldijk")
    records.close_round(runtime.store(), round_(), identity=SAMIRA, now=now())
    assert given(open_as("resident", "vragenlijst", c=token))["state"] == "closed"


def test_the_code_is_given_again_only_shortly_after_sending(
    open_as: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = begun(buurt="kanteldijk")
    sent = survey.send(runtime.store(), token, now=now())
    data = given(open_as("resident", "vragenlijst", c=token))
    assert (data["state"], data["receipt"]) == ("receipt", sent.receipt)
    later = now() + dt.timedelta(minutes=11)
    monkeypatch.setattr(element, "now", lambda: later)
    data = given(open_as("resident", "vragenlijst", c=token))
    assert (data["state"], data["receipt"]) == ("sent", None)
    survey.forget(runtime.store(), token)
    assert given(open_as("resident", "vragenlijst", c=token))["state"] == "unknown"


def test_what_was_sent_can_be_completed_here(open_as: Open) -> None:
    sent = survey.send(runtime.store(), begun(buurt="kanteldijk"), now=now())
    assert sent.receipt
    token = receipts.complete(runtime.store(), sent.receipt, device="d", now=now())
    data = given(open_as("resident", "vragenlijst", c=token, wijk=WIJK))
    assert data["state"] == "open"
    assert data["draft"]["answers"] == {"buurt": "kanteldijk"}


def test_a_round_named_in_the_address_brings_its_wijk(open_as: Open) -> None:
    store = runtime.store()
    wijk = records.create_wijk(store, "Anderwijk", identity=SAMIRA, now=now())
    with store.read() as reader:
        opened = survey.open_round(reader, wijk.id)
    assert opened is not None
    data = given(open_as("resident", "vragenlijst", wijk=WIJK, ronde=opened.id))
    assert (data["round"], data["content"]["wijk"]) == (opened.id, "Anderwijk")
    assert wijk.id in data["urls"]["lookBack"]
    app = open_as("resident", "vragenlijst", ronde="bestaat-niet")
    assert "geen vragenlijst" in app.title[0].value


def test_the_pages_for_residents_load_no_maps_and_no_figures() -> None:
    heavy = "'folium', 'streamlit_folium', 'geopandas', 'wijkwijzer.publish'"
    code = f"import sys, wijkwijzer.ui.survey; print([n for n in ({heavy}) if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
