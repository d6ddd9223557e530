"""Every screen a resident can come to, in Arabic: whole, accessible, and made for fingers.

The same in Dutch stands with the tests of what happens there.
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.audit import targets, too_small, violations
from tests.browser.conftest import Server
from tests.browser.halls import LETTERS, ROUND, WIJK, furnish

PHONE: dict[str, Any] = {"width": 390, "height": 844, "is_mobile": True, "has_touch": True}
TABLET = {"width": 1280, "height": 800}
WRONG = "AAAA-BBBB-CCCC"
ABOUT = """() => [document.documentElement.lang, document.documentElement.dir,
  document.documentElement.scrollWidth - innerWidth]"""


@pytest.fixture(scope="module")
def server(start_server: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The app with the invented wijk in every language, and a round by invitation."""
    database = tmp_path_factory.mktemp("screens") / "wijk.db"
    furnish(database)
    return start_server(database)


class Visitor:
    """Somebody who reads Arabic and comes everywhere."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        page.on("dialog", lambda dialog: dialog.accept())

    def look(self, *, language: str = "ar") -> None:
        """Hold the screen to what every screen must hold."""
        page = self.page
        direction = "rtl" if language == "ar" else "ltr"
        assert page.evaluate(ABOUT) == [language, direction, 0]
        assert violations(page) == []
        assert targets(page)
        assert too_small(page) == []

    def goes(self, path: str, phase: str = "") -> None:
        joint = "&" if "?" in path else "?"
        self.page.goto(f"{self.base}{path}{joint}taal=ar")
        if phase:
            self.stands(phase)

    def stands(self, phase: str) -> None:
        expect(self.page.locator(f".survey.{phase}")).to_be_visible()

    def tap(self, selector: str) -> None:
        self.page.locator(selector).tap()

    def next(self) -> None:
        self.tap("#next")

    def choose(self, *ids: str) -> None:
        for id_ in ids:
            self.tap(f'label.choice:has([id="{id_}"])')

    @property
    def code(self) -> str:
        return "-".join(self.page.locator(".code span").all_inner_texts())


@pytest.fixture
def visitor(open_page: Callable[..., Page], server: Server) -> Visitor:
    return Visitor(open_page("/gezond", **PHONE), server.hall_url)


def test_every_screen_of_the_survey(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes(f"/vragenlijst?ronde={ROUND}", "welcome")
    visitor.look()
    visitor.tap("#have-code")
    visitor.stands("typed")
    page.locator("#code").fill(WRONG)
    visitor.next()
    expect(page.locator(".notice")).to_be_visible()
    visitor.look()
    visitor.tap("#back")
    visitor.next()
    visitor.choose("buurt=parkzijde")
    visitor.look()
    visitor.next()
    visitor.choose("score:wonen=7", "urgentie:wonen=4")
    visitor.look()
    visitor.tap("#stop")
    visitor.stands("stopping")
    visitor.look()
    visitor.next()
    while page.locator(".screen.theme").count():
        visitor.next()
    visitor.choose("top=veiligheid", "top=wonen", "top=groen", "top=jeugd")
    expect(page.locator(".notice")).to_be_visible()
    visitor.look()
    visitor.next()
    expect(page.locator("path.buurt")).to_have_count(6)
    visitor.tap("#plekken-here")
    expect(page.locator("li.card")).to_have_count(1)
    visitor.look()
    visitor.next()
    visitor.choose("meedoen=ja", "wat_doen=anders")
    visitor.look()
    visitor.next()
    visitor.look()
    visitor.next()
    page.locator("#open").fill("Meneer De Vries moet bankjes maken")
    visitor.look()
    visitor.next()
    expect(page.locator(".warning")).to_be_visible()
    visitor.look()
    visitor.next()
    visitor.stands("receipt")
    visitor.look()
    _looks_back(visitor, visitor.code)


def _looks_back(visitor: Visitor, code: str) -> None:
    page = visitor.page
    ask, buttons = "[data-testid=stFormSubmitButton] button", ".st-key-ww-survey-go button"
    field = page.locator('[class*="st-key-receipt"] input')
    visitor.goes(f"/inbreng?wijk={WIJK}")
    field.fill(WRONG)
    visitor.tap(ask)
    expect(page.locator("[data-testid=stAlert]")).to_be_visible()
    visitor.look()
    field.fill(code)
    visitor.tap(ask)
    expect(page.locator(".ww-subject").first).to_be_visible()
    expect(page.locator(buttons)).to_have_count(3)
    visitor.look()
    page.locator(buttons).nth(1).tap()
    expect(page.locator(".ww-finding")).to_be_visible()
    visitor.look()


def test_a_letter_and_what_is_not_there_any_more(visitor: Visitor) -> None:
    visitor.goes(f"/vragenlijst?ronde={LETTERS}", "welcome")
    visitor.next()
    visitor.stands("typed")
    visitor.look()
    visitor.goes(f"/vragenlijst?wijk={WIJK}&c=weg", "message")
    visitor.look()


def test_a_tablet_on_a_stand(visitor: Visitor) -> None:
    page = visitor.page
    page.set_viewport_size(TABLET)  # type: ignore[arg-type]
    page.goto(f"{visitor.base}/vragenlijst?kiosk=1&wijk={WIJK}")
    visitor.stands("start")
    visitor.look(language="nl")
    visitor.tap("#begin-ar")
    visitor.stands("welcome")
    visitor.next()
    dialog = page.get_by_role("alertdialog")
    expect(dialog).to_be_visible()
    page.evaluate("const now = Date.now(); Date.now = () => now")  # the countdown waits
    visitor.look()
    dialog.get_by_role("button").tap()
    visitor.tap("#stop")
    visitor.stands("stopping")
    visitor.tap("#erase")
    visitor.stands("start")
    visitor.tap("#exit")
    visitor.stands("typed")
    visitor.look(language="nl")


@pytest.mark.parametrize(
    ("path", "shown"),
    [("/", ".ww-steps"), ("/kompas", ".ww-finding"), ("/ambities", ".ww-matrix-list")],
)
def test_the_pages_around_it(visitor: Visitor, path: str, shown: str) -> None:
    """The map of the wijkkompas is a frame of its own, and is not looked into."""
    visitor.goes(f"{path}?wijk={WIJK}")
    expect(visitor.page.locator(shown).first).to_be_visible()
    expect(visitor.page.locator("[data-stale=true]")).to_have_count(0)
    visitor.look()
    visitor.tap(".ww-language summary")
    assert too_small(visitor.page) == []
