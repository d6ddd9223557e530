"""What a vote is checked against and a screen is made of, read once per revision of a meeting."""

from dataclasses import dataclass
from functools import cached_property

from shapely.geometry.base import BaseGeometry

from wijkwijzer.dialogue.live import Live, fold
from wijkwijzer.dialogue.records import Card, Meeting, Part, Seat
from wijkwijzer.dialogue.targets import Target, merged, targets
from wijkwijzer.neighbourhood.places import outline
from wijkwijzer.neighbourhood.records import Buurt, Theme, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.parties.records import Party
from wijkwijzer.store.meetings import SEEN
from wijkwijzer.store.sqlite import Reader


@dataclass(frozen=True)
class MeetingContext:
    """A meeting as it stands.

    Parameters
    ----------
    judged
        Every card with a verdict; what waits is not among them.
    speaking
        The seats that were confirmed to speak for a party.
    revision
        Rises with whatever participants may see.
    """

    meeting: Meeting
    wijk: Wijk
    live: Live
    judged: tuple[Card, ...]
    speaking: tuple[Seat, ...]
    themes: tuple[Theme, ...]
    buurten: tuple[Buurt, ...]
    parties: tuple[Party, ...]
    revision: int

    @cached_property
    def theme_ids(self) -> tuple[str, ...]:
        """Ids of the themes, in order."""
        return tuple(theme.id for theme in self.themes)

    @cached_property
    def outline(self) -> BaseGeometry | None:
        """The wijk as one area, where it has borders."""
        return outline(self.buurten)

    @cached_property
    def merged(self) -> dict[str, str]:
        """Target -> the one it counts for."""
        return merged(self.judged)

    @cached_property
    def party_of(self) -> dict[int, str]:
        """Participant -> the party they speak for."""
        return {seat.number: seat.party_id for seat in self.speaking if seat.party_id}

    def targets(self, part: Part) -> tuple[Target, ...]:
        """Return what can be voted on in a part."""
        return targets(part, self.theme_ids, self.judged)


_known: dict[tuple[str, str], tuple[tuple[int, ...], MeetingContext]] = {}


def meeting_context(reader: Reader, meeting_id: str) -> MeetingContext:
    """Return a meeting as it stands; read again only when something in it changed.

    Raises
    ------
    NotFound
        There is no such meeting (any more).
    """
    revision = reader.revision(meeting_id, SEEN)
    key = (reader.source, meeting_id)
    known = _known.get(key)
    if known is not None:
        records = reader.revision(known[1].wijk.id, "records")
        if known[0] == (revision, records):
            return known[1]
        _known.pop(key, None)
    meeting = reader.get(Meeting, meeting_id)
    wijk = reader.get(Wijk, meeting.wijk_id)
    context = MeetingContext(
        meeting=meeting,
        wijk=wijk,
        live=fold(reader.steps(meeting_id)),
        judged=tuple(card for card in reader.cards(meeting_id) if card.state != "wait"),
        speaking=tuple(seat for seat in reader.seats(meeting_id) if seat.confirmed),
        themes=theme_set(wijk.theme_set),
        buurten=tuple(reader.all(Buurt, wijk.id)),
        parties=tuple(reader.all(Party, wijk.id)),
        revision=revision,
    )
    _known[key] = ((revision, reader.revision(wijk.id, "records")), context)
    return context


def forget_meetings() -> None:
    """Forget every meeting, because something that may stand in one was erased."""
    _known.clear()
