"""Who is heard in the room of a meeting: for its facilitator only."""

from wijkwijzer.dialogue.heard import RoomHeard, room_heard
from wijkwijzer.dialogue.words import here_words
from wijkwijzer.neighbourhood.margins import count_inhabitants
from wijkwijzer.neighbourhood.records import Population
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.store import Reader, Store
from wijkwijzer.store.meeting_context import MeetingContext, meeting_context


def meeting_heard(store: Store, meeting_id: str) -> Released[RoomHeard]:
    """Return who is present and who speaks, beside who lives here; the caller asks `run_meetings`.

    Raises
    ------
    NotFound
        There is no such meeting (any more).
    """
    with store.read() as reader:
        return Released(heard_in(reader, meeting_context(reader, meeting_id)), "facilitator")


def heard_in(reader: Reader, context: MeetingContext) -> RoomHeard:
    """Return the same, within a read; exact numbers of small groups."""
    people = count_inhabitants(
        reader.all(Population, context.wijk.id), [b.id for b in context.buurten]
    )
    return room_heard(
        reader.seats(context.meeting.id),
        reader.turns(context.meeting.id),
        people,
        {str(one): name for one, name in here_words().items()},
        {buurt.id: buurt.name for buurt in context.buurten},
    )
