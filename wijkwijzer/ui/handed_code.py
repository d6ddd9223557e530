"""A code that was typed in the survey, for the page that shows what it opens: once is enough.

It is kept in memory, for a minute, and given once, to the device on which it was typed. It stands
in no address and in no history.
"""

import threading
from time import monotonic

from wijkwijzer.access.limits import SharedAddress

KEPT = 60
"""Seconds in which the page must have come."""

_lock = threading.Lock()
_waiting: dict[str, tuple[float, str]] = {}
"""Device -> until when, and the code."""


def hand_over(device: str, code: str) -> None:
    """Remember a code for the page that this device opens next.

    Parameters
    ----------
    device
        What tells it apart; where it shares an address with others nothing is remembered.
    """
    if isinstance(device, SharedAddress):
        return
    with _lock:
        now = monotonic()
        for other in [each for each, (until, _code) in _waiting.items() if until < now]:
            del _waiting[other]
        _waiting[device] = (now + KEPT, code)


def take(device: str) -> str:
    """Return the code that was handed over, "" when there is none; it is given only once."""
    with _lock:
        until, code = _waiting.pop(device, (0.0, ""))
    return code if until >= monotonic() else ""
