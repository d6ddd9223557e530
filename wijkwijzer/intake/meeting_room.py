"""What facilitators and their assistants note in a meeting beside its steps.

A second facilitator may read cards, count hands and tap turns while the first one leads.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from wijkwijzer.access.codes import new_id
from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.ambitions.records import Ambition, ambition_id
from wijkwijzer.dialogue.counting import party_levels
from wijkwijzer.dialogue.records import (
    NO_ROLE,
    VALUES,
    Card,
    CardState,
    HandCount,
    Here,
    Part,
    Stage,
    Turn,
    Verdict,
)
from wijkwijzer.dialogue.targets import stage_of, target_of
from wijkwijzer.errors import InvalidInput, NotFound
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.ballot_checks import check_card
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import timestamp
from wijkwijzer.store.links import Link
from wijkwijzer.store.meeting_context import MeetingContext, meeting_context

MERGEABLE = frozenset({"stelling", "idee"})


def judge_card(  # noqa: PLR0913 - each by its name
    store: Store,
    meeting_id: str,
    card_id: str,
    state: CardState,
    *,
    into: str | None = None,
    theme: str | None = None,
    answer: str | None = None,
    identity: Identity,
    now: dt.datetime,
) -> Card:
    """Pass, refuse or merge a card, put it back to wait, give it a theme or an answer.

    Parameters
    ----------
    into
        Of a merged statement or idea: the one that stays.
    theme, answer
        None leaves them as they are.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput
        Not this person's to do; no such card; it cannot be merged there; the theme does not exist.
    """
    with _in_meeting(store, meeting_id, identity) as (writer, context):
        card = writer.card(meeting_id, card_id)
        if card is None:
            raise NotFound(_("Deze kaart is er niet."))
        if theme not in {*context.theme_ids, None}:
            raise InvalidInput(_("Dit thema bestaat niet: {theme}.").format(theme=theme))
        if (state == "merged") != (into is not None):
            raise InvalidInput(_("Kies waarmee u dit samenvoegt."))
        if into is not None:
            _check_merge(context, card, into)
        verdict = Verdict(
            meeting_id=meeting_id,
            card_id=card_id,
            state=state,
            into=into,
            theme=theme or card.theme,
            answer=card.answer if answer is None else answer,
            by=identity.account,
            at=timestamp(now),
        )
        writer.add_card_verdict(verdict)
        found = writer.card(meeting_id, card_id)
    return found or card


def _check_merge(context: MeetingContext, card: Card, into: str) -> None:
    part = context.meeting.part(card.part)
    others = {each.id for each in context.targets(part)} if part else set()
    if card.kind == "idee":
        others = {c.id for c in context.judged if c.kind == "idee" and c.state == "passed"}
    stays = into in others and into != card.id
    if card.kind not in MERGEABLE or not stays:
        raise InvalidInput(_("Samenvoegen kan alleen met een stelling of idee dat er al staat."))


def add_card(
    store: Store,
    meeting_id: str,
    sent: Mapping[str, object],
    *,
    identity: Identity,
    now: dt.datetime,
) -> Card:
    """Write a card as a facilitator: a statement, an idea from paper, a reason told aloud.

    It waits for nobody.

    Parameters
    ----------
    sent
        As in `ballots.write_card`, without `id`.
    """
    with _in_meeting(store, meeting_id, identity) as (writer, context):
        card = Card.model_validate(
            check_card(context, sent, facilitator=True)
            | {"id": new_id(), "meeting_id": meeting_id, "at": timestamp(now)}
        )
        writer.add_card(card)
        writer.add_card_verdict(
            Verdict(
                meeting_id=meeting_id,
                card_id=card.id,
                state="passed",
                theme=card.theme,
                by=identity.account,
                at=timestamp(now),
            )
        )
    return card.model_copy(update={"state": "passed"})


def count_hands(
    store: Store,
    meeting_id: str,
    part_id: str,
    target: str,
    value: int,
    count: int,
    *,
    identity: Identity,
    now: dt.datetime,
) -> None:
    """Note how many hands (or papers, or dots) were counted; a new count replaces the earlier one.

    Parameters
    ----------
    target
        As in a vote; "" with value 1 counts the people, where one gives several votes.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput
        Not this person's to do; no such meeting; the part is not collecting votes, or nobody can
        vote this there; hands do not state ambitions.
    """
    with _in_meeting(store, meeting_id, identity) as (writer, context):
        part = context.meeting.part(part_id)
        if part is None or not _countable(context, part, target, value) or not 0 <= count <= 5000:
            raise InvalidInput(_("Dit kan niet met de hand geteld worden."))
        if not context.live.collects(part_id, stage_of(target) if part.staged else "voor"):
            raise InvalidInput(_("Over dit onderdeel kunt u nu niet stemmen."))
        writer.add_hand_count(
            HandCount(
                meeting_id=meeting_id,
                part=part_id,
                target=target,
                value=value,
                count=count,
                by=identity.account,
                at=timestamp(now),
            )
        )


def _countable(context: MeetingContext, part: Part, target: str, value: int) -> bool:
    if target == "":
        return part.kind in {"kennismaken", "stippen"} and value == 1
    if part.staged and target != f"{target_of(target)}:{stage_of(target)}":
        return False
    bare = target_of(target) if part.staged else target
    known = bare in {each.id for each in context.targets(part)}
    values = (1,) if part.kind in {"stippen", "kennismaken"} else VALUES[part.kind]
    return known and part.kind != "ambities" and value in values


def tap_turn(
    store: Store,
    meeting_id: str,
    variable: str,
    category: str,
    *,
    turn_id: str = "",
    change: int = 1,
    identity: Identity,
    now: dt.datetime,
) -> None:
    """Note that somebody of a group spoke; `change` -1 takes one back.

    Parameters
    ----------
    variable
        "here" or "buurt".
    turn_id
        Made by the screen, so that a tap that is sent twice counts once; "" makes one.
    """
    with _in_meeting(store, meeting_id, identity) as (writer, context):
        groups = {
            "here": set(Here.__args__),  # type: ignore[attr-defined]
            "buurt": {buurt.id for buurt in context.buurten} | {"niet_gezegd"},
        }
        if category not in groups.get(variable, set()) or change not in {1, -1}:
            raise InvalidInput(_("Dit staat niet op de lijst. Kies iets wat er staat."))
        known = writer.turns(meeting_id)
        if turn_id and any(turn.id == turn_id for turn in known):
            return
        turn = Turn.model_validate(
            {
                "id": turn_id or new_id(),
                "meeting_id": meeting_id,
                "part": context.live.part,
                "variable": variable,
                "category": category,
                "change": change,
                "by": identity.account,
                "at": timestamp(now),
            }
        )
        writer.add_turn(turn)


def confirm_party(
    store: Store,
    meeting_id: str,
    number: int,
    *,
    confirmed: bool,
    identity: Identity,
    now: dt.datetime,  # noqa: ARG001 - as every act
) -> None:
    """Say whether somebody speaks for the party they named."""
    with _in_meeting(store, meeting_id, identity) as (writer, _context):
        seat = next((s for s in writer.seats(meeting_id) if s.number == number), None)
        if seat is None or seat.party_id is None:
            raise NotFound(_("Deze deelnemer heeft geen partij genoemd."))
        writer.change_seat(seat.model_copy(update={"confirmed": confirmed}))


def keep_ambitions(
    store: Store,
    meeting_id: str,
    part_id: str,
    *,
    stage: Stage,
    identity: Identity,
    now: dt.datetime,
) -> int:
    """Take the levels that parties stated into the ambition matrix; returns how many changed.

    Each cell that changes is linked with the meeting it came from. Of the second round, what was
    stated before the talk comes first where it was not taken in yet, so that the shift stands in
    the log of the matrix; who stated nothing anew stays with it.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput
        Not this person's to do; no such meeting; they were not revealed yet, or this is a
        run-through.
    """
    with _in_meeting(store, meeting_id, identity) as (writer, context):
        part = context.meeting.part(part_id)
        if part is None or part.kind != "ambities" or not context.live.shows(part_id, stage):
            raise InvalidInput(_("Deze ambities zijn nog niet getoond."))
        if context.meeting.rehearsal:
            raise InvalidInput(_("Dit is een oefening; er is niets overgenomen."))
        require(identity, "state_ambition", context.wijk)
        ballots = writer.ballots(meeting_id, part_id)
        levels = party_levels(ballots, context.party_of, stage=stage)
        known = {link.to_id for link in writer.links_from("meeting", meeting_id)}
        before = party_levels(ballots, context.party_of, stage="voor") if stage == "na" else {}
        stated = [
            (key, before[key])
            for key in sorted(before)
            if key not in levels or ambition_id(*key) not in known
        ]
        return len(
            {
                key
                for key, level in (*stated, *levels.items())
                if _keep(writer, context, *key, level, identity, now)
            }
        )


def _keep(
    writer: Writer,
    context: MeetingContext,
    party: str,
    theme: str,
    level: int,
    identity: Identity,
    now: dt.datetime,
) -> bool:
    cell = writer.find(Ambition, ambition_id(party, theme)) or Ambition(
        id=ambition_id(party, theme), wijk_id=context.wijk.id, party_id=party, theme=theme
    )
    no_role = level == NO_ROLE
    stated = Ambition.model_validate(
        cell.model_dump() | {"level": None if no_role else level, "no_role": no_role}
    )
    if stated == cell and cell.version:
        return False
    at = timestamp(now)
    writer.put(stated, by=identity.account, at=at)
    writer.link(
        Link(
            from_kind="meeting",
            from_id=context.meeting.id,
            to_kind="ambition",
            to_id=stated.id,
            relation="gezegd_in",
            at=at,
            by=identity.account,
        )
    )
    return True


@contextmanager
def _in_meeting(
    store: Store, meeting_id: str, identity: Identity
) -> Iterator[tuple[Writer, MeetingContext]]:
    """Open a transaction on a meeting, for who may run it."""
    with store.write() as writer:
        context = meeting_context(writer, meeting_id)
        require(identity, "run_meetings", context.wijk)
        yield writer, context
