"""The survey form by itself in a real browser: touch, keyboard, lost connections, refusals."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Error, Locator, Page, expect

from tests.browser.conftest import HALL
from tests.nursery import free_port
from wijkwijzer.settings import PROJECT

TABLET = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
SAVED = "Opgeslagen"
UNSENT = "Nog niet verstuurd. Laat dit scherm open."
SCREENS = 18
NUMBERS = count()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with only the form."""
    port = free_port()
    app = Path(__file__).parent / "form_harness" / "app.py"
    options = {
        "server.port": port,
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
        "client.toolbarMode": "minimal",
        "theme.base": "light",
        "theme.backgroundColor": "#fbfaf6",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    output = tmp_path_factory.mktemp("form") / "output.txt"
    with output.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(app), *flags],
            cwd=output.parent,
            env=os.environ | {"PYTHONPATH": str(PROJECT)},
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    url = f"http://localhost:{port}"
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):
                break
        except OSError:
            if time.monotonic() > until or process.poll() is not None:
                raise RuntimeError(output.read_text()) from None
            time.sleep(0.1)
    yield url
    process.terminate()
    process.wait(20)


class Resident:
    """Somebody with the form before them, and what the server has of theirs."""

    def __init__(self, page: Page, base: str, token: str) -> None:
        self.page, self.base, self.token = page, base, token
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def server(self, **wanted: object) -> None:
        """Set up the draft, or how the server behaves (`mode`)."""
        self.ask({"token": self.token, **wanted})

    def ask(self, body: dict[str, object] | None = None) -> dict[str, Any]:
        sent = json.dumps(body).encode() if body else None
        with urllib.request.urlopen(f"{self.base}/proef?token={self.token}", sent, 10) as answer:
            return json.load(answer)  # type: ignore[no-any-return]

    @property
    def stored(self) -> dict[str, Any]:
        return self.ask()

    @property
    def answers(self) -> dict[str, Any]:
        return self.stored["answers"]  # type: ignore[no-any-return]

    def open(self, query: str = "", base: str | None = None) -> None:
        self.page.goto(f"{base or self.base}/?token={self.token}{query}")
        expect(self.page.locator("form.survey")).to_be_visible()

    def choose(self, key: str, value: object) -> None:
        self.face(key, value).tap()

    def face(self, key: str, value: object) -> Locator:
        return self.page.locator(f'label.choice:has([id="{key}={value}"])')

    def input(self, key: str, value: object) -> Locator:
        return self.page.locator(f'[id="{key}={value}"]')

    def next(self) -> None:
        self.page.locator("#next").tap()

    @property
    def heading(self) -> Locator:
        return self.page.locator("form.survey h2")

    def says(self, words: str) -> None:
        expect(self.page.get_by_role("status")).to_have_text(words)

    @property
    def kept(self) -> list[str]:
        """What the browser keeps of answers."""
        found: list[str] = self.page.evaluate(
            "Object.keys(localStorage).filter((key) => key.startsWith('wijkwijzer:'))"
        )
        return found


@pytest.fixture
def resident(chromium: Browser, base: str) -> Iterator[Callable[..., Resident]]:
    """Open the form: `resident(step="zorg", size=PHONE, query="&rtl=1")`."""
    contexts, made = [], []

    def arrive(
        size: Any = TABLET,
        query: str = "",
        host: str | None = None,
        script: str = "",
        **draft: object,
    ) -> Resident:
        context = chromium.new_context(viewport=size, has_touch=True, locale="nl-NL")
        contexts.append(context)
        if script:
            context.add_init_script(script)
        someone = Resident(context.new_page(), base, f"bewoner-{next(NUMBERS)}")
        made.append(someone)
        someone.server(**draft)
        someone.open(query, base and host and base.replace("localhost", host))
        return someone

    yield arrive
    faults = [fault for someone in made for fault in someone.faults]
    for context in contexts:
        context.close()
    assert faults == []


@pytest.mark.parametrize("size", [TABLET, PHONE], ids=["tablet", "phone"])
def test_a_tap_is_saved_at_once(resident: Callable[..., Resident], size: dict[str, int]) -> None:
    someone = resident(size=size)
    someone.page.locator("svg.map path").nth(2).tap()
    expect(someone.input("buurt", "de_touwslagerij")).to_be_checked()
    someone.next()
    expect(someone.heading).to_have_text("Wonen")
    expect(someone.page.locator(".progress")).to_have_text("1 van 14")
    someone.choose("score:wonen", 7)
    someone.choose("score:wonen", 8)
    someone.choose("urgentie:wonen", "weet_niet")
    someone.says(SAVED)
    assert someone.answers == {
        "buurt": "de_touwslagerij",
        "score:wonen": 8,
        "urgentie:wonen": "weet_niet",
    }
    assert someone.kept == []


