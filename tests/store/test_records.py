import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import NotAllowed, NotFound, StaleEdit
from wijkwijzer.intake import records
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.parties.records import Brings, Party, Task
from wijkwijzer.store import Store

AT = "2026-11-22T19:30:00+00:00"

# SQLite ends text at NUL in some functions; other control characters are kept as they are.
text = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=200)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(interests=text, item=text.filter(lambda t: t.strip()))
def test_odd_text_comes_back_as_it_was(store: Store, wijk: Wijk, interests: str, item: str) -> None:
    with store.write() as writer:
        stored = writer.find(Party, "odd")
        party = Party(
            id="odd",
            version=stored.version if stored else 0,
            wijk_id=wijk.id,
            name="Partij",
            interests=interests,
            brings=(Brings(item=item, themes=("wonen",)),),
        )
        writer.put(party, by="x", at=AT)
    with store.read() as reader:
        found = reader.get(Party, "odd")
    assert (found.interests, found.brings) == (party.interests, party.brings)


def test_an_edit_of_an_older_version_is_refused_and_shows_both(
    store: Store, wijk: Wijk, facilitator: Identity, now: dt.datetime
) -> None:
    with store.read() as reader:
        opened = reader.get(Party, "gemeente")
    mine = opened.model_copy(update={"name": "Mijn naam"})
    theirs = opened.model_copy(update={"name": "Hun naam"})
    records.save_record(store, theirs, identity=facilitator, now=now)
    with pytest.raises(StaleEdit) as refused:
        records.save_record(store, mine, identity=facilitator, now=now)
    assert (refused.value.stored.name, refused.value.offered.name) == ("Hun naam", "Mijn naam")
    with store.read() as reader:
        assert reader.get(Party, "gemeente").name == "Hun naam"


def test_the_change_log_keeps_who_when_before_and_after(
    store: Store, wijk: Wijk, facilitator: Identity, now: dt.datetime
) -> None:
    with store.read() as reader:
        task = reader.get(Task, "t1")
    records.save_record(
        store, task.model_copy(update={"urgency": 1}), identity=facilitator, now=now
    )
    records.remove_record(
        store, task.model_copy(update={"version": 2}), identity=facilitator, now=now
    )
    with store.read() as reader:
        removed, edited, created = reader.changes(kind="task", record_id="t1")
    assert created.before is None
    assert (edited.before["urgency"], edited.after["urgency"]) == (5, 1)
    assert (removed.before["urgency"], removed.after) == (1, None)
    assert {c.by for c in (removed, edited, created)} == {"begeleider"}


def test_removing_a_party_takes_its_tasks_along_in_one_step(
    store: Store, wijk: Wijk, facilitator: Identity, now: dt.datetime
) -> None:
    with store.read() as reader:
        party = reader.get(Party, "gemeente")
    records.remove_record(store, party, identity=facilitator, now=now)
    with store.read() as reader:
        assert reader.all(Task, wijk.id) == []
        with pytest.raises(NotFound):
            reader.get(Party, "gemeente")


def test_nothing_of_a_failed_transaction_is_stored(store: Store, wijk: Wijk) -> None:
    with store.read() as reader:
        before = reader.revisions()

    def fail_half_way() -> None:
        with store.write() as writer:
            writer.put(Party(id="half", wijk_id=wijk.id, name="Half"), by="x", at=AT)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with store.read() as reader:
        assert reader.find(Party, "half") is None
        assert reader.revisions() == before


def test_each_write_raises_the_revision_of_its_wijk(store: Store, wijk: Wijk) -> None:
    with store.read() as reader:
        before = reader.revision(wijk.id, "records")
    with store.write() as writer:
        writer.put(Party(id="new", wijk_id=wijk.id, name="Nieuw"), by="x", at=AT)
    with store.read() as reader:
        assert reader.revision(wijk.id, "records") == before + 1


@pytest.mark.parametrize("role", ["resident", "steering"])
def test_only_a_facilitator_edits(store: Store, wijk: Wijk, now: dt.datetime, role: str) -> None:
    with pytest.raises(NotAllowed):
        records.save_record(
            store,
            Party(id="x", wijk_id=wijk.id, name="X"),
            identity=Identity.model_validate({"role": role}),
            now=now,
        )
