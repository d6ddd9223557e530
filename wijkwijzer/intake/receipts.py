"""Looking back with a receipt code: see, complete or withdraw what was sent."""

import datetime as dt
from dataclasses import dataclass

from wijkwijzer.access import codes
from wijkwijzer.errors import NotSentYet
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.contributions import given_back
from wijkwijzer.intake.departures import departure_of
from wijkwijzer.intake.drafts import CODE, move, unknown_code
from wijkwijzer.intake.guesses import guess
from wijkwijzer.intake.keys import database_secret
from wijkwijzer.intake.survey import keys_of
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import round_context, timestamp
from wijkwijzer.store.responses import Receipt
from wijkwijzer.survey.records import Contribution, Draft, Response, Round


@dataclass(frozen=True)
class LookBack:
    """What a receipt code shows to whoever holds it.

    `response` is None when it was withdrawn; `is_open` says whether it can still be completed.
    """

    response: Response | None
    contributions: tuple[Contribution, ...]
    is_open: bool


def look_back(store: Store, typed: str, *, device: str, now: dt.datetime) -> LookBack:
    """Open a receipt.

    Parameters
    ----------
    typed
        The code as somebody types it.
    device
        What tells this device apart, or a `SharedAddress`; a keyed hash is kept for ten minutes.

    Raises
    ------
    NotFound, NotSentYet, RateLimited
        The code is wrong; or of a survey that was not sent; or too many wrong codes came from this
        device, or near this code.
    """
    with store.write() as writer:
        receipt = _find(writer, typed, device, now)
        if receipt is not None:
            response = writer.response(receipt.response_id) if receipt.response_id else None
            if response is None:
                return LookBack(None, (), is_open=False)
            return LookBack(
                response=response,
                contributions=tuple(writer.contributions_of(response.id)),
                is_open=writer.get(Round, response.round_id).closed_at is None,
            )
    raise unknown_code()


def withdraw(store: Store, typed: str, *, device: str, now: dt.datetime) -> None:
    """Erase a response with its remarks and pins; only that something was withdrawn stays.

    Withdrawing twice changes nothing.

    Raises
    ------
    NotFound, RateLimited
        As `look_back`.
    """
    with store.write() as writer:
        receipt = _find(writer, typed, device, now)
        if receipt is not None:
            erase(writer, receipt, timestamp(now))
    if receipt is None:
        raise unknown_code()
    store.erase_traces()


def complete(store: Store, typed: str, *, device: str, now: dt.datetime) -> str:
    """Start a draft that holds what was sent; sending it replaces the earlier response.

    A draft with which somebody was completing this response already goes on here.

    Returns
    -------
    str
        The token of the draft.

    Raises
    ------
    NotFound, RateLimited, RoundClosed
        As `look_back`; also when the response was withdrawn. The round is closed.
    """
    token, code = codes.new_token(), codes.normal_code(typed)
    with store.write() as writer:
        receipt = _find(writer, typed, device, now)
        response = writer.response(receipt.response_id or "") if receipt else None
        if response is not None:
            keys = keys_of(writer, token, code)
            begun = writer.draft_of_code(keys.code_hash)
            if begun is not None:
                move(writer, begun, token, code, now)
            else:
                draft = _draft_of(writer, response)
                writer.begin_draft(draft, keys, at=timestamp(now))
    if response is None:
        raise unknown_code()
    return token


def _draft_of(writer: Writer, response: Response) -> Draft:
    context = round_context(writer, response.wijk_id, response.round_id)
    back = given_back(context, writer.contributions_of(response.id))
    return Draft(
        id=codes.new_id(),
        wijk_id=response.wijk_id,
        round_id=response.round_id,
        language=response.language,
        channel=response.channel,
        intake_place=response.intake_place,
        answers=response.answers | back,
        completes=response.id,
    )


def erase(writer: Writer, receipt: Receipt, at: str) -> None:
    """Erase what a receipt leads to; nothing happens when that was done before."""
    response = writer.response(receipt.response_id) if receipt.response_id else None
    if response is None:
        return
    context = round_context(writer, response.wijk_id, response.round_id)
    stand = writer.latest_stand(response.round_id)
    writer.add_departure(departure_of(context, response, None, stand, at=at))
    writer.move_receipt(response.id, None, at=at)
    writer.erase_drafts_of(receipt.code_hash, response.id)
    writer.erase_response(response)


def _find(writer: Writer, typed: str, device: str, now: dt.datetime) -> Receipt | None:
    """Look a code up; a wrong one is counted, and that count is kept when nothing is found."""
    code = codes.normal_code(typed)
    tried = guess(writer, CODE, code, device=device)
    tried.require_patience(writer, now)
    code_hash = codes.keyed_hash(database_secret(writer), code)
    receipt = writer.receipt(code_hash) if code else None
    if receipt is None and code and writer.draft_of_code(code_hash):
        raise NotSentYet(_("Deze vragenlijst is nog niet verstuurd. U kunt ermee verdergaan."))
    if receipt is None:
        tried.was_wrong(writer, now)
    return receipt
