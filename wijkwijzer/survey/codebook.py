"""What every column of the raw answers means, for whoever opens the file without us."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from wijkwijzer.i18n import choose
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import NOT_SAID, Buurt, Theme
from wijkwijzer.survey.columns import Column, columns
from wijkwijzer.survey.records import DONT_KNOW, OTHER, Question, Questionnaire

HEADINGS = ("kolom", "vraag", "soort", "thema", "waarde", "betekenis", "telt_voor")
"""Columns of the code book. They stay Dutch: a file must read the same for every program."""


def codebook(
    questionnaire: Questionnaire,
    themes: Sequence[Theme],
    buurten: Sequence[Buurt],
    fixed: Mapping[str, str],
) -> pd.DataFrame:
    """Return one row per column and value of a file with raw answers.

    Parameters
    ----------
    questionnaire, themes, buurten
        What was asked.
    fixed
        The columns that come before the answers: name -> what it holds.

    Returns
    -------
    DataFrame
        `HEADINGS`: name of the column; the question as it was asked; its kind; the theme; a value
        that stands in the column ("" for free text and numbers); what that value means; what the
        answer feeds (behoefte, cijfer, or the group variable).
    """
    names = {theme.id: choose(theme.name) for theme in themes}
    rows = [(name, text, "", "", "", "", "") for name, text in fixed.items()]
    for column in columns(questionnaire, [theme.id for theme in themes]):
        question = column.question
        head = (column.name, choose(question.text), question.kind)
        theme = names.get(column.theme or "", "")
        feeds = _feeds(questionnaire, question)
        for value, meaning in _values(column, names, buurten):
            rows.append((*head, theme, value, meaning, feeds))
    return pd.DataFrame(rows, columns=list(HEADINGS), dtype=object)


def _feeds(questionnaire: Questionnaire, question: Question) -> str:
    if question.group:
        return question.group
    if question.id == questionnaire.need_question:
        return _("behoefte")
    return _("cijfer") if question.id == questionnaire.score_question else ""


def _values(
    column: Column, themes: Mapping[str, str], buurten: Sequence[Buurt]
) -> Iterator[tuple[str, str]]:
    question = column.question
    if column.is_other:
        yield "", _("wat bij anders, namelijk is geschreven")
        return
    names = _option_names(question, themes, buurten)
    if column.option is not None:
        name = names[column.option]
        if question.kind == "top" and column.option not in {DONT_KNOW, NOT_SAID}:
            for rank in range(1, question.choose + 1):
                yield str(rank), _("nummer {n}: {option}").format(n=rank, option=name)
        else:
            yield "1", name
            if question.kind == "multiple":
                yield "0", _("niet gekozen: {option}").format(option=name)
        return
    yield from _whole_answer(question, names)


def _whole_answer(question: Question, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if question.kind in {"score", "urgency"}:
        ends = {question.minimum: question.low_text, question.maximum: question.high_text}
        for place, point in enumerate(range(question.minimum, question.maximum + 1)):
            word = question.words[place] if question.words else ends.get(point)
            yield str(point), choose(word) if word else ""
    elif question.kind == "number":
        yield (
            "",
            _("een heel getal van {low} tot en met {high}").format(
                low=question.minimum, high=question.maximum
            ),
        )
    elif question.kind in {"short", "long"}:
        yield "", _("wat is geschreven")
    yield from names.items()


def _option_names(
    question: Question, themes: Mapping[str, str], buurten: Sequence[Buurt]
) -> dict[str, str]:
    """Return every answer that is an id, with what it says."""
    names = {option.id: choose(option.text) for option in question.options}
    if question.kind == "buurt":
        names = {buurt.id: buurt.name for buurt in buurten}
    elif question.kind == "top" and not names:
        names = dict(themes)
    if question.other:
        names[OTHER] = _("Anders, namelijk")
    if question.dont_know:
        names[DONT_KNOW] = _("Weet ik niet")
    if question.group:
        names[NOT_SAID] = _("Dat zeg ik liever niet")
    return names
