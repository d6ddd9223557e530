"""Answers as a table: one fixed column per question or option, in the order of the questionnaire.

- A scale, number, text or single choice has one column, named as its key (`score:wonen`).
- A `top` or multiple choice has one per option (`top=wonen`): the rank (1 is first), or 1 where
  chosen and 0 where not. All are empty where the question was not answered.
- A question named as one of the fixed columns has `vraag.` before it (`vraag.buurt`).
- "Anders, namelijk" has one more (`vervoer.anders`) with what was written.

What residents put on the map or photographed is no column: it never stands beside answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import NOT_SAID
from wijkwijzer.survey.records import (
    DONT_KNOW,
    OTHER,
    Answer,
    Answers,
    Question,
    Questionnaire,
    other_key,
)

FIXED = (
    "id",
    "round_id",
    "questionnaire",
    "questionnaire_version",
    "submitted_at",
    "channel",
    "intake_place",
    "language",
    "buurt",
    "age",
    "household",
    "tenure",
)
"""Columns that stand before the answers; a question with such an id gets `vraag.` before it."""

_APART = ("pin", "area", "photo")
_NUMBERS = ("score", "urgency", "number")
_SEVERAL = ("top", "multiple")


@dataclass(frozen=True)
class Column:
    """One column of answers.

    Parameters
    ----------
    name
        Heading of the column.
    key
        Answer key it is about.
    question
        The question.
    theme
        Theme it is asked about, or None.
    option
        Option the column stands for; None where the column holds the whole answer.
    is_other
        The column holds what was written at "anders, namelijk".
    """

    name: str
    key: str
    question: Question
    theme: str | None = None
    option: str | None = None
    is_other: bool = False


def columns(questionnaire: Questionnaire, theme_ids: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of a questionnaire, the same for every file made of it."""
    found: list[Column] = []
    for step in questionnaire.steps:
        for theme in theme_ids if step.each_theme else [None]:
            for question in step.questions:
                found += _columns_of(question, theme, theme_ids)
    return tuple(found)


def cells(answers: Mapping[str, object], columns: Sequence[Column]) -> dict[str, int | str | None]:
    """Return the row of one respondent: column name -> cell, None where nothing was answered."""
    return {column.name: _cell(answers.get(column.key), column) for column in columns}


def answers_of(row: Mapping[str, str], columns: Sequence[Column]) -> Answers:
    """Return the answers in a row of such a table; the reverse of `cells`.

    What is read is not checked against the questionnaire yet; `check_changes` does that.

    Raises
    ------
    InvalidInput
        Ranks of a `top` that are not 1, 2, 3 ..., or something else than 1 or 0 for a choice; the
        message names the column.
    """
    found: Answers = {}
    chosen: dict[str, dict[str, str]] = {}
    kinds: dict[str, str] = {}
    for column in columns:
        text = row.get(column.name, "").strip()
        if column.option is not None:
            chosen.setdefault(column.key, {})[column.option] = text
            kinds[column.key] = column.question.kind
        elif text:
            found[column.key] = _value(text, column)
    for key, options in chosen.items():
        answer = _several(key, kinds[key], options)
        if answer is not None:
            found[key] = answer
    order = {column.key: place for place, column in enumerate(columns)}
    return {key: found[key] for key in sorted(found, key=order.__getitem__)}


def _columns_of(question: Question, theme: str | None, theme_ids: Sequence[str]) -> list[Column]:
    if question.kind in _APART:
        return []
    key = question.id if theme is None else f"{question.id}:{theme}"
    if question.kind in _SEVERAL:
        found = [
            Column(f"{key}={option}", key, question, theme, option)
            for option in _options(question, theme_ids)
        ]
    else:
        name = f"vraag.{key}" if key in FIXED else key
        found = [Column(name, key, question, theme)]
    if question.other:
        other = other_key(key)
        found.append(Column(other, other, question, theme, is_other=True))
    return found


def _options(question: Question, theme_ids: Sequence[str]) -> list[str]:
    options = [option.id for option in question.options]
    if question.kind == "top" and not options:
        options = list(theme_ids)
    options += [OTHER] if question.other else []
    options += [DONT_KNOW] if question.dont_know else []
    return options + ([NOT_SAID] if question.group else [])


def _cell(answer: object, column: Column) -> int | str | None:
    if answer is None:
        return None
    if column.option is None:
        return answer if isinstance(answer, int | str) else None
    several = [answer] if isinstance(answer, str) else list(answer)  # type: ignore[call-overload]
    if column.question.kind == "multiple":
        return int(column.option in several)
    return several.index(column.option) + 1 if column.option in several else None


def _value(text: str, column: Column) -> Answer:
    if column.question.kind in _NUMBERS and not column.is_other:
        whole = text.removesuffix(".0").removesuffix(",0")
        if whole.lstrip("-").isdecimal() and len(whole) < 12:
            return int(whole)
    return text


def _several(key: str, kind: str, options: Mapping[str, str]) -> Answer | None:
    given = {option: _value_of_option(key, option, text) for option, text in options.items()}
    picked = [option for option, number in given.items() if number]
    if not picked:
        return None
    if picked in ([DONT_KNOW], [NOT_SAID]):
        return picked[0]
    if kind == "multiple":
        return tuple(picked)
    picked.sort(key=given.__getitem__)
    if [given[option] for option in picked] != list(range(1, len(picked) + 1)):
        raise InvalidInput(
            _("{key}: nummer de keuzes 1, 2, 3 enzovoort, elk nummer een keer.").format(key=key)
        )
    return tuple(picked)


def _value_of_option(key: str, option: str, text: str) -> int:
    whole = text.removesuffix(".0").removesuffix(",0") or "0"
    if not (whole.isascii() and whole.isdecimal() and len(whole) < 4):
        raise InvalidInput(
            _("{key}={option}: hier hoort een heel getal of niets.").format(key=key, option=option)
        )
    return int(whole)
