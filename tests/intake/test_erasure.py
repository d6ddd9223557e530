"""Who withdraws is gone: from every file of the database, from memory, and from copies put back."""

import datetime as dt
import gc
import shutil
from pathlib import Path

import pytest

from tests.intake.test_contributions import AREA, PIN, Resident
from tests.survey.kinds import EVERY_KIND
from tests.survey.pictures import photo
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import NotFound
from wijkwijzer.intake import drafts, keeping, moderation, receipts, records, survey
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish import book, open_answers, voices, wording
from wijkwijzer.publish import remembered as made
from wijkwijzer.store import Store, context
from wijkwijzer.store.backup import copies
from wijkwijzer.survey.open_answers.search import Wanted, read_terms
from wijkwijzer.survey.records import Round
from wijkwijzer.ui import kept
from wijkwijzer.ui.kompas import map as compass_map
from wijkwijzer.ui.kompas import pieces
from wijkwijzer.wijkkompas.results import View

WORDS = (
    b"Zilverreigerbrug",
    b"Kwikstaartjesplein",
    b"Muggenbeetpad",
    b"Ooievaarsnest",
    b"Wintertaling",
    b"Torenvalk",
)
# The index holds words without capitals, and of each what it does not share with the one before.
TRACES = WORDS + tuple(word.lower()[5:] for word in WORDS)


@pytest.fixture(autouse=True)
def _every_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "find_questionnaire", lambda *_: EVERY_KIND)


def begun(store: Store, round_: Round, now: dt.datetime) -> Resident:
    return Resident(store, survey.begin(store, round_id=round_.id, now=now)[0], now)


def filled_in(resident: Resident) -> bytes:
    """Fill in something of every kind; return a piece of the photo as it is stored."""
    written, pinned, drawn, _judged, other, short = (word.decode() for word in WORDS)
    resident.save(lang=f"Bij {written} donker")
    resident.save(lang=f"Bij {written} altijd donker", dagen=["ma", "anders"], kort=short)
    resident.save(**{"dagen.anders": f"na de {other}"})
    resident.save(
        plek=[PIN | {"text": f"Op het {pinned}"}],
        gebied=[AREA | {"text": f"Langs het {drawn}"}],
        foto=[resident.take(photo())],
    )
    with resident.store.read() as reader:
        (stored,) = (row["bytes"] for row in reader.rows("SELECT bytes FROM photo"))
    return bytes(stored[200:232])


def judge_all(store: Store, wijk: Wijk, identity: Identity, now: dt.datetime) -> None:
    """Pass what may be passed, refuse one with a reason."""
    with store.read() as reader:
        first, *others = [c.id for c in reader.contributions(wijk.id)]
    reason = WORDS[3].decode()
    moderation.judge(store, wijk.id, others, "passed", identity=identity, now=now)
    moderation.judge(store, wijk.id, [first], "refused", reason=reason, identity=identity, now=now)


def found_in(folder: Path, *pieces_: bytes) -> set[str]:
    """Return which files hold any of these bytes."""
    return {
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and any(piece in file.read_bytes() for piece in pieces_)
    }


def remembered(words: tuple[bytes, ...]) -> list[str]:
    """Return every text in the memory of this process that holds one of the words."""
    gc.collect()
    texts = tuple(word.decode() for word in words)
    return [
        text
        for holder in gc.get_objects()
        for text in gc.get_referents(holder)
        if type(text) is str and text not in texts and any(word in text for word in texts)
    ]


