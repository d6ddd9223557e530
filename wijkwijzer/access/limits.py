"""How often something may be tried: pure arithmetic on the moments of earlier attempts.

A limit binds what is being tried (a code, an account) as well as the device, because a whole
hall shares one address.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """At most `times` attempts in `seconds`."""

    times: int
    seconds: float

    def wait(self, attempts: Sequence[float], now: float) -> int:
        """Return how many whole seconds to wait; 0 means go ahead.

        Parameters
        ----------
        attempts
            Moments of earlier attempts, seconds since 1970, any order.
        now
            This moment, seconds since 1970.
        """
        recent = sorted(at for at in attempts if now - self.seconds < at <= now)
        if len(recent) < self.times:
            return 0
        return max(1, int(recent[-self.times] + self.seconds - now) + 1)


LONGEST = 600
"""Attempts older than this are looked at by no limit (seconds)."""

SIGN_IN_ACCOUNT = Limit(times=5, seconds=600)
SIGN_IN_NAME = Limit(times=30, seconds=600)
"""Of one name from all addresses: wide, or anybody could keep a facilitator out for the evening."""
SIGN_IN_ADDRESS = Limit(times=20, seconds=600)
CODE_DEVICE = Limit(times=10, seconds=600)
CODE_ADDRESS = Limit(times=200, seconds=600)
"""Of all clients at one address that keep no cookie: a hall with a mistake of everybody fits."""
CODE_NEAR = Limit(times=10, seconds=600)
"""Of all devices together at codes that differ in one group: who knows the rest and guesses."""


KIOSK_CODE = Limit(times=30, seconds=600)
"""Of all devices together at the code of the shared tablets, which is short and there once."""


class SharedAddress(str):
    """An address in the place of a device, from a client that keeps no cookie.

    Many may stand behind it, so it is bound by a wide limit.
    """

    __slots__ = ()


def device_limit(device: str) -> Limit:
    """Return how often a device, or all devices at a shared address, may mistype a code."""
    return CODE_ADDRESS if isinstance(device, SharedAddress) else CODE_DEVICE
