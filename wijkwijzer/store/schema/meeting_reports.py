"""The report of a meeting: what was decided about it, and every version that was published."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations


@migrations()
def m016_meeting_reports(db: Database) -> None:
    """Create the record of a report, and the log of published versions."""
    db.table("meeting_report").create(
        {
            "id": str,
            "version": int,
            "wijk_id": str,
            "meeting_id": str,
            "summary": str,
            "left_out": str,
            "published": int,
        },
        pk="id",
        not_null={"version", "wijk_id", "meeting_id", "left_out", "published"},
        foreign_keys=[("wijk_id", "wijk", "id"), ("meeting_id", "meeting", "id")],
    )
    db.table("meeting_report").create_index(["meeting_id"], unique=True)
    db.table("meeting_report_version").create(
        {"meeting_id": str, "number": int, "at": str, "by": str, "content": str},
        pk=("meeting_id", "number"),
        not_null={"at", "by", "content"},
        foreign_keys=[("meeting_id", "meeting", "id")],
    )
