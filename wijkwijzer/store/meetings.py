"""Meetings: steps, seats, ballots, hands, cards and turns, in order.

Two revisions per meeting stand under its own id: `meeting` rises with whatever participants may
see, `votes` with what only the wall and the console count (ballots, hands, seats, waiting cards).
"""

import json
from collections.abc import Sequence
from typing import Any

from wijkwijzer.dialogue.records import (
    Ballot,
    Card,
    FollowUp,
    HandCount,
    Meeting,
    ReportVersion,
    Seat,
    Step,
    Turn,
    Verdict,
)
from wijkwijzer.store.links import LINKS
from wijkwijzer.store.records import Queries, RecordWrites, from_row

SEEN = "meeting"
COUNTED = "votes"

_CARDS = """
SELECT c.*, coalesce(v.state, 'wait') AS state, v.into_id, coalesce(v.theme, c.theme) AS theme,
  coalesce(v.answer, '') AS answer
FROM card c
LEFT JOIN (SELECT *, "into" AS into_id FROM card_verdict) v ON v.sequence =
  (SELECT max(sequence) FROM card_verdict WHERE card_id = c.id)
WHERE c.meeting_id = ?
"""
_LOGS = ("card_verdict", "card", "ballot", "hand_count", "turn", "seat", "meeting_step")


