"""What is printed for a round: posters and forms on paper."""

from wijkwijzer.access.records import Identity
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.survey.records import Round


def print_section(who: Identity, wijk: Wijk, round_: Round) -> None:
    """Draw the parts that make things to print."""
