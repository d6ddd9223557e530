"""Copies of the database, and whether a database is sound."""

import datetime as dt
import json
import os
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.store.schema import migrations

_NAME = re.compile(r"-(\d{8}-\d{6}-\d{6})(?:-([^/\\]+))?\.db")
_STAMP = "%Y%m%d-%H%M%S-%f"


@dataclass(frozen=True)
class Copy:
    """A copy of the database that this program made; `size` in bytes, `label` says what before."""

    path: Path
    at: dt.datetime
    label: str
    size: int


def backup_database(connection: sqlite3.Connection, path: Path, label: str) -> Path:
    """Copy the whole database to `backups/` beside it; returns the copy, which is complete."""
    folder = backup_folder(path)
    folder.mkdir(parents=True, exist_ok=True)
    stamp = dt.datetime.now(dt.UTC).strftime(_STAMP)
    target = folder / f"{path.stem}-{stamp}{'-' + label if label else ''}.db"
    unfinished = target.with_suffix(".part")
    copy = sqlite3.connect(unfinished)
    try:
        connection.backup(copy)
        # A copy that stands by itself: no write-ahead log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
    except BaseException:
        copy.close()
        unfinished.unlink(missing_ok=True)
        raise
    copy.close()
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.rename(target)
    return target


def backup_folder(path: Path) -> Path:
    """Return where the copies of a database stand."""
    return path.parent / "backups"


def copies(path: Path) -> tuple[Copy, ...]:
    """Return the copies of a database that this program made, newest first.

    A file with a name of its own in that folder is somebody's, and not counted here.
    """
    found = []
    for file in backup_folder(path).glob(f"{path.stem}-*.db"):
        name = _NAME.fullmatch(file.name.removeprefix(path.stem))
        if name is None:
            continue
        at = dt.datetime.strptime(name[1], _STAMP).replace(tzinfo=dt.UTC)
        found.append(Copy(path=file, at=at, label=name[2] or "", size=file.stat().st_size))
    return tuple(sorted(found, key=lambda copy: copy.at, reverse=True))


def remove_old_backups(path: Path, days: int, now: dt.datetime) -> tuple[Path, ...]:
    """Remove the copies of a database that are older than `days`; returns what was removed.

    The newest copy always stays, and so does a file that somebody gave a name of their own.
    """
    border = now - dt.timedelta(days=days)
    removed = []
    for copy in copies(path)[1:]:
        if copy.at < border:
            copy.path.unlink(missing_ok=True)
            removed.append(copy.path)
    return tuple(removed)


def require_backup(path: Path) -> None:
    """Refuse a file that is not a sound database of this program.

    Raises
    ------
    InvalidInput
        The file is missing, damaged, of something else, or of a newer version.
    """
    refusal = _("Dit bestand is geen bruikbare reservekopie van Wijkwijzer: {name}.").format(
        name=path.name
    )
    if not path.is_file():
        raise InvalidInput(refusal, (_("Het bestand bestaat niet."),))
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        problems = tuple(row[0] for row in connection.execute("PRAGMA integrity_check(5)"))
        if problems != ("ok",):
            raise InvalidInput(refusal, problems)
        applied = {m.name for m in migrations.applied(Database(connection))}
        lacking = {"account", "change", "wijk"} - set(Database(connection).table_names())
    except sqlite3.DatabaseError as error:
        raise InvalidInput(refusal, (str(error),)) from error
    finally:
        connection.close()
    known = {m.name for m in migrations._migrations}  # noqa: SLF001
    if not applied or lacking:
        raise InvalidInput(refusal, (_("Er staan geen gegevens van Wijkwijzer in."),))
    if applied - known:
        raise InvalidInput(
            refusal, (_("De kopie is van een nieuwere versie. Werk eerst het programma bij."),)
        )


UNKEPT = frozenset({"need", "withdrawn"})
"""Kinds in the thread that have no table: a need is computed, a withdrawn remark is gone."""


