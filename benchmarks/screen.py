"""A resident before a real screen: answers what it asks and is held to what it says."""

import asyncio
import itertools
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from playwright.async_api import Error, Page

from benchmarks.resident import Json
from wijkwijzer.intake.survey import find_draft
from wijkwijzer.store import Store
from wijkwijzer.survey.records import plain_answers

PATIENCE = 180
"""Seconds in which a screen must be there, on a machine that is busy."""
SAVED, UNSENT = "Opgeslagen", "Nog niet verstuurd. Laat dit scherm open."
STATE = """() => {
  const every = [...document.querySelectorAll('*')];
  const roots = [document, ...every.flatMap((e) => e.shadowRoot ?? [])];
  const form = roots.map((root) => root.querySelector('form.survey')).find(Boolean);
  if (!form) return null;
  const all = (wanted) => [...form.querySelectorAll(wanted)];
  return {
    screen: form.classList[1],
    title: form.querySelector('#heading')?.textContent,
    says: form.querySelector('.says [role=status]')?.textContent ?? '',
    code: all('.code span').map((e) => e.textContent).join('-'),
    choices: all('label.choice input').map((e) => [e.type, e.id]),
    chosen: all('label.choice input').filter((e) => e.checked).map((e) => e.id),
    texts: all('textarea').filter((e) => e.id && !e.closest('.cards')).map((e) => [e.id, e.value]),
    maps: all('button[id$="-here"]').map((e) => e.id.slice(0, -5)),
    cards: all('li.card').length,
    covered: Boolean(document.querySelector('[data-testid=stDialog], [role=dialog]')),
  };
}"""

Holds = Callable[[Json], bool]


def is_there(_state: Json) -> bool:
    """Hold for any screen."""
    return True


@dataclass
class Seen:
    """What all residents together saw and did."""

    sent: dict[str, Json] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)
    samples: int = 0
    unsent: int = 0
    reloads: int = 0
    steps: int = 0


