"""The sent responses of a round as compact columns and standing counts.

A person is a code of one byte per group variable and per theme. Counts of these codes per cell of
groups are kept up to date beside them: an arrival is one increment per theme, and what leaves is
taken out. Only rows after the last known sequence number are read.
"""

import json
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from wijkwijzer.neighbourhood.records import CATEGORIES, NOT_SAID
from wijkwijzer.statistics.counts import CellTable, Counts
from wijkwijzer.statistics.disclosure import CellKey
from wijkwijzer.store import Reader
from wijkwijzer.store.context import RoundContext
from wijkwijzer.survey.needs import need_codes, need_values
from wijkwijzer.survey.records import Channel

GROUPS = ("buurt", "age", "household", "tenure")
COUNTED = (*GROUPS, "channel")
"""What responses are counted by; a channel is no group of people, and has no figures."""

BoolArray = NDArray[np.bool_]
Codes = NDArray[np.int16]
Categories = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Sample:
    """Everybody who sent a response, in order of arrival.

    Parameters
    ----------
    people
        Response ids.
    sequence
        Order of arrival, rising.
    categories
        What is counted by (`COUNTED`) -> its categories.
    codes
        What is counted by -> position of each person's category.
    answers
        People x themes: position of the need in `values`; -1 is no answer.
    values
        Every need that an answer can give, 0-100, rising.
    table
        How often each need was given, per cell of `GROUPS`.
    """

    people: tuple[str, ...]
    sequence: NDArray[np.int64]
    categories: Categories
    codes: Mapping[str, Codes]
    answers: NDArray[np.int8]
    values: NDArray[np.float64]
    table: CellTable

    @cached_property
    def needs(self) -> NDArray[np.float64]:
        """People x themes: the need 0-100; NaN is no answer."""
        return np.append(self.values, np.nan)[self.answers]

    @cached_property
    def groups(self) -> Mapping[str, NDArray[np.str_]]:
        """What is counted by -> category per person."""
        return {v: np.array(self.categories[v], dtype=np.str_)[self.codes[v]] for v in COUNTED}

    def members(self, cell: CellKey) -> BoolArray:
        """Return who belongs to a cell of the lattice, whatever they answered."""
        inside = np.ones(len(self.people), dtype=bool)
        for variable, category in cell:
            inside &= self.codes[variable] == self.level(variable, category)
        return inside

    def level(self, variable: str, category: str) -> int:
        """Return the position of a category; -1 when nobody can have it."""
        known = self.categories[variable]
        return known.index(category) if category in known else -1

    def counts(self, variable: str) -> dict[str, int]:
        """Return the responses per category that occurs; all of them together under ""."""
        known = self.categories[variable]
        times = np.bincount(self.codes[variable], minlength=len(known)).tolist()
        found = {category: n for category, n in zip(known, times, strict=True) if n}
        return found | {"": len(self.people)}

    def table_until(self, horizon: NDArray[np.int64]) -> CellTable:
        """Return the counts of who came up to a horizon (per theme), as if nobody came after.

        Who came before the last of these horizons counts as a person, also where an answer came
        after the horizon of its theme and does not count.
        """
        here = self.sequence <= horizon.max(initial=0)
        counted = self.sequence[here, np.newaxis] <= horizon
        answers = np.where(counted, self.answers[here], -1)
        codes = {variable: self.codes[variable][here] for variable in GROUPS}
        return _counted(self.categories, codes, answers, self.values).table()


def lattice(buurten: tuple[str, ...]) -> tuple[CellKey, ...]:
    """Return the cells that may be published, the most important first.

    All; one group variable; a buurt within one group variable. "Niet gezegd" is a category too.
    """
    categories = {"buurt": (*buurten, NOT_SAID)} | {
        variable: (*names, NOT_SAID) for variable, names in CATEGORIES.items()
    }
    single: list[CellKey] = [((v, c),) for v in GROUPS for c in categories[v]]
    double: list[CellKey] = [
        (("buurt", buurt), (variable, category))
        for buurt in categories["buurt"]
        for variable in GROUPS[1:]
        for category in categories[variable]
    ]
    return ((), *single, *double)


def load_sample(reader: Reader, context: RoundContext) -> Sample:
    """Return the sample of a round at the revision that `reader` sees.

    Nothing is read while no response came or went; else only what is new, and the numbers of all
    that are left when somebody withdrew or completed.
    """
    revision = reader.revision(context.wijk.id, "responses")
    key = (reader.source, context.round.id)
    asked = (context.questionnaire, context.theme_ids, context.buurt_ids)
    with _lock:
        known = _loaded.get(key)
        if known is None or known.asked != asked:
            known = _loaded[key] = _Standing(context, asked)
        if known.revision != revision:
            known.read(reader, context)
            known.revision = revision
        return known.sample


