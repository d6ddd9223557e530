"""How the agreements stand, in the words of the page."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from wijkwijzer.i18n import date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import field_name
from wijkwijzer.pact.records import Agreement, Pace, State
from wijkwijzer.pact.standing import Due, Standing
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


def state_words(state: State) -> str:
    """Name how an agreement stands."""
    return {
        "niet_begonnen": _("nog niet begonnen"),
        "bezig": _("bezig"),
        "klaar": _("klaar"),
        "gewijzigd": _("gewijzigd"),
        "gestopt": _("gestopt"),
    }[state]


def pace_title(pace: Pace) -> str:
    """Name the agreements of a pace."""
    return {"snel": _("Snelle resultaten"), "lang": _("Lange lijnen")}[pace]


def day_words(day: str) -> str:
    """Write a day as people read it."""
    return date(dt.date.fromisoformat(day[:10]))


def late_words(days: int) -> str:
    """Say how late something is."""
    return _("1 dag te laat") if days == 1 else _("{n} dagen te laat").format(n=days)


def due_words(due: Due) -> str:
    """Say what kind of thing has to be done, and by when."""
    kind = {
        "eerste_stap": _("eerste stap"),
        "volgende_stap": _("volgende stap"),
        "klaar": _("hele afspraak klaar"),
    }[due.kind]
    until = _("vóór {day}").format(day=day_words(due.on))
    return f"{kind}, {late_words(due.days_late)}" if due.days_late else f"{kind}, {until}"


def count_sentence(pact: Pact) -> str:
    """Say in one sentence how all agreements stand."""
    counted = Counter(one.state for one in pact.agreements)
    parts = [f"{counted[state]} {state_words(state)}" for state in _ORDER if counted[state]]
    n = len(pact.agreements)
    said = (
        _("Er is 1 afspraak: {parts}.") if n == 1 else _("Van de {n} afspraken: {parts}.")
    ).format(n=n, parts=listed([part.removeprefix("1 ") for part in parts] if n == 1 else parts))
    if not pact.late:
        return said + " " + _("Niets is te laat.")
    if len(pact.late) == 1:
        title = pact.late[0].agreement.title
        return said + " " + _("Te laat is “{title}”.").format(title=title)
    return said + " " + _("{n} zijn te laat.").format(n=len(pact.late))


_ORDER: tuple[State, ...] = ("klaar", "bezig", "gewijzigd", "niet_begonnen", "gestopt")


def signed_sentence(pact: Pact) -> str:
    """Say which version of the pact holds and who signed it."""
    if not pact.versions:
        return _("Er is nog geen wijkpact om te tekenen.")
    newest = pact.versions[-1]
    number = newest.version.number
    if not newest.unsigned:
        return _("Versie {number} van het wijkpact is door alle partijen getekend.").format(
            number=number
        )
    if len(newest.unsigned) > 3:
        return _("Versie {number} van het wijkpact: {n} partijen tekenden nog niet.").format(
            number=number, n=len(newest.unsigned)
        )
    return _("Versie {number} van het wijkpact: nog niet getekend door {names}.").format(
        number=number, names=listed(list(newest.unsigned.values()))
    )


def with_words(agreement: Agreement, names: Mapping[str, str]) -> str:
    """Say who does it, and with whom."""
    who = names.get(agreement.party_id, agreement.party_id)
    if not agreement.partners:
        return who
    partners = listed([names.get(id_, id_) for id_ in agreement.partners])
    return _("{who}, met {partners}").format(who=who, partners=partners)


def standing_words(one: Standing) -> str:
    """Say how an agreement stands in a few words."""
    words = state_words(one.state)
    return f"{words}, {late_words(one.days_late)}" if one.days_late else words


def field_names(fields: Sequence[str]) -> dict[str, str]:
    """Return what people call the fields of an agreement and of the pact."""
    own = {"title": _("Wat"), "description": _("Toelichting"), "opening": _("Inleiding")}
    own |= {"party_id": _("Wie")}
    return {field: own.get(field) or field_name(field) for field in fields}
