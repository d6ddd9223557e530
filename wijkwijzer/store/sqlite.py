"""The only door to the database file: one writer behind a lock, and a reader per look.

Streamlit runs each script in a new thread and SQLite's own waiting is unfair, so every write of
this process goes through one connection and one lock; each is durable (`synchronous=FULL`)
before it is confirmed. Readers are kept for a next look: opening one costs forty times as much as
looking with it.
"""

import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from wijkwijzer.errors import StoreFailure, WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.store import read_before
from wijkwijzer.store.access import AccessQueries, AccessWrites
from wijkwijzer.store.backup import backup_database
from wijkwijzer.store.contributions import ContributionQueries, ContributionWrites
from wijkwijzer.store.invitations import InvitationQueries, InvitationWrites
from wijkwijzer.store.links import LINKS, LinkQueries, LinkWrites
from wijkwijzer.store.meetings import MeetingQueries, MeetingWrites
from wijkwijzer.store.open_answers import OpenAnswerQueries
from wijkwijzer.store.pact import PactQueries, PactWrites
from wijkwijzer.store.photos import PhotoQueries, PhotoWrites
from wijkwijzer.store.programme import ProgrammeQueries, ProgrammeWrites
from wijkwijzer.store.quality import QualityQueries, QualityWrites
from wijkwijzer.store.records import RecordQueries
from wijkwijzer.store.responses import ResponseQueries, ResponseWrites
from wijkwijzer.store.schema import migrations
from wijkwijzer.store.stands import StandQueries, StandWrites

T = TypeVar("T")

IDLE_READERS = 4
"""How many readers wait for a next look; when more look at once, the others are closed after."""


class Reader(
    ResponseQueries,
    ContributionQueries,
    OpenAnswerQueries,
    PhotoQueries,
    InvitationQueries,
    QualityQueries,
    StandQueries,
    LinkQueries,
    ProgrammeQueries,
    PactQueries,
    MeetingQueries,
    AccessQueries,
    RecordQueries,
):
    """One consistent look at the database; everything read here belongs together."""


class Writer(
    ResponseWrites,
    ContributionWrites,
    PhotoWrites,
    InvitationWrites,
    QualityWrites,
    StandWrites,
    LinkWrites,
    ProgrammeWrites,
    PactWrites,
    MeetingWrites,
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
        self._writer = Writer(Database(self._connection), str(path))
        self._idle: deque[Reader] = deque()
        self._forgetting: list[Callable[[], None]] = []
        self._telling: list[Callable[[frozenset[tuple[str, str]]], None]] = []

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
            self._writer.raised.clear()
            try:
                yield self._writer
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            raised = frozenset(self._writer.raised)
        for tell in self._telling if raised else ():
            tell(raised)

    def write_each(self, works: Sequence[Callable[[Writer], T]]) -> list[T | Exception]:
        """Do several works in one transaction, so that one wait for the disk confirms them all.

        Returns
        -------
        list
            What each work returned, or the error it raised; what such a work wrote is undone, and
            the others are stored.

        Raises
        ------
        StoreFailure
            Nothing of any work was stored.
        """
        done: list[T | Exception] = []
        with self.write() as writer:
            for work in works:
                self._connection.execute("SAVEPOINT one")
                try:
                    done.append(work(writer))
                except sqlite3.Error:
                    raise  # a full disk is full for all of them
                except Exception as error:  # noqa: BLE001 - whatever it is, it is this one's
                    self._connection.execute("ROLLBACK TO one")
                    done.append(error)
                self._connection.execute("RELEASE one")
        return done

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Look at one moment of the database, also while others write."""
        with _as_store_failure(self.path):
            reader = self._idle_reader() or self._new_reader()
            connection = reader.db.conn
            try:
                connection.execute("BEGIN")
                yield reader
                connection.execute("ROLLBACK")
            except BaseException:
                connection.close()
                raise
            if len(self._idle) < IDLE_READERS:
                self._idle.append(reader)
            else:
                connection.close()

    def _idle_reader(self) -> Reader | None:
        try:
            return self._idle.pop()
        except IndexError:
            return None

    def _new_reader(self) -> Reader:
        return Reader(Database(_connect(self.path, read_only=True)), str(self.path))

    def _close_idle_readers(self) -> None:
        """Let go of the readers that wait, with the pages of the file that they remember."""
        while reader := self._idle_reader():
            reader.db.conn.close()

    def when_changed(self, tell: Callable[[frozenset[tuple[str, str]]], None]) -> None:
        """Have `tell` called after each write of this process, with the revisions it raised.

        It is called in the thread that wrote, and has to be quick.
        """
        self._telling.append(tell)

    def when_erased(self, forget: Callable[[], None]) -> None:
        """Have `forget` called after something was erased, by who keeps what was read in memory."""
        self._forgetting.append(forget)

    def erase_traces(self) -> None:
        """Let what was erased stand nowhere in the files, nor in what was kept in memory."""
        self.empty_log()
        read_before.forget()
        for forget in self._forgetting:
            forget()

    def empty_log(self) -> None:
        """Empty the write-ahead log; somebody who still reads an earlier moment holds it up."""
        with self._lock, _as_store_failure(self.path):
            self._close_idle_readers()
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
            self._close_idle_readers()
            other = sqlite3.connect(source)
            try:
                other.backup(self._connection)
            finally:
                other.close()
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._migrate()
            # What was computed at a revision must never pass for the restored content.
            self._connection.execute("INSERT OR IGNORE INTO revision VALUES (?, ?, 0)", LINKS)
            self._connection.execute("UPDATE revision SET value = value + ? + 1", (before,))

    def close(self) -> None:
        """Close the writer and the readers that wait; who looks at this moment goes on."""
        with self._lock:
            self._close_idle_readers()
            self._connection.close()


def _connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    if read_only:
        # Not mode=ro: a reader of a WAL database may have to create its -shm file.
        # Of one thread at a time, but not always the same.
        connection = sqlite3.connect(
            path, timeout=10, isolation_level=None, check_same_thread=False
        )
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
