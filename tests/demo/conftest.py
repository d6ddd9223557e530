import pytest

from wijkwijzer.demo import Demo, build_demo
from wijkwijzer.neighbourhood.themes import load_themes
from wijkwijzer.settings import DATA
from wijkwijzer.survey import questionnaires
from wijkwijzer.survey.records import Questionnaire


@pytest.fixture(scope="session")
def demo() -> Demo:
    return build_demo()


@pytest.fixture(scope="session")
def themes(demo: Demo) -> tuple[str, ...]:
    return tuple(theme.id for theme in load_themes(DATA / f"{demo.wijk.theme_set}.yaml"))


@pytest.fixture(scope="session")
def questionnaire(demo: Demo) -> Questionnaire:
    return questionnaires.questionnaire(demo.round.questionnaire, demo.round.questionnaire_version)