class MeetingQueries(Queries):
    """Read meetings and their logs."""

    def meeting_of_code(self, code: str) -> Meeting | None:
        """Return the meeting one joins with this code, or None."""
        rows = self.rows("SELECT * FROM meeting WHERE code = ?", (code,))
        return from_row(Meeting, rows[0]) if rows else None

    def revisions_of(
        self, wijk_id: str, streams: Sequence[str]
    ) -> tuple[tuple[str, str, int], ...]:
        """Return the revisions of some streams of a wijk and of what its meetings show, at once."""
        found = self.db.execute(
            "SELECT wijk_id, stream, value FROM revision"
            " WHERE wijk_id = :wijk AND stream IN (SELECT value FROM json_each(:streams))"
            " OR stream = :seen AND wijk_id IN (SELECT id FROM meeting WHERE wijk_id = :wijk)"
            " ORDER BY wijk_id, stream",
            {"wijk": wijk_id, "streams": json.dumps(streams), "seen": SEEN},
        )
        return tuple(found)

    def steps(self, meeting_id: str) -> list[Step]:
        """Return the steps of a meeting in order."""
        rows = self.rows(
            "SELECT * FROM meeting_step WHERE meeting_id = ? ORDER BY sequence", (meeting_id,)
        )
        return [Step.model_validate(r | {"payload": json.loads(r["payload"])}) for r in rows]

    def seats(self, meeting_id: str) -> list[Seat]:
        """Return who takes part, in order of joining; ended seats too."""
        columns = "meeting_id, number, here, buurt, party_id, confirmed"
        rows = self.rows(
            f"SELECT {columns} FROM seat WHERE meeting_id = ? ORDER BY number",  # noqa: S608
            (meeting_id,),
        )
        return [Seat.model_validate(row) for row in rows]

    def seat_of(self, meeting_id: str, token_hash: str) -> Seat | None:
        """Return the seat of a token in this meeting, or None."""
        columns = "meeting_id, number, here, buurt, party_id, confirmed"
        rows = self.rows(
            f"SELECT {columns} FROM seat WHERE token_hash = ? AND meeting_id = ?",  # noqa: S608
            (token_hash, meeting_id),
        )
        return Seat.model_validate(rows[0]) if rows else None

    def seat_count(self, meeting_id: str) -> int:
        """Return how many joined."""
        rows = self.rows("SELECT count(*) AS n FROM seat WHERE meeting_id = ?", (meeting_id,))
        return int(rows[0]["n"])

    def ballot(self, ballot_id: str) -> Ballot | None:
        """Return a ballot by the id its device gave it, or None."""
        rows = self.rows("SELECT * FROM ballot WHERE id = ?", (ballot_id,))
        return Ballot.model_validate(rows[0]) if rows else None

    def ballots(
        self, meeting_id: str, part: str = "", *, participant: int | None = None
    ) -> list[Ballot]:
        """Return ballots in order: of all parts or one, of all participants or one."""
        rows = self.rows(
            "SELECT * FROM ballot WHERE meeting_id = ? AND (? = '' OR part = ?)"
            " AND (? IS NULL OR participant = ?) ORDER BY sequence",
            (meeting_id, part, part, participant, participant),
        )
        return [Ballot.model_validate(row) for row in rows]

    def standing_ballots(self, meeting_id: str, participant: int) -> dict[tuple[str, str], int]:
        """Return (part, target) -> value of what counts of one participant, the latest last."""
        rows = self.rows(
            "SELECT part, target, value, max(sequence) FROM ballot"
            " WHERE meeting_id = ? AND participant = ? GROUP BY part, target"
            " ORDER BY max(sequence)",
            (meeting_id, participant),
        )
        return {(r["part"], r["target"]): r["value"] for r in rows if r["value"] is not None}

    def ballot_count(self, meeting_id: str, participant: int) -> int:
        """Return how often a participant voted, changes included."""
        rows = self.rows(
            "SELECT count(*) AS n FROM ballot WHERE meeting_id = ? AND participant = ?",
            (meeting_id, participant),
        )
        return int(rows[0]["n"])

    def voter_count(self, meeting_id: str, part: str, suffix: str = "") -> int:
        """Return how many participants sent a vote in a part, taken back or not.

        Parameters
        ----------
        suffix
            `:voor` or `:na`, to count one stage only.
        """
        rows = self.rows(
            "SELECT count(DISTINCT participant) AS n FROM ballot"
            " WHERE meeting_id = ? AND part = ? AND (? = '' OR target LIKE '%' || ?)",
            (meeting_id, part, suffix, suffix),
        )
        return int(rows[0]["n"])

    def hand_counts(self, meeting_id: str, part: str = "") -> list[HandCount]:
        """Return hand counts in order, of all parts or one."""
        rows = self.rows(
            "SELECT * FROM hand_count WHERE meeting_id = ? AND (? = '' OR part = ?)"
            " ORDER BY sequence",
            (meeting_id, part, part),
        )
        return [HandCount.model_validate(row) for row in rows]

    def newest(self, meeting_id: str) -> tuple[int, int]:
        """Return the sequence of the newest ballot and the newest hand count; 0 without any."""
        found = [
            self.rows(
                f"SELECT coalesce(max(sequence), 0) AS n FROM {table} WHERE meeting_id = ?",  # noqa: S608
                (meeting_id,),
            )[0]["n"]
            for table in ("ballot", "hand_count")
        ]
        return int(found[0]), int(found[1])

    def cards(self, meeting_id: str) -> list[Card]:
        """Return everything that was written in a meeting, with its latest verdict, in order."""
        return self.made(_card, _CARDS + " ORDER BY c.sequence", (meeting_id,))

    def card(self, meeting_id: str, card_id: str) -> Card | None:
        """Return a card, or None."""
        rows = self.rows(_CARDS + " AND c.id = ?", (meeting_id, card_id))
        return _card(rows[0]) if rows else None

    def meeting_of_card(self, card_id: str) -> str | None:
        """Return the id of the meeting in which a card was written, or None."""
        rows = self.rows("SELECT meeting_id FROM card WHERE id = ?", (card_id,))
        return str(rows[0]["meeting_id"]) if rows else None

    def card_exists(self, card_id: str) -> bool:
        """Return whether any meeting has a card with this id."""
        return bool(self.rows("SELECT 1 FROM card WHERE id = ?", (card_id,)))

    def verdicts_of(self, card_id: str) -> list[Verdict]:
        """Return what was decided about a card, in order."""
        rows = self.rows(
            "SELECT * FROM card_verdict WHERE card_id = ? ORDER BY sequence", (card_id,)
        )
        return [Verdict.model_validate(row | {"answer": row["answer"] or ""}) for row in rows]

    def turns(self, meeting_id: str) -> list[Turn]:
        """Return who spoke, in order."""
        rows = self.rows("SELECT * FROM turn WHERE meeting_id = ? ORDER BY sequence", (meeting_id,))
        return [Turn.model_validate(row) for row in rows]

    def follow_ups(self, meeting_id: str) -> list[FollowUp]:
        """Return what was agreed in a meeting, in order of writing down."""
        rows = self.rows(
            "SELECT * FROM follow_up WHERE meeting_id = ? ORDER BY rowid", (meeting_id,)
        )
        return [from_row(FollowUp, row) for row in rows]

    def report_versions(self, meeting_id: str) -> list[ReportVersion]:
        """Return every version of the report that was published, in order."""
        rows = self.rows(
            "SELECT * FROM meeting_report_version WHERE meeting_id = ? ORDER BY number",
            (meeting_id,),
        )
        return [ReportVersion.model_validate(row) for row in rows]


