"""Posts that arrive at almost the same moment share one transaction, and one wait for the disk.

Three hundred residents give some seventy answers a second. Each is on the disk before it is
confirmed, but a write to the disk holds one answer as easily as five.
"""

import asyncio
from collections.abc import Callable
from contextvars import Context, copy_context
from functools import partial
from typing import Any, TypeVar

from wijkwijzer.store import Store, Writer

T = TypeVar("T")

GATHER = 0.025
"""Seconds that a first post waits for others: nobody sees them, and few are alone then."""


class Together:
    """The posts that wait for the next transaction of a store.

    Parameters
    ----------
    store
        Returns the store, asked anew for each transaction.
    """

    def __init__(self, store: Callable[[], Store]) -> None:
        self.store = store
        self._waiting: list[tuple[Callable[[Writer], Any], asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def write(self, work: Callable[[Writer], T]) -> T:
        """Do `work` in a transaction with others; returns when it is on the disk.

        Raises
        ------
        WijkwijzerError
            What `work` raised; it wrote nothing then. `StoreFailure`: nobody's was stored.
        """
        confirmed: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        # In the language of who asked, also in what it raises.
        self._waiting.append((partial(_in_context, copy_context(), work), confirmed))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())
        return await confirmed

    async def _write_all(self) -> None:
        while self._waiting:
            await asyncio.sleep(GATHER)
            waiting, self._waiting = self._waiting, []
            done = await asyncio.get_running_loop().run_in_executor(
                None, self._write, [work for work, _confirmed in waiting]
            )
            for (_work, confirmed), one in zip(waiting, done, strict=True):
                if confirmed.done():
                    continue  # who asked is gone; it is stored all the same
                if isinstance(one, Exception):
                    confirmed.set_exception(one)
                else:
                    confirmed.set_result(one)

    def _write(self, works: list[Callable[[Writer], Any]]) -> list[Any]:
        try:
            return self.store().write_each(works)
        except Exception as error:  # noqa: BLE001 - they wait for it, and nothing was stored
            return [error] * len(works)


def _in_context(context: Context, work: Callable[[Writer], T], writer: Writer) -> T:
    return context.run(work, writer)
