"""The code with which a facilitator ends the survey on a shared tablet."""

import datetime as dt

from wijkwijzer.access.limits import KIOSK_CODE
from wijkwijzer.access.passwords import hash_password, is_password
from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Account, Identity
from wijkwijzer.errors import InvalidInput, NotFound
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.guesses import guess_at
from wijkwijzer.store import Store
from wijkwijzer.store.context import timestamp

SHORTEST = 6
LONGEST = 40
"""How many signs the code has."""

_SECRET = "kiosk"  # noqa: S105 - the name under which its hash is kept


def set_code(store: Store, typed: str, *, identity: Identity, now: dt.datetime) -> None:
    """Set the code of all shared tablets of this installation; "" takes it away.

    Raises
    ------
    NotAllowed, InvalidInput
        Not this person's to do; too short, too long or too easy.
    """
    require(identity, "run_rounds")
    code = _normal(typed)
    if code and not (
        SHORTEST <= len(code) <= LONGEST and len(set(code)) > 2 and code.isprintable()
    ):
        raise InvalidInput(
            _("Kies een code van {shortest} tot {longest} tekens, niet steeds dezelfde.").format(
                shortest=SHORTEST, longest=LONGEST
            )
        )
    hashed = hash_password(code) if code else ""
    with store.write() as writer:
        if code:
            writer.set_secret(_SECRET, hashed)
        else:
            writer.forget_secret(_SECRET)
        what = {"set": bool(code)}
        writer.note("kiosk_code", "", what, by=identity.account, at=timestamp(now))


def has_code(store: Store) -> bool:
    """Return whether there is a code."""
    with store.read() as reader:
        return reader.secret(_SECRET) is not None


def end(store: Store, typed: str, *, device: str, name: str = "", now: dt.datetime) -> None:
    """Let a tablet go, for who knows the code; as long as there is none, a facilitator's password.

    Parameters
    ----------
    name
        Of the facilitator whose password it is; "" means any.

    Raises
    ------
    RateLimited, NotFound
        Too many wrong codes, from this device or from all together; it is wrong.
    """
    with store.write() as writer:
        tried = guess_at(writer, "kiosk", "exit", KIOSK_CODE, device=device)
        tried.require_patience(writer, now)
        # Counted before it is judged, so that guesses at the same moment count as well.
        tried.was_wrong(writer, now)
        code = writer.secret(_SECRET)
        accounts = writer.all(Account)
    # Outside the transaction: checking a password is slow on purpose, and nobody should wait.
    if code is not None:
        right = is_password(code, _normal(typed))
    else:
        right = any(
            is_password(account.password_hash, typed)
            for account in accounts
            if account.role == "facilitator" and name.strip().lower() in {"", account.name}
        )
    if not right:
        raise NotFound(
            _("Deze code klopt niet. Vraag het de begeleider.")
            if code is not None
            else _("Er is nog geen code ingesteld. Vul het wachtwoord van een begeleider in.")
        )
    with store.write() as writer:
        tried.was_right(writer)


def _normal(typed: str) -> str:
    """Return a code as it counts: a tablet begins with a capital and adds a space by itself."""
    return "".join(typed.split()).casefold()
