"""How agreements stand, in words."""

from wijkwijzer.i18n import gettext as _
from wijkwijzer.pact.records import Pace, State
from wijkwijzer.pact.standing import Standing


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


def late_words(days: int) -> str:
    """Say how late something is."""
    return _("1 dag te laat") if days == 1 else _("{n} dagen te laat").format(n=days)


def standing_words(one: Standing) -> str:
    """Say how an agreement stands in a few words."""
    words = state_words(one.state)
    if not one.days_late:
        return words
    return _("{state}, {late}").format(state=words, late=late_words(one.days_late))
