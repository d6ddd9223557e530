"""What was made of a wijk is remembered until something it was made of changes.

Holds what residents wrote, so everything is forgotten as soon as anything is erased (`forget_all`).
"""

import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.store import Reader
from wijkwijzer.store.links import Link
from wijkwijzer.store.meetings import SEEN
from wijkwijzer.store.programme import PROGRAMME
from wijkwijzer.survey.records import Contribution

T = TypeVar("T")

_made: dict[tuple[Hashable, ...], tuple[tuple[int, ...], Any]] = {}
_lock = threading.RLock()


def forget_all() -> None:
    """Forget everything, because something that may stand in it was erased."""
    with _lock:
        _made.clear()


def remembered(reader: Reader, wijk_id: str, name: str, make: Callable[[], T], *of: Hashable) -> T:
    """Return what `make` made, made anew when a record, verdict, link, choice or card changed.

    Parameters
    ----------
    name, of
        What it is, and what else it depends on (an audience, a language, a day); of each `name`
        the newest few are kept per wijk.
    """
    streams = ("records", "contributions", PROGRAMME)
    state = tuple(reader.revision(wijk_id, stream) for stream in streams)
    state += tuple(reader.revision(one.id, SEEN) for one in reader.all(Meeting, wijk_id))
    return _kept((reader.source, wijk_id, name), of, state, make)


def remembered_of(
    reader: Reader, wijk_id: str, name: str, make: Callable[[], T], *of: Hashable
) -> T:
    """Return what `make` made of `of` and of nothing else, made anew when that differs."""
    return _kept((reader.source, wijk_id, name), of, (), make)


def _kept(
    place: tuple[Hashable, ...],
    of: tuple[Hashable, ...],
    state: tuple[int, ...],
    make: Callable[[], T],
) -> T:
    key = (*place, *of)
    with _lock:
        known = _made.get(key)
        if known is None or known[0] != state:
            for old in [k for k in _made if k[:3] == place][:-_MOST]:
                del _made[old]
            known = _made[key] = (state, make())
    found: T = known[1]
    return found


_MOST = 9
"""So many of one name are kept per wijk: seven languages of residents and two audiences more."""


def links_of(reader: Reader, wijk_id: str) -> tuple[Link, ...]:
    """Return the links of a wijk; see `LinkQueries.links_of_wijk`."""
    return remembered(reader, wijk_id, "links", lambda: tuple(reader.links_of_wijk(wijk_id)))


def remarks(reader: Reader, wijk_id: str) -> tuple[Contribution, ...]:
    """Return what residents wrote, whatever was decided about it."""
    # An arrival raises no revision of its own: it has to count here at once.
    arrived = reader.waiting_count(wijk_id)
    return remembered(
        reader, wijk_id, "remarks", lambda: tuple(reader.contributions(wijk_id)), arrived
    )


def passed(reader: Reader, wijk_id: str) -> tuple[Contribution, ...]:
    """Return what a facilitator passed for everybody; photos are for nobody."""

    def make() -> tuple[Contribution, ...]:
        found = reader.contributions(wijk_id, state="passed")
        return tuple(one for one in found if one.kind != "foto")

    return remembered(reader, wijk_id, "passed", make)
