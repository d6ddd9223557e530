"""Works, measures and what was decided on them; the term for replies."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations

_RECORD = {"id": str, "version": int, "wijk_id": str}
_OF_WIJK = ("wijk_id", "wijk", "id")
_WHERE = {"buurten": str, "point": str, "ring": str}


@migrations()
def m017_programme(db: Database) -> None:
    """Create works and measures as records, and choices as a log."""
    db.table("work").create(
        _RECORD
        | {"party_id": str, "task_id": str, "title": str, "description": str, "themes": str}
        | _WHERE
        | {
            "year_from": int,
            "year_to": int,
            "earliest": int,
            "latest": int,
            "opens_street": int,
            "budget": int,
            "source": str,
        },
        pk="id",
        not_null={"version", "wijk_id", "party_id", "title", "year_from", "year_to"},
        # No foreign key to the task: a task may be withdrawn while its works go on.
        foreign_keys=[_OF_WIJK, ("party_id", "party", "id")],
    )
    db.table("work").create_index(["wijk_id"])
    db.table("measure").create(
        _RECORD
        | {"title": str, "description": str, "serves": str}
        | _WHERE
        | {
            "initiator": str,
            "initiator_id": str,
            "begins_on": str,
            "ends_on": str,
            "costs": str,
            "effects": str,
            "pays": str,
            "benefits": str,
            "status": str,
            "merged_into": str,
        },
        pk="id",
        not_null={"version", "wijk_id", "title", "status"},
        foreign_keys=[_OF_WIJK, ("merged_into", "measure", "id")],
    )
    db.table("measure").create_index(["wijk_id"])
    db.table("choice").create(
        {
            "sequence": int,
            "id": str,
            "wijk_id": str,
            "measure_id": str,
            "outcome": str,
            "decided_on": str,
            "reason": str,
            "agreed": str,
            "meeting_id": str,
            "into": str,
            "at": str,
            "by": str,
        },
        pk="sequence",
        not_null={"id", "wijk_id", "measure_id", "outcome", "decided_on", "reason", "at", "by"},
        foreign_keys=[_OF_WIJK, ("measure_id", "measure", "id")],
    )
    db.table("choice").create_index(["id"], unique=True)
    db.table("choice").create_index(["wijk_id"])
    db.table("wijk").add_column("reply_days", int)
