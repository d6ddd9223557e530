"""Which questions a resident is asked, given what was answered before.

`form/conditions.js` does the same in the browser; one table of cases in the tests holds for both.
"""

from collections.abc import Sequence

from wijkwijzer.survey.records import (
    OTHER,
    Answer,
    Answers,
    Condition,
    Questionnaire,
    other_key,
)


def is_shown(condition: Condition | None, answer: Answer | None) -> bool:
    """Tell whether a condition holds, given the answer to the question it names.

    Parameters
    ----------
    answer
        None when that question was not answered, or was itself not shown.
    """
    if condition is None:
        return True
    if isinstance(answer, int):
        if condition.at_least is None and condition.at_most is None:
            return False
        low = condition.at_least is None or answer >= condition.at_least
        return low and (condition.at_most is None or answer <= condition.at_most)
    given = (answer,) if isinstance(answer, str) else answer or ()
    return any(one in condition.any_of for one in given)


def shown_questions(
    questionnaire: Questionnaire, theme_ids: Sequence[str], answers: Answers
) -> tuple[str, ...]:
    """Return the keys of the questions that are asked, in order.

    A condition looks only at questions that are asked themselves.

    Parameters
    ----------
    theme_ids
        The themes that a step per theme is repeated for.
    """
    asked: dict[str, None] = {}

    def holds(condition: Condition | None, theme: str | None) -> bool:
        if condition is None:
            return True
        key = condition.question
        if f"{key}:{theme}" in asked:
            key = f"{key}:{theme}"
        return is_shown(condition, answers.get(key) if key in asked else None)

    for step in questionnaire.steps:
        for theme in theme_ids if step.each_theme else (None,):
            if not holds(step.show_if, theme):
                continue
            for question in step.questions:
                if holds(question.show_if, theme):
                    asked[f"{question.id}:{theme}" if theme else question.id] = None
    return tuple(asked)


def answers_shown(
    questionnaire: Questionnaire, theme_ids: Sequence[str], answers: Answers
) -> Answers:
    """Return the answers without those to questions that were not asked in the end.

    What stands behind "anders, namelijk" stays only while that is chosen.
    """
    kept: Answers = {}
    for key in shown_questions(questionnaire, theme_ids, answers):
        if key in answers:
            kept[key] = answer = answers[key]
            other = other_key(key)
            if other in answers and (
                answer == OTHER or (isinstance(answer, tuple) and OTHER in answer)
            ):
                kept[other] = answers[other]
    return kept
