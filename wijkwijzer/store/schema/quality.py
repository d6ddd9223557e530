"""What a facilitator looks at to judge how responses were given."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations


@migrations()
def m011_quality(db: Database) -> None:
    """Keep how long a response took, and how often a device sent, apart from each other."""
    db.table("duration").create({"response_id": str, "seconds": int}, pk="response_id")
    # WITHOUT ROWID: in the order of the hash, not in the order in which devices first sent.
    db.execute(
        """
        CREATE TABLE "device" (
           "round_id" TEXT NOT NULL REFERENCES "round"("id"),
           "device" TEXT NOT NULL,
           "channel" TEXT NOT NULL,
           "sent" INTEGER NOT NULL,
           PRIMARY KEY ("round_id", "device", "channel")
        ) WITHOUT ROWID
        """
    )
