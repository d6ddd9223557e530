"""What looks personal in a remark is pointed out; ordinary remarks are left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.demo.content import read_remarks
from wijkwijzer.survey.personal_data import spot_personal_data


def spotted(text: str) -> list[tuple[str, str]]:
    return [(span.kind, text[span.start : span.end]) for span in spot_personal_data(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bel mij op 06-12345678.", [("phone", "06-12345678")]),
        ("0523 61 23 45, vraag naar mij", [("phone", "0523 61 23 45")]),
        ("+31 6 12 34 56 78", [("phone", "+31 6 12 34 56 78")]),
        ("+32 470 12 34 56", [("phone", "+32 470 12 34 56")]),
        ("Mail naar s.bakker@voorbeeld.nl graag", [("email", "s.bakker@voorbeeld.nl")]),
        ("Op Roefstraat 12b is het mis", [("address", "Roefstraat 12b")]),
        ("Dat huis, nummer 14, is een bende", [("address", "nummer 14")]),
        ("Postcode 1234 AB 56", [("address", "1234 AB 56")]),
        ("De honden van mevr. Bakker", [("name", "mevr. Bakker")]),
        ("Ik heet Samira", [("name", "Ik heet Samira")]),
        ("Jan de Vries maakt herrie", [("name", "Jan de Vries")]),
        ("Wij kennen Fatima El Idrissi goed", [("name", "Fatima El Idrissi")]),
        ("J.P. van der Veen weet het", [("name", "J.P. van der Veen")]),
        (
            "Piet Jansen, 0612345678, Dijkweg 3",
            [("name", "Piet Jansen"), ("phone", "0612345678"), ("address", "Dijkweg 3")],
        ),
    ],
)
def test_what_seems_personal_is_pointed_out(text: str, expected: list[tuple[str, str]]) -> None:
    assert spotted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Op de Dijkweg 30 km per uur graag",
        "In 2024-2025 was het beter. 1000 bomen erbij, 12 bankjes weg.",
        "Op Zaterdag is de Lommerweg druk. Het Vaartpark ook.",
        "Al 1234567890 keer gemeld",
        "Wij betalen 0,25 cent",
    ],
)
def test_an_ordinary_remark_is_left_in_peace(text: str) -> None:
    assert spotted(text) == []


def test_the_remarks_of_the_demo_hold_nothing_personal_but_what_was_refused() -> None:
    passed = [remark[1] for spot in read_remarks().pins for remark in spot.remarks]
    assert len(passed) > 200
    assert [text for text in passed if spotted(text)] == []


@given(st.text(max_size=300))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for span in spot_personal_data(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end


def test_a_long_text_without_spaces_takes_no_time_at_all() -> None:
    # Rules that backtrack would not come back from this.
    assert spot_personal_data("a" * 4000 + "0" * 4000 + "A." * 2000 + "aA" * 2000) is not None
