"""The parts of the page on which a facilitator looks after accounts, languages and copies."""

from wijkwijzer.ui.management.accounts import account_section
from wijkwijzer.ui.management.copies import copy_section
from wijkwijzer.ui.management.languages import language_section
from wijkwijzer.ui.management.log import log_section
from wijkwijzer.ui.management.output import output_section
from wijkwijzer.ui.management.sections import Section, choose_section
from wijkwijzer.ui.management.style import PAGE
from wijkwijzer.ui.management.tablets import tablet_section

__all__ = [
    "PAGE",
    "Section",
    "account_section",
    "choose_section",
    "copy_section",
    "language_section",
    "log_section",
    "output_section",
    "tablet_section",
]
