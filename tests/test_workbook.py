"""Tables as people hand them over."""

import pytest

from wijkwijzer.errors import InvalidInput
from wijkwijzer.workbook import csv_lines

TYPED = "Titel;Kosten\r\nCafé “De Reünie”;€ 1.200,50\r\n"
ROWS = [["Titel", "Kosten"], ["Café “De Reünie”", "€ 1.200,50"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_is_read_as_spreadsheet_programs_write_it(encoding: str) -> None:
    assert list(csv_lines("lijst.csv", TYPED.encode(encoding))) == ROWS


@pytest.mark.parametrize("data", [TYPED.encode("utf-16-le"), b"\x89PNG\r\n\0", b"Titel\n\x81\x8d"])
def test_what_is_no_text_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(InvalidInput, match=r"lijst.csv is geen leesbare tekst"):
        list(csv_lines("lijst.csv", data))
