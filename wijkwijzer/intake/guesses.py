"""Wrong codes are counted per device and per code that is tried, never per hall.

A right code is never counted. Of what is counted, keyed hashes are kept for ten minutes.
"""

import datetime as dt
from dataclasses import dataclass

from wijkwijzer.access.codes import keyed_hash
from wijkwijzer.access.limits import CODE_NEAR, Limit, device_limit
from wijkwijzer.errors import RateLimited
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.keys import database_secret
from wijkwijzer.store import Writer


@dataclass(frozen=True)
class Guess:
    """One try at a code.

    Parameters
    ----------
    counted
        What is counted when it is wrong, hashed, and how often that may be in ten minutes.
    """

    counted: tuple[tuple[str, Limit], ...]

    def require_patience(self, writer: Writer, now: dt.datetime) -> None:
        """Refuse who tried too often, or a code that is under attack, also when it is right.

        Raises
        ------
        RateLimited
            Too many wrong codes came from this device, or near this code.
        """
        at = now.timestamp()
        waits = (
            limit.wait(writer.attempts(key, at - limit.seconds), at) for key, limit in self.counted
        )
        wait = max(waits, default=0)
        if wait:
            raise RateLimited(
                _("Te vaak een verkeerde code. Wacht {n} minuten en probeer het opnieuw.").format(
                    n=-(-wait // 60)
                ),
                wait,
            )

    def was_wrong(self, writer: Writer, now: dt.datetime) -> None:
        """Count a wrong code; the transaction must be kept, so raise only after it."""
        at = now.timestamp()
        for key, limit in self.counted:
            writer.count_attempt(key, at, forget_before=at - limit.seconds)

    def was_right(self, writer: Writer) -> None:
        """Forget the wrong ones, for who counted before looking whether a code is right."""
        for key, _limit in self.counted:
            writer.forget_attempts(key)


def guess(writer: Writer, kind: str, code: str, *, device: str) -> Guess:
    """Return a try at a code of groups, such as K7QF-2M9X-TR4H.

    Parameters
    ----------
    kind
        What the code is for; each is counted apart.
    code
        As `codes.normal_code` returns it; "" binds the device only. All codes that differ from it
        in one group count as the same target, so that who saw a part cannot try the rest from
        many devices.
    device
        What tells a device apart, or a `SharedAddress`.
    """
    groups = code.split("-")
    near = ["-".join((*groups[:n], "*", *groups[n + 1 :])) for n in range(len(groups))]
    return _guess(writer, kind, [(part, CODE_NEAR) for part in near] if code else [], device)


def guess_at(writer: Writer, kind: str, target: str, limit: Limit, *, device: str) -> Guess:
    """Return a try at something that is there once, such as the code of the shared tablets."""
    return _guess(writer, kind, [(target, limit)], device)


def _guess(writer: Writer, kind: str, targets: list[tuple[str, Limit]], device: str) -> Guess:
    secret = database_secret(writer)
    return Guess(
        (
            (keyed_hash(secret, f"{kind}-device:{device}"), device_limit(device)),
            *((keyed_hash(secret, f"{kind}-code:{part}"), limit) for part, limit in targets),
        )
    )
