"""Who runs a wijkdialoog: making it, its programme, its steps, and rehearsing it."""

import datetime as dt
import secrets
from collections.abc import Mapping, Sequence

from pydantic import JsonValue, ValidationError

from wijkwijzer.access.codes import new_id
from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.dialogue.counting import standing, unanswered
from wijkwijzer.dialogue.live import Live, check, fold
from wijkwijzer.dialogue.records import FollowUp, Meeting, Part, Step, StepKind
from wijkwijzer.errors import InvalidInput, NotAllowed, NotFound, StaleEdit
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import timestamp
from wijkwijzer.store.meeting_context import MeetingContext, forget_meetings, meeting_context
from wijkwijzer.store.meetings import SEEN

_OWN = ("code", "wijk_id", "opened_at", "closed_at", "rehearsal", "rehearses")
"""What is set by what happens, not by an edit."""


def create_meeting(  # noqa: PLR0913 - each by its name
    store: Store,
    wijk_id: str,
    title: str,
    *,
    held_on: str,
    begins: str = "",
    place: str = "",
    programme: Sequence[Part] = (),
    identity: Identity,
    now: dt.datetime,
) -> Meeting:
    """Plan a meeting; it gets a code of six digits that no other has.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput
        Not this person's to do; there is no such wijk; something is missing or wrong.
    """
    with store.write() as writer:
        require(identity, "run_meetings", writer.get(Wijk, wijk_id))
        try:
            meeting = Meeting(
                id=new_id(),
                wijk_id=wijk_id,
                code=_new_code(writer),
                title=title,
                held_on=held_on,
                begins=begins,
                place=place,
                programme=tuple(programme),
            )
        except ValidationError:
            raise InvalidInput(_("Vul een titel en een datum in.")) from None
        return _put(writer, meeting, identity, now)


def save_meeting(
    store: Store, meeting: Meeting, *, identity: Identity, now: dt.datetime
) -> Meeting:
    """Store an edit of a meeting, also while it is open.

    Raises
    ------
    StaleEdit
        Somebody else changed it in the meantime.
    NotAllowed, NotFound, InvalidInput
        Not this person's to do; it is not there; it is over; the part at hand, or the kind of a
        part that was voted on, would change; a theme does not exist.
    """
    with store.write() as writer:
        context = meeting_context(writer, meeting.id)
        require(identity, "run_meetings", context.wijk)
        if context.live.state == "closed":
            raise InvalidInput(_("Deze bijeenkomst is afgelopen."))
        kept = meeting.model_copy(update={name: getattr(context.meeting, name) for name in _OWN})
        _check_programme(writer, context, kept)
        return _put(writer, kept, identity, now)


def remove_meeting(store: Store, meeting: Meeting, *, identity: Identity, now: dt.datetime) -> None:
    """Remove a meeting that was not opened."""
    with store.write() as writer:
        stored = writer.get(Meeting, meeting.id)
        require(identity, "run_meetings", writer.get(Wijk, stored.wijk_id))
        if stored.opened_at is not None:
            raise InvalidInput(_("Deze bijeenkomst is al begonnen en blijft bewaard."))
        writer.remove(Meeting, meeting.id, meeting.version, by=identity.account, at=timestamp(now))
        writer.bump(meeting.id, SEEN)


def rehearse(store: Store, meeting_id: str, *, identity: Identity, now: dt.datetime) -> Meeting:
    """Make a run-through of a meeting, with a code of its own; nothing of it stays.

    A run-through that was begun before is erased first.
    """
    with store.write() as writer:
        meeting = writer.get(Meeting, meeting_id)
        require(identity, "run_meetings", writer.get(Wijk, meeting.wijk_id))
        for other in writer.all(Meeting, meeting.wijk_id):
            if other.rehearses == meeting_id:
                writer.erase_meeting(other)
        copy = meeting.model_copy(
            update={
                "id": new_id(),
                "version": 0,
                "code": _new_code(writer),
                "opened_at": None,
                "closed_at": None,
                "rehearsal": True,
                "rehearses": meeting_id,
            }
        )
        return _put(writer, copy, identity, now)