def test_nothing_is_chosen_beforehand_and_everything_may_be_skipped(
    resident: Callable[..., Resident],
) -> None:
    someone = resident()
    headings = []
    for _ in range(SCREENS):
        expect(someone.page.locator("form.survey :checked:not(option)")).to_have_count(0)
        headings.append(someone.heading.inner_text())
        someone.next()
    assert len(set(headings)) == SCREENS
    expect(someone.page.get_by_role("heading", name="U hebt nog niets ingevuld")).to_be_visible()
    expect(someone.page.get_by_text("overgeslagen")).to_have_count(SCREENS)
    expect(someone.page.locator("#next")).to_have_count(0)
    assert someone.answers == {}


def test_without_a_connection_it_says_so_and_loses_nothing(
    resident: Callable[..., Resident],
) -> None:
    someone = resident(step="groen")
    someone.says(SAVED)
    someone.page.context.set_offline(True)
    someone.choose("score:groen", 4)
    someone.says(UNSENT)
    someone.next()
    someone.choose("urgentie:schoon", 5)
    someone.says(UNSENT)
    with pytest.raises(Error):
        someone.page.reload()
    someone.page.context.set_offline(False)
    someone.open()
    someone.says(SAVED)
    expect(someone.heading).to_have_text("Schoon en heel")
    expect(someone.input("urgentie:schoon", 5)).to_be_checked()
    assert someone.answers == {"score:groen": 4, "urgentie:schoon": 5}
    assert someone.kept == []


def test_a_connection_that_returns_is_used_at_once(resident: Callable[..., Resident]) -> None:
    someone = resident(step="groen")
    clock = someone.page.clock
    clock.install()
    clock.pause_at(dt.datetime.now() + dt.timedelta(minutes=1))
    someone.page.context.set_offline(True)
    someone.choose("score:groen", 4)
    for pause in (700, 1000, 2000):
        with someone.page.expect_event("requestfailed"):
            clock.run_for(pause)
    someone.page.context.set_offline(False)
    someone.page.wait_for_function("navigator.onLine")
    clock.run_for(100)  # the next try by itself would be after four seconds
    someone.says(SAVED)
    assert someone.answers == {"score:groen": 4}


@pytest.mark.parametrize("mode", ["fout", "druk"])
def test_a_server_in_trouble_gets_the_answers_later(
    resident: Callable[..., Resident], mode: str
) -> None:
    someone = resident(step="zorg", mode=mode)
    someone.choose("score:zorg", 2)
    someone.says(UNSENT)
    someone.choose("urgentie:zorg", 4)
    expect(someone.page.locator("form.survey.late")).to_be_visible()
    before = someone.stored["posts"]
    someone.server(mode="ok")
    someone.says(SAVED)
    assert someone.answers == {"score:zorg": 2, "urgentie:zorg": 4}
    assert before <= 5  # it waits longer each time


def test_it_resumes_where_the_server_left_it(resident: Callable[..., Resident]) -> None:
    someone = resident(step="top", answers={"top": ["zorg"], "score:wonen": 3}, number=7)
    expect(someone.page.locator(".ranks li").first).to_have_text("Zorg voor elkaar")
    someone.page.locator("#back").tap()
    expect(someone.heading).to_have_text("Meedoen en zeggenschap")
    someone.says(SAVED)
    until = time.monotonic() + 30
    while someone.kept and time.monotonic() < until:
        someone.page.wait_for_timeout(50)
    someone.open()
    expect(someone.heading).to_have_text("Meedoen en zeggenschap")
    assert someone.stored["number"] > 7


@pytest.mark.parametrize("size", [TABLET, PHONE], ids=["tablet", "phone"])
def test_the_top_three_keeps_its_order(
    resident: Callable[..., Resident], size: dict[str, int]
) -> None:
    someone = resident(size=size, step="top")
    for theme in ("werk", "groen", "zorg"):
        someone.choose("top", theme)
    ranks = someone.page.locator(".ranks li")
    expect(ranks).to_have_text(["Werk en bestaanszekerheid", "Groen en natuur", "Zorg voor elkaar"])
    expect(someone.face("top", "zorg").locator(".badge [aria-hidden]")).to_have_text("3")
    someone.choose("top", "jeugd")
    expect(someone.page.locator(".notice")).to_contain_text("U hebt er al drie.")
    expect(someone.input("top", "jeugd")).not_to_be_checked()
    someone.choose("top", "werk")
    someone.choose("top", "jeugd")
    expect(someone.page.locator(".notice")).to_be_hidden()
    expect(ranks).to_have_text(
        ["Groen en natuur", "Zorg voor elkaar", "Jeugd, school en opgroeien"]
    )
    someone.says(SAVED)
    assert someone.answers == {"top": ["groen", "zorg", "jeugd"]}


