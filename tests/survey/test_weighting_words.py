"""A weighting as sentences."""

from dataclasses import replace

import pytest

from wijkwijzer.statistics.estimates import Estimate
from wijkwijzer.survey.records import Weighting
from wijkwijzer.survey.weighting import Margins, Remark
from wijkwijzer.survey.weighting_words import (
    chosen_sentence,
    cost_sentence,
    effect_sentence,
    extreme_sentences,
    limit_sentences,
    remark_sentence,
)
from wijkwijzer.survey.weights import Consequences, Effect, Extreme, Share

NAMES = {
    "b0": "bewoners uit Dijkbuurt",
    "65+": "bewoners van 65 jaar en ouder",
    "15-25": "bewoners van 15 tot 25 jaar",
    "25-45": "bewoners van 25 tot 45 jaar",
    "gezin": "gezinnen met kinderen",
    "eenouder": "eenoudergezinnen",
}
NONE = Weighting(id="r", wijk_id="w", round_id="r")
FOUND = Consequences(
    weighting=NONE,
    margins=Margins(1000.0, {}, {}),
    responses=400,
    n_effective=325.4,
    smallest=Extreme(0.31, 12, {"buurt": "b0", "age": "65+"}),
    largest=Extreme(2.96, 3, {}),
    trimmed=0.0,
    shares=(),
    effects=(),
)


def estimate(value: float) -> Estimate:
    return Estimate(40, 40.0, value, 2.0, value - 4, value + 4, 39)


def test_what_was_chosen() -> None:
    assert chosen_sentence(NONE).startswith("Alle antwoorden tellen even zwaar")
    weighted = NONE.model_copy(update={"variables": ("buurt", "age", "tenure")})
    assert chosen_sentence(weighted) == (
        "De antwoorden worden gewogen naar buurt, leeftijd en huren of kopen: "
        "wie te weinig meedeed, telt zwaarder."
    )


def test_what_it_costs_and_who_has_the_ends() -> None:
    assert cost_sentence(FOUND) == (
        "400 gewogen antwoorden zeggen zoveel als 325 antwoorden die even zwaar tellen "
        "(ontwerpeffect 1,23)."
    )
    assert extreme_sentences(FOUND, NAMES) == (
        "Het zwaarst tellen 3 antwoorden, elk 3,0 keer het gemiddelde: uit verschillende groepen.",
        (
            "Het lichtst tellen 12 antwoorden, elk 0,3 keer het gemiddelde: zij horen alle bij "
            "bewoners uit Dijkbuurt en bewoners van 65 jaar en ouder."
        ),
    )
    assert limit_sentences(FOUND, NAMES) == ()


def test_what_bounds_keep_from_being_reached() -> None:
    share = Share("buurt", "b0", 0.04, 0.13, 0.12, 3.0)
    assert limit_sentences(replace(FOUND, trimmed=0.0425, shares=(share,)), NAMES) == (
        "Van 4,2 % van de antwoorden is het gewicht binnen de grenzen gebracht.",
        (
            "Binnen die grenzen lukt niet alles: bewoners uit Dijkbuurt tellen voor 12,0 % "
            "in plaats van 13,0 %."
        ),
    )


@pytest.mark.parametrize(
    ("remark", "said"),
    [
        (
            Remark("merged", "age", ("15-25",), "25-45", persons=910.0),
            (
                "Van bewoners van 15 tot 25 jaar (910 inwoners) deed niemand mee: zij tellen bij "
                "bewoners van 25 tot 45 jaar."
            ),
        ),
        (
            Remark("merged", "household", ("eenouder",), "gezin", responses=5),
            "Over eenoudergezinnen zijn geen cijfers: zij tellen bij gezinnen met kinderen.",
        ),
        (
            Remark("unheard", "buurt", ("b0",), persons=100.0),
            (
                "Van bewoners uit Dijkbuurt (100 inwoners) deed niemand mee: daar kan wegen niets "
                "aan doen."
            ),
        ),
        (
            Remark("own_share", "tenure", ("niet_gezegd",), responses=23),
            (
                "Gemiddeld even zwaar als de anderen tellen wie niet zei of men huurt of koopt "
                "(23 antwoorden)."
            ),
        ),
        (
            Remark("no_figures", "tenure", responses=40),
            "Naar huren of kopen wegen kan niet: er zijn geen cijfers over inwoners.",
        ),
        (
            Remark("nobody_said", "age", responses=40),
            "Naar leeftijd wegen kan niet: niemand vulde het in.",
        ),
    ],
)
def test_what_could_not_be_used(remark: Remark, said: str) -> None:
    assert remark_sentence(remark, NAMES) == said


def test_the_themes_that_move_most_come_first() -> None:
    themes = {"wonen": "wonen", "zorg": "zorg voor elkaar", "groen": "groen en natuur"}
    effects = [
        Effect("wonen", estimate(64.4), estimate(65.6)),
        Effect("zorg", estimate(60.2), estimate(57.6)),
        Effect("groen", estimate(35.0), estimate(35.4)),
    ]
    assert effect_sentence(effects, themes) == (
        "Door te wegen verschuift de behoefte het meest bij zorg voor elkaar (van 60 naar 58) en "
        "wonen (van 64 naar 66)."
    )
    assert effect_sentence([Effect("wonen", None, None), effects[2]], themes) == (
        "Wegen verandert bijna niets: geen enkele behoefte verschuift een punt."
    )
