"""The facilitator's pages of a wijkdialoog: preparing meetings, and running one."""

from wijkwijzer.ui.dialogue.console import console

__all__ = ["console"]
