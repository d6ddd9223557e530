"""What was drawn is kept for the next screen that asks, until something is erased.

A drawing holds the book it was drawn from, and with it what residents wrote. When a resident
withdraws, nothing of that may stay in memory.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from threading import RLock
from typing import Generic, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

MOST = 24
"""For how many arguments each is kept; the longest unused goes first.

Enough for ten screens that each look at something else; a book that figures moved away from is
held no longer than it takes to fill this.
"""

_forgetting: list[Callable[[], None]] = []


def kept(function: Callable[P, T]) -> Callable[P, T]:
    """Keep what `function` returned for its last arguments; not to be changed by who gets it.

    Ten screens that are told of the same new figures ask at the same moment: one of them draws, and
    the others wait for it.
    """
    keeping, drawing = lru_cache(MOST)(function), RLock()
    _forgetting.append(keeping.cache_clear)

    @wraps(function)
    def one_at_a_time(*args: P.args, **kwargs: P.kwargs) -> T:
        with drawing:
            return cast("Callable[P, T]", keeping)(*args, **kwargs)

    return one_at_a_time


class Itself(Generic[T]):
    """An argument for what is kept: only the very same thing counts as the same.

    For what was made of much and stays the same object until something changes.
    """

    def __init__(self, thing: T) -> None:
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and self.thing is other.thing

    def __hash__(self) -> int:
        return id(self.thing)


def forget_all() -> None:
    """Forget everything that was kept."""
    for forget in _forgetting:
        forget()
