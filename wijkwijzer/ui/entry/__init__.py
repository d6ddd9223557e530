"""Entering forms from paper, or on behalf of somebody who tells the answers."""

from wijkwijzer.ui.entry.page import entry_section

__all__ = ["entry_section"]
