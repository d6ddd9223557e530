"""What is typed to search with: read as meant, and never wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.survey.open_answers.search import Term, exactly, read_terms


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("speel", ((Term("speel"),),)),
        ("  bank   plein ", ((Term("bank"),), (Term("plein"),))),
        ('"op het plein" bank', ((Term("op het plein", exact=True),), (Term("bank"),))),
        ("„op het  plein”", ((Term("op het plein", exact=True),),)),
        ('"nooit gesloten', ((Term("nooit gesloten", exact=True),),)),
        ("bank|stoel plein", ((Term("bank"), Term("stoel")), (Term("plein"),))),
        (exactly("boom", "bomen"), ((Term("boom", exact=True), Term("bomen", exact=True)),)),
        ("| bank | | ", ((Term("bank"),),)),
        (
            "a AND (b NOT c",
            ((Term("a"),), (Term("AND"),), (Term("(b"),), (Term("NOT"),), (Term("c"),)),
        ),
        ("مدرسة çöp", ((Term("مدرسة"),), (Term("çöp"),))),
    ],
)
def test_what_is_typed_is_read_as_meant(typed: str, meant: object) -> None:
    assert read_terms(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "  ", '""', '"', "|", "🙂 ❤️", "*-+^:(){}", "\x00\x02", "\ud800"]
)
def test_what_says_nothing_gives_no_terms(typed: str) -> None:
    assert read_terms(typed) == ()


@given(st.text())
def test_every_term_can_be_sent_to_the_database(typed: str) -> None:
    for either in read_terms(typed):
        for term in either:
            assert term.text.encode()
            assert '"' not in term.text
            assert term.text == " ".join(term.text.split())
