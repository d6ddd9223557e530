"""The thread: which thing came from which."""

from wijkwijzer.record import Entry
from wijkwijzer.store.records import Queries, RecordWrites


class Link(Entry):
    """`from` stands in `relation` to `to`; kinds are table names."""

    from_kind: str
    from_id: str
    to_kind: str
    to_id: str
    relation: str
    at: str
    by: str


class LinkQueries(Queries):
    """Read the thread in both directions."""

    def links_from(self, kind: str, item_id: str) -> list[Link]:
        """Return what this thing leads to."""
        rows = self.rows(
            "SELECT * FROM link WHERE from_kind = ? AND from_id = ? ORDER BY at", (kind, item_id)
        )
        return [Link.model_validate(row) for row in rows]

    def links_to(self, kind: str, item_id: str) -> list[Link]:
        """Return what this thing came from."""
        rows = self.rows(
            "SELECT * FROM link WHERE to_kind = ? AND to_id = ? ORDER BY at", (kind, item_id)
        )
        return [Link.model_validate(row) for row in rows]


class LinkWrites(LinkQueries, RecordWrites):
    """Tie and untie."""

    def link(self, link: Link) -> None:
        """Tie two things; tying twice changes nothing."""
        row = link.model_dump()
        names = ", ".join(f'"{name}"' for name in row)
        self.db.execute(
            f"INSERT OR IGNORE INTO link ({names}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            tuple(row.values()),
        )

    def unlink(self, from_kind: str, from_id: str, to_kind: str, to_id: str, relation: str) -> None:
        """Untie two things."""
        self.db.execute(
            "DELETE FROM link WHERE from_kind = ? AND from_id = ? AND to_kind = ? AND to_id = ?"
            " AND relation = ?",
            (from_kind, from_id, to_kind, to_id, relation),
        )
