"""How the agreements stand, in the words of the page."""

from collections import Counter
from collections.abc import Mapping

from wijkwijzer.days import day_in
from wijkwijzer.i18n import apart, date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.pact.records import Agreement, Pace, State
from wijkwijzer.pact.words import state_words
from wijkwijzer.programme.words import listed
from wijkwijzer.publish.pact import Pact

STATES: tuple[State, ...] = ("niet_begonnen", "bezig", "klaar", "gewijzigd", "gestopt")
PACES: tuple[Pace, ...] = ("snel", "lang")
ICONS: Mapping[State, str] = {
    "niet_begonnen": ":material/radio_button_unchecked:",
    "bezig": ":material/clock_loader_40:",
    "klaar": ":material/check_circle:",
    "gewijzigd": ":material/change_circle:",
    "gestopt": ":material/cancel:",
}
"""A shape for each state, beside its word."""


def day_words(day: str) -> str:
    """Write a day as people read it."""
    return date(day_in(day))


def count_sentence(pact: Pact) -> str:
    """Say in one sentence how all agreements stand."""
    counted = Counter(one.state for one in pact.agreements)
    n = len(pact.agreements)
    if n == 1:
        said = _("Er is 1 afspraak: {state}.").format(state=state_words(next(iter(counted))))
    else:
        parts = [
            _("{n} {state}").format(n=counted[state], state=state_words(state))
            for state in _ORDER
            if counted[state]
        ]
        said = _("Van de {n} afspraken: {parts}.").format(n=n, parts=listed(parts))
    if not pact.late:
        return said + " " + _("Niets is te laat.")
    if len(pact.late) == 1:
        title = apart(pact.late[0].agreement.title)
        return said + " " + _("Te laat is “{title}”.").format(title=title)
    return said + " " + _("{n} zijn te laat.").format(n=len(pact.late))


_ORDER: tuple[State, ...] = ("klaar", "bezig", "gewijzigd", "niet_begonnen", "gestopt")


def with_words(agreement: Agreement, names: Mapping[str, str]) -> str:
    """Say who does it, and with whom."""
    who = apart(names.get(agreement.party_id, agreement.party_id))
    if not agreement.partners:
        return who
    partners = listed([apart(names.get(id_, id_)) for id_ in agreement.partners])
    return _("{who}, met {partners}").format(who=who, partners=partners)
