"""What somebody answered, in the words in which it was asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkwijzer.i18n import choose
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import NOT_SAID, Buurt, Theme
from wijkwijzer.survey.records import (
    DONT_KNOW,
    OTHER,
    Answer,
    Answers,
    Question,
    Questionnaire,
    other_key,
)


@dataclass(frozen=True)
class Said:
    """One question and the answer to it, as text.

    Parameters
    ----------
    written
        The resident typed it: show it as plain text only.
    """

    question: str
    answer: str
    written: bool = False


@dataclass(frozen=True)
class Subject:
    """What was said about one theme, or in one step without theme (title "")."""

    title: str
    pictogram: str
    said: tuple[Said, ...]


_NO_WORDS = frozenset({"pin", "area", "photo"})


def in_words(
    questionnaire: Questionnaire,
    themes: Sequence[Theme],
    buurten: Sequence[Buurt],
    answers: Answers,
) -> tuple[Subject, ...]:
    """Put answers in words, in the language of this context and the order of the questions.

    Parameters
    ----------
    questionnaire, themes, buurten
        What was asked; an answer that refers to a theme or buurt which is gone keeps its id.
    answers
        Questions without an answer are left out, and so are subjects without any. Places and photos
        are no words: whoever shows them has them as contributions.
    """
    names = {theme.id: _capital(choose(theme.name)) for theme in themes}
    names |= {buurt.id: buurt.name for buurt in buurten}
    found: list[Subject] = []
    for step in questionnaire.steps:
        for theme in themes if step.each_theme else (None,):
            said = tuple(
                _said(question, answers[key], names, str(answers.get(other_key(key), "")))
                for question in step.questions
                if question.kind not in _NO_WORDS
                and (key := f"{question.id}:{theme.id}" if theme else question.id) in answers
            )
            title = names[theme.id] if theme else choose(step.title) if step.title else ""
            if said:
                found.append(Subject(title, theme.pictogram if theme else "", said))
    return tuple(found)


def _said(question: Question, answer: Answer, names: dict[str, str], other: str) -> Said:
    text = choose(question.text)
    if answer == DONT_KNOW:
        return Said(text, _("Weet ik niet"))
    if answer == NOT_SAID:
        return Said(text, _("Dat zeg ik liever niet"))
    if isinstance(answer, int):
        words = question.words
        here = answer - question.minimum
        fits = 0 <= here < len(words)
        return Said(text, choose(words[here]) if fits else str(answer))
    if question.kind in {"short", "long"}:
        return Said(text, str(answer), written=True)
    known = names | {option.id: choose(option.text) for option in question.options}
    if question.other:
        known[OTHER] = _("Anders: {text}").format(text=other) if other else _("Anders")
    if isinstance(answer, str):
        return Said(text, known.get(answer, answer))
    chosen = [known.get(one, one) for one in answer if isinstance(one, str)]
    if question.kind == "top":
        chosen = [f"{place}. {name}" for place, name in enumerate(chosen, start=1)]
    return Said(text, ", ".join(chosen))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
