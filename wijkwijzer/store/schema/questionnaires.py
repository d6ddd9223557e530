"""Questionnaires that facilitators made themselves, one row per version."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations


@migrations()
def m008_questionnaires(db: Database) -> None:
    """Create the table, and lock what was published: answers refer to it."""
    db.table("questionnaire").create(
        {
            "id": str,
            "version": int,
            "wijk_id": str,
            "questionnaire": str,
            "questionnaire_version": int,
            "based_on": str,
            "state": str,
            "content": str,
        },
        pk="id",
        not_null={"version", "questionnaire", "questionnaire_version", "state", "content"},
        foreign_keys=[("wijk_id", "wijk", "id")],
    )
    db.table("questionnaire").create_index(["questionnaire", "questionnaire_version"], unique=True)
    for change in ("UPDATE", "DELETE"):
        db.execute(
            f'CREATE TRIGGER "questionnaire_no_{change.lower()}" BEFORE {change} ON "questionnaire"'
            " WHEN OLD.state = 'published'"
            " BEGIN SELECT RAISE(ABORT, 'a published questionnaire is locked'); END"
        )
