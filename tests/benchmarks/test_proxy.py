"""The wifi of the tests: what it holds up and what it breaks."""

import asyncio
import socket
import socketserver
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from benchmarks.proxy import Proxy, wifi


async def _echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while line := await reader.readline():
        writer.write(line.upper())
    writer.close()


@asynccontextmanager
async def _proxied() -> AsyncIterator[Proxy]:
    server = await asyncio.start_server(_echo, "127.0.0.1", 0)
    proxy = Proxy(server.sockets[0].getsockname()[1])
    await proxy.start()
    yield proxy
    await proxy.stop()
    server.close()


async def _said(reader: asyncio.StreamReader, seconds: float) -> bytes:
    async with asyncio.timeout(seconds):
        return await reader.readline()


async def _is_broken(reader: asyncio.StreamReader) -> bool:
    with suppress(ConnectionError):
        return await _said(reader, 5) == b""
    return True


def test_a_silent_cut_holds_everything_up_and_loses_nothing() -> None:
    async def play() -> None:
        async with _proxied() as proxy:
            reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
            writer.write(b"een\n")
            assert await _said(reader, 5) == b"EEN\n"
            proxy.cut()
            writer.write(b"twee\n")
            with pytest.raises(TimeoutError):
                await _said(reader, 0.2)
            later, other = await asyncio.open_connection("127.0.0.1", proxy.port)
            other.write(b"drie\n")
            proxy.restore()
            assert await _said(reader, 5) == b"TWEE\n"
            assert await _said(later, 5) == b"DRIE\n"
            writer.close()
            other.close()

    asyncio.run(play())


def test_a_refusing_cut_breaks_what_is_open_and_takes_nothing_new() -> None:
    async def play() -> None:
        async with _proxied() as proxy:
            reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
            writer.write(b"een\n")
            assert await _said(reader, 5) == b"EEN\n"
            proxy.cut(refuse=True)
            assert await _is_broken(reader)
            fresh, other = await asyncio.open_connection("127.0.0.1", proxy.port)
            assert await _is_broken(fresh)
            proxy.restore()
            again, third = await asyncio.open_connection("127.0.0.1", proxy.port)
            third.write(b"twee\n")
            assert await _said(again, 5) == b"TWEE\n"
            for each in (writer, other, third):
                each.close()

    asyncio.run(play())


class _Echo(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        for line in self.rfile:
            self.wfile.write(line.upper())


def _asked(port: int, line: bytes) -> bytes:
    with suppress(ConnectionError), socket.create_connection(("127.0.0.1", port), 5) as connection:
        connection.sendall(line)
        return connection.recv(100)
    return b""


def test_the_wifi_of_a_test_without_a_loop_goes_and_comes_back() -> None:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Echo) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with wifi(server.server_address[1]) as cuttable:
            assert _asked(cuttable.port, b"een\n") == b"EEN\n"
            cuttable.cut(refuse=True)
            assert _asked(cuttable.port, b"twee\n") == b""
            cuttable.restore()
            assert _asked(cuttable.port, b"drie\n") == b"DRIE\n"
        server.shutdown()