class Resident:
    """Somebody who fills in the survey on a page, and is held to what the screen says.

    Parameters
    ----------
    base
        Address of the server, or of the wifi before it.
    """

    def __init__(self, page: Page, base: str, store: Store, seen: Seen, seed: int) -> None:
        self.page, self.base, self.store, self.seen = page, base, store, seen
        self.draw = random.Random(seed)
        self.given: Json = {}
        self.steps = 0
        page.on("dialog", lambda dialog: asyncio.ensure_future(dialog.accept()))
        page.on("pageerror", lambda error: self.fault(f"error on the page: {error}"))

    def fault(self, what: str) -> None:
        self.seen.faults[what[:200]] += 1

    @property
    def token(self) -> str:
        return self.page.url.partition("c=")[2].partition("&")[0]

    async def arrive(self) -> None:
        await self.page.goto(f"{self.base}/vragenlijst", timeout=1000 * PATIENCE)
        await self.until(lambda state: state["screen"] == "welcome", "no welcome")

    async def state(self) -> Json | None:
        """What stands on the screen; None while there is no form."""
        try:
            found: Json | None = await self.page.evaluate(STATE)
        except Error:
            return None  # the page is being loaded
        return found

    async def until(self, holds: Holds, what: str) -> Json:
        """Wait until the screen is so."""
        state = None
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while True:
                    state = await self.state()
                    if state and holds(state):
                        return state
                    await asyncio.sleep(0.2)
        raise RuntimeError(f"{what}: {state and (state['screen'], state['title'], state['says'])}")

    async def step(self) -> None:
        """Answer what the screen asks, and go on."""
        state = await self.until(is_there, "no form")
        screen, title = state["screen"], state["title"]
        if screen in {"sending", "receipt"}:
            return
        if screen == "questions":
            await self.answer()
        self.steps += 1
        await self.page.locator("#next").tap()
        await self.until(lambda now: (now["screen"], now["title"]) != (screen, title), "stays")

    async def answer(self) -> None:
        """Answer every question of the screen, also those that an answer adds."""
        while state := await self.until(is_there, "no form"):
            open_ = [each for each in questions(state) if each[1] not in self.given]
            if not open_:
                return
            kind, key, ids = open_[0]
            if kind == "radio":
                value = self.draw.choice(ids)
                await self.tap(key, value)
                self.given[key] = value
            elif kind == "checkbox":
                for value in sorted(self.draw.sample(ids, 2), key=ids.index):
                    await self.tap(key, value)
                    self.given[key] = [*self.given.get(key, ()), value]
            elif kind == "text":
                text = f"Meer groen, graag {self.draw.randrange(1000)}"
                await self.page.locator(f'[id="{key}"]').fill(text)
                self.given[key] = text
            else:
                await self.page.locator("path.buurt").first.wait_for(timeout=1000 * PATIENCE)
                await self.page.locator(f"#{key}-here").tap()
                self.given[key] = 1

    async def tap(self, key: str, value: str) -> None:
        await self.page.locator(f'label.choice:has([id="{key}={value}"])').tap()

    async def load_again(self) -> None:
        """Load the page again; everything must stand there, and arrive."""
        before = await self.until(is_there, "no form")
        address = self.page.url
        self.seen.reloads += 1
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    await self.page.goto(address, timeout=1000 * PATIENCE)
                    break
                except Error:
                    await asyncio.sleep(0.5)
        if before["screen"] not in {"questions", "check"}:
            return
        state = await self.until(lambda now: now["screen"] == before["screen"], "not there again")
        if state["title"] != before["title"]:
            self.fault(f"came back at {state['title']}, was at {before['title']}")
        if not (
            set(before["chosen"]) <= set(state["chosen"]) and before["texts"] == state["texts"]
        ):
            self.fault("an answer was not there after loading the page again")
        await self.until(lambda now: now["says"] == SAVED, "never saved")

    async def to_the_end(self) -> None:
        """Go on to the receipt, which is there again when the page is loaded again."""
        while not (state := await self.until(is_there, "no form"))["code"]:
            await (asyncio.sleep(0.5) if state["screen"] == "sending" else self.step())
        self.seen.sent[state["code"]] = self.given
        self.seen.steps = max(self.seen.steps, self.steps)
        await self.load_again()
        again = await self.until(lambda now: now["screen"] == "receipt", "no receipt any more")
        if again["code"] != state["code"]:
            self.fault("another code after loading the page again")

    async def watch(self) -> None:
        """Hold every second what the screen claims against what is stored."""
        while True:
            given = dict(self.given)
            state = await self.state()
            if state:
                self.seen.samples += 1
                self.seen.unsent += state["says"] == UNSENT
                self.check(state, given)
            await asyncio.sleep(1)

    def check(self, state: Json, given: Json) -> None:
        if state["says"] not in {SAVED, UNSENT, ""}:
            self.fault(f"the screen says {state['says']}")
        if state["covered"]:
            self.fault("something covers the screen")
        claims = state["says"] == SAVED or state["screen"] == "receipt"
        if not claims or not self.token:
            return
        found = find_draft(self.store, self.token)
        if found is None:
            self.fault(f"{state['screen']}: says it has what is nowhere")
        elif state["screen"] == "receipt":
            if found.sent_at is None:
                self.fault("thanks for what was not sent")
        elif found.sent_at is None and not holds(plain_answers(found.draft.answers), given):
            self.fault(f"said to be saved at {state['title']}, but not stored")


def questions(state: Json) -> Iterator[tuple[str, str, list[str]]]:
    """The questions on the screen: how they are answered, their key, the options."""
    for kind in ("radio", "checkbox"):
        ids = [id_.rpartition("=") for type_, id_ in state["choices"] if type_ == kind]
        for key, options in itertools.groupby(ids, lambda parts: parts[0]):
            known = [value for _key, _sign, value in options]
            yield kind, key, [value for value in known if value != "anders"]
    for key, _text in state["texts"]:
        yield "text", key, []
    for key in state["maps"]:
        yield "map", key, []


def holds(stored: Json, given: Json) -> bool:
    """Tell whether all that was given is stored."""
    return all(_plain(stored.get(key)) == _plain(value) for key, value in given.items())


def _plain(value: object) -> object:
    """As text; of places how many there are."""
    if not isinstance(value, list):
        return str(value)
    return str(len(value)) if value and isinstance(value[0], dict) else [str(one) for one in value]