def test_another_language_keeps_place_and_answers(resident: Callable[..., Resident]) -> None:
    someone = resident(step="klimaat", mode="fout")
    someone.choose("score:klimaat", 9)
    someone.page.get_by_role("button", name="English").tap()
    expect(someone.heading).to_have_text("Climate and water")
    assert someone.page.evaluate("document.documentElement.lang") == "en"
    expect(someone.input("score:klimaat", 9)).to_be_checked()
    expect(someone.page.get_by_role("button", name="English")).to_be_focused()
    someone.server(mode="ok")
    someone.page.locator("form.survey:not(.unsent)").wait_for()
    assert someone.answers == {"score:klimaat": 9}


@pytest.mark.parametrize(
    ("mode", "title"),
    [("weg", "Deze vragenlijst is er niet meer"), ("dicht", "De vragenlijst is gesloten")],
)
def test_a_draft_that_is_gone_is_cleared_and_told(
    resident: Callable[..., Resident], mode: str, title: str
) -> None:
    someone = resident(step="zorg")
    someone.server(mode=mode)
    someone.choose("score:zorg", 2)
    expect(someone.page.get_by_role("heading", name=title)).to_be_visible()
    assert someone.page.get_by_text(SAVED).count() == 0
    assert someone.kept == []


def test_sending_waits_until_everything_has_arrived_and_then_keeps_nothing(
    resident: Callable[..., Resident],
) -> None:
    someone = resident(step="open", mode="fout")
    page = someone.page
    page.locator("textarea").fill("De lantaarn\nin de Kadestraat")
    someone.next()
    expect(page.locator("#change-open")).to_contain_text("De lantaarn")
    someone.says(UNSENT)
    someone.next()
    expect(page.get_by_role("heading", name="Uw antwoorden worden verstuurd")).to_be_visible()
    expect(page.locator(".lead")).to_have_text("Laat dit scherm open.")
    assert len(someone.kept) == 1
    page.reload()
    expect(page.get_by_role("heading", name="Uw antwoorden worden verstuurd")).to_be_visible()
    assert someone.stored["sent"] == 0
    someone.server(mode="ok")
    expect(page.get_by_role("heading", name="Dank u wel!")).to_be_visible()
    assert someone.answers == {"open": "De lantaarn\nin de Kadestraat"}
    assert someone.stored["sent"] == 1
    assert someone.kept == []


def test_typed_text_is_cleaned_and_counted(resident: Callable[..., Resident]) -> None:
    someone = resident(step="open")
    someone.page.locator("textarea").evaluate(
        "(field) => { field.value = ' e\\u0301\\u0007en \\ud800'; "
        "field.dispatchEvent(new Event('input')); }"
    )
    expect(someone.page.locator(".counter")).to_have_text("8 van 1000 tekens")
    someone.says(SAVED)
    assert someone.answers == {"open": "\u00e9 en"}
    someone.page.locator("textarea").fill("")
    someone.says(SAVED)
    assert someone.answers == {}


def test_leaving_warns_and_still_hands_over_what_was_typed(
    resident: Callable[..., Resident],
) -> None:
    someone = resident(step="open")
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    someone.page.on("dialog", leave)
    someone.page.locator("textarea").tap()
    someone.page.keyboard.type("Nog net")
    someone.page.goto("about:blank")
    assert asked == ["beforeunload"]
    until = time.monotonic() + 30
    while not someone.answers and time.monotonic() < until:
        someone.page.wait_for_timeout(50)
    assert someone.answers == {"open": "Nog net"}


def test_one_refused_answer_does_not_hold_up_the_others(
    resident: Callable[..., Resident],
) -> None:
    someone = resident(step="wonen", answers={"score:wonen": 3}, mode="fout")
    someone.choose("score:wonen", 8)
    someone.choose("urgentie:wonen", 2)
    someone.server(mode="weiger")
    someone.says(SAVED)
    expect(someone.page.locator(".notice")).to_contain_text("Welk rapportcijfer geeft u?")
    expect(someone.input("score:wonen", 3)).to_be_checked()
    assert someone.answers == {"score:wonen": 3, "urgentie:wonen": 2}


def test_two_screens_on_one_draft_both_arrive(resident: Callable[..., Resident]) -> None:
    someone = resident(step="zorg")
    other = Resident(someone.page.context.new_page(), someone.base, someone.token)
    other.open()
    someone.choose("score:zorg", 2)
    someone.says(SAVED)
    other.choose("urgentie:zorg", 5)
    other.says(SAVED)
    assert someone.answers == {"score:zorg": 2, "urgentie:zorg": 5}
    assert other.faults == []


