"""The full-text index: what it finds is what a plain reading finds, and what is erased is gone."""

import json
import random
import re
import sqlite3
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from wijkwijzer.store import Store
from wijkwijzer.store.open_answers import match_expression
from wijkwijzer.store.schema import migrations
from wijkwijzer.store.schema.search import TOKENIZER
from wijkwijzer.survey.open_answers.records import OpenAnswer
from wijkwijzer.survey.open_answers.search import Wanted, read_terms
from wijkwijzer.survey.records import Round

AT = "2026-11-22T19:30:00.000000+00:00"
HOSTILE = (
    '<script>alert(1)</script> bankje <img src=x onerror=1> \u202egnirts\u202c `${1}` "bankje" '
    "bankje* OR NEAR(a b) -bankje"
)


def answer(
    round_: Round, text: str, number: int = 0, response: str = "r", **more: object
) -> OpenAnswer:
    return OpenAnswer.model_validate(
        {
            "id": f"a{number}",
            "wijk_id": round_.wijk_id,
            "round_id": round_.id,
            "response_id": response,
            "created_at": AT,
            "text": text,
        }
        | more
    )


def add(store: Store, *answers: OpenAnswer) -> None:
    with store.write() as writer:
        for one in answers:
            writer.add_open_answer(one)


def found(store: Store, typed: str, **more: str) -> list[str]:
    with store.read() as reader:
        (wijk_id,) = {row["id"] for row in reader.rows("SELECT id FROM wijk")}
        wanted = Wanted(read_terms(typed), **more)
        rows = reader.find_open_answers(wijk_id, wanted, most=1000)
        assert reader.count_open_answers(wijk_id, wanted)[0] == len(rows)
    for one, pieces in rows:
        assert "".join(text for text, _hit in pieces) == one.text
    return [one.text for one, _pieces in rows]


def words(text: str) -> list[str]:
    """The words of a text, folded: an own plain reading, to compare with."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", bare.lower())


def occurs(term: str, text: str, *, exact: bool) -> bool:
    wanted, there = words(term), words(text)
    return any(
        there[i : i + len(wanted) - 1] == wanted[:-1]
        and i + len(wanted) <= len(there)
        and (
            there[i + len(wanted) - 1] == wanted[-1]
            if exact
            else there[i + len(wanted) - 1].startswith(wanted[-1])
        )
        for i in range(len(there))
    )


def matches(typed: str, text: str) -> bool:
    return all(
        any(occurs(term.text, text, exact=term.exact) for term in either)
        for either in read_terms(typed)
    )


def test_words_are_found_whatever_their_case_and_accents(store: Store, round_: Round) -> None:
    texts = (
        "Eén café aan het plein",
        "De speeltuin, en het PLEIN!",
        "Çöp kutusu dolu",
        "المدرسة بعيدة",
    )
    add(store, *(answer(round_, text, n) for n, text in enumerate(texts)))
    assert found(store, "CAFE een") == [texts[0]]
    assert found(store, "speel plein") == [texts[1]]
    assert found(store, '"speel"') == []
    assert found(store, '"het plein"') == [texts[1], texts[0]]
    assert found(store, "cafe|speel") == [texts[1], texts[0]]
    assert found(store, "cop") == [texts[2]]
    assert found(store, "المدرسة") == [texts[3]]


@pytest.mark.parametrize("sign", "🙂🌳🥰🫠⭐⏳")
def test_an_emoji_against_a_word_does_not_hide_it(store: Store, round_: Round, sign: str) -> None:
    text = f"{sign}mooi{sign}groen{sign}"
    add(store, answer(round_, text, 1))
    assert found(store, "mooi") == found(store, '"groen"') == [text]
    assert found(store, f"{sign}groen") == [text]


_LETTERS = st.sampled_from("aAbeéËiïñöçğş-'’.,! \"|*()0مدرسة🙂🌳_:")
_SOME = st.text(_LETTERS, max_size=12)


@given(st.lists(st.text(_LETTERS, max_size=25), max_size=6), _SOME)
def test_what_is_found_is_what_a_plain_reading_finds(texts: list[str], typed: str) -> None:
    if not read_terms(typed):
        return
    with Index(texts) as searched:
        assert searched(typed) == [n for n, text in enumerate(texts) if matches(typed, text)]


@given(st.text(max_size=60))
def test_nothing_that_is_typed_is_a_fault(typed: str) -> None:
    with Index(["Een bankje bij het plein"]) as searched:
        if read_terms(typed):
            searched(typed)


class Index:
    """A bare index with the options of the real one, which a test compares them with."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts

    def __enter__(self):
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute(f'CREATE VIRTUAL TABLE t USING fts5(text, tokenize="{TOKENIZER}")')
        self.connection.executemany(
            "INSERT INTO t (rowid, text) VALUES (?, ?)", enumerate(self.texts)
        )
        return lambda typed: [
            row[0]
            for row in self.connection.execute(
                "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid",
                (match_expression(read_terms(typed)),),
            )
        ]

    def __exit__(self, *_: object) -> None:
        self.connection.close()


def test_the_bare_index_has_the_options_of_the_real_one(store: Store) -> None:
    with store.read() as reader:
        (row,) = reader.rows("SELECT sql FROM sqlite_master WHERE name = 'open_answer_fts'")
    assert f'tokenize="{TOKENIZER}"' in row["sql"]


