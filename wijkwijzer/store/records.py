"""Records: what facilitators edit. Every change is kept; an edit on a stale version is refused."""

import json
from collections.abc import Callable
from functools import cache, partial
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlite_utils import Database

from wijkwijzer.access.records import Account
from wijkwijzer.ambitions.records import Ambition
from wijkwijzer.dialogue.records import FollowUp, Meeting, MeetingReport
from wijkwijzer.errors import NotFound, StaleEdit
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Buurt, Population, Wijk
from wijkwijzer.pact.records import Agreement, PlanText, Reply
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.programme.records import Measure, Work
from wijkwijzer.record import Entry, Record
from wijkwijzer.store.read_before import made_once
from wijkwijzer.survey.records import Round, StoredQuestionnaire, Weighting

R = TypeVar("R", bound=Record)
M = TypeVar("M", bound=BaseModel)

TABLES: dict[type[Record], str] = {
    Wijk: "wijk",
    Buurt: "buurt",
    Population: "population",
    Party: "party",
    Task: "task",
    Ambition: "ambition",
    Round: "round",
    StoredQuestionnaire: "questionnaire",
    Weighting: "weighting",
    Meeting: "meeting",
    FollowUp: "follow_up",
    MeetingReport: "meeting_report",
    Work: "work",
    Measure: "measure",
    Agreement: "agreement",
    Reply: "reply",
    PlanText: "plan_text",
    Account: "account",
}
"""Which table keeps which record; the table's name is the kind in change log and links."""


class Change(Entry):
    """One line of the change log; `before` or `after` is None at creation or removal."""

    sequence: int
    kind: str
    record_id: str
    wijk_id: str | None
    at: str
    by: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def from_row(model: type[M], row: dict[str, Any]) -> M:
    """Make a record or entry from a table row; nested values are JSON text in the table."""
    values = {
        name: json.loads(value) if isinstance(value, str) and _is_nested(model, name) else value
        for name, value in row.items()
    }
    return model.model_validate(values)


def to_row(record: BaseModel) -> dict[str, Any]:
    """Make a table row from a record: nested values become JSON text, sets are sorted."""
    row = record.model_dump(mode="json")
    return {
        name: json.dumps(
            sorted(value) if isinstance(getattr(record, name), frozenset) else value,
            ensure_ascii=False,
            separators=(",", ":"),
        )
        if _is_nested(type(record), name) and value is not None
        else value
        for name, value in row.items()
    }


@cache
def _is_nested(model: type[BaseModel], name: str) -> bool:
    annotation = model.model_fields[name].annotation
    text = str(annotation)
    return any(part in text for part in _NESTED)


_NESTED = ("tuple[", "dict[", "frozenset[", "Point", "Questionnaire", "Costs")


class Queries:
    """What every group of queries shares: the database it reads, and which file that is."""

    def __init__(self, db: Database, source: str = "") -> None:
        self.db = db
        self.source = source

    def rows(
        self, sql: str, parameters: tuple[Any, ...] | dict[str, Any] = ()
    ) -> list[dict[str, Any]]:
        """Run one statement and return its rows as dicts."""
        # Not `db.query`: it wraps every statement in a savepoint of its own.
        cursor = self.db.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def made(
        self,
        make: Callable[[dict[str, Any]], M],
        sql: str,
        parameters: tuple[Any, ...] | dict[str, Any] = (),
    ) -> list[M]:
        """Run one statement that gives each row once, and return what is made of its rows.

        What was made of a row before is not made again, so nobody may change it.
        """
        cursor = self.db.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        of = parameters.items() if isinstance(parameters, dict) else parameters
        return made_once(
            (self.source, sql, *of),
            cursor,
            lambda row: make(dict(zip(names, row, strict=True))),
        )


class RecordQueries(Queries):
    """Read records, their history and the revisions."""

    def get(self, model: type[R], record_id: str) -> R:
        """Return the record.

        Raises
        ------
        NotFound
            There is none with this id.
        """
        found = self.find(model, record_id)
        if found is None:
            raise NotFound(
                _("Dit bestaat niet (meer): {kind} {id}.").format(kind=TABLES[model], id=record_id)
            )
        return found

    def find(self, model: type[R], record_id: str) -> R | None:
        """Return the record, or None."""
        rows = self.rows(f'SELECT * FROM "{TABLES[model]}" WHERE id = ?', (record_id,))  # noqa: S608
        return from_row(model, rows[0]) if rows else None

    def all(self, model: type[R], wijk_id: str | None = None) -> list[R]:
        """Return all records of a kind, of one wijk if given, in order of creation."""
        table, make = TABLES[model], partial(from_row, model)
        if wijk_id is None:
            return self.made(make, f'SELECT * FROM "{table}" ORDER BY rowid')  # noqa: S608
        return self.made(
            make,
            f'SELECT * FROM "{table}" WHERE wijk_id = ? ORDER BY rowid',  # noqa: S608
            (wijk_id,),
        )

    def changes(
        self, *, kind: str = "", record_id: str = "", wijk_id: str = "", limit: int = 200
    ) -> list[Change]:
        """Return the change log, newest first; an empty filter takes all."""
        rows = self.rows(
            "SELECT * FROM change WHERE (? = '' OR kind = ?) AND (? = '' OR record_id = ?)"
            " AND (? = '' OR wijk_id = ?) ORDER BY sequence DESC LIMIT ?",
            (kind, kind, record_id, record_id, wijk_id, wijk_id, limit),
        )
        return [
            Change.model_validate(
                row | {side: json.loads(row[side]) if row[side] else None for side in _SIDES}
            )
            for row in rows
        ]

    def revision(self, wijk_id: str, stream: str) -> int:
        """Return how often a stream of this wijk changed; 0 if never."""
        rows = self.rows(
            "SELECT value FROM revision WHERE wijk_id = ? AND stream = ?", (wijk_id, stream)
        )
        return int(rows[0]["value"]) if rows else 0

    def revisions(self) -> dict[tuple[str, str], int]:
        """Return all revisions by wijk and stream."""
        return {
            (row["wijk_id"], row["stream"]): row["value"]
            for row in self.rows("SELECT * FROM revision")
        }


