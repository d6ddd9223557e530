"""The survey in a real browser: by touch, on a phone, without connection, through a restart."""

import signal
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server
from tests.browser.seed import seed
from wijkwijzer.access import codes
from wijkwijzer.store import Store
from wijkwijzer.store.drafts import StoredDraft
from wijkwijzer.survey.records import Response

TABLET: dict[str, Any] = {"width": 1280, "height": 800, "has_touch": True}
PHONE: dict[str, Any] = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
SAVED, UNSENT = "Opgeslagen", "Nog niet verstuurd. Laat dit scherm open."
LAST_SCREEN = "Wat wilt u nog zeggen over uw wijk?"
PATIENT = 30_000  # ms; a busy machine may be slow


def responses(database: Path) -> list[Response]:
    store = Store(database)
    with store.read() as reader:
        found = reader.responses("r1")
    store.close()
    return found


class Resident:
    """Somebody who fills in the survey on a page."""

    def __init__(self, page: Page, database: Path) -> None:
        self.page, self.database = page, database
        page.on("dialog", lambda dialog: dialog.accept())

    @property
    def draft(self) -> StoredDraft:
        token = self.page.url.partition("c=")[2].partition("&")[0]
        store = Store(self.database)
        with store.read() as reader:
            found = reader.draft(codes.draft_id(token))
        store.close()
        assert found is not None
        return found

    def begin(self, address: str) -> None:
        self.page.goto(address)
        self.tap("Beginnen")
        expect(self.page.locator("form.survey")).to_be_visible(timeout=PATIENT)

    def tap(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).tap(timeout=PATIENT)

    def choose(self, key: str, value: object) -> None:
        self.page.locator(f'label.choice:has([id="{key}={value}"])').tap(timeout=PATIENT)

    def chosen(self, key: str, value: object) -> None:
        expect(self.page.locator(f'[id="{key}={value}"]')).to_be_checked(timeout=PATIENT)

    def sees(self, title: str) -> None:
        expect(self.page.get_by_role("heading", name=title)).to_be_visible(timeout=PATIENT)

    def says(self, words: str) -> None:
        expect(self.page.locator(".says [role=status]")).to_have_text(words, timeout=PATIENT)

    def next(self) -> None:
        self.page.locator("#next").tap()

    def skip_to(self, title: str) -> None:
        for _screen in range(20):
            if self.page.locator("form.survey h2").inner_text() == title:
                return
            self.next()
        raise AssertionError(title)

    def leave_form(self) -> None:
        self.next()
        self.sees("Wilt u een plek aanwijzen?")

    def point(self) -> None:
        """Tap in the middle of the map; its script must be there, and draw what was tapped."""
        frame = self.page.frame_locator("iframe")
        expect(frame.get_by_text("Dijkbuurt")).to_be_visible(timeout=PATIENT)
        self.page.wait_for_timeout(500)
        frame.locator(".leaflet-container").tap()
        expect(self.page.get_by_text("Uw plek: Dijkbuurt")).to_be_visible(timeout=PATIENT)

    def keep_place(self) -> None:
        self.page.get_by_role("radio", name="Water").or_(
            self.page.get_by_role("button", name="Water", exact=True)
        ).tap()
        self.page.get_by_label("Wat wilt u over deze plek zeggen?").fill("Hier blijft water staan")
        self.tap("Bewaar deze plek")
        self.sees("Uw plek")

    def send(self) -> str:
        self.tap("Versturen")
        self.sees("Dank u wel!")
        return "-".join(self.page.locator(".ww-code span").all_inner_texts())

    def looks_back(self, address: str, code: str) -> None:
        self.page.goto(f"{address}/inbreng")
        self.page.get_by_label("Uw code").fill(code.lower())
        self.tap("Bekijk mijn antwoorden")
        self.sees("Dit hebt u verstuurd")
        expect(self.page.get_by_text("Ja, dit moet beter")).to_be_visible()
        expect(self.page.get_by_text("Hier blijft water staan")).to_be_visible()
        self.axe()

    def axe(self) -> None:
        """No violation outside the frame of the map, which folium makes."""
        spec = find_spec("axe_core_python")
        assert spec is not None
        assert spec.origin is not None
        self.page.evaluate(Path(spec.origin).with_name("axe.min.js").read_text("utf-8"))
        # A colour half-way to another is not what anybody reads: let it arrive first.
        self.page.wait_for_function(
            "() => document.getAnimations().every((a) => a.playState !== 'running'"
            " || a.effect.getComputedTiming().iterations === Infinity)",
            timeout=PATIENT,
        )
        self.page.wait_for_timeout(300)
        found = self.page.evaluate("axe.run({exclude: ['iframe']})")
        assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]] == []


