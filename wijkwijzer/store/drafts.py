"""Drafts: what is being filled in, who can go on with it, and how it ended."""

import json
from typing import Any

from wijkwijzer.record import Entry
from wijkwijzer.store.records import Queries, RecordWrites
from wijkwijzer.survey.records import Answers, Draft, plain_answers


class StoredDraft(Entry):
    """A draft with its bookkeeping.

    Parameters
    ----------
    number
        The newest post that was applied; older ones are not applied again.
    sent_at
        When it was sent; the answers are then gone from the draft.
    sealed_code
        The resident's code, readable with the token only.
    ended, ended_at
        How and when it ended, or None: "sent", "completed" (in the place of an earlier response)
        or "closed" (the round was closed). A draft that was stopped or that expired has no token
        any more, so it is never read again.
    """

    draft: Draft
    number: int
    started_at: str
    updated_at: str
    sent_at: str | None
    sealed_code: str | None
    ended: str | None
    ended_at: str | None


class DraftKeys(Entry):
    """What is stored of the token and the code of a draft: hashes, and the code sealed."""

    token_hash: str
    code_hash: str
    sealed_code: str


class Abandoned(Entry):
    """How many drafts of a round were not sent, by the step they had come to.

    Parameters
    ----------
    step
        Id of the step (of a theme where it repeats per theme), or "" when nothing was answered.
    ended
        "stopped" by the resident or the shared screen, "expired" after two weeks without a
        change, "closed" with the round.
    """

    step: str
    channel: str
    ended: str
    n: int


class DraftQueries(Queries):
    """Read drafts."""

    def draft(self, token_hash: str) -> StoredDraft | None:
        """Return a draft by the hash of its token, or None."""
        rows = self.rows("SELECT * FROM draft WHERE token_hash = ?", (token_hash,))
        return _draft(rows[0]) if rows else None

    def draft_of_code(self, code_hash: str) -> StoredDraft | None:
        """Return the draft that this code continues, open or closed with its round, or None."""
        rows = self.rows("SELECT * FROM draft WHERE code_hash = ?", (code_hash,))
        return _draft(rows[0]) if rows else None

    def was_moved(self, token_hash: str) -> bool:
        """Return whether the draft of this token went over to another device."""
        return bool(self.rows("SELECT 1 FROM moved_token WHERE token_hash = ?", (token_hash,)))

    def drafts_open(self, round_id: str) -> int:
        """Return how many drafts of a round were begun and are not sent, stopped or expired."""
        return int(
            self.rows(
                "SELECT count(*) AS n FROM draft WHERE round_id = ? AND ended IS NULL",
                (round_id,),
            )[0]["n"]
        )

    def drafts_stopped(self) -> list[str]:
        """Return the ids of all drafts that were stopped or expired."""
        rows = self.rows("SELECT id FROM draft WHERE ended IN ('stopped', 'expired')")
        return [str(row["id"]) for row in rows]

    def abandoned(self, round_id: str) -> list[Abandoned]:
        """Return how many drafts of a round were given up, by step, channel and how."""
        rows = self.rows(
            "SELECT step, channel, ended, count(*) AS n FROM draft WHERE round_id = ?"
            " AND ended IN ('stopped', 'expired', 'closed') GROUP BY step, channel, ended"
            " ORDER BY n DESC, step, channel, ended",
            (round_id,),
        )
        return [Abandoned.model_validate(row) for row in rows]


