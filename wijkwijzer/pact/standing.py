"""How the agreements stand today: what is late, and who has to do something this month."""

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from wijkwijzer.pact.records import Agreement, Progress, State

OVER: frozenset[State] = frozenset({"klaar", "gestopt"})
"""States in which nothing has to be done any more."""

DueKind = Literal["eerste_stap", "volgende_stap", "klaar"]


@dataclass(frozen=True)
class Due:
    """Something that a party has to do.

    Parameters
    ----------
    kind
        The first step, the next step that was told, or the agreement itself.
    what
        In the words of the agreement or of who told the progress.
    days_late
        0 until the day after `on`.
    """

    party_id: str
    agreement_id: str
    kind: DueKind
    what: str
    on: str
    days_late: int


@dataclass(frozen=True)
class Standing:
    """How an agreement stands.

    Parameters
    ----------
    state, since, reason
        The latest that was told; "niet_begonnen", the day it was agreed and "" before that.
    told
        Everything that was told, oldest first.
    dues
        What has to be done still, by day.
    """

    agreement: Agreement
    state: State
    since: str
    reason: str
    told: tuple[Progress, ...]
    dues: tuple[Due, ...]

    @property
    def days_late(self) -> int:
        """Days that the most belated thing is late; 0 when nothing is."""
        return max((due.days_late for due in self.dues), default=0)


def standings(
    agreements: Sequence[Agreement], progress: Sequence[Progress], *, today: dt.date
) -> tuple[Standing, ...]:
    """Say how agreements stand, in their order.

    The first step is done once anything but "niet_begonnen" was told; a next step counts until
    something newer is told.

    Parameters
    ----------
    progress
        Of these agreements and perhaps others, oldest first.
    """
    told: dict[str, list[Progress]] = {}
    for one in progress:
        told.setdefault(one.agreement_id, []).append(one)
    return tuple(_standing(one, tuple(told.get(one.id, ())), today) for one in agreements)


def _standing(agreement: Agreement, told: tuple[Progress, ...], today: dt.date) -> Standing:
    latest = told[-1] if told else None
    state: State = latest.state if latest else "niet_begonnen"
    dues: list[Due] = []

    def due(kind: DueKind, what: str, on: str, party: str) -> None:
        late = max(0, (today - dt.date.fromisoformat(on)).days)
        dues.append(Due(party, agreement.id, kind, what, on, late))

    if state not in OVER:
        if all(one.state == "niet_begonnen" for one in told):
            due("eerste_stap", agreement.first_step, agreement.first_step_on, agreement.party_id)
        if latest and latest.next_on:
            what = latest.next_step or agreement.title
            due("volgende_stap", what, latest.next_on, latest.next_party or agreement.party_id)
        due("klaar", agreement.title, agreement.due, agreement.party_id)
    return Standing(
        agreement=agreement,
        state=state,
        since=latest.on if latest else agreement.agreed_on,
        reason=latest.reason if latest else "",
        told=told,
        dues=tuple(sorted(dues, key=lambda one: one.on)),
    )


def this_month(found: Sequence[Standing], *, today: dt.date) -> Mapping[str, tuple[Due, ...]]:
    """Return per party what it has to do before the month is over, what is late included.

    Parties in the order of what presses most; what is latest first.
    """
    last = today.replace(day=calendar.monthrange(today.year, today.month)[1]).isoformat()
    pressing = sorted(
        (due for one in found for due in one.dues if due.on <= last),
        key=lambda due: (due.on, due.agreement_id, due.kind),
    )
    by_party: dict[str, list[Due]] = {}
    for due in pressing:
        by_party.setdefault(due.party_id, []).append(due)
    return {party: tuple(dues) for party, dues in by_party.items()}


def late(found: Sequence[Standing]) -> tuple[Standing, ...]:
    """Return what is late, the latest first."""
    return tuple(
        sorted(
            (one for one in found if one.days_late),
            key=lambda one: (-one.days_late, one.agreement.id),
        )
    )
