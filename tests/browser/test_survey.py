"""The visit of a resident in a real browser: by touch, without connection, on a stand."""

import json
import signal
import urllib.error
import urllib.request
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from benchmarks.proxy import wifi
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
INVITATION = "Wat wilt u beter in uw wijk?"
KEPT = """() => JSON.stringify([localStorage, sessionStorage].flatMap((kept) => Object.entries(kept)
  .filter(([key]) => key.startsWith('wijkwijzer'))))"""


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
        self.asked = 0
        page.on("dialog", lambda dialog: dialog.accept())
        page.on("websocket", lambda socket: socket.on("framesent", self._asks))

    def _asks(self, _message: str | bytes) -> None:
        """Count what Streamlit's part of the page asks the server."""
        self.asked += 1

    @property
    def token(self) -> str:
        return self.page.url.partition("c=")[2].partition("&")[0]

    @property
    def kept_token(self) -> str:
        """The secret as a tablet on a stand keeps it."""
        kept = json.loads(self.page.evaluate(KEPT))
        return str(next(json.loads(v)["token"] for k, v in kept if "bezoek" in k))

    @property
    def draft(self) -> StoredDraft:
        return self.draft_of(self.token)

    def draft_of(self, token: str) -> StoredDraft:
        store = Store(self.database)
        with store.read() as reader:
            found = reader.draft(codes.draft_id(token))
        store.close()
        assert found is not None
        return found

    def begin(self, address: str) -> None:
        self.page.goto(address)
        self.tap("Beginnen")
        expect(self.page.locator(".survey.questions")).to_be_visible()

    def tap(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).tap()

    def choose(self, key: str, value: object) -> None:
        self.page.locator(f'label.choice:has([id="{key}={value}"])').tap()

    def chosen(self, key: str, value: object) -> None:
        expect(self.page.locator(f'[id="{key}={value}"]')).to_be_checked()

    def sees(self, title: str) -> None:
        heading = self.page.get_by_role("heading", name=title, exact=True)
        expect(heading).to_be_visible()

    def says(self, words: str) -> None:
        expect(self.page.locator(".says [role=status]")).to_have_text(words)

    def next(self) -> None:
        self.page.locator("#next").tap()

    def skip_to(self, title: str) -> None:
        for _screen in range(20):
            if self.page.locator("#heading").inner_text() == title:
                return
            self.next()
        raise AssertionError(title)

    def send(self) -> str:
        self.tap("Versturen")
        self.sees("Dank u wel!")
        return self.code

    @property
    def code(self) -> str:
        return "-".join(self.page.locator(".code span").all_inner_texts())

    def looks_back(self, address: str, code: str) -> None:
        """See what was sent; the code is typed once, in the survey."""
        self.page.goto(f"{address}/vragenlijst")
        self.tap("Ik heb al een code")
        self.page.locator("#code").fill(code.lower())
        self.tap("Ga verder")
        self.sees("Dit hebt u verstuurd")
        expect(self.page.get_by_text("Ja, dit moet beter")).to_be_visible()
        self.axe()

    def top(self, selector: str) -> float:
        box = self.page.locator(selector).bounding_box()
        assert box is not None
        return box["y"]

    def bottom(self, selector: str) -> float:
        box = self.page.locator(selector).bounding_box()
        assert box is not None
        return box["y"] + box["height"]

    def small(self) -> list[str]:
        """What is too small for a finger; a link to skip to the content is not tapped."""
        found: list[str] = self.page.locator(
            ":is(a, button, input, select, textarea):visible"
        ).evaluate_all(
            "all => all.filter(e => !e.closest('label, [data-testid=stSkipToContent]'))"
            ".filter(e => e.getBoundingClientRect().height < 47.5)"
            ".map(e => e.outerHTML.slice(0, 120))"
        )
        return found

    def axe(self) -> None:
        spec = find_spec("axe_core_python")
        assert spec is not None
        assert spec.origin is not None
        self.page.evaluate(Path(spec.origin).with_name("axe.min.js").read_text("utf-8"))
        # A colour half-way to another is not what anybody reads: let it arrive first.
        self.page.wait_for_function(
            "() => document.getAnimations().every((a) => a.playState !== 'running'"
            " || a.effect.getComputedTiming().iterations === Infinity)",
        )
        self.page.wait_for_timeout(300)
        found = self.page.evaluate("axe.run({exclude: ['iframe']})")
        assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]] == []


@pytest.fixture
def resident(open_page: Callable[..., Page], server: Server) -> Callable[..., Resident]:
    def open_(**size: Any) -> Resident:
        return Resident(open_page("/gezond", **size), server.database)

    return open_


