"""The parts of the wijkkompas page, in the order in which they stand on it."""

from wijkwijzer.ui.kompas.bar import audience_of, bar, status
from wijkwijzer.ui.kompas.earlier import earlier_section
from wijkwijzer.ui.kompas.ranking import ranking_section
from wijkwijzer.ui.kompas.sections import (
    certainty_section,
    compass_section,
    fields_section,
    map_of_wijk,
    no_round,
    table_section,
)
from wijkwijzer.ui.kompas.style import PAGE
from wijkwijzer.ui.kompas.voices import voices_section
from wijkwijzer.ui.kompas.wall import wall

__all__ = [
    "PAGE",
    "audience_of",
    "bar",
    "certainty_section",
    "compass_section",
    "earlier_section",
    "fields_section",
    "map_of_wijk",
    "no_round",
    "ranking_section",
    "status",
    "table_section",
    "voices_section",
    "wall",
]
