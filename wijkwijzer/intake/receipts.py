"""Looking back with a receipt code: see, complete or withdraw what was sent."""

import datetime as dt
from dataclasses import dataclass

from wijkwijzer.access import codes
from wijkwijzer.access.limits import RECEIPT_CODE, RECEIPT_DEVICE, Limit
from wijkwijzer.errors import NotFound, RateLimited
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.departures import departure_of
from wijkwijzer.intake.survey import database_secret
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import round_context, timestamp
from wijkwijzer.store.responses import Receipt
from wijkwijzer.survey.records import Contribution, Draft, DraftPin, Response, Round


@dataclass(frozen=True)
class LookBack:
    """What a receipt code shows to whoever holds it.

    `response` is None when it was withdrawn.
    """

    response: Response | None
    contributions: tuple[Contribution, ...]
    round: Round


def look_back(store: Store, typed: str, *, device: str, now: dt.datetime) -> LookBack:
    """Open a receipt.

    Parameters
    ----------
    typed
        The code as somebody types it.
    device
        What tells this device apart; only a keyed hash of it is kept, for ten minutes.

    Raises
    ------
    NotFound, RateLimited
        The code is wrong; or too many wrong codes came from this device or for this code.
    """
    with store.write() as writer:
        receipt = _find(writer, typed, device, now)
        if receipt is not None:
            response = writer.response(receipt.response_id) if receipt.response_id else None
            return LookBack(
                response=response,
                contributions=tuple(writer.contributions_of(response.id)) if response else (),
                round=writer.get(Round, receipt.round_id),
            )
    raise _wrong_code()


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
        raise _wrong_code()
    store.erase_traces()


def complete(store: Store, typed: str, *, device: str, now: dt.datetime) -> str:
    """Start a draft that holds what was sent; sending it replaces the earlier response.

    Returns
    -------
    str
        The token of the draft.

    Raises
    ------
    NotFound, RateLimited
        As `look_back`; also when the response was withdrawn.
    """
    token = codes.new_token()
    with store.write() as writer:
        receipt = _find(writer, typed, device, now)
        response = writer.response(receipt.response_id or "") if receipt else None
        if response is not None:
            writer.begin_draft(_draft_of(writer, response, token), at=timestamp(now))
    if response is None:
        raise _wrong_code()
    return token


def _draft_of(writer: Writer, response: Response, token: str) -> Draft:
    pins = tuple(
        DraftPin(id=c.id, point=c.point, theme=c.theme, text=c.text)
        for c in writer.contributions_of(response.id)
        if c.kind == "pin" and c.point and c.theme
    )
    return Draft(
        id=codes.draft_id(token),
        wijk_id=response.wijk_id,
        round_id=response.round_id,
        language=response.language,
        channel=response.channel,
        intake_place=response.intake_place,
        answers=response.answers,
        pins=pins,
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
    writer.erase_response(response)


def _find(writer: Writer, typed: str, device: str, now: dt.datetime) -> Receipt | None:
    """Look a code up; a wrong one is counted, and that count is kept when nothing is found."""
    secret = database_secret(writer)
    code = codes.normal_code(typed)
    keys: tuple[tuple[str, Limit], ...] = (
        (codes.keyed_hash(secret, f"device:{device}"), RECEIPT_DEVICE),
        (codes.keyed_hash(secret, f"code:{code or typed[:40]}"), RECEIPT_CODE),
    )
    at = now.timestamp()
    for key, limit in keys:
        wait = limit.wait(writer.attempts(key, at - limit.seconds), at)
        if wait:
            raise RateLimited(
                _("Te vaak een verkeerde code. Wacht {n} minuten en probeer het opnieuw.").format(
                    n=-(-wait // 60)
                ),
                wait,
            )
    receipt = writer.receipt(codes.keyed_hash(secret, code)) if code else None
    if receipt is None:
        for key, limit in keys:
            writer.count_attempt(key, at, forget_before=at - limit.seconds)
    return receipt


def _wrong_code() -> NotFound:
    return NotFound(
        _("Deze code kennen wij niet. Kijk of u hem goed hebt overgenomen: drie keer vier tekens.")
    )
