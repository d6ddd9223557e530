import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkwijzer.neighbourhood.areas.values import (
    code_level,
    is_water_code,
    read_code,
    read_number,
    read_text,
    read_year,
)

MISSING = [-99999999, -99997, -99995, -99991, -99996, -99990, "-99999999", " -99997 ", None]
MISSING += [math.nan, "", "   ", ".", "       .", "-", "x", "NULL", "-99997,0", -99997.0]


@pytest.mark.parametrize("cell", MISSING)
def test_every_way_to_write_that_a_value_is_missing(cell: object) -> None:
    assert read_number(cell) is None
    assert read_code(cell) == ""


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (12, 12),
        ("  457400", 457400),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("1.234,5", 1234.5),
        ("1\u00a0234", 1234),
        ("32178.0", 32178),
        ("-0,100", -0.1),
        (0, 0),
        ("0", 0),
    ],
)
def test_numbers_as_people_and_publishers_write_them(cell: object, number: float) -> None:
    assert read_number(cell) == number


@pytest.mark.parametrize("cell", ["veel", "12%", "1,2,3", "inf", True])
def test_what_is_no_number_is_refused(cell: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_number(cell)


@settings(deadline=None)
@given(st.floats(-99989, 1e9, allow_nan=False))
def test_a_decimal_comma_means_what_a_decimal_point_means(number: float) -> None:
    written = f"{number:.3f}"
    assert read_number(written.replace(".", ",")) == read_number(written)


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("BU05900301", "buurt"),
        ("BU0363AD05", "buurt"),
        ("WK059003", "wijk"),
        ("WK0363AD", "wijk"),
        ("GM0590", "gemeente"),
        ("BU0590030", None),
        ("BU059003011", None),
        ("05900301", None),
        ("BU0590é301", None),
        ("bu05900301", None),
        ("PV28", None),
        ("", None),
    ],
)
def test_codes_of_cbs(code: str, level: str | None) -> None:
    assert code_level(code) == level


def test_padded_and_lower_case_codes_are_read() -> None:
    assert read_code("  bu05900301  ") == "BU05900301"
    assert read_text(5900301.0) == "5900301"


def test_water_by_code() -> None:
    assert is_water_code("BU05909997")
    assert is_water_code("BU05909998")
    assert not is_water_code("BU05909999")
    assert not is_water_code("WK059998")


@pytest.mark.parametrize("cell", [2023, 2023.0, "2023", "2023BU05900301", "2023JJ00"])
def test_the_year_a_cell_begins_with(cell: object) -> None:
    assert read_year(cell) == 2023


def test_no_year() -> None:
    assert read_year("BU2023") is None
    assert read_year(None) is None
