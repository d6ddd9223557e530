"""Ask an ASGI app without a network: what goes in as a request, what comes out."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookies import SimpleCookie

from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Answer:
    """What came back; `cookies` is what a browser would now keep, "" for what it drops."""

    status: int
    headers: dict[str, str]
    cookies: dict[str, str]
    body: bytes

    @property
    def content(self) -> dict[str, object]:
        found = json.loads(self.body)
        assert isinstance(found, dict)
        return found


def ask(
    app: ASGIApp,
    method: str,
    path: str,
    body: object = b"",
    *,
    cookies: dict[str, str] | None = None,
    address: str = "10.0.0.7",
    **headers: str,
) -> Answer:
    """Ask, with what a browser sends along; `body` is bytes or becomes JSON."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    path, _mark, query = path.partition("?")
    sent = {"host": "localhost:8501"} | headers
    if cookies:
        sent["cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
    scope = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
        "client": (address, 50000),
        "server": ("127.0.0.1", 8501),
        "state": {},
    }
    found: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": raw, "more_body": False}

    async def send(message: Message) -> None:
        found.append(message)

    async def answer() -> None:
        await app(scope, receive, send)

    # In a thread of its own: the browser of other tests may keep a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(answer())).result()
    start = next(m for m in found if m["type"] == "http.response.start")
    given: dict[str, str] = {}
    kept: SimpleCookie = SimpleCookie()
    for name, value in start["headers"]:
        if name.lower() == b"set-cookie":
            kept.load(value.decode())
        else:
            given[name.decode().lower()] = value.decode()
    return Answer(
        status=start["status"],
        headers=given,
        cookies={name: morsel.value for name, morsel in kept.items()},
        body=b"".join(m.get("body", b"") for m in found if m["type"] == "http.response.body"),
    )
