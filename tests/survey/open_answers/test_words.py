"""Words: which count, under which they count, and by how many people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.survey.open_answers.words import (
    WordCount,
    count_words,
    folded,
    groups_of,
    plurals,
    stop_words,
    written_words,
)


def counted(*said: tuple[str, str], smallest: int = 1) -> list[tuple[tuple[str, ...], int]]:
    words = [(person, written_words(text)) for person, text in said]
    groups = groups_of({word for _person, found in words for word in found})
    return [(c.spellings, c.people) for c in count_words(words, groups, smallest=smallest)]


def test_a_text_holds_its_words_once_without_those_that_say_nothing() -> None:
    text = "De FIETSEN, en één café’s foto's: bus-halte 12x; “Plein” in de wc. Plein!"
    assert written_words(text) == {
        "fietsen", "café's", "foto's", "bus", "halte", "plein", "wc",
    }  # fmt: skip
    assert written_words("المدرسة بعيدة çöp <script>alert(1)</script>") == {
        "المدرسة", "بعيدة", "çöp", "script", "alert",
    }  # fmt: skip
    assert written_words("x" * 41 + " 🙂 a 7") == frozenset()


@given(st.text())
def test_words_hold_letters_and_apostrophes_only(text: str) -> None:
    for word in written_words(text):
        assert all(part.isalpha() for part in word.split("'"))
        assert folded(word) not in stop_words()
        assert written_words(word) == {word}


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("bank", "banken"),
        ("boom", "bomen"),
        ("bak", "bakken"),
        ("huis", "huizen"),
        ("brief", "brieven"),
        ("mens", "mensen"),
        ("winkel", "winkels"),
        ("buurman", "buurmannen"),
        ("bankje", "bankjes"),
        ("auto", "auto's"),
        ("straat", "straten"),
        ("school", "scholen"),
        ("deur", "deuren"),
    ],
)
def test_a_plural_by_the_rules_of_spelling_counts_with_its_singular(
    singular: str, plural: str
) -> None:
    assert plural in plurals(singular)
    assert groups_of([singular, plural]) == {singular: singular, plural: singular}


@pytest.mark.parametrize(("one", "other"), [("wet", "weten"), ("bus", "buis"), ("ka", "ka's")])
def test_what_only_looks_like_a_plural_stays_apart(one: str, other: str) -> None:
    assert groups_of([one, other]) == {one: one, other: other}


def test_accents_do_not_count_and_a_plural_alone_stays_what_it_is() -> None:
    assert groups_of(["bomen", "café"]) == {"bomen": "bomen", "café": "cafe"}
    assert groups_of(["cafe", "cafés", "CAFÉ"]) == dict.fromkeys(("cafe", "cafés", "CAFÉ"), "cafe")


def test_people_are_counted_not_texts() -> None:
    found = counted(
        ("a", "Een boom bij de sluis. Boom!"),
        ("a", "Weer een boom"),
        ("b", "Twee bomen, en een cafe"),
        ("c", "Het café en de sluis"),
        ("", "Bomen"),
        ("", "Boom"),
    )
    assert found == [(("boom", "bomen"), 3), (("cafe", "café"), 2), (("sluis",), 2)]
    assert counted(("a", "sluis"), ("a", "sluis"), ("b", "brug"), smallest=2) == []


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.lists(st.sampled_from(["boom", "bomen", "brug"]))),
        max_size=8,
    ),
    st.integers(1, 3),
)
def test_the_count_is_that_of_the_people_who_used_any_spelling(
    said: list[tuple[str, list[str]]], smallest: int
) -> None:
    groups = {"boom": "boom", "bomen": "boom", "brug": "brug"}
    found = count_words([(person, set(words)) for person, words in said], groups, smallest=smallest)
    for key in ("boom", "brug"):
        people = {person for person, words in said if any(groups[word] == key for word in words)}
        here = [count for count in found if groups[count.word] == key]
        assert [count.people for count in here] == (
            [len(people)] if len(people) >= smallest else []
        )
    assert [c.people for c in found] == sorted((c.people for c in found), reverse=True)


def test_the_word_is_the_commonest_spelling() -> None:
    assert WordCount(("bomen", "boom"), 4).word == "bomen"
