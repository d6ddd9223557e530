"""Answers in words: order, languages, and answers whose subject is gone."""

from tests.survey.kinds import EVERY_KIND
from wijkwijzer.i18n import set_language
from wijkwijzer.neighbourhood.records import Buurt
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.survey.questionnaires import questionnaire
from wijkwijzer.survey.records import Answers, Place
from wijkwijzer.survey.words import Said, Subject, in_words

RING = [[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]
BUURT = Buurt(
    id="b0",
    wijk_id="w",
    name="Dijkbuurt",
    geometry={"type": "Polygon", "coordinates": [RING]},
)


def told(answers: Answers) -> tuple[Subject, ...]:
    return in_words(questionnaire("standaard", 1), theme_set("themas"), [BUURT], answers)


def test_nothing_said_gives_nothing() -> None:
    assert told({}) == ()


def test_subjects_come_in_the_order_of_the_questions() -> None:
    subjects = told({"open": "Ja\nnee", "urgentie:groen": 1, "score:wonen": 10, "buurt": "b0"})
    assert [subject.title for subject in subjects] == ["", "Wonen", "Groen en natuur", ""]
    assert subjects[0].said == (Said("In welke buurt woont u?", "Dijkbuurt"),)
    assert subjects[1].said == (Said("Welk rapportcijfer geeft u?", "10"),)
    assert subjects[2].said == (Said("Moet dit beter?", "Nee, het is goed zo"),)
    assert subjects[3].said[0].written
    assert subjects[3].said[0].answer == "Ja\nnee"


def test_choices_options_and_silence_have_words() -> None:
    subjects = told(
        {
            "urgentie:wonen": "weet_niet",
            "top": ("werk", "wonen"),
            "leeftijd": "65+",
            "huishouden": "niet_gezegd",
        }
    )
    assert [said.answer for subject in subjects for said in subject.said] == [
        "Weet ik niet",
        "1. Werk en bestaanszekerheid, 2. Wonen",
        "65 jaar of ouder",
        "Dat zeg ik liever niet",
    ]


def test_what_is_gone_keeps_its_id() -> None:
    [subject] = told({"buurt": "oude-buurt"})
    assert subject.said[0].answer == "oude-buurt"


def test_the_language_of_the_reader() -> None:
    set_language("en")
    try:
        [subject] = told({"urgentie:veiligheid": 5})
    finally:
        set_language("nl")
    assert subject.title == "Safety"
    assert subject.said == (Said("Should this get better?", "Yes, this is badly needed"),)


def test_what_somebody_wrote_beside_the_options_is_told_with_them() -> None:
    def days(**answers: object) -> list[str]:
        given: Answers = {"dagen": ("di", "anders")} | answers  # type: ignore[assignment]
        subjects = in_words(EVERY_KIND, theme_set("themas"), [BUURT], given)
        return [said.answer for subject in subjects for said in subject.said]

    assert days(**{"dagen.anders": "om de week"}) == ["dinsdag, Anders: om de week"]
    assert days() == ["dinsdag, Anders"]
    assert days(jaren=0, kort="Fijn") == ["dinsdag, Anders", "0", "Fijn"]


def test_places_and_photos_are_no_words() -> None:
    given: Answers = {"plek": (Place(id="p"),), "foto": ("f1",)}
    assert in_words(EVERY_KIND, theme_set("themas"), [BUURT], given) == ()
