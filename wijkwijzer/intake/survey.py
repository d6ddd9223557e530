"""What residents send: begin, save, send, look back, complete, withdraw.

Everything here may be sent twice: the second time changes nothing and gives the same answer.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from wijkwijzer.access import codes
from wijkwijzer.errors import InvalidInput, NotFound, RoundClosed
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.departures import departure_of
from wijkwijzer.neighbourhood.languages import allowed_language
from wijkwijzer.neighbourhood.places import buurt_at
from wijkwijzer.neighbourhood.records import NOT_SAID, Point, Wijk
from wijkwijzer.store import Reader, Store, Writer
from wijkwijzer.store.context import RoundContext, round_context, timestamp
from wijkwijzer.store.responses import StoredDraft
from wijkwijzer.survey.answers import check_changes, group_values
from wijkwijzer.survey.records import (
    Answers,
    Channel,
    Contribution,
    Draft,
    DraftPin,
    Response,
    Round,
)

MAX_PINS = 20


@dataclass(frozen=True)
class Saved:
    """What is stored of a draft now."""

    saved: Answers
    number: int
    step: str


@dataclass(frozen=True)
class Sent:
    """A response is stored; `receipt` is the code with which it can be found again.

    `receipt` is None when an earlier response was completed: its code stays the same.
    """

    receipt: str | None
    response_id: str


def open_round(reader: Reader, wijk_id: str) -> Round | None:
    """Return the newest open round of a wijk, or None."""
    rounds = [r for r in reader.all(Round, wijk_id) if r.closed_at is None]
    return rounds[-1] if rounds else None


def begin(
    store: Store,
    *,
    round_id: str,
    language: str = "nl",
    channel: Channel = "tablet",
    intake_place: str = "",
    now: dt.datetime,
) -> tuple[str, Draft]:
    """Start a draft; returns the token that its holder needs, and the draft.

    Raises
    ------
    NotFound, RoundClosed
        There is no such round, or it is closed.
    """
    token = codes.new_token()
    with store.write() as writer:
        round_ = writer.get(Round, round_id)
        _require_open(round_)
        draft = Draft(
            id=codes.draft_id(token),
            wijk_id=round_.wijk_id,
            round_id=round_.id,
            language=allowed_language(writer.get(Wijk, round_.wijk_id), language),
            channel=channel,
            intake_place="".join(c for c in intake_place if c.isprintable())[:80],
        )
        writer.begin_draft(draft, at=timestamp(now))
    return token, draft


def find_draft(store: Store, token: str) -> StoredDraft | None:
    """Return the draft of this token, sent or not; None when there is none."""
    with store.read() as reader:
        return reader.draft(codes.draft_id(token))


def save(
    store: Store,
    token: str,
    changes: Mapping[str, object],
    *,
    step: str = "",
    number: int,
    now: dt.datetime,
) -> Saved:
    """Store changed answers of a draft; `None` removes an answer.

    A post whose number is not above the stored one was applied already, or overtaken: it changes
    nothing.

    Raises
    ------
    NotFound
        The draft does not exist, or was sent or given up.
    InvalidInput
        An answer does not fit the questionnaire; nothing was stored.
    RoundClosed
        The round is closed.
    """
    with store.write() as writer:
        stored = _live_draft(writer, token)
        draft = stored.draft
        if number <= stored.number:
            return Saved(draft.answers, stored.number, draft.step)
        context = round_context(writer, draft.wijk_id, draft.round_id)
        _require_open(context.round)
        checked = check_changes(
            context.questionnaire, context.theme_ids, context.buurt_ids, changes
        )
        merged = draft.answers | {k: v for k, v in checked.items() if v is not None}
        answers = {k: v for k, v in merged.items() if checked.get(k, v) is not None}
        step = step if isinstance(step, str) and len(step) <= 80 else draft.step
        writer.save_answers(draft.id, answers, step=step, number=number, at=timestamp(now))
    return Saved(answers, number, step)


def save_pins(
    store: Store, token: str, pins: tuple[DraftPin, ...], *, now: dt.datetime
) -> tuple[DraftPin, ...]:
    """Replace the pins of a draft.

    Raises
    ------
    InvalidInput
        A pin lies outside the wijk, has an unknown theme, or there are too many.
    """
    with store.write() as writer:
        draft = _live_draft(writer, token).draft
        context = round_context(writer, draft.wijk_id, draft.round_id)
        _require_open(context.round)
        _check_pins(context, pins)
        writer.save_pins(draft.id, pins, at=timestamp(now))
    return pins


def send(store: Store, token: str, *, now: dt.datetime) -> Sent:
    """Turn a draft into a response; it counts from now on.

    Raises
    ------
    NotFound, InvalidInput, RoundClosed
        No such draft; nothing was filled in; the round is closed.
    """
    with store.write() as writer:
        stored = writer.draft(codes.draft_id(token))
        if stored is None:
            raise _unknown_draft()
        if stored.sent_at is not None:
            return _already_sent(writer, token)
        sent = _send(writer, stored.draft, token, timestamp(now))
    if stored.draft.completes:
        store.erase_traces()
    return sent


def give_up(store: Store, token: str, *, now: dt.datetime) -> None:
    """End a draft without sending: its answers are erased and its token is worth nothing."""
    with store.write() as writer:
        stored = writer.draft(codes.draft_id(token))
        if stored is not None and stored.sent_at is None:
            writer.finish_draft(stored.draft.id, at=timestamp(now))


def forget(store: Store, token: str) -> None:
    """Make the token of a sent or ended draft worth nothing: nobody gets its receipt again.

    For a screen that several people use, where the browser still knows the address.
    """
    with store.write() as writer:
        writer.forget_draft(codes.draft_id(token))


def choose_language(store: Store, token: str, language: str) -> None:
    """Remember the language of a draft; one that is off in its wijk changes nothing."""
    with store.write() as writer:
        stored = writer.draft(codes.draft_id(token))
        if stored is None:
            return
        wijk = writer.get(Wijk, stored.draft.wijk_id)
        if allowed_language(wijk, language) == language:
            writer.save_language(stored.draft.id, language)


def _send(writer: Writer, draft: Draft, token: str, at: str) -> Sent:
    context = round_context(writer, draft.wijk_id, draft.round_id)
    _require_open(context.round)
    if not draft.answers and not draft.pins:
        raise InvalidInput(_("U hebt nog niets ingevuld. Beantwoord eerst een vraag."))
    response = _response(context, draft, codes.response_id(token), at)
    old = writer.response(draft.completes) if draft.completes else None
    earlier = writer.contributions_of(old.id) if old else []
    contributions = _contributions(context, draft, response, earlier)
    if draft.completes and old is None:
        raise NotFound(_("De eerdere enquête bestaat niet meer; zij is ingetrokken."))
    if old is not None:
        _replace(writer, context, old, response, contributions, at)
    writer.add_response(response)
    known = {c.id for c in writer.contributions_of(response.id)}
    for contribution in contributions:
        if contribution.id not in known:
            writer.add_contribution(contribution)
    receipt = None
    if old is None:
        receipt = codes.receipt_code(token)
        writer.add_receipt(
            codes.keyed_hash(database_secret(writer), receipt),
            draft.round_id,
            response.id,
            at=at,
        )
    writer.finish_draft(draft.id, at=at)
    return Sent(receipt, response.id)


def _replace(
    writer: Writer,
    context: RoundContext,
    old: Response,
    new: Response,
    contributions: list[Contribution],
    at: str,
) -> None:
    """Erase `old` for `new`; remarks that stayed the same keep their verdict."""
    offered = {c.id: c for c in contributions}
    for kept in writer.contributions_of(old.id):
        same = offered.get(kept.id)
        if same and (same.text, same.theme, same.point) == (kept.text, kept.theme, kept.point):
            writer.keep_contribution(kept.id, new.id)
    stand = writer.latest_stand(old.round_id)
    writer.add_departure(departure_of(context, old, new, stand, at=at))
    writer.move_receipt(old.id, new.id, at=at)
    writer.erase_response(old)


def _already_sent(writer: Writer, token: str) -> Sent:
    response_id = codes.response_id(token)
    receipt = codes.receipt_code(token)
    if writer.receipt(codes.keyed_hash(database_secret(writer), receipt)):
        return Sent(receipt, response_id)
    if writer.response(response_id):
        return Sent(None, response_id)
    raise _unknown_draft()


def _response(context: RoundContext, draft: Draft, response_id: str, at: str) -> Response:
    groups = group_values(context.questionnaire, draft.answers)
    return Response(
        id=response_id,
        wijk_id=draft.wijk_id,
        round_id=draft.round_id,
        questionnaire=context.questionnaire.id,
        questionnaire_version=context.questionnaire.version,
        channel=draft.channel,
        intake_place=draft.intake_place,
        language=draft.language,
        submitted_at=at,
        buurt=groups["buurt"],
        age=groups["age"],
        household=groups["household"],
        tenure=groups["tenure"],
        answers=draft.answers,
    )


def _contributions(
    context: RoundContext, draft: Draft, response: Response, earlier: list[Contribution]
) -> list[Contribution]:
    """Pins and open texts, as contributions that wait for a facilitator.

    A text that already stood in the completed response is the same remark: it keeps its id.
    """
    known = {c.text: c.id for c in earlier if c.kind == "opmerking"}

    def made(
        key: str, kind: str, text: str, theme: str | None, point: Point | None
    ) -> Contribution:
        place = buurt_at(context.buurten, point) if point else None
        return Contribution.model_validate(
            {
                "id": key,
                "wijk_id": response.wijk_id,
                "round_id": response.round_id,
                "response_id": response.id,
                "kind": kind,
                "theme": theme,
                "buurt": place or (NOT_SAID if point else response.buurt),
                "point": point,
                "text": text,
                "channel": response.channel,
                "intake_place": response.intake_place,
                "created_at": response.submitted_at,
            }
        )

    texts = [
        made(known.get(text, _derived(response.id, q.id)), "opmerking", text, None, None)
        for step in context.questionnaire.steps
        for q in step.questions
        if q.contribution and (text := str(draft.answers.get(q.id, "")))
    ]
    pins = [made(pin.id, "pin", pin.text, pin.theme, pin.point) for pin in draft.pins]
    return texts + pins


def _derived(*parts: str) -> str:
    return hashlib.sha256("/".join(parts).encode()).hexdigest()[:24]


def _check_pins(context: RoundContext, pins: tuple[DraftPin, ...]) -> None:
    problems = [
        _("Dit thema bestaat niet: {theme}.").format(theme=pin.theme)
        for pin in pins
        if pin.theme not in context.theme_ids
    ]
    problems += [
        _("Deze plek ligt buiten de wijk. Tik op een plek binnen de grens.")
        for pin in pins
        if buurt_at(context.buurten, pin.point) is None
    ]
    if len(pins) > MAX_PINS or len({pin.id for pin in pins}) < len(pins):
        problems.append(_("U kunt hooguit {n} plekken aanwijzen.").format(n=MAX_PINS))
    if problems:
        raise InvalidInput(problems[0], tuple(problems))


def _live_draft(reader: Reader, token: str) -> StoredDraft:
    stored = reader.draft(codes.draft_id(token))
    if stored is None or stored.sent_at is not None:
        raise _unknown_draft()
    return stored


def _unknown_draft() -> NotFound:
    return NotFound(
        _("Deze enquête is al verstuurd of gestopt. Begin opnieuw op de eerste bladzijde.")
    )


def _require_open(round_: Round) -> None:
    if round_.closed_at is not None:
        raise RoundClosed(
            _("De enquête is gesloten. Vraag de wijkwerker wanneer er een nieuwe begint.")
        )


def database_secret(writer: Writer) -> str:
    """Return the secret with which this database hashes codes; made at first use."""
    secret = writer.secret("codes")
    if secret is None:
        secret = codes.new_token() + codes.new_token()
        writer.set_secret("codes", secret)
    return secret
