"""The sent responses of a round as arrays: loaded once, and only what is new after that."""

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from wijkwijzer.neighbourhood.records import CATEGORIES, NOT_SAID
from wijkwijzer.statistics.disclosure import CellKey
from wijkwijzer.statistics.estimates import MeansResult, exact_if_unanimous, means
from wijkwijzer.store import Reader
from wijkwijzer.store.context import RoundContext
from wijkwijzer.survey.needs import improvement, needs

GROUPS = ("buurt", "age", "household", "tenure")
COUNTED = (*GROUPS, "channel")
"""What responses are counted by; a channel is no group of people, and has no figures."""

BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class Sample:
    """Everybody who sent a response, in order of arrival.

    Parameters
    ----------
    people
        Response ids.
    sequence
        Order of arrival, rising.
    groups
        What is counted by (`COUNTED`) -> category per person.
    needs, wants
        People x themes: the need 0-100, and 1 or 0 for wanting it better; NaN is no answer.
    """

    people: tuple[str, ...]
    sequence: NDArray[np.int64]
    groups: Mapping[str, NDArray[np.str_]]
    needs: NDArray[np.float64]
    wants: NDArray[np.float64]

    def members(self, cell: CellKey) -> BoolArray:
        """Return who belongs to a cell of the lattice, whatever they answered."""
        inside = np.ones(len(self.people), dtype=bool)
        for variable, category in cell:
            inside &= self.groups[variable] == category
        return inside

    def counts(self, variable: str) -> dict[str, int]:
        """Return the responses per category that occurs; all of them together under ""."""
        names, times = np.unique(self.groups[variable], return_counts=True)
        return dict(zip(names.tolist(), times.tolist(), strict=True)) | {"": len(self.people)}


def need_means(
    context: RoundContext, values: NDArray[np.float64], inside: BoolArray
) -> MeansResult:
    """Return the mean need per theme of some people, by the need rule of their questionnaire.

    Parameters
    ----------
    values
        People x themes, as `Sample.needs`.
    inside
        Who of them it is about.
    """
    found = means(values, inside)
    if context.questionnaire.need_rule != "priority":
        return found
    return replace(found, estimates=tuple(map(exact_if_unanimous, found.estimates)))


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


_lock = threading.Lock()
_loaded: dict[tuple[str, str], tuple[int, int, Sample]] = {}


def load_sample(reader: Reader, context: RoundContext) -> Sample:
    """Return the sample of a round at the revision that `reader` sees.

    Only rows after the last one known are read; after a withdrawal or completion, which leave
    fewer rows than expected, everything is read again.
    """
    revision = reader.revision(context.wijk.id, "responses")
    records = reader.revision(context.wijk.id, "records")
    key = (reader.source, context.round.id)
    with _lock:
        known = _loaded.get(key)
        if known and known[:2] == (revision, records):
            return known[2]
        sample = _continued(reader, context, known[2]) if known and known[1] == records else None
        if sample is None:
            sample = _read(reader, context, after=0)
        _loaded[key] = (revision, records, sample)
        return sample


def _continued(reader: Reader, context: RoundContext, known: Sample) -> Sample | None:
    last = int(known.sequence[-1]) if len(known.people) else 0
    added = _read(reader, context, after=last)
    if reader.response_count(context.round.id) != len(known.people) + len(added.people):
        return None
    return Sample(
        people=known.people + added.people,
        sequence=np.concatenate([known.sequence, added.sequence]),
        groups={v: np.concatenate([known.groups[v], added.groups[v]]) for v in COUNTED},
        needs=np.concatenate([known.needs, added.needs]),
        wants=np.concatenate([known.wants, added.wants]),
    )


def _read(reader: Reader, context: RoundContext, after: int) -> Sample:
    rows = reader.response_rows(context.round.id, after)
    answers = [json.loads(row["answers"]) for row in rows]
    return Sample(
        people=tuple(row["id"] for row in rows),
        sequence=np.array([row["sequence"] for row in rows], dtype=np.int64),
        groups={v: np.array([row[v] for row in rows], dtype=np.str_) for v in COUNTED},
        needs=needs(context.questionnaire, context.theme_ids, answers),
        wants=improvement(context.questionnaire, context.theme_ids, answers),
    )
