"""Open answers: every text that was sent, whatever question it answers, and what was done with it.

A remark or place is a contribution and an open answer; a short or long answer that is not offered
for publication, and what stands behind "anders, namelijk", are open answers only.
"""

from typing import Literal

from wijkwijzer.record import Entry, Id, Text
from wijkwijzer.survey.records import Channel, ContributionKind

AnswerState = Literal["waiting", "passed", "refused", "not_offered"]
"""The verdict on a contribution, or `not_offered`: for the facilitator's eyes only."""

NO_THEME = "geen_thema"
"""What a text is tagged with that belongs to no theme, so that it is not asked again."""


class OpenAnswer(Entry):
    """A text that a resident wrote and sent.

    Parameters
    ----------
    id
        That of the contribution where it is one.
    sequence
        Order of arrival.
    response_id
        Lets a withdrawal find it, and tells how many people wrote; never shown.
    kind
        Of the contribution; None when it is no contribution.
    question
        Key of the question it answers, or "".
    theme
        Theme it came with, None when it came with none; never changed.
    tags
        Themes that facilitators gave it beside that, in the order in which they were given.
    state
        The newest verdict; see `AnswerState`.
    """

    id: Id
    sequence: int = 0
    wijk_id: Id
    round_id: Id
    response_id: Id | None = None
    kind: ContributionKind | None = None
    question: str = ""
    theme: Id | None = None
    tags: tuple[str, ...] = ()
    buurt: str = "niet_gezegd"
    channel: Channel = "tablet"
    created_at: str
    text: Text
    state: AnswerState = "waiting"

    @property
    def themes(self) -> tuple[str, ...]:
        """All its themes: the one it came with first."""
        given = tuple(tag for tag in self.tags if tag not in {self.theme, NO_THEME})
        return ((self.theme, *given)) if self.theme else given


class Quote(Entry):
    """A passed contribution that a facilitator chose to speak for a theme.

    Parameters
    ----------
    place
        Its place among the quotes of the theme, from 1.
    """

    answer_id: Id
    round_id: Id
    theme: Id
    place: int
    text: Text
    by: str
    at: str
