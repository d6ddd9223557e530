"""Forms from paper, typed from the keyboard alone, also while the wifi is gone."""

from collections.abc import Callable

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Response

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
    expect(number).to_be_focused(timeout=30_000)
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
    expect(page.get_by_role("status")).to_contain_text("Formulier 2 is opgeslagen", timeout=20_000)

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
    expect(page.get_by_role("alert")).to_contain_text("Teruggehaald", timeout=20_000)
    expect(number).to_have_value("2")
    assert [response.id for response in stored(server)] == [first.id]
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.get_by_role("status")).to_contain_text("Formulier 2 is opgeslagen")
    assert len(stored(server)) == 2


def test_paper_is_refused_from_who_is_not_signed_in(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page("/vragenlijst?kanaal=papier")
    answer = page.request.post(
        f"{server.url}/beginnen", data={"round": "r1", "channel": "papier", "language": "nl"}
    )
    assert answer.status == 403
