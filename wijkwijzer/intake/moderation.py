"""Verdicts on remarks and pins: nothing is public before a facilitator passed it."""

import datetime as dt
from collections.abc import Collection

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store
from wijkwijzer.store.context import timestamp
from wijkwijzer.store.contributions import State


def judge(
    store: Store,
    wijk_id: str,
    contribution_ids: Collection[str],
    state: State,
    *,
    reason: str = "",
    still: State | None = None,
    identity: Identity,
    now: dt.datetime,
) -> int:
    """Pass, refuse or put back a batch of contributions; all of it or nothing.

    Parameters
    ----------
    still
        Judge only what is in this state now: what somebody else decided since this screen was
        drawn keeps that verdict. None judges all.

    Returns
    -------
    int
        How many were judged; what was withdrawn or decided in the meantime is left out.

    Raises
    ------
    NotAllowed, InvalidInput
        Not this person's to judge; a refusal without a reason.
    """
    if state == "refused" and not reason.strip():
        raise InvalidInput(_("Geef een reden bij wat u weigert; die blijft bewaard."))
    with store.write() as writer:
        require(identity, "moderate", writer.get(Wijk, wijk_id))
        wanted = set(contribution_ids)
        found = [c for c in writer.contributions(wijk_id, state=still) if c.id in wanted]
        for contribution in found:
            writer.add_verdict(
                contribution,
                state,
                reason.strip()[:500],
                by=identity.account,
                at=timestamp(now),
            )
    return len(found)
