"""What was chosen and agreed because of what residents brought in, by the thread."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from wijkwijzer.i18n import gettext as _
from wijkwijzer.pact.thread import Key, Thread
from wijkwijzer.publish.participation_report.facts import Process
from wijkwijzer.publish.participation_report.wording import EMPTY, many

REMARKS = frozenset({"contribution", "withdrawn"})
NEEDS = frozenset({"need"})
MEETINGS = frozenset({"meeting", "meeting_report", "card", "follow_up"})
INPUT = REMARKS | NEEDS | MEETINGS
"""Kinds of things in the thread that residents brought in."""


@dataclass(frozen=True)
class Influence:
    """On what measures or agreements rest.

    Parameters
    ----------
    n
        How many there are.
    on_remarks, on_needs, on_meetings
        How many rest on one at least, straight or by way of something else.
    on_any
        How many rest on any of these.
    """

    n: int
    on_remarks: int
    on_needs: int
    on_meetings: int
    on_any: int


def influence(thread: Thread, keys: Sequence[Key]) -> Influence:
    """Count on what these measures or agreements rest."""
    rest_on = [_kinds(thread, key) for key in keys]

    def on(kinds: Collection[str]) -> int:
        return sum(any(found[kind] for kind in kinds) for found in rest_on)

    return Influence(len(keys), on(REMARKS), on(NEEDS), on(MEETINGS), on(INPUT))


def grounds(found: Process, key: Key) -> str:
    """Say on what a measure or agreement rests, in numbers; a dash for nothing."""
    kinds = _kinds(found.thread, key)
    words = (
        (REMARKS, _("{n} opmerking"), _("{n} opmerkingen")),
        (NEEDS, _("{n} behoefte"), _("{n} behoeften")),
        (MEETINGS, _("een bijeenkomst"), _("een bijeenkomst")),
        ({"task"}, _("{n} opgave"), _("{n} opgaven")),
        ({"work"}, _("{n} werk"), _("{n} werken")),
        ({"ambition"}, _("{n} ambitie"), _("{n} ambities")),
    )
    said = [
        many(n, one, more)
        for group, one, more in words
        if (n := sum(kinds[kind] for kind in group))
    ]
    return ", ".join(said) or EMPTY


def _kinds(thread: Thread, key: Key) -> Mapping[str, int]:
    return Counter(stop.node.kind for stop in thread.way(key, "back")[1:])
