"""The one check before everything posted: origin, size, shape, rate; errors in Dutch JSON."""

import json
from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from math import isfinite
from time import monotonic

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from wijkwijzer.errors import (
    InvalidInput,
    InvitationRefused,
    MovedOn,
    NotAllowed,
    NotFound,
    RateLimited,
    RoundClosed,
    StaleEdit,
    StoreFailure,
    WijkwijzerError,
)
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui.hosts import client_address, is_own_origin

MAX_BODY = 256 * 1024
"""Largest JSON object: twenty remarks of a page, or ten areas of a hundred corners."""
MAX_DEPTH = 6

Body = dict[str, object]
Handler = Callable[[Request, Body], Awaitable[Response]]
FileHandler = Callable[[str, bytes], Awaitable[Response]]

_ERRORS: tuple[tuple[type[WijkwijzerError], int, str], ...] = (
    (InvalidInput, 400, "invalid"),
    (MovedOn, 404, "moved"),
    (NotFound, 404, "unknown"),
    (NotAllowed, 403, "origin"),
    (InvitationRefused, 403, "invitation"),
    (RateLimited, 429, "rate"),
    (RoundClosed, 409, "closed"),
    (StaleEdit, 409, "stale"),
    (StoreFailure, 503, "store"),
)


class Allowance:
    """A steady rate with room for a burst, per key; in memory, forgotten when unused.

    Parameters
    ----------
    per_second
        How many may come in steadily.
    burst
        How many may come in at once.
    keys
        How many keys are remembered; the longest unused goes first.
    """

    def __init__(self, per_second: float, burst: int, keys: int = 10_000) -> None:
        self.per_second = per_second
        self.burst = burst
        self.keys = keys
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str, now: float) -> int:
        """Take one; returns 0 when allowed, else after how many whole seconds to come back."""
        left, at = self._left.pop(key, (float(self.burst), now))
        left = min(float(self.burst), left + (now - at) * self.per_second)
        wait = 0 if left >= 1 else max(1, round((1 - left) / self.per_second))
        self._left[key] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > self.keys:
            self._left.popitem(last=False)
        return wait


# A hall of eighty tablets shares one address and may save all at once; one draft is one person.
PER_ADDRESS = Allowance(per_second=200, burst=1000)
PER_TOKEN = Allowance(per_second=10, burst=40)
FILES_PER_TOKEN = Allowance(per_second=0.5, burst=12)


def failure(error: WijkwijzerError) -> JSONResponse:
    """Put an error in the JSON that the form understands."""
    status, code = next(
        ((status, code) for kind, status, code in _ERRORS if isinstance(error, kind)),
        (400, "invalid"),
    )
    headers = {"Retry-After": str(error.retry_after)} if isinstance(error, RateLimited) else None
    return JSONResponse({"error": str(error), "code": code}, status_code=status, headers=headers)


class _Guarded(ABC):
    """A route that checks what is true of every post before its body is read.

    An ASGI app and not a function of Starlette: answers are what is asked most, some seventy a
    second in a full hall.
    """

    def __init__(self, most: int) -> None:
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            response = await self._answer(Request(scope, receive))
        except WijkwijzerError as error:
            response = failure(error)
        except ClientDisconnect:  # wifi that went halfway: nobody is there to answer
            return
        await response(scope, receive, send)

    @abstractmethod
    async def take(self, request: Request, body: bytes) -> Response:
        """Do what the route is for."""

    def limit(self, request: Request) -> None:
        """Limit what may come before a body is read."""
        limited(PER_ADDRESS, client_address(request.scope))

    async def _answer(self, request: Request) -> Response:
        if not is_own_origin(request.scope):
            raise NotAllowed(_("Dit bericht komt van een andere website en is geweigerd."))
        self.limit(request)
        body = await _body(request, self.most)
        if body is None:
            text = _("Dit bericht is te groot. Er is niets opgeslagen.")
            return JSONResponse({"error": text, "code": "size"}, status_code=413)
        return await self.take(request, body)


