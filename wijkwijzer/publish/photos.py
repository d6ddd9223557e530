"""Photos of residents, for the eyes of a facilitator only."""

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import NotFound
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store


def photo_of(store: Store, wijk_id: str, photo_id: str, *, identity: Identity) -> bytes:
    """Return a photo that was sent (JPEG).

    Raises
    ------
    NotAllowed
        Only who judges contributions sees photos.
    NotFound
        There is no such photo in this wijk, not any more, or it was not sent yet.
    """
    with store.read() as reader:
        require(identity, "moderate", reader.get(Wijk, wijk_id))
        photo = reader.photo(photo_id)
        sent = photo is not None and photo.wijk_id == wijk_id and photo.draft_id is None
        picture = reader.photo_bytes(photo_id) if sent else None
    if picture is None:
        raise NotFound(_("Deze foto is er niet meer."))
    return picture
