"""Two versions of a record, and changes in words."""

from wijkwijzer.parties.records import Task
from wijkwijzer.store.records import Change
from wijkwijzer.ui.records.versions import change_words, differing, together

BASE = Task(id="t", version=3, wijk_id="w", party_id="p", theme="wonen", title="Bankjes", urgency=3)


def test_changes_of_different_fields_go_together_on_the_stored_version() -> None:
    theirs = BASE.model_copy(update={"version": 4, "title": "Twaalf bankjes"})
    mine = BASE.model_copy(update={"urgency": 5})
    both = together(BASE, theirs, mine)
    assert both is not None
    assert (both.version, both.title, both.urgency) == (4, "Twaalf bankjes", 5)


def test_changes_of_the_same_field_do_not_go_together() -> None:
    theirs = BASE.model_copy(update={"version": 4, "urgency": 1})
    assert together(BASE, theirs, BASE.model_copy(update={"urgency": 5})) is None


def test_without_a_known_beginning_or_after_removal_nothing_goes_together() -> None:
    mine = BASE.model_copy(update={"urgency": 5})
    assert together(None, BASE.model_copy(update={"version": 4}), mine) is None
    assert together(BASE, None, mine) is None


def test_the_version_itself_is_no_difference() -> None:
    later = BASE.model_copy(update={"version": 9})
    assert differing(BASE.model_dump(), later.model_dump()) == []


def change(before: Task | None, after: Task | None) -> Change:
    return Change(
        sequence=1,
        kind="task",
        record_id="t",
        wijk_id="w",
        at="2026-11-22T19:30:00+00:00",
        by="anna",
        before=before.model_dump(mode="json") if before else None,
        after=after.model_dump(mode="json") if after else None,
    )


def test_a_change_is_told_in_words() -> None:
    names = {"b0": "Dijkbuurt", "p": "Gemeente"}
    moved = BASE.model_copy(update={"buurten": ("b0",), "year_to": 2030})
    assert change_words(change(None, BASE), names) == "toegevoegd"
    assert change_words(change(BASE, None), names) == "verwijderd"
    assert change_words(change(BASE, moved), names) == (
        "waar van “hele wijk” naar “Dijkbuurt”; tot en met jaar van “niets ingevuld” naar “2030”"
    )
