"""Agreements, the versions of the pact with their signatures, progress, and replies."""

from collections.abc import Mapping

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations

_RECORD = {"id": str, "version": int, "wijk_id": str}
_OF_WIJK = ("wijk_id", "wijk", "id")


@migrations()
def m018_pact(db: Database) -> None:
    """Create agreements and replies as records; versions, signatures and progress as logs."""
    db.table("agreement").create(
        _RECORD
        | {"title": str, "description": str, "pace": str, "themes": str, "buurten": str}
        | {"party_id": str, "partners": str, "gains": str, "courage": str}
        | {"agreed_on": str, "due": str, "means": str, "seen_by": str}
        | {"first_step": str, "first_step_on": str},
        pk="id",
        not_null={"version", "wijk_id", "title", "party_id", "agreed_on", "due", "first_step_on"},
        foreign_keys=[_OF_WIJK, ("party_id", "party", "id")],
    )
    db.table("agreement").create_index(["wijk_id"])
    db.table("reply").create(
        _RECORD | {"outcome": str, "text": str, "replied_on": str},
        pk="id",
        not_null={"version", "wijk_id", "outcome", "text", "replied_on"},
        foreign_keys=[_OF_WIJK],
    )
    db.table("reply").create_index(["wijk_id"])
    _log(
        db,
        "pact_version",
        {"number": int, "title": str, "opening": str, "clauses": str, "names": str},
    )
    db.table("pact_version").create_index(["wijk_id", "number"], unique=True)
    _log(
        db,
        "signature",
        {"version_id": str, "party_id": str, "party_name": str}
        | {"name": str, "function": str, "signed_on": str},
    )
    db.table("signature").create_index(["version_id", "party_id"], unique=True)
    _log(
        db,
        "progress",
        {"agreement_id": str, "state": str, "reason": str, "on": str}
        | {"next_step": str, "next_on": str, "next_party": str},
    )
    db.table("progress").create_index(["agreement_id"])
    for table in ("pact_version", "signature"):
        for act in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_stays_at_{act.lower()} BEFORE {act} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, 'what was signed never changes'); END"
            )


def _log(db: Database, name: str, columns: Mapping[str, type]) -> None:
    db.table(name).create(
        {"sequence": int, "id": str, "wijk_id": str, **columns, "at": str, "by": str},
        pk="sequence",
        not_null={"id", "wijk_id", "at", "by"},
        foreign_keys=[_OF_WIJK],
    )
    db.table(name).create_index(["id"], unique=True)
    db.table(name).create_index(["wijk_id"])
