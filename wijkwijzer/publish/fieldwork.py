"""How a round is going, for the facilitator who runs it: everything live, nothing to pass on."""

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.neighbourhood.margins import count_inhabitants
from wijkwijzer.neighbourhood.records import CATEGORIES, Population, Variable
from wijkwijzer.publish.book import release_number
from wijkwijzer.publish.sample import Sample, load_sample
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.store import Reader, Store
from wijkwijzer.store.context import RoundContext, round_context
from wijkwijzer.store.drafts import Abandoned
from wijkwijzer.store.quality import DeviceCount, Entrance
from wijkwijzer.survey.quality import Flag, flags
from wijkwijzer.survey.records import Channel
from wijkwijzer.survey.turnout import (
    Awaited,
    Turnout,
    awaited,
    turnout,
)


@dataclass(frozen=True)
class Flagged:
    """A response in which something stands out; no answers.

    Parameters
    ----------
    number
        Order of arrival over all wijken.
    seconds
        How long it took, at most ten minutes; None when it is not known.
    """

    number: int
    id: str
    channel: Channel
    intake_place: str
    submitted_at: str
    seconds: int | None
    flags: tuple[Flag, ...]


@dataclass(frozen=True)
class Fieldwork:
    """How a round is going.

    Parameters
    ----------
    arrivals
        Responses now.
    turnouts
        By buurt and by age.
    entrances
        How they came in.
    filling_in
        Step -> people who are there now.
    abandoned
        Drafts that were given up, by step.
    awaited
        Views that wait for more answers.
    flagged
        The newest first.
    devices
        How often each device sent, the busiest first.
    codes_made, codes_used
        One-time codes of this round.
    release
        Changes whenever any of this may have changed, except drafts.
    """

    context: RoundContext
    arrivals: int
    turnouts: tuple[Turnout, ...]
    entrances: tuple[Entrance, ...]
    filling_in: Mapping[str, int]
    abandoned: tuple[Abandoned, ...]
    awaited: tuple[Awaited, ...]
    flagged: tuple[Flagged, ...]
    devices: tuple[DeviceCount, ...]
    codes_made: int
    codes_used: int
    release: int


def fieldwork(
    store: Store, wijk_id: str, round_id: str, *, identity: Identity
) -> Released[Fieldwork]:
    """Return how a round is going at this moment.

    Raises
    ------
    NotAllowed, NotFound
        Only who runs rounds sees this; there is no such round.
    """
    with store.read() as reader:
        context = round_context(reader, wijk_id, round_id)
        require(identity, "run_rounds", context.wijk)
        sample = load_sample(reader, context)
        made, used = reader.invitation_counts(round_id)
        found = Fieldwork(
            context=context,
            arrivals=len(sample.people),
            turnouts=_turnouts(sample, context, reader.all(Population, wijk_id)),
            entrances=tuple(reader.entrances(round_id)),
            filling_in=reader.drafts_by_step(round_id),
            abandoned=tuple(reader.abandoned(round_id)),
            awaited=_awaited(sample, context),
            flagged=_flagged(reader, context, sample),
            devices=tuple(reader.device_counts(round_id)),
            codes_made=made,
            codes_used=used,
            release=release_number(reader, wijk_id, "facilitator"),
        )
    return Released(found, "facilitator")


def _turnouts(
    sample: Sample, context: RoundContext, population: Sequence[Population]
) -> tuple[Turnout, ...]:
    people = count_inhabitants(population, context.buurt_ids, context.weighting.counted)
    compared: tuple[Variable, ...] = ("buurt", "age")
    return tuple(turnout(v, sample.counts(v), people, context.buurt_ids) for v in compared)


def _awaited(sample: Sample, context: RoundContext) -> tuple[Awaited, ...]:
    """Count the views of one group each; those of a group within a buurt are too many to list."""
    cells = [("", ""), *(("buurt", buurt) for buurt in context.buurt_ids)]
    cells += [(variable, c) for variable, names in CATEGORIES.items() for c in names]
    given = ~np.isnan(sample.needs)
    members = {cell: sample.members((cell,) if cell[0] else ()) for cell in cells}
    return awaited(
        {cell: given[inside].sum(axis=0) for cell, inside in members.items()},
        {cell: int(inside.sum()) for cell, inside in members.items()},
    )


_lock = threading.Lock()
_judged: dict[tuple[str, str], tuple[int, int, tuple[Flagged, ...]]] = {}
"""Per database and round: the last response, how many there were, and what stood out."""


def _flagged(reader: Reader, context: RoundContext, sample: Sample) -> tuple[Flagged, ...]:
    """Look at the responses that are new; at all of them again after somebody left."""
    key = (reader.source, context.round.id)
    n = len(sample.people)
    newest = int(sample.sequence[-1]) if n else 0
    with _lock:
        last, known, found = _judged.get(key, (0, 0, ()))
        if (last, known) != (newest, n):
            rows = reader.response_rows(context.round.id, last)
            if known + len(rows) != n:
                rows, found = reader.response_rows(context.round.id), ()
            durations = reader.durations(context.round.id)
            judged = [_judge(context, row, durations.get(row["id"])) for row in rows]
            found = (*found, *(response for response in judged if response.flags))
            _judged[key] = (newest, n, found)
    return tuple(reversed(found))


def _judge(context: RoundContext, row: Mapping[str, Any], seconds: int | None) -> Flagged:
    return Flagged(
        number=row["sequence"],
        id=row["id"],
        channel=row["channel"],
        intake_place=row["intake_place"],
        submitted_at=row["submitted_at"],
        seconds=seconds,
        flags=flags(
            context.questionnaire,
            json.loads(row["answers"]),
            channel=row["channel"],
            seconds=seconds,
        ),
    )
