"""What the server around Streamlit promises: closed doors, own names, live screens, sign-in."""

import http.client
import json
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import HALL, Server
from tests.browser.seed import seed
from wijkwijzer.access.permissions import may
from wijkwijzer.access.records import Identity
from wijkwijzer.store import Store
from wijkwijzer.ui.navigation import pages

PROTECTED = [page.slug for page in pages() if not may(Identity(), page.action)]


def ask(
    server: Server, method: str, path: str, body: object = None, **headers: str
) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    sent = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    connection.request(method, path, sent, {k.replace("_", "-"): v for k, v in headers.items()})
    answer = connection.getresponse()
    found = {name.lower(): value for name, value in answer.getheaders()}
    text = answer.read().decode()
    connection.close()
    return answer.status, found, text


@pytest.mark.parametrize("slug", PROTECTED)
def test_a_fresh_server_asked_first_for_a_protected_page_shows_nothing_of_it(
    slug: str,
    tmp_path: Path,
    start_server: Callable[..., Server],
    chromium: Browser,
) -> None:
    seed(tmp_path / "wijk.db")
    fresh = start_server(tmp_path / "wijk.db", as_command=slug == PROTECTED[0])
    page = chromium.new_page()
    page.goto(f"{fresh.url}/{slug}")
    expect(page.get_by_role("heading", name="Meld u aan")).to_be_visible()
    expect(page.get_by_role("link", name="Aanmelden").first).to_be_visible()
    assert page.locator("h1, h2, h3").all_inner_texts() == ["Meld u aan"]
    assert page.locator("form, canvas, iframe, [data-testid=stDataFrame]").count() == 0
    page.close()
    fresh.stop()


def test_a_page_speaks_dutch_and_english_after_switching(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "nl"
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("link", name="Nederlands")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"
    page.goto(page.url.partition("?")[0])
    expect(page.get_by_role("link", name="Nederlands")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"


def test_every_screen_of_the_example_says_so(open_page: Callable[..., Page]) -> None:
    for path in ("/", "/?scherm=1", "/?kiosk=1"):
        page = open_page(path)
        expect(page.get_by_role("note")).to_contain_text("Voorbeeld")
    wall = open_page("/?scherm=1", width=1920, height=1080)
    expect(wall.get_by_text("Samen spreken we af")).to_be_visible()
    assert wall.get_by_role("link", name="Aanmelden").count() == 0
    sizes = wall.evaluate(
        "[...document.querySelectorAll('.stApp *')].filter(e => e.offsetParent && e.innerText &&"
        " [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))"
        ".map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 28


def test_a_resident_finds_large_targets(open_page: Callable[..., Page]) -> None:
    page = open_page("/", width=390, height=844)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for link in page.get_by_test_id("stMain").get_by_role("link").all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_other_names_and_origins_are_refused(server: Server) -> None:
    assert ask(server, "GET", "/", Host="kwaad.example")[0] == 421
    assert ask(server, "GET", "/", Host=f"{HALL}:{server.port}")[0] == 200
    draft = {"round": None, "channel": "tablet"}
    status, _headers, text = ask(server, "POST", "/beginnen", draft, Origin="http://kwaad.example")
    assert status == 403
    assert json.loads(text)["code"] == "origin"
    form = b"naam=anna&wachtwoord=een+goed+wachtwoord"
    status, headers, _text = ask(server, "POST", "/inloggen", form, Origin="null")
    assert status == 403
    assert "wijkwijzer_sessie" not in headers.get("set-cookie", "")


def test_a_foreign_websocket_is_refused(server: Server) -> None:
    for origin, expected in (("http://kwaad.example", b"403"), (server.url, b"101")):
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
            connection.sendall(
                f"GET /_stcore/stream HTTP/1.1\r\nHost: localhost:{server.port}\r\n"
                f"Origin: {origin}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                "\r\n".encode()
            )
            assert connection.recv(200).split(b" ")[1] == expected


def test_files_are_taken_from_who_signed_in_only(server: Server) -> None:
    for method in ("PUT", "POST", "DELETE"):
        status, _headers, text = ask(server, method, "/_stcore/upload_file/sessie/bestand", b"x")
        assert (status, "Meld u aan" in text) == (403, True)


def test_every_answer_carries_the_security_headers(server: Server) -> None:
    for path in ("/", "/gezond", "/inloggen", "/kaart/leaflet/leaflet.js", "/live/nu"):
        status, headers, _text = ask(server, "GET", path)
        assert status == 200
        assert "object-src 'none'" in headers["content-security-policy"] or path == "/inloggen"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "invalid"),
        (b"[]", 400, "invalid"),
        (b'{"token": NaN}', 400, "invalid"),
        (b'{"token": "\\ud800"}', 400, "invalid"),
        (b'{"a":' * 200 + b"1" + b"}" * 200, 400, "invalid"),
        (b"[" * 60_000, 400, "invalid"),
        (b"x" * 300_000, 413, "size"),
        (b'{"token": "onbekend", "number": 1, "changes": {}}', 404, "unknown"),
    ],
)
def test_a_malformed_post_is_refused_in_dutch(
    server: Server, body: bytes, status: int, code: str
) -> None:
    found, _headers, text = ask(server, "POST", "/antwoorden", body)
    assert found == status
    assert json.loads(text)["code"] == code
    assert json.loads(text)["error"].endswith(".")