@pytest.fixture
def resident(open_page: Callable[..., Page], server: Server) -> Callable[..., Resident]:
    def open_(**size: Any) -> Resident:
        return Resident(open_page("/gezond", **size), server.database)

    return open_


def test_the_whole_survey_by_touch_on_a_tablet_in_a_hall(
    resident: Callable[..., Resident], server: Server
) -> None:
    before = len(responses(server.database))
    someone = resident(**TABLET)
    page = someone.page
    page.goto(f"{server.hall_url}/vragenlijst?plek=Buurthuis")
    someone.sees("Wat wilt u beter in uw wijk?")
    someone.axe()
    someone.begin(f"{server.hall_url}/vragenlijst?plek=Buurthuis")
    someone.choose("buurt", "b0")
    someone.next()
    someone.choose("score:wonen", 7)
    someone.choose("urgentie:wonen", 4)
    someone.axe()
    # The whole theme is in sight: no answer hides below the bar.
    last = page.locator('[id="urgentie:wonen=weet_niet"]').bounding_box()
    bar = page.locator("form.survey .foot").bounding_box()
    assert last is not None
    assert bar is not None
    assert last["y"] + last["height"] <= bar["y"] + 1
    someone.skip_to("Wat moet het eerst beter?")
    someone.choose("top", "veiligheid")
    someone.choose("top", "wonen")
    someone.skip_to(LAST_SCREEN)
    page.locator("form.survey textarea").fill("Meer bankjes")
    someone.leave_form()
    someone.axe()
    someone.point()
    someone.axe()
    someone.keep_place()
    someone.axe()
    someone.tap("Verder")
    someone.sees("Klaar om te versturen?")
    someone.axe()
    assert len(responses(server.database)) == before
    code = someone.send()
    someone.axe()
    sent = responses(server.database)
    assert len(sent) == before + 1
    assert sent[-1].answers == {
        "buurt": "b0",
        "score:wonen": 7,
        "urgentie:wonen": 4,
        "top": ("veiligheid", "wonen"),
        "open": "Meer bankjes",
    }
    assert (sent[-1].channel, sent[-1].intake_place) == ("tablet", "Buurthuis")

    address = page.url
    someone.tap("Volgende bewoner")
    someone.sees("Wat wilt u beter in uw wijk?")
    assert "c=" not in page.url
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('wijkwijzer'))") == []
    page.goto(address)
    someone.sees("Deze vragenlijst is er niet meer")
    someone.looks_back(server.hall_url, code)


def test_every_target_is_large_enough_for_a_finger(
    resident: Callable[..., Resident], server: Server
) -> None:
    someone = resident(**PHONE)
    page = someone.page

    def small() -> list[str]:
        return page.locator(":is(a, button, input, textarea):visible").evaluate_all(
            "all => all.filter(e => !e.closest('.ww-brand, label, [data-testid=stSkipToContent],"
            " [data-testid=stSelectbox]'))"
            ".filter(e => e.getBoundingClientRect().height < 47.5)"
            ".map(e => e.outerHTML.slice(0, 120))"
        )

    page.goto(f"{server.url}/vragenlijst")
    someone.sees("Wat wilt u beter in uw wijk?")
    assert small() == []
    expect(page.get_by_role("button", name="Beginnen")).to_be_in_viewport(ratio=1)
    someone.begin(f"{server.url}/vragenlijst")
    someone.choose("buurt", "b0")
    assert small() == []
    someone.tap("Stoppen")
    someone.sees("Wilt u stoppen?")
    assert small() == []
    someone.tap("Nee, ik ga verder")
    someone.chosen("buurt", "b0")
    someone.skip_to(LAST_SCREEN)
    someone.leave_form()
    someone.point()
    assert small() == []
    someone.tap("Toch geen plek: overslaan")
    someone.sees("Klaar om te versturen?")
    assert small() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_phone_loses_its_connection_half_way_and_is_reloaded(
    resident: Callable[..., Resident], server: Server
) -> None:
    before = len(responses(server.database))
    someone = resident(**PHONE)
    page = someone.page
    someone.begin(f"{server.url}/vragenlijst?kanaal=telefoon")
    someone.choose("buurt", "b0")
    someone.next()
    someone.choose("score:wonen", 3)
    someone.says(SAVED)
    page.context.set_offline(True)
    someone.choose("urgentie:wonen", 5)
    someone.next()
    someone.choose("score:energie", 6)
    someone.says(UNSENT)
    assert "score:energie" not in someone.draft.draft.answers
    page.context.set_offline(False)
    page.reload()
    someone.sees("Energie en warmte")
    someone.chosen("score:energie", 6)
    someone.says(SAVED)
    assert someone.draft.draft.answers == {
        "buurt": "b0",
        "score:wonen": 3,
        "urgentie:wonen": 5,
        "score:energie": 6,
    }
    someone.skip_to(LAST_SCREEN)
    someone.leave_form()
    someone.tap("Overslaan")
    someone.sees("Klaar om te versturen?")
    page.reload()
    someone.sees("Klaar om te versturen?")
    assert codes.normal_code(someone.send())
    sent = responses(server.database)
    assert len(sent) == before + 1
    assert sent[-1].channel == "telefoon"
    page.reload()
    someone.sees("Dank u wel!")
    assert page.get_by_role("button", name="Volgende bewoner").count() == 0


