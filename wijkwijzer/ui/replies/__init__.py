"""The parts of the page on which a facilitator answers what residents brought in."""

from wijkwijzer.ui.replies.answering import answering, namable
from wijkwijzer.ui.replies.debt import debt, term_setting

__all__ = ["answering", "debt", "namable", "term_setting"]
