"""The versions of the pact, who signed them, and how the agreements go."""

from functools import partial

from wijkwijzer.pact.records import PactVersion, Progress, Signature
from wijkwijzer.store.programme import PROGRAMME
from wijkwijzer.store.records import Queries, RecordWrites, from_row, to_row


class PactQueries(Queries):
    """Read versions, signatures and progress."""

    def pact_versions(self, wijk_id: str) -> list[PactVersion]:
        """Return the versions of the pact of a wijk, oldest first."""
        return self.made(
            partial(from_row, PactVersion),
            "SELECT * FROM pact_version WHERE wijk_id = ? ORDER BY number",
            (wijk_id,),
        )

    def pact_version(self, version_id: str) -> PactVersion | None:
        """Return one version, or None."""
        rows = self.rows("SELECT * FROM pact_version WHERE id = ?", (version_id,))
        return from_row(PactVersion, rows[0]) if rows else None

    def signatures(self, wijk_id: str, version_id: str = "") -> list[Signature]:
        """Return who signed, all versions or one, in order."""
        return self.made(
            partial(from_row, Signature),
            "SELECT * FROM signature WHERE wijk_id = ? AND (? = '' OR version_id = ?)"
            " ORDER BY sequence",
            (wijk_id, version_id, version_id),
        )

    def progress(self, wijk_id: str, agreement_id: str = "") -> list[Progress]:
        """Return how agreements went, oldest first; the latest of an agreement counts."""
        return self.made(
            partial(from_row, Progress),
            "SELECT * FROM progress WHERE wijk_id = ? AND (? = '' OR agreement_id = ?)"
            " ORDER BY sequence",
            (wijk_id, agreement_id, agreement_id),
        )


class PactWrites(PactQueries, RecordWrites):
    """Write versions, signatures and progress; nothing of it is ever changed."""

    def add_pact_version(self, version: PactVersion) -> None:
        """Append a version."""
        self._append("pact_version", version)

    def add_signature(self, signature: Signature) -> None:
        """Append a signature."""
        self._append("signature", signature)

    def add_progress(self, progress: Progress) -> None:
        """Append how an agreement stands."""
        self._append("progress", progress)

    def _append(self, table: str, entry: PactVersion | Signature | Progress) -> None:
        row = to_row(entry)
        del row["sequence"]
        self._insert(table, row)
        self.bump(entry.wijk_id, PROGRAMME)
