"""The parts of the page of the ambitions."""

from wijkwijzer.ui.ambitions.history import history
from wijkwijzer.ui.ambitions.pieces import shown
from wijkwijzer.ui.ambitions.sections import (
    audience_of,
    findings_section,
    matrix_section,
    table_section,
    without_parties,
    without_round,
)
from wijkwijzer.ui.ambitions.style import page_style
from wijkwijzer.ui.ambitions.wall import wall

__all__ = [
    "audience_of",
    "findings_section",
    "history",
    "matrix_section",
    "page_style",
    "shown",
    "table_section",
    "wall",
    "without_parties",
    "without_round",
]