def test_it_works_by_keyboard_alone(resident: Callable[..., Resident]) -> None:
    someone = resident(step="wonen")
    press = someone.page.keyboard.press
    someone.input("score:wonen", 1).focus()
    press("Space")
    press("ArrowRight")
    press("ArrowRight")
    expect(someone.input("score:wonen", 3)).to_be_checked()
    press("Enter")
    expect(someone.heading).to_have_text("Energie en warmte")
    expect(someone.heading).to_be_focused()
    press("Tab")
    expect(someone.input("score:energie", 1)).to_be_focused()
    someone.says(SAVED)
    assert someone.answers == {"score:wonen": 3}


def test_it_works_where_storage_is_refused_and_in_the_hall(
    resident: Callable[..., Resident],
) -> None:
    refuse = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('nee'); }})"
    someone = resident(script=refuse, host=HALL, step="zorg")
    assert someone.page.evaluate("typeof crypto.randomUUID") == "undefined"
    someone.choose("score:zorg", 6)
    someone.says(SAVED)
    assert someone.answers == {"score:zorg": 6}


SMALL = """() => [...document.querySelectorAll('*')].flatMap((node) => node.shadowRoot ?? [])
  .flatMap((root) => [...root.querySelectorAll('.face, button:not(:disabled), select, textarea')])
  .map((node) => [node.outerHTML, node.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 48 || box.height < 48)).map(([html]) => html)"""


@pytest.mark.parametrize("query", ["", "&rtl=1"])
def test_targets_are_big_and_nothing_runs_off(
    resident: Callable[..., Resident], query: str
) -> None:
    someone = resident(query=query)
    for _ in range(SCREENS - 1):
        for width in (320, 390, 800, 1280):
            someone.page.set_viewport_size({"width": width, "height": 800})
            assert someone.page.evaluate(SMALL) == []
            over = "document.querySelector('[data-testid=stMain]').scrollWidth"
            assert someone.page.evaluate(over) <= width
        someone.next()


@pytest.mark.parametrize("size", [TABLET, PHONE], ids=["tablet", "phone"])
def test_axe_finds_nothing(resident: Callable[..., Resident], size: dict[str, int]) -> None:
    spec = find_spec("axe_core_python")
    assert spec is not None
    assert spec.origin is not None
    axe = Path(spec.origin).with_name("axe.min.js").read_text("utf-8")
    answers = {"buurt": "parkzijde", "score:wonen": 7, "top": ["zorg"], "wonen": "koop"}
    someone = resident(size=size, answers=answers)
    someone.page.evaluate(axe)
    for place in range(SCREENS):
        if place in {0, 1, 15, 16, 17}:
            someone.page.wait_for_timeout(400)  # contrast is that after the screen faded in
            found = someone.page.evaluate("axe.run(document)")
            assert found["passes"]
            assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []
        if place < SCREENS - 1:
            someone.next()


VOICES = """
const said = [];
const synthesis = {
  getVoices: () => [{lang: 'nl-NL', name: 'Ellen'}],
  speak: (spoken) => said.push(`${spoken.lang}: ${spoken.text}`),
  cancel: () => said.push('stil'),
  addEventListener: () => {},
};
Object.defineProperty(window, 'speechSynthesis', {value: synthesis});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
window.said = said;
"""


def test_a_question_is_read_aloud_where_there_is_a_voice(
    resident: Callable[..., Resident],
) -> None:
    someone = resident(step="wonen", script=VOICES)
    page = someone.page
    page.get_by_role("button", name="Lees voor: Welk rapportcijfer geeft u?").tap()
    said = page.evaluate("window.said.splice(0)")
    assert said[-5:] == [
        "nl-NL: Kunt u hier blijven wonen als uw leven verandert?",
        "nl-NL: Welk rapportcijfer geeft u?",
        "nl-NL: 1: heel slecht.",
        "nl-NL: 10: heel goed.",
        "nl-NL: Weet ik niet.",
    ]
    assert "nl-NL: Wonen." in said
    assert page.evaluate(SMALL) == []
    someone.next()
    assert page.evaluate("window.said") == ["stil"]
    page.locator("#language-en").tap()
    expect(someone.heading).to_have_text("Energy and warmth")
    expect(page.locator(".speak").first).to_be_hidden()


def test_a_form_that_cannot_be_fetched_is_fetched_again(
    chromium: Browser, base: str, resident: Callable[..., Resident]
) -> None:
    someone = resident(step="zorg")
    context = chromium.new_context(viewport=PHONE, has_touch=True)
    page = context.new_page()
    page.route(re.compile("/[0-2]/form.js$"), lambda route: route.abort())
    page.goto(f"{base}/?token={someone.token}")
    expect(page.get_by_text("De verbinding is langzaam.")).to_be_visible()
    expect(page.locator("form.survey h2")).to_have_text("Zorg voor elkaar")
    expect(page.get_by_text("De verbinding is langzaam.")).to_have_count(0)
    context.close()
