"""Answers from a client that nobody vouches for: checked, cleaned and put in order."""

import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import NOT_SAID, Variable
from wijkwijzer.survey.questionnaires import questions
from wijkwijzer.survey.records import DONT_KNOW, Answer, Answers, Question, Questionnaire


@dataclass(frozen=True)
class _Place:
    """What the answer to one key may refer to."""

    question: Question
    options: tuple[str, ...]


class _Fault(Exception):
    """One answer cannot be accepted; the text says why, without repeating what was sent."""


def question_keys(questionnaire: Questionnaire, theme_ids: Sequence[str]) -> tuple[str, ...]:
    """Return every key an answer can have, in the order in which the questions are asked.

    A step per theme gives `question:theme`, theme by theme; other questions give their id.
    """
    keys: list[str] = []
    for step in questionnaire.steps:
        ids = [question.id for question in step.questions]
        keys += [f"{id_}:{theme}" for theme in theme_ids for id_ in ids] if step.each_theme else ids
    return tuple(keys)


def check_changes(
    questionnaire: Questionnaire,
    theme_ids: Sequence[str],
    buurt_ids: Collection[str],
    changes: Mapping[str, object],
) -> dict[str, Answer | None]:
    """Check and clean the answers that a client sends.

    Text is put in Unicode's composed form (NFC), every line end becomes a line feed, outer white
    space goes.
    Checking what came out once more gives the same.

    Parameters
    ----------
    questionnaire, theme_ids, buurt_ids
        What was asked, about which themes, in which buurten.
    changes
        Question key -> value as it came out of JSON; None takes an answer back.

    Returns
    -------
    dict
        The same keys in the same order; an empty text or empty choice has become None.

    Raises
    ------
    InvalidInput
        Anything else than an answer that could have been given; `problems` has a line per fault.
    """
    places = _places(questionnaire, theme_ids, buurt_ids)
    accepted: dict[str, Answer | None] = {}
    problems: list[str] = []
    for key, value in changes.items():
        place = places.get(key) if isinstance(key, str) else None
        if place is None:
            label = ascii(key[:40]) if isinstance(key, str) else "?"
            problems.append(_("Deze vraag bestaat niet: {key}.").format(key=label))
            continue
        try:
            accepted[key] = None if value is None else _check(place, value)
        except _Fault as fault:
            problems.append(_("Vraag {key}: {fault}.").format(key=key, fault=fault))
    if problems:
        message = _("Dit antwoord kan niet bewaard worden. {problem}").format(problem=problems[0])
        raise InvalidInput(message, tuple(problems))
    return accepted


def group_values(questionnaire: Questionnaire, answers: Answers) -> dict[Variable, str]:
    """Return buurt, age, household and tenure of a respondent.

    What was skipped, refused or not asked is `niet_gezegd`.
    """
    values: dict[Variable, str] = dict.fromkeys(("buurt", "age", "household", "tenure"), NOT_SAID)
    for question, _each in questions(questionnaire):
        answer = answers.get(question.id)
        if question.group and isinstance(answer, str) and answer != DONT_KNOW:
            values[question.group] = answer
    return values


def _places(
    questionnaire: Questionnaire, theme_ids: Sequence[str], buurt_ids: Collection[str]
) -> dict[str, _Place]:
    places: dict[str, _Place] = {}
    for question, each in questions(questionnaire):
        options = tuple(option.id for option in question.options)
        if question.kind == "buurt":
            options = tuple(buurt_ids)
        elif question.kind == "top" and not options:
            options = tuple(theme_ids)
        place = _Place(question, options)
        keys = [f"{question.id}:{theme}" for theme in theme_ids] if each else [question.id]
        places.update(dict.fromkeys(keys, place))
    return places


def _check(place: _Place, value: object) -> Answer | None:
    question = place.question
    if isinstance(value, str):
        if value == DONT_KNOW and question.dont_know:
            return DONT_KNOW
        if value == NOT_SAID and question.group:
            return NOT_SAID
    return _CHECKS[question.kind](place, value)


def _whole_number(place: _Place, value: object) -> int:
    low, high = place.question.minimum, place.question.maximum
    if type(value) is not int or not low <= value <= high:
        raise _Fault(
            _("kies een heel getal van {low} tot en met {high}").format(low=low, high=high)
        )
    return value


def _one_option(place: _Place, value: object) -> str:
    if not isinstance(value, str) or value not in place.options:
        raise _Fault(_("dit antwoord staat niet in de lijst"))
    return value


def _several_options(place: _Place, value: object) -> tuple[str, ...] | None:
    """Check chosen options; the order of a top is the resident's, of a choice the list's."""
    question = place.question
    most = question.choose if question.kind == "top" else len(place.options)
    if not isinstance(value, list | tuple):
        raise _Fault(_("hier hoort een lijst"))
    if len(value) > most:
        raise _Fault(_("kies er niet meer dan {most}").format(most=most))
    chosen = [_one_option(place, item) for item in value]
    if len(set(chosen)) < len(chosen):
        raise _Fault(_("een antwoord is twee keer gekozen"))
    if question.kind == "multiple":
        chosen.sort(key=place.options.index)
    return tuple(chosen) or None


def _written(place: _Place, value: object) -> str | None:
    if not isinstance(value, str):
        raise _Fault(_("hier hoort tekst"))
    longest = place.question.max_length
    # Composing shortens a text, but not that much: what is far too long is not worth the work.
    too_long = _Fault(_("de tekst is te lang; hoogstens {n} tekens").format(n=longest))
    if len(value) > 4 * longest + 100:
        raise too_long
    text = value.replace("\r\n", "\n").translate(_WHITE_SPACE)
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text if sign != "\n"):
        raise _Fault(_("er staan tekens in die geen tekst zijn; typ de tekst opnieuw"))
    text = unicodedata.normalize("NFC", text).strip()
    if place.question.kind == "short":
        text = " ".join(text.split())
    if len(text) > longest:
        raise too_long
    return text or None


_WHITE_SPACE = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "})
_CHECKS: dict[str, Callable[[_Place, object], Answer | None]] = {
    "score": _whole_number,
    "urgency": _whole_number,
    "number": _whole_number,
    "single": _one_option,
    "buurt": _one_option,
    "top": _several_options,
    "multiple": _several_options,
    "short": _written,
    "long": _written,
}
