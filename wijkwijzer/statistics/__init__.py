"""Weighted estimates with design-correct uncertainty, and disclosure rules: pure numerics.

A `Design` says how people came into a sample; `poststratify`, `rake`, `calibrate` and `trim` make
its weights agree with the population; `estimate`, `difference`, `contrast` and `chi_square` say
what the sample tells, and how surely. Nothing here knows what the numbers are about.
"""

from wijkwijzer.statistics.calibration import calibrate, poststratify, rake, trim
from wijkwijzer.statistics.comparison import contrast, difference
from wijkwijzer.statistics.crosstab import chi_square
from wijkwijzer.statistics.design import Design
from wijkwijzer.statistics.estimation import estimate

__all__ = [
    "Design",
    "calibrate",
    "chi_square",
    "contrast",
    "difference",
    "estimate",
    "poststratify",
    "rake",
    "trim",
]
