"""Going on, stopping and letting a tablet go, as anybody on the network may post it."""

import datetime as dt
import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.routing import Router

from tests.ui.asking import Answer, ask
from wijkwijzer.access.codes import new_code
from wijkwijzer.access.records import Identity
from wijkwijzer.intake import kiosk, survey
from wijkwijzer.intake import records as intake_records
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round
from wijkwijzer.ui import guard
from wijkwijzer.ui.device import Devices
from wijkwijzer.ui.identity import KIOSK_COOKIE
from wijkwijzer.ui.routes import answers
from wijkwijzer.ui.routes import kiosk as kiosk_route

APP = Devices(Router([*answers.ROUTES, *kiosk_route.ROUTES]))
PATHS = ("/verder", "/stoppen", "/kiosk/uit")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
NAMES = st.sampled_from(["code", "token", "name", "password", "iets"])


@pytest.fixture(autouse=True)
def _served(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (answers, kiosk_route):
        monkeypatch.setattr(module, "store", lambda: store)
    for name in ("PER_ADDRESS", "PER_TOKEN"):
        monkeypatch.setattr(guard, name, guard.Allowance(10_000, 10_000))


@pytest.fixture
def begun(round_: Round) -> dict[str, str]:
    """A draft with one answer, as its device knows it."""
    found = post("/beginnen", {"round": round_.id}).content
    saved = {
        "token": found["token"],
        "number": 1,
        "changes": {"urgentie:wonen": 5},
        "step": "wonen",
    }
    assert post("/antwoorden", saved).status == 200
    return {name: str(value) for name, value in found.items()}


def post(path: str, body: object, **said: object) -> Answer:
    return ask(APP, "POST", path, body, **said)  # type: ignore[arg-type]


def content_of(store: Store) -> str:
    return "".join(str(line) for line in store._connection.iterdump() if '"attempt"' not in line)


def test_a_draft_goes_on_elsewhere_and_its_first_device_is_told(
    begun: dict[str, str], round_: Round
) -> None:
    there = post("/verder", {"code": begun["code"].lower()})
    assert there.status == 200
    assert there.content == {
        "token": there.content["token"],
        "round": round_.id,
        "saved": {"urgentie:wonen": 5},
        "number": 1,
        "step": "wonen",
        "language": "nl",
    }
    late = {"token": begun["token"], "number": 2, "changes": {"urgentie:wonen": 1}}
    for path, body in (("/antwoorden", late), ("/versturen", late)):
        told = post(path, body)
        assert (told.status, told.content["code"]) == (404, "moved")
        assert "ander apparaat" in str(told.content["error"])
    sent = post("/versturen", {"token": there.content["token"]})
    assert sent.content["receipt"] == begun["code"]
    assert post("/verder", {"code": begun["code"]}).content["sent"] is True


def test_what_was_sent_by_a_lost_answer_is_counted_once(
    begun: dict[str, str], store: Store, round_: Round
) -> None:
    post("/versturen", {"token": begun["token"]})  # the answer never arrives
    told = post("/verder", {"code": begun["code"]})
    assert (told.status, told.content["sent"]) == (200, True)
    assert "dezelfde code" in str(told.content["text"])
    with store.read() as reader:
        assert reader.response_count(round_.id) == 1


def test_a_closed_round_is_said(
    begun: dict[str, str], store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    intake_records.close_round(store, round_, identity=facilitator, now=now)
    told = post("/verder", {"code": begun["code"]})
    assert (told.status, told.content["code"]) == (409, "closed")


def test_stopping_is_the_same_each_time(begun: dict[str, str]) -> None:
    for token in (begun["token"], begun["token"], "nooit-geweest", "", "\x00"):
        assert post("/stoppen", {"token": token}).content == {"stopped": True}
    gone = post("/versturen", {"token": begun["token"]})
    assert (gone.status, gone.content["code"]) == (404, "unknown")


def test_a_hall_may_mistype_and_one_device_may_not_guess(begun: dict[str, str]) -> None:
    for _neighbour in range(80):
        assert post("/verder", {"code": new_code()}).status == 404
    guesser = post("/verder", {"code": new_code()}).cookies
    statuses = [post("/verder", {"code": new_code()}, cookies=guesser).status for _ in range(12)]
    assert statuses == [404] * 10 + [429] * 2
    assert post("/verder", {"code": begun["code"]}, cookies=guesser).status == 429
    other = post("/verder", {"code": new_code()}).cookies
    assert post("/verder", {"code": begun["code"]}, cookies=other).status == 200


def test_a_tablet_is_let_go_with_the_code_only(
    store: Store, facilitator: Identity, now: dt.datetime
) -> None:
    kiosk.set_code(store, "blauwe fiets", identity=facilitator, now=now)
    on_it = {KIOSK_COOKIE: "kiosk%3D1"}
    wrong = post("/kiosk/uit", {"code": "rode fiets"}, cookies=on_it)
    assert (wrong.status, wrong.content["code"]) == (404, "unknown")
    assert KIOSK_COOKIE not in wrong.cookies
    right = post("/kiosk/uit", {"code": "Blauwe fiets"}, cookies=on_it)
    assert right.content == {"ended": True}
    assert right.cookies[KIOSK_COOKIE] == ""


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(PATHS), body=st.dictionaries(NAMES, JSON, max_size=3) | JSON)
def test_anything_posted_is_answered_in_words_and_stores_nothing(
    store: Store, begun: dict[str, str], path: str, body: object
) -> None:
    before = content_of(store)
    found = post(path, json.dumps(body).encode())
    assert found.status in {200, 400, 404, 429}
    if found.status != 200:
        assert str(found.content["error"]).endswith(".")
    assert content_of(store) == before


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "invalid"),
        (b"[]", 400, "invalid"),
        (b'{"code": 1e999, "token": 1}', 400, "invalid"),
        (b'{"code": "\\ud800", "token": "\\udfff"}', 400, "invalid"),
        (b'{"code": {"$ne": ""}, "token": ["a"]}', 400, "invalid"),
        (b'{"code": "' + b"7" * 300 + b'", "token": "' + b"7" * 300 + b'"}', 400, "invalid"),
        (b" " * 10_000_000, 413, "size"),
        (b"\xff\xfe", 400, "invalid"),
        (b"[" * 60_000, 400, "invalid"),
    ],
)
def test_hostile_bodies_are_refused(path: str, body: bytes, status: int, code: str) -> None:
    found = post(path, body)
    assert (found.status, found.content["code"]) == (status, code)


@pytest.mark.parametrize("path", PATHS)
def test_another_website_cannot_ask(path: str, begun: dict[str, str]) -> None:
    for origin in ("http://kwaad.example", "null", "http://localhost:8502"):
        found = post(path, {"code": begun["code"], "token": begun["token"]}, origin=origin)
        assert (found.status, found.content["code"]) == (403, "origin")
    assert post("/verder", {"code": begun["code"]}).status == 200


def test_the_token_of_another_is_not_found_by_its_hash(
    begun: dict[str, str], store: Store, ask_for: Callable[[str], Answer]
) -> None:
    with store.read() as reader:
        (row,) = reader.rows("SELECT id, token_hash, code_hash, sealed_code FROM draft")
    for stored in row.values():
        assert ask_for(str(stored)).status == 404
    assert survey.find_draft(store, begun["token"]) is not None


@pytest.fixture
def ask_for() -> Callable[[str], Answer]:
    return lambda token: post("/versturen", {"token": token})