def end_rehearsal(store: Store, meeting_id: str, *, identity: Identity) -> None:
    """Erase a run-through and everything in it.

    Raises
    ------
    InvalidInput
        This is no run-through.
    """
    with store.write() as writer:
        meeting = writer.get(Meeting, meeting_id)
        require(identity, "run_meetings", writer.get(Wijk, meeting.wijk_id))
        if not meeting.rehearsal:
            raise InvalidInput(_("Dit is geen oefening; er is niets gewist."))
        writer.erase_meeting(meeting)
    _forget(store)


def act(
    store: Store,
    meeting_id: str,
    kind: StepKind,
    payload: Mapping[str, JsonValue] | None = None,
    *,
    console: str,
    seen: int,
    identity: Identity,
    now: dt.datetime,
) -> Live:
    """Take a step in a meeting.

    Who takes the first step leads it, from this console, until another console takes over with
    `lead`. Closing a run-through erases it.

    Parameters
    ----------
    console
        Tells the screens of facilitators apart; made by the browser.
    seen
        The step on which the console's picture rests (`Live.sequence`): a tap that comes twice,
        or after somebody else's, does nothing twice.

    Returns
    -------
    Live
        The state after it.

    Raises
    ------
    NotAllowed
        Not this person's to do, or somebody else leads; the message says who.
    StaleEdit
        Something happened since; the console shows it and one chooses again.
    InvalidInput, NotFound
        The step cannot be taken now; there is no such meeting (any more).
    """
    with store.write() as writer:
        context = meeting_context(writer, meeting_id)
        require(identity, "run_meetings", context.wijk)
        _require_lead(context.live, kind, console, identity)
        if kind != "lead" and seen != context.live.sequence:
            raise StaleEdit(
                _("Er is intussen iets veranderd. Kijk wat er nu staat en kies opnieuw."),
                stored=context.live.sequence,
                offered=seen,
            )
        given = dict(payload or {})
        check(context.meeting, context.live, kind, given)
        if kind == "phase":
            given = _checked_phase(writer, context, given)
        done = _take(writer, context, kind, given, console, identity, now)
    if kind == "close_meeting":
        _forget(store)
    return done


def save_follow_up(
    store: Store, follow_up: FollowUp, *, identity: Identity, now: dt.datetime
) -> FollowUp:
    """Write down what was agreed in a meeting, or change that."""
    with store.write() as writer:
        meeting = writer.get(Meeting, follow_up.meeting_id)
        wijk = writer.get(Wijk, meeting.wijk_id)
        require(identity, "run_meetings", wijk)
        themes = {theme.id for theme in theme_set(wijk.theme_set)} | {None}
        if follow_up.wijk_id != wijk.id or follow_up.theme not in themes:
            raise InvalidInput(_("Dit thema bestaat niet: {theme}.").format(theme=follow_up.theme))
        stored = writer.put(follow_up, by=identity.account, at=timestamp(now))
        writer.bump(meeting.id, SEEN)
        return stored


def remove_follow_up(
    store: Store, follow_up: FollowUp, *, identity: Identity, now: dt.datetime
) -> None:
    """Remove what was written down by mistake."""
    with store.write() as writer:
        require(identity, "run_meetings", writer.get(Wijk, follow_up.wijk_id))
        at = timestamp(now)
        writer.remove(FollowUp, follow_up.id, follow_up.version, by=identity.account, at=at)
        writer.bump(follow_up.meeting_id, SEEN)


