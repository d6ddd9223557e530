"""Remarks, places and photos, and the verdicts on them."""

import json
from collections.abc import Collection
from typing import Any, Literal

from wijkwijzer.record import Entry
from wijkwijzer.store.open_answers import OpenAnswerWrites
from wijkwijzer.store.records import Queries
from wijkwijzer.survey.open_answers.records import OpenAnswer
from wijkwijzer.survey.records import Contribution

State = Literal["waiting", "passed", "refused"]

_TEXT = sorted(OpenAnswer.model_fields.keys() & Contribution.model_fields.keys() - {"state"})
"""What a contribution and its text share."""

_WITH_VERDICT = """
SELECT c.*, coalesce(v.state, 'waiting') AS state, coalesce(v.reason, '') AS reason
FROM contribution c
LEFT JOIN verdict v ON v.sequence =
  (SELECT max(sequence) FROM verdict WHERE contribution_id = c.id)
"""


class Verdict(Entry):
    """What somebody decided about a remark or pin; "waiting" means it was put back."""

    sequence: int
    contribution_id: str
    state: State
    reason: str = ""
    by: str
    at: str


class ContributionQueries(Queries):
    """Read remarks and pins with their latest verdict."""

    def contributions(
        self, wijk_id: str, *, state: State | None = None, after: int = 0
    ) -> list[Contribution]:
        """Return the contributions of a wijk in order of arrival, of one state if given."""
        return self.made(
            _contribution,
            _WITH_VERDICT
            + " WHERE c.wijk_id = ? AND c.sequence > ?"
            + " AND (? IS NULL OR coalesce(v.state, 'waiting') = ?) ORDER BY c.sequence",
            (wijk_id, after, state, state),
        )

    def states_of(self, wijk_id: str, ids: Collection[str]) -> dict[str, State]:
        """Return the state of those of these contributions that are there, in this wijk."""
        rows = self.rows(
            f"SELECT id, state FROM ({_WITH_VERDICT} WHERE c.wijk_id = ? AND c.id IN"  # noqa: S608
            " (SELECT value FROM json_each(?)))",
            (wijk_id, json.dumps(sorted(ids))),
        )
        return {row["id"]: row["state"] for row in rows}

    def contributions_of(self, response_id: str) -> list[Contribution]:
        """Return what came with one response."""
        rows = self.rows(
            _WITH_VERDICT + " WHERE c.response_id = ? ORDER BY c.sequence", (response_id,)
        )
        return [_contribution(row) for row in rows]

    def waiting_count(self, wijk_id: str) -> int:
        """Return how many contributions of a wijk wait for a verdict."""
        rows = self.rows(
            f"SELECT count(*) AS n FROM ({_WITH_VERDICT} WHERE c.wijk_id = ?)"  # noqa: S608
            " WHERE state = 'waiting'",
            (wijk_id,),
        )
        return int(rows[0]["n"])

    def newest_contribution(self, wijk_id: str) -> int:
        """Return the sequence of what came in last; 0 without any.

        While the revision `contributions` stays, nothing leaves: so it rises with every arrival.
        """
        rows = self.rows(
            "SELECT coalesce(max(sequence), 0) AS n FROM contribution WHERE wijk_id = ?", (wijk_id,)
        )
        return int(rows[0]["n"])

    def verdicts(self, wijk_id: str, *, since: str = "", limit: int = -1) -> list[Verdict]:
        """Return the verdicts of a wijk, newest first.

        Parameters
        ----------
        since
            Only those from this moment on (as stored: UTC); "" means all.
        limit
            At most so many; -1 means all.
        """
        return self.made(
            Verdict.model_validate,
            "SELECT v.* FROM verdict v JOIN contribution c ON c.id = v.contribution_id"
            " WHERE c.wijk_id = ? AND v.at >= ? ORDER BY v.sequence DESC LIMIT ?",
            (wijk_id, since, limit),
        )


class ContributionWrites(ContributionQueries, OpenAnswerWrites):
    """Write remarks, pins and verdicts."""

    def add_contribution(self, contribution: Contribution) -> None:
        """Append a remark or pin; it waits for a facilitator, so nothing that is shown changes."""
        row = contribution.model_dump(mode="json", exclude={"sequence", "state", "reason", "point"})
        row["ring"] = json.dumps(row["ring"]) if row["ring"] else None
        point = contribution.point
        row["longitude"] = point.longitude if point else None
        row["latitude"] = point.latitude if point else None
        self._insert("contribution", row)
        self.add_open_answer(
            OpenAnswer.model_validate({n: getattr(contribution, n) for n in _TEXT})
        )

    def add_verdict(
        self, contribution: Contribution, state: State, reason: str, *, by: str, at: str
    ) -> None:
        """Append a verdict; the newest one counts, the older ones stay as history."""
        if state != "passed":
            self.drop_quotes_of(contribution.wijk_id, contribution.id, by=by, at=at)
        self._insert(
            "verdict",
            {
                "contribution_id": contribution.id,
                "state": state,
                "reason": reason,
                "by": by,
                "at": at,
            },
        )
        self.bump(contribution.wijk_id, "contributions")


def _contribution(row: dict[str, Any]) -> Contribution:
    longitude, latitude = row.pop("longitude"), row.pop("latitude")
    point = None if longitude is None else {"longitude": longitude, "latitude": latitude}
    corners = row.pop("ring")
    ring = json.loads(corners) if corners else []
    return Contribution.model_validate(row | {"point": point, "ring": ring})