def test_what_was_found_is_marked_and_the_text_stays_what_it_was(
    store: Store, round_: Round
) -> None:
    add(store, answer(round_, HOSTILE, 1), answer(round_, "\x02bankje\x03", 2))
    with store.read() as reader:
        rows = reader.find_open_answers(round_.wijk_id, Wanted(read_terms("BANK")), most=5)
    assert [hit for _one, pieces in rows for hit in pieces if hit[1]] == [("bankje", True)] * 4
    assert "".join(text for text, _hit in rows[1][1]) == HOSTILE
    assert rows[0][1] == (("\x02bankje\x03", False),)


def test_filters_narrow_what_is_found(store: Store, round_: Round) -> None:
    add(
        store,
        answer(round_, "bankje", 1, "r1", theme="groen", buurt="b1", channel="papier"),
        answer(round_, "bankje stuk", 2, "r1", theme="schoon"),
        answer(round_, "bankje weg", 3, "r2", created_at="2026-12-01T00:00:00.000000+00:00"),
    )
    with store.write() as writer:
        (third,) = writer.open_answers_named(["a3"])
        writer.set_tags(third, ("groen",), by="x", at=AT)
    assert found(store, "bank", theme="groen") == ["bankje weg", "bankje"]
    assert found(store, "bank", theme="-") == []
    assert found(store, "bank", buurt="b1") == found(store, "", channel="papier") == ["bankje"]
    assert found(store, "bank", before="2026-12-01") == ["bankje stuk", "bankje"]
    assert found(store, "bank", since="2026-12-01") == ["bankje weg"]
    assert found(store, "", state="not_offered", round_id=round_.id) == [
        "bankje weg",
        "bankje stuk",
        "bankje",
    ]
    with store.read() as reader:
        assert reader.count_open_answers(round_.wijk_id, Wanted()) == (3, 2)


@pytest.mark.parametrize("seed", range(3))
def test_of_what_is_erased_no_word_is_left_in_any_file(
    store: Store, round_: Round, seed: int
) -> None:
    """FTS5 keeps words of deleted texts in old segments; many writes make many of those."""
    rng = random.Random(seed)
    common = [f"{rng.choice(('bank', 'plein', 'zilver', 'kwik'))}{n}" for n in range(300)]
    secret = {n: f"zilverq{rng.randrange(10**9):09d}x" for n in range(0, 400, 40)}
    for n in range(400):
        text = " ".join([*rng.choices(common, k=12), secret.get(n, "")])
        add(store, answer(round_, text, n, response=f"r{n}"))
        if n % 90 == 89 and (gone := rng.choice([s for s in secret if s <= n])):
            with store.write() as writer:
                writer.erase_open_answers(f"r{gone}")
            del secret[gone]
            store.erase_traces()
    store.empty_log()
    present = b"".join(p.read_bytes() for p in Path(store.path).parent.iterdir() if p.is_file())
    for number in list(secret):
        assert secret[number].encode() in present
        with store.write() as writer:
            writer.erase_open_answers(f"r{number}")
    store.erase_traces()
    left = b"".join(p.read_bytes() for p in Path(store.path).parent.iterdir() if p.is_file())
    for word in secret.values():
        assert word[7:].encode() not in left  # what a word shares with the one before is left out
    with store.read() as reader:
        reader.db.execute("PRAGMA query_only=OFF")
        reader.db.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, open_answer_fts, row)")
        terms = {row["term"] for row in reader.rows("SELECT term FROM temp.v")}
        reader.db.execute("DROP TABLE temp.v")
        reader.db.execute("PRAGMA query_only=ON")
    assert terms <= set(common)
    assert found(store, "zilverq") == []


def test_an_earlier_database_gets_its_texts_indexed(tmp_path: Path) -> None:
    path = tmp_path / "eerder.db"
    db = Database(path)
    migrations.apply(db, stop_before="m014_open_answers")
    db["wijk"].insert({"id": "w", "version": 1, "name": "W"})
    db["round"].insert({"id": "m", "version": 1, "wijk_id": "w", "name": "M"})
    asked = [
        {"id": "waarom", "kind": "long"},
        {"id": "open", "kind": "long", "contribution": True},
        {"id": "dag", "kind": "single"},
    ]
    db["questionnaire"].insert(
        {"id": "eigen-1", "version": 1, "questionnaire": "eigen", "questionnaire_version": 1}
        | {"state": "draft", "content": json.dumps({"steps": [{"questions": asked}]})}
    )
    answers = {"waarom:groen": "Te weinig bomen", "open": "Een bankje", "dag": "anders"}
    answers |= {"dag:wonen.anders": "Alleen zondag", "aantal": 3}
    said = {"wijk_id": "w", "round_id": "m", "channel": "tablet", "buurt": "b1"}
    db["response"].insert(
        said
        | dict.fromkeys(("intake_place", "age", "household", "tenure"), "")
        | {"id": "r", "questionnaire": "eigen", "questionnaire_version": 1, "language": "nl"}
        | {"submitted_at": AT, "answers": json.dumps(answers)}
    )
    for number, text in enumerate(("Een bankje", "")):
        row = {"id": f"c{number}", "response_id": "r", "kind": "opmerking", "created_at": AT}
        db["contribution"].insert(said | row | {"text": text, "question": "open"})
    db.close()
    store = Store(path)
    with store.read() as reader:
        texts = {(a.question, a.theme, a.text, a.state) for a in reader.open_answers("w")}
        assert reader.open_answers_of("r")[0].id == "c0"
    assert texts == {
        ("open", None, "Een bankje", "waiting"),
        ("waarom:groen", "groen", "Te weinig bomen", "not_offered"),
        ("dag:wonen.anders", "wonen", "Alleen zondag", "not_offered"),
    }
    assert found(store, "bomen") == ["Te weinig bomen"]
    store.close()
