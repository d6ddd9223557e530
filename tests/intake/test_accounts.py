"""Signing in and out, passwords and accounts, over a real store."""

import datetime as dt

import pytest

from wijkwijzer.access.records import Account, Identity
from wijkwijzer.errors import InvalidInput, NotAllowed, NotFound, RateLimited
from wijkwijzer.intake import accounts
from wijkwijzer.intake.accounts import COMMAND_LINE
from wijkwijzer.store import Store

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def samira(store: Store, now: dt.datetime) -> str:
    return accounts.create_account(store, COMMAND_LINE, " Samira ", "facilitator", now)


def test_a_session_begins_and_ends(store: Store, now: dt.datetime, samira: str) -> None:
    token = accounts.sign_in(store, "SAMIRA", samira, "10.0.0.7", now)
    who = Identity(role="facilitator", account="samira")
    assert accounts.identity(store, token, now) == who
    nearly = now + dt.timedelta(hours=accounts.SESSION_HOURS) - MINUTE
    assert accounts.identity(store, token, nearly) == who
    assert accounts.identity(store, token, nearly + 2 * MINUTE) == Identity()
    accounts.sign_out(store, token)
    assert accounts.identity(store, token, now) == Identity()


def test_nothing_secret_is_stored(store: Store, now: dt.datetime, samira: str) -> None:
    token = accounts.sign_in(store, "samira", samira, "10.0.0.7", now)
    content = b"".join(path.read_bytes() for path in store.path.parent.iterdir())
    for secret in (token, samira, "10.0.0.7"):
        assert secret.encode() not in content


def test_a_wrong_name_and_a_wrong_password_sound_the_same(
    store: Store, now: dt.datetime, samira: str
) -> None:
    with pytest.raises(NotAllowed) as wrong_password:
        accounts.sign_in(store, "samira", samira + "x", "10.0.0.7", now)
    with pytest.raises(NotAllowed) as wrong_name:
        accounts.sign_in(store, "niemand", samira, "10.0.0.7", now)
    assert str(wrong_password.value) == str(wrong_name.value)


def test_guessing_is_limited_per_name_and_a_success_clears_it(
    store: Store, now: dt.datetime, samira: str
) -> None:
    for _time in range(4):
        with pytest.raises(NotAllowed):
            accounts.sign_in(store, "samira", "gok", "10.0.0.7", now)
    accounts.sign_in(store, "samira", samira, "10.0.0.7", now)
    for _time in range(5):
        with pytest.raises(NotAllowed):
            accounts.sign_in(store, "samira", "gok", "10.0.0.8", now)
    with pytest.raises(RateLimited) as stopped:
        accounts.sign_in(store, "samira", samira, "10.0.0.8", now)
    assert 590 <= stopped.value.retry_after <= 601
    # Somebody who guesses keeps nobody else out.
    assert accounts.sign_in(store, "samira", samira, "10.0.0.9", now)
    later = now + dt.timedelta(seconds=stopped.value.retry_after)
    assert accounts.sign_in(store, "samira", samira, "10.0.0.8", later)


def test_guessing_one_name_from_many_addresses_ends_too(
    store: Store, now: dt.datetime, samira: str
) -> None:
    for number in range(30):
        with pytest.raises(NotAllowed):
            accounts.sign_in(store, "samira", "gok", f"10.0.1.{number}", now)
    with pytest.raises(RateLimited):
        accounts.sign_in(store, "samira", samira, "10.0.2.1", now)


def test_guessing_many_names_is_limited_per_address(store: Store, now: dt.datetime) -> None:
    for number in range(20):
        with pytest.raises(NotAllowed):
            accounts.sign_in(store, f"naam{number}", "gok", "10.0.0.7", now)
    with pytest.raises(RateLimited):
        accounts.sign_in(store, "naam99", "gok", "10.0.0.7", now)
    with pytest.raises(NotAllowed):
        accounts.sign_in(store, "naam99", "gok", "10.0.0.8", now)


