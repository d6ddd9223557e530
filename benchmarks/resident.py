"""What one resident does: load the page, begin, answer with time to think, send."""

import asyncio
import json
import random
import secrets
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from benchmarks.device import Device, Page, element_data, files_in
from wijkwijzer.survey import form
from wijkwijzer.survey.conditions import is_shown
from wijkwijzer.survey.records import Condition

PATIENCE = 10.0
"""Seconds before the form gives up a post and tries again."""
LONGEST_WAIT = 15
"""Seconds that the form waits at most before it tries again."""
MOST_TRIES = 100

Posting = Literal["tap", "screen"]
Json = dict[str, Any]


@dataclass(frozen=True)
class Habits:
    """How residents go about it.

    Parameters
    ----------
    think
        Seconds on average before each answer, give or take a half.
    posting
        Whether each answer travels by itself (`tap`) or those of one screen together.
    first_time
        The share of residents whose browser was never here, such as on a phone of their own.
    skip
        The share of questions that are not answered.
    """

    think: float = 4.0
    posting: Posting = "tap"
    first_time: float = 0.5
    skip: float = 0.05


@dataclass
class Ledger:
    """What all residents together went through, and what the server confirmed to them.

    Parameters
    ----------
    answers, steps, pages, completed
        Seconds that each post of answers, each run of a page for a resident and each load of the
        HTML took, and how many sent; only while `measuring`.
    sent
        Response id -> the answers that were confirmed before it was sent.
    underway
        Token -> the same of who did not send.
    """

    measuring: bool = False
    answers: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    posts: int = 0
    completed: int = 0
    retries: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    sent: dict[str, Json] = field(default_factory=dict)
    underway: dict[str, Json] = field(default_factory=dict)
    present: int = 0
    bytes_first: int = 0

    def took(self, what: list[float], seconds: float) -> None:
        if self.measuring:
            what.append(seconds)


