"""The code that lets a shared tablet go."""

import datetime as dt

import pytest

from wijkwijzer.access.limits import CODE_DEVICE, KIOSK_CODE
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, NotAllowed, NotFound, RateLimited
from wijkwijzer.intake import accounts, kiosk
from wijkwijzer.store import Store

CODE = "blauwe fiets"


@pytest.fixture
def coded(store: Store, facilitator: Identity, now: dt.datetime) -> Store:
    kiosk.set_code(store, CODE, identity=facilitator, now=now)
    return store


def test_only_the_code_lets_it_go_however_a_tablet_types_it(coded: Store, now: dt.datetime) -> None:
    for typed in (CODE, " Blauwe  Fiets ", "BLAUWEFIETS"):
        kiosk.end(coded, typed, device="d", now=now)
    for typed in ("", "blauwe", "x" * 500, "\x00", "\ud7ff"):
        with pytest.raises(NotFound, match="klopt niet"):
            kiosk.end(coded, typed, device="d", now=now)


def test_without_a_code_a_facilitators_password_does(
    store: Store, facilitator: Identity, now: dt.datetime
) -> None:
    for name, role in (("anna", "facilitator"), ("bas", "steering")):
        accounts.create_account(store, facilitator, name, role, now, password=f"wachtwoord {name}")  # type: ignore[arg-type]
    kiosk.end(store, "wachtwoord anna", device="d", now=now)
    kiosk.end(store, "wachtwoord anna", name=" Anna", device="d", now=now)
    for typed, name in (("wachtwoord bas", ""), ("wachtwoord anna", "bas"), ("", "")):
        with pytest.raises(NotFound, match="nog geen code"):
            kiosk.end(store, typed, name=name, device="d", now=now)
    kiosk.set_code(store, CODE, identity=facilitator, now=now)
    with pytest.raises(NotFound, match="klopt niet"):
        kiosk.end(store, "wachtwoord anna", device="d", now=now)
    kiosk.set_code(store, "", identity=facilitator, now=now)
    assert not kiosk.has_code(store)
    kiosk.end(store, "wachtwoord anna", device="d", now=now)


@pytest.mark.parametrize("typed", ["12345", "aaaaaaaa", "abababab", "x" * 41, "-"])
def test_a_code_that_is_easy_to_guess_is_refused(
    store: Store, facilitator: Identity, now: dt.datetime, typed: str
) -> None:
    with pytest.raises(InvalidInput):
        kiosk.set_code(store, typed, identity=facilitator, now=now)


def test_only_a_facilitator_sets_it_and_the_log_says_so_without_the_code(
    store: Store, facilitator: Identity, now: dt.datetime
) -> None:
    with pytest.raises(NotAllowed):
        kiosk.set_code(store, CODE, identity=Identity(role="steering", account="s"), now=now)
    kiosk.set_code(store, CODE, identity=facilitator, now=now)
    with store.read() as reader:
        (change,) = reader.changes(kind="kiosk_code")
        assert (change.by, change.after) == (facilitator.account, {"set": True})
        assert "$argon2id$" in (reader.secret("kiosk") or "")
    store.erase_traces()
    assert all(CODE.encode() not in f.read_bytes() for f in store.path.parent.glob("wijk.db*"))


def test_one_tablet_that_guesses_is_stopped_and_another_is_let_go(
    coded: Store, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _time in range(CODE_DEVICE.times):
        with pytest.raises(NotFound):
            kiosk.end(coded, "mis", device="kind", now=now)
    with pytest.raises(RateLimited):
        kiosk.end(coded, CODE, device="kind", now=now)
    kiosk.end(coded, CODE, device="ander", now=now)


def test_many_devices_together_do_not_guess_on(
    coded: Store, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosk, "is_password", lambda _hash, typed: typed == "blauwefiets")
    for number in range(KIOSK_CODE.times):
        with pytest.raises(NotFound):
            kiosk.end(coded, "mis", device=f"toestel-{number}", now=now)
    with pytest.raises(RateLimited):
        kiosk.end(coded, CODE, device="nog-een", now=now)
    kiosk.end(coded, CODE, device="nog-een", now=now + dt.timedelta(minutes=11))
