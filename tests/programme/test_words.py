"""What works together gives, and what an order depends on, word for word."""

import pytest

from tests.programme.undertaken import buurten, works
from wijkwijzer.programme.koppelkansen import Gain, koppelkansen
from wijkwijzer.programme.ordering import Places, Span
from wijkwijzer.programme.words import (
    gain_sentence,
    listed,
    places_sentence,
    span_sentence,
    timing_sentence,
)

NAMES = {"wonen": "wonen", "klimaat": "klimaat en water"}
PARTIES = {"gemeente": "de gemeente", "corporatie": "de corporatie"}


@pytest.mark.parametrize(
    ("gain", "said"),
    [
        (Gain("straat"), "De straat hoeft één keer open in plaats van twee keer."),
        (Gain("overlast"), "Bewoners hebben één keer overlast in plaats van twee keer."),
        (
            Gain("themas", themes=("wonen", "klimaat")),
            "Samen gaat het over wonen en klimaat en water.",
        ),
        (Gain("behoefte", themes=("wonen",)), "Bewoners vragen aandacht voor wonen."),
        (Gain("geld", euros=1_250_000), "Samen staat er € 1.250.000 klaar."),
    ],
)
def test_what_combining_gives(gain: Gain, said: str) -> None:
    assert gain_sentence(gain, NAMES).replace("\xa0", " ") == said


@pytest.mark.parametrize(
    ("late_can", "early_can", "fixed", "said"),
    [
        (0, 3, True, "Het kan samen in 2030 als de gemeente 3 jaar later begint."),
        (3, 0, True, "Het kan samen in 2027 als de corporatie 3 jaar eerder begint."),
        (
            2,
            1,
            True,
            (
                "Het kan samen in 2028 als de gemeente een jaar later begint en "
                "de corporatie 2 jaar eerder begint."
            ),
        ),
    ],
)
def test_who_would_have_to_move(late_can: int, early_can: int, fixed: bool, said: str) -> None:
    one = works("a", "gemeente", (2027, 2027), latest=2027 + early_can)
    other = works("b", "corporatie", (2030, 2030), earliest=2030 - late_can, fixed=fixed)
    (chance,) = koppelkansen([one, other], buurten())
    assert timing_sentence(chance, PARTIES) == said


def test_what_is_planned_together_or_not_fixed_yet() -> None:
    one, other = works("a", "gemeente", (2027, 2029)), works("b", "corporatie", (2028, 2030))
    (chance,) = koppelkansen([one, other], buurten())
    assert timing_sentence(chance, PARTIES) == "Beide staan gepland in 2028 tot en met 2029."
    (chance,) = koppelkansen([one, works("b", "corporatie", (2029, 2029), fixed=False)], buurten())
    assert timing_sentence(chance, PARTIES) == (
        "Het kan samen in 2029: van een van beide ligt het jaar nog niet vast."
    )


def test_names_in_a_row() -> None:
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a en b",
        "a, b en c",
    ]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Places("m", 1, 1, 3), "Staat op plaats 1, hoe u ook weegt."),
        (Places("m", 1, 3, 3), "Hoe u ook weegt: bij de eerste 3 (plaats 1 tot 3)."),
        (Places("m", 2, 9, 3), "Plaats 2 tot 9: dat hangt af van wat zwaar telt."),
        (Places("m", 4, 9, 3), "Hoe u ook weegt: niet bij de eerste 3 (plaats 4 tot 9)."),
    ],
)
def test_whether_a_measure_is_at_the_top(found: Places, said: str) -> None:
    assert places_sentence(found) == said


def test_how_far_a_weight_may_move() -> None:
    assert span_sentence(Span("kosten", 0.2, 0.0, 1.0), 5) == (
        "Lage kosten: de eerste 5 blijven dezelfde, hoe zwaar dit ook telt."
    )
    assert span_sentence(Span("kosten", 0.2, 0.112, 0.458), 5) == (
        "Lage kosten telt nu voor 20 %. De eerste 5 blijven dezelfde van 12 tot 45 %."
    )
    # So narrow that no whole per cents lie within it.
    assert span_sentence(Span("kosten", 0.204, 0.202, 0.208), 5).endswith("van 20 tot 20 %.")
