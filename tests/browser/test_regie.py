"""A facilitator prepares an evening and runs it from the console, by keyboard; a second one
sees who leads and takes over.
"""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.audit import too_small, violations
from tests.browser.conftest import Server
from tests.intake.halls import Hall
from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_of
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.dialogue.templates import templates
from wijkwijzer.intake.meetings import create_meeting
from wijkwijzer.store import Store

Opening = Callable[..., Page]


@pytest.fixture
def store(server: Server) -> Iterator[Store]:
    """The database of the server, from outside: what another process writes."""
    opened = Store(server.database)
    yield opened
    opened.close()


def prepared(page: Page, server: Server) -> str:
    """Make a meeting from the first template; return the address of its console."""
    page.goto(f"{server.url}/dialogen")
    page.get_by_role("button", name="Maak de bijeenkomst").click()
    expect(page.get_by_text("De bijeenkomst staat klaar.")).to_be_visible()
    address = page.get_by_role("link", name="Begin: naar de regie").get_attribute("href")
    assert address is not None
    assert violations(page) == []
    return server.url + address


def next_is(page: Page, words: str) -> None:
    """Wait until the big button says what comes next."""
    expect(page.locator(".bar .next span")).to_have_text(words)


def go_on(page: Page, words: str) -> None:
    """Press the key of the big button, as a presenter's clicker does."""
    page.keyboard.press("PageDown")
    next_is(page, words)


def test_an_evening_is_led_from_one_screen(
    server: Server, open_page: Opening, sign_in: Callable[..., None], store: Store
) -> None:
    page = open_page("/")
    sign_in(page, "anna")
    address = prepared(page, server)
    page.goto(address)
    next_is(page, "Open de bijeenkomst")
    go_on(page, "Begin: Wie zijn er vanavond?")
    go_on(page, "Toon de uitslag")
    with store.read() as reader:
        meeting = reader.all(Meeting, "sluiswijk")[-1]
    room = Hall(store, meeting, now=dt.datetime.now(dt.UTC))
    room.join(6, here="bewoner")
    for token in room.tokens:
        room.vote(token, "welkom", "kort", 1)
    # What another process stored comes by itself.
    expect(page.locator(".counts")).to_contain_text("6 aangemeld")
    expect(page.locator(".counts")).to_contain_text("6 stemden")

    page.get_by_role("tab", name="Programma").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    hands = page.get_by_role("spinbutton", name="Korter dan 2 jaar")
    hands.fill("12")
    hands.press("Enter")
    expect(page.locator(".counts")).to_contain_text("18 stemden")

    go_on(page, "Bespreek dit")
    expect(page.locator(".wall tr").filter(has_text="Korter dan 2 jaar")).to_contain_text("18")
    go_on(page, "Rond dit onderdeel af")
    go_on(page, "Volgende: Waar bent u trots op?")
    page.keyboard.press("PageUp")
    next_is(page, "Rond dit onderdeel af")

    page.get_by_role("tab", name="Programma").click()
    page.get_by_role("button", name="Wat kan er morgen beginnen?").click()
    next_is(page, "Bespreek de ideeën")
    room.write(room.tokens[0], "ideeen", "idee", "<b>Een bankje</b>")
    page.get_by_role("tab", name="Kaarten 1").click()
    page.get_by_role("button", name="Laat door").press("Enter")
    expect(page.locator(".wall .ideas li")).to_have_text("<b>Een bankje</b>")
    for number in range(17):
        room.write(room.tokens[0], "ideeen", "idee", f"Idee {number}")
    expect(page.get_by_role("tab", name="Kaarten 17")).to_be_visible()
    expect(page.locator(".verdict")).to_have_count(15)
    page.get_by_role("button", name="Toon er nog 2 van de 2").press("Enter")
    expect(page.locator(".verdict")).to_have_count(17)
    page.locator(".judged summary").press("Enter")
    expect(page.locator(".judged .text")).to_have_text("<b>Een bankje</b>")
    # What stands on the wall may be longer than its place: it is scrolled by keyboard too.
    expect(page.get_by_role("region", name="Nu op de wand")).to_have_attribute("tabindex", "0")
    assert violations(page) == []
    assert too_small(page) == []


def test_a_second_console_sees_who_leads_and_takes_over(
    server: Server, open_page: Opening, sign_in: Callable[..., None], store: Store
) -> None:
    (part, *_others) = templates()[0].programme
    meeting = create_meeting(
        store,
        "sluiswijk",
        "Avond",
        held_on=day_of(dt.datetime.now(dt.UTC)).isoformat(),
        programme=[part],
        identity=Identity(role="facilitator", account="bo"),
        now=dt.datetime.now(dt.UTC),
    )
    address = f"{server.url}/regie?d={meeting.code}"
    first = open_page("/")
    sign_in(first, "anna")
    first.goto(address)
    next_is(first, "Open de bijeenkomst")
    go_on(first, "Begin: Wie zijn er vanavond?")

    second = open_page("/")
    sign_in(second, "anna")
    second.goto(address)
    next_is(second, "U kijkt mee")
    expect(second.get_by_text("anna heeft de regie op een ander scherm.")).to_be_visible()
    assert second.locator(".bar .next").is_disabled()
    expect(first.get_by_text("Er kijkt nog een regiescherm mee.")).to_be_visible()

    second.get_by_role("button", name="Neem de regie over", exact=True).click()
    next_is(second, "Begin: Wie zijn er vanavond?")
    next_is(first, "U kijkt mee")
    second.get_by_role("button", name="Pauze", exact=True).click()
    next_is(second, "Ga verder")
    expect(first.locator(".wall h2")).to_have_text("Pauze")
