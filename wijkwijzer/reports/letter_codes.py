"""One-time codes as strips to cut out and put in letters."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.qr import qr
from wijkwijzer.reports.typesetting import typeset


@dataclass(frozen=True)
class Strip:
    """A code, and the address that has it filled in."""

    code: str
    address: str


def letter_codes(strips: Sequence[Strip], wijk: str, typed: str) -> bytes:
    """Print codes, ten strips to a page.

    Parameters
    ----------
    typed
        The short address for who types.

    Returns
    -------
    bytes
        A PDF of A4 pages.
    """
    content = {
        "strips": [{"code": strip.code, "qr": qr(strip.address)} for strip in strips],
        "wijk": wijk,
        "steps": [
            _("Richt de camera van uw telefoon op de code."),
            _("Of ga naar {address} en vul deze code in:").format(address=typed),
        ],
        "once": _("Hiermee kan één bewoner één keer invullen. Niemand ziet wie u bent."),
        "alt": _("QR-code naar de enquête"),
        "colours": {"ink": LIGHT.ink, "quiet": LIGHT.quiet, "border": LIGHT.border},
    }
    return typeset("letter_codes", content)
