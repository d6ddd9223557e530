"""What residents send: begin, save, send, look back, complete, withdraw.

Everything here may be sent twice: the second time changes nothing and gives the same answer.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from wijkwijzer.access import codes
from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, NotFound
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.contributions import (
    can_return,
    offered,
    same_offer,
    without_offered,
)
from wijkwijzer.intake.departures import departure_of
from wijkwijzer.intake.filling_in import (
    Saved,
    find_known,
    find_live,
    require_open,
    save_in,
    unknown_draft,
)
from wijkwijzer.intake.invitations import Admission, code_needed, use_up
from wijkwijzer.intake.keys import database_secret
from wijkwijzer.intake.open_answers import take_written
from wijkwijzer.intake.quality import note_sending
from wijkwijzer.neighbourhood.languages import allowed_language
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Reader, Store, Writer
from wijkwijzer.store.context import RoundContext, round_context, timestamp
from wijkwijzer.store.drafts import DraftKeys, StoredDraft
from wijkwijzer.survey.answers import group_values
from wijkwijzer.survey.conditions import answers_shown
from wijkwijzer.survey.records import (
    OWN_CHANNELS,
    Answers,
    Channel,
    Contribution,
    Draft,
    Response,
    Round,
)


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


def begin(  # noqa: PLR0913 - each by its name, and each a fact of the visit
    store: Store,
    *,
    round_id: str,
    language: str = "nl",
    channel: Channel = "tablet",
    intake_place: str = "",
    admission: Admission | None = None,
    identity: Identity | None = None,
    token: str = "",
    now: dt.datetime,
) -> tuple[str, Draft]:
    """Start a draft; returns the token that its holder needs, and the draft.

    Parameters
    ----------
    token
        As the browser made it, so that beginning twice starts one draft; "" makes one.
    admission
        From `invitations.admit`; a round that is only for who has a code does not begin without.
    identity
        Who types: a form from paper or on behalf of somebody takes who may do that, and no code.

    Raises
    ------
    NotFound, RoundClosed, InvitationRefused, InvalidInput, NotAllowed
        There is no such round, or the draft of this token ended; it is closed; it needs a code;
        the token is no secret; `identity` may not use this channel.
    """
    own = channel in OWN_CHANNELS
    if not own:
        require(identity or Identity(), "enter_paper")
    token, code = codes.own_token(token) if token else codes.new_token(), codes.new_code()
    with store.write() as writer:
        begun = codes.draft_id(token)
        if writer.draft(begun) is not None or writer.was_moved(begun):
            return token, find_live(writer, token).draft
        round_ = writer.get(Round, round_id)
        require_open(round_)
        if own and admission is None and round_.invitation == "required":
            raise code_needed()
        draft = Draft(
            id=codes.new_id(),
            wijk_id=round_.wijk_id,
            round_id=round_.id,
            language=allowed_language(writer.get(Wijk, round_.wijk_id), language),
            channel=channel,
            intake_place="".join(c for c in intake_place if c.isprintable())[:80],
            invitation=admission.code_hash if admission else "",
        )
        writer.begin_draft(draft, keys_of(writer, token, code), at=timestamp(now))
    return token, draft


def keys_of(writer: Writer, token: str, code: str) -> DraftKeys:
    """Return what is stored of a token and a code."""
    return DraftKeys(
        token_hash=codes.draft_id(token),
        code_hash=codes.keyed_hash(database_secret(writer), code),
        sealed_code=codes.seal(token, code),
    )


def code_of(stored: StoredDraft, token: str) -> str:
    """Return the code with which a draft goes on elsewhere, and later shows what was sent."""
    return codes.unseal(token, stored.sealed_code) if stored.sealed_code else ""


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
    language: str = "",
    now: dt.datetime,
) -> Saved:
    """Store changed answers of a draft; `None` removes an answer.

    A post whose number is not above the stored one was applied already, or overtaken: it changes
    nothing.

    Parameters
    ----------
    language
        What the resident reads now; "", or one that is off in the wijk, changes nothing.

    Raises
    ------
    NotFound
        The draft does not exist, or was sent or given up; `MovedOn` when another device has it.
    InvalidInput
        An answer does not fit the questionnaire; nothing was stored.
    RoundClosed
        The round is closed.
    """
    with store.write() as writer:
        return save_in(writer, token, changes, step=step, number=number, language=language, now=now)


def send(store: Store, token: str, *, device: str = "", now: dt.datetime) -> Sent:
    """Turn a draft into a response; it counts from now on.

    Parameters
    ----------
    device
        What tells the device apart; only how often a device sent is kept, not which response.

    Raises
    ------
    NotFound, InvalidInput, RoundClosed, InvitationRefused
        No such draft; nothing was filled in; the round is closed; its one-time code was used.
    """
    with store.write() as writer:
        stored = find_known(writer, token)
        if stored.sent_at is not None:
            return _already_sent(writer, stored, token)
        sent = _send(writer, find_live(writer, token), token, timestamp(now))
        if sent.receipt is not None:
            note_sending(writer, stored, sent.response_id, device=device, now=now)
    if sent.receipt is None:
        store.erase_traces()
    return sent


def give_up(store: Store, token: str, *, now: dt.datetime) -> None:
    """End a draft without sending: its answers are erased and its token is worth nothing.

    That somebody stopped, and where, is kept.
    """
    with store.write() as writer:
        stored = writer.draft(codes.draft_id(token))
        if stored is None or stored.ended is not None:
            return
        writer.end_draft(stored.draft.id, "stopped", at=timestamp(now))
    if stored.draft.answers:
        store.erase_traces()


def forget(store: Store, token: str) -> None:
    """Make the token of a sent draft worth nothing: nobody gets its code again.

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


