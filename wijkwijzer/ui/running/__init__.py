"""The parts of the page on which a facilitator runs a round."""

from wijkwijzer.ui.acts import say_what_was_done
from wijkwijzer.ui.running.letters import letters_section
from wijkwijzer.ui.running.now import now_section
from wijkwijzer.ui.running.printing import print_section
from wijkwijzer.ui.running.quality import quality_section
from wijkwijzer.ui.running.rounds import rounds_section
from wijkwijzer.ui.running.sections import Section, choose_round, choose_section
from wijkwijzer.ui.running.style import PAGE

__all__ = [
    "PAGE",
    "Section",
    "choose_round",
    "choose_section",
    "letters_section",
    "now_section",
    "print_section",
    "quality_section",
    "rounds_section",
    "say_what_was_done",
]
