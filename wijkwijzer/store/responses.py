"""Responses, receipts and departures: what residents send, complete and withdraw."""

import hashlib
import json
import secrets
from collections.abc import Iterable
from typing import Any

from wijkwijzer.record import Entry
from wijkwijzer.store.drafts import DraftQueries, DraftWrites
from wijkwijzer.store.links import LINKS
from wijkwijzer.store.open_answers import OpenAnswerWrites
from wijkwijzer.store.records import to_row
from wijkwijzer.survey.records import Response


class Receipt(Entry):
    """What a receipt code leads to; `state` is "sent" or "withdrawn".

    `round_id` is None when a copy was put back from before that round, and the answers stay
    withdrawn.
    """

    code_hash: str
    round_id: str | None
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
    channel
        On what they answered; "" in departures of before this was kept.
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
    channel: str = ""


class ResponseQueries(DraftQueries):
    """Read responses and receipts, beside drafts."""

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

    def answer_rows(self, round_id: str, after: int = 0) -> list[dict[str, Any]]:
        """Return only what figures are made of: who it is about, when it came, the answers."""
        return self.rows(
            "SELECT id, sequence, buurt, age, household, tenure, channel, answers FROM response"
            " WHERE round_id = ? AND sequence > ? ORDER BY sequence",
            (round_id, after),
        )

    def sequences(self, round_id: str) -> list[int]:
        """Return the order of arrival of everybody who is in a round now."""
        sql = "SELECT sequence FROM response WHERE round_id = ? ORDER BY sequence"
        return [int(row["sequence"]) for row in self.rows(sql, (round_id,))]

    def was_erased(self, response_id: str) -> bool:
        """Return whether a response with this id was withdrawn or completed."""
        sql = "SELECT 1 FROM erased WHERE response_hash = ?"
        return bool(self.rows(sql, (_erased_hash(response_id),)))

    def response_count(self, round_id: str) -> int:
        """Return how many responses a round holds now."""
        return int(
            self.rows("SELECT count(*) AS n FROM response WHERE round_id = ?", (round_id,))[0]["n"]
        )

    def entered_since(self, round_id: str, at: str) -> int:
        """Return how many forms of a round were typed over since a moment."""
        since = "SELECT count(*) AS n FROM response WHERE round_id = ? AND submitted_at >= ?"
        typed_over = f"{since} AND channel IN ('papier', 'namens')"
        return int(self.rows(typed_over, (round_id, at))[0]["n"])

    def receipt(self, code_hash: str) -> Receipt | None:
        """Return where a receipt code leads, or None."""
        rows = self.rows("SELECT * FROM receipt WHERE code_hash = ?", (code_hash,))
        return Receipt.model_validate(rows[0]) if rows else None

    def receipt_of(self, response_id: str) -> Receipt | None:
        """Return the receipt of a response, or None."""
        rows = self.rows("SELECT * FROM receipt WHERE response_id = ?", (response_id,))
        return Receipt.model_validate(rows[0]) if rows else None

    def withdrawn_receipts(self) -> list[Receipt]:
        """Return the receipts of all responses that were withdrawn."""
        rows = self.rows("SELECT * FROM receipt WHERE state = 'withdrawn'")
        return [Receipt.model_validate(row) for row in rows]

    def erased(self) -> list[str]:
        """Return the hashes of all responses that were withdrawn or completed."""
        return [str(row["response_hash"]) for row in self.rows("SELECT response_hash FROM erased")]

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


class ResponseWrites(ResponseQueries, DraftWrites, OpenAnswerWrites):
    """Write responses, receipts and departures, beside drafts."""

    def add_response(self, response: Response) -> int:
        """Append a response and return its sequence number."""
        row = to_row(response)
        del row["sequence"]
        sequence = self._insert("response", row)
        self.bump(response.wijk_id, "responses")
        return sequence

    def erase_response(self, response: Response) -> None:
        """Erase a response with the contributions and texts that came with it."""
        self.erase_open_answers(response.id)
        self._untie_withdrawn(response.id)
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

    def _untie_withdrawn(self, response_id: str) -> None:
        """Let the thread say that something was withdrawn, and nothing of what it was."""
        for row in self.rows("SELECT id FROM contribution WHERE response_id = ?", (response_id,)):
            self.db.execute(
                "UPDATE link SET from_kind = 'withdrawn', from_id = ?"
                " WHERE from_kind = 'contribution' AND from_id = ?",
                (secrets.token_hex(8), row["id"]),
            )
        self.bump(*LINKS)

    def keep_contribution(self, contribution_id: str, response_id: str) -> None:
        """Let a contribution go over to the completed response, with its verdicts."""
        self.db.execute(
            "UPDATE contribution SET response_id = ? WHERE id = ?", (response_id, contribution_id)
        )
        self.keep_open_answer(contribution_id, response_id)

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

    def add_withdrawn(self, receipt: Receipt) -> None:
        """Keep that a code was withdrawn, in a database that does not know it."""
        row = receipt.model_dump() | {"response_id": None, "state": "withdrawn"}
        if not self.rows("SELECT 1 FROM round WHERE id = ?", (receipt.round_id,)):
            row["round_id"] = None
        self._insert("receipt", row)

    def add_erased(self, response_hashes: Iterable[str]) -> None:
        """Keep that these responses were erased, in a database that does not know it."""
        for response_hash in response_hashes:
            self.db.execute("INSERT OR IGNORE INTO erased VALUES (?)", (response_hash,))

    def add_departure(self, departure: Departure) -> None:
        """Remember the groups, not the answers, of somebody who left after a stand."""
        row = departure.model_dump(mode="json")
        row["themes_same"] = json.dumps(row["themes_same"])
        row["themes_changed"] = json.dumps(row["themes_changed"])
        self._insert("departure", row)


def _response(row: dict[str, Any]) -> Response:
    return Response.model_validate(row | {"answers": json.loads(row["answers"])})
