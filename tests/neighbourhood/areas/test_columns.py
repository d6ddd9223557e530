import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkwijzer.neighbourhood.areas.columns import FIGURES, known_columns, named_column


@pytest.mark.parametrize(
    ("column", "key"),
    [
        ("BU_CODE", "buurt_code"),
        ("buurtcode", "buurt_code"),
        ("WK_NAAM", "wijk_name"),
        ("GM_CODE", "municipality_code"),
        ("STATCODE", "region_code"),
        ("Codering_3", "region_code"),
        ("Regioaanduiding/Codering (code)", "region_code"),
        ("Regiocode (gemeente, wijk, buurt) (code)", "region_code"),
        ("Gemeentenaam_1", "municipality_name"),
        ("AANT_INW", "inhabitants"),
        ("aantal_inwoners", "inhabitants"),
        ("aantalInwoners", "inhabitants"),
        ("AantalInwoners_5", "inhabitants"),
        ("\ufeffaantal_inwoners", "inhabitants"),
        ("Bevolking/Aantal inwoners (aantal)", "inhabitants"),
        ("P_00_14_JR", "age 0-15 %"),
        ("percentage_personen_0_tot_15_jaar", "age 0-15 %"),
        ("percentagePersonen0Tot15Jaar", "age 0-15 %"),
        ("k_0Tot15Jaar_8", "age 0-15"),
        ("Bevolking/Leeftijdsgroepen/0 tot 15 jaar (aantal)", "age 0-15"),
        ("Bevolking/Leeftijdsgroepen/0 tot 15 jaar (%)", "age 0-15 %"),
        ("k_65JaarOfOuder_12", "age 65+"),
        ("percentage_personen_65_jaar_en_ouder", "age 65+ %"),
        ("P_65_EO_JR", "age 65+ %"),
        ("HuishoudensTotaal_28", "households"),
        ("HuishoudensTotaal_29", "households"),
        ("Eenpersoonshuishoudens_30", "household alleen"),
        ("P_HH_Z_K", "household samen %"),
        ("InBezitWoningcorporatie_43", "tenure huur_corporatie %"),
        ("InBezitWoningcorporatie_49", "tenure huur_corporatie %"),
        ("perc_huurwoningen_in_bezit_woningcorporaties", "tenure huur_corporatie %"),
        ("percentageHuurwoningen", "rent %"),
        ("H2O", "water"),
    ],
)
def test_the_names_of_every_publisher_are_known(column: str, key: str) -> None:
    assert known_columns([column])[key] == (column,)


@pytest.mark.parametrize(
    "column", ["percentageGehuwd", "Appartement_5", "gemiddeldeHuishoudsgrootte", "x_8", "", "_3"]
)
def test_other_columns_are_left_alone(column: str) -> None:
    assert known_columns([column]) == {}


@settings(deadline=None)
@given(st.sampled_from(sorted(FIGURES)), st.integers(0, 999), st.randoms())
def test_ordinal_and_capitals_do_not_matter(key: str, ordinal: int, random: object) -> None:
    for spelling in FIGURES[key]:
        odd = "".join(random.choice((c.upper(), c)) for c in spelling)  # type: ignore[attr-defined]
        assert key in known_columns([odd])
        assert key in known_columns([f"{odd}_{ordinal}"])


def test_a_whole_name_goes_before_one_without_its_ordinal() -> None:
    columns = ["gwb_code_8", "gwb_code_10", "gwb_code"]
    assert known_columns(columns)["region_code"][0] == "gwb_code"


def test_a_user_may_name_a_column_in_any_case() -> None:
    assert named_column(["Gebied", "CODE", "code"], "code") == "code"
    assert named_column(["Gebied", "Code"], " CODE ") == "Code"
    assert named_column(["Gebied"], "code") is None
