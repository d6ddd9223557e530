"""What is printed for a round: posters and forms on paper."""

from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.running.paper import paper_section
from wijkwijzer.ui.running.sheets import sheets_section


def print_section(wijk: Wijk, round_: Round) -> None:
    """Draw the parts that make things to print."""
    sheets_section(wijk, round_)
    paper_section(wijk, round_)
