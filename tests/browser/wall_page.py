"""The wall of a meeting on a bare page, told by the test what to show."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route
from streamlit.file_util import get_static_dir

from wijkwijzer.dialogue.wall import SCRIPT, STYLES
from wijkwijzer.dialogue.wall.presentation import presentation
from wijkwijzer.look.palette import palette
from wijkwijzer.look.qr import qr
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.ui.drawings import as_address

LETTERS = next(Path(get_static_dir()).glob("static/media/SourceSansVF-Upright*.woff2"))
HOME = "http://localhost:1/"
_PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Wand</title>
<style>body { margin: 0 }
@font-face { font-family: "Source Sans"; src: url("/letters.woff2"); font-weight: 200 900; }
</style></head><body><main id="wall"></main><script type="module">
class Told extends EventTarget {
  constructor() { super(); this.readyState = 1; window.source = this; }
  close() {}
}
Told.CLOSED = 2;
window.EventSource = Told;
window.tell = (content, now) => window.source.dispatchEvent(
  new MessageEvent("message", { data: JSON.stringify({ now, content }) }));
const main = (await import("/wall.js")).default;
const root = document.getElementById("wall").attachShadow({ mode: "open" });
const style = document.createElement("style");
style.textContent = GIVEN.style;
root.append(style);
main({ parentElement: root, data: { content: GIVEN.content } });
window.ready = true;
</script></body></html>"""


def given(code: str = "482915", *, dark: bool = False, site: str = "wijkdialoog.zaal") -> str:
    drawing = as_address(qr(f"http://{site}/?d={code}", scale=10))
    shown = presentation(code, site, drawing, theme_set("themas"), palette(dark=dark))
    return json.dumps(shown, ensure_ascii=False)


def open_wall(
    chromium: Browser, width: int = 1920, height: int = 1080, *, dark: bool = False, **more: Any
) -> Page:
    """Open a wall that shows nothing yet."""
    context = chromium.new_context(viewport={"width": width, "height": height}, **more)
    page = context.new_page()
    style = "\n".join(part.read_text("utf-8") for part in STYLES)
    values = json.dumps({"style": style, "content": given(dark=dark)})
    values = values.replace("</", "<\\/")
    body = _PAGE.replace("<main", f"<script>window.GIVEN = {values}</script><main", 1)
    served = {
        "wall.js": ("text/javascript", SCRIPT.source),
        "letters.woff2": ("font/woff2", LETTERS.read_bytes()),
    }

    def answer(route: Route) -> None:
        kind, content = served.get(route.request.url.removeprefix(HOME), ("text/html", body))
        route.fulfill(content_type=kind, body=content)

    page.route(f"{HOME}**", answer)
    page.goto(HOME)
    page.wait_for_function("window.ready")
    page.evaluate(
        "Promise.all([400, 600].map((w) => document.fonts.load(`${w} 20px 'Source Sans'`)))"
    )
    return page


def show(page: Page, content: dict[str, Any], now: int = 1795375920000) -> None:
    """Tell the wall, and wait until it has drawn."""
    page.evaluate(
        """([content, now]) => {
          window.tell(content, now);
          return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        }""",
        [content, now],
    )
