"""The wijkposter on paper: one page from A0 to A3, drawn in lines so that it stays sharp."""

from typing import Final, Literal

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.qr import qr
from wijkwijzer.pact.poster import Poster
from wijkwijzer.programme.words import listed
from wijkwijzer.reports.typesetting import breakable, picture, typeset
from wijkwijzer.reports.wijk_figures import (
    Json,
    colours,
    compass,
    drawn,
    shortened,
    time_line,
    wijk_map,
)
from wijkwijzer.statistics.disclosure import Released

Paper = Literal["a3", "a2", "a1", "a0"]
SIZES: Final[tuple[Paper, ...]] = ("a3", "a2", "a1", "a0")
MOST_LANES: Final = 12
"""So many lines of the programme can be read."""


def poster_pdf(poster: Released[Poster], *, paper: Paper = "a3", address: str = "") -> bytes:
    """Set the poster.

    Parameters
    ----------
    paper
        Which size; it is the same drawing, larger.
    address
        Of the page that tells what happened with what residents brought in, for the QR code; ""
        leaves the code out.

    Returns
    -------
    bytes
        A PDF of one page, all of it lines and letters.
    """
    return typeset("poster", poster_data(poster, paper=paper, address=address))


def poster_png(poster: Released[Poster], *, address: str = "", ppi: float = 100) -> bytes:
    """Draw the same for a screen, `ppi` pixels per inch of A3."""
    return picture("poster", poster_data(poster, paper="a3", address=address), ppi=ppi)


def poster_data(poster: Released[Poster], *, paper: Paper, address: str) -> Json:
    """Return all that the template sets: words, numbers between 0 and 1, drawings."""
    found = poster.content
    lanes = found.lanes[:MOST_LANES]
    return {
        "paper": paper,
        "title": breakable(found.wijk_name),
        "above": " · ".join(filter(None, [_over(found), breakable(found.municipality)])),
        "example": _("Voorbeeldwijk: alles is bedacht") if found.is_example else "",
        "sentence": found.sentence,
        "compass": compass(found),
        "compass_told": _compass_told(found),
        "heads": {
            "needs": _("Wat bewoners het meest vragen"),
            "ambitions": _("Wat wij samen willen"),
            "map": _("Onze wijk"),
            "programme": _("Wat wij doen, wanneer en wie")
            if found.is_programme
            else _("Waar partijen nu aan werken"),
        },
        "needs": [
            {
                "name": breakable(one.name),
                "sentence": one.sentence,
                "quote": breakable(shortened(one.quote, 240)),
                "sign": drawn(one.pictogram, LIGHT.need),
            }
            for one in found.needs
        ],
        "ambitions": [
            {
                "name": breakable(one.name),
                "who": _("Alle partijen die iets zeiden: {names}") if one.everybody else "{names}",
                "names": breakable(shortened(listed([*one.parties]), 160)),
                "sign": drawn(one.pictogram, LIGHT.task),
            }
            for one in found.ambitions
        ],
        "map": wijk_map(found, lanes),
        "programme": time_line(lanes),
        "more": _more(len(found.lanes) - len(lanes)),
        "qr": qr(address, scale=4) if address else "",
        "call": _("Wat gebeurt er met uw inbreng?"),
        "how": _("Richt de camera van uw telefoon op de code."),
        "source": found.source,
        "sign": drawn("kompas", LIGHT.need),
        "colours": colours(),
    }


def _over(found: Poster) -> str:
    return _("Wijkprogramma") if found.is_programme else _("Wijkkompas")


def _compass_told(found: Poster) -> str:
    return (found.compass.sentence if found.compass else "") or _("Wijkkompas")


def _more(count: int) -> str:
    if count <= 0:
        return ""
    return _("En nog {n} die hier niet staan.").format(n=count)