class Resident:
    """Somebody who fills in the survey once, on a device of their own.

    Parameters
    ----------
    draw
        Decides what is answered and how long it takes.
    """

    def __init__(self, device: Device, habits: Habits, ledger: Ledger, draw: random.Random) -> None:
        self.device, self.habits, self.ledger, self.draw = device, habits, ledger, draw
        self.token = secrets.token_urlsafe(18)
        self.number = 0
        self.confirmed: Json = {}

    async def visit(self, done: float = 0.0) -> None:
        """Fill in the survey from the first screen to the receipt.

        Parameters
        ----------
        done
            Which part of the screens to leave out.
        """
        with self.device:
            await self._visit(done)

    async def _visit(self, done: float) -> None:
        await self.load()
        async with self.device.page() as page:
            data = await self.look(page)
            await self.think()
            await self.begin(data["start"])
            screens = json.loads(data["content"])["screens"]
            for screen in screens[min(len(screens) - 1, int(done * len(screens))) :]:
                await self.answer(screen)
            await self.think()
            await self.send()

    async def load(self) -> None:
        """Fetch what a browser fetches before it can show anything."""
        began = time.perf_counter()
        page = await self.device.ask("GET", "/vragenlijst")
        self.ledger.took(self.ledger.pages, time.perf_counter() - began)
        paths = ["/_stcore/health", "/_stcore/host-config", "/favicon.png"]
        if self.draw.random() < self.habits.first_time:
            paths += files_in(page.body)
            paths.append(f"{form.ADDRESS}/0/form.js")
        self.ledger.bytes_first = max(self.ledger.bytes_first, await self.device.fetch(paths))

    async def look(self, page: Page, query: str = "") -> Json:
        """Run the page of the survey; returns what the form was given."""
        seconds, messages = await page.show("vragenlijst", query)
        self.ledger.took(self.ledger.steps, seconds)
        return element_data(messages, "survey")

    async def begin(self, start: Json) -> None:
        """Start a draft under a token of our own."""
        self.ledger.underway[self.token] = self.confirmed
        await self.step()
        body = {**start, "token": self.token, "language": "nl"}
        await self.post("/beginnen", lambda: body)

    async def answer(self, screen: Json) -> None:
        """Answer the questions of a screen, each after some thought."""
        waiting: Json = {}
        for question in screen["questions"]:
            if not self.is_asked(screen) or not self.is_asked(question):
                continue
            await self.think()
            if self.draw.random() < self.habits.skip:
                continue
            value = given(question, self.draw)
            if value is not None:
                waiting[question["key"]] = value
            if waiting and self.habits.posting == "tap":
                await self.save(waiting, screen["id"])
                waiting = {}
        if waiting:
            await self.save(waiting, screen["id"])

    def is_asked(self, shown: Json) -> bool:
        """Tell whether a screen or question is shown after what was answered so far."""
        condition = shown.get("show_if")
        if condition is None:
            return True
        return is_shown(Condition(**condition), self.confirmed.get(condition["question"]))

    async def save(self, changes: Json, step: str) -> None:
        """Post answers until the server confirms them."""

        def body() -> Json:
            self.number += 1
            return {
                "token": self.token,
                "number": self.number,
                "changes": changes,
                "step": step,
                "language": "nl",
            }

        await self.step()
        content = await self.post("/antwoorden", body)
        self.number = max(self.number, content["number"])
        stored = {key: content["saved"].get(key) for key in changes}
        if stored != changes:
            self.ledger.errors["stored otherwise than sent"] += 1
        self.confirmed.update(stored)

    async def send(self) -> str:
        """Send the draft; returns the receipt code."""
        await self.step()
        content = await self.post("/versturen", lambda: {"token": self.token})
        self.ledger.sent[content["response"]] = self.ledger.underway.pop(self.token)
        self.ledger.completed += self.ledger.measuring
        return str(content["receipt"])

    async def post(self, path: str, body: Callable[[], Json]) -> Json:
        """Post until it arrives, as the form does: again after 1, 2, 4 ... seconds.

        Parameters
        ----------
        body
            Makes what is sent, anew for each try: a save has a higher number each time.
        """
        for failures in range(MOST_TRIES):
            began = time.perf_counter()
            try:
                async with asyncio.timeout(PATIENCE):
                    answer = await self.device.ask("POST", path, json.dumps(body()).encode())
            except (OSError, EOFError, TimeoutError) as error:
                self.ledger.retries[f"{path}: {type(error).__name__}"] += 1
            else:
                self.ledger.posts += 1
                if path == "/antwoorden":
                    self.ledger.took(self.ledger.answers, time.perf_counter() - began)
                content: Json = json.loads(answer.body)
                if answer.status == 200:
                    return content
                if answer.status != 429 and answer.status < 500:
                    raise RuntimeError(f"{path}: {answer.status} {content}")
                self.ledger.retries[f"{path}: {answer.status}"] += 1
            await asyncio.sleep(min(LONGEST_WAIT, 2**failures))
        raise RuntimeError(f"{path}: did not arrive")

    async def think(self) -> None:
        """Take some time."""
        await asyncio.sleep(self.habits.think * self.draw.uniform(0.5, 1.5))

    async def step(self) -> None:
        """Do nothing: here others let something happen before the next post."""


def given(question: Json, draw: random.Random) -> Any:
    """Return an answer that fits a question; None where only a hand can give one (a photo)."""
    kind, options = question["kind"], [option["id"] for option in question["options"]]
    if kind in {"score", "urgency", "number"}:
        return draw.randint(question["minimum"], question["maximum"])
    if kind in {"single", "buurt"}:
        return draw.choice(options)
    if kind == "multiple":
        return [one for one in options if one == options[0] or draw.random() < 0.3]
    if kind == "top":
        return draw.sample(options, min(question["choose"], len(options)))
    if kind in {"short", "long"}:
        return draw.choice(
            ("Meer groen op het plein.", "De bus gaat te weinig.", "Het is goed zo.")
        )
    return None
