"""What people brought in, as replies are given to it and as everybody may read it.

A card was passed for the room that wrote it. Everybody else reads it once the report of its meeting
is published, unless it was left out of that. Of a rehearsal nothing is brought in.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_of
from wijkwijzer.dialogue.records import Card, Meeting, MeetingReport
from wijkwijzer.dialogue.targets import merged
from wijkwijzer.neighbourhood.places import each_buurt_at
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.pact.inputs import Input, of_cards, of_remark
from wijkwijzer.pact.thread import Key
from wijkwijzer.publish.remembered import passed, remembered, remembered_from
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.store import Reader, Store


@dataclass(frozen=True)
class Written:
    """What was written in a meeting that is no rehearsal.

    Parameters
    ----------
    cards
        By id, whatever was decided about them.
    stays
        Merged card -> the one that it counts for.
    inputs
        Those that get a reply.
    has_report
        Whether everybody may read the report.
    public
        Ids of the cards that everybody may read.
    """

    meeting: Meeting
    cards: Mapping[str, Card]
    stays: Mapping[str, str]
    inputs: tuple[Input, ...]
    has_report: bool
    public: frozenset[str]

    def is_over(self, today: dt.date) -> bool:
        """Return whether the meeting was closed, or was held before today."""
        return self.meeting.closed_at is not None or self.meeting.held_on < today.isoformat()


def written(reader: Reader, wijk_id: str) -> tuple[Written, ...]:
    """Return what was written in the meetings of a wijk, in order of the meetings."""
    return remembered(reader, wijk_id, "written", lambda: _written(reader, wijk_id))


def released(reader: Reader, wijk_id: str) -> tuple[Input, ...]:
    """Return what people brought in, as everybody may read it, the oldest first."""

    def make() -> tuple[Input, ...]:
        cards = [
            one for each in written(reader, wijk_id) for one in each.inputs if one.id in each.public
        ]
        remarks = map(of_remark, passed(reader, wijk_id))
        return tuple(sorted((*remarks, *cards), key=lambda one: one.at))

    return remembered(reader, wijk_id, "released inputs", make)


def follow_card(store: Store, wijk_id: str, card_id: str) -> Key:
    """Return what stands in the thread for a card: itself, or the one into which it was merged.

    Says nothing of either: whether it may be read is for the thread.
    """
    with store.read() as reader:
        rooms = written(reader, wijk_id)
    stays = next((one.stays[card_id] for one in rooms if card_id in one.stays), card_id)
    return ("card", stays)


@dataclass(frozen=True)
class Unread:
    """A meeting that is over, and what of it nobody outside the room can read yet.

    Parameters
    ----------
    cards
        Cards that were passed while the report is not published; 0 where it is.
    waiting
        Cards that nobody passed or refused.
    """

    meeting_id: str
    title: str
    cards: int
    waiting: int


def unread(
    store: Store, wijk_id: str, *, identity: Identity, now: dt.datetime
) -> Released[tuple[Unread, ...]]:
    """Return the meetings of which a reply would not reach everybody; for who replies.

    Raises
    ------
    NotAllowed, NotFound
        Only who replies sees this; there is no such wijk.
    """
    with store.read() as reader:
        require(identity, "reply", reader.get(Wijk, wijk_id))
        found = [each for each in written(reader, wijk_id) if each.is_over(day_of(now))]
    told = (
        Unread(
            meeting_id=each.meeting.id,
            title=each.meeting.title,
            cards=0 if each.has_report else len(each.inputs),
            waiting=sum(card.state == "wait" for card in each.cards.values()),
        )
        for each in found
    )
    return Released(tuple(one for one in told if one.cards or one.waiting), "facilitator")


def _written(reader: Reader, wijk_id: str) -> tuple[Written, ...]:
    themes = theme_set(reader.get(Wijk, wijk_id).theme_set)
    buurten, reports = reader.all(Buurt, wijk_id), reader.all(MeetingReport, wijk_id)
    held = [one for one in reader.all(Meeting, wijk_id) if not one.rehearsal]
    cards = {one.id: tuple(reader.cards(one.id)) for one in held}

    def make() -> tuple[Written, ...]:
        return _written_of(held, cards, reports, buurten, [theme.id for theme in themes])

    written_there = chain.from_iterable(cards.values())
    return remembered_from(
        reader, wijk_id, "written of", make, held, reports, buurten, themes, written_there
    )


def _written_of(
    held: Sequence[Meeting],
    all_cards: Mapping[str, tuple[Card, ...]],
    of_meetings: Sequence[MeetingReport],
    buurten: Sequence[Buurt],
    theme_ids: Sequence[str],
) -> tuple[Written, ...]:
    reports = {one.meeting_id: one for one in of_meetings}
    found = []
    points = [card.point for cards in all_cards.values() for card in cards if card.point]
    where = dict(zip(points, each_buurt_at(buurten, points), strict=True))
    for meeting in held:
        cards = all_cards[meeting.id]
        if not cards:
            continue
        report = reports.get(meeting.id)
        without = frozenset(report.left_out if report else ())
        has_report = report is not None and report.published > 0
        found.append(
            Written(
                meeting=meeting,
                cards={card.id: card for card in cards},
                stays=merged(cards),
                inputs=of_cards(
                    meeting,
                    cards,
                    theme_ids=theme_ids,
                    without=without,
                    where=where,
                ),
                has_report=has_report,
                public=frozenset(
                    card.id
                    for card in cards
                    if has_report and card.state == "passed" and card.id not in without
                ),
            )
        )
    return tuple(found)
