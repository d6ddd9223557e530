"""The wifi between devices and the server, as something that can be cut.

`cut()` lets everything wait, as when a tablet walks out of reach: nothing arrives, nothing is
refused, and what was under way comes late once `restore()` is called. `cut(refuse=True)` breaks
every connection and takes no new one, as when the access point goes down.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial


class Proxy:
    """Passes on what comes in at `port` to the server's port, unless it is cut.

    Parameters
    ----------
    target
        Port of the server, on this machine.
    """

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = 0
        self._open = asyncio.Event()
        self._open.set()
        self._refuses = False
        self._server: asyncio.Server | None = None
        self._under_way: set[asyncio.Task[None]] = set()

    async def start(self, port: int = 0) -> None:
        """Listen on loopback; on a free port unless one is given."""
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Close everything."""
        if self._server:
            self._server.close()
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    def cut(self, *, refuse: bool = False) -> None:
        """Let nothing through, silently or by breaking every connection."""
        self._open.clear()
        self._refuses = refuse
        if refuse:
            for task in self._under_way:
                task.cancel()

    def restore(self) -> None:
        """Let everything through again, first what had to wait."""
        self._refuses = False
        self._open.set()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if self._refuses or task is None:
            writer.transport.abort()
            return
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        far: asyncio.StreamWriter | None = None
        try:
            await self._open.wait()
            far_reader, far = await asyncio.open_connection("127.0.0.1", self.target)
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pass_on(reader, far))
                both.create_task(self._pass_on(far_reader, writer))
        except (OSError, ExceptionGroup, asyncio.CancelledError):
            pass  # one side went, or the wifi did
        finally:
            for side in (writer, far):
                if side:
                    side.transport.abort()

    async def _pass_on(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while data := await source.read(65536):
            await self._open.wait()
            target.write(data)
            await target.drain()
        with suppress(OSError):
            target.write_eof()


class Wifi:
    """A proxy with a loop of its own, for who does not run in one."""

    def __init__(self, proxy: Proxy, loop: asyncio.AbstractEventLoop) -> None:
        self._proxy, self._loop = proxy, loop

    @property
    def port(self) -> int:
        """Where devices connect."""
        return self._proxy.port

    def cut(self, *, refuse: bool = False) -> None:
        """Let nothing through, silently or by breaking every connection."""
        self._loop.call_soon_threadsafe(partial(self._proxy.cut, refuse=refuse))

    def restore(self) -> None:
        """Let everything through again."""
        self._loop.call_soon_threadsafe(self._proxy.restore)


@contextmanager
def wifi(target: int, port: int = 0) -> Iterator[Wifi]:
    """Put a proxy before the server at `target` as long as the block lasts."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    proxy = Proxy(target)
    asyncio.run_coroutine_threadsafe(proxy.start(port), loop).result(10)
    try:
        yield Wifi(proxy, loop)
    finally:
        asyncio.run_coroutine_threadsafe(proxy.stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
