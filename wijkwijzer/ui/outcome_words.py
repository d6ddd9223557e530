"""What the page calls how things stand."""

from wijkwijzer.i18n import gettext as _
from wijkwijzer.wijkkompas.words import capitalised


def outcome_name(outcome: str) -> str:
    """Name what is done with a remark."""
    return {
        "doen": _("Dit doen we"),
        "deels": _("Dit doen we deels"),
        "niet_doen": _("Dit doen we niet"),
        "doorgegeven": _("Dit gaven we door"),
    }[outcome]


def status_name(status: str) -> str:
    """Name how an agreement or a measure stands."""
    return {
        "voorgesteld": capitalised(_("nog niet besloten")),
        "niet_begonnen": _("Nog niet begonnen"),
        "bezig": _("Bezig"),
        "klaar": _("Klaar"),
        "gewijzigd": _("Gewijzigd"),
        "gestopt": _("Gestopt"),
        "gekozen": _("Gekozen"),
        "niet_gekozen": _("Niet gekozen"),
    }.get(status, "")
