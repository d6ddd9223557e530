"""Choosing how the answers of a round are weighed."""

import datetime as dt

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store
from wijkwijzer.store.context import timestamp
from wijkwijzer.survey.records import Round, Weighting


def choose_weighting(
    store: Store, weighting: Weighting, *, identity: Identity, now: dt.datetime
) -> Weighting:
    """Store how a round is weighed from now on; without variables it is not.

    What was published before stays as it was; the next figures follow this choice.

    Returns
    -------
    Weighting
        As it is stored now, with its new version.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput, StaleEdit
        Not this person's to choose; no such wijk or round; a round of another wijk; somebody
        chose meanwhile.
    """
    with store.write() as writer:
        wijk = writer.get(Wijk, weighting.wijk_id)
        require(identity, "choose_weighting", wijk)
        if writer.get(Round, weighting.round_id).wijk_id != wijk.id:
            text = _("Deze meting hoort niet bij {wijk}.")
            raise InvalidInput(text.format(wijk=wijk.name))
        return writer.put(weighting, by=identity.account, at=timestamp(now))
