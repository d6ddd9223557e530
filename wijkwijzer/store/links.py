"""The thread: which thing came from which.

Kinds are names of tables, and two more: `need`, what residents need on a theme, under the id of
`need_id`; and `withdrawn`, in place of a remark that was withdrawn.
"""

import json
from typing import Any

from wijkwijzer.record import Entry
from wijkwijzer.store.records import RecordQueries, RecordWrites

OF_A_WIJK = ("ambition", "work", "measure", "agreement", "reply")
"""The records on which the thread of a wijk hangs."""


def need_id(wijk_id: str, theme: str) -> str:
    """Return the id under which the need of a wijk on a theme hangs in the thread."""
    return f"{wijk_id}~{theme}"


class Link(Entry):
    """`from` stands in `relation` to `to`; kinds are table names."""

    from_kind: str
    from_id: str
    to_kind: str
    to_id: str
    relation: str
    at: str
    by: str


LINKS = ("", "links")
"""Under what the revision of all links stands: one tie may concern two wijken."""


class LinkQueries(RecordQueries):
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

    def links_of_wijk(self, wijk_id: str) -> list[Link]:
        """Return every link that has an ambition, work, measure, agreement or reply at an end."""
        ours = " UNION ALL ".join(
            f"SELECT '{kind}', id FROM {kind} WHERE wijk_id = :wijk"  # noqa: S608
            for kind in OF_A_WIJK
        )
        return self.made(
            Link.model_validate,
            f"WITH ours(kind, id) AS ({ours})"  # noqa: S608
            " SELECT link.* FROM ours JOIN link ON from_kind = kind AND from_id = ours.id"
            " UNION SELECT link.* FROM ours JOIN link ON to_kind = kind AND to_id = ours.id"
            " ORDER BY at, from_kind, from_id, to_kind, to_id",
            {"wijk": wijk_id},
        )

    def state_of_links(self, wijk_id: str) -> tuple[int, str]:
        """Return something that stays as long as the links of a wijk stay; quick to read."""
        ours = " UNION ALL ".join(
            f"SELECT id FROM {kind} WHERE wijk_id = :wijk"  # noqa: S608
            for kind in OF_A_WIJK
        )
        ids = self.rows(f"SELECT group_concat(id, ' ') AS ids FROM ({ours})", {"wijk": wijk_id})  # noqa: S608
        return self.revision(*LINKS), ids[0]["ids"] or ""

    def removed(self, wijk_id: str) -> dict[tuple[str, str], dict[str, Any]]:
        """Return the last state of every record of a wijk that was removed, by kind and id.

        Under `removed_at` it says when.
        """
        rows = self.rows(
            "SELECT kind, record_id, at, before FROM change WHERE wijk_id = ?"
            " AND after IS NULL AND before IS NOT NULL ORDER BY sequence",
            (wijk_id,),
        )
        return {
            (row["kind"], row["record_id"]): json.loads(row["before"]) | {"removed_at": row["at"]}
            for row in rows
        }


class LinkWrites(LinkQueries, RecordWrites):
    """Tie and untie."""

    def link(self, link: Link) -> None:
        """Tie two things; tying twice changes nothing."""
        row = link.model_dump()
        names = ", ".join(f'"{name}"' for name in row)
        done = self.db.execute(
            f"INSERT OR IGNORE INTO link ({names}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            tuple(row.values()),
        )
        if done.rowcount:
            self.bump(*LINKS)

    def unlink(self, from_kind: str, from_id: str, to_kind: str, to_id: str, relation: str) -> None:
        """Untie two things."""
        done = self.db.execute(
            "DELETE FROM link WHERE from_kind = ? AND from_id = ? AND to_kind = ? AND to_id = ?"
            " AND relation = ?",
            (from_kind, from_id, to_kind, to_id, relation),
        )
        if done.rowcount:
            self.bump(*LINKS)