_SIDES = ("before", "after")


class RecordWrites(RecordQueries):
    """Write records: each change is logged and raises the revision of its wijk."""

    def __init__(self, db: Database, source: str = "") -> None:
        super().__init__(db, source)
        self.raised: set[tuple[str, str]] = set()
        """Which revisions this transaction raised, by wijk or meeting and stream."""

    def bump(self, wijk_id: str, stream: str) -> None:
        """Raise the revision of a stream, in this same transaction."""
        self.db.execute(
            "INSERT INTO revision (wijk_id, stream, value) VALUES (?, ?, 1)"
            " ON CONFLICT (wijk_id, stream) DO UPDATE SET value = value + 1",
            (wijk_id, stream),
        )
        self.raised.add((wijk_id, stream))

    def put(self, record: R, *, by: str, at: str) -> R:
        """Store a new record (version 0) or an edit of the version it carries.

        Raises
        ------
        StaleEdit
            The stored version is another than the one this edit started from.
        """
        model = type(record)
        before = self.find(model, record.id)
        self._refuse_stale(before, record)
        after = record.model_copy(update={"version": record.version + 1})
        row = to_row(after)
        if before is None:
            self._insert(TABLES[model], row)
        else:
            self._update(TABLES[model], row)
        self._log(model, before, after, by=by, at=at)
        return after

    def put_many(self, records: list[R], *, by: str, at: str) -> None:
        """Store many records in this transaction."""
        for record in records:
            self.put(record, by=by, at=at)

    def remove(self, model: type[R], record_id: str, version: int, *, by: str, at: str) -> None:
        """Remove a record; its last state stays in the change log, and what it was tied to stays.

        So the thread can tell that something rests on what is there no longer.
        """
        before = self.get(model, record_id)
        self._refuse_stale(before, before.model_copy(update={"version": version}))
        self.db.execute(f'DELETE FROM "{TABLES[model]}" WHERE id = ?', (record_id,))  # noqa: S608
        self._log(model, before, None, by=by, at=at)

    def note(self, kind: str, wijk_id: str, what: dict[str, Any], *, by: str, at: str) -> None:
        """Write something that happened in the change log: an export, a backup, a restore."""
        self._insert(
            "change",
            {
                "kind": kind,
                "record_id": wijk_id,
                "wijk_id": wijk_id,
                "at": at,
                "by": by,
                "before": None,
                "after": json.dumps(what, ensure_ascii=False),
            },
        )

    def _refuse_stale(self, stored: R | None, offered: R) -> None:
        version = stored.version if stored else 0
        if version != offered.version:
            raise StaleEdit(
                _(
                    "Iemand anders heeft dit intussen gewijzigd. "
                    "Uw wijziging is niet opgeslagen; kijk wat er nu staat en kies opnieuw."
                ),
                stored=stored,
                offered=offered,
            )

    def _log(
        self, model: type[Record], before: Record | None, after: Record | None, *, by: str, at: str
    ) -> None:
        record = after or before
        if record is None:
            return
        wijk_id = record.id if isinstance(record, Wijk) else getattr(record, "wijk_id", None)
        self._insert(
            "change",
            {
                "kind": TABLES[model],
                "record_id": record.id,
                "wijk_id": wijk_id,
                "at": at,
                "by": by,
                "before": _as_json(before),
                "after": _as_json(after),
            },
        )
        if wijk_id:
            self.bump(wijk_id, "records")

    def _insert(self, table: str, row: dict[str, Any]) -> int:
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" for _name in row)
        cursor = self.db.execute(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})',  # noqa: S608
            tuple(row.values()),
        )
        return int(cursor.lastrowid or 0)

    def _update(self, table: str, row: dict[str, Any]) -> None:
        sets = ", ".join(f'"{name}" = ?' for name in row if name != "id")
        values = [value for name, value in row.items() if name != "id"]
        self.db.execute(
            f'UPDATE "{table}" SET {sets} WHERE id = ?',  # noqa: S608
            (*values, row["id"]),
        )


def _as_json(record: Record | None) -> str | None:
    # A password hash is not history that anyone needs.
    return record.model_dump_json(exclude={"password_hash"}) if record else None
