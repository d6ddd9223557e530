"""How agreements go: told with a reason and a date, never erased."""

import datetime as dt

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_of
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import checked
from wijkwijzer.intake.known import known
from wijkwijzer.pact.records import Agreement, Progress, State
from wijkwijzer.store import Store
from wijkwijzer.store.context import timestamp


def report_progress(  # noqa: PLR0913 - each by its name
    store: Store,
    agreement_id: str,
    state: State,
    *,
    reason: str,
    on: str,
    next_step: str = "",
    next_on: str = "",
    next_party: str | None = None,
    progress_id: str,
    identity: Identity,
    now: dt.datetime,
) -> Progress:
    """Tell how an agreement stands; the latest that was told counts.

    Parameters
    ----------
    reason
        What happened, or why nothing did; always needed.
    on
        The day it stood so; not in the future.
    next_step, next_on, next_party
        What comes now, by when, and who does it (a party), where that is known.
    progress_id
        Made by the screen; sending it twice stores it once.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput
        Not this person's to do; there is no such agreement; no reason, a date to come, or a party
        that does not take part.
    """
    with store.write() as writer:
        agreement = writer.get(Agreement, agreement_id)
        here = known(writer, agreement.wijk_id)
        require(identity, "report_progress", here.wijk)
        told = writer.progress(agreement.wijk_id, agreement_id)
        again = next((one for one in told if one.id == progress_id), None)
        if again is not None:
            return again
        progress = checked(
            Progress,
            {
                "id": progress_id,
                "wijk_id": agreement.wijk_id,
                "agreement_id": agreement_id,
                "state": state,
                "reason": reason.strip(),
                "on": on,
                "next_step": next_step.strip(),
                "next_on": next_on,
                "next_party": next_party,
                "at": timestamp(now),
                "by": identity.account,
            },
        )
        if on > day_of(now).isoformat():
            raise InvalidInput(_("Datum: ligt in de toekomst; kies vandaag of eerder."))
        here.require(parties=(next_party,) if next_party else ())
        writer.add_progress(progress)
        said = {"title": agreement.title}
        writer.note("progress", agreement.wijk_id, said, by=progress.by, at=progress.at)
        return progress
