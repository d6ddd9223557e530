"""The wijkdialoog: meetings, what is done in them, and what the room puts in."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations

_OF_MEETING = ("meeting_id", "meeting", "id")


@migrations()
def m015_meetings(db: Database) -> None:
    """Create meetings and follow-up as records, and the logs of what happens in a meeting."""
    db.table("meeting").create(
        {
            "id": str,
            "version": int,
            "wijk_id": str,
            "code": str,
            "title": str,
            "held_on": str,
            "begins": str,
            "place": str,
            "programme": str,
            "round_id": str,
            "opened_at": str,
            "closed_at": str,
            "rehearsal": int,
            "rehearses": str,
        },
        pk="id",
        not_null={"version", "wijk_id", "code", "title", "held_on", "programme", "rehearsal"},
        foreign_keys=[("wijk_id", "wijk", "id"), ("round_id", "round", "id")],
    )
    db.table("meeting").create_index(["code"], unique=True)
    db.table("meeting").create_index(["wijk_id"])
    db.table("follow_up").create(
        {
            "id": str,
            "version": int,
            "wijk_id": str,
            "meeting_id": str,
            "kind": str,
            "part": str,
            "text": str,
            "owner": str,
            "due": str,
            "theme": str,
        },
        pk="id",
        not_null={"version", "wijk_id", "meeting_id", "kind", "text"},
        foreign_keys=[("wijk_id", "wijk", "id"), _OF_MEETING],
    )
    db.table("follow_up").create_index(["meeting_id"])
    _log(
        db,
        "meeting_step",
        {"at": str, "by": str, "console": str, "kind": str, "payload": str},
        not_null={"at", "by", "kind", "payload"},
    )
    _what_the_room_puts_in(db)


def _what_the_room_puts_in(db: Database) -> None:
    db.table("seat").create(
        {
            "meeting_id": str,
            "number": int,
            "token_hash": str,
            "here": str,
            "buurt": str,
            "party_id": str,
            "confirmed": int,
        },
        pk=("meeting_id", "number"),
        not_null={"here", "buurt", "confirmed"},
        foreign_keys=[_OF_MEETING, ("party_id", "party", "id")],
    )
    db.table("seat").create_index(["token_hash"], unique=True)
    _log(
        db,
        "ballot",
        {"id": str, "part": str, "participant": int, "target": str, "value": int, "at": str},
        not_null={"id", "part", "participant", "target", "at"},
    )
    db.table("ballot").create_index(["id"], unique=True)
    db.table("ballot").create_index(["meeting_id", "participant", "part"])
    _log(
        db,
        "hand_count",
        {"part": str, "target": str, "value": int, "count": int, "by": str, "at": str},
        not_null={"part", "target", "value", "count", "by", "at"},
    )
    _log(
        db,
        "card",
        {
            "id": str,
            "part": str,
            "participant": int,
            "kind": str,
            "text": str,
            "target": str,
            "theme": str,
            "longitude": float,
            "latitude": float,
            "at": str,
        },
        not_null={"id", "part", "kind", "text", "at"},
    )
    db.table("card").create_index(["id"], unique=True)
    _log(
        db,
        "card_verdict",
        {
            "card_id": str,
            "state": str,
            "into": str,
            "theme": str,
            "answer": str,
            "by": str,
            "at": str,
        },
        not_null={"card_id", "state", "by", "at"},
    )
    db.table("card_verdict").create_index(["card_id"])
    _log(
        db,
        "turn",
        {
            "id": str,
            "part": str,
            "variable": str,
            "category": str,
            "change": int,
            "by": str,
            "at": str,
        },
        not_null={"id", "variable", "category", "change", "by", "at"},
    )
    db.table("turn").create_index(["id"], unique=True)


def _log(db: Database, name: str, columns: dict[str, type], not_null: set[str]) -> None:
    """Create a log of a meeting: rows are only added, in order of `sequence`."""
    db.table(name).create(
        {"sequence": int, "meeting_id": str} | columns,
        pk="sequence",
        not_null=not_null | {"meeting_id"},
        foreign_keys=[_OF_MEETING],
    )
    db.table(name).create_index(["meeting_id"])
