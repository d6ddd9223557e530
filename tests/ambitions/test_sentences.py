import pytest

from tests.ambitions.invented import party, row_of
from wijkwijzer.ambitions.findings import Finding
from wijkwijzer.ambitions.matrix import matrix
from wijkwijzer.ambitions.sentences import headline, sentence

PARTIES = {
    "gemeente": "Gemeente Waterveld",
    "thuis": "Corporatie Thuisgoed",
    "ondernemers": "Ondernemers Brugkwartier",
    "school": "Basisschool De Vlieger",
}
THEMES = {
    "winkels": "winkels en voorzieningen",
    "groen": "groen en natuur",
    "wonen": "wonen",
    "werk": "werk en bestaanszekerheid",
    "zorg": "zorg voor elkaar",
}


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (
            Finding("dragers", "winkels", ("gemeente", "thuis")),
            (
                "Gemeente Waterveld en Corporatie Thuisgoed willen bij winkels en voorzieningen "
                "meer dan de basis."
            ),
        ),
        (
            Finding("dragers", "groen", ("thuis",)),
            "Alleen Corporatie Thuisgoed wil bij groen en natuur meer dan de basis.",
        ),
        (
            Finding("dragers", "groen", ("thuis",), n_not_stated=2),
            "Tot nu toe wil alleen Corporatie Thuisgoed bij groen en natuur meer dan de basis.",
        ),
        (
            Finding(
                "kan_aansluiten",
                "winkels",
                ("ondernemers",),
                {"ondernemers": ("een leeg winkelpand", "twee stagiairs")},
            ),
            (
                "Ondernemers Brugkwartier kan aansluiten bij winkels en voorzieningen. "
                "Ondernemers Brugkwartier brengt in: een leeg winkelpand en twee stagiairs."
            ),
        ),
        (
            Finding("kan_aansluiten", "wonen", ("gemeente", "thuis", "school")),
            (
                "Gemeente Waterveld, Corporatie Thuisgoed en Basisschool De Vlieger "
                "kunnen aansluiten bij wonen."
            ),
        ),
        (
            Finding("behoefte_zonder_ambitie", "groen", ()),
            (
                "Bij groen en natuur is de behoefte van bewoners zeker hoog. "
                "Toch wil geen partij hier meer dan de basis."
            ),
        ),
        (
            Finding("behoefte_zonder_ambitie", "groen", ("school",)),
            (
                "Bij groen en natuur is de behoefte van bewoners zeker hoog. "
                "Toch wil alleen Basisschool De Vlieger hier meer dan de basis."
            ),
        ),
        (
            Finding("ambitie_zonder_behoefte", "wonen", ("gemeente", "school")),
            (
                "Gemeente Waterveld en Basisschool De Vlieger willen bij wonen meer dan de basis, "
                "maar de behoefte van bewoners is zeker laag."
            ),
        ),
        (
            Finding("ambitie_zonder_behoefte", "wonen", ("school",)),
            (
                "Basisschool De Vlieger wil bij wonen meer dan de basis, "
                "maar de behoefte van bewoners is zeker laag."
            ),
        ),
    ],
)
def test_a_finding_in_words(finding, words):
    assert sentence(finding, PARTIES, THEMES) == words


def test_names_with_braces_and_markup_stay_as_typed():
    names = {"school": "<b>{theme}</b> `x`"}
    words = sentence(Finding("dragers", "wonen", ("school",)), names, THEMES)
    assert words == "Alleen <b>{theme}</b> `x` wil bij wonen meer dan de basis."


def told(rows):
    stated = [a for theme, levels in rows.items() for a in row_of(theme, levels)]
    result = matrix(list(rows), [party(id_) for id_ in PARTIES], stated, {})
    return " ".join(headline(result, PARTIES, THEMES))


def test_the_headline_names_the_widest_spread_and_the_strongest_shared_ambition():
    words = told(
        {
            "wonen": {"gemeente": 3, "thuis": 3, "school": 0, "ondernemers": 1},
            "groen": {"gemeente": 2, "thuis": 2, "school": 3},
        }
    )
    assert words == (
        "Bij wonen lopen de ambities het verst uiteen: van geen ambitie (Basisschool De "
        "Vlieger) tot meerwaarde (Gemeente Waterveld en Corporatie Thuisgoed). "
        "De sterkste gedeelde ambitie is groen en natuur: iedere partij die "
        "iets zei wil minstens niveau 2 (beter)."
    )


def test_the_headline_names_what_is_equally_wide_or_counts_it():
    apart = {"gemeente": 3, "thuis": 0}
    assert "Even groot is het verschil bij groen en natuur." in told(
        {"wonen": apart, "groen": apart}
    )
    assert "Bij nog 4 thema’s is het verschil even groot." in told(dict.fromkeys(THEMES, apart))


def test_the_headline_where_nobody_differs():
    words = told({"wonen": {"gemeente": 2, "thuis": 2}})
    assert words.startswith("Bij geen enkel thema verschillen de partijen van elkaar.")
    assert "De sterkste gedeelde ambitie is wonen" in words


@pytest.mark.parametrize("rows", [{}, {"wonen": {"gemeente": 3}, "groen": {"thuis": 0}}])
def test_the_headline_says_what_is_missing_when_nothing_can_be_compared(rows):
    assert told(rows).startswith("Er valt nog niets te vergelijken.")
