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


SIGN_IN_ACCOUNT = Limit(times=5, seconds=600)
SIGN_IN_NAME = Limit(times=30, seconds=600)
"""Of one name from all addresses: wide, or anybody could keep a facilitator out for the evening."""
SIGN_IN_ADDRESS = Limit(times=20, seconds=600)
RECEIPT_CODE = Limit(times=5, seconds=600)
RECEIPT_DEVICE = Limit(times=10, seconds=600)
