"""Forms from paper, typed from the keyboard alone, also while the wifi is gone."""

from collections.abc import Callable
from pathlib import Path

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.seed import NOW
from wijkwijzer.access.records import Identity
from wijkwijzer.intake.questionnaires import add_questionnaire, publish_questionnaire
from wijkwijzer.intake.records import start_round
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.store import Store
from wijkwijzer.survey.questionnaires import read_questionnaire
from wijkwijzer.survey.records import Response

ANNA = Identity(role="facilitator", account="anna")
MARKS = [("7", "4"), ("-", "5")] * 7


def stored(server: Server) -> list[Response]:
    store = Store(server.database)
    with store.read() as reader:
        found = reader.responses("r1")
    store.close()
    return found


def type_form(page: Page, number: str) -> None:
    """Everything on the form, with nothing but keys."""
    answers = ["a", *(mark for pair in MARKS for mark in pair), "cab", "e", "-", "a"]
    for typed in [number, *answers]:
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    page.keyboard.type("Meer bankjes.")
    page.keyboard.press("Enter")


def test_two_forms_by_keyboard_one_without_wifi_and_the_last_taken_back(
    server: Server, open_page: Callable[..., Page], sign_in: Callable[..., None]
) -> None:
    page = open_page("/inloggen")
    sign_in(page, "anna")
    page.goto(f"{server.url}/invoeren?plek=Buurthuis")
    number = page.get_by_label("Nummer van het formulier")
    expect(number).to_be_focused()
    assert Axe().run(page)["violations"] == []

    type_form(page, "1")
    expect(page.get_by_role("button", name="Opslaan en volgende")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Formulier 1 is opgeslagen. Code")
    expect(page.get_by_text("Vandaag ingevoerd: 1")).to_be_visible()
    expect(number).to_be_focused()

    # A mistake is said on the spot, and a number that was there before.
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("al ingevoerd")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    for typed in ("z", "11"):
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        focused = page.get_by_label("1 In welke buurt woont u?", exact=True)
        expect(focused).to_have_attribute("aria-invalid", "true")
        expect(focused).to_be_focused()
    page.get_by_role("button", name="Leeg dit formulier").press("Enter")

    page.context.set_offline(True)
    type_form(page, "2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Nog niet verstuurd: 1.")
    expect(number).to_be_focused()
    page.context.set_offline(False)
    expect(page.get_by_role("status")).to_contain_text("Formulier 2 is opgeslagen")

    first, second = stored(server)
    for response in (first, second):
        assert (response.channel, response.intake_place) == ("papier", "Buurthuis")
        assert response.buurt == "b0"
        assert (response.age, response.household, response.tenure) == (
            "65+",
            "niet_gezegd",
            "huur_corporatie",
        )
        assert response.answers["score:wonen"] == 7
        assert response.answers["score:energie"] == "weet_niet"
        assert response.answers["urgentie:energie"] == 5
        assert response.answers["top"] == ("klimaat", "wonen", "energie")
        assert response.answers["open"] == "Meer bankjes."

    page.get_by_role("button", name="Haal het laatste formulier terug").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Teruggehaald")
    expect(number).to_have_value("2")
    assert [response.id for response in stored(server)] == [first.id]
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.get_by_role("status")).to_contain_text("Formulier 2 is opgeslagen")
    assert len(stored(server)) == 2


def test_places_and_areas_come_from_paper_as_well(
    server: Server, open_page: Callable[..., Page], sign_in: Callable[..., None]
) -> None:
    store = Store(server.database)
    text = (Path(__file__).parent / "form_harness" / "kinds.yaml").read_text("utf-8")
    with store.write() as w:
        w.put(Wijk(id="kaartwijk", name="Kaartwijk"), by="test", at=NOW.isoformat())
        b0 = w.get(Buurt, "b0").model_copy(
            update={"id": "k0", "wijk_id": "kaartwijk", "version": 0}
        )
        w.put(b0, by="test", at=NOW.isoformat())
    asked = add_questionnaire(store, "kaartwijk", read_questionnaire(text), identity=ANNA, now=NOW)
    key = (asked.questionnaire, asked.questionnaire_version)
    publish_questionnaire(store, asked, identity=ANNA, now=NOW)
    round_ = start_round(store, "kaartwijk", "Met kaart", *key, identity=ANNA, now=NOW)
    page = open_page("/inloggen")
    sign_in(page, "anna")
    page.goto(f"{server.url}/invoeren?wijk=kaartwijk")
    page.get_by_role("button", name="Zet plekken op de kaart").press("Enter")
    expect(page.locator("path.buurt")).to_have_count(1)
    expect(page.locator(".leaflet")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".mapped .said").first).to_have_text("Op de kaart: 2")
    page.get_by_role("button", name="Teken een gebied op de kaart").press("Enter")
    expect(page.locator("path.buurt")).to_have_count(2)
    box = page.locator(".leaflet").last.bounding_box()
    assert box is not None
    for across, down in ((0.45, 0.4), (0.55, 0.4), (0.5, 0.6)):
        page.mouse.click(box["x"] + across * box["width"], box["y"] + down * box["height"])
    expect(page.locator("path.drawn")).to_have_count(1)
    expect(page.locator(".mapped .said").last).to_have_text("Op de kaart: 1")
    # Enter alone puts a corner in the middle; with Ctrl it saves, and puts nothing.
    page.locator(".leaflet").last.press("ControlOrMeta+Enter")
    expect(page.get_by_role("status")).to_contain_text("Opgeslagen. Code voor het strookje")
    expect(page.locator(".mapped .said").first).to_have_text("")
    with store.read() as reader:
        [response] = reader.responses(round_.id)
        offered = reader.contributions_of(response.id)
    store.close()
    assert [(one.kind, one.question) for one in offered] == [
        ("pin", "plekken"),
        ("pin", "plekken"),
        ("gebied", "gebied"),
    ]


def test_paper_is_refused_from_who_is_not_signed_in(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page("/vragenlijst?kanaal=papier")
    answer = page.request.post(
        f"{server.url}/beginnen", data={"round": "r1", "channel": "papier", "language": "nl"}
    )
    assert answer.status == 403
