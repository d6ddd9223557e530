"""From the address of a QR code to the receipt, with nothing but fingers or nothing but keys."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.halls import OPEN, SMALL, furnish
from wijkwijzer.access.codes import normal_code
from wijkwijzer.reports.way_in import survey_address
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Channel, Contribution, Response

TABLET: dict[str, Any] = {"width": 1280, "height": 800}
PHONE: dict[str, Any] = {"width": 390, "height": 844, "is_mobile": True}
READ = {"nl": ("nl", "ltr"), "ar": ("ar", "rtl")}
BODY = "body"
"""Has the focus where the last thing on the page is passed: the first thing comes next."""
ANSWERS = {
    "buurt": "b0",
    "score:wonen": 7,
    "urgentie:wonen": 4,
    "top": ("veiligheid", "wonen", "groen"),
    "meedoen": "ja",
    "wat_doen": ("ontmoeten", "anders"),
    "wat_doen.anders": "Soep koken",
    "leeftijd": "45-65",
    "huishouden": "samen",
    "wonen": "koop",
    "open": "Meer bankjes",
}
FOCUSED = """() => {
  let e = document.activeElement;
  while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
  const foot = e.getRootNode().querySelector('.foot')?.getBoundingClientRect();
  const shown = e.closest('label') ?? e;
  const box = shown.getBoundingClientRect();
  const bottom = e.closest('.foot') ? innerHeight : foot?.top ?? innerHeight;
  const isRinged = (one) => one && getComputedStyle(one).outlineStyle === 'solid';
  return {
    id: e === document.body ? 'body' : e.id,
    html: e.outerHTML.slice(0, 120),
    seen: box.bottom > 30 && box.top < bottom - 10,
    ring: isRinged(e) || isRinged(e.nextElementSibling),
  };
}"""


@pytest.fixture(scope="module")
def server(start_server: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The app with the invented wijk, and a small one in which Arabic is on."""
    database = tmp_path_factory.mktemp("journeys") / "wijk.db"
    furnish(database)
    return start_server(database)


class Way(Protocol):
    """How somebody works the screen."""

    page: Page

    def press(self, id_: str) -> None: ...
    def choose(self, key: str, value: object) -> None: ...
    def write(self, field: str, text: str) -> None: ...
    def place(self) -> None: ...


class Fingers:
    """Taps, and a keyboard on the screen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, id_: str) -> None:
        self.page.locator(f"#{id_}").tap()

    def choose(self, key: str, value: object) -> None:
        self.page.locator(f'label.choice:has([id="{key}={value}"])').tap()

    def write(self, field: str, text: str) -> None:
        self.page.locator(f':is(input, textarea)[id^="{field}"]').tap()
        self.page.keyboard.insert_text(text)

    def place(self) -> None:
        expect(self.page.locator("path.buurt")).to_have_count(1)
        self.page.locator(".leaflet").scroll_into_view_if_needed()
        box = self.page.locator(".leaflet").bounding_box()
        assert box is not None
        self.page.touchscreen.tap(box["x"] + 0.55 * box["width"], box["y"] + 0.4 * box["height"])


class Keys:
    """Keys alone. What has the focus must be seen, and be seen to have it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, id_: str, key: str = "Tab") -> str:
        """Go on until what has the focus is called so, or begins so; return its whole id."""
        passed = []
        for _stop in range(80):
            found = self.page.evaluate(FOCUSED)
            if passed and found["id"] != BODY:
                assert found["seen"], found
                assert found["ring"], found
            if found["id"] == id_ or (id_.endswith(("=", "-")) and found["id"].startswith(id_)):
                return str(found["id"])
            passed.append(found["id"])
            self.page.keyboard.press(key)
        raise AssertionError(f"{id_} is not among {passed}")

    def press(self, id_: str) -> None:
        self.to(id_)
        self.page.keyboard.press("Enter")

    def choose(self, key: str, value: object) -> None:
        is_one = self.page.locator(f'[id="{key}={value}"]').get_attribute("type") == "radio"
        if is_one:
            self.to(f"{key}=")
            self.to(f"{key}={value}", "ArrowDown")
        else:
            # In the order of the top three, not of the list: back where needed.
            ids = self.page.locator(f'[id^="{key}="]').evaluate_all("all => all.map((e) => e.id)")
            at = self.page.evaluate(FOCUSED)["id"]
            back = at in ids and ids.index(at) > ids.index(f"{key}={value}")
            self.to(f"{key}={value}", "Shift+Tab" if back else "Tab")
        if not self.page.locator(f'[id="{key}={value}"]').is_checked():
            self.page.keyboard.press("Space")

    def write(self, field: str, text: str) -> None:
        self.to(field)
        self.page.keyboard.type(text)

    def place(self) -> None:
        expect(self.page.locator("path.buurt")).to_have_count(1)
        self.to("plekken-map")
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("ArrowUp")
        self.page.keyboard.press("Enter")


