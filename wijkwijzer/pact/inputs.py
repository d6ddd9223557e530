"""What people brought in (inbreng) and get a reply to: remarks of the survey, cards of meetings."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

from wijkwijzer.dialogue.records import Card, Meeting
from wijkwijzer.dialogue.targets import merged, targets
from wijkwijzer.neighbourhood.records import NOT_SAID, Point
from wijkwijzer.pact.thread import Key
from wijkwijzer.survey.records import Contribution

Source = Literal["contribution", "card"]


class Input(NamedTuple):
    """Something that somebody brought in.

    Parameters
    ----------
    kind, id
        As in a link.
    what
        Kind of remark or card.
    theme
        Id, or "" where none was given.
    buurt
        Id, or `niet_gezegd`. Of a card that of its place: where its writer lives is never told.
    at
        When it was written; as stored: UTC.
    waits
        Whether it asks for a reply: not when it was refused, or answered in the room.
    meeting, meeting_title
        Of a card: in which meeting it was written.
    also
        Of a card: ids of the cards that were merged into it; it speaks for them.
    told
        Of a card: what was said to it in the room.
    remark
        Of a remark: the whole of it.
    """

    kind: Source
    id: str
    what: str
    text: str
    theme: str
    buurt: str
    at: str
    waits: bool = True
    meeting: str = ""
    meeting_title: str = ""
    also: tuple[str, ...] = ()
    told: str = ""
    remark: Contribution | None = None

    @property
    def key(self) -> Key:
        """Kind and id, as in the thread."""
        return self.kind, self.id


def of_remark(one: Contribution) -> Input:
    """Return a remark, place, area or photo as something that was brought in."""
    return Input(
        kind="contribution",
        id=one.id,
        what=one.kind,
        text=one.text,
        theme=one.theme or "",
        buurt=one.buurt,
        at=one.created_at,
        waits=one.state != "refused",
        remark=one,
    )


def of_card(
    meeting: Meeting,
    card: Card,
    *,
    theme: str = "",
    buurt: str = NOT_SAID,
    also: Sequence[str] = (),
) -> Input:
    """Return a card as something that was brought in; the theme is that of what it is about."""
    told = card.answer.strip()
    return Input(
        kind="card",
        id=card.id,
        what=card.kind,
        text=card.text,
        theme=card.theme or theme,
        buurt=buurt,
        at=card.at,
        waits=not told,
        meeting=meeting.id,
        meeting_title=meeting.title,
        also=tuple(also),
        told=told,
    )


def of_cards(
    meeting: Meeting,
    cards: Sequence[Card],
    *,
    theme_ids: Sequence[str],
    without: Collection[str],
    where: Mapping[Point, str | None],
) -> tuple[Input, ...]:
    """Return the cards of a meeting that get a reply, in order of writing.

    A reason explains the vote it was given with, and a statement of a facilitator is a question to
    the room: neither asks for a reply. Nor does a card that was not passed. Of cards that were
    merged the one that stays speaks for all.

    Parameters
    ----------
    without
        Ids of cards that are left out of the report.
    where
        Point -> id of the buurt in which it lies.
    """
    about = _themes(meeting, cards, theme_ids)
    also: dict[str, list[str]] = defaultdict(list)
    for gone, stays in merged(cards).items():
        also[stays].append(gone)
    return tuple(
        of_card(
            meeting,
            card,
            theme=about.get(card.target or "") or "",
            buurt=(where.get(card.point) if card.point else None) or NOT_SAID,
            also=also[card.id],
        )
        for card in cards
        if card.state == "passed" and card.id not in without and _asks(card)
    )


def _asks(card: Card) -> bool:
    if card.kind == "stelling":
        return card.participant is not None
    return card.kind != "reden"


def _themes(
    meeting: Meeting, cards: Sequence[Card], theme_ids: Sequence[str]
) -> Mapping[str, str | None]:
    """Return of everything a card may be about its theme."""
    found: dict[str, str | None] = {id_: id_ for id_ in theme_ids}
    for part in meeting.programme:
        found |= {target.id: target.theme for target in targets(part, theme_ids, cards)}
    return found
