"""Places, areas, photos, "anders, namelijk" and conditions, in a real browser."""

import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_form import (  # noqa: F401 - `base` and `resident` are fixtures
    PHONE,
    SAVED,
    SMALL,
    TABLET,
    UNSENT,
    Resident,
    base,
    resident,
)
from tests.survey.conditional import CASES, CONDITIONAL, THEMES
from tests.survey.pictures import HEIC, from_a_phone
from wijkwijzer.neighbourhood.themes import load_themes
from wijkwijzer.settings import DATA
from wijkwijzer.survey import form
from wijkwijzer.survey.form.presentation import presentation
from wijkwijzer.survey.records import plain_answers

Arrive = Callable[..., Resident]


@pytest.fixture
def arrive(resident: Arrive) -> Arrive:  # noqa: F811 - the fixture
    """Somebody before the questionnaire with every kind; waits for a map where there is one."""

    def arrive_(step: str, **options: object) -> Resident:
        someone = resident(step=step, list="soorten", **options)
        if step in {"plekken", "gebied"}:
            drawn(someone.page)
        return someone

    return arrive_


def drawn(page: Page) -> None:
    expect(page.locator("path.buurt")).to_have_count(6)


def tap_map(page: Page, across: float, down: float) -> None:
    box = page.locator(".leaflet").bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + across * box["width"], box["y"] + down * box["height"])


@pytest.mark.parametrize("size", [TABLET, PHONE], ids=["tablet", "phone"])
def test_a_place_is_kept_from_the_tap_on(arrive: Arrive, size: dict[str, int]) -> None:
    someone = arrive("plekken", size=size)
    page = someone.page
    tap_map(page, 0.45, 0.4)
    expect(page.locator(".placed")).to_have_text("Punt 1 staat in Schippersbuurt.")
    someone.says(SAVED)
    [place] = someone.answers["plekken"]
    assert (place["theme"], place["text"]) == (None, "")
    page.get_by_label("Waar gaat het over?").select_option("groen")
    page.locator("li.card textarea").fill(" Boom is dood ")
    page.locator(".leaflet").scroll_into_view_if_needed()
    tap_map(page, 0.97, 0.95)
    expect(page.locator(".placed")).to_contain_text("buiten de wijk")
    tap_map(page, 0.6, 0.6)
    expect(page.locator("li.card")).to_have_count(2)
    someone.says(SAVED)
    first, second = someone.answers["plekken"]
    assert (first["id"], first["theme"], first["text"]) == (place["id"], "groen", "Boom is dood")
    page.get_by_role("button", name="Haal weg (Plek 2)").tap()
    someone.says(SAVED)
    assert [one["id"] for one in someone.answers["plekken"]] == [place["id"]]
    assert second["id"] != place["id"]
    someone.open()
    drawn(page)
    expect(page.locator("li.card textarea")).to_have_value("Boom is dood")


def test_a_place_by_keyboard_alone(arrive: Arrive) -> None:
    someone = arrive("plekken")
    page = someone.page
    page.get_by_label("Ga naar").focus()
    page.get_by_label("Ga naar").select_option("parkzijde")
    page.locator(".leaflet").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".placed")).to_contain_text("Punt 1 staat in")
    someone.says(SAVED)
    [place] = someone.answers["plekken"]
    page.keyboard.press("ArrowLeft")
    page.get_by_role("button", name="Zet de punt in het midden").press("Enter")
    someone.says(SAVED)
    assert someone.answers["plekken"][1]["point"] != place["point"]


def test_an_area_corner_by_corner_or_a_whole_buurt(arrive: Arrive) -> None:
    someone = arrive("gebied")
    page = someone.page
    for across, down in ((0.35, 0.35), (0.5, 0.6), (0.5, 0.35)):
        tap_map(page, across, down)
    someone.says(SAVED)
    assert len(someone.answers["gebied"][0]["ring"]) == 3
    tap_map(page, 0.35, 0.6)  # as tapped the lines would cross
    someone.says(SAVED)
    assert len(someone.answers["gebied"][0]["ring"]) == 4
    page.get_by_role("button", name="Laatste hoek weg").tap()
    someone.says(SAVED)
    assert len(someone.answers["gebied"][0]["ring"]) == 3
    page.get_by_role("button", name="Dit gebied is klaar").tap()
    page.get_by_role("button", name="Neem de hele buurt").tap()
    expect(page.locator(".placed")).to_have_text("Kies eerst een buurt in de lijst.")
    page.get_by_label("Ga naar").select_option("de_gaarden")
    page.get_by_role("button", name="Neem de hele buurt").tap()
    tap_map(page, 0.5, 0.5)
    expect(page.locator(".placed")).to_contain_text("U hebt er al 2")
    someone.says(SAVED)
    assert len(someone.answers["gebied"]) == 2
    assert page.locator("path.drawn").count() == 2


