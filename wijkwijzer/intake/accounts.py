"""Accounts: signing in and out, passwords, and who gets an account."""

import datetime as dt
import hashlib
from typing import Literal

from wijkwijzer.access.codes import keyed_hash, new_id, new_token
from wijkwijzer.access.limits import SIGN_IN_ACCOUNT, SIGN_IN_ADDRESS, SIGN_IN_NAME, Limit
from wijkwijzer.access.passwords import (
    LONGEST,
    SHORTEST,
    generated_password,
    hash_password,
    is_password,
    needs_new_hash,
)
from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Account, Identity
from wijkwijzer.errors import InvalidInput, NotAllowed, NotFound, RateLimited
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.keys import database_secret
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import timestamp

SESSION_HOURS = 12
"""An evening with its preparation; then one signs in again."""

COMMAND_LINE = Identity(role="facilitator", account="opdrachtregel")
"""Who holds the file may do what a facilitator may."""

FIRST_NAME = "begeleider"
Role = Literal["steering", "facilitator"]


def sign_in(
    store: Store,
    name: str,
    password: str,
    address: str,
    now: dt.datetime,
    *,
    device: str = "",
) -> str:
    """Check name and password and start a session.

    Parameters
    ----------
    address
        Where the attempt comes from; only a keyed hash of it is kept, for ten minutes.
    device
        What tells the device apart from others at that address, so that who guesses on a tablet
        does not keep a facilitator in the same hall out; "" where that is not known.

    Returns
    -------
    str
        The secret for the cookie; only its hash is stored.

    Raises
    ------
    RateLimited
        Too many attempts on this name or from this address.
    NotAllowed
        Name and password do not belong together.
    """
    name = name.strip().lower()[:LONGEST]
    origin = f"name:{name}@{device or address}"
    with store.write() as w:
        _count_attempt(w, origin, SIGN_IN_ACCOUNT, now)
        _count_attempt(w, f"name:{name}", SIGN_IN_NAME, now)
        _count_attempt(w, f"address:{address}", SIGN_IN_ADDRESS, now)
        account = w.account_named(name)
    stored = account.password_hash if account else ""
    # Outside the transaction: checking a password is slow on purpose, and nobody should wait.
    if not is_password(stored, password) or account is None:
        raise NotAllowed(
            _("Deze naam en dit wachtwoord horen niet bij elkaar. Probeer het nog eens.")
        )
    token = new_token()
    with store.write() as w:
        w.forget_attempts(_attempt_key(w, origin))
        w.forget_attempts(_attempt_key(w, f"name:{name}"))
        w.start_session(
            _session_id(token),
            account.id,
            at=timestamp(now),
            expires_at=timestamp(now + dt.timedelta(hours=SESSION_HOURS)),
        )
        if needs_new_hash(stored):
            w.put(
                account.model_copy(update={"password_hash": hash_password(password)}),
                by=name,
                at=timestamp(now),
            )
    return token


def sign_out(store: Store, token: str) -> None:
    """End the session of this cookie."""
    with store.write() as w:
        w.end_session(_session_id(token))


def identity(store: Store, token: str, now: dt.datetime) -> Identity:
    """Return who this cookie belongs to; a resident when it is unknown, ended or expired."""
    with store.read() as r:
        account = r.account_of_session(_session_id(token), now=timestamp(now))
    return Identity(role=account.role, account=account.name) if account else Identity()


def change_password(
    store: Store, by: Identity, old: str, new: str, now: dt.datetime, *, token: str = ""
) -> None:
    """Change one's own password; all other sessions of the account end.

    Raises
    ------
    RateLimited, NotAllowed, InvalidInput
        Too many attempts; the old password is wrong; the new one is too short or long.
    """
    require(by, "change_password")
    with store.write() as w:
        _count_attempt(w, f"password:{by.account}", SIGN_IN_ACCOUNT, now)
        account = _account(w, by.account)
    if not is_password(account.password_hash, old):
        raise NotAllowed(_("Uw huidige wachtwoord klopt niet. Er is niets gewijzigd."))
    _check_strength(new, account.name)
    changed = account.model_copy(update={"password_hash": hash_password(new)})
    with store.write() as w:
        w.forget_attempts(_attempt_key(w, f"password:{by.account}"))
        w.put(changed, by=by.account, at=timestamp(now))
        w.end_sessions_of(account.id, but=_session_id(token))