def test_the_server_is_killed_and_started_again_while_somebody_fills_in(
    start_server: Callable[..., Server], tmp_path: Path, chromium: Browser
) -> None:
    database = tmp_path / "wijk.db"
    seed(database)
    server = start_server(database)
    size = {"width": TABLET["width"], "height": TABLET["height"]}
    context = chromium.new_context(viewport=size, has_touch=True)
    someone = Resident(context.new_page(), database)
    someone.begin(f"{server.url}/vragenlijst")
    someone.choose("buurt", "b0")
    someone.next()
    someone.choose("score:wonen", 8)
    someone.says(SAVED)

    server.stop(signal.SIGKILL)
    someone.choose("urgentie:wonen", 2)
    someone.says(UNSENT)
    server = start_server(database, port=server.port)
    someone.says(SAVED)
    assert someone.draft.draft.answers["urgentie:wonen"] == 2
    someone.skip_to(LAST_SCREEN)
    someone.leave_form()
    someone.point()

    server.stop(signal.SIGKILL)
    expect(someone.page.locator(".ww-offline")).to_be_visible(timeout=PATIENT)
    server = start_server(database, port=server.port)
    expect(someone.page.locator(".ww-offline")).to_be_hidden(timeout=PATIENT)
    someone.keep_place()
    someone.tap("Verder")
    someone.sees("Klaar om te versturen?")

    server.stop(signal.SIGKILL)
    expect(someone.page.locator(".ww-offline")).to_be_visible(timeout=PATIENT)
    server = start_server(database, port=server.port)
    expect(someone.page.locator(".ww-offline")).to_be_hidden(timeout=PATIENT)
    assert codes.normal_code(someone.send())
    [sent] = responses(database)
    assert sent.answers == {"buurt": "b0", "score:wonen": 8, "urgentie:wonen": 2}
    context.close()


def test_english_from_the_first_screen_and_half_way(
    resident: Callable[..., Resident], server: Server
) -> None:
    def language() -> object:
        return page.evaluate("document.documentElement.lang")

    someone = resident(**PHONE)
    page = someone.page
    page.goto(f"{server.url}/vragenlijst")
    page.get_by_role("navigation").get_by_role("link", name="English").tap(timeout=PATIENT)
    someone.sees("What should be better in your neighbourhood?")
    assert language() == "en"
    page.locator("button[kind=primary]").tap()
    someone.sees("Which part of the neighbourhood do you live in?")
    page.locator("#language-nl").tap()
    someone.sees("In welke buurt woont u?")
    assert language() == "nl"
    someone.choose("buurt", "b0")
    page.locator("#language-en").tap()
    someone.sees("Which part of the neighbourhood do you live in?")
    someone.chosen("buurt", "b0")
    assert language() == "en"
    page.reload()
    someone.sees("Which part of the neighbourhood do you live in?")
    assert language() == "en"
    assert someone.draft.draft.language == "en"
