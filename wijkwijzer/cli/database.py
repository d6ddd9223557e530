"""The database that a command works on."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from wijkwijzer.settings import read_settings
from wijkwijzer.store import Store


@contextmanager
def opened_store() -> Iterator[Store]:
    """Open the configured database for the duration of one command."""
    store = Store(read_settings().database)
    try:
        yield store
    finally:
        store.close()


def now() -> dt.datetime:
    """Return this moment."""
    return dt.datetime.now(dt.UTC)
