"""Places, choices and photos as anybody on the network may post them."""

import datetime as dt
import json
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.routing import Router

from tests.survey.kinds import EVERY_KIND
from tests.survey.pictures import HEIC, bomb, from_a_phone, photo
from tests.survey.test_answers import KEYS, texts, values
from tests.ui.asking import Answer, ask
from wijkwijzer.intake import survey
from wijkwijzer.intake.photos import MAX_BYTES
from wijkwijzer.store import Store, context
from wijkwijzer.survey.records import Round
from wijkwijzer.ui import guard
from wijkwijzer.ui.routes import answers, photos

APP = Router([*answers.ROUTES, *photos.ROUTES])
numbers = count(1)


@pytest.fixture(autouse=True)
def _served(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "find_questionnaire", lambda *_: EVERY_KIND)
    monkeypatch.setattr(answers, "store", lambda: store)
    monkeypatch.setattr(photos, "store", lambda: store)
    for name, allowance in vars(guard).items():
        if isinstance(allowance, guard.Allowance):
            fresh = guard.Allowance(allowance.per_second, 10_000 if name == "PER_TOKEN" else 12)
            monkeypatch.setattr(guard, name, fresh)
    monkeypatch.setattr(guard, "PER_ADDRESS", guard.Allowance(10_000, 10_000))


@pytest.fixture
def token(store: Store, round_: Round, now: dt.datetime) -> str:
    return survey.begin(store, round_id=round_.id, now=now)[0]


def save(token: str, changes: object) -> Answer:
    return ask(
        APP, "POST", "/antwoorden", {"token": token, "number": next(numbers), "changes": changes}
    )


def send_photo(token: str, data: bytes, **headers: str) -> Answer:
    return ask(APP, "POST", f"/foto?token={token}", data, **headers)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.dictionaries(st.sampled_from(KEYS) | texts, values, max_size=4))
def test_every_answer_is_stored_or_refused_in_words(token: str, changes: dict[str, object]) -> None:
    body = {"token": token, "number": next(numbers), "changes": changes}
    found = ask(APP, "POST", "/antwoorden", json.dumps(body).encode())
    assert found.status in {200, 400}
    if found.status == 400:
        assert str(found.content["error"]).endswith(".")
        assert found.content["code"] == "invalid"


def test_a_whole_visit_with_every_kind(token: str) -> None:
    made = send_photo(token, from_a_phone(), **{"content-type": "image/jpeg"})
    assert made.status == 200
    sent = {
        "dagen": ["anders"],
        "dagen.anders": "om de week",
        "jaren": 12,
        "plek": [
            {
                "id": "p",
                "point": {"longitude": 5.005, "latitude": 52.005},
                "ring": [],
                "theme": "groen",
                "text": "Boom",
            }
        ],
        "foto": [made.content["id"]],
    }
    found = save(token, sent)
    assert found.status == 200
    # What comes back is what was sent, to the letter: the form compares the two as text.
    assert json.dumps(found.content["saved"]) == json.dumps(sent)
    assert ask(APP, "POST", "/versturen", {"token": token}).status == 200
    assert send_photo(token, photo()).status == 404


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 400, "invalid"),
        (b"{}", 400, "invalid"),
        (bomb(), 400, "invalid"),
        (HEIC, 400, "invalid"),
        (b"\xff\xd8\xff" + b"x" * MAX_BYTES, 413, "size"),
    ],
    ids=range(5),
)
def test_what_is_no_photo(token: str, data: bytes, status: int, code: str) -> None:
    found = send_photo(token, data)
    assert (found.status, found.content["code"]) == (status, code)


def test_a_photo_from_elsewhere_or_for_nobody(token: str) -> None:
    elsewhere = send_photo(token, photo(), origin="http://evil.example")
    assert (elsewhere.status, elsewhere.content["code"]) == (403, "origin")
    for nobody in ("", "onbekend", "%00", "x" * 5000):
        found = send_photo(nobody, photo())
        assert (found.status, found.content["code"]) == (404, "unknown")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Time stands still, but for what a test adds: how fast the machine is changes no answer."""
    seconds = [1000.0]
    monkeypatch.setattr(guard, "monotonic", lambda: seconds[0])
    return seconds


def test_one_draft_may_not_flood_the_server(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "PER_TOKEN", guard.Allowance(guard.PER_TOKEN.per_second, 40))

    def posted(times: int) -> list[int]:
        return [save("te-snel", {}).status for _time in range(times)]

    assert posted(42) == [404] * 40 + [429] * 2
    clock[0] += 0.35
    assert posted(5) == [404] * 3 + [429] * 2
    assert save("een-ander", {}).status == 404


@pytest.mark.usefixtures("clock")
def test_photos_come_slower_than_answers(token: str) -> None:
    statuses = [send_photo(token, b"x").status for _time in range(14)]
    assert statuses == [400] * 12 + [429] * 2
    assert int(send_photo(token, b"x").headers["retry-after"]) >= 1
    assert save(token, {"jaren": 3}).status == 200


def test_a_size_that_is_announced_wrongly(token: str) -> None:
    large = b"x" * (MAX_BYTES + 1)
    assert send_photo(token, large, **{"content-length": "10"}).status == 413
    assert send_photo(token, b"x", **{"content-length": str(MAX_BYTES + 1)}).status == 413
    assert send_photo(token, b"x", **{"content-length": "-1"}).status == 400
