"""Looking back with a code: what it shows, what changes, and who is kept out."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.intake.agreed import saved_agreement, saved_measure, version
from wijkwijzer.access.codes import new_code
from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_of
from wijkwijzer.intake import drafts, moderation, records, replies, survey
from wijkwijzer.neighbourhood.places import point_in
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.pact.records import Reply
from wijkwijzer.programme.records import Tie
from wijkwijzer.survey.records import Contribution, Round
from wijkwijzer.ui import runtime
from wijkwijzer.ui.device import DEVICE_COOKIE, _mark, new_mark
from wijkwijzer.ui.handed_code import hand_over

SAMIRA = Identity(role="facilitator", account="samira")
Open = Callable[..., AppTest]
WIJK = "lommerwaard"
ANSWERS: dict[str, object] = {
    "buurt": "kanteldijk",
    "score:wonen": 7,
    "urgentie:wonen": 4,
    "urgentie:groen": "weet_niet",
    "top": ["veiligheid", "wonen"],
    "leeftijd": "niet_gezegd",
    "open": "Meer bankjes, `graag` <b>snel</b>",
}


@pytest.fixture(autouse=True)
def _round_with_places(demo_database: Path) -> None:
    """The round of the example asks for no places; this one does."""
    records.start_round(runtime.store(), WIJK, "Proef", "standaard", identity=SAMIRA, now=now())


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def round_() -> Round:
    with runtime.store().read() as reader:
        found = survey.open_round(reader, WIJK)
    assert found is not None
    return found


def count() -> int:
    with runtime.store().read() as reader:
        return reader.response_count(round_().id)


def sent() -> survey.Sent:
    """Somebody's survey, with a remark and a pin."""
    store = runtime.store()
    token, _draft = survey.begin(store, round_id=round_().id, now=now())
    with store.read() as reader:
        point = point_in(reader.all(Buurt, WIJK)[0]).model_dump()
    pin = {"id": "p", "point": point, "theme": "klimaat", "text": "Plas water"}
    survey.save(store, token, ANSWERS | {"plekken": [pin]}, number=1, now=now())
    return survey.send(store, token, now=now())


def contributions(response: str) -> list[Contribution]:
    with runtime.store().read() as reader:
        return reader.contributions_of(response)


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def enter(app: AppTest, code: str) -> AppTest:
    app.text_input[0].set_value(code)
    return press(app, "Bekijk mijn antwoorden")


@pytest.fixture
def opened(open_as: Open) -> tuple[AppTest, survey.Sent]:
    """The page after the right code was entered."""
    response = sent()
    app = enter(open_as("resident", "inbreng"), response.receipt or "")
    return app, response


def test_a_code_typed_carelessly_shows_the_answers_in_words(open_as: Open) -> None:
    code = sent().receipt or ""
    app = enter(open_as("resident", "inbreng"), f" {code.lower().replace('-', ' ')} ")
    shown = html(app)
    for words in ("Kanteldijk", "Ja, dit moet beter", "1. Veiligheid, 2. Wonen", "Weet ik niet"):
        assert f"<dd>{words}</dd>" in shown
    assert "<dd>Dat zeg ik liever niet</dd>" in shown
    assert "<dd>7</dd>" in shown


