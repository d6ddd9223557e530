"""The area of a task, corner by corner, as measures and works have one."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations


@migrations()
def m021_task_areas(db: Database) -> None:
    """Let a task have an area."""
    db.table("task").add_column("ring", str, not_null_default="[]")
