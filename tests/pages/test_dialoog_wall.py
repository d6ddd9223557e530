"""The wall of a meeting: what its page gives to the one element on it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.intake.halls import Hall, hall
from wijkwijzer.look.palette import DARK, LIGHT
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.ui import runtime

Open = Callable[..., AppTest]

pytestmark = pytest.mark.usefixtures("demo_database")


@pytest.fixture
def room() -> Hall:
    with runtime.store().read() as reader:
        wijk = reader.get(Wijk, "lommerwaard")
    return hall(runtime.store(), wijk)


def wall(open_as: Open, **query: str) -> AppTest:
    """Open the page as it is; the start page would lead who comes with a code to the form."""
    app = open_as("resident", "dialoog")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def given(app: AppTest) -> dict[str, Any]:
    assert not app.exception
    assert not app.title
    [one] = app.get("bidi_component")
    found: dict[str, Any] = json.loads(json.loads(one.proto.json)["content"])
    return found


def test_the_wall_is_given_its_code_its_drawings_and_its_words(open_as: Open, room: Hall) -> None:
    content = given(wall(open_as, d=room.meeting.code, scherm="1"))
    assert content["code"] == room.meeting.code
    assert content["qr"].startswith("data:image/svg+xml;base64,")
    assert content["colours"]["paper"] == LIGHT.paper
    assert len(content["icons"]) == 14
    assert content["texts"]["pause"] == "Pauze"


def test_a_dark_hall_has_a_dark_wall_in_dutch(open_as: Open, room: Hall) -> None:
    query = {"d": room.meeting.code, "scherm": "1", "donker": "1", "taal": "en"}
    content = given(wall(open_as, **query))
    assert content["colours"]["paper"] == DARK.paper
    assert content["texts"]["lookUp"] == "Kijk even naar het scherm"


@pytest.mark.parametrize("code", ["", "000000", "<b>"])
def test_without_a_meeting_the_wall_says_so(open_as: Open, code: str) -> None:
    app = wall(open_as, d=code, scherm="1")
    assert not app.exception
    assert not app.get("bidi_component")
    assert "Deze bijeenkomst is er niet." in " ".join(each.proto.body for each in app.get("html"))


def test_the_wall_may_be_asked_for_where_one_joins(open_as: Open, room: Hall) -> None:
    app = open_as("resident", "start", d=room.meeting.code, scherm="1", donker="1")
    assert given(app)["colours"]["paper"] == DARK.paper
