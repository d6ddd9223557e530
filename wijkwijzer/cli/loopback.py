"""A device on this machine, as far as the server can tell: posts, and a stream that it follows.

Only loopback is spoken to. No cookies are kept but the one that was given.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Json = dict[str, object]
LONGEST_LINE = 2**22
"""A frame of a stream is one line."""


@dataclass(frozen=True)
class Answer:
    """What came back; `wait` is after how many seconds one may ask again."""

    status: int
    content: Json
    wait: float = 0

    @property
    def error(self) -> str:
        """What the server said was wrong, or ""."""
        return str(self.content.get("error", ""))


@dataclass
class Device:
    """One device, which keeps a connection for what it posts.

    Parameters
    ----------
    cookie
        `name=value` of a session, or "".
    """

    port: int
    cookie: str = ""
    _open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = field(default=None)

    async def ask(self, method: str, path: str, body: Json | None = None) -> Answer:
        """Ask once; a connection that the server had closed is made anew.

        Raises
        ------
        OSError, EOFError
            Nobody answers.
        """
        request = self._request(method, path, json.dumps(body).encode() if body else b"")
        if self._open is not None:
            try:
                return await self._over(*self._open, request)
            except (OSError, EOFError):
                self.close()
        self._open = await self._connect()
        try:
            return await self._over(*self._open, request)
        except BaseException:
            self.close()
            raise

    @asynccontextmanager
    async def listen(self, path: str) -> AsyncIterator[AsyncIterator[tuple[str, str]]]:
        """Hold a stream of server-sent events; yields (event, data) until it ends."""
        reader, writer = await self._connect()
        try:
            writer.write(self._request("GET", path, b""))
            yield _events(reader)
        finally:
            writer.close()

    def close(self) -> None:
        """Drop the connection."""
        if self._open is not None:
            self._open[1].close()
            self._open = None

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.port, limit=LONGEST_LINE)

    async def _over(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes
    ) -> Answer:
        writer.write(request)
        start, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").splitlines()
        headers = {k.lower(): v.strip() for k, _colon, v in (line.partition(":") for line in lines)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        is_json = headers.get("content-type", "").startswith("application/json")
        return Answer(
            status=int(start.split()[1]),
            content=json.loads(body) if is_json else {},
            wait=float(headers.get("retry-after", 0)),
        )

    def _request(self, method: str, path: str, body: bytes) -> bytes:
        host = f"localhost:{self.port}"
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
            f"Cookie: {self.cookie}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


async def _events(reader: asyncio.StreamReader) -> AsyncIterator[tuple[str, str]]:
    """Read events; what frames the chunks begins with neither word. A beat says nothing."""
    name = ""
    async for line in reader:
        if line.startswith(b"event: "):
            name = line[7:].decode().strip()
        elif line.startswith(b"data: "):
            if name != "beat":
                yield name, line[6:].decode().strip()
            name = ""
