"""The screens of a meeting in a real browser: the console, the wall, and devices in the hall."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from playwright.async_api import BrowserContext, Page, Response

from benchmarks.resident import Json
from wijkwijzer.cli.participants import Ledger, Tap

PATIENCE = 90
"""Seconds in which a screen must be there, on a machine that is busy."""
FIRST = 10_000
"""Number of the first device with a browser; simulated people count from 0."""
HURRY = 0.3
"""Seconds between two taps of one device."""

# Each vote is kept in the browser at the moment it is tapped: then it gets its id.
_TAPS = """() => {
  const known = new Set(), keep = Storage.prototype.setItem;
  Storage.prototype.setItem = function (name, text) {
    keep.call(this, name, text);
    if (!name.startsWith('wijkwijzer-dialoog:')) return;
    for (const vote of JSON.parse(text).votes) {
      if (known.has(vote.id)) continue;
      known.add(vote.id);
      window.tapped({ ...vote, at: Date.now() });
    }
  };
}"""
_CLICKS = "document.addEventListener('click', () => window.clicked(Date.now()), true)"
# What is drawn, after the browser has painted it. That everybody answered is said without a number.
_DRAWN = """() => {
  const find = () => [...document.querySelectorAll('*')].flatMap((e) => e.shadowRoot ?? [])
    .map((root) => root.querySelector('.wall')).find(Boolean);
  let watched = null, told = '';
  const look = () => {
    const wall = find(), old = '.picture:not(:last-child)';
    if (!wall) return;
    if (wall !== watched) new MutationObserver(soon).observe(watched = wall,
      { subtree: true, childList: true, characterData: true });
    const text = (wanted) => wall.querySelector(wanted)?.textContent ?? '';
    const seen = { where: text('.where'), sentence: text('.sentence'),
      n: wall.querySelector('.picture:last-child .everybody') ? 1e6
        : Number(text('.picture:last-child .answered b') || -1),
      picture: wall.querySelector('.picture:last-child')?.className ?? '' };
    if (JSON.stringify(seen) === told) return;
    told = JSON.stringify(seen);
    window.drawn({ ...seen, at: Date.now() });
  };
  const soon = () => requestAnimationFrame(() => setTimeout(look, 0));
  setInterval(look, 500);
}"""
_STATE = """() => {
  const roots = [...document.querySelectorAll('*')].flatMap((e) => e.shadowRoot ?? []);
  const form = roots.map((root) => root.querySelector('form.meeting')).find(Boolean);
  if (!form) return null;
  const ids = (wanted) => [...form.querySelectorAll(wanted)].map((e) => e.id);
  const text = (wanted) => form.querySelector(wanted)?.textContent ?? '';
  return {
    name: [...form.classList].slice(2).join(' '), title: text('#heading'), over: text('.eyebrow'),
    radios: ids('label.choice input[type=radio]'), ticks: ids('label.choice input[type=checkbox]'),
    dots: ids('button[id^="more-"]:not([aria-disabled])'), texts: ids('textarea'),
    next: ids('#next').length > 0, says: text('.says [role=status]'), notice: text('#notice'),
  };
}"""
Holds = Callable[[Json], bool]


@dataclass(frozen=True)
class Drawn:
    """What stood on the wall, and since when (seconds since 1970)."""

    at: float
    where: str
    sentence: str
    n: int
    picture: str


class Screen:
    """A page of the meeting that keeps what went wrong."""

    def __init__(self, page: Page, faults: list[str]) -> None:
        self.page, self.faults = page, faults
        page.on("pageerror", lambda error: faults.append(f"error on a page: {error}"))

    async def until(self, holds: Callable[[], Awaitable[Any]], what: str) -> Any:
        """Wait until something is so, and return it."""
        patience = time.monotonic() + PATIENCE
        while not (found := await holds()):
            if time.monotonic() > patience:
                raise TimeoutError(what)
            await asyncio.sleep(0.1)
        return found


class Wall(Screen):
    """The wall, and everything that was drawn on it."""

    def __init__(self, page: Page, faults: list[str]) -> None:
        super().__init__(page, faults)
        self.drawn: list[Drawn] = []

    async def open(self, address: str) -> None:
        await self.page.expose_function("drawn", self._take)
        await self.page.goto(address)
        await self.page.locator(".code").first.wait_for()
        await self.page.evaluate(_DRAWN)

    def _take(self, seen: Json) -> None:
        self.drawn.append(Drawn(**{**seen, "at": seen["at"] / 1000}))

    async def shows(self, holds: Callable[[Drawn], bool], what: str) -> Drawn:
        async def newest() -> Drawn | None:
            return self.drawn[-1] if self.drawn and holds(self.drawn[-1]) else None

        found: Drawn = await self.until(newest, f"the wall: {what}")
        return found


class Console(Screen):
    """Who runs the meeting, by its buttons."""

    def __init__(self, page: Page, faults: list[str]) -> None:
        super().__init__(page, faults)
        self.clicked: list[float] = []

    async def open(self, site: str, code: str, name: str, password: str) -> None:
        await self.page.expose_function("clicked", lambda at: self.clicked.append(at / 1000))
        await self.page.add_init_script(_CLICKS)
        await self.page.goto(f"{site}/inloggen")
        await self.page.fill("#naam", name)
        await self.page.fill("#wachtwoord", password)
        await self.page.keyboard.press("Enter")
        await self.page.wait_for_url(lambda url: "inloggen" not in url)
        await self.page.goto(f"{site}/regie?d={code}")
        await self.page.locator(".bar .next").wait_for()

    async def next(self, words: str) -> float:
        """Press the big button when it says this; returns when it was tapped."""
        button = self.page.locator(".bar .next").filter(has_text=words)
        return await self.tap(button)

    async def tap(self, what: Any) -> float:
        before = len(self.clicked)
        await what.click(timeout=1000 * PATIENCE)
        while len(self.clicked) == before:
            await asyncio.sleep(0.01)
        return self.clicked[before]

    def button(self, name: str) -> Any:
        return self.page.get_by_role("button", name=name, exact=True)

    async def panel(self, name: str) -> None:
        await self.page.get_by_role("tab", name=name).click()

    async def pass_cards(self, wanted: dict[str, str]) -> None:
        """Let the cards through that hold these words, each under its theme ("": none)."""
        await self.panel("Kaarten")
        for words, theme in wanted.items():
            text = self.page.locator(".text", has_text=words)
            card = self.page.locator("#panel > .cards > li").filter(has=text).first
            while not await card.count():
                await self.page.locator(".more-cards button").first.click()
            if theme:
                await card.get_by_label("Thema").select_option(label=theme)
            name = await card.get_attribute("data-key")
            await card.get_by_role("button", name="Laat door").click()
            await self.page.locator(f'li[data-key="{name}"]').wait_for(state="detached")


class Guest(Screen):
    """Somebody in the hall with a phone or a tablet; what it says was kept goes in the ledger."""

    def __init__(self, page: Page, faults: list[str], ledger: Ledger, number: int) -> None:
        super().__init__(page, faults)
        self.ledger, self.number = ledger, FIRST + number
        self.draw = random.Random(number)
        page.on("response", self._heard)

    async def arrive(self, site: str, code: str, *said: str) -> None:
        """Come in by the address on the wall, and choose these answers."""
        await self.page.expose_function("tapped", self._tapped)
        await self.page.add_init_script(f"({_TAPS})()")
        await self.page.goto(f"{site}/?d={code}")
        for each in said:
            await self.page.get_by_label(each, exact=True).check(timeout=1000 * PATIENCE)
            await self.page.locator("#next").tap()
        await self.is_at(lambda state: state["name"].startswith("wait"), "came in")

    async def state(self) -> Json | None:
        found: Json | None = await self.page.evaluate(_STATE)
        return found

    async def is_at(self, holds: Holds, what: str) -> Json:
        async def so() -> Json | None:
            state = await self.state()
            return state if state and holds(state) else None

        found: Json = await self.until(so, f"device {self.number}: {what}")
        return found

    async def answer(self, *, most: int = 30) -> None:
        """Answer what is asked now, until nothing more is."""
        for step in range(most):
            state = await self.is_at(lambda now: step or _asks(now), "no question")  # noqa: B023
            if not _asks(state):
                return
            await self._choose(state)
            if not state["next"]:
                return
            await self.page.locator("#next").tap()
            before = state["title"], state["over"]
            await self.is_at(lambda now: (now["title"], now["over"]) != before, "goes on")  # noqa: B023

    async def _choose(self, state: Json) -> None:
        if state["radios"]:
            # Who objects says why: that is tapped apart.
            ways = [
                each for each in state["radios"] if state["name"] != "akkoord" or each[-1] != "0"
            ]
            await self._pick(self.draw.choice(ways))
        for each in state["ticks"] and self.draw.sample(state["ticks"], 2):
            await self._pick(each)
        for _dot in range(3 if state["dots"] else 0):
            left = (await self.is_at(lambda _state: True, "no screen"))["dots"]
            await self.page.locator(f'[id="{self.draw.choice(left)}"]').tap()
            await asyncio.sleep(HURRY)

    async def _pick(self, input_id: str) -> None:
        await self.page.locator(f'label.choice:has([id="{input_id}"])').tap()
        await asyncio.sleep(HURRY)

    async def write(self, part: str, kind: str, text: str) -> None:
        """Write something and send it."""
        way = self.page.locator(f'[id="open-{part}:{kind}"]')
        field = self.page.locator(f'[id="write-{part}:{kind}"]')
        await way.or_(field).first.wait_for()
        if await way.count():
            await way.tap()
        await field.fill(text)
        await self.page.locator(f'[id="send-{part}:{kind}"]').tap()

    async def saved(self) -> None:
        await self.is_at(lambda state: state["says"] == "Opgeslagen", "never saved")

    def _tapped(self, vote: Json) -> None:
        at = vote["at"] / 1000 - time.time() + time.monotonic()
        tap = Tap(self.number, vote["part"], vote["target"], vote["value"], at)
        self.ledger.taps[vote["id"]] = tap

    async def _heard(self, response: Response) -> None:
        if "/dialoog/stem" not in response.url or response.status != 200:
            return
        content = await response.json()
        self.ledger.stored.update(dict.fromkeys(content["stored"], time.monotonic()))
        self.ledger.refused.update(content["refused"].values())


def _asks(state: Json) -> bool:
    return bool(state["radios"] or state["ticks"] or state["dots"] or state["name"] == "check")


async def device(context: BrowserContext) -> Page:
    context.set_default_timeout(1000 * PATIENCE)
    return await context.new_page()
