"""The wijkplan: chapters of what the data say, each with what a facilitator wrote in it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from wijkwijzer.ambitions.matrix import Matrix
from wijkwijzer.document import Block
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Theme
from wijkwijzer.pact.poster import Poster
from wijkwijzer.pact.records import PlanChapter, PlanText

COMPASS, PLACE, MAP, MATRIX = "kompas", "ligging", "kaart", "matrix"
TIME_LINE, SPOTS = "tijdlijn", "plekken"
PICTURES = (COMPASS, PLACE, MAP, TIME_LINE, SPOTS, MATRIX)
"""Names of the pictures that chapters may hold.

Three are maps: one without colours, one with a colour per buurt, and one with the spots and areas
of the programme, which have the numbers of the time line.
"""

MOST_LANES = 24
"""So many lines of the programme fit in the time line; all of them stand in the chapters."""


@dataclass(frozen=True)
class Chapter:
    """A chapter of the plan.

    Parameters
    ----------
    written
        What a facilitator wrote in it; of version 0 where nobody did.
    blocks
        What the data say; empty where they say nothing yet.
    missing
        What is not there yet, a sentence each; also where the rest of the chapter is there.
    """

    id: PlanChapter
    written: PlanText
    blocks: tuple[Block, ...]
    missing: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it at all."""
        return not (self.blocks or self.written.text)


@dataclass(frozen=True)
class Plan:
    """The wijkplan of a wijk.

    Parameters
    ----------
    made_on
        The day whose figures stand in it.
    stand
        The day of the stand that the figures are of, in words; "" while there is none.
    drawn
        What is drawn: compass, map and time line, the same as on the poster.
    matrix, parties, themes
        Of the picture of ambitions: None and empty while there is nothing to draw.
    """

    wijk_id: str
    made_on: dt.date
    stand: str
    chapters: tuple[Chapter, ...]
    drawn: Poster
    matrix: Matrix | None
    parties: Mapping[str, str]
    themes: tuple[Theme, ...]


def chapter_titles() -> Mapping[PlanChapter, str]:
    """Return what the chapters are called, in the order in which one reads them."""
    return {
        "voorwoord": _("Voorwoord"),
        "portret": _("Portret van de wijk"),
        "behoeften": _("Wat bewoners nodig hebben"),
        "opgaven": _("Waar partijen aan werken"),
        "kompas": _("Het wijkkompas"),
        "ambities": _("Wat partijen willen"),
        "programma": _("Wat we gaan doen"),
        "afspraken": _("Wat we hebben afgesproken"),
        "verder": _("Hoe het verder gaat"),
        "verantwoording": _("Hoe dit plan is gemaakt"),
    }
