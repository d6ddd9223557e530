"""One-time codes: which there are and whether each was used, and nothing more."""

from collections.abc import Sequence

from wijkwijzer.record import Entry
from wijkwijzer.store.records import Queries, RecordWrites


class Invitation(Entry):
    """A code that was made for a round, by its hash; nothing says which response used it."""

    code_hash: str
    round_id: str
    used: bool


class InvitationQueries(Queries):
    """Read one-time codes."""

    def invitation(self, code_hash: str) -> Invitation | None:
        """Return the code with this hash, or None."""
        rows = self.rows("SELECT * FROM invitation WHERE code_hash = ?", (code_hash,))
        return Invitation.model_validate(rows[0]) if rows else None

    def invitation_counts(self, round_id: str) -> tuple[int, int]:
        """Return how many codes were made for a round, and how many of them were used."""
        row = self.rows(
            "SELECT count(*) AS made, coalesce(sum(used), 0) AS used FROM invitation"
            " WHERE round_id = ?",
            (round_id,),
        )[0]
        return int(row["made"]), int(row["used"])


class InvitationWrites(InvitationQueries, RecordWrites):
    """Write one-time codes."""

    def add_invitations(self, round_id: str, code_hashes: Sequence[str]) -> None:
        """Keep the hashes of new codes."""
        self.db.conn.executemany(
            "INSERT INTO invitation (code_hash, round_id, used) VALUES (?, ?, 0)",
            [(code_hash, round_id) for code_hash in code_hashes],
        )

    def use_invitation(self, code_hash: str) -> bool:
        """Use a code up; False when it was used before, or is no code."""
        cursor = self.db.execute(
            "UPDATE invitation SET used = 1 WHERE code_hash = ? AND used = 0", (code_hash,)
        )
        return cursor.rowcount == 1
