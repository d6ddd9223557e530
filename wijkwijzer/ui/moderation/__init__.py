"""The parts of the page on which remarks and pins are judged."""

from wijkwijzer.ui.moderation.batch import many
from wijkwijzer.ui.moderation.desk import Desk, choose_part, lay_out, say_what_happened
from wijkwijzer.ui.moderation.history import decided
from wijkwijzer.ui.moderation.queue import one_by_one
from wijkwijzer.ui.moderation.style import PAGE

__all__ = [
    "PAGE",
    "Desk",
    "choose_part",
    "decided",
    "lay_out",
    "many",
    "one_by_one",
    "say_what_happened",
]
