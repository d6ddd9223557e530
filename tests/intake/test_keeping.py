"""Copies over a real store: made, aged, put back, and what must not come back with them."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, NotAllowed
from wijkwijzer.intake import accounts, keeping, receipts
from wijkwijzer.intake.accounts import COMMAND_LINE
from wijkwijzer.intake.survey import Sent
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.parties.records import Party
from wijkwijzer.store import Store
from wijkwijzer.store.backup import backup_folder, copies, remove_old_backups
from wijkwijzer.survey.records import Round

DAY = dt.timedelta(days=1)
STEERING = Identity(role="steering", account="joris")


def kinds(store: Store) -> list[str]:
    with store.read() as reader:
        return [change.kind for change in reader.changes(limit=5)]


def name_at(path: Path, moment: dt.datetime, label: str = "") -> Path:
    file = backup_folder(path) / f"{path.stem}-{moment:%Y%m%d-%H%M%S-%f}{label}.db"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"x")
    return file


def test_a_copy_comes_back_and_the_log_tells(
    store: Store, wijk: Wijk, facilitator: Identity, now: dt.datetime
) -> None:
    copy = keeping.backup(store, facilitator, now)
    assert kinds(store)[0] == "backup"
    with store.write() as writer:
        writer.put(Party(id="p9", wijk_id=wijk.id, name="Later"), by="x", at="2026")
    before = keeping.restore(store, copy, facilitator, now)
    with store.read() as reader:
        assert reader.find(Party, "p9") is None
        told = reader.changes(kind="restore")[0]
    assert (told.by, told.after) == ("begeleider", {"file": copy.name, "before": before.name})
    assert keeping.check(store, facilitator) == []
    keeping.restore(store, before, facilitator, now)
    with store.read() as reader:
        assert reader.find(Party, "p9") is not None


def test_what_a_resident_withdrew_does_not_come_back(
    store: Store,
    round_: Round,
    send: Callable[..., Sent],
    facilitator: Identity,
    now: dt.datetime,
) -> None:
    stays, leaves = send({"urgentie:wonen": 5}), send({"urgentie:wonen": 1})
    copy = keeping.backup(store, facilitator, now)
    receipts.withdraw(store, leaves.receipt, device="d", now=now)
    keeping.restore(store, copy, facilitator, now)
    with store.read() as reader:
        assert [r.id for r in reader.responses(round_.id)] == [stays.response_id]
    assert receipts.look_back(store, leaves.receipt, device="d", now=now).response is None
    assert receipts.look_back(store, stays.receipt, device="d", now=now).response is not None


def test_sessions_of_the_copy_are_ended_except_of_who_restores(
    store: Store, now: dt.datetime
) -> None:
    for name in ("anna", "bert"):
        accounts.create_account(
            store, COMMAND_LINE, name, "facilitator", now, password="een goed wachtwoord"
        )
    tokens = {
        name: accounts.sign_in(store, name, "een goed wachtwoord", "a", now)
        for name in ("anna", "bert")
    }
    anna = accounts.identity(store, tokens["anna"], now)
    copy = keeping.backup(store, anna, now)
    accounts.sign_out(store, tokens["bert"])
    keeping.restore(store, copy, anna, now)
    assert accounts.identity(store, tokens["anna"], now) == anna
    assert accounts.identity(store, tokens["bert"], now) == Identity()


def test_an_account_that_the_copy_does_not_know_is_signed_out(
    store: Store, now: dt.datetime
) -> None:
    copy = keeping.backup(store, COMMAND_LINE, now)
    password = accounts.create_account(store, COMMAND_LINE, "anna", "facilitator", now)
    token = accounts.sign_in(store, "anna", password, "a", now)
    keeping.restore(store, copy, accounts.identity(store, token, now), now)
    assert accounts.identity(store, token, now) == Identity()


def test_a_file_that_is_no_copy_changes_nothing(
    store: Store, wijk: Wijk, facilitator: Identity, now: dt.datetime, tmp_path: Path
) -> None:
    file = tmp_path / "iets.db"
    file.write_bytes(b"geen database")
    with pytest.raises(InvalidInput, match=r"iets\.db"):
        keeping.restore(store, file, facilitator, now)
    assert copies(store.path) == ()
    with store.read() as reader:
        assert reader.find(Wijk, wijk.id) == wijk


def test_only_a_facilitator_makes_takes_and_puts_back(
    store: Store, facilitator: Identity, now: dt.datetime
) -> None:
    copy = keeping.backup(store, facilitator, now)
    for attempt in (
        lambda: keeping.backup(store, STEERING, now),
        lambda: keeping.backups(store, STEERING),
        lambda: keeping.check(store, STEERING),
        lambda: keeping.take_out(store, copy, STEERING, now),
        lambda: keeping.restore(store, copy, STEERING, now),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert keeping.take_out(store, copy, facilitator, now) == copy.read_bytes()
    assert kinds(store)[0] == "copy_taken"


def test_old_copies_go_but_never_the_newest_nor_what_somebody_named(
    tmp_path: Path, now: dt.datetime
) -> None:
    path = tmp_path / "wijk.db"
    old = name_at(path, now - 40 * DAY)
    labelled = name_at(path, now - 31 * DAY, "-voor-migratie")
    young = name_at(path, now - 29 * DAY)
    other = backup_folder(path) / "wijk-bewaren.db"
    of_another = backup_folder(path) / "oost-20200101-000000-000000.db"
    for file in (other, of_another):
        file.write_bytes(b"x")
    assert [copy.label for copy in copies(path)] == ["", "voor-migratie", ""]
    assert set(remove_old_backups(path, 30, now)) == {old, labelled}
    assert set(backup_folder(path).iterdir()) == {young, other, of_another}
    assert remove_old_backups(path, 30, now + 100 * DAY) == ()
    assert young.exists()


def test_a_new_copy_clears_out_the_old_ones(
    store: Store, facilitator: Identity, now: dt.datetime
) -> None:
    real = dt.datetime.now(dt.UTC)
    old = name_at(store.path, real - 40 * DAY)
    keeping.backup(store, facilitator, real)
    assert old.exists()
    fresh = keeping.backup(store, facilitator, real, keep_days=30)
    assert not old.exists()
    assert fresh.exists()
