"""Copies of everything: made, taken out and put back, and told in the change log."""

import datetime as dt
import shutil
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Account, Identity
from wijkwijzer.intake.keys import database_secret, keep_database_secret
from wijkwijzer.intake.receipts import erase
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.access import Session
from wijkwijzer.store.backup import (
    Copy,
    check_file,
    copies,
    remove_old_backups,
    require_backup,
)
from wijkwijzer.store.context import timestamp
from wijkwijzer.store.responses import Receipt

BEFORE_RESTORE = "voor-terugzetten"
"""Label of the copy that is made before another one is put back."""


def backup(store: Store, identity: Identity, now: dt.datetime, *, keep_days: int = 0) -> Path:
    """Copy everything to a file in the folder `backups` and return that file.

    Parameters
    ----------
    keep_days
        Copies older than this are removed, except the newest (days); 0 removes none.
    """
    require(identity, "backup")
    copy = store.backup()
    if keep_days:
        remove_old_backups(store.path, keep_days, now)
    _note(store, "backup", {"file": copy.name}, identity, now)
    return copy


def clear_out_copies(store: Store, days: int, now: dt.datetime) -> tuple[Path, ...]:
    """Remove the copies that are older than `days`; returns what was removed.

    When all of them are, a new one is made first: there always is a copy, and none holds for
    longer what was withdrawn in the meantime.
    """
    known = copies(store.path)
    if known and known[0].at < now - dt.timedelta(days=days):
        store.backup()
    return remove_old_backups(store.path, days, now)


def backups(store: Store, identity: Identity) -> tuple[Copy, ...]:
    """Return the copies there are, newest first."""
    require(identity, "backup")
    return copies(store.path)


def take_out(store: Store, copy: Path, identity: Identity, now: dt.datetime) -> bytes:
    """Return the content of a copy for a download; the change log says who took it."""
    require(identity, "backup")
    content = copy.read_bytes()
    _note(store, "copy_taken", {"file": copy.name}, identity, now)
    return content


def check(store: Store, identity: Identity, copy: Path | None = None) -> list[str]:
    """Return everything that is wrong with the database, or with a copy; empty means sound.

    Raises
    ------
    InvalidInput
        The copy is no database of this program.
    """
    require(identity, "backup")
    if copy is not None:
        require_backup(copy)
    return check_file(copy or store.path)


def restore(store: Store, file: Path, identity: Identity, now: dt.datetime) -> Path:
    """Put a copy back in place of everything that is stored now.

    What is stored now is copied first. What residents withdrew since the copy was made is erased
    again, and everybody is signed out, except whoever does this when the copy knows that account.

    Returns
    -------
    Path
        The copy of what stood there.

    Raises
    ------
    InvalidInput
        The file is no sound copy of this program; nothing was changed.
    """
    require(identity, "backup")
    require_backup(file)
    before = store.backup(BEFORE_RESTORE)
    at = timestamp(now)
    with store.write() as current:
        secret = database_secret(current)
    with store.read() as reader:
        gone = _Gone(
            secret,
            tuple(reader.withdrawn_receipts()),
            tuple(reader.erased()),
            tuple(reader.drafts_stopped()),
        )
        own = reader.account_named(identity.account)
        sessions = reader.sessions_of(own.id) if own else []
    # Prepared beside it: what was withdrawn does not come back for a moment, nor after a crash.
    with tempfile.TemporaryDirectory(dir=store.path.parent) as folder:
        prepared = Path(folder) / store.path.name
        shutil.copyfile(file, prepared)
        with closing(Store(prepared)) as copy, copy.write() as writer:
            _erase_again(writer, gone, at=at)
            _sign_out_all_but(writer, own, sessions)
            done = {"file": file.name, "before": before.name}
            writer.note("restore", "", done, by=identity.account, at=at)
        store.replace_with(prepared)
    store.erase_traces()
    return before


@dataclass(frozen=True)
class _Gone:
    """What residents took back, as far as the database that is replaced knows.

    Parameters
    ----------
    secret
        With which the codes are hashed.
    """

    secret: str
    receipts: tuple[Receipt, ...]
    erased: tuple[str, ...]
    drafts: tuple[str, ...]


def _erase_again(writer: Writer, gone: _Gone, *, at: str) -> None:
    """Erase what was taken back since the copy was made, and keep that it was for a next copy."""
    keep_database_secret(writer, gone.secret)
    for withdrawn in gone.receipts:
        known = writer.receipt(withdrawn.code_hash)
        writer.erase_drafts_of(withdrawn.code_hash, "")
        if known is None:
            writer.add_withdrawn(withdrawn)
        elif known.state == "sent":
            erase(writer, known, at)
    writer.add_erased(gone.erased)
    for draft_id in gone.drafts:
        writer.end_draft(draft_id, "stopped", at=at)


def _sign_out_all_but(writer: Writer, own: Account | None, sessions: list[Session]) -> None:
    """End the sessions of the copy: they may have been ended, or their accounts closed, since."""
    writer.end_all_sessions()
    stored = writer.account_named(own.name) if own else None
    if own is None or stored is None or stored.id != own.id or not stored.password_hash:
        return
    for session in sessions:
        writer.start_session(
            session.id, own.id, at=session.started_at, expires_at=session.expires_at
        )


def _note(
    store: Store, kind: str, what: dict[str, str], identity: Identity, now: dt.datetime
) -> None:
    with store.write() as writer:
        writer.note(kind, "", what, by=identity.account, at=timestamp(now))