def test_a_photo_is_made_smaller_and_waits_for_the_net(arrive: Arrive) -> None:
    someone = arrive("foto", mode="fout")
    page = someone.page

    def pick(name: str, data: bytes) -> None:
        file = {"name": name, "mimeType": "image/jpeg", "buffer": data}
        page.locator("[id=foto-pick]").set_input_files(file)  # type: ignore[arg-type]

    pick("park.jpg", from_a_phone())
    expect(page.locator(".photos .state")).to_have_text("Nog niet verstuurd")
    someone.says(UNSENT)
    someone.server(mode="ok")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator(".photos .state")).to_have_text("Opgeslagen")
    someone.says(SAVED)
    assert someone.answers == {"foto": ["foto-0001"]}
    [[_size, width, height]] = someone.stored["photos"]
    assert (width, height) == (1200, 1600)
    pick("iphone.heic", HEIC)
    expect(page.locator(".placed")).to_contain_text("HEIC")
    someone.says(SAVED)
    page.get_by_role("button", name="Haal weg (Foto 1)").tap()
    someone.says(SAVED)
    assert someone.answers == {}


def test_anders_namelijk_and_what_depends_on_it(arrive: Arrive) -> None:
    someone = arrive("keuzes")
    page = someone.page
    other = page.locator("[id='vervoer.anders']")
    expect(other).to_be_hidden()
    someone.choose("vervoer", "anders")
    other.fill("met de step")
    someone.says(SAVED)
    assert someone.answers == {"vervoer": "anders", "vervoer.anders": "met de step"}
    someone.choose("vervoer", "auto")
    expect(other).to_be_hidden()
    page.locator("[id=autos]").type("13")
    expect(page.locator(".hint.wrong")).to_have_text("Vul een heel getal in van 1 tot en met 12.")
    page.locator("[id=autos]").press("Backspace")
    page.locator("[id=autos]").type("2")
    expect(page.locator("[id=waar]")).to_be_visible()
    expect(page.locator("[id=autos]")).to_be_focused()
    someone.choose("dagen", "week")
    someone.choose("dagen", "anders")
    someone.says(SAVED)
    assert someone.answers == {"vervoer": "auto", "autos": 12, "dagen": ["week", "anders"]}
    someone.choose("vervoer", "fiets")
    expect(page.locator("[id=autos]")).to_have_count(0)
    someone.next()
    expect(someone.heading).to_have_text("Wat mist u op de fiets?")
    page.locator("#back").tap()
    someone.choose("vervoer", "anders")
    expect(other).to_have_value("met de step")
    someone.next()
    expect(someone.heading).to_have_text("Wat moet het eerst beter?")


def test_the_browser_asks_what_the_server_asks(resident: Arrive) -> None:  # noqa: F811
    someone = resident()
    themes = [theme for theme in load_themes(DATA / "themas.yaml") if theme.id in THEMES]
    themes.sort(key=lambda theme: THEMES.index(theme.id))
    screens = presentation(CONDITIONAL, themes, (), lambda _id: "")["screens"]
    source = (Path(form.__file__).parent / "conditions.js").read_text("utf-8")
    found = someone.page.evaluate(
        """async ([source, screens, cases]) => {
          const script = new Blob([source], { type: "text/javascript" });
          const { shown } = await import(URL.createObjectURL(script));
          const questions = (answers) => shown(screens, answers).flatMap((one) => one.questions);
          return cases.map((answers) => questions(answers).map(({ key }) => key));
        }""",
        [source, screens, [plain_answers(given) for given, _asked in CASES]],
    )
    assert found == [asked for _given, asked in CASES]


@pytest.mark.parametrize(
    ("size", "query"), [(TABLET, ""), (PHONE, "&rtl=1")], ids=["tablet", "phone"]
)
def test_every_kind_is_large_and_accessible(
    arrive: Arrive, size: dict[str, int], query: str
) -> None:
    spec = find_spec("axe_core_python")
    assert spec is not None
    assert spec.origin is not None
    axe = Path(spec.origin).with_name("axe.min.js").read_text("utf-8")
    ring = [[5.2, 52.549], [5.203, 52.549], [5.203, 52.551]]
    corners = [{"longitude": x, "latitude": y} for x, y in ring]
    place = {"id": "a", "point": None, "ring": [], "theme": None, "text": "Hier"}
    answers = {
        "plekken": [place | {"point": {"longitude": 5.2022, "latitude": 52.5508}}],
        "gebied": [place | {"ring": corners}],
        "foto": ["foto-0001"],
        "vervoer": "auto",
        "dagen": ["anders"],
    }
    someone = arrive("plekken", size=size, query=query, answers=json.loads(json.dumps(answers)))
    page = someone.page
    page.evaluate(axe)
    for _screen in range(4):
        page.wait_for_timeout(500)  # a screen fades in, and the map is drawn
        found = page.evaluate("axe.run(document)")
        assert found["passes"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []
        assert page.evaluate(SMALL) == []
        over = "document.querySelector('[data-testid=stMain]').scrollWidth"
        assert page.evaluate(over) <= size["width"]
        someone.next()