def test_answers_travel_from_begin_to_receipt_and_twice_is_harmless(server: Server) -> None:
    begun = json.loads(ask(server, "POST", "/beginnen", {"round": None, "language": "nl"})[2])
    post = {
        "token": begun["token"],
        "number": 1,
        "changes": {"urgentie:wonen": 5, "buurt": "b0"},
        "step": "wonen",
    }
    saved = json.loads(ask(server, "POST", "/antwoorden", post)[2])
    assert saved == {
        "saved": {"urgentie:wonen": 5, "buurt": "b0"},
        "number": 1,
        "step": "wonen",
        "personal": [],
    }
    late = json.loads(
        ask(server, "POST", "/antwoorden", post | {"changes": {"urgentie:wonen": 1}})[2]
    )
    assert late == saved
    before = json.loads(ask(server, "GET", "/live/nu")[2])["arrivals"]
    sent = json.loads(ask(server, "POST", "/versturen", {"token": begun["token"]})[2])
    again = json.loads(ask(server, "POST", "/versturen", {"token": begun["token"]})[2])
    assert sent["receipt"] == again["receipt"]
    assert json.loads(ask(server, "GET", "/live/nu")[2])["arrivals"] == before + 1
    assert ask(server, "POST", "/antwoorden", post | {"number": 2})[0] == 404


