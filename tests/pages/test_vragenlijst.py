"""The survey page: before, during and after, and what it says when something is in the way."""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import StoreFailure
from wijkwijzer.intake import records, survey
from wijkwijzer.neighbourhood.places import point_in
from wijkwijzer.neighbourhood.records import Buurt
from wijkwijzer.settings import PROJECT
from wijkwijzer.survey.records import DraftPin, Round
from wijkwijzer.ui import runtime
from wijkwijzer.ui.survey import places, thanks
from wijkwijzer.ui.survey.visit import ANOTHER_PLACE, CHECK, PLACES

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


def count() -> int:
    with runtime.store().read() as reader:
        return reader.response_count(round_().id)


def buurten() -> list[Buurt]:
    with runtime.store().read() as reader:
        return reader.all(Buurt, WIJK)


def begun(step: str = "", pins: int = 0, **answers: object) -> str:
    """A draft that somebody is filling in; returns its token."""
    store = runtime.store()
    token, _draft = survey.begin(store, round_id=round_().id, now=now())
    survey.save(store, token, answers, step=step, number=1, now=now())
    made = tuple(
        DraftPin(id=f"{token}-{n}", point=point_in(buurten()[n]), theme="groen", text="Mooi plein")
        for n in range(pins)
    )
    survey.save_pins(store, token, made, now=now())
    return token


