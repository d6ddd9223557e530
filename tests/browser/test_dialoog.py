"""A meeting on a phone in the hall: every kind of part, and a server that goes away."""

import datetime as dt
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.audit import too_small, violations
from tests.browser.conftest import Server
from tests.browser.seed import seed
from tests.dialogue.rooms import AGREE, COMPASS, DILEMMAS, DOTS, IDEAS, LEVELS, POLL, STATEMENTS
from tests.intake.halls import Hall, hall
from wijkwijzer.intake.meeting_room import judge_card
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store

PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
SAVED = "Opgeslagen"
UNSENT = "Nog niet verstuurd. Laat dit scherm open."
PASTE = """(field) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text", "a".repeat(10000));
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData }));
}"""
PARTS = (POLL, COMPASS, STATEMENTS, DILEMMAS, DOTS, IDEAS, LEVELS, AGREE)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dialoog") / "wijk.db"
    seed(path)
    return path


@pytest.fixture(scope="module")
def server(start_server: Callable[..., Server], database: Path) -> Server:
    return start_server(database)


@pytest.fixture
def room(database: Path) -> Iterator[Hall]:
    """A meeting that has begun, with five others in the hall."""
    store = Store(database)
    with store.read() as reader:
        wijk = reader.all(Wijk)[0]
    made = hall(store, wijk, *PARTS)
    made.now = dt.datetime.now(dt.UTC)
    made.join(5)
    yield made
    store.close()


@pytest.fixture
def phone(open_page: Callable[..., Page], room: Hall) -> Page:
    """Somebody who came in by the address on the wall and did not say who they are."""
    page = open_page(f"/?d={room.meeting.code}", **PHONE)
    page.get_by_label("Dat zeg ik liever niet").check()
    page.get_by_role("button", name="Doe mee").click()
    expect(page.locator("#heading")).to_have_text("Kijk naar het scherm in de zaal")
    return page


def stored(room: Hall, part: str) -> dict[str, int]:
    """What counts of the one on the phone, who came in last."""
    with room.store.read() as reader:
        seat = reader.seats(room.meeting.id)[-1].number
        votes = reader.standing_ballots(room.meeting.id, seat)
    return {target: value for (of, target), value in votes.items() if of == part}


def fits(page: Page) -> None:
    assert violations(page) == []
    assert too_small(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def heading(page: Page, text: str) -> None:
    expect(page.locator("#heading")).to_have_text(text)


def test_votes_outlive_a_server_that_goes_away(
    phone: Page, room: Hall, server: Server, start_server: Callable[..., Server]
) -> None:
    room.go_to("poll")
    phone.get_by_label("Ja").check()
    expect(phone.locator("#says")).to_have_text(SAVED)
    server.stop(signal.SIGKILL)
    phone.get_by_label("Nee").check()
    expect(phone.locator("#says")).to_have_text(UNSENT)
    fits(phone)
    again = start_server(server.database, port=server.port)
    server.process = again.process
    expect(phone.locator("#says")).to_have_text(SAVED)
    assert stored(room, "poll") == {"nee": 1}

    room.go_to("stip")
    more = phone.get_by_role("button", name="Een stip erbij: Ja")
    for left in (4, 3):
        more.click()
        expect(phone.get_by_text(f"U hebt nog {left} stippen.")).to_be_visible()
    expect(phone.locator("#says")).to_have_text(SAVED)
    for token in room.tokens:
        room.vote(token, "stip", "ja", 3)
    phone.reload()
    expect(phone.get_by_text("U hebt nog 3 stippen.")).to_be_visible()
    room.act("phase", phase="reveal")
    line = phone.locator(".found li").filter(has_text="Ja")
    expect(line).to_contain_text("17")
    expect(line).to_contain_text("2 stippen van u")
    room.act("close_meeting")
    heading(phone, "Deze bijeenkomst is afgelopen")
    assert phone.evaluate("Object.keys(localStorage).filter((k) => k.includes('dialoog:'))") == []


def test_a_text_that_is_being_typed_stays_when_the_theme_changes(phone: Page, room: Hall) -> None:
    room.go_to("kompas")
    room.act("item", item="wonen")
    heading(phone, "Wonen")
    phone.get_by_role("button", name="Schrijf een opmerking").press("Enter")
    field = phone.get_by_label("Uw opmerking")
    expect(field).to_be_focused()
    phone.keyboard.type("De stoep is ")
    room.act("item", item="groen")
    heading(phone, "Groen en natuur")
    expect(phone.locator("#aloud")).to_contain_text("groen en natuur", ignore_case=True)
    phone.keyboard.type("scheef")
    expect(field).to_be_focused()
    expect(field).to_have_value("De stoep is scheef")
    expect(phone.locator(".about-what")).to_have_text("Over: \u2068wonen\u2069", ignore_case=True)
    field.evaluate(PASTE)
    expect(phone.locator("#notice")).to_contain_text("Er passen 500 tekens")
    for _button in ("Wijs een plek aan", "Versturen"):
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    expect(phone.locator(".mine li")).to_contain_text("Verstuurd. De begeleider leest het eerst.")
    with room.store.read() as reader:
        [card] = reader.cards(room.meeting.id)
    assert (card.text, card.theme, card.state) == ("De stoep is scheef", "wonen", "wait")


def test_every_kind_of_part_is_for_everybody(phone: Page, room: Hall) -> None:
    room.go_to("idee")
    idea = room.write(room.tokens[0], "idee", "idee", "Een bank")
    judge_card(room.store, room.meeting.id, idea.id, "passed", identity=room.identity, now=room.now)
    asked = {
        "poll": ("Poll", {"ja": 1}),
        "kompas": ("Wonen", {"wonen": 1}),
        "stel": ("Ja", {"ja": 1, "nee": -1}),
        "dil": ("Wie?", {"schaal:voor": -1}),
        "stip": ("Stippen", {"ja": 1}),
        "idee": ("Ideeën", {}),
        "amb": ("De partijen kiezen nu", {}),
        "akk": ("Ja", {"ja": 2}),
    }
    for part, (title, votes) in asked.items():
        room.go_to(part)
        heading(phone, title)
        fits(phone)
        for token in room.tokens:
            for target, value in votes.items():
                room.vote(token, part, target, value)
        if part in {"stel", "dil", "idee", "akk"}:  # the others are drawn as one of these
            room.act("phase", phase="discuss" if part == "idee" else "reveal")
            expect(phone.locator(".meeting.results")).to_be_visible()
            fits(phone)
    room.act("overlay", overlay="pauze")
    heading(phone, "Pauze")
    fits(phone)
