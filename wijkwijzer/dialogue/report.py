"""The report of a meeting (verslag): a document with whose it is and what it was made from.

A report that was published reads the same whatever changes later.
"""

from wijkwijzer.document import Block
from wijkwijzer.record import Entry


class ReportContent(Entry):
    """The report of a meeting as it is printed.

    Parameters
    ----------
    meeting_id, wijk_id
        Whose report it is.
    based_on
        Version of the facilitator's choices, and revision of the meeting, it was made from.
    number, published_on
        0 and "" as long as it is a draft.
    facts
        Date, place and the like, as (name, value).
    """

    meeting_id: str
    wijk_id: str
    based_on: tuple[int, int]
    number: int = 0
    published_on: str = ""
    wijk_name: str
    is_example: bool = False
    title: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
