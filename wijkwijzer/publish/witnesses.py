"""What readers of all earlier stands know: who stood behind every figure that was ever shown."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wijkwijzer.publish.sample import GROUPS, Sample
from wijkwijzer.publish.weighing import WeightsOfStand
from wijkwijzer.statistics.disclosure import CellKey, Row
from wijkwijzer.store.context import RoundContext
from wijkwijzer.store.responses import Departure
from wijkwijzer.store.stands import Stand

WEIGHTS = "weights"
"""Where the weights of a stand are kept among its figures."""


def weights_of(stand: Stand) -> WeightsOfStand:
    """Return what people weighed at a stand."""
    return WeightsOfStand.from_json(stand.figures.get(WEIGHTS))


class Past:
    """The stands of a round so far and who left since.

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
        self.context, self.sample, self.stands = context, sample, stands
        self.departures = [d for d in departures if d.last_stand]
        self.by_person = {d.person: d for d in self.departures}
        self.place = {person: number for number, person in enumerate(sample.people)}
        self.by_number = {stand.number: stand for stand in stands}
        self.weights = {stand.number: weights_of(stand) for stand in stands}
        self._current = current_figures(stands)

    def figure(self, key: CellKey, theme: str) -> dict[str, Any] | None:
        """Return the figure that is shown now, or None when none is."""
        found: dict[str, Any] | None = self._current.get(key, {}).get("figures", {}).get(theme)
        return found if found and "stand" in found else None

    @cached_property
    def cells(self) -> list[tuple[Stand, list[tuple[CellKey, dict[str, Any]]]]]:
        """All stored figures, by stand."""
        return [(stand, read_cells(stand)) for stand in self.stands]


