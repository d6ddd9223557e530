"""The page on which a facilitator reads, copies and changes questionnaires."""

from wijkwijzer.ui.questionnaires.page import questionnaires_page

__all__ = ["questionnaires_page"]
