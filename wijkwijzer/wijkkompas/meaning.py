"""What a need of 0-100 says in words, which depends on how the questionnaire asked for it."""

from wijkwijzer.i18n import choose, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey.questionnaires import find_question
from wijkwijzer.survey.records import Questionnaire
from wijkwijzer.wijkkompas.results import Borders


def what_need_means(questionnaire: Questionnaire, need: float, borders: Borders) -> str:
    """Say in one or two sentences what this need means.

    Parameters
    ----------
    questionnaire
        Its need rule and need question give the words: under `urgency` the answer nearest to the
        mean, under `dissatisfaction` the mean score, under `priority` how many of a hundred chose
        the theme and how many would by chance.
    need
        0-100, as it is shown.
    borders
        The borders of the compass; under `priority` the border of need is what chance would give,
        unless the wijk set its own.
    """
    question = find_question(questionnaire, questionnaire.need_question)
    shown = number(need)
    if questionnaire.need_rule == "priority":
        return _(
            "Behoefte {need} wil zeggen: {need} van elke 100 bewoners kozen dit bij hun eerste "
            "{choose}. Hoog is het vanaf {border}."
        ).format(need=shown, choose=question.choose, border=number(borders.need))
    reach = question.maximum - question.minimum
    if questionnaire.need_rule == "dissatisfaction":
        return _(
            "Behoefte {need} wil zeggen: bewoners geven gemiddeld een {score}, op een schaal van "
            "{low} tot en met {high}."
        ).format(
            need=shown,
            score=number(question.maximum - need / 100 * reach, 1),
            low=question.minimum,
            high=question.maximum,
        )
    place = min(int(need / 100 * reach + 0.5), reach)
    if len(question.words) <= place:
        return _(
            "Behoefte {need} wil zeggen: bewoners geven gemiddeld {mark} van de {high} punten."
        ).format(
            need=shown,
            mark=number(question.minimum + need / 100 * reach, 1),
            high=question.maximum,
        )
    return _("Behoefte {need} wil zeggen: gemiddeld antwoorden bewoners ‘{word}’.").format(
        need=shown, word=choose(question.words[place])
    )
