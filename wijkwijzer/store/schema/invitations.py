"""One-time codes of a mailed invitation."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations


@migrations()
def m010_invitations(db: Database) -> None:
    """Let a round ask for a code; keep the codes so that their order tells nothing."""
    db.table("round").add_column("invitation", str, not_null_default="none")
    db.table("draft").add_column("invitation", str, not_null_default="")
    # WITHOUT ROWID: rows lie in the order of the hash, so the order in which codes were made or
    # used stands nowhere. sqlite-utils has no option for it.
    db.execute(
        """
        CREATE TABLE "invitation" (
           "code_hash" TEXT PRIMARY KEY,
           "round_id" TEXT NOT NULL REFERENCES "round"("id"),
           "used" INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID
        """
    )
    db.table("invitation").create_index(["round_id", "used"])
