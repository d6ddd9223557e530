"""In which languages a questionnaire is complete, and which texts another language still lacks."""

from collections.abc import Iterator
from dataclasses import dataclass

from wijkwijzer.i18n import LANGUAGES
from wijkwijzer.survey.records import Question, Questionnaire

Texts = dict[str, str]


@dataclass(frozen=True)
class Wording:
    """One thing that residents read, in every language it has.

    Parameters
    ----------
    step, question, option
        Where it stands; "" above that level.
    field
        `title`, `text`, `help`, `low_text`, `high_text`, `option`, or `words.3` for the third.
    texts
        Language -> text.
    """

    step: str
    question: str
    option: str
    field: str
    texts: Texts


def wordings(questionnaire: Questionnaire) -> Iterator[Wording]:
    """Go through all texts of a questionnaire in the order in which they are read."""
    yield Wording("", "", "", "title", questionnaire.title)
    for step in questionnaire.steps:
        for field, texts in (("title", step.title), ("help", step.help)):
            if texts is not None:
                yield Wording(step.id, "", "", field, texts)
        for question in step.questions:
            yield from question_wordings(question, step.id)


def question_wordings(question: Question, step: str = "") -> Iterator[Wording]:
    """Go through the texts of one question."""
    for field in ("text", "help", "low_text", "high_text"):
        texts = getattr(question, field)
        if texts is not None:
            yield Wording(step, question.id, "", field, texts)
    for place, word in enumerate(question.words, start=1):
        yield Wording(step, question.id, "", f"words.{place}", word)
    for option in question.options:
        yield Wording(step, question.id, option.id, "option", option.text)


def missing(questionnaire: Questionnaire, language: str) -> tuple[Wording, ...]:
    """Return the texts that a language lacks."""
    return tuple(
        wording
        for wording in wordings(questionnaire)
        if not wording.texts.get(language, "").strip()
    )


def complete_languages(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the languages in which a questionnaire can be filled in; Dutch always is the first.

    A language in which one text is missing is left out. Missing Dutch is a fault, see
    `questionnaires.faults`.
    """
    return tuple(
        language
        for language in LANGUAGES
        if language == "nl" or not missing(questionnaire, language)
    )