def test_sign_in_wrong_right_and_out(
    open_page: Callable[..., Page], sign_in: Callable[..., None]
) -> None:
    page = open_page("/account")
    expect(page.get_by_role("heading", name="Meld u aan")).to_be_visible()
    page.get_by_role("link", name="Aanmelden").last.click()
    page.wait_for_url("**/inloggen?naar=%2Faccount")
    page.fill("#naam", "Anna")
    page.fill("#wachtwoord", "mis")
    page.get_by_role("button", name="Aanmelden").click()
    expect(page.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    page.fill("#wachtwoord", "een goed wachtwoord")
    page.get_by_role("button", name="Aanmelden").click()
    page.wait_for_url("**/account")
    expect(page.get_by_role("heading", name="Uw wachtwoord")).to_be_visible()
    cookie = next(c for c in page.context.cookies() if c["name"] == "wijkwijzer_sessie")
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"
    page.get_by_role("link", name="Afmelden").click()
    page.get_by_role("button", name="Afmelden").click()
    expect(page.get_by_role("link", name="Aanmelden").first).to_be_visible()
    page.goto(page.url.rstrip("/") + "/account")
    expect(page.get_by_role("heading", name="Meld u aan")).to_be_visible()


def test_guessing_passwords_is_stopped_per_name(server: Server) -> None:
    form = b"naam=nemand&wachtwoord=gok"
    statuses = [ask(server, "POST", "/inloggen", form)[0] for _time in range(6)]
    assert statuses == [401] * 5 + [429]


def test_after_signing_in_one_stays_on_this_site(server: Server) -> None:
    form = b"naam=steven&wachtwoord=een+goed+wachtwoord&naar="
    for target, expected in (
        (b"%2Fkompas%3Fwijk%3Da", "/kompas?wijk=a"),
        (b"https%3A%2F%2Fkwaad.example", "/"),
        (b"%2F%2Fkwaad.example", "/"),
        (b"%2F%5Ckwaad.example", "/"),
    ):
        status, headers, _text = ask(server, "POST", "/inloggen", form + target)
        assert status == 303
        assert headers["location"] == expected


def test_a_live_screen_hears_an_arrival_and_does_not_keep_the_server_from_stopping(
    tmp_path: Path, start_server: Callable[..., Server], chromium: Browser
) -> None:
    seed(tmp_path / "wijk.db")
    server = start_server(tmp_path / "wijk.db", as_command=True)
    screen = chromium.new_page()
    screen.goto(f"{server.url}/?scherm=1")
    expect(screen.get_by_role("heading", level=1)).to_be_visible()
    stream = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    stream.request("GET", "/live?wijk=sluiswijk")
    events = stream.getresponse()
    assert events.getheader("content-type", "").startswith("text/event-stream")
    assert _next_event(events)["arrivals"] == 0
    begun = json.loads(ask(server, "POST", "/beginnen", {})[2])
    post = {"token": begun["token"], "number": 1, "changes": {"urgentie:wonen": 5}}
    ask(server, "POST", "/antwoorden", post)
    ask(server, "POST", "/versturen", {"token": begun["token"]})
    assert _next_event(events)["arrivals"] == 1
    assert server.stop(signal.SIGINT) < 2
    events.close()
    stream.close()
    screen.close()
    assert "Traceback" not in server.output.read_text()
    with Store(tmp_path / "wijk.db").read() as reader:
        assert reader.response_count("r1") == 1


def _next_event(events: http.client.HTTPResponse) -> dict[str, int]:
    while True:
        line = events.readline().decode()
        assert line, "the stream ended"
        if line.startswith("data: "):
            return json.loads(line.removeprefix("data: "))


def test_a_tablet_on_a_stand_stays_at_the_survey_until_the_code_lets_it_go(server: Server) -> None:
    survey = "/vragenlijst?kiosk=1&plek=Hal"
    given = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    given.request("GET", survey)
    answer = given.getresponse()
    answer.read()
    cookies = [text for name, text in answer.getheaders() if name.lower() == "set-cookie"]
    given.close()
    on_it = "; ".join(cookie.partition(";")[0] for cookie in cookies)
    assert all("HttpOnly" in cookie for cookie in cookies)
    for path in ("/", "/kompas", "/inbreng", "/beheer", "/inloggen", "/bestaat-niet"):
        status, headers, _text = ask(server, "GET", path, Cookie=on_it)
        assert (status, headers["location"]) == (303, survey)
    for path in (survey, "/_stcore/health", "/kaart/leaflet/leaflet.js", "/live/nu"):
        assert ask(server, "GET", path, Cookie=on_it)[0] == 200
    wrong = {"code": "geen wachtwoord"}
    assert ask(server, "POST", "/kiosk/uit", wrong, Cookie=on_it)[0] == 404
    right = {"code": "een goed wachtwoord"}
    status, headers, text = ask(server, "POST", "/kiosk/uit", right, Cookie=on_it)
    assert (status, json.loads(text)) == (200, {"ended": True})
    assert headers["set-cookie"].startswith('wijkwijzer_kiosk="";')
