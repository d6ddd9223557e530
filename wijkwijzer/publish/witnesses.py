"""What readers of all earlier stands know: who stood behind every figure that was ever shown."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from wijkwijzer.publish.sample import BoolArray, Sample
from wijkwijzer.statistics.disclosure import CellKey
from wijkwijzer.store.context import RoundContext
from wijkwijzer.store.responses import Departure
from wijkwijzer.store.stands import Stand


class Witnesses:
    """The published past of a round, as sets of people.

    A person is a column. Somebody who withdrew, or completed with another answer on a theme,
    keeps a column of their own on that theme; with the same answer they stay the same column.

    Parameters
    ----------
    context, sample
        The round and who is in it now.
    stands
        All stands so far, oldest first.
    departures
        Who left after having counted.
    """

    def __init__(
        self,
        context: RoundContext,
        sample: Sample,
        stands: Sequence[Stand],
        departures: Sequence[Departure],
    ) -> None:
        self._context = context
        self._sample = sample
        self._stands = stands
        self._departures = [d for d in departures if d.last_stand]
        self._by_person = {d.person: d for d in self._departures}
        self._place = {person: number for number, person in enumerate(sample.people)}
        self._current = current_figures(stands)

    def figure(self, key: CellKey, theme: str) -> dict[str, Any] | None:
        """Return the figure that is shown now, or None when none is."""
        found: dict[str, Any] | None = self._current.get(key, {}).get("figures", {}).get(theme)
        return found if found and "stand" in found else None

    def padded(self, theme: str, present: BoolArray) -> BoolArray:
        """Return a set of present people as a row with a column for everyone who left."""
        row = np.zeros(len(present) + len(self._columns(theme)), dtype=bool)
        row[: len(present)] = present
        return row

    def past(self, theme: str) -> list[BoolArray]:
        """Return the people behind each figure of this theme that was ever shown, each once."""
        return self._rows(theme, lambda figure, stand: figure.get("stand") == stand.number)

    def protected(self, theme: str) -> list[BoolArray]:
        """Return the cells of earlier stands that were hidden because all said the same."""
        return self._rows(theme, lambda figure, _stand: figure.get("reason") == "gelijk")

    def _rows(self, theme: str, wanted: Callable[[dict[str, Any], Stand], bool]) -> list[BoolArray]:
        rows = {
            row.tobytes(): row
            for stand in self._stands
            for key, content in read_cells(stand)
            if wanted(content["figures"].get(theme, {}), stand)
            for row in [self._row(stand, theme, key)]
        }
        return list(rows.values())

    def shown(self, theme: str, keys: Sequence[CellKey]) -> dict[CellKey, BoolArray]:
        """Return the people behind the figures that are shown now."""
        by_number = {stand.number: stand for stand in self._stands}
        return {
            key: self._row(by_number[figure["stand"]], theme, key)
            for key in keys
            if (figure := self.figure(key, theme)) is not None
        }

    def _columns(self, theme: str) -> dict[str, int]:
        """Return the extra columns of a theme: person who left -> place after the present."""
        left = [
            d.person
            for d in self._departures
            if theme in (*d.themes_same, *d.themes_changed)
            and self._standing_in(d, theme) not in self._place
        ]
        representatives = dict.fromkeys(
            self._standing_in(self._by_person[person], theme) for person in left
        )
        return {person: number for number, person in enumerate(representatives)}

    def _standing_in(self, departure: Departure, theme: str) -> str:
        """Return who has this person's answer on a theme now: a successor, or nobody else."""
        while theme in departure.themes_same and departure.successor:
            if departure.successor in self._place:
                return departure.successor
            next_one = self._by_person.get(departure.successor)
            if next_one is None:
                return departure.successor
            departure = next_one
        return departure.person

    def _row(self, stand: Stand, theme: str, key: CellKey) -> BoolArray:
        horizon = stand.horizon.get(theme, 0)
        column = self._context.theme_ids.index(theme)
        sample = self._sample
        row = self.padded(
            theme,
            sample.members(key) & (sample.sequence <= horizon) & ~np.isnan(sample.needs[:, column]),
        )
        extra = self._columns(theme)
        for d in self._departures:
            if theme not in (*d.themes_same, *d.themes_changed):
                continue
            if d.sequence > horizon or d.last_stand < stand.number or not _inside(d, key):
                continue
            person = self._standing_in(d, theme)
            place = self._place.get(person)
            row[len(self._place) + extra[person] if place is None else place] = True
        return row


def _inside(departure: Departure, key: CellKey) -> bool:
    return all(getattr(departure, variable) == category for variable, category in key)


def read_cells(stand: Stand) -> list[tuple[CellKey, dict[str, Any]]]:
    """Return the stored figures of a stand by cell."""
    return [
        (tuple((str(v), str(c)) for v, c in key), content)
        for key, content in stand.figures["cells"]
    ]


def current_figures(stands: Sequence[Stand]) -> Mapping[CellKey, dict[str, Any]]:
    """Return what is shown now: the newest stand of all cells, with the newest whole-wijk cell."""
    whole = [stand for stand in stands if stand.kind == "all"]
    shown = dict(read_cells(whole[-1])) if whole else {}
    if stands:
        shown |= dict(read_cells(stands[-1]))
    return shown
