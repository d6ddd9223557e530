"""The report of the whole participation process (participatieverslag), by chapter.

It is meant to be handed out: whoever makes it, it holds what residents may see. Numbers of people
are rounded, and hidden where they are few; of what residents wrote only what a facilitator passed.
"""

from wijkwijzer.publish.participation_report.document import participation_report

__all__ = ["participation_report"]
