"""Which responses were erased: so that an old file does not bring them back."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations


@migrations()
def m012_erased(db: Database) -> None:
    """Create the list of erased responses: a hash of the number, nothing else."""
    db.table("erased").create({"response_hash": str}, pk="response_hash")
