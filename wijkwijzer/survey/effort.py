"""How much a questionnaire asks of somebody: how many questions, and about how many minutes."""

from wijkwijzer.survey.records import Questionnaire

SECONDS = {
    "score": 9,
    "urgency": 9,
    "top": 45,
    "single": 9,
    "multiple": 15,
    "number": 12,
    "short": 20,
    "long": 60,
    "buurt": 15,
    "pin": 60,
    "area": 75,
    "photo": 45,
}
"""Rough guesses, for somebody who reads slowly and taps with care."""

SECONDS_PER_SCREEN = 5


def question_count(questionnaire: Questionnaire, n_themes: int) -> int:
    """Count the questions that are put to somebody, each theme's apart."""
    return sum(
        len(step.questions) * (n_themes if step.each_theme else 1) for step in questionnaire.steps
    )


def minutes(questionnaire: Questionnaire, n_themes: int) -> int:
    """Estimate how many minutes filling in takes, in steps of five.

    Questions with a condition count for half: not everybody sees them.
    """
    seconds = 0.0
    for step in questionnaire.steps:
        asked = sum(
            SECONDS[question.kind] * (0.5 if question.show_if or step.show_if else 1)
            for question in step.questions
        )
        seconds += (asked + SECONDS_PER_SCREEN) * (n_themes if step.each_theme else 1)
    return max(5, 5 * round(seconds / 300))
