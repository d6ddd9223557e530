import pytest
from shapely import box

from wijkwijzer.errors import InvalidInput
from wijkwijzer.neighbourhood.areas import (
    AreaFile,
    BuurtArea,
    BuurtFigures,
    WijkArea,
    select_wijk,
)


def wijk(code: str, name: str, municipality: str = "Voorbeelddam") -> WijkArea:
    area = BuurtArea(f"BU{code[2:]}01", f"{name} Noord", box(4, 52, 5, 53), BuurtFigures())
    return WijkArea(code, name, f"GM{code[2:6]}", municipality, (area,))


FILE = AreaFile(
    wijken=(
        wijk("WK059001", "Centrum"),
        wijk("WK059003", "Kraaihoek"),
        wijk("WK008001", "Súdwest", "Ljouwert"),
        wijk("WK008002", "Centrum", "Ljouwert"),
    ),
    skipped=(),
    source="",
    year=2023,
    crs_detected="WGS84",
)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ("WK059003", "WK059003"),
        (" wk059003 ", "WK059003"),
        ("kraaihoek", "WK059003"),
        ("SUDWEST", "WK008001"),
        ("súdwest", "WK008001"),
        ("Centrum, Ljouwert", "WK008002"),
    ],
)
def test_by_code_or_name(wanted: str, code: str) -> None:
    assert select_wijk(FILE, wanted).code == code


def test_two_of_that_name() -> None:
    with pytest.raises(InvalidInput, match="2 wijken") as caught:
        select_wijk(FILE, "Centrum")
    assert caught.value.problems == (
        "Centrum, Voorbeelddam (WK059001)",
        "Centrum, Ljouwert (WK008002)",
    )


@pytest.mark.parametrize("wanted", ["Kraaihoek Noord", "Kraihoek", "WK05900", "BU05900301"])
def test_close_matches_come_first(wanted: str) -> None:
    with pytest.raises(InvalidInput, match="Bedoelt u") as caught:
        select_wijk(FILE, wanted)
    assert len(caught.value.problems) == 4
    if wanted.startswith("Kra"):
        assert caught.value.problems[0] == "Kraaihoek, Voorbeelddam (WK059003)"


@pytest.mark.parametrize("wanted", ["Zeewolde", "", "  "])
def test_unknown_lists_what_there_is(wanted: str) -> None:
    with pytest.raises(InvalidInput, match="geen wijk") as caught:
        select_wijk(FILE, wanted)
    assert len(caught.value.problems) == 4


def test_a_long_list_is_cut() -> None:
    many = tuple(wijk(f"WK{number:06d}", f"Wijk {number}") for number in range(100))
    file = AreaFile(many, (), "", None, "RD")
    with pytest.raises(InvalidInput) as caught:
        select_wijk(file, "Zeewolde")
    assert len(caught.value.problems) == 41
    assert "60" in caught.value.problems[-1]
