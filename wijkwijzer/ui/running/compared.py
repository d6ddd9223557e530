"""Whether what a new round asks can be compared with what earlier rounds asked."""

from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.store.questionnaires import find_questionnaire
from wijkwijzer.survey.comparison import compare, comparison_sentence
from wijkwijzer.survey.records import Questionnaire, Round
from wijkwijzer.ui.runtime import store

LAST = 2
"""Of how many earlier rounds it is said."""


def compared_with(wijk: Wijk, asked: Questionnaire) -> tuple[str, ...]:
    """Return a sentence for each of the last rounds: comparable or not, and why not."""
    themes = [theme.id for theme in theme_set(wijk.theme_set)]
    with store().read() as reader:
        rounds = reader.all(Round, wijk.id)[-LAST:]
        earlier = [
            (
                round_.name,
                find_questionnaire(reader, round_.questionnaire, round_.questionnaire_version),
            )
            for round_ in reversed(rounds)
        ]
    return tuple(
        comparison_sentence(compare(asked, then, themes, themes), name) for name, then in earlier
    )