class _OfJson(_Guarded):
    def __init__(self, handler: Handler) -> None:
        super().__init__(MAX_BODY)
        self.handler = handler

    async def take(self, request: Request, body: bytes) -> Response:
        content = read_json(body)
        token = content.get("token")
        if isinstance(token, str):
            limited(PER_TOKEN, token[:100])
        return await self.handler(request, content)


class _OfFile(_Guarded):
    def __init__(self, handler: FileHandler, most: int) -> None:
        super().__init__(most)
        self.handler = handler

    def limit(self, request: Request) -> None:
        super().limit(request)
        limited(FILES_PER_TOKEN, _token_of(request)[:100])

    async def take(self, request: Request, body: bytes) -> Response:
        return await self.handler(_token_of(request), body)


def _token_of(request: Request) -> str:
    return request.query_params.get("token", "")[:200]


def guarded(handler: Handler) -> ASGIApp:
    """Guard a route that takes a JSON object; the handler may raise any `WijkwijzerError`."""
    return _OfJson(handler)


def guarded_file(most: int) -> Callable[[FileHandler], ASGIApp]:
    """Guard a route that takes a file of at most `most` bytes, of the draft in `?token=`.

    The handler is given the token and the bytes, and may raise any `WijkwijzerError`.
    """
    return lambda handler: _OfFile(handler, most)


def read_json(body: bytes) -> Body:
    """Read a JSON object that is safe to work with.

    Raises
    ------
    InvalidInput
        No JSON object; nested too deep; NaN or infinity; text that is no Unicode.
    """
    try:
        content = _JSON.decode(body.decode("utf-8"))
        if b"\\u" in body:  # half a surrogate pair can be read so, but nothing could store it
            json.dumps(content, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise InvalidInput(_("Dit bericht is niet te lezen. Er is niets opgeslagen.")) from None
    if not isinstance(content, dict) or not _within(content, MAX_DEPTH):
        raise InvalidInput(_("Dit bericht heeft niet de goede vorm. Er is niets opgeslagen."))
    return content


def text(body: Body, name: str, *, default: str | None = None, longest: int = 200) -> str:
    """Return a text field.

    Raises
    ------
    InvalidInput
        It is missing without a default, no text, or too long.
    """
    value = body.get(name)
    if value is None and default is not None:
        return default
    if not isinstance(value, str) or len(value) > longest:
        raise InvalidInput(_("Het veld {name} ontbreekt of klopt niet.").format(name=name))
    return value


def whole_number(body: Body, name: str) -> int:
    """Return a whole number of 0 or more.

    Raises
    ------
    InvalidInput
        It is missing, no whole number, or out of bounds.
    """
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53:
        raise InvalidInput(_("Het veld {name} ontbreekt of klopt niet.").format(name=name))
    return value


async def _body(request: Request, most: int) -> bytes | None:
    """Read the body; None when it is larger than allowed, before all of it was read."""
    announced = request.headers.get("content-length", "0")
    if announced.isdigit() and int(announced) > most:
        return None
    body, more = bytearray(), True
    while more:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > most:
            return None
    return bytes(body)


def limited(allowance: Allowance, key: str) -> None:
    """Take one of what is allowed; raises `RateLimited` when there is none left."""
    wait = allowance.take(key, monotonic())
    if wait:
        raise RateLimited(_("Dit gaat te snel. Wacht even en probeer het opnieuw."), wait)


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _finite(number: str) -> float:
    if not isfinite(value := float(number)):
        raise ValueError(number)
    return value


_JSON = json.JSONDecoder(parse_constant=_refuse_constant, parse_float=_finite)


def _within(value: object, depth: int) -> bool:
    """Return whether nothing is nested deeper than `depth`; looks no further than that."""
    if isinstance(value, dict):
        value = list(value.values())
    elif not isinstance(value, list):
        return True
    # A list and no generator: nearly all is one level deep, and looked at with every answer.
    nested = [item for item in value if isinstance(item, (dict, list))]
    return depth > 0 and all(_within(item, depth - 1) for item in nested)
