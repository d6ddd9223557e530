"""The page for entering forms: who may, what it asks, and what it is given."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from wijkwijzer.access.records import Identity
from wijkwijzer.intake import survey
from wijkwijzer.survey.questionnaires import questionnaire
from wijkwijzer.survey.records import Channel, Round
from wijkwijzer.ui import runtime

Open = Callable[..., AppTest]
SAMIRA = Identity(role="facilitator", account="samira")


def given(app: AppTest) -> dict[str, object]:
    (element,) = app.get("bidi_component")
    found = json.loads(element.proto.json)
    assert isinstance(found, dict)
    return found


def the_round() -> Round:
    with runtime.store().read() as reader:
        return reader.all(Round)[0]


def enter(channel: Channel, now: dt.datetime) -> None:
    token, _draft = survey.begin(
        runtime.store(), round_id=the_round().id, channel=channel, identity=SAMIRA, now=now
    )
    survey.save(runtime.store(), token, {"urgentie:wonen": 5}, number=1, now=now)
    survey.send(runtime.store(), token, now=now)


@pytest.mark.parametrize("role", ["resident", "steering"])
def test_only_who_may_enter_forms_sees_it(demo_database: Path, open_as: Open, role: str) -> None:
    app = open_as(role, "invoeren")
    assert not app.exception
    assert app.title[0].value in {"Meld u aan", "Dit mag u niet zien"}
    assert not app.get("bidi_component")


def test_without_a_wijk_it_says_what_to_do(database: Path, open_as: Open) -> None:
    assert not open_as("facilitator", "invoeren").exception


def test_it_asks_what_is_printed_and_counts_what_was_typed_over_today(
    demo_database: Path, open_as: Open
) -> None:
    now = dt.datetime.now(dt.UTC)
    for channel in ("papier", "namens", "tablet"):
        enter(channel, now)
    enter("papier", now - dt.timedelta(days=2))
    app = open_as("facilitator", "invoeren", plek="Buurthuis")
    app.button_group(key="entry-channel").set_value("namens").run()
    assert not app.exception
    data = given(app)
    assert data["round"] == the_round().id
    assert (data["channel"], data["intake_place"], data["language"]) == (
        "namens",
        "Buurthuis",
        "nl",
    )
    assert data["today"] == 2
    asked = [question for block in data["blocks"] for question in block["questions"]]
    steps = questionnaire(the_round().questionnaire, the_round().questionnaire_version).steps
    plain = sum(len(step.questions) for step in steps if not step.each_theme)
    themed = sum(len(step.questions) for step in steps if step.each_theme)
    assert len(asked) == plain + 14 * themed
    assert [question["number"] for question in asked[:3]] == ["1", "2a", "2b"]
