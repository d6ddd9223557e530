"""What was made of a wijk is the same as what would be made of it now."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import NOW
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish import remembered
from wijkwijzer.store import Store
from wijkwijzer.store.context import timestamp
from wijkwijzer.store.links import Link


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    yield
    remembered.forget_all()


def _link(to_id: str) -> Link:
    return Link(
        from_kind="reply",
        from_id="antwoord",
        to_kind="measure",
        to_id=to_id,
        relation="noemt",
        at=timestamp(NOW),
        by="x",
    )


def _ends(store: Store, wijk: Wijk) -> list[str]:
    with store.read() as reader:
        assert remembered.links_of(reader, wijk.id) == tuple(reader.links_of_wijk(wijk.id))
        return [link.to_id for link in remembered.links_of(reader, wijk.id)]


def test_links_are_those_that_stand_there_whatever_happened_to_them(
    store: Store, wijk: Wijk, tmp_path: Path
) -> None:
    with store.write() as writer:
        row = {"id": "antwoord", "version": 1, "wijk_id": wijk.id, "outcome": "doen", "text": "Ja"}
        writer.db.table("reply").insert(row | {"replied_on": "2026-01-01"})
    assert _ends(store, wijk) == []
    before = store.backup()
    for to_id in ("a", "b", "a"):
        with store.write() as writer:
            writer.link(_link(to_id))
    assert _ends(store, wijk) == ["a", "b"]
    with store.write() as writer:
        writer.unlink("reply", "antwoord", "measure", "a", "noemt")
        writer.unlink("reply", "antwoord", "measure", "weg", "noemt")
    assert _ends(store, wijk) == ["b"]
    store.replace_with(before)
    assert _ends(store, wijk) == []
    with store.write() as writer:
        writer.link(_link("c"))
    assert _ends(store, wijk) == ["c"]
    with store.write() as writer:
        writer.db.execute("DELETE FROM reply")
    assert _ends(store, wijk) == []


def test_what_is_made_of_what_was_read_is_made_anew_when_that_differs(
    store: Store, wijk: Wijk
) -> None:
    made: list[str] = []

    def make_of(things: list[str], of: str) -> str:
        def make() -> str:
            made.append(f"{things} {of}")
            return made[-1]

        with store.read() as reader:
            return remembered.remembered_from(reader, wijk.id, "proef", make, things, of=(of,))

    one, other = "een", "steen"
    assert make_of([one, other], "x") == make_of([one, other], "x")
    assert make_of([other, one], "x") == make_of([other, one], "x")
    assert make_of([one], "x") != make_of([one], "y")
    assert len(made) == 4