_lock = threading.Lock()


class _Standing:
    """The columns and counts of one round, kept up to date; used under the lock."""

    def __init__(self, context: RoundContext, asked: tuple[object, ...]) -> None:
        self.asked = asked
        self.revision = -1
        self._values = need_values(context.questionnaire)
        categories = {"buurt": (*context.buurt_ids, NOT_SAID), "channel": get_args(Channel)} | {
            variable: (*names, NOT_SAID) for variable, names in CATEGORIES.items()
        }
        self._start(categories, len(context.theme_ids))

    def _start(self, categories: Categories, themes: int) -> None:
        self._counts = _empty(categories, themes, self._values)
        self.sample = Sample(
            people=(),
            sequence=np.empty(0, dtype=np.int64),
            categories=categories,
            codes={v: np.empty(0, dtype=np.int16) for v in COUNTED},
            answers=np.empty((0, themes), dtype=np.int8),
            values=self._values,
            table=self._counts.table(),
        )

    def read(self, reader: Reader, context: RoundContext) -> None:
        """Read what came, and take out what left."""
        known = self.sample
        last = int(known.sequence[-1]) if len(known.people) else 0
        rows = reader.answer_rows(context.round.id, last)
        if reader.response_count(context.round.id) != len(known.people) + len(rows):
            self._keep(np.isin(known.sequence, reader.sequences(context.round.id)))
        if rows:
            self._know(rows, len(context.theme_ids))
            self._add(rows, need_codes(context.questionnaire, context.theme_ids, _answers(rows)))

    def _know(self, rows: Sequence[Mapping[str, Any]], themes: int) -> None:
        """Make place for categories that were not known, from another installation."""
        known = self.sample
        more = {
            v: tuple(dict.fromkeys((*known.categories[v], *(row[v] for row in rows))))
            for v in COUNTED
        }
        if more == known.categories:
            return
        self._start(more, themes)
        if len(known.people):
            self._append(known.people, known.sequence, known.codes, known.answers)

    def _add(self, rows: Sequence[Mapping[str, Any]], answers: NDArray[np.int8]) -> None:
        places = {v: {c: n for n, c in enumerate(self.sample.categories[v])} for v in COUNTED}
        self._append(
            tuple(row["id"] for row in rows),
            np.array([row["sequence"] for row in rows], dtype=np.int64),
            {v: np.array([places[v][row[v]] for row in rows], dtype=np.int16) for v in COUNTED},
            answers,
        )

    def _append(
        self,
        people: tuple[str, ...],
        sequence: NDArray[np.int64],
        codes: Mapping[str, Codes],
        answers: NDArray[np.int8],
    ) -> None:
        known = self.sample
        self._counts.merge(_counted(known.categories, codes, answers, self._values).table())
        self.sample = Sample(
            people=known.people + people,
            sequence=np.concatenate([known.sequence, sequence]),
            categories=known.categories,
            codes={v: np.concatenate([known.codes[v], codes[v]]) for v in COUNTED},
            answers=np.concatenate([known.answers, answers]),
            values=self._values,
            table=self._counts.table(),
        )

    def _keep(self, kept: BoolArray) -> None:
        """Take out everybody who is not kept."""
        known = self.sample
        for person in np.flatnonzero(~kept):
            self._counts.remove(
                known.answers[person].tolist(),
                [int(known.codes[variable][person]) for variable in GROUPS],
            )
        self.sample = Sample(
            people=tuple(person for person, here in zip(known.people, kept, strict=True) if here),
            sequence=known.sequence[kept],
            categories=known.categories,
            codes={v: codes[kept] for v, codes in known.codes.items()},
            answers=known.answers[kept],
            values=self._values,
            table=self._counts.table(),
        )


_loaded: dict[tuple[str, str], _Standing] = {}


def _answers(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [json.loads(row["answers"]) for row in rows]


def _levels(categories: Categories) -> list[int]:
    return [len(categories[variable]) for variable in GROUPS]


def _empty(categories: Categories, themes: int, values: NDArray[np.float64]) -> Counts:
    return Counts([values] * themes, _levels(categories), pairs=range(themes))


def _counted(
    categories: Categories,
    codes: Mapping[str, Codes],
    answers: NDArray[np.int8],
    values: NDArray[np.float64],
) -> Counts:
    themes = answers.shape[1]
    return Counts.from_columns(
        [np.ascontiguousarray(column) for column in answers.T],
        [codes[variable] for variable in GROUPS],
        [values] * themes,
        _levels(categories),
        pairs=range(themes),
    )