class Witnesses:
    """The published past of one theme, as sets of people.

    A column is a kind of people: those of the same groups who came between the same two stands
    cannot be told apart. Somebody who withdrew, or completed with another answer on this theme,
    keeps a column of their own; with the same answer they stay the same column, alone in it.

    Parameters
    ----------
    past
        The round.
    theme
        Its id.
    horizon
        Up to where the new stand reaches for this theme.

    Attributes
    ----------
    size : array of int
        People in each column.
    """

    def __init__(self, past: Past, theme: str, horizon: int) -> None:
        self._past, self._theme = past, theme
        left = [d for d in past.departures if theme in (*d.themes_same, *d.themes_changed)]
        stands_for = {d.person: self._standing_in(d) for d in left}
        gone = [p for p in dict.fromkeys(stands_for.values()) if p not in past.place]
        column = past.context.theme_ids.index(theme)
        answered = np.flatnonzero(past.sample.answers[:, column] >= 0)
        apart = {past.place[p] for p in stands_for.values() if p in past.place}
        first, self.size = self._kinds(answered, apart, horizon)
        self.people = first
        column_of = {int(person): number for number, person in enumerate(first) if person in apart}
        self.size = np.concatenate([self.size, np.ones(len(gone), dtype=np.int64)])
        extra = {person: len(first) + number for number, person in enumerate(gone)}
        self._left = [
            (d, extra[p] if p in extra else column_of[past.place[p]])
            for d in left
            for p in [stands_for[d.person]]
        ]
        self._members: dict[CellKey, NDArray[np.bool_]] = {}
        self._groups: dict[tuple[str, ...], tuple[list[tuple[str, ...]], NDArray[np.intp]]] = {}

    def _kinds(
        self, answered: NDArray[np.intp], apart: set[int], horizon: int
    ) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
        """Return one person of each kind and how many there are; those in `apart` are alone."""
        sample = self._past.sample
        reached = sorted({s.horizon.get(self._theme, 0) for s in self._past.stands} | {horizon})
        code = np.searchsorted(reached, sample.sequence[answered])
        for variable in GROUPS:
            code = code * len(sample.categories[variable]) + sample.codes[variable][answered]
        alone = np.isin(answered, list(apart))
        code[alone] = -1 - np.arange(int(alone.sum()))
        _, first, size = np.unique(code, return_index=True, return_counts=True)
        return answered[first], size.astype(np.int64)

    def _standing_in(self, departure: Departure) -> str:
        """Return who has this person's answer now: a successor, or nobody else."""
        while self._theme in departure.themes_same and departure.successor:
            if departure.successor in self._past.place:
                return departure.successor
            next_one = self._past.by_person.get(departure.successor)
            if next_one is None:
                return departure.successor
            departure = next_one
        return departure.person

    def present(self, key: CellKey, horizon: int) -> NDArray[np.bool_]:
        """Return who is here now and belongs to a cell, up to a horizon."""
        sample = self._past.sample
        inside = self._members.get(key)
        if inside is None:
            inside = np.ones(len(self.people), dtype=bool)
            for variable, category in key:
                inside &= sample.codes[variable][self.people] == sample.level(variable, category)
            self._members[key] = inside
        row = np.zeros(len(self.size), dtype=bool)
        row[: len(self.people)] = inside & (sample.sequence[self.people] <= horizon)
        return row

    def weighed(self, row: NDArray[np.bool_], weights: WeightsOfStand) -> Row:
        """Give each person in a row of people who are here now what they weigh."""
        if weights.weights is None:
            return row
        return self._weights(weights) * row

    def _weights(self, weights: WeightsOfStand) -> NDArray[np.float64]:
        """Return what each column weighed at a stand; 0 for who left."""
        groups, place = self._groups_by(weights.variables)
        found = np.zeros(len(self.size))
        found[: len(self.people)] = weights.of(groups)[place]
        return found

    def _groups_by(
        self, variables: tuple[str, ...]
    ) -> tuple[list[tuple[str, ...]], NDArray[np.intp]]:
        """Return the groups by these variables, and which of them each column is of."""
        known = self._groups.get(variables)
        if known is None:
            sample = self._past.sample
            codes = np.stack([sample.codes[v][self.people] for v in variables], axis=1)
            found, place = np.unique(codes, axis=0, return_inverse=True)
            names = [
                tuple(sample.categories[v][c] for v, c in zip(variables, row, strict=True))
                for row in found.tolist()
            ]
            known = self._groups[variables] = (names, place.reshape(-1))
        return known

    def past(self) -> list[Row]:
        """Return the people behind each figure of this theme that was ever shown, each once."""
        return self._rows(lambda figure, stand: figure.get("stand") == stand.number)

    def protected(self) -> list[Row]:
        """Return the cells of earlier stands that were hidden because all said the same."""
        return self._rows(lambda figure, _stand: figure.get("reason") == "gelijk")

    def _rows(self, wanted: Callable[[dict[str, Any], Stand], bool]) -> list[Row]:
        rows = {
            row.tobytes(): row
            for stand, cells in self._past.cells
            for key, content in cells
            if wanted(content["figures"].get(self._theme, {}), stand)
            for row in [self._row(stand, key)]
        }
        return list(rows.values())

    def shown(self, keys: Sequence[CellKey], chosen: tuple[Any, ...]) -> dict[CellKey, Row]:
        """Return the people behind the figures that are shown now and were weighed as `chosen`."""
        past = self._past
        return {
            key: self._row(past.by_number[figure["stand"]], key)
            for key in keys
            if (figure := past.figure(key, self._theme)) is not None
            and past.weights[figure["stand"]].chosen == chosen
        }

    def _row(self, stand: Stand, key: CellKey) -> Row:
        horizon = stand.horizon.get(self._theme, 0)
        weights = self._past.weights[stand.number]
        row = self.weighed(self.present(key, horizon), weights)
        for d, column in self._left:
            if d.sequence > horizon or d.last_stand < stand.number or not _inside(d, key):
                continue
            row[column] = weights.of([tuple(getattr(d, v) for v in weights.variables)])[0]
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
