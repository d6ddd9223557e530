"""Areas and photos beside the remarks and pins that residents offer."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations


@migrations()
def m005_places(db: Database) -> None:
    """Let a contribution say which question it came from, and hold an area or a photo."""
    contribution = db.table("contribution")
    contribution.add_column("question", str, not_null_default="")
    contribution.add_column("ring", str)
    contribution.add_column("photo_id", str)


@migrations()
def m006_photos(db: Database) -> None:
    """Create where photos stand: with a draft until it is sent, then with a contribution."""
    db.table("photo").create(
        {
            "id": str,
            "wijk_id": str,
            "round_id": str,
            "draft_id": str,
            "at": str,
            "width": int,
            "height": int,
            "bytes": bytes,
        },
        pk="id",
        not_null={"wijk_id", "round_id", "at", "width", "height", "bytes"},
        foreign_keys=[("wijk_id", "wijk", "id"), ("round_id", "round", "id")],
    )
    db.table("photo").create_index(["draft_id"])