def _send(writer: Writer, stored: StoredDraft, token: str, at: str) -> Sent:
    draft = stored.draft
    context = round_context(writer, draft.wijk_id, draft.round_id)
    require_open(context.round)
    answers = answers_shown(context.questionnaire, context.theme_ids, draft.answers)
    if not answers:
        raise InvalidInput(_("U hebt nog niets ingevuld. Beantwoord eerst een vraag."))
    code = code_of(stored, token) or codes.new_code()
    keys = keys_of(writer, token, code)
    old = _sent_before(writer, keys.code_hash)
    response = _response(context, draft, answers, codes.new_id(), at)
    earlier = writer.contributions_of(old.id) if old else []
    contributions = offered(context, answers, response, earlier)
    take_written(writer, context, answers, response, old)
    if old is not None:
        _replace(writer, context, old, response, contributions, at)
    writer.add_response(response)
    known = {c.id for c in writer.contributions_of(response.id)}
    for contribution in contributions:
        if contribution.id not in known:
            writer.add_contribution(contribution)
    writer.release_photos([c.photo_id for c in contributions if c.photo_id])
    if old is None:
        writer.add_receipt(keys.code_hash, draft.round_id, response.id, at=at)
    use_up(writer, context.round, draft.invitation)
    writer.finish_draft(draft.id, "completed" if old else "sent", keys.sealed_code, at=at)
    return Sent(None if old else code, response.id)


def _sent_before(writer: Writer, code_hash: str) -> Response | None:
    """Return what was sent with this code; a code never leads to two responses."""
    receipt = writer.receipt(code_hash)
    if receipt is None:
        return None
    response = writer.response(receipt.response_id) if receipt.response_id else None
    if response is None:
        raise NotFound(_("De eerdere vragenlijst is er niet meer. Hij is gewist."))
    return response


def _replace(
    writer: Writer,
    context: RoundContext,
    old: Response,
    new: Response,
    contributions: list[Contribution],
    at: str,
) -> None:
    """Erase `old` for `new`; remarks that stayed the same keep their verdict."""
    again = {c.id: c for c in contributions}
    for kept in writer.contributions_of(old.id):
        same = again.get(kept.id)
        # What no question could give back was not before the resident, so it stays as it is.
        if same_offer(same, kept) or not can_return(context, kept):
            writer.keep_contribution(kept.id, new.id)
    stand = writer.latest_stand(old.round_id)
    writer.add_departure(departure_of(context, old, new, stand, at=at))
    writer.move_receipt(old.id, new.id, at=at)
    writer.erase_response(old)


def _already_sent(writer: Writer, stored: StoredDraft, token: str) -> Sent:
    code = code_of(stored, token)
    receipt = writer.receipt(keys_of(writer, token, code).code_hash) if code else None
    if receipt is None or receipt.response_id is None:
        raise unknown_draft()
    return Sent(None if stored.ended == "completed" else code, receipt.response_id)


def _response(
    context: RoundContext, draft: Draft, answers: Answers, response_id: str, at: str
) -> Response:
    groups = group_values(context.questionnaire, answers)
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
        answers=without_offered(context, answers),
    )
