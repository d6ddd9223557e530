"""The life of a draft beside filling it in: going on elsewhere, stopping, expiring."""

import datetime as dt
from dataclasses import dataclass

from wijkwijzer.access import codes
from wijkwijzer.access.limits import LONGEST
from wijkwijzer.errors import AlreadySent, NotFound, RoundClosed
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.guesses import guess
from wijkwijzer.intake.survey import code_of, forget, give_up, keys_of
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import timestamp
from wijkwijzer.store.drafts import StoredDraft
from wijkwijzer.survey.records import Draft, Round

CODE = "receipt"
"""A resident has one code: wrong ones count together, wherever they are typed."""

KEPT_DAYS = 14
"""How long a draft is kept without a change (days)."""

CODE_AGAIN = dt.timedelta(days=1)
"""How long after sending the token still gives the code: a connection may be gone for long."""


@dataclass(frozen=True)
class Resumed:
    """A draft that goes on here, under a token of its own."""

    token: str
    draft: Draft
    number: int


def code_for(store: Store, token: str) -> str:
    """Return the code with which this draft goes on elsewhere; "" when there is none."""
    with store.read() as reader:
        stored = reader.draft(codes.draft_id(token))
    return code_of(stored, token) if stored else ""


def resume(store: Store, typed: str, *, device: str, now: dt.datetime) -> Resumed:
    """Go on with a draft on this device; the device that had it is told that it moved.

    The code stays the same, so it works again when this answer gets lost.

    Parameters
    ----------
    typed
        The code as somebody types it.
    device
        What tells this device apart, or a `SharedAddress`; a keyed hash is kept for ten minutes.

    Raises
    ------
    NotFound, RateLimited
        The code is wrong, or what it led to is gone; too many wrong codes.
    AlreadySent, RoundClosed
        It was sent: the same code shows it. The round is closed.
    """
    code = codes.normal_code(typed)
    with store.write() as writer:
        tried = guess(writer, CODE, code, device=device)
        tried.require_patience(writer, now)
        token = codes.new_token()
        keys = keys_of(writer, token, code)
        stored = writer.draft_of_code(keys.code_hash) if code else None
        if stored is not None:
            return move(writer, stored, token, code, now)
        receipt = writer.receipt(keys.code_hash) if code else None
        if receipt is None:
            tried.was_wrong(writer, now)
    if receipt is None:
        raise unknown_code()
    if receipt.state == "sent":
        raise AlreadySent(
            _("Deze vragenlijst is al verstuurd. Met dezelfde code ziet u uw antwoorden terug.")
        )
    raise NotFound(_("Deze antwoorden zijn gewist."))


def move(writer: Writer, stored: StoredDraft, token: str, code: str, now: dt.datetime) -> Resumed:
    """Give an open draft a new token.

    Raises
    ------
    RoundClosed
        Its round is closed.
    """
    if stored.ended == "closed" or writer.get(Round, stored.draft.round_id).closed_at is not None:
        raise RoundClosed(_("De vragenlijst is gesloten. Wat u nog niet had verstuurd, is gewist."))
    writer.move_draft(stored.draft.id, keys_of(writer, token, code), at=timestamp(now))
    return Resumed(token, stored.draft, stored.number)


def stop(store: Store, token: str, *, now: dt.datetime) -> None:
    """End what this token opens: a draft is erased, and of what was sent the code is not given.

    Nothing happens when that was done before, or when nothing ever had this token.
    """
    give_up(store, token, now=now)
    forget(store, token)


def expire(store: Store, now: dt.datetime) -> int:
    """Erase old attempts and drafts nobody touched for `KEPT_DAYS`; return how many drafts."""
    before = timestamp(now - dt.timedelta(days=KEPT_DAYS))
    sent_before = timestamp(now - CODE_AGAIN)
    with store.write() as writer:
        n = writer.expire_drafts(before, sent_before=sent_before, at=timestamp(now))
        writer.forget_attempts_before(now.timestamp() - LONGEST)
    if n:
        store.erase_traces()
    return n


def unknown_code() -> NotFound:
    """Return how a wrong code is refused."""
    return NotFound(
        _("Deze code kennen wij niet. Typ hem nog eens: drie keer vier letters of cijfers.")
    )
