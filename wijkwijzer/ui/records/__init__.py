"""Where the facilitator keeps what a wijk holds: settings, buurten, parties and tasks."""

from wijkwijzer.ui.records.page import records_page

__all__ = ["records_page"]
