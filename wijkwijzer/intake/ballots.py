"""What somebody in the room sends: joining a meeting, votes, cards.

Everything here may be sent twice: the second time changes nothing and gives the same answer.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from wijkwijzer.access import codes
from wijkwijzer.access.codes import keyed_hash
from wijkwijzer.dialogue.records import Ballot, Card, Here, Part, Seat
from wijkwijzer.errors import InvalidInput, NotFound, RateLimited, RoundClosed
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.ballot_checks import Refused, check_card, check_vote, taken_back
from wijkwijzer.intake.guesses import guess
from wijkwijzer.intake.keys import database_secret
from wijkwijzer.neighbourhood.records import NOT_SAID
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import timestamp
from wijkwijzer.store.meeting_context import MeetingContext, meeting_context

MOST_BALLOTS = 2000
"""How often one seat may vote in a meeting, changes included."""
MOST_AT_ONCE = 100
MOST_CARDS = 60
"""How many cards one seat may write in a meeting."""
MOST_SEATS = 1500
_ID = re.compile(r"[A-Za-z0-9_-]{8,40}")

Own = dict[str, dict[str, int]]
"""Part -> target -> value: what counts of one participant."""


@dataclass(frozen=True)
class Seated:
    """Somebody takes part.

    Parameters
    ----------
    own
        What counts of theirs so far.
    cards
        What they wrote; `state` tells whether it was passed.
    """

    meeting_id: str
    seat: Seat
    own: Own
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Voted:
    """What came of votes that were sent.

    Parameters
    ----------
    stored
        Ids that are on the disk, now or before.
    refused
        Id -> why not, in words.
    own
        What counts of theirs now, of the parts they sent votes for.
    """

    stored: tuple[str, ...]
    refused: Mapping[str, str]
    own: Own


def join(
    store: Store,
    typed_code: str,
    token: str,
    *,
    here: str = NOT_SAID,
    buurt: str = NOT_SAID,
    party: str | None = None,
    device: str = "",
    now: dt.datetime,
) -> Seated:
    """Give somebody a seat in the meeting of this code, or the seat they have.

    Joining again with the same token changes how they are here; another party has to be confirmed
    anew.

    Parameters
    ----------
    typed_code
        Six digits as people type them.
    token
        As the browser made it; a keyed hash is stored until the meeting closes.
    device
        What tells the device apart, for counting wrong codes.

    Raises
    ------
    NotFound, RateLimited
        No meeting has this code; too many wrong ones came from this device.
    RoundClosed
        The meeting has not begun, or is over.
    InvalidInput
        The token is no secret; what they say of themselves is not on the list.
    """
    token = codes.own_token(token)
    with store.write() as writer:
        tried = guess(writer, "meeting", "", device=device)
        tried.require_patience(writer, now)
        meeting = writer.meeting_of_code(codes.meeting_code(typed_code))
        if meeting is not None:
            return _sit_down(writer, meeting_context(writer, meeting.id), token, here, buurt, party)
        tried.was_wrong(writer, now)
    raise NotFound(_("Deze code kennen we niet. Kijk op het scherm in de zaal."))


def _sit_down(
    writer: Writer,
    context: MeetingContext,
    token: str,
    here: str,
    buurt: str,
    party: str | None,
) -> Seated:
    require_open(context)
    known = {one.id for one in context.buurten} | {NOT_SAID}
    parties = {one.id for one in context.parties} | {None}
    if here not in get_args(Here) or buurt not in known or party not in parties:
        raise InvalidInput(_("Dit staat niet op de lijst. Kies iets wat er staat."))
    meeting_id = context.meeting.id
    hashed = _hash(writer, meeting_id, token)
    seat = writer.seat_of(meeting_id, hashed)
    said: dict[str, Any] = {"here": here, "buurt": buurt, "party_id": party}
    if seat is None:
        if writer.seat_count(meeting_id) >= MOST_SEATS:
            raise RateLimited(_("Er doen al te veel mensen mee aan deze bijeenkomst."), 60)
        seat = Seat.model_validate(
            said | {"meeting_id": meeting_id, "number": writer.next_seat(meeting_id)}
        )
        writer.add_seat(seat, hashed)
    elif seat.model_dump(include=set(said)) != said:
        confirmed = seat.confirmed and seat.party_id == party
        changed = seat.model_copy(update=said | {"confirmed": confirmed})
        writer.change_seat(changed)
        seat = changed
    return Seated(meeting_id, seat, own_of(writer, context, seat), _cards(writer, seat))


def vote(
    writer: Writer, token: str, meeting_id: str, votes: Sequence[object], *, now: dt.datetime
) -> Voted:
    """Store votes, in a transaction that others may share.

    Each is judged by itself: what is refused is told with its reason, and the rest is stored. A
    vote with an id that is known changes nothing and counts as stored, also when the part was
    closed in the meantime. From two thousand votes on, a seat's new ones are refused.

    Parameters
    ----------
    votes
        Of each `id`, `part`, `target`, and `value`: a whole number, or None to take it back.

    Raises
    ------
    NotFound, RoundClosed
        This token has no seat in this meeting; it is over.
    InvalidInput
        More than a hundred votes at once.
    """
    context = meeting_context(writer, meeting_id)
    seat = find_seat(writer, context, token)
    if len(votes) > MOST_AT_ONCE:
        raise InvalidInput(_("Dit zijn te veel stemmen in één keer. Er is niets opgeslagen."))
    stored: list[str] = []
    refused: dict[str, str] = {}
    parts: set[str] = set()
    own = own_of(writer, context, seat)
    for number, given in enumerate(votes):
        sent: Mapping[str, object] = given if isinstance(given, dict) else {}
        ballot_id = str(sent.get("id", number))[:40]
        try:
            part = _vote(writer, context, seat, own, sent, timestamp(now))
        except Refused as refusal:
            refused[ballot_id] = str(refusal)
        else:
            stored.append(ballot_id)
            parts.add(part)
    return Voted(tuple(stored), refused, {part: own.get(part, {}) for part in parts})


def _vote(
    writer: Writer,
    context: MeetingContext,
    seat: Seat,
    own: Own,
    sent: Mapping[str, object],
    at: str,
) -> str:
    """Store one vote, keep `own` up to date and return its part."""
    ballot_id, part_id = sent.get("id"), sent.get("part")
    if not isinstance(ballot_id, str) or not _ID.fullmatch(ballot_id):
        raise Refused(_("Deze stem heeft niet de goede vorm."))
    known = writer.ballot(ballot_id)
    if known is not None:
        if (known.meeting_id, known.participant, known.part) != (
            seat.meeting_id,
            seat.number,
            part_id,
        ):
            raise Refused(_("Deze stem heeft niet de goede vorm."))
        return known.part
    if writer.ballot_count(seat.meeting_id, seat.number) >= MOST_BALLOTS:
        raise Refused(_("U hebt al te vaak gestemd. Wat u eerder koos, telt mee."))
    part, target, value = check_vote(context, seat, own, sent)
    mine = own.setdefault(part.id, {})
    back = taken_back(context, part, mine, target, value)
    given = writer.standing_ballots(seat.meeting_id, seat.number) if back else {}
    for number, gone in enumerate(gone for gone in back if (part.id, gone) in given):
        _store(writer, seat, f"{ballot_id}~{number}", part, gone, None, at)
        mine.pop(gone, None)
    _store(writer, seat, ballot_id, part, target, value, at)
    if value is None:
        mine.pop(target, None)
    else:
        mine[target] = value
    return part.id


def _store(
    writer: Writer, seat: Seat, ballot_id: str, part: Part, target: str, value: int | None, at: str
) -> None:
    writer.add_ballot(
        Ballot(
            id=ballot_id,
            meeting_id=seat.meeting_id,
            part=part.id,
            participant=seat.number,
            target=target,
            value=value,
            at=at,
        )
    )


def write_card(
    writer: Writer, token: str, meeting_id: str, sent: Mapping[str, object], *, now: dt.datetime
) -> Card:
    """Store something that was written; it waits for a facilitator.

    Parameters
    ----------
    sent
        `id` (made by the device), `part`, `kind`, `text`, and where wanted `target`, `theme` and
        `point` (`longitude`, `latitude`).

    Raises
    ------
    NotFound, RoundClosed
        This token has no seat in this meeting; it is over.
    InvalidInput, RateLimited
        The text or what it is about cannot be; this seat wrote too much.
    """
    context = meeting_context(writer, meeting_id)
    seat = find_seat(writer, context, token)
    card_id = sent.get("id")
    if not isinstance(card_id, str) or not _ID.fullmatch(card_id):
        raise InvalidInput(_("Het veld {name} ontbreekt of klopt niet.").format(name="id"))
    known = writer.card(meeting_id, card_id)
    if known is not None and known.participant == seat.number:
        return known
    if known is not None or writer.card_exists(card_id):
        raise InvalidInput(_("Het veld {name} ontbreekt of klopt niet.").format(name="id"))
    if len(_cards(writer, seat)) >= MOST_CARDS:
        raise RateLimited(_("U hebt al veel geschreven. Laat ook anderen aan het woord."), 600)
    checked = check_card(context, sent)
    card = Card.model_validate(
        checked
        | {
            "id": card_id,
            "meeting_id": meeting_id,
            "participant": seat.number,
            "at": timestamp(now),
        }
    )
    writer.add_card(card)
    return card


def find_seat(writer: Writer, context: MeetingContext, token: str) -> Seat:
    """Return the seat of a token in an open meeting.

    Raises
    ------
    NotFound, RoundClosed
        There is none; the meeting has not begun, or is over.
    """
    require_open(context)
    seat = writer.seat_of(context.meeting.id, _hash(writer, context.meeting.id, token))
    if seat is None:
        raise NotFound(_("U doet nog niet mee. Vul de code in die op het scherm staat."))
    return seat


def require_open(context: MeetingContext) -> None:
    """Raise `RoundClosed` where nobody can take part."""
    if context.live.state == "planned":
        raise RoundClosed(_("Deze bijeenkomst is nog niet begonnen. Wacht even."))
    if context.live.state == "closed":
        raise RoundClosed(_("Deze bijeenkomst is afgelopen. Bedankt voor het meedoen."))


def own_of(writer: Writer, context: MeetingContext, seat: Seat) -> Own:
    """Return what counts of a participant, in what stays; where things were merged, the latest."""
    own: Own = {}
    for (part_id, key), value in writer.standing_ballots(seat.meeting_id, seat.number).items():
        mine = own.setdefault(part_id, {})
        stays = context.merged.get(key, key)
        part = context.meeting.part(part_id)
        if part is not None and part.kind == "stippen":
            mine[stays] = min(mine.get(stays, 0) + value, part.per_option)
        else:
            mine[stays] = value
    return own


def _cards(writer: Writer, seat: Seat) -> tuple[Card, ...]:
    return tuple(c for c in writer.cards(seat.meeting_id) if c.participant == seat.number)


def _hash(writer: Writer, meeting_id: str, token: str) -> str:
    return keyed_hash(database_secret(writer), f"seat:{meeting_id}:{token}")