class Journey:
    """Somebody who scanned the code on a poster."""

    def __init__(self, way: Way, language: str, *, reloads: bool) -> None:
        self.way, self.page, self.language, self.reloads = way, way.page, language, reloads
        self.page.on("dialog", lambda dialog: dialog.accept())

    def stands(self, phase: str) -> None:
        """Wait for a screen; it is in the language, from the right side."""
        expect(self.page.locator(f".survey.{phase}")).to_be_visible()
        read = "[document.documentElement.lang, document.documentElement.dir]"
        assert tuple(self.page.evaluate(read)) == READ[self.language]

    def next(self) -> None:
        """Go on; somebody may reload the page just before, and lose nothing."""
        if self.reloads:
            self.again()
        self.way.press("next")

    def again(self) -> None:
        heading = self.page.locator("#heading").inner_text()
        given = "all => all.map((e) => [e.id, e.checked, e.value])"
        fields = self.page.locator(".survey :is(input, textarea)")
        before = fields.evaluate_all(given)
        self.page.reload()
        expect(self.page.locator("#heading")).to_have_text(heading)
        assert fields.evaluate_all(given) == before

    def go(self, address: str) -> str:
        """Fill everything in and send it; return the code of the receipt."""
        page, way = self.page, self.way
        page.goto(address)
        expect(page.locator(".survey.welcome")).to_be_visible()
        if self.language != "nl":
            way.press(f"language-{self.language}")
            expect(page.locator(f".survey[lang={self.language}]")).to_be_visible()
        self.stands("welcome")
        way.press("next")
        self.stands("questions")
        way.choose("buurt", "b0")
        self.next()
        way.choose("score:wonen", 7)
        way.choose("urgentie:wonen", 4)
        self.next()
        while page.locator(".screen.theme").count():
            way.press("next")
        for theme in ANSWERS["top"]:
            way.choose("top", theme)
        self.next()
        way.place()
        expect(page.locator("li.card")).to_have_count(1)
        way.write("plekken-text-", "Boom is dood")
        self.next()
        for key, value in (("meedoen", "ja"), ("wat_doen", "ontmoeten"), ("wat_doen", "anders")):
            way.choose(key, value)
        way.write("wat_doen.anders", "Soep koken")
        self.next()
        for key in ("leeftijd", "huishouden", "wonen"):
            way.choose(key, ANSWERS[key])
        self.next()
        way.write("open", "Meer bankjes")
        self.stands("questions")
        self.next()
        self.stands("check")
        self.next()
        self.stands("receipt")
        code = "-".join(page.locator(".code span").all_inner_texts())
        if self.reloads:
            page.reload()
            self.stands("receipt")
            assert "-".join(page.locator(".code span").all_inner_texts()) == code
        return code


def sent(database: Path, code_count: int) -> tuple[Response, list[Contribution]]:
    """Return the last of so many responses, and what was offered with it."""
    store = Store(database)
    with store.read() as reader:
        responses = reader.responses(OPEN)
        assert len(responses) == code_count
        offered = reader.contributions_of(responses[-1].id)
    store.close()
    return responses[-1], offered


@pytest.mark.parametrize(
    ("way", "language", "size", "channel"),
    [
        (Fingers, "nl", TABLET, "tablet"),
        (Fingers, "ar", PHONE, "telefoon"),
        (Keys, "nl", TABLET, "computer"),
        (Keys, "ar", TABLET, "computer"),
    ],
    ids=["fingers-nl", "fingers-ar", "keys-nl", "keys-ar"],
)
def test_from_the_qr_code_to_the_receipt(
    way: Callable[[Page], Way],
    language: str,
    size: dict[str, Any],
    channel: Channel,
    open_page: Callable[..., Page],
    server: Server,
) -> None:
    store = Store(server.database)
    with store.read() as reader:
        before = len(reader.responses(OPEN))
    store.close()
    page = open_page("/gezond", has_touch=way is Fingers, **size)
    address = survey_address(server.hall_url, OPEN, place="Bibliotheek", channel=channel)
    journey = Journey(way(page), language, reloads=(way, language) == (Fingers, "nl"))
    code = journey.go(address)
    assert normal_code(code)
    response, offered = sent(server.database, before + 1)
    assert response.answers == ANSWERS
    assert (response.wijk_id, response.language) == (SMALL, language)
    assert (response.channel, response.intake_place) == (channel, "Bibliotheek")
    assert (response.buurt, response.age, response.tenure) == ("b0", "45-65", "koop")
    assert {(one.question, one.text, one.kind, one.state) for one in offered} == {
        ("plekken", "Boom is dood", "pin", "waiting"),
        ("open", "Meer bankjes", "opmerking", "waiting"),
    }
