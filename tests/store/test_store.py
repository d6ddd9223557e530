import sqlite3
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlite_utils import Database

from wijkwijzer.errors import InvalidInput, StoreFailure
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.parties.records import Party
from wijkwijzer.store import Store
from wijkwijzer.store.backup import check_database, require_backup
from wijkwijzer.store.schema import migrations
from wijkwijzer.store.sqlite import IDLE_READERS

AT = "2026-11-22T19:30:00+00:00"


def _party(wijk: Wijk, number: int) -> Party:
    return Party(id=f"p{number}", wijk_id=wijk.id, name=f"Partij {number}")


def test_writes_are_durable_and_relations_are_kept(store: Store) -> None:
    pragmas = {
        name: store._connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    }
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }


def test_many_threads_write_without_losing_or_locking(store: Store, wijk: Wijk) -> None:
    failures: list[StoreFailure] = []

    def write(first: int) -> None:
        try:
            for number in range(first, first + 25):
                with store.write() as writer:
                    writer.put(_party(wijk, number), by="x", at=AT)
        except StoreFailure as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(100 * k,)) for k in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with store.read() as reader:
        assert len(reader.all(Party, wijk.id)) == 2 + 8 * 25


def test_a_reader_sees_one_moment_while_others_write(store: Store, wijk: Wijk) -> None:
    with store.read() as reader:
        before = len(reader.all(Party, wijk.id))
        with store.write() as writer:
            writer.put(_party(wijk, 1), by="x", at=AT)
        assert len(reader.all(Party, wijk.id)) == before


def test_a_reader_cannot_write(store: Store, wijk: Wijk) -> None:
    with pytest.raises(StoreFailure), store.read() as reader:
        reader.db.execute("DELETE FROM party")


def test_a_reader_that_looks_again_sees_what_was_written_meanwhile(
    store: Store, wijk: Wijk
) -> None:
    with store.read() as first:
        before = len(first.all(Party, wijk.id))
    with store.write() as writer:
        writer.put(_party(wijk, 1), by="x", at=AT)
    with store.read() as second:
        assert second is first
        assert len(second.all(Party, wijk.id)) == before + 1


def test_a_reader_that_failed_looks_no_more(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.read() as failed:
        raise ZeroDivisionError
    with store.read() as fresh:
        assert fresh is not failed
        assert fresh.revisions() is not None
    with pytest.raises(sqlite3.ProgrammingError):
        failed.db.conn.execute("SELECT 1")


def test_many_look_at_once_and_few_readers_wait(store: Store) -> None:
    with ExitStack() as looking:
        readers = [looking.enter_context(store.read()) for _look in range(3 * IDLE_READERS)]
        assert len({id(reader) for reader in readers}) == 3 * IDLE_READERS
    assert len(store._idle) == IDLE_READERS


def test_every_earlier_version_migrates_with_its_rows(tmp_path: Path) -> None:
    names = [m.name for m in migrations._migrations]
    for stop in names[1:]:
        path = tmp_path / f"{stop}.db"
        old = Database(path)
        migrations.apply(old, stop_before=stop)
        old.execute("INSERT INTO wijk (id, version, name) VALUES ('w', 1, 'Oud')")
        old.conn.commit()
        old.close()
        store = Store(path)
        with store.read() as reader:
            assert reader.rows("SELECT name FROM wijk") == [{"name": "Oud"}]
        assert migrations.pending(Database(store._connection)) == []
        store.close()
        copies = list((tmp_path / "backups").glob(f"{stop}-*voor-migratie.db"))
        assert len(copies) == 1


def test_a_failed_migration_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    Store(path).close()

    def broken(db: Database) -> None:
        db.execute("CREATE TABLE half (x)")
        raise sqlite3.OperationalError("disk full")

    known = list(migrations._migrations)
    monkeypatch.setattr(migrations, "_migrations", [*known, migrations._Migration("m999", broken)])
    with pytest.raises(StoreFailure, match="disk full"):
        Store(path)
    assert "half" not in Database(path).table_names()


def test_backup_and_restore_bring_everything_back(store: Store, wijk: Wijk) -> None:
    copy = store.backup("proef")
    require_backup(copy)
    with store.write() as writer:
        writer.put(_party(wijk, 1), by="x", at=AT)
    with store.read() as reader:
        later = reader.revision(wijk.id, "records")
    store.replace_with(copy)
    with store.read() as reader:
        assert reader.find(Party, "p1") is None
        # What was computed at the later revision must not pass for the restored content.
        assert reader.revision(wijk.id, "records") > later
    assert check_database(Database(store._connection)) == []


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"SQLite format 3\x00" * 40])
def test_what_is_not_a_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kopie.db"
    path.write_bytes(content)
    with pytest.raises(InvalidInput, match="kopie"):
        require_backup(path)


def test_a_copy_without_our_tables_is_refused(store: Store) -> None:
    copy = store.backup()
    db = Database(copy)
    db.execute("PRAGMA foreign_keys=OFF")
    for name in ("session", "account", "wijk"):
        db.table(name).drop()
    db.conn.commit()
    db.close()
    with pytest.raises(InvalidInput, match="reservekopie"):
        require_backup(copy)


def test_a_backup_of_a_newer_version_is_refused(store: Store) -> None:
    copy = store.backup()
    db = Database(copy)
    db.table("_sqlite_migrations").insert(
        {"migration_set": "wijkwijzer", "name": "m999_future", "applied_at": AT}
    )
    db.conn.commit()
    db.close()
    with pytest.raises(InvalidInput) as refused:
        require_backup(copy)
    assert "nieuwere versie" in refused.value.problems[0]


def test_check_finds_what_is_wrong(store: Store, wijk: Wijk) -> None:
    raw = store._connection
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("UPDATE party SET wijk_id = 'weg' WHERE id = 'gemeente'")
    raw.execute("UPDATE task SET buurten = '[\"nergens\"]' WHERE id = 't1'")
    raw.execute("UPDATE task SET version = 9 WHERE id = 't2'")
    raw.execute("INSERT INTO link VALUES ('task', 't1', 'party', 'niemand', 'van', '', '')")
    found = check_database(Database(raw))
    assert len(found) == 4
    assert any("niemand" in line for line in found)
    assert any("nergens" in line for line in found)


def test_a_full_disk_is_a_clear_refusal_and_loses_nothing(store: Store, wijk: Wijk) -> None:
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count={pages}")

    def fill() -> None:
        for number in range(500):
            with store.write() as writer:
                writer.put(_party(wijk, number), by="x", at=AT)

    with pytest.raises(StoreFailure, match="schijf vol"):
        fill()
    store._connection.execute("PRAGMA max_page_count=1000000")
    assert check_database(Database(store._connection)) == []
    with store.read() as reader:
        assert reader.get(Party, "gemeente").name == "Gemeente"
