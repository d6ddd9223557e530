"""What comes out of open answers: for facilitators all of it, for others what was passed."""

import datetime as dt

import pytest

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import NotAllowed
from wijkwijzer.intake import moderation, open_answers
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish import wording as texts
from wijkwijzer.publish.open_answers import find, frequent_words, named, quotes_of, wording
from wijkwijzer.publish.voices import voices
from wijkwijzer.store import Store
from wijkwijzer.survey.open_answers.search import WITHOUT_THEME, Wanted, read_terms
from wijkwijzer.survey.records import Contribution, Round

STEERING = Identity(role="steering", account="steven")


def remark(round_: Round, number: int, text: str, **more: object) -> Contribution:
    said = {
        "id": f"c{number}",
        "wijk_id": round_.wijk_id,
        "round_id": round_.id,
        "response_id": f"r{number}",
        "kind": "opmerking",
        "created_at": "2026-11-22T19:30:00.000000+00:00",
        "text": text,
    }
    return Contribution.model_validate(said | more)


@pytest.fixture
def written(store: Store, round_: Round, facilitator: Identity, now: dt.datetime) -> None:
    """Twelve people on trees, of whom eleven passed; two on water; one person often on benches."""
    remarks = [remark(round_, n, f"Nummer {n}: meer bomen graag", theme="groen") for n in range(12)]
    remarks += [
        remark(round_, n, "Water in de kelder, elke winter", theme="klimaat") for n in (20, 21)
    ]
    remarks += [remark(round_, n, "Bankjes bij de sluis", response_id="r30") for n in range(30, 45)]
    with store.write() as writer:
        for one in remarks:
            writer.add_contribution(one)
    ids = [one.id for one in remarks if one.id != "c0"]
    moderation.judge(store, round_.wijk_id, ids, "passed", identity=facilitator, now=now)


@pytest.mark.usefixtures("written")
def test_facilitators_find_everything_and_others_nothing(
    store: Store, wijk: Wijk, facilitator: Identity
) -> None:
    found = find(store, wijk.id, Wanted(read_terms("bomen")), most=5, identity=facilitator)
    assert (len(found.texts), found.n, found.people) == (5, 12, 12)
    bank = find(store, wijk.id, Wanted(read_terms("bank")), most=50, identity=facilitator)
    assert (bank.n, bank.people) == (15, 1)
    assert [one.id for one in named(store, wijk.id, ["c3", "weg", "c1"], identity=facilitator)] == [
        "c3",
        "c1",
    ]
    for refused in (
        lambda: find(store, wijk.id, Wanted(), most=1, identity=STEERING),
        lambda: named(store, wijk.id, ["c1"], identity=STEERING),
        lambda: wording(store, wijk.id, identity=STEERING),
        lambda: quotes_of(store, wijk.id, "m", identity=STEERING),
    ):
        with pytest.raises(NotAllowed):
            refused()


@pytest.mark.usefixtures("written")
def test_words_are_counted_by_people_and_themes_that_were_given_count(
    store: Store, wijk: Wijk, facilitator: Identity, now: dt.datetime
) -> None:
    found = wording(store, wijk.id, identity=facilitator)
    assert [(c.word, c.people) for c in frequent_words(found)][:2] == [
        ("bomen", 12),
        ("nummer", 12),
    ]
    assert frequent_words(found, theme=WITHOUT_THEME) == ()  # one person, however often
    assert frequent_words(found, theme=WITHOUT_THEME, smallest=1)[0].people == 1
    assert wording(store, wijk.id, identity=facilitator) is found
    open_answers.tag(store, wijk.id, ["c1"], ["klimaat"], identity=facilitator, now=now)
    assert wording(store, wijk.id, with_newest_tags=False, identity=facilitator) is found
    again = wording(store, wijk.id, identity=facilitator)
    counts = {c.word: c.people for c in frequent_words(again, theme="klimaat", smallest=1)}
    assert counts["bomen"] == 1
    assert counts["kelder"] == 2
    assert [s.theme for s in again.themes_for("Nog meer bomen")] == ["groen"]


@pytest.mark.usefixtures("written")
def test_others_read_words_of_ten_people_in_what_was_passed(
    store: Store, wijk: Wijk, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    seen = voices(store, wijk.id, round_.id, "steering")
    assert seen.audience == "steering"
    assert [(w.word, w.people) for w in seen.content.words["groen"]] == [
        ("bomen", 11),
        ("nummer", 11),
    ]
    assert set(seen.content.words) == {"", "groen"}
    public = voices(store, wijk.id, round_.id, "public").content
    assert [(w.word, w.people) for w in public.words["groen"]] == [("bomen", 10), ("nummer", 10)]
    assert voices(store, wijk.id, "andere", "public").content.words == {}
    moderation.judge(
        store, wijk.id, ["c1", "c2"], "refused", reason="x", identity=facilitator, now=now
    )
    assert voices(store, wijk.id, round_.id, "public").content.words == {}


@pytest.mark.usefixtures("written")
def test_quotes_leave_as_chosen_and_go_when_the_remark_does(
    store: Store, wijk: Wijk, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    open_answers.choose_quotes(
        store, wijk.id, round_.id, "groen", ["c5", "c2"], identity=facilitator, now=now
    )
    chosen = ("Nummer 5: meer bomen graag", "Nummer 2: meer bomen graag")
    for audience in ("public", "steering", "facilitator"):
        found = voices(store, wijk.id, round_.id, audience).content  # type: ignore[arg-type]
        assert found.quotes == {"groen": chosen}
    assert list(quotes_of(store, wijk.id, round_.id, identity=facilitator)) == ["groen"]
    moderation.judge(store, wijk.id, ["c5"], "waiting", identity=facilitator, now=now)
    assert voices(store, wijk.id, round_.id, "public").content.quotes == {"groen": chosen[1:]}


def test_suggested_quotes_are_passed_and_hold_nothing_that_seems_personal(
    store: Store, wijk: Wijk, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    tail = " Dat is al jaren zo en niemand doet er iets aan."
    remarks = [
        remark(round_, 1, "De sluis is kapot." + tail, theme="schoon", buurt="b1"),
        remark(round_, 2, "Bij de sluis ligt vuil." + tail, theme="schoon"),
        remark(round_, 3, "De sluis: bel 06-12345678." + tail, theme="schoon"),
        remark(round_, 4, "De sluis stinkt." + tail, theme="schoon"),
    ]
    with store.write() as writer:
        for one in remarks:
            writer.add_contribution(one)
    ids = ["c1", "c2", "c3"]
    moderation.judge(store, wijk.id, ids, "passed", identity=facilitator, now=now)
    found = wording(store, wijk.id, identity=facilitator)
    assert set(found.quotes_for(round_.id, "schoon", most=6)) == {"c1", "c2"}


def test_words_are_looked_for_once_and_forgotten_when_asked(
    store: Store, wijk: Wijk, round_: Round, facilitator: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    plain = texts.words_reader

    def counting() -> object:
        reader = plain()
        return lambda text: (read.append(text), reader(text))[1]

    monkeypatch.setattr(texts, "words_reader", counting)
    for number, text in enumerate(("Een sluis", "Een brug")):
        with store.write() as writer:
            writer.add_contribution(remark(round_, number, text))
            writer.bump(wijk.id, "responses")  # as whatever it comes in with does
        assert len(wording(store, wijk.id, identity=facilitator).texts) == number + 1
    assert read == ["Een sluis", "Een brug"]
    texts.forget_all()
    wording(store, wijk.id, identity=facilitator)
    assert len(read) == 4
