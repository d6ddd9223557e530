"""What the wijkkompas says, in every variant."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.wijkkompas.invented import (
    BUURT_NAMES,
    THEME_NAMES,
    a_compass,
    map_content,
    result,
)
from wijkwijzer.i18n import set_language
from wijkwijzer.wijkkompas.results import Compass, View
from wijkwijzer.wijkkompas.sentences import (
    answers_needed,
    field_sentence,
    headline,
    map_sentence,
    petal_description,
    weighed_sentence,
)
from wijkwijzer.wijkkompas.words import view_title

POINTS = "Het kompas wijst naar ontmoeten en samenleven: "
SHARE = "71 van elke 100 bewoners die antwoordden vinden dat dit beter moet, "


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    set_language("nl")
    yield
    set_language("nl")


def said(found: Compass, rule: str = "urgency") -> str:
    return headline(found, THEME_NAMES, BUURT_NAMES, rule)  # type: ignore[arg-type]


def pointing(**more: object) -> Compass:
    return a_compass(result("ontmoeten", **more), needle=("ontmoeten",))  # type: ignore[arg-type]


def test_the_sentence_of_the_needle() -> None:
    assert said(pointing()) == POINTS + SHARE + "en geen partij heeft er nu een opgave."


@pytest.mark.parametrize(
    ("rule", "clause"),
    [
        ("urgency", SHARE),
        ("dissatisfaction", "71 van elke 100 bewoners die antwoordden geven een lage score, "),
        ("priority", "71 van elke 100 bewoners die antwoordden kiezen dit onderwerp, "),
    ],
)
def test_what_the_share_is_a_share_of(rule: str, clause: str) -> None:
    assert said(pointing(), rule).startswith(POINTS + clause)


@pytest.mark.parametrize("share", [0.49, 0.494, None])
def test_a_small_share_gives_the_index_and_never_reads_as_people(share: float | None) -> None:
    sentence = said(pointing(need=53.4, share=share))
    assert sentence == POINTS + "de behoefte is 53 op 100, en geen partij heeft er nu een opgave."


@pytest.mark.parametrize(
    ("more", "clause"),
    [
        (
            {"task": 8, "task_area": "buurten", "task_buurten": ("dijk",)},
            "en alleen in Dijkbuurt heeft een partij er nu een opgave.",
        ),
        (
            {"task": 8, "task_area": "buurten", "task_buurten": ("dijk", "park", "haven")},
            "en alleen in Dijkbuurt, Parkbuurt en Havenbuurt heeft een partij er nu een opgave.",
        ),
        (
            {"task": 8, "task_area": "buurten", "task_buurten": ("a", "b", "c", "d")},
            "en partijen hebben er alleen in een deel van de wijk een opgave.",
        ),
        ({"task": 20, "task_area": "wijk"}, "en partijen hebben er nu maar een lichte opgave."),
        (
            {"task": 60, "task_area": "wijk"},
            "en dat is meer dan de opgave die partijen er nu hebben.",
        ),
    ],
)
def test_the_last_clause_comes_from_the_task(more: dict[str, object], clause: str) -> None:
    assert said(pointing(**more)) == POINTS + SHARE + clause


def test_a_fan_names_all() -> None:
    two = a_compass(result("zorg"), result("ontmoeten"), needle=("ontmoeten", "zorg"))
    assert said(two) == (
        "Het kompas wijst naar ontmoeten en samenleven of zorg voor elkaar. "
        "Welk van deze twee voorop staat, is nog niet te zeggen."
    )
    three = a_compass(
        result("wonen"), result("zorg"), result("werk"), needle=("werk", "zorg", "wonen")
    )
    assert said(three) == (
        "Het kompas wijst naar werk en bestaanszekerheid, zorg voor elkaar of wonen. "
        "Welk van deze 3 voorop staat, is nog niet te zeggen."
    )


def test_no_needle_and_no_answers() -> None:
    assert said(a_compass(result("wonen", 40))).startswith("Het kompas wijst nog geen kant op: ")
    empty = a_compass(result("wonen", None))
    assert said(empty) == "Er zijn nog te weinig antwoorden voor een kompas."


@pytest.mark.parametrize(
    ("view", "opening", "title"),
    [
        (View(), "Het kompas wijst naar", "De hele wijk"),
        (View("dijk"), "Dijkbuurt: het kompas wijst naar", "Dijkbuurt"),
        (
            View(variable="age", category="65+"),
            "Bij bewoners van 65 jaar en ouder wijst het kompas naar",
            "Bewoners van 65 jaar en ouder",
        ),
        (
            View("dijk", "tenure", "koop"),
            "Dijkbuurt, bewoners met een koopwoning: het kompas wijst naar",
            "Dijkbuurt: bewoners met een koopwoning",
        ),
        (
            View(variable="household", category="niet_gezegd"),
            "Bij bewoners die niet zeiden met wie zij wonen wijst het kompas naar",
            "Bewoners die niet zeiden met wie zij wonen",
        ),
        (View("niet_gezegd"), "Geen buurt gekozen: het kompas wijst naar", "Geen buurt gekozen"),
    ],
)
def test_views(view: View, opening: str, title: str) -> None:
    found = a_compass(result("wonen"), needle=("wonen",), view=view)
    assert said(found).startswith(opening + " wonen: ")
    assert view_title(view, BUURT_NAMES) == title


def test_a_petal_is_one_full_sentence() -> None:
    public = petal_description(result("zorg"), THEME_NAMES, BUURT_NAMES)
    assert public == (
        "Zorg voor elkaar: behoefte 71 op 100, met marge 66 tot 76, van ongeveer 215 bewoners; "
        "geen partij heeft een opgave; veld: bewoners vragen aandacht."
    )
    steering = petal_description(
        result("zorg", n=214, task=40, task_area="wijk", field="onbeslist"),
        THEME_NAMES,
        BUURT_NAMES,
        "steering",
    )
    assert steering == (
        "Zorg voor elkaar: behoefte 71 op 100, met marge 66 tot 76, van 214 bewoners; opgave van "
        "partijen 40 op 100; of de behoefte hoog of laag is, is nog niet te zeggen."
    )


def test_a_hidden_petal_says_so_and_only_the_facilitator_hears_how_many() -> None:
    hidden = result("zorg", None)
    for audience in ("public", "steering"):
        assert petal_description(hidden, THEME_NAMES, BUURT_NAMES, audience) == (  # type: ignore[arg-type]
            "Zorg voor elkaar: nog te weinig antwoorden; geen partij heeft een opgave."
        )
    few = petal_description(result("zorg", n=7), THEME_NAMES, BUURT_NAMES, "facilitator")
    assert "van 7 bewoners (nog 3 antwoorden nodig)" in few
    assert answers_needed(9) == "nog 1 antwoord nodig"


def test_what_stands_out_among_the_fields() -> None:
    found = a_compass(
        result("wonen", field="samen_oppakken"),
        result("jeugd"),
        result("zorg"),
        result("werk", field="onbeslist"),
    )
    assert field_sentence(found, THEME_NAMES) == (
        "Bewoners vragen aandacht, partijen doen nog weinig: jeugd, school en opgroeien; zorg voor "
        "elkaar. Van werk en bestaanszekerheid is het nog niet te zeggen."
    )
    assert field_sentence(a_compass(result("wonen", field="onbeslist")), THEME_NAMES) == (
        "Van geen enkel onderwerp is al zeker in welk veld het hoort."
    )
    assert field_sentence(a_compass(result("wonen", None)), THEME_NAMES) == (
        "Er zijn nog te weinig antwoorden om onderwerpen in te delen."
    )


def on_map(quantity: str, first: object, second: object) -> str:
    content = map_content(first, second)  # type: ignore[arg-type]
    return map_sentence(content, "wonen", quantity, THEME_NAMES, BUURT_NAMES)  # type: ignore[arg-type]


def test_the_map_calls_buurten_different_only_when_their_margins_keep_apart() -> None:
    apart = on_map("need", result("wonen", 70), result("wonen", 40))
    assert apart == (
        "De behoefte bij wonen is het hoogst in Dijkbuurt en het laagst in Parkbuurt. "
        "Uit één buurt zijn er nog te weinig antwoorden."
    )
    touching = on_map("need", result("wonen", 50), result("wonen", 40))
    assert touching.startswith("Of buurten verschillen bij wonen, is nog niet te zeggen.")
    alone = on_map("need", result("wonen", 50), result("wonen", None))
    assert alone.startswith("Of buurten verschillen bij wonen, is nog niet te zeggen.")
    nobody = on_map("need", result("wonen", None), result("wonen", None))
    assert nobody == "In geen enkele buurt zijn al genoeg antwoorden over wonen."


def test_the_map_of_the_gap_and_of_the_task() -> None:
    assert on_map("gap", result("wonen", 70), result("wonen", 40)).startswith(
        "Bij wonen blijft de opgave in Dijkbuurt het verst achter bij de behoefte, in Parkbuurt"
    )
    over = [result("wonen", 30, gap=value, gap_low=value - 1) for value in (-30, -10)]
    assert on_map("gap", *over) == (
        "Bij wonen is de opgave overal minstens zo zwaar als de behoefte."
    )
    assert on_map("task", result("wonen"), result("wonen")) == (
        "Geen partij heeft nu een opgave bij wonen."
    )
    even = [result("wonen", task=40), result("wonen", task=40)]
    assert on_map("task", *even) == "De opgave bij wonen is in alle buurten even zwaar."
    uneven = [result("wonen", task=40), result("wonen", None, task=80)]
    assert on_map("task", *uneven) == "De opgave bij wonen is het zwaarst in Parkbuurt."


def test_chosen_by_a_minority_is_said_as_a_share_since_the_border_is_low() -> None:
    found = a_compass(result("wonen", 34, share=0.34), needle=("wonen",))
    said = headline(found, THEME_NAMES, BUURT_NAMES, "priority")
    assert "34 van elke 100 bewoners die antwoordden kiezen dit onderwerp" in said
    heard = petal_description(found.themes[0], THEME_NAMES, BUURT_NAMES, "public", "priority")
    assert "34 van elke 100 bewoners kozen dit, met marge 29 tot 39, van ongeveer 215" in heard
    assert "behoefte" not in heard
    exact = petal_description(found.themes[0], THEME_NAMES, BUURT_NAMES, "steering", "priority")
    assert "met marge 29 tot 39, van 215 die antwoordden" in exact


def test_whether_answers_are_weighed_is_said_with_what_that_leaves() -> None:
    plain = a_compass(result("wonen", 60))
    assert weighed_sentence(plain) == "Alle antwoorden tellen even zwaar."
    weighed = replace(plain, weighted_by=("buurt", "age"), n_effective=180.4, n_responses=220)
    assert weighed_sentence(weighed) == (
        "De antwoorden zijn gewogen naar buurt en leeftijd: wie te weinig meedeed, telt zwaarder. "
        "220 gewogen antwoorden zeggen zoveel als 180 antwoorden die even zwaar tellen."
    )
    assert "180" not in weighed_sentence(replace(weighed, n_effective=None))
