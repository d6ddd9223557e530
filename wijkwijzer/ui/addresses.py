"""Where an agreement and the thread through a thing are found."""

from urllib.parse import urlencode

from wijkwijzer.pact.thread import Key

AGREEMENT = "afspraak"
"""In the address: which agreement is open."""
KIND, FROM = "soort", "van"
"""In the address: the thing the thread is drawn through."""


def thread_address(wijk_id: str, key: Key) -> str:
    """Return the address of the thread through a thing."""
    return f"/draad?{urlencode({'wijk': wijk_id, KIND: key[0], FROM: key[1]})}"


def agreements_address(wijk_id: str) -> str:
    """Return the address of all agreements."""
    return f"/afspraken?{urlencode({'wijk': wijk_id})}"


def agreement_address(wijk_id: str, agreement_id: str) -> str:
    """Return the address of one agreement."""
    return f"/afspraken?{urlencode({'wijk': wijk_id, AGREEMENT: agreement_id})}"