def test_a_code_that_was_typed_in_the_survey_is_not_asked_again(
    open_as: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = sent().receipt or ""
    mark = new_mark()
    monkeypatch.setattr(type(st.context), "cookies", {DEVICE_COOKIE: mark})
    hand_over(_mark(mark), code)
    app = open_as("resident", "inbreng")
    assert app.title[0].value == "Dit hebt u verstuurd"
    press(app, "Klaar")
    assert "Vul uw code in." in html(app)
    assert "Vul uw code in." in html(open_as("resident", "inbreng"))


def test_remarks_are_shown_once_as_plain_text_with_their_state(
    opened: tuple[AppTest, survey.Sent],
) -> None:
    app, response = opened
    assert sorted(t.value for t in app.text) == ["Meer bankjes, `graag` <b>snel</b>", "Plas water"]
    assert "<b>Plek op de kaart: klimaat en water</b>" in html(app)
    assert "<b>Opmerking</b>" in html(app)
    assert "<b>snel" not in html(app)
    assert html(app).count("Wacht op nakijken") == 2
    pin, remark = sorted(contributions(response.response_id), key=lambda c: c.text, reverse=True)
    store = runtime.store()
    moderation.judge(store, WIJK, [remark.id], "passed", identity=SAMIRA, now=now())
    moderation.judge(
        store, WIJK, [pin.id], "refused", reason="een naam", identity=SAMIRA, now=now()
    )
    app.run()
    assert "Doorgelaten" in html(app)
    assert "Niet geplaatst: een naam" in html(app)


def test_a_wrong_code_is_said_and_ten_of_them_make_this_device_wait(
    open_as: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(st.context), "cookies", {DEVICE_COOKIE: new_mark()})
    app = open_as("resident", "inbreng")
    for _time in range(10):
        enter(app, new_code())
        assert "kennen wij niet" in app.error[0].value
    enter(app, sent().receipt or "")
    assert "Te vaak" in app.error[0].value
    reloaded = enter(open_as("resident", "inbreng"), sent().receipt or "")
    assert "Te vaak" in reloaded.error[0].value
    monkeypatch.setattr(type(st.context), "cookies", {DEVICE_COOKIE: new_mark()})
    other = enter(open_as("resident", "inbreng"), sent().receipt or "")
    assert other.title[0].value == "Dit hebt u verstuurd"


def test_the_code_of_what_was_not_sent_goes_on_with_it_here(open_as: Open) -> None:
    store = runtime.store()
    token, _draft = survey.begin(store, round_id=round_().id, now=now())
    survey.save(store, token, {"urgentie:wonen": 4}, number=1, now=now())
    app = enter(open_as("resident", "inbreng"), drafts.code_for(store, token))
    assert app.title[0].value == "Nog niet verstuurd"
    press(app, "Ga verder")
    here = app.query_params["c"]
    found = survey.find_draft(store, here if isinstance(here, str) else here[0])
    assert found is not None
    assert found.draft.answers == {"urgentie:wonen": 4}
    assert survey.find_draft(store, token) is None


def test_withdrawing_is_asked_once_more_and_erases(opened: tuple[AppTest, survey.Sent]) -> None:
    app, response = opened
    before = count()
    press(app, "Wis mijn antwoorden")
    assert "gewist" in " ".join(block.value for block in app.markdown)
    press(app, "Nee, laat ze staan")
    assert count() == before
    press(app, "Wis mijn antwoorden")
    press(app, "Ja, wis mijn antwoorden")
    assert count() == before - 1
    assert contributions(response.response_id) == []
    assert app.title[0].value == "Uw antwoorden zijn gewist"
    press(app, "Klaar")
    enter(app, response.receipt or "")
    assert app.title[0].value == "Uw antwoorden zijn gewist"


def test_completing_opens_the_survey_with_what_was_sent(
    opened: tuple[AppTest, survey.Sent], open_as: Open
) -> None:
    app, response = opened
    before = count()
    press(app, "Verander mijn antwoorden")
    token = app.query_params["c"]
    token = token if isinstance(token, str) else token[0]
    draft = survey.find_draft(runtime.store(), token)
    assert draft is not None
    assert draft.draft.answers["urgentie:wonen"] == 4
    assert draft.draft.completes == response.response_id
    assert len(draft.draft.answers["plekken"]) == 1  # type: ignore[arg-type]
    changed = survey.send(runtime.store(), token, now=now())
    assert changed.receipt is None
    assert count() == before
    assert changed.response_id != response.response_id


def test_after_closing_one_can_withdraw_but_not_complete(open_as: Open) -> None:
    code = sent().receipt or ""
    records.close_round(runtime.store(), round_(), identity=SAMIRA, now=now())
    app = enter(open_as("resident", "inbreng"), code)
    assert labels(app) == ["Wis mijn antwoorden", "Klaar"]


def test_done_forgets_the_code(opened: tuple[AppTest, survey.Sent]) -> None:
    app, _response = opened
    press(app, "Klaar")
    assert app.text_input[0].value == ""
    assert "Kanteldijk" not in html(app)


def test_answers_are_told_in_the_language_of_the_reader(open_as: Open) -> None:
    app = open_as("resident", "inbreng", taal="en")
    app.text_input[0].set_value(sent().receipt or "")
    app.button[0].click().run()
    assert not app.exception
    assert "<dd>Yes, this should get better</dd>" in html(app)
    assert "Should this get better?" in html(app)


def links(app: AppTest) -> list[tuple[str, str]]:
    """The links below what one wrote: label and what the address asks."""
    shown = [one.proto for one in app.get("page_link")]
    return [(one.label, one.query_string) for one in shown if "van=" in one.query_string
            or "afspraak=" in one.query_string]  # fmt: skip


def test_a_remark_leads_on_to_what_is_public_and_to_nothing_else(
    opened: tuple[AppTest, survey.Sent],
) -> None:
    app, response = opened
    store = runtime.store()
    pin, remark = sorted(contributions(response.response_id), key=lambda c: c.text, reverse=True)
    with store.read() as reader:
        wijk = reader.get(Wijk, WIJK)
    draft = saved_agreement(store, wijk, title="Bankjes in de schaduw")
    saved_measure(store, wijk, title="Een pomp <i>erbij</i>")
    day = day_of(now()).isoformat()
    for id_, asked, named in (("r1", remark, ("agreement", "a1")), ("r2", pin, ("measure", "m1"))):
        reply = Reply(id=id_, wijk_id=WIJK, outcome="doen", text=f"Ja, {id_}.", replied_on=day)
        tie = Tie(kind=named[0], id=named[1])
        replies.save_reply(store, reply, [asked.id], names=[tie], identity=SAMIRA, now=now())
    moderation.judge(store, WIJK, [remark.id], "passed", identity=SAMIRA, now=now())

    def shown() -> tuple[list[bool], list[tuple[str, str]]]:
        app.run()
        assert not app.exception
        texts = ("Ja, r1.", "Ja, r2.", "Bankjes in de schaduw", "&lt;i&gt;erbij")
        return [text in html(app) for text in texts], links(app)

    # Nothing is public yet but the reply itself.
    assert shown() == ([True, True, False, False], [])
    with store.read() as reader:
        wijk = reader.get(Wijk, WIJK)
    records.publish_to_residents(store, wijk, "afspraken", shown=True, identity=SAMIRA, now=now())
    of_remark = ("Bekijk de hele draad", f"wijk={WIJK}&soort=contribution&van={remark.id}")
    of_measure = ("Bekijk de hele draad", f"wijk={WIJK}&soort=measure&van=m1")
    # The agreement is a draft; the pin waits, so its thread begins at the measure.
    found, led = shown()
    assert found == [True, True, False, True]
    assert sorted(led) == sorted([of_remark, of_measure])
    version(store, wijk, draft)
    found, led = shown()
    assert found == [True, True, True, True]
    assert ("Lees de afspraak", f"wijk={WIJK}&afspraak=a1") in led
    moderation.judge(
        store, WIJK, [pin.id], "refused", reason="een naam", identity=SAMIRA, now=now()
    )
    found, led = shown()
    assert found == [True, False, True, False]
    assert of_measure not in led