class MeetingWrites(MeetingQueries, RecordWrites):
    """Write in the logs of a meeting; each write raises one of its two revisions."""

    def add_step(self, step: Step) -> int:
        """Append a step; returns its sequence."""
        row = step.model_dump(exclude={"sequence"})
        number = self._insert("meeting_step", row | {"payload": json.dumps(row["payload"])})
        self.bump(step.meeting_id, SEEN)
        return number

    def add_seat(self, seat: Seat, token_hash: str) -> None:
        """Give somebody a seat."""
        self._insert("seat", seat.model_dump() | {"token_hash": token_hash})
        self.bump(seat.meeting_id, COUNTED)

    def change_seat(self, seat: Seat) -> None:
        """Store what somebody says of themselves, or that their party was confirmed."""
        self.db.execute(
            "UPDATE seat SET here = ?, buurt = ?, party_id = ?, confirmed = ?"
            " WHERE meeting_id = ? AND number = ?",
            (
                seat.here,
                seat.buurt,
                seat.party_id,
                seat.confirmed,
                seat.meeting_id,
                seat.number,
            ),
        )
        self.bump(seat.meeting_id, SEEN if seat.party_id else COUNTED)

    def next_seat(self, meeting_id: str) -> int:
        """Return the number of the next seat."""
        rows = self.rows(
            "SELECT coalesce(max(number), 0) + 1 AS n FROM seat WHERE meeting_id = ?", (meeting_id,)
        )
        return int(rows[0]["n"])

    def end_seats(self, meeting_id: str) -> None:
        """Make all tokens of a meeting worth nothing."""
        self.db.execute("UPDATE seat SET token_hash = NULL WHERE meeting_id = ?", (meeting_id,))
        self.bump(meeting_id, SEEN)

    def add_ballot(self, ballot: Ballot) -> None:
        """Append a vote."""
        self._insert("ballot", ballot.model_dump(exclude={"sequence"}))
        self.bump(ballot.meeting_id, COUNTED)

    def add_hand_count(self, hands: HandCount) -> None:
        """Append a count of hands."""
        self._insert("hand_count", hands.model_dump(exclude={"sequence"}))
        self.bump(hands.meeting_id, COUNTED)

    def add_card(self, card: Card) -> None:
        """Append a card; it waits for a verdict."""
        row = card.model_dump(exclude={"sequence", "state", "into", "answer", "point"})
        point = card.point
        row["longitude"] = point.longitude if point else None
        row["latitude"] = point.latitude if point else None
        self._insert("card", row)
        self.bump(card.meeting_id, COUNTED)

    def add_card_verdict(self, verdict: Verdict) -> None:
        """Append a verdict on a card; the newest counts."""
        self._insert("card_verdict", verdict.model_dump(exclude={"sequence"}))
        self.bump(verdict.meeting_id, SEEN)

    def add_turn(self, turn: Turn) -> None:
        """Append that somebody spoke."""
        self._insert("turn", turn.model_dump(exclude={"sequence"}))
        self.bump(turn.meeting_id, COUNTED)

    def add_report_version(self, version: ReportVersion) -> None:
        """Append a report as it is published."""
        self._insert("meeting_report_version", version.model_dump())

    def erase_meeting(self, meeting: Meeting) -> None:
        """Erase a meeting and everything in it, with its lines in the change log.

        For a rehearsal, of which nothing may stay.
        """
        ids = [follow_up.id for follow_up in self.follow_ups(meeting.id)]
        for table in (*_LOGS, "follow_up"):
            self.db.execute(f"DELETE FROM {table} WHERE meeting_id = ?", (meeting.id,))  # noqa: S608
        self.db.execute("DELETE FROM meeting WHERE id = ?", (meeting.id,))
        for kind, gone in (("meeting", [meeting.id]), ("follow_up", ids)):
            for one in gone:
                self.db.execute("DELETE FROM change WHERE kind = ? AND record_id = ?", (kind, one))
                self.db.execute(
                    "DELETE FROM link WHERE (from_kind = ? AND from_id = ?)"
                    " OR (to_kind = ? AND to_id = ?)",
                    (kind, one, kind, one),
                )
        self.bump(*LINKS)
        self.db.execute("DELETE FROM revision WHERE wijk_id = ?", (meeting.id,))
        self.raised.add((meeting.id, SEEN))
        self.bump(meeting.wijk_id, "records")


def _card(row: dict[str, Any]) -> Card:
    # A join gives `theme` twice; the later one, of the verdict, is in the dict.
    return Card.model_validate(row | {"into": row.pop("into_id")})
