"""The wijkkompas in a real browser: the wall, the page, and answers that come in meanwhile."""

import json
import re
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.seed import seed
from tests.built_demo import build

SCROLLS = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth];
}"""
SMALLEST_TEXT = """() => {
  const found = [];
  const visit = (root) => {
    for (const e of root.querySelectorAll('*')) {
      if (e.shadowRoot) visit(e.shadowRoot);
      const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
      const box = e.getBoundingClientRect();
      if (!own || box.width < 2 || ['STYLE', 'desc', 'title'].includes(e.tagName)) continue;
      const size = parseFloat(getComputedStyle(e).fontSize);
      const svg = e.ownerSVGElement;
      found.push(svg ? size * svg.getScreenCTM().a : size);
    }
  };
  visit(document.querySelector('[data-testid=stMain]'));
  return Math.min(...found);
}"""


@pytest.fixture(scope="module")
def demo_server(
    start_server: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory
) -> Server:
    """The app with the invented neighbourhood."""
    return start_server(build(tmp_path_factory.mktemp("demo") / "wijk.db"))


@pytest.fixture
def small_server(start_server: Callable[..., Server], tmp_path: Path) -> Iterator[Server]:
    """An own copy of the app with a wijk in which nobody answered yet."""
    seed(tmp_path / "wijk.db")
    server = start_server(tmp_path / "wijk.db")
    yield server
    server.stop()


def post(server: Server, path: str, body: dict[str, object]) -> dict[str, str]:
    request = urllib.request.Request(
        server.url + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return dict(json.load(answer))


def send_response(server: Server, urgency: int) -> None:
    token = post(server, "/beginnen", {"round": None})["token"]
    changes = {"urgentie:wonen": urgency, "buurt": "b0"}
    post(server, "/antwoorden", {"token": token, "number": 1, "changes": changes})
    post(server, "/versturen", {"token": token})


def petal(page: Page, theme: str) -> str:
    found = page.locator(f".wijkkompas [data-theme={theme}]").first
    expect(found).to_be_visible()
    return found.get_attribute("aria-label") or ""


@pytest.mark.parametrize("query", ["", "&donker=1", "&toon=velden", "&toon=kaart"])
def test_the_wall_fills_a_projector_without_scrolling(
    query: str, demo_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"/kompas?scherm=1{query}", at=demo_server, width=1920, height=1080)
    expect(page.get_by_text("400 antwoorden binnen")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    if query == "&toon=velden":
        expect(page.locator(".js-plotly-plot .annotation").first).to_be_visible()
    page.wait_for_timeout(500)
    down, across = page.evaluate(SCROLLS)
    assert down <= 0
    assert across <= 0
    assert page.evaluate(SMALLEST_TEXT) >= 27.9
    assert page.get_by_role("button", name="Nieuwe stand").count() == 0


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_the_page_reads_a_petal_and_has_no_barriers(
    width: int, height: int, demo_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page("/kompas", at=demo_server, width=width, height=height)
    assert "Ontmoeten en samenleven: behoefte 76 op 100" in petal(page, "ontmoeten")
    expect(page.get_by_text("Hoe zeker is dit?")).to_be_visible()
    frame = page.frame_locator("iframe[title='streamlit_folium.st_folium']")
    expect(frame.locator("path.leaflet-interactive").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".wijkkompas [data-theme=zorg]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".wijkkompas .reading").first).to_contain_text("Zorg voor elkaar")
    # A chosen theme is also the one on the map.
    expect(page.get_by_text("bij zorg voor elkaar").first).to_be_visible()
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    faults = [
        (violation["id"], node["target"])
        for violation in found["violations"]
        for node in violation["nodes"]
        if "iframe" not in str(node["target"])
    ]
    assert faults == []


def test_a_tap_on_the_map_shows_the_compass_of_that_buurt(
    demo_server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page("/kompas", at=demo_server)
    holder = page.locator("iframe[title='streamlit_folium.st_folium']")
    areas = holder.content_frame.locator("path.leaflet-interactive")
    expect(areas.first).to_be_visible()
    expect(page.get_by_text("Hoe zeker is dit?")).to_be_visible()
    holder.scroll_into_view_if_needed()
    page.wait_for_timeout(1000)
    box = holder.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    button = page.get_by_role("button", name="Toon alles van deze buurt")
    expect(button).to_be_visible()
    button.click()
    headline = page.locator(".st-key-ww-kompas-title .ww-finding")
    expect(headline).not_to_contain_text("Het kompas wijst naar")


def test_an_open_wall_counts_arrivals_and_moves_at_every_ten(
    small_server: Server, open_page: Callable[..., Page], sign_in: Callable[..., None]
) -> None:
    wall = open_page("/gezond", at=small_server, width=1920, height=1080)
    sign_in(wall, "anna")
    wall.goto(f"{small_server.url}/kompas?scherm=1")
    expect(wall.get_by_text("Er zijn nog geen antwoorden.")).to_be_visible()
    expect(wall.get_by_text("0 antwoorden binnen")).to_be_visible()
    wall.wait_for_timeout(1000)
    send_response(small_server, 1)
    expect(wall.get_by_text("1 antwoord binnen")).to_be_visible()
    for number in range(8):
        send_response(small_server, 1 + number % 3)
    expect(wall.get_by_text("9 antwoorden binnen")).to_be_visible()
    assert "te weinig antwoorden" in petal(wall, "wonen")
    send_response(small_server, 3)
    expect(wall.get_by_text("10 antwoorden binnen")).to_be_visible()
    wonen = wall.locator(".wijkkompas [data-theme=wonen]").first
    expect(wonen).to_have_attribute("aria-label", re.compile("behoefte"))
    before = petal(wall, "wonen")
    for _number in range(10):
        send_response(small_server, 5)
    expect(wonen).not_to_have_attribute("aria-label", before)
    expect(wall.get_by_text("20 antwoorden binnen")).to_be_visible()


def test_the_page_of_a_facilitator_moves_with_each_answer(
    small_server: Server, open_page: Callable[..., Page], sign_in: Callable[..., None]
) -> None:
    page = open_page("/gezond", at=small_server)
    sign_in(page, "anna")
    page.goto(f"{small_server.url}/kompas")
    expect(page.get_by_text("Er zijn nog geen antwoorden.")).to_be_visible()
    page.wait_for_timeout(1000)
    send_response(small_server, 4)
    wonen = page.locator(".wijkkompas [data-theme=wonen]").first
    expect(wonen).to_have_attribute("aria-label", re.compile("nog 9 antwoorden"))
    send_response(small_server, 2)
    expect(wonen).to_have_attribute("aria-label", re.compile("nog 8 antwoorden"))
