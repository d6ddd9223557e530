"""The parts of the page on which facilitators read what residents wrote, and give it its place."""

from wijkwijzer.ui.open_answers.desk import choose_part, lay_out
from wijkwijzer.ui.open_answers.quotes import quotes
from wijkwijzer.ui.open_answers.search import search
from wijkwijzer.ui.open_answers.style import PAGE
from wijkwijzer.ui.open_answers.tagging import tagging
from wijkwijzer.ui.open_answers.words import words

__all__ = ["PAGE", "choose_part", "lay_out", "quotes", "search", "tagging", "words"]
