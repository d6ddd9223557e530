"""Drafts, responses, receipts and departures: what residents fill in, send and withdraw."""

import hashlib
import json
from typing import Any

from wijkwijzer.record import Entry
from wijkwijzer.store.records import Queries, RecordWrites, to_row
from wijkwijzer.survey.records import Answers, Draft, Response, plain_answers


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


class Receipt(Entry):
    """What a receipt code leads to; `state` is "sent" or "withdrawn"."""

    code_hash: str
    round_id: str
    response_id: str | None
    state: str
    at: str


class Departure(Entry):
    """Somebody whose answers left after they counted in a stand: groups only, no answers.

    Later stands cannot be checked without it: see the disclosure section of docs/method.md.

    Parameters
    ----------
    kind
        "withdrawn" or "completed".
    person, successor
        Id of the response that left, and of the one that completed it (None when withdrawn).
    themes_same, themes_changed
        Themes with an answer that stayed the same in the completed response, and the others.
    last_stand
        Number of the last stand that may have counted them.
    """

    round_id: str
    kind: str
    at: str
    person: str
    successor: str | None
    sequence: int
    buurt: str
    age: str
    household: str
    tenure: str
    themes_same: tuple[str, ...]
    themes_changed: tuple[str, ...]
    last_stand: int


class ResponseQueries(Queries):
    """Read drafts, responses and receipts."""

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

    def abandoned(self, round_id: str) -> list[Abandoned]:
        """Return how many drafts of a round were given up, by step, channel and how."""
        rows = self.rows(
            "SELECT step, channel, ended, count(*) AS n FROM draft WHERE round_id = ?"
            " AND ended IN ('stopped', 'expired', 'closed') GROUP BY step, channel, ended"
            " ORDER BY n DESC, step, channel, ended",
            (round_id,),
        )
        return [Abandoned.model_validate(row) for row in rows]

    def response(self, response_id: str) -> Response | None:
        """Return one response, or None."""
        rows = self.rows("SELECT * FROM response WHERE id = ?", (response_id,))
        return _response(rows[0]) if rows else None

    def responses(self, round_id: str, after: int = 0) -> list[Response]:
        """Return the responses of a round with a sequence number above `after`, in order."""
        return [_response(row) for row in self.response_rows(round_id, after)]

    def response_rows(self, round_id: str, after: int = 0) -> list[dict[str, Any]]:
        """Return the same as plain rows; `answers` is JSON text. For readers of many rows."""
        return self.rows(
            "SELECT * FROM response WHERE round_id = ? AND sequence > ? ORDER BY sequence",
            (round_id, after),
        )

    def was_erased(self, response_id: str) -> bool:
        """Return whether a response with this id was withdrawn or completed."""
        sql = "SELECT 1 FROM erased WHERE response_hash = ?"
        return bool(self.rows(sql, (_erased_hash(response_id),)))

    def response_count(self, round_id: str) -> int:
        """Return how many responses a round holds now."""
        return int(
            self.rows("SELECT count(*) AS n FROM response WHERE round_id = ?", (round_id,))[0]["n"]
        )

    def receipt(self, code_hash: str) -> Receipt | None:
        """Return where a receipt code leads, or None."""
        rows = self.rows("SELECT * FROM receipt WHERE code_hash = ?", (code_hash,))
        return Receipt.model_validate(rows[0]) if rows else None

    def receipt_of(self, response_id: str) -> Receipt | None:
        """Return the receipt of a response, or None."""
        rows = self.rows("SELECT * FROM receipt WHERE response_id = ?", (response_id,))
        return Receipt.model_validate(rows[0]) if rows else None

    def withdrawn_receipts(self) -> list[str]:
        """Return the hashes of all codes whose response was withdrawn."""
        rows = self.rows("SELECT code_hash FROM receipt WHERE state = 'withdrawn'")
        return [str(row["code_hash"]) for row in rows]

    def departures(self, round_id: str) -> list[Departure]:
        """Return who left this round after having counted in a stand."""
        return [
            Departure.model_validate(
                {name: value for name, value in row.items() if name != "id"}
                | {
                    "themes_same": json.loads(row["themes_same"]),
                    "themes_changed": json.loads(row["themes_changed"]),
                }
            )
            for row in self.rows("SELECT * FROM departure WHERE round_id = ?", (round_id,))
        ]


def _erased_hash(response_id: str) -> str:
    return hashlib.sha256(f"erased/{response_id}".encode()).hexdigest()


class ResponseWrites(ResponseQueries, RecordWrites):
    """Write drafts, responses, receipts and departures."""

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
        self._end_drafts("id = ?", (draft_id,), ended, at)

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

    def add_response(self, response: Response) -> int:
        """Append a response and return its sequence number."""
        row = to_row(response)
        del row["sequence"]
        sequence = self._insert("response", row)
        self.bump(response.wijk_id, "responses")
        return sequence

    def erase_response(self, response: Response) -> None:
        """Erase a response with the contributions that came with it."""
        self.db.execute(
            "DELETE FROM verdict WHERE contribution_id IN"
            " (SELECT id FROM contribution WHERE response_id = ?)",
            (response.id,),
        )
        self.db.execute(
            "DELETE FROM photo WHERE id IN"
            " (SELECT photo_id FROM contribution WHERE response_id = ?)",
            (response.id,),
        )
        self.db.execute("DELETE FROM contribution WHERE response_id = ?", (response.id,))
        self.db.execute("DELETE FROM duration WHERE response_id = ?", (response.id,))
        self.db.execute("DELETE FROM response WHERE id = ?", (response.id,))
        self.db.execute("INSERT OR IGNORE INTO erased VALUES (?)", (_erased_hash(response.id),))
        self.db.execute("UPDATE draft SET completes = NULL WHERE completes = ?", (response.id,))
        self.bump(response.wijk_id, "responses")
        self.bump(response.wijk_id, "contributions")

    def keep_contribution(self, contribution_id: str, response_id: str) -> None:
        """Let a contribution go over to the completed response, with its verdicts."""
        self.db.execute(
            "UPDATE contribution SET response_id = ? WHERE id = ?", (response_id, contribution_id)
        )

    def add_receipt(self, code_hash: str, round_id: str, response_id: str, *, at: str) -> None:
        """Store the hash of a receipt code with what it leads to."""
        self._insert(
            "receipt",
            {
                "code_hash": code_hash,
                "round_id": round_id,
                "response_id": response_id,
                "state": "sent",
                "at": at,
            },
        )

    def move_receipt(self, response_id: str, new_response_id: str | None, *, at: str) -> None:
        """Lead a receipt to the completed response, or mark it withdrawn when None."""
        self.db.execute(
            "UPDATE receipt SET response_id = ?, state = ?, at = ? WHERE response_id = ?",
            (new_response_id, "sent" if new_response_id else "withdrawn", at, response_id),
        )

    def add_departure(self, departure: Departure) -> None:
        """Remember the groups, not the answers, of somebody who left after a stand."""
        row = departure.model_dump(mode="json")
        row["themes_same"] = json.dumps(row["themes_same"])
        row["themes_changed"] = json.dumps(row["themes_changed"])
        self._insert("departure", row)


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


def _response(row: dict[str, Any]) -> Response:
    return Response.model_validate(row | {"answers": json.loads(row["answers"])})
