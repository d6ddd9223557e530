"""The only door to the database file: one writer behind a lock, readers opened per operation.

Streamlit runs each script in a new thread and SQLite's own waiting is unfair, so every write of
this process goes through one connection and one lock; each is durable (`synchronous=FULL`)
before it is confirmed.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from wijkwijzer.errors import StoreFailure, WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.store.access import AccessQueries, AccessWrites
from wijkwijzer.store.backup import backup_database
from wijkwijzer.store.contributions import ContributionQueries, ContributionWrites
from wijkwijzer.store.links import LinkQueries, LinkWrites
from wijkwijzer.store.records import RecordQueries
from wijkwijzer.store.responses import ResponseQueries, ResponseWrites
from wijkwijzer.store.schema import migrations
from wijkwijzer.store.stands import StandQueries, StandWrites


class Reader(
    ResponseQueries, ContributionQueries, StandQueries, LinkQueries, AccessQueries, RecordQueries
):
    """One consistent look at the database; everything read here belongs together."""


class Writer(
    ResponseWrites,
    ContributionWrites,
    StandWrites,
    LinkWrites,
    AccessWrites,
    Reader,
):
    """One transaction: all of it is stored, or nothing."""


class Store:
    """A Wijkwijzer database file.

    Parameters
    ----------
    path
        The SQLite file; created and migrated when opened.

    Raises
    ------
    StoreFailure
        The file cannot be opened, migrated, read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        with _as_store_failure(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _connect(path)
            self._migrate()

    def _migrate(self) -> None:
        db = Database(self._connection)
        if not migrations.pending(db):
            return
        if migrations.applied(db):
            backup_database(self._connection, self.path, "voor-migratie")
        migrations.apply(db)

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """Open a transaction; it is stored when the block ends, undone when it raises."""
        with self._lock, _as_store_failure(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield Writer(Database(self._connection), str(self.path))
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Look at one moment of the database, also while others write."""
        with _as_store_failure(self.path):
            connection = _connect(self.path, read_only=True)
            try:
                connection.execute("BEGIN")
                yield Reader(Database(connection), str(self.path))
            finally:
                connection.close()

    def erase_traces(self) -> None:
        """Empty the write-ahead log, so that what was erased stands nowhere in the files."""
        with self._lock, _as_store_failure(self.path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def backup(self, label: str = "") -> Path:
        """Copy the database to the folder `backups` beside it and return the copy."""
        with self._lock, _as_store_failure(self.path):
            return backup_database(self._connection, self.path, label)

    def replace_with(self, source: Path) -> None:
        """Replace everything by the content of `source`, in one step; readers see old or new."""
        with self._lock, _as_store_failure(self.path):
            highest = "SELECT coalesce(max(value), 0) FROM revision"
            before = self._connection.execute(highest).fetchone()[0]
            other = sqlite3.connect(source)
            try:
                other.backup(self._connection)
            finally:
                other.close()
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._migrate()
            # What was computed at a revision must never pass for the restored content.
            self._connection.execute("UPDATE revision SET value = value + ? + 1", (before,))

    def close(self) -> None:
        """Close the writer; readers close themselves."""
        with self._lock:
            self._connection.close()


def _connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    if read_only:
        # Not mode=ro: a reader of a WAL database may have to create its -shm file.
        connection = sqlite3.connect(path, timeout=10, isolation_level=None)
        connection.execute("PRAGMA query_only=ON")
        return connection
    connection = sqlite3.connect(
        path, timeout=10, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")
    return connection


@contextmanager
def _as_store_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        if isinstance(error, WijkwijzerError):  # NotAllowed is an OSError too
            raise
        raise StoreFailure(
            _(
                "De gegevens konden niet worden opgeslagen of gelezen ({path}: {reason}). "
                "Er is niets half bewaard. Kijk of de schijf vol is of het bestand beschadigd is."
            ).format(path=path.name, reason=error)
        ) from error
