"""Answers from a client that nobody vouches for: checked, cleaned and put in order."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import NOT_SAID, Variable
from wijkwijzer.survey.places import check_places
from wijkwijzer.survey.questionnaires import questions
from wijkwijzer.survey.records import (
    DONT_KNOW,
    OTHER,
    Answer,
    Answers,
    Kind,
    Place,
    Question,
    Questionnaire,
    other_key,
)
from wijkwijzer.survey.typed import Refusal, typed

OTHER_LENGTH = 200
"""Most characters of what stands behind "anders, namelijk"."""
_PHOTO = re.compile(r"[A-Za-z0-9_-]{8,80}")


@dataclass(frozen=True)
class _Asked:
    """What the answer to one key may refer to."""

    question: Question
    options: tuple[str, ...]
    theme_ids: tuple[str, ...]
    outline: BaseGeometry | None
    is_other: bool


def question_keys(questionnaire: Questionnaire, theme_ids: Sequence[str]) -> tuple[str, ...]:
    """Return every key an answer can have, in the order in which the questions are asked.

    A step per theme gives `question:theme`, theme by theme; other questions give their id. What
    stands behind "anders, namelijk" follows the choice, under `other_key`.
    """
    keys: list[str] = []
    for step in questionnaire.steps:
        for theme in theme_ids if step.each_theme else (None,):
            for question in step.questions:
                key = f"{question.id}:{theme}" if theme else question.id
                keys += [key, other_key(key)] if question.other else [key]
    return tuple(keys)


def check_changes(
    questionnaire: Questionnaire,
    theme_ids: Sequence[str],
    buurt_ids: Collection[str],
    changes: Mapping[str, object],
    *,
    outline: BaseGeometry | None = None,
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
    outline
        The wijk (`neighbourhood.places.outline`), for places on the map; without it none is
        accepted.

    Returns
    -------
    dict
        The same keys in the same order; an empty text or empty choice has become None.

    Raises
    ------
    InvalidInput
        Anything else than an answer that could have been given; `problems` has a line per fault.
    """
    accepted: dict[str, Answer | None] = {}
    problems: list[str] = []
    for key, value in changes.items():
        one = _asked(questionnaire, theme_ids, buurt_ids, outline, key)
        if one is None:
            label = ascii(key[:40]) if isinstance(key, str) else "?"
            problems.append(_("Deze vraag bestaat niet: {key}.").format(key=label))
            continue
        try:
            accepted[key] = None if value is None else _check(one, value)
        except Refusal as refusal:
            problems.append(_("Vraag {key}: {fault}.").format(key=key, fault=refusal))
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


def _asked(
    questionnaire: Questionnaire,
    theme_ids: Sequence[str],
    buurt_ids: Collection[str],
    outline: BaseGeometry | None,
    key: object,
) -> _Asked | None:
    """Return what this key asks, or None; looked up anew, since a post holds one or two."""
    for question, each in questions(questionnaire):
        if isinstance(key, str) and key.startswith(question.id):
            asked = {f":{theme}" for theme in theme_ids} if each else {""}
            rest = key[len(question.id) :]
            is_other = question.other and rest.endswith(f".{OTHER}")
            if rest in asked or (is_other and rest.removesuffix(f".{OTHER}") in asked):
                options = _options(question, theme_ids, buurt_ids)
                return _Asked(question, options, tuple(theme_ids), outline, is_other)
    return None


def _options(
    question: Question, theme_ids: Sequence[str], buurt_ids: Collection[str]
) -> tuple[str, ...]:
    options = tuple(option.id for option in question.options)
    if question.kind == "buurt":
        options = tuple(buurt_ids)
    elif question.kind == "top" and not options:
        options = tuple(theme_ids)
    return (*options, OTHER) if question.other else options


def _check(asked: _Asked, value: object) -> Answer | None:
    question = asked.question
    if asked.is_other:
        return typed(value, OTHER_LENGTH, one_line=True)
    if isinstance(value, str):
        if value == DONT_KNOW and question.dont_know:
            return DONT_KNOW
        if value == NOT_SAID and question.group:
            return NOT_SAID
    return _CHECKS[question.kind](asked, value)


def _whole_number(asked: _Asked, value: object) -> int:
    low, high = asked.question.minimum, asked.question.maximum
    if type(value) is not int or not low <= value <= high:
        raise Refusal(
            _("kies een heel getal van {low} tot en met {high}").format(low=low, high=high)
        )
    return value


def _one_option(asked: _Asked, value: object) -> str:
    if not isinstance(value, str) or value not in asked.options:
        raise Refusal(_("dit antwoord staat niet in de lijst"))
    return value


def _several_options(asked: _Asked, value: object) -> tuple[str, ...] | None:
    """Check chosen options; the order of a top is the resident's, of a choice the list's."""
    question = asked.question
    most = question.choose if question.kind == "top" else len(asked.options)
    chosen = [_one_option(asked, item) for item in _list(value, most)]
    if len(set(chosen)) < len(chosen):
        raise Refusal(_("een antwoord is twee keer gekozen"))
    if question.kind == "multiple":
        chosen.sort(key=asked.options.index)
    return tuple(chosen) or None


def _photos(asked: _Asked, value: object) -> tuple[str, ...] | None:
    """Check the form of the ids of photos; whether they exist is for who keeps them."""
    ids = _list(value, asked.question.choose)
    if not all(isinstance(id_, str) and _PHOTO.fullmatch(id_) for id_ in ids):
        raise Refusal(_("deze foto is er niet; kies hem opnieuw"))
    return tuple(dict.fromkeys(str(id_) for id_ in ids)) or None


def _list(value: object, most: int) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        raise Refusal(_("hier hoort een lijst"))
    if len(value) > most:
        raise Refusal(_("kies er niet meer dan {most}").format(most=most))
    return value


def _written(asked: _Asked, value: object) -> str | None:
    question = asked.question
    return typed(value, question.max_length, one_line=question.kind == "short")


def _placed(asked: _Asked, value: object) -> tuple[Place, ...] | None:
    return check_places(asked.question, asked.theme_ids, asked.outline, value)


_CHECKS: dict[Kind, Callable[[_Asked, object], Answer | None]] = {
    "score": _whole_number,
    "urgency": _whole_number,
    "number": _whole_number,
    "single": _one_option,
    "buurt": _one_option,
    "top": _several_options,
    "multiple": _several_options,
    "short": _written,
    "long": _written,
    "pin": _placed,
    "area": _placed,
    "photo": _photos,
}
