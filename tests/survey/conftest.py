from typing import Final

import pytest

from wijkwijzer.neighbourhood.themes import load_themes
from wijkwijzer.settings import DATA
from wijkwijzer.survey.questionnaires import load_questionnaire
from wijkwijzer.survey.records import Questionnaire

STANDARD: Final = DATA / "vragenlijsten" / "standaard-1.yaml"
THEMES: Final = tuple(theme.id for theme in load_themes(DATA / "themas.yaml"))
BUURTEN: Final = ("kade", "park", "spoor")


@pytest.fixture(scope="session")
def standard() -> Questionnaire:
    return load_questionnaire(STANDARD)