def create_account(
    store: Store, by: Identity, name: str, role: Role, now: dt.datetime, *, password: str = ""
) -> str:
    """Create an account, or open a closed one again, and return its password.

    Parameters
    ----------
    password
        Empty means a generated one.

    Raises
    ------
    InvalidInput
        The name is taken or unusable, or the password is too short or long.
    """
    require(by, "manage_accounts")
    name = name.strip().lower()
    if not 2 <= len(name) <= 60 or not name.isprintable():
        raise InvalidInput(_("Kies een naam van 2 tot 60 tekens."))
    password = password or generated_password()
    _check_strength(password, name)
    password_hash = hash_password(password)
    with store.write() as w:
        account = w.account_named(name) or Account(id=new_id(), name=name, role=role)
        if account.password_hash:
            raise InvalidInput(_("Er is al een account met de naam {name}.").format(name=name))
        changed = account.model_copy(update={"role": role, "password_hash": password_hash})
        w.put(changed, by=by.account, at=timestamp(now))
    return password


def new_password(store: Store, by: Identity, name: str, now: dt.datetime) -> str:
    """Give somebody a new generated password; their sessions end."""
    require(by, "manage_accounts")
    password = generated_password()
    password_hash = hash_password(password)
    with store.write() as w:
        account = _account(w, name)
        changed = account.model_copy(update={"password_hash": password_hash})
        w.put(changed, by=by.account, at=timestamp(now))
        w.end_sessions_of(account.id)
        w.forget_attempts(_attempt_key(w, f"name:{account.name}"))
    return password


def set_role(store: Store, by: Identity, name: str, role: Role, now: dt.datetime) -> None:
    """Change what somebody may do; it holds from their next click.

    Raises
    ------
    InvalidInput
        It is the last facilitator.
    """
    require(by, "manage_accounts")
    with store.write() as w:
        account = _account(w, name)
        if role != "facilitator":
            _keep_one_facilitator(w, account)
        w.put(account.model_copy(update={"role": role}), by=by.account, at=timestamp(now))


def close_account(store: Store, by: Identity, name: str, now: dt.datetime) -> None:
    """Close an account; its sessions end, its name stays in the change log.

    Raises
    ------
    InvalidInput
        It is the last facilitator.
    """
    require(by, "manage_accounts")
    with store.write() as w:
        account = _account(w, name)
        _keep_one_facilitator(w, account)
        w.put(account.model_copy(update={"password_hash": ""}), by=by.account, at=timestamp(now))
        w.end_sessions_of(account.id)


def accounts(store: Store) -> list[Account]:
    """Return all open accounts, in order of creation, without their hashes."""
    with store.read() as r:
        return [
            account.model_copy(update={"password_hash": "*"})
            for account in r.all(Account)
            if account.password_hash
        ]


def first_facilitator(store: Store, now: dt.datetime) -> tuple[str, str] | None:
    """Create the first facilitator if there is none yet; return name and password."""
    with store.read() as r:
        if any(a.role == "facilitator" and a.password_hash for a in r.all(Account)):
            return None
    password = create_account(store, COMMAND_LINE, FIRST_NAME, "facilitator", now)
    return FIRST_NAME, password


def _account(w: Writer, name: str) -> Account:
    account = w.account_named(name.strip().lower())
    if account is None or not account.password_hash:
        raise NotFound(_("Er is geen account met de naam {name}.").format(name=name))
    return account


def _keep_one_facilitator(w: Writer, account: Account) -> None:
    others = [
        other
        for other in w.all(Account)
        if other.role == "facilitator" and other.password_hash and other.id != account.id
    ]
    if account.role == "facilitator" and not others:
        raise InvalidInput(
            _("Dit is de laatste begeleider. Maak eerst een andere, anders kan niemand meer erbij.")
        )


def _check_strength(password: str, name: str) -> None:
    if not SHORTEST <= len(password) <= LONGEST:
        raise InvalidInput(
            _("Kies een wachtwoord van minstens {n} tekens. Een korte zin is goed.").format(
                n=SHORTEST
            )
        )
    if password.strip().lower() == name or len(set(password)) < 4:
        raise InvalidInput(_("Dit wachtwoord is te makkelijk te raden. Kies een ander."))


def _count_attempt(w: Writer, what: str, limit: Limit, now: dt.datetime) -> None:
    """Count an attempt before it is judged, so that parallel guesses count as well."""
    key = _attempt_key(w, what)
    moment = now.timestamp()
    wait = limit.wait(w.attempts(key, moment - limit.seconds), moment)
    if wait:
        raise RateLimited(
            _("Te veel pogingen. Probeer het over {n} minuten opnieuw.").format(n=-(-wait // 60)),
            wait,
        )
    w.count_attempt(key, moment, forget_before=moment - 24 * 3600)


def _attempt_key(w: Writer, what: str) -> str:
    return keyed_hash(database_secret(w), f"sign_in:{what}")


def _session_id(token: str) -> str:
    return hashlib.sha256(f"wijkwijzer:session:{token}".encode()).hexdigest()