_COUNTED = (
    *("wijk", "buurt", "population", "party", "task", "ambition", "round", "account"),
    *("work", "measure", "agreement", "reply", "plan_text"),
)
"""Records whose version is counted in the change log."""


def check_file(path: Path) -> list[str]:
    """Return everything that is wrong with a database file, one line each; empty means sound."""
    connection = sqlite3.connect(path)
    try:
        return check_database(Database(connection))
    except sqlite3.DatabaseError as error:
        return [_("Onleesbaar: {reason}").format(reason=error)]
    finally:
        connection.close()


def check_database(db: Database) -> list[str]:
    """Return everything that is wrong with a database, one line each; empty means sound."""
    return [*_integrity(db), *_dangling(db), *_counters(db)]


def _integrity(db: Database) -> list[str]:
    found = [
        _("Beschadigd bestand: {what}").format(what=row[0])
        for row in db.execute("PRAGMA integrity_check(20)")
        if row[0] != "ok"
    ]
    found += [
        _("Verwijzing naar niets: tabel {table}, rij {row}, naar {parent}").format(
            table=row[0], row=row[1], parent=row[2]
        )
        for row in db.execute("PRAGMA foreign_key_check")
    ]
    return found


def _dangling(db: Database) -> list[str]:
    """Links whose ends do not exist, and ids in JSON that lead nowhere."""
    tables = set(db.table_names())
    found: list[str] = []
    for side in ("from", "to"):
        for kind, item in db.execute(f"SELECT {side}_kind, {side}_id FROM link"):  # noqa: S608
            if kind not in UNKEPT and (kind not in tables or not _existed(db, kind, item)):
                found.append(
                    _("Draad die nergens heen gaat: {kind} {id}").format(kind=kind, id=item)
                )
    buurten = {row[0] for row in db.execute("SELECT id FROM buurt")}
    found += [
        _("Opgave {id} noemt een buurt die er niet is: {buurt}").format(id=task, buurt=buurt)
        for task, named in db.execute("SELECT id, buurten FROM task")
        for buurt in json.loads(named)
        if buurt not in buurten
    ]
    found += [
        _("Ontvangstcode zonder enquête: {id}").format(id=row[0][:8])
        for row in db.execute(
            "SELECT code_hash FROM receipt WHERE state = 'sent'"
            " AND response_id NOT IN (SELECT id FROM response)"
        )
    ]
    found += [
        _("Inbreng {id} hoort bij een enquête die er niet is").format(id=row[0])
        for row in db.execute(
            "SELECT id FROM contribution WHERE response_id IS NOT NULL"
            " AND response_id NOT IN (SELECT id FROM response)"
        )
    ]
    return found


def _counters(db: Database) -> list[str]:
    """Versions must equal the number of logged changes; revisions must exist where data does."""
    found = [
        _("Versienummer klopt niet met het logboek: {kind} {id}").format(kind=kind, id=item)
        for kind in _COUNTED
        for (item,) in db.execute(
            f'SELECT id FROM "{kind}" r WHERE version < 1 OR version > '  # noqa: S608
            "(SELECT count(*) FROM change c WHERE c.kind = ? AND c.record_id = r.id)",
            (kind,),
        )
    ]
    found += [
        _("Teller ontbreekt voor wijk {wijk}").format(wijk=row[0])
        for row in db.execute(
            "SELECT DISTINCT wijk_id FROM response WHERE wijk_id NOT IN"
            " (SELECT wijk_id FROM revision WHERE stream = 'responses')"
        )
    ]
    return found


def _existed(db: Database, table: str, item: Any) -> bool:
    """Say whether something is there, or was removed and stands in the change log."""
    here = db.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (item,)).fetchone()  # noqa: S608
    logged = "SELECT 1 FROM change WHERE kind = ? AND record_id = ? AND after IS NULL"
    return bool(here or db.execute(logged, (table, item)).fetchone())