def refused(server: Server, token: str) -> bool:
    """Whether the server knows nothing of this token any more."""
    body = json.dumps({"token": token, "number": 999, "changes": {}}).encode()
    try:
        urllib.request.urlopen(f"{server.url}/antwoorden", body, 10)
    except urllib.error.HTTPError as error:
        return error.code == 404
    return False


def test_the_whole_survey_by_touch_on_a_tablet_in_a_hall(
    resident: Callable[..., Resident], server: Server
) -> None:
    before = len(responses(server.database))
    someone = resident(**TABLET)
    page = someone.page
    page.goto(f"{server.hall_url}/vragenlijst?plek=Buurthuis")
    someone.sees(INVITATION)
    someone.axe()
    page.wait_for_timeout(500)
    asked = someone.asked
    someone.tap("Beginnen")
    someone.choose("buurt", "b0")
    someone.next()
    someone.choose("score:wonen", 7)
    someone.choose("urgentie:wonen", 4)
    someone.axe()
    assert someone.bottom('[id="urgentie:wonen=weet_niet"]') <= someone.top(".survey .foot") + 1
    someone.skip_to("Wat moet het eerst beter?")
    someone.choose("top", "veiligheid")
    someone.choose("top", "wonen")
    someone.skip_to(LAST_SCREEN)
    page.locator(".survey textarea").fill("Meneer De Vries moet bankjes maken")
    someone.next()
    someone.sees("Klopt het zo?")
    expect(page.locator("#change-wonen")).to_contain_text("7 van de 10 · Ja, dit moet beter")
    expect(page.locator("#change-energie")).to_contain_text("overgeslagen")
    expect(page.locator(".warning")).to_contain_text("Schreef u een naam")
    someone.axe()
    page.locator("#change-open").tap()
    page.locator(".survey textarea").fill("Meer bankjes")
    someone.tap("Klaar")
    expect(page.locator(".warning")).to_have_count(0)
    someone.says(SAVED)
    assert len(responses(server.database)) == before
    code = someone.send()
    someone.axe()
    assert someone.asked == asked  # the page itself was not asked for anything
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
    someone.sees(INVITATION)
    assert "c=" not in page.url
    page.wait_for_function(f"({KEPT})() === '[]'")  # the server was told
    page.goto(address)
    someone.sees("Deze vragenlijst is er niet meer")
    someone.axe()
    someone.looks_back(server.hall_url, code)


def test_every_target_is_large_enough_for_a_finger(
    resident: Callable[..., Resident], server: Server
) -> None:
    someone = resident(**PHONE)
    page = someone.page
    page.goto(f"{server.url}/vragenlijst")
    someone.sees(INVITATION)
    assert someone.small() == []
    expect(page.get_by_role("button", name="Beginnen")).to_be_in_viewport(ratio=1)
    someone.tap("Ik heb al een code")
    someone.sees("Wat is uw code?")
    assert someone.small() == []
    someone.axe()
    someone.tap("Terug")
    someone.tap("Beginnen")
    someone.choose("buurt", "b0")
    assert someone.small() == []
    someone.tap("Stoppen")
    someone.sees("Wilt u stoppen?")
    assert codes.normal_code(someone.code)
    assert someone.small() == []
    someone.axe()
    someone.tap("Ik ga verder")
    someone.chosen("buurt", "b0")
    someone.skip_to("Klopt het zo?")
    assert someone.small() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    token = someone.token
    someone.tap("Stoppen")
    someone.tap("Stop en wis alles")
    someone.sees(INVITATION)
    page.wait_for_function(f"({KEPT})() === '[]'")
    assert refused(server, token)


