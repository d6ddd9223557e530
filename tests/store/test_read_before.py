"""What was read before is not made again, and is never older than the database."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import FACILITATOR, NOW
from wijkwijzer.errors import NotFound
from wijkwijzer.intake import records
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.parties.records import Party
from wijkwijzer.store import Store, read_before
from wijkwijzer.store.context import timestamp
from wijkwijzer.store.read_before import made_once


@given(st.lists(st.sets(st.integers(0, 5)), max_size=8))
def test_each_look_gives_what_stands_there_and_makes_only_what_is_new(
    looks: list[set[int]],
) -> None:
    read_before.forget()
    made: list[int] = []

    def make(row: tuple[int]) -> str:
        made.append(row[0])
        return f"nr {row[0]}"

    before: set[int] = set()
    for look in looks:
        made.clear()
        rows = [(number,) for number in sorted(look)]
        assert made_once("een vraag", rows, make) == [f"nr {number}" for (number,) in rows]
        assert set(made) == look - before
        before = look


def test_an_edit_elsewhere_is_seen_and_the_rest_is_the_same(store: Store, wijk: Wijk) -> None:
    other = Store(Path(store.path))
    with store.read() as reader:
        first, second = reader.all(Party, wijk.id)
    edited = records.save_record(
        other, first.model_copy(update={"name": "Anders"}), identity=FACILITATOR, now=NOW
    )
    other.close()
    with store.read() as reader:
        found = reader.all(Party, wijk.id)
    assert found == [edited, second]
    assert found[1] is second


def test_what_was_not_stored_after_all_is_not_there(store: Store, wijk: Wijk) -> None:
    party = Party(id="weg", wijk_id=wijk.id, name="Weg")

    def in_vain() -> None:
        with store.write() as writer:
            writer.put(party, by="x", at=timestamp(NOW))
            assert [one.id for one in writer.all(Party, wijk.id)][-1] == "weg"
            writer.get(Party, "nergens")

    with pytest.raises(NotFound):
        in_vain()
    with store.read() as reader:
        assert "weg" not in {one.id for one in reader.all(Party, wijk.id)}


def test_after_something_was_erased_nothing_is_kept(store: Store, wijk: Wijk) -> None:
    with store.read() as reader:
        before = reader.all(Party, wijk.id)
    store.erase_traces()
    with store.read() as reader:
        again = reader.all(Party, wijk.id)
    assert again == before
    assert again[0] is not before[0]
