"""The first tables: records, what residents send, what is published, who may enter."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations

_RECORD = {"id": str, "version": int}


@migrations()
def m001_records(db: Database) -> None:
    """Create what facilitators edit, with its change log."""
    db.table("wijk").create(
        _RECORD
        | {
            "name": str,
            "code": str,
            "municipality": str,
            "municipality_code": str,
            "is_example": int,
            "theme_set": str,
            "border_need": float,
            "border_task": float,
            "source": str,
            "year": int,
            "published": str,
        },
        pk="id",
    )
    of_wijk: list[tuple[str, str, str]] = [("wijk_id", "wijk", "id")]
    db.table("buurt").create(
        _RECORD | {"wijk_id": str, "name": str, "code": str, "geometry": str},
        pk="id",
        foreign_keys=of_wijk,
    )
    db.table("population").create(
        _RECORD
        | {
            "wijk_id": str,
            "buurt_id": str,
            "variable": str,
            "category": str,
            "count": int,
            "source": str,
        },
        pk="id",
        foreign_keys=[*of_wijk, ("buurt_id", "buurt", "id")],
    )
    db.table("party").create(
        _RECORD | {"wijk_id": str, "name": str, "kind": str, "interests": str, "brings": str},
        pk="id",
        foreign_keys=of_wijk,
    )
    of_party = [*of_wijk, ("party_id", "party", "id")]
    db.table("task").create(
        _RECORD
        | {
            "wijk_id": str,
            "party_id": str,
            "theme": str,
            "title": str,
            "description": str,
            "buurten": str,
            "urgency": int,
            "year_from": int,
            "year_to": int,
            "source": str,
            "point": str,
        },
        pk="id",
        foreign_keys=of_party,
    )
    db.table("ambition").create(
        _RECORD
        | {
            "wijk_id": str,
            "party_id": str,
            "theme": str,
            "level": int,
            "no_role": int,
            "note": str,
        },
        pk="id",
        foreign_keys=of_party,
    )
    db.table("round").create(
        _RECORD
        | {
            "wijk_id": str,
            "name": str,
            "questionnaire": str,
            "questionnaire_version": int,
            "opened_at": str,
            "closed_at": str,
        },
        pk="id",
        foreign_keys=of_wijk,
    )
    db.table("account").create(
        _RECORD | {"name": str, "role": str, "password_hash": str},
        pk="id",
    )
    db.table("account").create_index(["name"], unique=True)
    for table in ("buurt", "population", "party", "task", "ambition", "round"):
        db.table(table).create_index(["wijk_id"])
    db.table("change").create(
        {
            "sequence": int,
            "kind": str,
            "record_id": str,
            "wijk_id": str,
            "at": str,
            "by": str,
            "before": str,
            "after": str,
        },
        pk="sequence",
        not_null={"kind", "record_id", "at", "by"},
    )
    db.table("change").create_index(["kind", "record_id"])


@migrations()
def m002_logs(db: Database) -> None:
    """Create what residents send: drafts, responses, contributions, receipts."""
    of_round = [("wijk_id", "wijk", "id"), ("round_id", "round", "id")]
    db.table("draft").create(
        {
            "id": str,
            "wijk_id": str,
            "round_id": str,
            "language": str,
            "channel": str,
            "intake_place": str,
            "step": str,
            "number": int,
            "answers": str,
            "pins": str,
            "completes": str,
            "started_at": str,
            "updated_at": str,
            "sent_at": str,
        },
        pk="id",
        foreign_keys=of_round,
    )
    said = {
        "wijk_id": str,
        "round_id": str,
        "channel": str,
        "intake_place": str,
        "buurt": str,
    }
    # AUTOINCREMENT: a number is never given out twice, also not after an erasure, so a reader
    # that remembers "up to here" misses nothing. sqlite-utils has no option for it.
    db.execute(
        """
        CREATE TABLE "response" (
           "sequence" INTEGER PRIMARY KEY AUTOINCREMENT,
           "id" TEXT NOT NULL UNIQUE,
           "wijk_id" TEXT NOT NULL REFERENCES "wijk"("id"),
           "round_id" TEXT NOT NULL REFERENCES "round"("id"),
           "questionnaire" TEXT NOT NULL,
           "questionnaire_version" INTEGER NOT NULL,
           "channel" TEXT NOT NULL,
           "intake_place" TEXT NOT NULL,
           "language" TEXT NOT NULL,
           "submitted_at" TEXT NOT NULL,
           "buurt" TEXT NOT NULL,
           "age" TEXT NOT NULL,
           "household" TEXT NOT NULL,
           "tenure" TEXT NOT NULL,
           "answers" TEXT NOT NULL
        )
        """
    )
    db.table("response").create_index(["round_id", "sequence"])
    db.table("contribution").create(
        {"sequence": int, "id": str}
        | said
        | {
            "response_id": str,
            "kind": str,
            "theme": str,
            "longitude": float,
            "latitude": float,
            "text": str,
            "created_at": str,
        },
        pk="sequence",
        not_null={"id", "wijk_id", "round_id", "kind", "text", "created_at"},
        foreign_keys=of_round,
    )
    db.table("contribution").create_index(["id"], unique=True)
    db.table("contribution").create_index(["wijk_id", "sequence"])
    db.table("contribution").create_index(["response_id"])
    db.table("verdict").create(
        {
            "sequence": int,
            "contribution_id": str,
            "state": str,
            "reason": str,
            "by": str,
            "at": str,
        },
        pk="sequence",
        not_null={"contribution_id", "state", "by", "at"},
        foreign_keys=[("contribution_id", "contribution", "id")],
    )
    db.table("verdict").create_index(["contribution_id"])
    db.table("receipt").create(
        {"code_hash": str, "round_id": str, "response_id": str, "state": str, "at": str},
        pk="code_hash",
        foreign_keys=[("round_id", "round", "id")],
    )
    db.table("departure").create(
        {
            "id": int,
            "round_id": str,
            "kind": str,
            "at": str,
            "person": str,
            "successor": str,
            "sequence": int,
            "buurt": str,
            "age": str,
            "household": str,
            "tenure": str,
            "themes_same": str,
            "themes_changed": str,
            "last_stand": int,
        },
        pk="id",
        foreign_keys=[("round_id", "round", "id")],
    )


@migrations()
def m003_publication(db: Database) -> None:
    """Create what was made public, the thread between things, and the counters."""
    db.table("stand").create(
        {
            "round_id": str,
            "number": int,
            "at": str,
            "by": str,
            "kind": str,
            "horizon": str,
            "figures": str,
        },
        pk=("round_id", "number"),
        foreign_keys=[("round_id", "round", "id")],
    )
    db.table("link").create(
        {
            "from_kind": str,
            "from_id": str,
            "to_kind": str,
            "to_id": str,
            "relation": str,
            "at": str,
            "by": str,
        },
        pk=("from_kind", "from_id", "to_kind", "to_id", "relation"),
    )
    db.table("link").create_index(["to_kind", "to_id"])
    db.table("revision").create(
        {"wijk_id": str, "stream": str, "value": int}, pk=("wijk_id", "stream")
    )


@migrations()
def m004_access(db: Database) -> None:
    """Create sign-in sessions, counted attempts, and secrets of this database."""
    db.table("session").create(
        {"id": str, "account_id": str, "started_at": str, "expires_at": str},
        pk="id",
        foreign_keys=[("account_id", "account", "id")],
    )
    db.table("attempt").create({"id": int, "key": str, "at": float}, pk="id")
    db.table("attempt").create_index(["key", "at"])
    db.table("secret").create({"name": str, "value": str}, pk="name")
