"""The compass element by itself: it moves, is read, and listens, in a real browser."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from wijkwijzer.wijkkompas import compass
from wijkwijzer.wijkkompas.compass import CompassDrawing, Petal, compass_svg

ELEMENT = Path(compass.__file__).parents[1] / "compass_element"
HARNESS = """
class FakeSource {
  static CLOSED = 2;
  static made = [];
  constructor(url) { this.url = url; this.readyState = 0; FakeSource.made.push(this); }
  close() { this.readyState = 2; }
}
window.EventSource = FakeSource;
window.sources = FakeSource.made;
window.sent = [];
window.asked = 0;
window.fetch = async () => {
  window.asked += 1;
  return { ok: true, text: async () => '{"arrivals": 99, "release": 1}' };
};
window.show = async (data) => {
  const module = await import(window.moduleUrl);
  const parent = document.querySelector("#host").shadowRoot;
  const component = { parentElement: parent, data };
  component.setTriggerValue = (name, value) => window.sent.push([name, value]);
  window.leave?.();
  window.leave = module.default(component);
};
window.part = (selector) => document.querySelector("#host").shadowRoot.querySelector(selector);
"""
NAMES = ("wonen", "groen", "zorg", "werk")


def drawing(*needle: str, need: float = 60) -> CompassDrawing:
    petals = tuple(
        Petal(
            name, name, name, name, need, need - 5, need + 5, 40, "koesteren", "", f"Over {name}."
        )
        for name in NAMES
    )
    return CompassDrawing(petals, needle, sentence=f"Het kompas wijst naar {needle}.")


def data(shown: CompassDrawing, **more: object) -> dict[str, object]:
    texts = {"arrivals_text": "{n} antwoorden", "offline_text": "Geen verbinding."}
    return {"svg": compass_svg(shown), "sentence": shown.sentence, **texts, **more}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 900, "height": 800})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.set_content("<div id=host></div>")
    script = (ELEMENT / "compass.js").read_text(encoding="utf-8")
    style = (ELEMENT / "compass.css").read_text(encoding="utf-8")
    page.evaluate(
        """([script, style]) => {
            const root = document.querySelector("#host").attachShadow({mode: "open"});
            root.innerHTML = `<style>${style}</style>`;
            const type = "text/javascript";
            window.moduleUrl = URL.createObjectURL(new Blob([script], {type}));
        }""",
        [script, style],
    )
    page.evaluate(HARNESS)
    yield page
    page.close()
    assert faults == []


def show(page: Page, shown: CompassDrawing, **more: object) -> None:
    page.evaluate("(data) => window.show(data)", data(shown, **more))


def turn(page: Page) -> float:
    transform = page.locator(".needle").get_attribute("transform") or ""
    return float(transform.removeprefix("rotate(").removesuffix(")"))


def test_the_needle_turns_the_short_way_and_arrives(page: Page):
    show(page, drawing("wonen"))
    assert turn(page) == 0
    show(page, drawing("werk", need=80))
    page.wait_for_timeout(300)
    assert 270 < turn(page) < 360
    page.wait_for_function("window.part('.needle').getAttribute('transform') === 'rotate(270.00)'")
    final = page.evaluate("window.part('[data-key=high-zorg]').getAttribute('d')")
    assert final in compass_svg(drawing("werk", need=80))


def test_who_wants_less_motion_sees_the_new_one_at_once(page: Page):
    page.emulate_media(reduced_motion="reduce")
    show(page, drawing("wonen"))
    show(page, drawing("werk"))
    assert turn(page) == 270


def test_a_theme_is_chosen_by_tap_and_by_keyboard_and_read(page: Page):
    show(page, drawing("wonen"), hint="Tik op een thema.")
    assert page.inner_text(".reading") == "Tik op een thema."
    page.locator("[data-name=zorg]").click()
    assert page.inner_text(".reading") == "Over zorg."
    page.locator("[data-theme=groen]").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert page.inner_text(".reading") == "Over wonen."
    assert page.locator("[data-theme=wonen]").get_attribute("aria-pressed") == "true"
    assert page.evaluate("window.sent") == [["theme", "zorg"], ["theme", "wonen"]]


def test_focus_and_choice_survive_a_new_drawing(page: Page):
    show(page, drawing("wonen"))
    page.locator("[data-theme=zorg]").focus()
    page.keyboard.press("Enter")
    show(page, drawing("groen"))
    focused = "document.querySelector('#host').shadowRoot.activeElement.dataset.theme"
    assert page.evaluate(focused) == "zorg"
    assert page.inner_text(".reading") == "Over zorg."
    assert page.locator(".wijkkompas").count() == 1


def test_arrivals_come_in_place_and_a_new_release_asks_once(page: Page):
    page.clock.install()
    show(page, drawing("wonen"), live="/live", poll_url="/nu", release=1, arrivals=7)
    assert page.inner_text(".arrivals") == "7 antwoorden"
    for arrivals, release in ((1214, 1), (1215, 2), (1216, 2)):
        message = json.dumps({"arrivals": arrivals, "release": release})
        page.evaluate("(data) => window.sources[0].onmessage({data})", message)
    assert page.inner_text(".arrivals") == "1.216 antwoorden"
    page.clock.run_for(5_000)  # long enough for a second question, had there been one
    assert page.evaluate("window.sent") == [["release", 2]]
    show(page, drawing("wonen"), live="/live", poll_url="/nu", release=2)
    assert page.evaluate("window.sources.length") == 1


def test_without_a_stream_it_says_so_and_asks_now_and_then(page: Page):
    show(page, drawing("wonen"), live="/live", poll_url="/nu", release=1, arrivals=7)
    page.evaluate("window.sources[0].onerror()")
    assert page.inner_text(".connection") == "Geen verbinding."
    page.evaluate("window.sources[0].onerror(); window.sources[0].onerror()")
    page.wait_for_function("window.asked === 1")
    page.wait_for_function("window.part('.arrivals').textContent === '99 antwoorden'")
    assert page.locator(".connection").text_content() == ""
    assert page.evaluate("window.sources[0].readyState") == 2


def test_it_closes_its_stream_when_it_goes(page: Page):
    show(page, drawing("wonen"), live="/live", poll_url="/nu", release=1)
    page.evaluate("window.leave()")
    page.wait_for_function("window.sources[0].readyState === 2")
    assert page.locator(".wijkkompas").count() == 0


def test_a_narrow_screen_gets_the_small_drawing(page: Page):
    shown = drawing("wonen")
    page.set_viewport_size({"width": 390, "height": 844})
    show(page, shown, svg_narrow=compass_svg(shown, size="small"))
    page.wait_for_function("window.part('svg.compass-small')")
    page.set_viewport_size({"width": 900, "height": 844})
    page.wait_for_function("window.part('svg.compass-page')")


def test_no_letter_is_set_wider_than_was_reckoned(page: Page):
    """Names in whatever font this machine has must stay inside the drawing."""
    long = dataclasses.replace(drawing().petals[0], theme="lang", name="werk en bestaanszekerheid")
    show(page, CompassDrawing((*drawing().petals, long), ()))
    outside = """() => {
        const svg = window.part('svg'), box = svg.viewBox.baseVal;
        return [...svg.querySelectorAll('text')].filter((text) => {
            const own = text.getBBox();
            return own.x < box.x || own.x + own.width > box.x + box.width
                || own.y < box.y || own.y + own.height > box.y + box.height;
        }).map((text) => text.textContent);
    }"""
    assert page.evaluate(outside) == []
