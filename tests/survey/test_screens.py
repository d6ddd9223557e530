"""The screens of a survey have names, in order."""

from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.survey.questionnaires import questionnaire
from wijkwijzer.survey.screens import screen_title, screen_titles

TITLES = screen_titles(questionnaire("standaard"), theme_set("themas"))


def test_each_theme_is_a_screen_between_the_steps() -> None:
    screens = list(TITLES)
    assert screens[0] == ""
    assert screens.index("buurt") < screens.index("wonen") < screens.index("meedoen")
    assert TITLES["buurt"] == "In welke buurt woont u?"
    assert TITLES["over_u"] == "Iets over u"
    assert TITLES["energie"] == "energie en warmte"


def test_what_comes_after_the_questions_has_a_name_too() -> None:
    assert screen_title("@nakijken", TITLES) == "Nakijken en versturen"
    assert screen_title("@plek", TITLES) == "Plekken op de kaart"
    assert screen_title("", TITLES) == "Nog niets ingevuld"
