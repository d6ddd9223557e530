"""What a facilitator writes in the wijkplan, chapter by chapter."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations


@migrations()
def m020_plan(db: Database) -> None:
    """Create the own text of a chapter as a record."""
    db.table("plan_text").create(
        {"id": str, "version": int, "wijk_id": str, "chapter": str, "text": str},
        pk="id",
        not_null={"version", "wijk_id", "chapter", "text"},
        foreign_keys=[("wijk_id", "wijk", "id")],
    )
    db.table("plan_text").create_index(["wijk_id", "chapter"], unique=True)
