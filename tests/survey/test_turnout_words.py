"""Who is missing, as sentences."""

from wijkwijzer.survey.turnout import Heard, Turnout
from wijkwijzer.survey.turnout_words import advice, caveats, low_sentences

NAMES = {
    "b0": "bewoners uit Dijkbuurt",
    "b1": "bewoners uit Parkbuurt",
    "65+": "bewoners van 65 jaar en ouder",
}


def turnout(*low: Heard, unsaid: int = 0, missing: tuple[str, ...] = ()) -> Turnout:
    fine = Heard("b0", 60, 3000, 50.0)
    return Turnout("buurt", (fine, *low), unsaid, missing)


OLD = Turnout("age", (Heard("65+", 12, 900, 40.4, is_low=True),), 3, ())
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
    unknown = Turnout("buurt", (Heard("b0", 60),), 0, ("b0",))
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
