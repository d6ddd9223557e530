"""How the answers of a round are weighed."""

from sqlite_utils import Database

from wijkwijzer.store.schema.steps import migrations


@migrations()
def m013_weighting(db: Database) -> None:
    """Create what a facilitator chose per round; keep the channel of who left a stand."""
    db.table("weighting").create(
        {
            "id": str,
            "version": int,
            "wijk_id": str,
            "round_id": str,
            "variables": str,
            "counted": str,
            "lower": float,
            "upper": float,
        },
        pk="id",
        not_null={"version", "variables", "counted"},
        foreign_keys=[("wijk_id", "wijk", "id"), ("round_id", "round", "id")],
    )
    db.table("weighting").create_index(["wijk_id"])
    db.table("departure").add_column("channel", str, not_null_default="")
