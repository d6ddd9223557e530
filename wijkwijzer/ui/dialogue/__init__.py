"""The facilitator's pages of a wijkdialoog: preparing meetings, and running one."""

from wijkwijzer.ui.dialogue.console import console
from wijkwijzer.ui.dialogue.page import meetings_page

__all__ = ["console", "meetings_page"]
