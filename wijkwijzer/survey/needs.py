"""From answers to need: one value 0-100 per respondent and theme.

The questionnaire names the rule; `docs/method.md` gives the formulas with a worked example.
"Weet ik niet" and no answer are both NaN here; the first is counted by `dont_know_counts`.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wijkwijzer.survey.questionnaires import find_question
from wijkwijzer.survey.records import DONT_KNOW, Answers, Questionnaire

Values = NDArray[np.float64]
"""People x themes, NaN where there is no answer."""


def needs(
    questionnaire: Questionnaire, theme_ids: Sequence[str], answers: Sequence[Answers]
) -> Values:
    """Return the need (behoefte) of every respondent per theme, 0-100.

    `urgency`: 25 (u - 1). `dissatisfaction`: 100 (max - score) / (max - min). `priority`: 100 if
    among the chosen, else 0; who chose nothing has no answer.

    Parameters
    ----------
    questionnaire
        Names the rule and the question.
    theme_ids
        The columns, in order.
    answers
        The rows: the answers of one respondent each.
    """
    if questionnaire.need_rule == "priority":
        return 100 * _chosen(questionnaire, theme_ids, answers)
    question = find_question(questionnaire, questionnaire.need_question)
    marks = _marks(question.id, theme_ids, answers)
    share = (marks - question.minimum) / (question.maximum - question.minimum)
    return 100 * (share if questionnaire.need_rule == "urgency" else 1 - share)


def need_values(questionnaire: Questionnaire) -> NDArray[np.float64]:
    """Return every need that one answer can give, rising from 0 to 100 in equal steps."""
    if questionnaire.need_rule == "priority":
        return np.array([0.0, 100.0])
    question = find_question(questionnaire, questionnaire.need_question)
    steps = question.maximum - question.minimum
    return np.asarray(100 * np.arange(steps + 1) / steps, dtype=np.float64)


def need_codes(
    questionnaire: Questionnaire, theme_ids: Sequence[str], answers: Sequence[Answers]
) -> NDArray[np.int8]:
    """Return the needs of `needs` as positions in `need_values`; -1 is no answer."""
    found = needs(questionnaire, theme_ids, answers)
    steps = len(need_values(questionnaire)) - 1
    return np.asarray(np.where(np.isnan(found), -1, np.rint(found * steps / 100)), dtype=np.int8)


def wanted(questionnaire: Questionnaire) -> NDArray[np.bool_]:
    """Say of each of `need_values` whether who gives it wants improvement; see `improvement`."""
    places = np.arange(len(need_values(questionnaire)))
    if questionnaire.need_rule == "priority":
        return np.asarray(places == 1)
    question = find_question(questionnaire, questionnaire.need_question)
    if questionnaire.need_rule == "urgency":
        return np.asarray(question.minimum + places >= 4)
    points = question.maximum - question.minimum + 1
    return np.asarray(question.maximum - places < question.minimum + points // 2)


def improvement(
    questionnaire: Questionnaire, theme_ids: Sequence[str], answers: Sequence[Answers]
) -> Values:
    """Tell who finds that a theme must get better: 1 yes, 0 no, NaN no answer.

    `urgency`: the answer 4 or 5. `dissatisfaction`: the lower half of the scale (1-10: five or
    lower; 1-7: three or lower). `priority`: the theme is among the chosen.
    """
    if questionnaire.need_rule == "priority":
        return _chosen(questionnaire, theme_ids, answers)
    question = find_question(questionnaire, questionnaire.need_question)
    marks = _marks(question.id, theme_ids, answers)
    if questionnaire.need_rule == "urgency":
        wanted = marks >= 4
    else:
        points = question.maximum - question.minimum + 1
        wanted = marks < question.minimum + points // 2
    return np.where(np.isnan(marks), np.nan, wanted.astype(np.float64))


def scores(
    questionnaire: Questionnaire, theme_ids: Sequence[str], answers: Sequence[Answers]
) -> Values:
    """Return how it is now, on the instrument's own scale; all NaN where that is not asked."""
    if questionnaire.score_question is None:
        return np.full((len(answers), len(theme_ids)), np.nan)
    return _marks(questionnaire.score_question, theme_ids, answers)


def dont_know_counts(
    questionnaire: Questionnaire, theme_ids: Sequence[str], answers: Sequence[Answers]
) -> NDArray[np.int64]:
    """Count per theme who answered "weet ik niet" to the question that makes the need.

    With the `priority` rule the answer is about all themes at once, and counted for each.
    """
    question = questionnaire.need_question
    each = questionnaire.need_rule != "priority"
    keys = [f"{question}:{theme}" if each else question for theme in theme_ids]
    return np.array(
        [sum(given.get(key) == DONT_KNOW for given in answers) for key in keys], dtype=np.int64
    )


def _marks(question_id: str, theme_ids: Sequence[str], answers: Sequence[Answers]) -> Values:
    keys = [f"{question_id}:{theme}" for theme in theme_ids]
    marks = np.fromiter(
        (
            value if isinstance(value := given.get(key), int) else np.nan
            for given in answers
            for key in keys
        ),
        dtype=np.float64,
        count=len(answers) * len(keys),
    )
    return marks.reshape(len(answers), len(keys))


def _chosen(
    questionnaire: Questionnaire, theme_ids: Sequence[str], answers: Sequence[Answers]
) -> Values:
    """Put 1 where a respondent chose the theme, 0 where not, NaN where nothing was chosen."""
    column = {theme: index for index, theme in enumerate(theme_ids)}
    chosen = np.full((len(answers), len(column)), np.nan)
    for row, given in enumerate(answers):
        picks = given.get(questionnaire.need_question)
        if isinstance(picks, tuple | list) and picks:
            chosen[row] = 0
            chosen[row, [column[pick] for pick in picks if pick in column]] = 1
    return chosen