def test_a_phone_loses_its_connection_at_every_step_and_is_reloaded(
    resident: Callable[..., Resident], server: Server
) -> None:
    # Cut on the way: what a browser calls offline may still let a page that goes say goodbye.
    with wifi(server.port) as hall:
        someone = resident(**PHONE)
        page = someone.page
        page.goto(f"http://localhost:{hall.port}/vragenlijst?kanaal=telefoon")
        someone.sees(INVITATION)
        page.wait_for_function(
            "performance.getEntriesByType('resource').some(e => /inhoud/.test(e.name))"
        )
        hall.cut(refuse=True)
        someone.tap("Beginnen")
        someone.choose("buurt", "b0")
        someone.says(UNSENT)
        # The server never heard of this one: the page that is loaded again begins it.
        address = page.url
        with pytest.raises(Error):
            page.reload()
        page.wait_for_function("location.protocol === 'chrome-error:'")
        hall.restore()
        page.goto(address)
        someone.chosen("buurt", "b0")
        someone.says(SAVED)
        assert someone.draft.draft.answers == {"buurt": "b0"}
        someone.next()
        someone.choose("score:wonen", 3)
        someone.says(SAVED)
        stored = {"buurt": "b0", "score:wonen": 3}
        assert someone.draft.draft.answers == stored
        hall.cut(refuse=True)
        someone.choose("urgentie:wonen", 5)
        someone.next()
        page.locator("#language-en").tap()
        someone.sees("Energy and warmth")
        assert page.evaluate("document.documentElement.lang") == "en"
        someone.choose("score:energie", 6)
        page.locator("#language-nl").tap()
        someone.says(UNSENT)
        address, token = page.url, someone.token
        with pytest.raises(Error):
            page.reload()
        page.wait_for_function("location.protocol === 'chrome-error:'")
        assert someone.draft_of(token).draft.answers == stored
        hall.restore()
        page.goto(address)
        someone.sees("Energie en warmte")
        someone.chosen("score:energie", 6)
        someone.says(SAVED)
        stored |= {"urgentie:wonen": 5, "score:energie": 6}
        assert someone.draft.draft.answers == stored


def test_sending_goes_on_when_the_connection_is_back(
    resident: Callable[..., Resident], server: Server
) -> None:
    before = len(responses(server.database))
    someone = resident(**PHONE)
    page = someone.page
    someone.begin(f"{server.url}/vragenlijst?kanaal=telefoon")
    someone.choose("buurt", "b0")
    someone.skip_to("Klopt het zo?")
    page.wait_for_timeout(4_500)  # where somebody is travels by itself when they linger
    page.reload()
    someone.sees("Klopt het zo?")
    page.context.set_offline(True)
    someone.tap("Versturen")
    someone.sees("Uw antwoorden worden verstuurd")
    assert len(responses(server.database)) == before
    page.context.set_offline(False)
    someone.sees("Dank u wel!")
    code = someone.code
    sent = responses(server.database)
    assert len(sent) == before + 1
    assert sent[-1].channel == "telefoon"
    page.reload()
    someone.sees("Dank u wel!")
    assert someone.code == code
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
    someone.page.wait_for_timeout(6_000)  # Streamlit would have covered the page by now
    someone.choose("urgentie:wonen", 3)
    someone.choose("urgentie:wonen", 2)
    assert someone.page.get_by_role("dialog").count() == 0
    server = start_server(database, port=server.port)
    someone.says(SAVED)
    assert someone.draft.draft.answers["urgentie:wonen"] == 2
    someone.skip_to("Klopt het zo?")

    server.stop(signal.SIGKILL)
    someone.tap("Versturen")
    someone.sees("Uw antwoorden worden verstuurd")
    start_server(database, port=server.port)
    someone.sees("Dank u wel!")
    assert codes.normal_code(someone.code)
    [sent] = responses(database)
    assert sent.answers == {"buurt": "b0", "score:wonen": 8, "urgentie:wonen": 2}
    context.close()


def test_another_language_from_the_first_screen_and_half_way(
    resident: Callable[..., Resident], server: Server
) -> None:
    def language() -> object:
        return page.evaluate("document.documentElement.lang")

    someone = resident(**PHONE)
    page = someone.page
    page.goto(f"{server.url}/vragenlijst")
    page.locator("#language-en").tap()
    someone.sees("What should be better in your neighbourhood?")
    assert language() == "en"
    page.locator("#next").tap()
    someone.sees("Which part of the neighbourhood do you live in?")
    page.locator("#language-nl").tap()
    someone.sees("In welke buurt woont u?")
    assert language() == "nl"
    someone.choose("buurt", "b0")
    page.locator("#language-en").tap()
    someone.sees("Which part of the neighbourhood do you live in?")
    someone.chosen("buurt", "b0")
    page.wait_for_function("!document.querySelector('.unsent')")
    someone.says("Saved")
    assert someone.draft.draft.language == "en"
    page.reload()
    someone.sees("Which part of the neighbourhood do you live in?")
    assert language() == "en"


