"""The page that says who took part, and where is chosen how the answers are weighed."""

from wijkwijzer.ui.participation.page import participation_page

__all__ = ["participation_page"]