def test_nothing_of_what_was_withdrawn_stands_in_any_file(
    store: Store, wijk: Wijk, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    resident = begun(store, round_, now)
    picture = filled_in(resident)
    resident.send()
    judge_all(store, wijk, facilitator, now)
    resident.again()
    resident.save(kort=WORDS[0].decode())
    folder = store.path.parent
    for trace in (*TRACES[:3], *TRACES[6:9], *TRACES[10:], picture):
        assert found_in(folder, trace)
    with store.read() as reader:  # and somebody just looked
        assert len(reader.contributions(wijk.id)) == 4
        assert len(reader.open_answers(wijk.id)) == 5
    receipts.withdraw(store, resident.code, device="d", now=now)
    assert found_in(folder, *TRACES, picture) == set()
    with store.read() as reader:
        assert reader.contributions(wijk.id) == reader.open_answers(wijk.id) == []
        assert reader.response_count(round_.id) == 0
        assert len(reader.departures(round_.id)) == 1
    with pytest.raises(NotFound):
        resident.save(lang="nog iets")


def test_nothing_of_it_stays_in_memory(
    store: Store,
    wijk: Wijk,
    round_: Round,
    facilitator: Identity,
    now: dt.datetime,
) -> None:
    for keeps in (book, wording, voices, made, kept):
        store.when_erased(keeps.forget_all)
    resident = begun(store, round_, now)
    filled_in(resident)
    resident.send()
    judge_all(store, wijk, facilitator, now)
    for audience in ("public", "steering", "facilitator"):
        found = book.open_book(store, wijk.id, audience, now=now)  # type: ignore[arg-type]
        assert found is not None
        shown = pieces.shown(found, View())
        assert WORDS[1].decode() in compass_map._group_script(
            shown, "groen", "need", None, large=False
        )
        pieces.drawing(shown)
    wanted = Wanted(read_terms("Kwikstaart|Torenvalk"))
    assert open_answers.find(store, wijk.id, wanted, most=5, identity=facilitator).n == 2
    words = open_answers.wording(store, wijk.id, identity=facilitator)
    small = tuple(word.lower() for word in WORDS)
    assert small[1].decode() in {count.word for count in words.counts(lambda _text: True)}
    assert words.themes_for("Torenvalk") == ()
    for audience in ("public", "facilitator"):
        voices.voices(store, wijk.id, round_.id, audience)  # type: ignore[arg-type]
    del found, shown, words
    receipts.withdraw(store, resident.code, device="d", now=now)
    assert remembered(WORDS + small) == []


def test_a_copy_made_before_does_not_bring_it_back(
    store: Store, round_: Round, facilitator: Identity, now: dt.datetime, tmp_path: Path
) -> None:
    resident = begun(store, round_, now)
    picture = filled_in(resident)
    while_filling_in = keeping.backup(store, facilitator, now)
    resident.send()
    after_sending = keeping.backup(store, facilitator, now)
    resident.again()
    resident.save(kort="nog iets")
    while_completing = keeping.backup(store, facilitator, now)
    receipts.withdraw(store, resident.code, device="d", now=now)
    # Each after the other: what one copy does not know of, the next may not bring back.
    for copy in (while_filling_in, after_sending, while_completing, while_filling_in):
        keeping.restore(store, copy, facilitator, now)
        assert found_in(store.path.parent, *TRACES, picture) <= {
            f"backups/{made.path.name}" for made in copies(store.path)
        }
        assert receipts.look_back(store, resident.code, device="d", now=now).response is None
        with pytest.raises(NotFound, match="gewist"):
            drafts.resume(store, resident.code, device="d", now=now)
        with store.read() as reader:
            assert reader.response_count(round_.id) == 0


def test_a_copy_from_before_the_round_still_knows_that_it_was_withdrawn(
    store: Store, wijk: Wijk, facilitator: Identity, now: dt.datetime
) -> None:
    earlier = keeping.backup(store, facilitator, now)
    round_ = records.start_round(
        store, wijk.id, "Tweede meting", "standaard", identity=facilitator, now=now
    )
    resident = begun(store, round_, now)
    filled_in(resident)
    resident.send()
    later = keeping.backup(store, facilitator, now)
    receipts.withdraw(store, resident.code, device="d", now=now)
    for copy in (earlier, later):
        keeping.restore(store, copy, facilitator, now)
        assert receipts.look_back(store, resident.code, device="d", now=now).response is None
        assert keeping.check(store, facilitator) == []


def test_what_was_stopped_does_not_come_back_either(
    store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    resident, other = begun(store, round_, now), begun(store, round_, now)
    picture = filled_in(resident)
    other.save(lang="Dit blijft")
    copy = keeping.backup(store, facilitator, now)
    drafts.stop(store, resident.token, now=now)
    keeping.restore(store, copy, facilitator, now)
    files = found_in(store.path.parent, *TRACES, picture)
    assert all(name.startswith("backups/") for name in files)
    other.save(lang="Dit blijft ook")
    with store.read() as reader:
        assert [(a.ended, a.n) for a in reader.abandoned(round_.id)] == [("stopped", 1)]


def test_copies_hold_it_no_longer_than_was_agreed(
    store: Store, round_: Round, facilitator: Identity
) -> None:
    now = dt.datetime.now(dt.UTC)
    resident = begun(store, round_, now)
    picture = filled_in(resident)
    resident.send()
    keeping.backup(store, facilitator, now)
    receipts.withdraw(store, resident.code, device="d", now=now)
    folder = store.path.parent
    assert keeping.clear_out_copies(store, 30, now + dt.timedelta(days=29)) == ()
    assert found_in(folder, *TRACES, picture)
    keeping.clear_out_copies(store, 30, now + dt.timedelta(days=31))
    assert found_in(folder, *TRACES, picture) == set()
    assert len(copies(store.path)) == 1


def test_a_copy_of_another_installation_is_put_back_as_it_is(
    store: Store, round_: Round, facilitator: Identity, now: dt.datetime, tmp_path: Path
) -> None:
    resident = begun(store, round_, now)
    resident.save(lang="Dit blijft")
    resident.send()
    copy = tmp_path / "elders.db"
    shutil.copy(keeping.backup(store, facilitator, now), copy)
    fresh = Store(tmp_path / "nieuw" / "wijk.db")
    keeping.restore(fresh, copy, facilitator, now)
    assert receipts.look_back(fresh, resident.code, device="d", now=now).response is not None
    fresh.close()
