"""Turning a language on or off for the residents of a wijk."""

import datetime as dt

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import LANGUAGES
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.languages import enabled_languages
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store
from wijkwijzer.store.context import timestamp


def turn_language(
    store: Store, wijk: Wijk, language: str, *, on: bool, identity: Identity, now: dt.datetime
) -> Wijk:
    """Let residents of a wijk choose a language, or no longer.

    Raises
    ------
    InvalidInput
        There is no such language, or it is Dutch, which is always on.
    NotAllowed, StaleEdit
        `identity` may not; somebody changed the wijk in the meantime.
    """
    if language not in LANGUAGES or language == "nl":
        raise InvalidInput(_("Kies een van de andere talen; Nederlands staat altijd aan."))
    wanted = set(enabled_languages(wijk)) - {language} | ({language} if on else set())
    with store.write() as writer:
        require(identity, "publish", wijk)
        languages = tuple(id_ for id_ in LANGUAGES if id_ in wanted)
        changed = wijk.model_copy(update={"languages": languages})
        return writer.put(changed, by=identity.account, at=timestamp(now))
