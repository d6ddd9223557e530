"""The page on which the wijkposter is made."""

from wijkwijzer.ui.plan.page import poster_page

__all__ = ["poster_page"]
