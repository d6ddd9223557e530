"""How figures were made to fit, as sentences."""

from wijkwijzer.neighbourhood.margin_words import margin_sentences, total_sentence
from wijkwijzer.neighbourhood.margins import Inhabitants, Margin

NAMES = {"b0": "Dijkbuurt", "b1": "Parkbuurt"}


def test_it_says_who_is_counted() -> None:
    assert total_sentence(Inhabitants("15+", 6180.4, {})) == (
        "We tellen 6.180 inwoners van 15 jaar en ouder."
    )
    assert total_sentence(Inhabitants("15+", 800, {}, ages_unknown=True)) == (
        "We tellen 800 inwoners. Hun leeftijden zijn niet bekend: kinderen tellen mee."
    )
    assert total_sentence(Inhabitants("iedereen", 0, {})) == (
        "Van geen enkele buurt is bekend hoeveel mensen er wonen."
    )


def test_it_says_by_how_much_each_count_missed() -> None:
    people = Inhabitants(
        "15+",
        1000,
        {
            "buurt": Margin("buurt", {"b0": 600.0, "b1": 400.0}, 1000, 1000),
            "age": Margin("age", {"65+": 1000.0}, 990, 1000),
            "household": Margin("household", {"alleen": 1000.0}, 615, 600, ("b1",)),
            "tenure": Margin("tenure", {"koop": 1000.0}, 600.1, 600, ("b1",)),
        },
        family=2.46,
    )
    assert margin_sentences(people, NAMES) == (
        (
            "Leeftijden komen uit op 990 in plaats van 1.000 mensen: 1,0 % te weinig. "
            "Ze zijn naar dat ene aantal gebracht."
        ),
        (
            "Huishoudens komen uit op 615 in plaats van 600 mensen: 2,5 % te veel. "
            "Ze zijn naar dat ene aantal gebracht."
        ),
        "Op hetzelfde aantal komen uit: woningen.",
        "Huishoudens ontbreken van Parkbuurt.",
        "Woningen ontbreken van Parkbuurt.",
        (
            "Huishoudens tellen als mensen vanaf 15 jaar: wie alleen woont is er één, samen zonder "
            "kinderen twee, en een gezin gemiddeld 2,5."
        ),
        "Woningen tellen als mensen: in een buurt in elke woning evenveel.",
        "CBS rondt elk getal los af; daarom komt de ene telling anders uit.",
    )