def test_a_code_goes_on_with_it_on_another_device(
    resident: Callable[..., Resident], server: Server
) -> None:
    first = resident(**PHONE)
    first.begin(f"{server.url}/vragenlijst")
    first.choose("buurt", "b0")
    first.next()
    first.choose("score:wonen", 9)
    first.says(SAVED)
    first.tap("Stoppen")
    code = first.code
    other = resident(**TABLET)
    other.page.goto(f"{server.url}/vragenlijst")
    other.tap("Ik heb al een code")
    other.page.locator("#code").fill("AAAA-BBBB-CCCC")
    other.tap("Ga verder")
    expect(other.page.locator(".notice")).to_contain_text("Deze code kennen wij niet")
    other.page.locator("#code").fill(code.lower())
    other.tap("Ga verder")
    other.chosen("score:wonen", 9)
    other.choose("urgentie:wonen", 1)
    other.says(SAVED)
    first.tap("Ik ga verder")
    first.choose("score:wonen", 2)
    first.sees("U bent op een ander apparaat verdergegaan")
    assert other.draft.draft.answers == {"buurt": "b0", "score:wonen": 9, "urgentie:wonen": 1}
    assert other.page.evaluate(KEPT) != "[]"
    other.page.goto(f"{server.url}/vragenlijst")  # the address is lost, the device remembers
    other.tap("Ga verder")
    other.chosen("score:wonen", 9)


def test_a_tablet_on_a_stand_keeps_nothing_of_anybody(
    resident: Callable[..., Resident], server: Server
) -> None:
    someone = resident(**TABLET)
    page = someone.page

    def nothing_left() -> None:
        someone.sees(INVITATION)
        expect(page.locator(".survey.start")).to_be_visible()
        assert "c=" not in page.url
        assert page.evaluate("document.documentElement.lang") == "nl"
        assert "bankjes" not in page.content() + page.evaluate(KEPT)
        assert page.locator(":checked").count() == 0

    page.goto(f"{server.hall_url}/vragenlijst?kiosk=1&plek=Buurthuis")
    someone.sees(INVITATION)
    assert someone.small() == []
    someone.axe()
    page.locator("#begin-en").tap()
    page.locator("#next").tap()
    someone.choose("buurt", "b0")
    someone.says("Saved")
    assert "c=" not in page.url
    secret = someone.kept_token
    page.reload()
    someone.chosen("buurt", "b0")
    expect(page.get_by_role("alertdialog")).to_be_visible()
    page.get_by_role("alertdialog").get_by_role("button").tap()
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    someone.chosen("buurt", "b0")
    expect(page.locator(".survey.start")).to_be_visible()
    nothing_left()
    page.wait_for_function(f"({KEPT})() === '[]'")
    assert refused(server, secret)
    page.go_back()
    nothing_left()

    # The next one is cut off from the network, and walks away.
    page.locator("#begin-nl").tap()
    someone.tap("Beginnen")
    someone.choose("buurt", "b0")
    someone.says(SAVED)
    secret = someone.kept_token
    page.context.set_offline(True)
    someone.skip_to(LAST_SCREEN)
    page.locator(".survey textarea").fill("Meer bankjes")
    someone.says(UNSENT)
    expect(page.locator(".survey.start")).to_be_visible()
    nothing_left()
    page.context.set_offline(False)
    page.wait_for_function(f"({KEPT})() === '[]'")
    assert refused(server, secret)
    page.goto(f"{server.hall_url}/vragenlijst?c={secret}")
    someone.sees(INVITATION)


def test_a_tablet_on_a_stand_sends_what_was_asked_before_it_begins_anew(
    resident: Callable[..., Resident], server: Server
) -> None:
    before = len(responses(server.database))
    someone = resident(**TABLET)
    page = someone.page
    page.goto(f"{server.hall_url}/vragenlijst?kiosk=1")
    page.locator("#begin-nl").tap()
    someone.tap("Beginnen")
    secret = someone.kept_token
    someone.tap("Stoppen")
    someone.tap("Stop en wis alles")
    page.wait_for_function(f"({KEPT})() === '[]'")
    assert refused(server, secret)
    page.locator("#begin-nl").tap()
    someone.tap("Beginnen")
    someone.choose("buurt", "b0")
    someone.says(SAVED)
    page.context.set_offline(True)
    someone.next()
    someone.choose("score:wonen", 4)
    someone.skip_to("Klopt het zo?")
    someone.tap("Versturen")
    expect(page.locator(".survey.start")).to_be_visible()
    assert "score" not in page.evaluate(KEPT)
    page.context.set_offline(False)
    page.wait_for_function(f"({KEPT})() === '[]'")
    sent = responses(server.database)
    assert len(sent) == before + 1
    assert sent[-1].answers == {"buurt": "b0", "score:wonen": 4}
    page.locator("#exit").tap()
    page.locator("#exit-code").fill("een goed wachtwoord")
    someone.tap("Afsluiten")
    page.wait_for_url(f"{server.hall_url}/?wijk=sluiswijk")
