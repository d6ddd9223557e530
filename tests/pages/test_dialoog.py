"""The page of a meeting for who takes part: what it gives to the one element on it."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.intake.halls import Hall, hall
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.ui import runtime

Open = Callable[..., AppTest]

pytestmark = pytest.mark.usefixtures("demo_database")


@pytest.fixture
def room() -> Hall:
    with runtime.store().read() as reader:
        wijk = reader.get(Wijk, "lommerwaard")
    made = hall(runtime.store(), wijk)
    made.now = dt.datetime.now(dt.UTC)
    return made


def given(app: AppTest) -> dict[str, Any]:
    assert not app.exception
    assert not app.title
    [one] = app.get("bidi_component")
    data: dict[str, Any] = json.loads(one.proto.json)
    return data | {"content": json.loads(data["content"])}


def test_the_screen_of_a_meeting_is_in_the_languages_of_its_wijk(open_as: Open, room: Hall) -> None:
    typed = f"{room.meeting.code[:3]} {room.meeting.code[3:]}"
    data = given(open_as("resident", "dialoog", d=typed))
    assert data["content"]["code"] == room.meeting.code
    assert [one["id"] for one in data["languages"]] == ["nl", "en"]
    assert "Lommerwaard bestaat niet" in data["content"]["texts"]["example"]["text"]
    assert len(data["content"]["pictograms"]) == 14
    assert len(data["content"]["map"]["areas"]) == 6
    english = given(open_as("resident", "dialoog", d=room.meeting.code, taal="en"))
    assert english["content"]["texts"]["join"] == "Join"


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "<b>12345", "４８２９１５"])
def test_what_is_no_code_is_asked_for(open_as: Open, typed: str) -> None:
    data = given(open_as("resident", "dialoog", d=typed))
    assert data["content"]["code"] == ""
    assert data["content"]["pictograms"] == {}
    assert data["content"]["map"] is None


def test_looking_takes_no_seat(open_as: Open, room: Hall) -> None:
    open_as("resident", "dialoog", d=room.meeting.code)
    with runtime.store().read() as reader:
        assert reader.seat_count(room.meeting.id) == 0


def test_the_address_on_the_wall_leads_there(open_as: Open, room: Hall) -> None:
    data = given(open_as("resident", "start", d=room.meeting.code))
    assert data["content"]["code"] == room.meeting.code
