"""What was decided on measures, in order."""

from functools import partial

from wijkwijzer.programme.records import Choice
from wijkwijzer.store.records import Queries, RecordWrites, from_row, to_row

PROGRAMME = "programme"
"""The stream that rises with choices, links, versions, signatures, progress and replies."""


class ProgrammeQueries(Queries):
    """Read choices."""

    def choices(self, wijk_id: str, measure_id: str = "") -> list[Choice]:
        """Return what was decided in a wijk, or on one measure, oldest first."""
        return self.made(
            partial(from_row, Choice),
            "SELECT * FROM choice WHERE wijk_id = ? AND (? = '' OR measure_id = ?)"
            " ORDER BY sequence",
            (wijk_id, measure_id, measure_id),
        )


class ProgrammeWrites(ProgrammeQueries, RecordWrites):
    """Write choices."""

    def add_choice(self, choice: Choice) -> None:
        """Append a choice."""
        row = to_row(choice)
        del row["sequence"]
        self._insert("choice", row)
        self.bump(choice.wijk_id, PROGRAMME)
