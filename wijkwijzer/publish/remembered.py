"""What was made of a wijk is remembered until something it was made of changes.

Holds what residents wrote, so everything is forgotten as soon as anything is erased (`forget_all`).
"""

import threading
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from wijkwijzer.store import Reader
from wijkwijzer.store.links import Link
from wijkwijzer.store.programme import PROGRAMME
from wijkwijzer.survey.records import Contribution

T = TypeVar("T")

_made: dict[tuple[Hashable, ...], tuple[tuple[Hashable, ...], Any]] = {}
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
    state = reader.revisions_of(wijk_id, ("records", "contributions", PROGRAMME))
    return _kept((reader.source, wijk_id, name), of, state, make)


def remembered_from(
    reader: Reader,
    wijk_id: str,
    name: str,
    make: Callable[[], T],
    *read: Iterable[object],
    of: tuple[Hashable, ...] = (),
) -> T:
    """Return what `make` made of what was read, made anew when one of those things is another.

    The store gives the same record again as long as its row is the same (`store.read_before`).

    Parameters
    ----------
    of
        What it depends on beside those things, by what it is.
    """
    return _kept((reader.source, wijk_id, name), (), (_Same(*read), *of), make)


class _Same:
    """Things that were read, of which it counts whether they are the very same."""

    def __init__(self, *things: Iterable[object]) -> None:
        self._things = tuple(tuple(each) for each in things)
        # As long as the things are held here nothing else can have their ids.
        self._ids = tuple(tuple(map(id, each)) for each in self._things)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._ids == other._ids

    def __hash__(self) -> int:
        return hash(self._ids)


def _kept(
    place: tuple[Hashable, ...],
    of: tuple[Hashable, ...],
    state: tuple[Hashable, ...],
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
    """Return the links of a wijk; see `LinkQueries.links_of_wijk`.

    They are many, and stay as they are when a text is changed or a remark is passed.
    """
    return _kept(
        (reader.source, wijk_id, "links"),
        (),
        reader.state_of_links(wijk_id),
        lambda: tuple(reader.links_of_wijk(wijk_id)),
    )


def remarks(reader: Reader, wijk_id: str) -> tuple[Contribution, ...]:
    """Return what residents wrote, whatever was decided about it."""
    # An arrival raises no revision of its own: it has to count here at once.
    arrived = reader.newest_contribution(wijk_id)
    return remembered(
        reader, wijk_id, "remarks", lambda: tuple(reader.contributions(wijk_id)), arrived
    )


def passed(reader: Reader, wijk_id: str) -> tuple[Contribution, ...]:
    """Return what a facilitator passed for everybody; photos are for nobody."""

    def make() -> tuple[Contribution, ...]:
        found = remarks(reader, wijk_id)
        return tuple(one for one in found if one.state == "passed" and one.kind != "foto")

    return remembered(reader, wijk_id, "passed", make)
