"""The parts of the page on which a facilitator answers what residents brought in."""

from wijkwijzer.ui.replies.answering import answering, namable
from wijkwijzer.ui.replies.debt import debt, nothing_waits, term_setting, unread_notes
from wijkwijzer.ui.replies.given import choose_part, given_section

__all__ = [
    "answering",
    "choose_part",
    "debt",
    "given_section",
    "namable",
    "nothing_waits",
    "term_setting",
    "unread_notes",
]
