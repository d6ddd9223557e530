"""A draft can go over to another device, and says how it ended."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations


@migrations()
def m007_resume(db: Database) -> None:
    """Let a draft be found by token and by code, both hashed; keep how it ended."""
    draft = db.table("draft")
    for name in ("token_hash", "code_hash", "sealed_code", "ended", "ended_at"):
        draft.add_column(name, str)
    # Until now the id was the hash of the token, and sending and giving up were not told apart.
    db.execute("UPDATE draft SET token_hash = id")
    db.execute("UPDATE draft SET ended = 'sent', ended_at = sent_at WHERE sent_at IS NOT NULL")
    db.execute(
        "UPDATE draft SET ended = 'closed', ended_at = updated_at WHERE ended IS NULL"
        " AND round_id IN (SELECT id FROM round WHERE closed_at IS NOT NULL)"
    )
    draft.create_index(["token_hash"], unique=True)
    draft.create_index(["code_hash"])
    draft.create_index(["round_id", "ended"])
    db.table("moved_token").create({"token_hash": str, "at": str}, pk="token_hash")
