"""What people brought in and had no reply within the term of the wijk: a debt that is shown."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wijkwijzer.days import day_in
from wijkwijzer.pact.inputs import Input
from wijkwijzer.pact.thread import Key


@dataclass(frozen=True)
class Unanswered:
    """A remark or card without a reply.

    Parameters
    ----------
    asked_on
        The day it came in.
    due_on
        The last day of the term; None while the wijk set none.
    days_over
        Days since then; 0 within the term, or without one.
    """

    input: Input
    asked_on: dt.date
    due_on: dt.date | None
    days_over: int


def unanswered(
    inputs: Sequence[Input],
    answered: Collection[Key],
    *,
    term: int | None,
    today: dt.date,
) -> tuple[Unanswered, ...]:
    """Return what waits for a reply, the oldest first.

    A remark that was refused got its reason then, and waits for nothing. One that still waits for a
    verdict counts: nobody else may be made to wait for that.

    Parameters
    ----------
    answered
        Keys of what has a reply.
    term
        Days within which a reply is given; None when the wijk set no term.
    """
    found = []
    for one in inputs:
        if not one.waits or one.key in answered:
            continue
        asked = asked_on(one)
        due = asked + dt.timedelta(days=term) if term is not None else None
        over = max(0, (today - due).days) if due else 0
        found.append(Unanswered(one, asked, due, over))
    return tuple(sorted(found, key=lambda u: (u.input.at, u.input.id)))


def asked_on(one: Input) -> dt.date:
    """Return the day on which something was brought in, as it was in the Netherlands."""
    return day_in(one.at)


def debts(found: Sequence[Unanswered]) -> tuple[Unanswered, ...]:
    """Return those of which the term is over."""
    return tuple(one for one in found if one.days_over)
