"""The parts of the pages that residents see: the survey, and looking back with a receipt code."""

from wijkwijzer.ui.survey.element import survey
from wijkwijzer.ui.survey.lookback import look_back

__all__ = ["look_back", "survey"]
