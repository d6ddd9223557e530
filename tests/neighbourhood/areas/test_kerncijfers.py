from pathlib import Path

import pytest

from wijkwijzer.errors import InvalidInput
from wijkwijzer.neighbourhood.areas import BuurtFigures, read_population_csv, unmatched_codes

STATLINE = (
    '"Perioden";"Wijken en buurten";"Regiocode (gemeente, wijk, buurt) (code)";'
    '"Bevolking/Aantal inwoners (aantal)";"Bevolking/Leeftijdsgroepen/0 tot 15 jaar (aantal)";'
    '"Particuliere huishoudens (Aantal)";"Wonen/Woningvoorraad (aantal)";'
    '"Wonen/Eigendom/Koopwoningen (%)";"Wonen/Eigendom/Huurwoningen totaal (%)";'
    '"Wonen/Eigendom/In bezit woningcorporatie (%)"\n'
    '"2024";"Nederland";"NL00      ";"17942942";"       .";"8000000";"1";"1";"1";"1"\n'
    '"2024";"Voorbeelddam";"GM0590    ";"   1400";"    200";"600";"700";"60";"40";"30"\n'
    '"2024";"Oude Dorp";"WK059001  ";"   1000";"    150";"400";"500";"40";"60";"45"\n'
    '"2024";"De Dijk";"BU05900101";"   1000";"       .";"400";"500";"40,0";"60,0";"45,0"\n'
    '"Bron: CBS"\n'
)


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "kerncijfers.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_statline_download(tmp_path: Path, encoding: str) -> None:
    figures = read_population_csv(write(tmp_path, STATLINE, encoding))
    assert list(figures) == ["GM0590", "WK059001", "BU05900101"]
    buurt = figures["BU05900101"]
    assert (buurt.inhabitants, buurt.households) == (1000, 400)
    assert buurt.age["0-15"] is None
    assert buurt.tenure == {"koop": 200, "huur_corporatie": 225, "huur_particulier": 75}
    assert figures["WK059001"].age["0-15"] == 150


def test_a_pdok_table_with_commas_and_names_with_accents(tmp_path: Path) -> None:
    text = (
        "buurtcode,buurtnaam,aantalInwoners,percentagePersonen0Tot15Jaar\r\n"
        'BU05900101,"Súd, west",100,"12,5"\r\n'
        "BU05900102,Dorp,-99997,-99999999\r\n"
    )
    figures = read_population_csv(write(tmp_path, text, "cp1252"))
    assert figures["BU05900101"].age["0-15"] == 13
    assert figures["BU05900102"] == BuurtFigures()


def test_odata_rows_whatever_their_ordinals(tmp_path: Path) -> None:
    text = (
        "ID;WijkenEnBuurten;Gemeentenaam_1;SoortRegio_2;Codering_3;AantalInwoners_7;"
        "k_0Tot15Jaar_99;HuishoudensTotaal_28;Eenpersoonshuishoudens_1\n"
        "0;BU05900101;Voorbeelddam   ;Buurt     ;BU05900101;20;5;10;5\n"
    )
    figures = read_population_csv(write(tmp_path, text))["BU05900101"]
    assert (figures.inhabitants, figures.households) == (20, 10)
    assert figures.age["0-15"] == 5
    assert figures.household["alleen"] == 5


def test_all_faults_at_once_and_nothing_else(tmp_path: Path) -> None:
    text = (
        "buurtcode;aantal_inwoners\n"
        "BU05900101;veel\n"
        "5900102;10\n"
        "BU05900103;10\n"
        "BU05900103;11\n"
        "BU05900104;-7\n"
    )
    with pytest.raises(InvalidInput, match=r"kerncijfers\.csv, rij 2") as caught:
        read_population_csv(write(tmp_path, text))
    rows = [problem.split("rij ")[1].split(" ")[0] for problem in caught.value.problems]
    assert rows == ["2", "3", "5", "6"]
    assert "“veel”" in caught.value.problems[0]
    assert "rij 4" in caught.value.problems[2]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "leeg"),
        ("naam;getal\na;1\n", "geen kolom met buurtcodes"),
        ("buurtcode;buurtnaam\nBU05900101;Dorp\n", "geen kolom met aantallen"),
        ("buurtcode;aantal_inwoners\n", "geen kolom met buurtcodes|geen rijen"),
        ("buurtcode;aantal_inwoners\nBU05900101;1\nBU05900102;1;2;3\n", "rij 3"),
        ("PK\x03\x04\0\0", "geen tekst"),
    ],
)
def test_tables_that_cannot_be_used(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        read_population_csv(write(tmp_path, text))


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"weg\.csv is niet te openen"):
        read_population_csv(tmp_path / "weg.csv")


def test_codes_that_do_not_meet() -> None:
    figures = dict.fromkeys(["BU05900101", "BU05900102", "WK059001"], BuurtFigures())
    assert unmatched_codes(figures, ["BU05900102", "BU05900103"]) == (
        ("BU05900101",),
        ("BU05900103",),
    )