class DraftWrites(DraftQueries, RecordWrites):
    """Write drafts."""

    def begin_draft(self, draft: Draft, keys: DraftKeys, *, at: str) -> None:
        """Store a new draft."""
        row = draft.model_dump(mode="json")
        row["answers"] = json.dumps(row["answers"], ensure_ascii=False)
        row |= keys.model_dump()
        self._insert("draft", row | {"number": 0, "started_at": at, "updated_at": at})

    def move_draft(self, draft_id: str, keys: DraftKeys, *, at: str) -> None:
        """Give a draft another token; of the old one only that it was moved is kept."""
        self.db.execute(
            "INSERT OR IGNORE INTO moved_token SELECT token_hash, ? FROM draft WHERE id = ?",
            (at, draft_id),
        )
        self.db.execute(
            "UPDATE draft SET token_hash = ?, sealed_code = ? WHERE id = ?",
            (keys.token_hash, keys.sealed_code, draft_id),
        )

    def save_answers(
        self, draft_id: str, answers: Answers, *, step: str, number: int, at: str
    ) -> None:
        """Replace the answers of a draft."""
        self.db.execute(
            "UPDATE draft SET answers = ?, step = ?, number = ?, updated_at = ? WHERE id = ?",
            (
                json.dumps(plain_answers(answers), ensure_ascii=False),
                step,
                number,
                at,
                draft_id,
            ),
        )

    def save_language(self, draft_id: str, language: str) -> None:
        """Remember the language a resident chose."""
        self.db.execute("UPDATE draft SET language = ? WHERE id = ?", (language, draft_id))

    def finish_draft(self, draft_id: str, ended: str, sealed_code: str, *, at: str) -> None:
        """Empty a draft that was sent; its token still gives the code to who did not see it."""
        self.db.execute(
            "UPDATE draft SET answers = '{}', pins = NULL, completes = NULL, invitation = '',"
            " code_hash = NULL, sealed_code = ?, sent_at = ?, updated_at = ?, ended = ?,"
            " ended_at = ? WHERE id = ?",
            (sealed_code, at, at, ended, at, draft_id),
        )
        self.db.execute("DELETE FROM photo WHERE draft_id = ?", (draft_id,))

    def end_draft(self, draft_id: str, ended: str, *, at: str) -> None:
        """Empty a draft that was stopped; only how far it came stays."""
        self._end_drafts("id = ? AND ended IS NULL", (draft_id,), ended, at)

    def expire_drafts(self, before: str, *, sent_before: str, at: str) -> int:
        """Empty every draft without a change since `before`; returns how many there were.

        What was moved or closed before that moment, or sent before `sent_before`, is worth nothing
        from now on: its token gives no code any more.
        """
        n = self._end_drafts("ended IS NULL AND updated_at < ?", (before,), "expired", at)
        self.db.execute(
            "UPDATE draft SET token_hash = NULL, code_hash = NULL, sealed_code = NULL"
            " WHERE token_hash IS NOT NULL AND ended_at < iif(sent_at IS NULL, ?, ?)",
            (before, sent_before),
        )
        self.db.execute("DELETE FROM moved_token WHERE at < ?", (before,))
        return n

    def erase_drafts(self, round_id: str, *, at: str) -> None:
        """Empty every draft of a round that closes; token and code still tell that it closed."""
        self.db.execute(
            "UPDATE draft SET answers = '{}', pins = NULL, completes = NULL, invitation = '',"
            " intake_place = '', number = 0, ended = 'closed', ended_at = ?"
            " WHERE round_id = ? AND ended IS NULL",
            (at, round_id),
        )
        self.db.execute(
            "DELETE FROM photo WHERE round_id = ? AND draft_id IS NOT NULL", (round_id,)
        )

    def erase_drafts_of(self, code_hash: str, response_id: str) -> None:
        """Erase the drafts with which a response was being completed."""
        which = "FROM draft WHERE code_hash = ? OR completes = ?"
        self.db.execute(
            f"DELETE FROM photo WHERE draft_id IN (SELECT id {which})",  # noqa: S608
            (code_hash, response_id),
        )
        self.db.execute(f"DELETE {which}", (code_hash, response_id))

    def forget_draft(self, token_hash: str) -> None:
        """Erase a draft that was sent; an open one stays."""
        self.db.execute(
            "DELETE FROM draft WHERE token_hash = ? AND sent_at IS NOT NULL", (token_hash,)
        )

    def _end_drafts(self, which: str, values: tuple[str, ...], ended: str, at: str) -> int:
        photos = "DELETE FROM photo WHERE draft_id IN (SELECT id FROM draft WHERE "
        self.db.execute(f"{photos}{which})", values)
        sql = (
            "UPDATE draft SET answers = '{}', pins = NULL, completes = NULL, invitation = '',"
            " token_hash = NULL, code_hash = NULL, sealed_code = NULL, intake_place = '',"
            " number = 0, ended = ?, ended_at = ? WHERE "
        )
        return int(self.db.execute(sql + which, (ended, at, *values)).rowcount)


_BOOKKEEPING = (
    "number",
    "started_at",
    "updated_at",
    "sent_at",
    "sealed_code",
    "ended",
    "ended_at",
)


def _draft(row: dict[str, Any]) -> StoredDraft:
    extra = {name: row.pop(name) for name in _BOOKKEEPING}
    row["answers"] = json.loads(row["answers"])
    for name in ("token_hash", "code_hash", "pins"):
        del row[name]
    return StoredDraft(draft=Draft.model_validate(row), **extra)