def test_a_changed_password_ends_the_other_sessions(
    store: Store, now: dt.datetime, samira: str
) -> None:
    here = accounts.sign_in(store, "samira", samira, "10.0.0.7", now)
    elsewhere = accounts.sign_in(store, "samira", samira, "10.0.0.8", now)
    who = accounts.identity(store, here, now)
    with pytest.raises(NotAllowed):
        accounts.change_password(store, who, "mis", "een nieuwe zin", now, token=here)
    with pytest.raises(InvalidInput, match="10 tekens"):
        accounts.change_password(store, who, samira, "kort", now, token=here)
    accounts.change_password(store, who, samira, "een nieuwe zin", now, token=here)
    assert accounts.identity(store, here, now) == who
    assert accounts.identity(store, elsewhere, now) == Identity()
    with pytest.raises(NotAllowed):
        accounts.sign_in(store, "samira", samira, "10.0.0.7", now)


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(
    store: Store, now: dt.datetime, samira: str
) -> None:
    password = accounts.create_account(store, COMMAND_LINE, "joris", "steering", now)
    token = accounts.sign_in(store, "joris", password, "10.0.0.7", now)
    accounts.close_account(store, COMMAND_LINE, "joris", now)
    assert accounts.identity(store, token, now) == Identity()
    with pytest.raises(NotAllowed):
        accounts.sign_in(store, "joris", password, "10.0.0.7", now)
    assert [account.name for account in accounts.accounts(store)] == ["samira"]
    again = accounts.create_account(store, COMMAND_LINE, "joris", "facilitator", now)
    token = accounts.sign_in(store, "joris", again, "10.0.0.7", now)
    assert accounts.identity(store, token, now).role == "facilitator"


def test_a_new_role_holds_at_once(store: Store, now: dt.datetime, samira: str) -> None:
    accounts.create_account(store, COMMAND_LINE, "joris", "facilitator", now)
    token = accounts.sign_in(store, "samira", samira, "10.0.0.7", now)
    accounts.set_role(store, COMMAND_LINE, "samira", "steering", now)
    assert accounts.identity(store, token, now).role == "steering"


def test_the_last_facilitator_stays(store: Store, now: dt.datetime, samira: str) -> None:
    with pytest.raises(InvalidInput, match="laatste begeleider"):
        accounts.close_account(store, COMMAND_LINE, "samira", now)
    with pytest.raises(InvalidInput, match="laatste begeleider"):
        accounts.set_role(store, COMMAND_LINE, "samira", "steering", now)


def test_only_a_facilitator_manages_accounts(store: Store, now: dt.datetime, samira: str) -> None:
    for who in (Identity(), Identity(role="steering", account="joris")):
        with pytest.raises(NotAllowed):
            accounts.create_account(store, who, "ruth", "facilitator", now)
        with pytest.raises(NotAllowed):
            accounts.new_password(store, who, "samira", now)
        with pytest.raises(NotAllowed):
            accounts.close_account(store, who, "samira", now)
        with pytest.raises(NotAllowed):
            accounts.set_role(store, who, "samira", "steering", now)


def test_names_and_passwords_that_cannot_be(store: Store, now: dt.datetime, samira: str) -> None:
    for name in ("", "x", "a" * 61, "een\nnaam"):
        with pytest.raises(InvalidInput, match="naam"):
            accounts.create_account(store, COMMAND_LINE, name, "steering", now)
    for password in ("kort", "a" * 201, "aaaaaaaaaaaa", "joris van der berg"):
        with pytest.raises(InvalidInput):
            accounts.create_account(
                store, COMMAND_LINE, "Joris van der Berg", "steering", now, password=password
            )
    with pytest.raises(InvalidInput, match="al een account"):
        accounts.create_account(store, COMMAND_LINE, "SAMIRA", "steering", now)
    with pytest.raises(NotFound):
        accounts.new_password(store, COMMAND_LINE, "niemand", now)


def test_the_first_facilitator_is_made_once(store: Store, now: dt.datetime) -> None:
    made = accounts.first_facilitator(store, now)
    assert made is not None
    name, password = made
    token = accounts.sign_in(store, name, password, "10.0.0.7", now)
    assert accounts.identity(store, token, now).role == "facilitator"
    assert accounts.first_facilitator(store, now) is None


def test_the_change_log_knows_who_but_no_hash(store: Store, now: dt.datetime, samira: str) -> None:
    accounts.new_password(store, COMMAND_LINE, "samira", now)
    with store.read() as reader:
        account = reader.all(Account)[0]
        changes = reader.changes(kind="account", record_id=account.id)
    assert [change.by for change in changes] == ["opdrachtregel"] * 2
    assert "argon2" not in str(changes)


def test_who_guesses_on_a_tablet_keeps_nobody_in_the_same_hall_out(
    store: Store, now: dt.datetime, samira: str
) -> None:
    for _time in range(5):
        with pytest.raises(NotAllowed):
            accounts.sign_in(store, "samira", "gok", "10.0.0.7", now, device="tablet")
    with pytest.raises(RateLimited):
        accounts.sign_in(store, "samira", samira, "10.0.0.7", now, device="tablet")
    assert accounts.sign_in(store, "samira", samira, "10.0.0.7", now, device="laptop")
