"""What was made of a row stays, for who reads the same row again: checking costs ten times reading.

Of each statement exactly the rows are kept that it gave the last time, by all that stands in them.
So nothing is older than the database, and what is gone there is gone here at the next look; when
something is erased everything is forgotten at once (`Store.erase_traces`).
"""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")
Row = tuple[Any, ...]

MOST = 256
"""Of so many statements, of all wijken together, rows are kept."""

_made: dict[Hashable, dict[Row, Any]] = {}
_NEW = object()


def made_once(statement: Hashable, rows: Iterable[Row], make: Callable[[Row], T]) -> list[T]:
    """Return what `make` makes of each row, made anew only for rows that are new here.

    Parameters
    ----------
    statement
        What is asked of which database; what `make` makes depends on it and on the row alone, and
        is never changed by anybody.
    """
    before = _made.pop(statement, {})
    # One look per row: to compare a long row costs as much as to read it.
    here = {row: make(row) if (known := before.get(row, _NEW)) is _NEW else known for row in rows}
    while len(_made) >= MOST:
        _made.pop(next(iter(_made)), None)
    _made[statement] = here
    return list(here.values())


def forget() -> None:
    """Forget everything."""
    _made.clear()
