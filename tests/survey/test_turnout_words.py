"""Who is missing, as sentences."""

from wijkwijzer.survey.turnout import Heard, Turnout
from wijkwijzer.survey.turnout_words import advice, caveats, low_sentences, shortfall_sentences

NAMES = {
    "b0": "bewoners uit Dijkbuurt",
    "b1": "bewoners uit Parkbuurt",
    "65+": "bewoners van 65 jaar en ouder",
}


def turnout(*low: Heard, unsaid: int = 0, missing: tuple[str, ...] = ()) -> Turnout:
    fine = Heard("b0", 60, 3000, 50.0)
    return Turnout("buurt", "iedereen", (fine, *low), unsaid, missing)


OLD = Turnout("age", "15+", (Heard("65+", 12, 900, 40.4, is_low=True),), 3)
PARK = Heard("b1", 20, 1000, 30.0, is_low=True)


def test_the_largest_shortfall_comes_first() -> None:
    found = [turnout(PARK), OLD]
    low = "Van bewoners {} horen we nog weinig: {} die u zou verwachten."
    assert low_sentences(found, NAMES) == (
        low.format("van 65 jaar en ouder", "12 van de 40"),
        low.format("uit Parkbuurt", "20 van de 30"),
    )
    assert advice(100, found, NAMES) == (
        "Nodig nu vooral bewoners van 65 jaar en ouder en bewoners uit Parkbuurt uit: "
        "van hen horen we nog weinig."
    )


def test_the_first_sentence_says_what_to_do_at_each_moment() -> None:
    assert advice(0, [turnout(PARK)], NAMES).startswith("Laat zien hoe bewoners binnenkomen")
    assert "na nog 6 enquêtes" in advice(4, [turnout()], NAMES)
    assert "na nog één enquête komt" in advice(9, [turnout()], NAMES)
    assert advice(50, [turnout()], NAMES).startswith("Ga zo door")
    unknown = Turnout("buurt", "15+", (Heard("b0", 60),), 0, ("b0",))
    assert "geen cijfers" in advice(50, [unknown], NAMES)


def test_what_is_left_out_is_said() -> None:
    assert caveats(turnout(PARK, unsaid=7, missing=("b1",)), NAMES) == (
        "Er zijn geen cijfers over bewoners uit Parkbuurt; die tellen niet mee in de vergelijking.",
        "7 keer is geen buurt gekozen.",
        "Inwoners zijn alle leeftijden; één mens kan meer dan één enquête versturen.",
    )
    assert caveats(OLD, NAMES) == (
        "3 keer is de leeftijd niet gezegd.",
        "Kinderen tot 15 jaar tellen niet mee in de vergelijking.",
    )


def test_afterwards_it_says_how_many_there_would_have_been() -> None:
    few = Heard("b1", None, 1000, 31.4, is_low=True, is_few=True)
    assert shortfall_sentences([turnout(few), OLD], NAMES) == (
        (
            "Van bewoners uit Parkbuurt hoorden we er minder dan 10; "
            "bij evenredige deelname waren dat er 31."
        ),
        (
            "Van bewoners van 65 jaar en ouder hoorden we er 12; "
            "bij evenredige deelname waren dat er 40."
        ),
    )


def test_households_and_homes_say_that_they_became_people() -> None:
    names = {"gezin": "gezinnen met kinderen", "eenouder": "eenoudergezinnen"}
    group = Heard("gezin", 60, 3000.0, 50.0)
    household = Turnout("household", "15+", (group,), 2, together={"eenouder": "gezin"})
    assert caveats(household, names) == (
        "2 keer is niet gezegd met wie men woont.",
        "Eenoudergezinnen staan bij gezinnen met kinderen: de cijfers tellen ze samen.",
        "Huishoudens zijn omgerekend naar mensen.",
    )
    tenure = Turnout("tenure", "15+", (Heard("koop", 60),), None, ("b0",))
    assert caveats(tenure, names) == (
        "Van geen enkele buurt is bekend wie er huurt en wie er een huis heeft.",
    )
