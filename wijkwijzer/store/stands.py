"""Stands: what was made public, when, and of whom."""

import json
from typing import Any, Literal

from wijkwijzer.record import Entry
from wijkwijzer.store.records import Queries, RecordWrites


class Stand(Entry):
    """One moment of publication.

    Parameters
    ----------
    number
        Rises by one within a round, from 1.
    kind
        "wijk": only whole-wijk figures moved; "all": also those of buurten and groups.
    horizon
        Theme -> highest response sequence that counts for it.
    figures
        The figures as they were released, by theme and cell; shape of `publish.stands`.
    """

    round_id: str
    number: int
    at: str
    by: str
    kind: Literal["wijk", "all"]
    horizon: dict[str, int]
    figures: dict[str, Any]


class StandQueries(Queries):
    """Read stands."""

    def stands(self, round_id: str) -> list[Stand]:
        """Return all stands of a round, oldest first."""
        return [
            _stand(row)
            for row in self.rows(
                "SELECT * FROM stand WHERE round_id = ? ORDER BY number", (round_id,)
            )
        ]

    def shown_stands(self, round_id: str) -> list[Stand]:
        """Return the newest stand of all cells and the newest stand, oldest first; each once."""
        return self.made(
            _stand,
            "SELECT * FROM stand WHERE round_id = ? AND number IN ("
            " (SELECT max(number) FROM stand WHERE round_id = ? AND kind = 'all'),"
            " (SELECT max(number) FROM stand WHERE round_id = ?)) ORDER BY number",
            (round_id,) * 3,
        )

    def latest_stand(self, round_id: str) -> Stand | None:
        """Return the newest stand, or None."""
        found = self.made(
            _stand,
            "SELECT * FROM stand WHERE round_id = ? ORDER BY number DESC LIMIT 1",
            (round_id,),
        )
        return found[0] if found else None


class StandWrites(StandQueries, RecordWrites):
    """Write stands."""

    def add_stand(self, stand: Stand, wijk_id: str) -> None:
        """Append a stand; a number that exists already is refused by the database."""
        row = stand.model_dump(mode="json")
        row["horizon"] = json.dumps(row["horizon"])
        row["figures"] = json.dumps(row["figures"])
        self._insert("stand", row)
        self.bump(wijk_id, "stands")


def _stand(row: dict[str, Any]) -> Stand:
    return Stand.model_validate(
        row | {"horizon": json.loads(row["horizon"]), "figures": json.loads(row["figures"])}
    )