def _take(
    writer: Writer,
    context: MeetingContext,
    kind: StepKind,
    given: dict[str, JsonValue],
    console: str,
    identity: Identity,
    now: dt.datetime,
) -> Live:
    meeting, at = context.meeting, timestamp(now)
    if kind == "close_meeting" and meeting.rehearsal:
        writer.erase_meeting(meeting)
        return Live(state="closed")
    step = Step(meeting_id=meeting.id, at=at, by=identity.account, console=console, kind=kind)
    if context.live.lead is None and kind != "lead":
        writer.add_step(step.model_copy(update={"kind": "lead"}))
    writer.add_step(step.model_copy(update={"payload": given}))
    moment = {"open_meeting": "opened_at", "close_meeting": "closed_at"}.get(kind)
    if moment:
        _put(writer, meeting.model_copy(update={moment: at}), identity, now)
    if kind == "close_meeting":
        writer.end_seats(meeting.id)
    return fold(writer.steps(meeting.id))


def _require_lead(live: Live, kind: StepKind, console: str, identity: Identity) -> None:
    if not console or len(console) > 40 or not console.isascii():
        raise InvalidInput(_("Deze stap klopt niet. Laad de regie opnieuw."))
    lead = live.lead
    if lead is None or kind == "lead":
        return
    if (lead.account, lead.console) != (identity.account, console):
        raise NotAllowed(
            _("{name} heeft de regie op een ander scherm. Neem de regie eerst over.").format(
                name=lead.account
            )
        )


def _checked_phase(
    writer: Writer, context: MeetingContext, given: dict[str, JsonValue]
) -> dict[str, JsonValue]:
    """Note up to where a reveal shows; refuse to close what still waits for an answer."""
    meeting, live = context.meeting, context.live
    part = meeting.part(live.part)
    if given["phase"] == "reveal":
        ballots, hands = writer.newest(meeting.id)
        return {"phase": "reveal", "ballots": ballots, "hands": hands}
    if given["phase"] == "close" and part is not None and part.kind == "akkoord":
        box = standing(
            part.kind,
            writer.ballots(meeting.id, part.id),
            writer.hand_counts(meeting.id, part.id),
            context.merged,
        )
        cards = [card for card in writer.cards(meeting.id) if card.part == part.id]
        waiting = unanswered(box, [target.id for target in context.targets(part)], cards)
        if n := sum(waiting.values()):
            raise InvalidInput(
                _("Eén bezwaar wacht nog op een reden of een antwoord.")
                if n == 1
                else _("{n} bezwaren wachten nog op een reden of een antwoord.").format(n=n)
            )
    return {"phase": given["phase"]}


def _check_programme(writer: Writer, context: MeetingContext, offered: Meeting) -> None:
    """Refuse what would pull the ground from under votes that were given."""
    if context.live.part is not None and offered.part(context.live.part) is None:
        raise InvalidInput(_("Dit onderdeel is nu bezig. Ga eerst naar een ander onderdeel."))
    for part in offered.programme:
        before = context.meeting.part(part.id)
        if before and before.kind != part.kind and writer.ballots(offered.id, part.id):
            raise InvalidInput(_("Over dit onderdeel is al gestemd; de soort ligt vast."))
        themes = {option.theme for option in part.options} | {*part.themes}
        unknown = themes - {*context.theme_ids, None}
        if unknown:
            raise InvalidInput(
                _("Dit thema bestaat niet: {theme}.").format(theme=sorted(map(str, unknown))[0])
            )


def _put(writer: Writer, meeting: Meeting, identity: Identity, now: dt.datetime) -> Meeting:
    stored = writer.put(meeting, by=identity.account, at=timestamp(now))
    writer.bump(meeting.id, SEEN)
    return stored


def _new_code(writer: Writer) -> str:
    """Return six digits that no meeting has; the first is no 0, which people leave out."""
    for _attempt in range(1000):
        code = str(100_000 + secrets.randbelow(900_000))
        if writer.meeting_of_code(code) is None:
            return code
    raise NotFound(_("Er zijn geen codes meer vrij."))


def _forget(store: Store) -> None:
    """Let nothing of what was erased stay in memory or in the log of the database."""
    forget_meetings()
    store.erase_traces()