def html(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def query(app: AppTest, name: str) -> str:
    value = app.query_params[name]
    return value if isinstance(value, str) else value[0]


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def step_of(token: str) -> str:
    stored = survey.find_draft(runtime.store(), token)
    assert stored is not None
    return stored.draft.step


def drafts() -> int:
    with runtime.store().read() as reader:
        return reader.drafts_open(round_().id)


def test_nothing_is_begun_before_the_button(open_as: Open) -> None:
    before = drafts()
    app = open_as("resident", "vragenlijst", kanaal="computer", plek="Buurthuis")
    assert app.title[0].value == "Wat wilt u beter in uw wijk?"
    assert html(app).count("<li>") == 4
    assert "Lommerwaard bestaat niet" in html(app)
    assert drafts() == before
    press(app, "Beginnen")
    assert drafts() == before + 1
    draft = survey.find_draft(runtime.store(), query(app, "c"))
    assert draft is not None
    assert (draft.draft.channel, draft.draft.intake_place) == ("computer", "Buurthuis")
    assert query(app, "plek") == "Buurthuis"


def test_a_draft_goes_on_in_its_own_language_unless_another_is_asked(open_as: Open) -> None:
    store = runtime.store()
    token, _draft = survey.begin(store, round_id=round_().id, language="en", now=now())
    app = open_as("resident", "vragenlijst", c=token)
    assert query(app, "taal") == "en"
    open_as("resident", "vragenlijst", c=token, taal="nl")
    stored = survey.find_draft(store, token)
    assert stored is not None
    assert stored.draft.language == "nl"


def test_an_unknown_token_says_so_and_begins_anew(open_as: Open) -> None:
    app = open_as("resident", "vragenlijst", c="bestaat-niet")
    assert app.title[0].value == "Deze vragenlijst is er niet meer"
    press(app, "Opnieuw beginnen")
    assert labels(app) == ["Beginnen"]
    assert "c" not in app.query_params


def test_the_language_can_be_chosen_before_anything_else(open_as: Open) -> None:
    app = open_as("resident", "vragenlijst", taal="en")
    assert app.title[0].value == "What should be better in your neighbourhood?"


def test_without_an_open_round_it_says_what_to_do(open_as: Open) -> None:
    records.close_round(runtime.store(), round_(), identity=SAMIRA, now=now())
    app = open_as("resident", "vragenlijst")
    assert "geen vragenlijst" in html(app)
    assert labels(app) == []


def test_a_round_that_closed_half_way_is_said_and_left(open_as: Open) -> None:
    token = begun(step=CHECK, buurt="kanteldijk")
    records.close_round(runtime.store(), round_(), identity=SAMIRA, now=now())
    app = open_as("resident", "vragenlijst", c=token)
    assert app.title[0].value == "De vragenlijst is gesloten"
    press(app, "Klaar")
    assert "geen vragenlijst" in html(app)
    assert survey.find_draft(runtime.store(), token) is None


def test_the_form_is_given_the_draft(open_as: Open) -> None:
    app = open_as("resident", "vragenlijst", c=begun(buurt="kanteldijk"))
    assert app.get("bidi_component")
    assert labels(app) == ["Stoppen"]


def test_a_place_from_the_list_is_kept_with_theme_and_remark(open_as: Open) -> None:
    token = begun(step=PLACES, buurt="kanteldijk")
    app = open_as("resident", "vragenlijst", c=token)
    assert app.title[0].value == "Wilt u een plek aanwijzen?"
    app.selectbox[0].select_index(1).run()
    press(app, "Bewaar deze plek")
    assert app.warning[0].value == "Kies eerst waar het over gaat."
    app.button_group[0].set_value("klimaat").run()
    app.text_area[0].set_value("`${x}` <b>water</b> \u202etekst").run()
    press(app, "Bewaar deze plek")
    stored = survey.find_draft(runtime.store(), token)
    assert stored is not None
    [pin] = stored.draft.pins
    assert (pin.theme, pin.point) == ("klimaat", point_in(buurten()[1]))
    assert pin.text in [text.value for text in app.text]
    assert labels(app) == [
        "Stoppen",
        "Verwijder deze plek",
        "Nog een plek aanwijzen",
        "Terug",
        "Verder",
    ]
    press(app, "Verwijder deze plek")
    assert app.title[0].value == "Wilt u een plek aanwijzen?"


def test_three_places_are_the_most(open_as: Open) -> None:
    token = begun(step=PLACES, pins=2)
    app = open_as("resident", "vragenlijst", c=token)
    press(app, "Nog een plek aanwijzen")
    assert step_of(token) == ANOTHER_PLACE
    app.selectbox[0].select_index(2).run()
    app.button_group[0].set_value("wonen").run()
    press(app, "Bewaar deze plek")
    assert labels(app).count("Verwijder deze plek") == 3
    assert "Nog een plek aanwijzen" not in labels(app)


def test_skipping_is_as_easy_and_back_leads_to_the_form(open_as: Open) -> None:
    token = begun(step=PLACES, buurt="kanteldijk")
    app = open_as("resident", "vragenlijst", c=token)
    press(app, "Overslaan")
    assert step_of(token) == CHECK
    press(app, "Terug")
    press(app, "Terug")
    assert step_of(token) == "open"


def test_what_was_tapped_outside_the_wijk_is_no_place() -> None:
    far = places._tapped({"lat": 52.9, "lng": 6.9})
    assert far is not None
    assert places._buurt_of(buurten(), far) is None
    assert places._tapped({"lat": 52.0, "lng": 900.0}) is None
    assert places._tapped(None) is None
    inside = point_in(buurten()[0])
    assert places._buurt_of(buurten(), inside) == buurten()[0]


def test_a_wijk_without_boundaries_has_no_step_for_places(open_as: Open) -> None:
    store = runtime.store()
    wijk = records.create_wijk(store, "Kaartloos", identity=SAMIRA, now=now())
    with store.read() as reader:
        opened = survey.open_round(reader, wijk.id)
    assert opened is not None
    token, _draft = survey.begin(store, round_id=opened.id, now=now())
    survey.save(store, token, {"urgentie:wonen": 4}, step=PLACES, number=1, now=now())
    app = open_as("resident", "vragenlijst", c=token)
    assert app.title[0].value == "Klaar om te versturen?"
    assert query(app, "wijk") == wijk.id
    press(app, "Terug")
    assert step_of(token) == "open"


def test_sending_counts_once_and_gives_the_code(open_as: Open) -> None:
    before = count()
    token = begun(step=CHECK, pins=1, buurt="kanteldijk")
    app = open_as("resident", "vragenlijst", c=token)
    assert "U beantwoordde 1 van de 34 vragen." in html(app)
    assert "U wees een plek aan op de kaart." in html(app)
    assert count() == before
    press(app, "Versturen")
    assert count() == before + 1
    again = survey.send(runtime.store(), token, now=now())
    assert again.receipt is not None
    assert all(f"<span>{part}</span>" in html(app) for part in again.receipt.split("-"))
    app.run()
    assert app.title[0].value == "Dank u wel!"


def test_nothing_filled_in_cannot_be_sent(open_as: Open) -> None:
    app = open_as("resident", "vragenlijst", c=begun(step=CHECK))
    assert app.title[0].value == "U hebt nog niets ingevuld"
    assert "Versturen" not in labels(app)


def test_the_next_resident_finds_an_empty_screen(open_as: Open) -> None:
    token = begun(step=CHECK, buurt="kanteldijk")
    app = open_as("resident", "vragenlijst", c=token, kanaal="tablet", taal="en")
    survey.send(runtime.store(), token, now=now())
    app.run()
    leave = next(b for b in app.button if b.label in {"Volgende bewoner", "Next resident"})
    leave.click().run()
    assert not app.exception
    assert "c" not in app.query_params
    assert query(app, "kanaal") == "tablet"
    assert app.title[0].value == "Wat wilt u beter in uw wijk?"
    assert [e.proto.component_name for e in app.get("bidi_component")] == ["survey_form"]
    back = open_as("resident", "vragenlijst", c=token)
    assert back.title[0].value == "Deze vragenlijst is er niet meer"


def test_another_screen_gets_the_code_only_shortly_after_sending(
    open_as: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = begun(buurt="kanteldijk")
    survey.send(runtime.store(), token, now=now())
    assert open_as("resident", "vragenlijst", c=token).title[0].value == "Dank u wel!"
    later = now() + dt.timedelta(minutes=11)
    monkeypatch.setattr(thanks, "now", lambda: later)
    app = open_as("resident", "vragenlijst", c=token)
    assert app.title[0].value == "Deze vragenlijst is al verstuurd"
    assert "ww-code" not in html(app).replace(".ww-code", "")


def test_stopping_is_asked_once_more_and_erases(open_as: Open) -> None:
    token = begun(buurt="kanteldijk")
    app = open_as("resident", "vragenlijst", c=token)
    press(app, "Stoppen")
    press(app, "Nee, ik ga verder")
    assert app.get("bidi_component")
    press(app, "Stoppen")
    press(app, "Ja, stop en wis alles")
    assert survey.find_draft(runtime.store(), token) is None
    assert labels(app) == ["Beginnen"]


def test_a_full_disk_while_sending_says_that_nothing_is_lost(
    open_as: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wijkwijzer.ui.survey import check

    def full(*_arguments: object, **_more: object) -> None:
        raise StoreFailure("De schijf is vol.")

    token = begun(step=CHECK, buurt="kanteldijk")
    app = open_as("resident", "vragenlijst", c=token)
    monkeypatch.setattr(check, "send", full)
    press(app, "Versturen")
    assert app.error[0].value == "De schijf is vol."
    stored = survey.find_draft(runtime.store(), token)
    assert stored is not None
    assert stored.draft.answers == {"buurt": "kanteldijk"}


def test_a_round_named_in_the_address_brings_its_wijk(open_as: Open) -> None:
    store = runtime.store()
    wijk = records.create_wijk(store, "Anderwijk", identity=SAMIRA, now=now())
    with store.read() as reader:
        opened = survey.open_round(reader, wijk.id)
    assert opened is not None
    app = open_as("resident", "vragenlijst", wijk=WIJK, ronde=opened.id)
    assert query(app, "wijk") == wijk.id
    assert "Anderwijk" in html(app)
    app = open_as("resident", "vragenlijst", ronde="bestaat-niet")
    assert "geen vragenlijst" in html(app)


def test_the_pages_for_residents_load_no_maps_and_no_figures() -> None:
    heavy = "'folium', 'streamlit_folium', 'geopandas', 'wijkwijzer.publish'"
    code = f"import sys, wijkwijzer.ui.survey; print([n for n in ({heavy}) if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_tapped_place_is_still_there_after_a_restart(open_as: Open) -> None:
    inside = point_in(buurten()[0])
    spot = f"{inside.latitude:.6f},{inside.longitude:.6f}"
    app = open_as("resident", "vragenlijst", c=begun(step=PLACES, buurt="kanteldijk"), op=spot)
    assert "Bewaar deze plek" in labels(app)
    press(app, "Toch geen plek: overslaan")
    assert "op" not in app.query_params


@pytest.mark.parametrize("spot", ["52.1,4.2", "nergens", "nan,5", "999,999", ""])
def test_a_strange_place_in_the_address_is_no_place(open_as: Open, spot: str) -> None:
    app = open_as("resident", "vragenlijst", c=begun(step=PLACES, buurt="kanteldijk"), op=spot)
    assert "Bewaar deze plek" not in labels(app)
