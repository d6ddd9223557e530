"""Reading wijken, buurten and their figures from files of CBS, PDOK, StatLine and others.

Pure reading: a file in, frozen results out; nothing is stored here.
"""

from wijkwijzer.neighbourhood.areas.area_file import (
    AreaFile,
    BuurtArea,
    BuurtFigures,
    Skipped,
    WijkArea,
)
from wijkwijzer.neighbourhood.areas.kerncijfers import read_population_csv, unmatched_codes
from wijkwijzer.neighbourhood.areas.layers import column_names
from wijkwijzer.neighbourhood.areas.reading import read_areas
from wijkwijzer.neighbourhood.areas.selection import select_wijk
from wijkwijzer.neighbourhood.areas.thinning import simplify

__all__ = [
    "AreaFile",
    "BuurtArea",
    "BuurtFigures",
    "Skipped",
    "WijkArea",
    "column_names",
    "read_areas",
    "read_population_csv",
    "select_wijk",
    "simplify",
    "unmatched_codes",
]
