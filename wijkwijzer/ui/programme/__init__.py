"""The parts of the page of the measures: the longlist, koppelkansen, and choosing together."""

from wijkwijzer.ui.programme.page import measures_page

__all__ = ["measures_page"]
