"""Which languages are on for the residents of a wijk."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations


@migrations()
def m009_languages(db: Database) -> None:
    """Give every wijk the two languages that a native speaker has checked."""
    db.table("wijk").add_column("languages", str, not_null_default='["nl","en"]')
