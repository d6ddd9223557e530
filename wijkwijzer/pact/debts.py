"""Remarks that had no reply within the term that the wijk set: a debt that is shown."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from wijkwijzer.survey.records import Contribution

_HERE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Unanswered:
    """A remark without a reply.

    Parameters
    ----------
    asked_on
        The day it came in.
    due_on
        The last day of the term; None while the wijk set none.
    days_over
        Days since then; 0 within the term, or without one.
    """

    contribution: Contribution
    asked_on: dt.date
    due_on: dt.date | None
    days_over: int


def unanswered(
    contributions: Sequence[Contribution],
    answered: Collection[str],
    *,
    term: int | None,
    today: dt.date,
) -> tuple[Unanswered, ...]:
    """Return the remarks that wait for a reply, the oldest first.

    What was refused got its reason then, and waits for nothing. What still waits for a verdict
    counts: nobody else may be made to wait for that.

    Parameters
    ----------
    answered
        Ids of remarks that have a reply.
    term
        Days within which a reply is given; None when the wijk set no term.
    """
    waiting = (c for c in contributions if c.state != "refused" and c.id not in answered)
    found = []
    for one in waiting:
        asked = dt.datetime.fromisoformat(one.created_at).astimezone(_HERE).date()
        due = asked + dt.timedelta(days=term) if term is not None else None
        over = max(0, (today - due).days) if due else 0
        found.append(Unanswered(one, asked, due, over))
    return tuple(sorted(found, key=lambda u: (u.contribution.created_at, u.contribution.id)))


def debts(found: Sequence[Unanswered]) -> tuple[Unanswered, ...]:
    """Return those of which the term is over."""
    return tuple(one for one in found if one.days_over)
