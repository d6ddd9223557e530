"""How soon residents got a reply to what they brought in."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class ReplyTimes:
    """How soon replies came.

    Parameters
    ----------
    asked, answered
        Remarks, and those that have a reply.
    middle
        The median of the days until the first reply, over those that have one; None without.
    in_time
        How many got their first reply within the term; None while no term is set.
    overdue
        How many wait longer than the term; None while no term is set.
    oldest
        The day on which the remark came in that waits longest; None where none waits.
    """

    asked: int
    answered: int
    middle: float | None
    in_time: int | None
    overdue: int | None
    oldest: dt.date | None

    @property
    def waiting(self) -> int:
        """Remarks without a reply."""
        return self.asked - self.answered


def reply_times(
    days: Sequence[tuple[dt.date, dt.date | None]], *, term: int | None, today: dt.date
) -> ReplyTimes:
    """Count how soon remarks got a reply.

    Parameters
    ----------
    days
        Per remark the day it came in and that of its first reply; None without one. A reply that
        is dated before the remark came on the day itself.
    term
        Days within which a reply is given; None when the wijk set no term.
    """
    took = [max(0, (replied - asked).days) for asked, replied in days if replied is not None]
    waiting = [asked for asked, replied in days if replied is None]
    return ReplyTimes(
        asked=len(days),
        answered=len(took),
        middle=median(took) if took else None,
        in_time=None if term is None else sum(n <= term for n in took),
        overdue=None if term is None else sum((today - day).days > term for day in waiting),
        oldest=min(waiting, default=None),
    )
