"""The wijkplan: what a facilitator writes in its chapters, beside what the data say."""

import datetime as dt

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.intake.faults import checked
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.records import PlanChapter, PlanText, plan_text_id
from wijkwijzer.store import Store
from wijkwijzer.store.context import timestamp


def save_plan_text(
    store: Store,
    wijk_id: str,
    chapter: PlanChapter,
    text: str,
    *,
    version: int,
    identity: Identity,
    now: dt.datetime,
) -> PlanText:
    """Store the own text of a chapter; what was there before stays in the change log.

    Parameters
    ----------
    version
        Of the text that the edit started from; 0 where there was none.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput, StaleEdit
        Not this person's to do; no such wijk; too long; somebody wrote here in the meantime.
    """
    with store.write() as writer:
        require(identity, "edit_pact", writer.get(Wijk, wijk_id))
        id_ = plan_text_id(wijk_id, chapter)
        typed = {"id": id_, "wijk_id": wijk_id, "chapter": chapter, "text": text}
        offered = checked(PlanText, typed | {"version": version})
        if writer.find(PlanText, id_) == offered:
            return offered
        return writer.put(offered, by=identity.account, at=timestamp(now))
