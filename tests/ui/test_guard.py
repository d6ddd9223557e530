import asyncio
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from wijkwijzer.errors import (
    InvalidInput,
    NotAllowed,
    NotFound,
    RateLimited,
    RoundClosed,
    StoreFailure,
    WijkwijzerError,
)
from wijkwijzer.ui import guard
from wijkwijzer.ui.guard import MAX_DEPTH, Allowance, failure, read_json, text, whole_number

LEAF = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text()


@given(st.dictionaries(st.text(), LEAF | st.lists(LEAF) | st.dictionaries(st.text(), LEAF)))
def test_what_is_sent_is_what_is_read(content: dict[str, object]) -> None:
    assert read_json(json.dumps(content).encode()) == content


@given(st.binary(max_size=200))
def test_anything_else_is_an_object_or_refused(body: bytes) -> None:
    with suppress(InvalidInput):
        assert isinstance(read_json(body), dict)


@pytest.mark.parametrize("body", [b"9" * 5000, b'{"a": 1e999}', b'{"a": -Infinity}', b"\xff"])
def test_odd_numbers_and_bytes(body: bytes) -> None:
    with pytest.raises(InvalidInput):
        read_json(body)


@pytest.mark.parametrize("levels", [6, 7, 900])
def test_an_object_nested_too_deep_is_refused_and_never_breaks_the_route(levels: int) -> None:
    body = b'{"a":' * levels + b"1" + b"}" * levels
    if levels <= MAX_DEPTH:
        assert read_json(body)
    else:
        with pytest.raises(InvalidInput):
            read_json(body)


def test_fields_are_checked() -> None:
    assert text({"a": "b"}, "a") == "b"
    assert text({}, "a", default="") == ""
    for bad in ({}, {"a": 1}, {"a": "x" * 201}, {"a": None}):
        with pytest.raises(InvalidInput, match="a"):
            text(bad, "a")
    assert whole_number({"n": 7}, "n") == 7
    for bad_number in (True, -1, 1.5, "1", None, 2**53):
        with pytest.raises(InvalidInput):
            whole_number({"n": bad_number}, "n")


def test_a_burst_then_a_steady_rate_per_key() -> None:
    allowance = Allowance(per_second=2, burst=3)
    assert [allowance.take("a", 0) for _time in range(4)] == [0, 0, 0, 1]
    assert allowance.take("b", 0) == 0
    assert allowance.take("a", 0.5) == 0
    assert allowance.take("a", 0.5) > 0
    assert [allowance.take("a", 100) for _time in range(4)] == [0, 0, 0, 1]


def test_no_more_keys_are_remembered_than_agreed() -> None:
    allowance = Allowance(per_second=1, burst=1, keys=2)
    assert allowance.take("a", 0) == 0
    assert allowance.take("a", 0) > 0
    allowance.take("b", 0)
    allowance.take("c", 0)
    assert allowance.take("a", 0) == 0


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (InvalidInput("Nee."), 400, "invalid"),
        (NotFound("Nee."), 404, "unknown"),
        (NotAllowed("Nee."), 403, "origin"),
        (RateLimited("Nee.", 7), 429, "rate"),
        (RoundClosed("Nee."), 409, "closed"),
        (StoreFailure("Nee."), 503, "store"),
        (WijkwijzerError("Nee."), 400, "invalid"),
    ],
)
def test_every_error_has_its_status(error: WijkwijzerError, status: int, code: str) -> None:
    answer = failure(error)
    assert answer.status_code == status
    assert json.loads(bytes(answer.body)) == {"error": "Nee.", "code": code}
    assert answer.headers.get("retry-after") == ("7" if status == 429 else None)


def test_a_sender_who_goes_halfway_is_no_fault_of_the_server() -> None:
    async def handler(_request: Request, _body: guard.Body) -> Response:
        raise AssertionError

    messages: list[Message] = [
        {"type": "http.request", "body": b'{"tok', "more_body": True},
        {"type": "http.disconnect"},
    ]
    sent: list[Message] = []

    async def receive() -> Message:
        return messages.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", b"localhost:8501"), (b"content-length", b"500")]
    scope = {"type": "http", "method": "POST", "headers": headers, "client": ("10.0.0.9", 1)}
    asyncio.run(guard.guarded(handler)(scope, receive, send))
    assert (sent, messages) == ([], [])
