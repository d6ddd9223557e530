"""Which wijk and round a command is about."""

from typing import TYPE_CHECKING

from wijkwijzer.errors import MissingData, NotFound
from wijkwijzer.i18n import gettext as _

if TYPE_CHECKING:
    from wijkwijzer.neighbourhood.records import Wijk
    from wijkwijzer.store import Store


def chosen_wijk(store: "Store", wanted: str | None) -> "Wijk":
    """Return the wijk with this id, code or name; without one, the only wijk there is.

    Raises
    ------
    NotFound, MissingData
        There is none like that; or there are more to choose from.
    """
    from wijkwijzer.neighbourhood.records import Wijk

    with store.read() as reader:
        wijken = reader.all(Wijk)
    if wanted:
        wijken = [w for w in wijken if wanted.casefold() in {w.id, w.code, w.name.casefold()}] or [
            w for w in wijken if wanted in {w.id, w.code}
        ]
    if len(wijken) == 1:
        return wijken[0]
    names = ", ".join(f"{w.name} ({w.id})" for w in wijken)
    if not wijken:
        raise NotFound(_("Deze wijk is er niet: {wijk}.").format(wijk=wanted or "-"))
    raise MissingData(_("Kies een wijk met --wijk: {names}.").format(names=names))


def newest_round(store: "Store", wijk: "Wijk") -> str:
    """Return the id of the newest round of a wijk; `MissingData` when it has none."""
    from wijkwijzer.survey.records import Round

    with store.read() as reader:
        rounds = reader.all(Round, wijk.id)
    if not rounds:
        raise MissingData(_("Deze wijk heeft nog geen meting. Begin er een op de pagina Meting."))
    return rounds[-1].id
