"""The wall of a meeting in a real browser: every picture fits, is read at ten metres, and stays."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.audit import violations
from tests.browser.conftest import Server
from tests.browser.wall_page import open_wall, show
from tests.built_demo import build
from tests.dialogue.evening import PROGRAMME, Evening
from tests.dialogue.stretched import stretched
from tests.intake.halls import Hall, hall
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store

CHECK = (Path(__file__).parent / "wall_check.js").read_text("utf-8")
Moments = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wand") / "wijk.db")


def opened(path: Path) -> tuple[Store, Wijk]:
    store = Store(path)
    with store.read() as reader:
        return store, reader.get(Wijk, "lommerwaard")


@pytest.fixture(scope="module")
def moments(demo: Path) -> Moments:
    """What the wall shows at each moment of an evening in the example wijk."""
    store, wijk = opened(Path(shutil.copy(demo, demo.with_name("avond.db"))))
    found = {name: json.loads(text) for name, text in Evening(store, wijk).moments()}
    store.close()
    return found


@pytest.mark.parametrize(
    ("size", "dark", "kinds"),
    [((1920, 1080), False, [dict, stretched]), ((1280, 720), True, [stretched])],
    ids=["1080", "720"],
)
def test_every_picture_fits_and_is_read_at_ten_metres(
    chromium: Browser,
    moments: Moments,
    size: tuple[int, int],
    dark: bool,
    kinds: list[Callable[[dict[str, Any]], dict[str, Any]]],
) -> None:
    page = open_wall(chromium, *size, dark=dark, reduced_motion="reduce")
    broken = {}
    for name, content in moments.items():
        # As it is, and with everything as long and as much as it may become.
        for kind in kinds:
            show(page, kind(content))
            found = page.evaluate(CHECK)
            if found:
                broken[name, kind.__name__] = found
    page.context.close()
    assert broken == {}


def test_axe_finds_nothing_on_any_kind_of_picture(chromium: Browser, moments: Moments) -> None:
    page = open_wall(chromium, 1280, 720, reduced_motion="reduce")
    names = ("meedoen", "kennismaken-verzamelen", "kompas-thema", "stellingen", "groepen")
    for name in (*names, "pauze", "dilemma-na", "stippen", "ideeen", "ambities-na", "akkoord"):
        show(page, moments[name])
        assert violations(page) == [], name
    for name in ("kompas-geheel", "kompas-verzamelen"):
        show(page, moments[name] | {"part": moments[name]["part"] | {"question": ""}})
        expect(page.locator("h2:empty")).to_have_count(0)
    page.context.close()


def test_figures_move_in_their_place_and_the_frame_stays(
    chromium: Browser, moments: Moments
) -> None:
    page = open_wall(chromium)
    collecting = moments["kennismaken-verzamelen"]
    show(page, collecting)
    page.evaluate("window.frame = document.querySelector('#wall').shadowRoot.querySelector('h1')")
    before = page.locator(".option").evaluate_all("all => all.map((e) => e.offsetTop)")
    show(page, collecting | {"n_voted": 52})
    expect(page.locator(".answered b")).to_have_text("52")
    assert page.locator(".option").evaluate_all("all => all.map((e) => e.offsetTop)") == before
    # The line begins where it was, and goes on from there.
    value = page.locator(".answered i").evaluate("(e) => getComputedStyle(e).transitionProperty")
    assert value == "width"
    expect(page.locator(".picture")).to_have_count(1)
    show(page, moments["kennismaken"])
    expect(page.locator(".picture")).to_have_count(1)
    assert page.evaluate("window.frame.isConnected")
    expect(page.locator(".length b")).to_have_text(["8", "14", "26", "19"])
    page.context.close()


def test_groups_are_drawn_only_where_there_are_some(chromium: Browser, moments: Moments) -> None:
    page = open_wall(chromium, reduced_motion="reduce")
    show(page, moments["groepen"])
    expect(page.locator(".landscape .area")).to_have_count(2)
    expect(page.locator("tbody tr")).to_have_count(2)
    none = json.loads(json.dumps(moments["groepen"]))
    none["result"]["groups"] |= {"reason": "wisselt", "groups": [], "points": [], "common": []}
    none["sentence"] = "Er zijn geen vaste groepen: met een paar andere mensen waren ze anders."
    show(page, none)
    expect(page.locator(".landscape")).to_have_count(0)
    expect(page.locator("h1")).to_have_text(none["sentence"])
    expect(page.locator(".side").first).to_be_visible()
    page.context.close()


def test_too_few_votes_and_a_lost_connection_are_said_in_words(
    chromium: Browser, moments: Moments
) -> None:
    page = open_wall(chromium, reduced_motion="reduce")
    few = json.loads(json.dumps(moments["kennismaken"]))
    for target in few["result"]["targets"]:
        target |= {"hidden": True, "n": None, "by_hand": None, "counts": []}
    show(page, few)
    expect(page.locator(".hidden-result")).to_contain_text("minder dan vijf mensen")
    show(page, moments["kennismaken"])
    page.evaluate("window.source.dispatchEvent(new Event('error'))")
    expect(page.locator(".lost")).to_have_text("Geen verbinding; het scherm probeert het opnieuw")
    expect(page.locator(".length").first).to_be_visible()
    show(page, moments["kennismaken"])
    expect(page.locator(".lost")).to_be_empty()
    # A rehearsal that ended leaves nothing on the wall.
    page.evaluate("window.source.dispatchEvent(new Event('gone'))")
    expect(page.locator("h1")).to_have_text("Deze bijeenkomst is er niet meer")
    expect(page.locator(".picture")).to_have_count(0)
    page.context.close()


def test_the_wall_follows_a_meeting(
    demo: Path, start_server: Callable[..., Server], chromium: Browser
) -> None:
    store, wijk = opened(demo)
    room: Hall = hall(store, wijk, *PROGRAMME)
    server = start_server(demo)
    page = chromium.new_page(viewport={"width": 1920, "height": 1080})
    page.goto(f"{server.url}/dialoog?d={room.meeting.code}&scherm=1")
    code = f"{room.meeting.code[:3]} {room.meeting.code[3:]}"
    expect(page.locator(".code")).to_have_text(code)
    room.join(7)
    expect(page.locator(".caption")).to_have_text("7 mensen doen mee")
    room.go_to("kompas")
    expect(page.locator("h1")).to_contain_text("Het kompas wijst naar ontmoeten en samenleven")
    expect(page.locator(".rose .petal")).to_have_count(14)
    room.act("overlay", overlay="pauze")
    expect(page.locator(".covering")).to_contain_text("Pauze")
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    page.close()
    store.close()
