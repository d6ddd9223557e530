"""The parts of the pages that residents see: the survey, and looking back with a receipt code.

Each part draws one screen and reads what it needs from the draft in the store, so that a reload, a
lost connection or a restart of the server brings a resident back to where they were. Nothing is
saved in callbacks: after a restart the browser goes on and callbacks are not called.
"""

from wijkwijzer.ui.survey.lookback import look_back
from wijkwijzer.ui.survey.steps import survey

__all__ = ["look_back", "survey"]
