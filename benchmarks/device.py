"""A device as far as the server can tell: its connections, its cookies, an open page, a stream."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

AT_ONCE = 6
"""Connections that a browser opens to one server."""

_FILES = re.compile(rb'(?:src|href)="\./(static/[^"]+)"')


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Connection:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def exchange(self, request: bytes) -> Answer:
        self.writer.write(request)
        start, *lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").splitlines()
        headers = dict(_header(line) for line in lines if line)
        body = await self.reader.readexactly(int(headers.get("content-length", 0)))
        return Answer(int(start.split()[1]), headers, body)


@dataclass
class Device:
    """One browser, as a phone or tablet that keeps its cookies.

    Parameters
    ----------
    port
        Of the server, or of what stands between.
    cookies
        Name -> value.
    """

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _idle: list[Connection] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    async def ask(self, method: str, path: str, body: bytes = b"") -> Answer:
        """Ask once, over a connection that is still open or a new one."""
        request = self._request(method, path, body)
        while self._idle:
            connection = self._idle.pop()
            if not connection.reader.at_eof():
                try:
                    return await self._over(connection, request)
                except (ConnectionError, asyncio.IncompleteReadError):
                    pass  # the server had just closed it; browsers ask again as well
            connection.writer.close()
        return await self._over(await self._connect(), request)

    async def fetch(self, paths: Iterable[str]) -> int:
        """Fetch files side by side as a browser does, and return how many bytes came."""
        free = asyncio.Semaphore(AT_ONCE)

        async def one(path: str) -> int:
            async with free:
                answer = await self.ask("GET", path)
                if answer.status != 200:
                    raise ConnectionError(f"{path}: {answer.status}")
                return len(answer.body)

        return sum(await asyncio.gather(*map(one, paths)))

    @asynccontextmanager
    async def listen(self, path: str) -> AsyncIterator[AsyncIterator[str]]:
        """Hold a stream of server-sent events, and yield what it says until it ends."""
        connection = await self._connect()
        connection.writer.write(self._request("GET", path))
        try:
            yield _events(connection.reader)
        finally:
            connection.writer.close()

    @asynccontextmanager
    async def page(self) -> AsyncIterator["Page"]:
        """Hold the connection that a page of Streamlit has, as long as it is open."""
        async with connect(
            f"ws://localhost:{self.port}/_stcore/stream",
            subprotocols=["streamlit", "x"],  # type: ignore[list-item]
            additional_headers={"Cookie": self._cookie()},
            origin=self.origin,  # type: ignore[arg-type]
            max_size=None,
            compression=None,
            ping_interval=None,  # no browser asks whether the server is still there
        ) as socket:
            yield Page(socket)

    def __enter__(self) -> "Device":
        return self

    def __exit__(self, *_error: object) -> None:
        while self._idle:
            self._idle.pop().writer.close()

    async def _connect(self) -> Connection:
        return Connection(*await asyncio.open_connection("127.0.0.1", self.port, limit=2**20))

    async def _over(self, connection: Connection, request: bytes) -> Answer:
        try:
            answer = await connection.exchange(request)
        except BaseException:
            connection.writer.close()
            raise
        if cookie := answer.headers.get("set-cookie"):
            name, _equals, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        self._idle.append(connection)
        return answer

    def _request(self, method: str, path: str, body: bytes = b"") -> bytes:
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\nOrigin: {self.origin}\r\n"
            f"Accept-Encoding: gzip\r\nCookie: {self._cookie()}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


@dataclass
class Page:
    """A page that is open."""

    socket: ClientConnection

    async def show(self, name: str, query: str = "") -> tuple[float, list[ForwardMsg]]:
        """Run a page; returns the seconds until it was there, and what came."""
        ask = BackMsg()
        ask.rerun_script.page_name = name
        ask.rerun_script.query_string = query
        began = time.perf_counter()
        await self.socket.send(ask.SerializeToString())
        came: list[ForwardMsg] = []
        while not came or came[-1].WhichOneof("type") != "script_finished":
            message = ForwardMsg()
            message.ParseFromString(await self.socket.recv(decode=False))
            came.append(message)
        return time.perf_counter() - began, came


def element_data(messages: Iterable[ForwardMsg], name: str) -> dict[str, Any]:
    """Return what an element of our own was given."""
    import json

    for message in messages:
        element = message.delta.new_element.bidi_component
        if element.component_name.rpartition(".")[2] == name:
            found: dict[str, Any] = json.loads(element.json)
            return found
    raise LookupError(f"The page came without {name}")


def files_in(page: bytes) -> list[str]:
    """Return the addresses of what a page loads before anything else."""
    return sorted({f"/{name.decode()}" for name in _FILES.findall(page)})


async def _events(reader: asyncio.StreamReader) -> AsyncIterator[str]:
    async for line in reader:
        if line.startswith(b"data: "):
            yield line[6:].decode().strip()


def _header(line: str) -> tuple[str, str]:
    name, _colon, value = line.partition(":")
    return name.lower(), value.strip()
