"""Which section of the management page is open."""

from typing import Literal

from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui.acts import say_what_was_done
from wijkwijzer.ui.page_part import page_part

Section = Literal["accounts", "talen", "tablets", "reservekopie", "uitvoer", "logboek"]


def choose_section() -> Section:
    """Let choose a section; the address keeps it."""
    names: dict[Section, str] = {
        "accounts": _("Accounts"),
        "talen": _("Talen"),
        "tablets": _("Tablets"),
        "reservekopie": _("Reservekopie"),
        "uitvoer": _("Uitvoer"),
        "logboek": _("Logboek"),
    }
    chosen = page_part(names, "accounts")
    say_what_was_done()
    return chosen
