"""Languages in a real browser: Arabic from right to left, every letter from a font that ships."""

from collections.abc import Callable, Iterator

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.conftest import Server
from tests.browser.seed import NOW, seed
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store

DRAWN = {"h1", "h3", "p", "a", "b", "span", "li", "button", "summary"}


@pytest.fixture(scope="module")
def server(start_server: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The app with a wijk in which Arabic and Ukrainian are on, and Polish is not."""
    database = tmp_path_factory.mktemp("languages") / "wijk.db"
    seed(database)
    store = Store(database)
    with store.write() as writer:
        wijk = writer.get(Wijk, "sluiswijk")
        turned_on = wijk.model_copy(update={"languages": ("nl", "en", "ar", "uk")})
        writer.put(turned_on, by="test", at=NOW.isoformat())
    store.close()
    return start_server(database)


def fonts(page: Page) -> dict[str, bool]:
    """Return the fonts that drew the page, and of each whether the page brought it."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
    found: dict[str, bool] = {}
    for node in _elements(root):
        if node["nodeName"].lower() in DRAWN:
            for font in _platform_fonts(session, node):
                found[str(font["postScriptName"])] = bool(font["isCustomFont"])
    return found


def _platform_fonts(session: CDPSession, node: dict[str, int]) -> list[dict[str, object]]:
    asked = {"nodeId": node["nodeId"]}
    return list(session.send("CSS.getPlatformFontsForNode", asked)["fonts"])


def _elements(node: dict[str, list]) -> Iterator[dict]:
    yield node
    for child in [*node.get("children", []), *node.get("shadowRoots", [])]:
        yield from _elements(child)


def test_arabic_reads_from_right_to_left_in_our_own_letters(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/?taal=ar", width=390, height=844)
    title = page.get_by_role("heading", name="ما رأيكم في منطقتكم؟")
    expect(title).to_be_visible()
    expect(page.locator("html[lang=ar][dir=rtl]")).to_have_count(1)
    box = title.bounding_box()
    brand = page.locator(".ww-brand").bounding_box()
    assert box is not None
    assert brand is not None
    assert brand["x"] + brand["width"] == pytest.approx(box["x"] + box["width"], abs=2)
    page.evaluate("document.fonts.ready")
    drawn = fonts(page)
    assert {"NotoSansArabic-Regular", "NotoSansArabic-Bold"} <= set(drawn)
    assert all(drawn.values()), drawn
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert not Axe().run(page)["violations"]


def test_the_list_of_languages_switches_and_a_language_that_is_off_is_dutch(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/?taal=pl")
    expect(page.get_by_role("heading", name="Wat vindt u van uw buurt?")).to_be_visible()
    expect(page.locator("html[lang=nl][dir=ltr]")).to_have_count(1)
    page.locator(".ww-language summary").click()
    names = page.locator(".ww-language nav a").all_inner_texts()
    assert names == ["Nederlands", "English", "العربية", "Українська"]
    assert all(
        box is not None and box["height"] >= 44
        for box in (link.bounding_box() for link in page.locator(".ww-language nav a").all())
    )
    page.get_by_role("link", name="Українська").click()
    expect(page.get_by_role("heading", name="Що Ви думаєте про свою околицю?")).to_be_visible()
    expect(page.locator("html[lang=uk][dir=ltr]")).to_have_count(1)
    assert all(fonts(page).values())
