"""A questionnaire as it stands on paper: numbered questions and a code for every answer.

The printed form and the page on which forms are entered read the same numbers and codes from here,
so that what stands on paper can be typed as it stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from wijkwijzer.i18n import choose
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import NOT_SAID, Buurt, Theme
from wijkwijzer.survey.records import (
    DONT_KNOW,
    OTHER,
    Condition,
    Question,
    Questionnaire,
    Step,
)

TAPPED = ("buurt", "top")
"""Kinds whose help is about tapping; paper says in its own words how they are filled in."""


@dataclass(frozen=True)
class Choice:
    """An answer that can be marked, and what is typed for it."""

    id: str
    code: str
    text: str
    pictogram: str = ""


@dataclass(frozen=True)
class PaperQuestion:
    """One question on paper.

    Parameters
    ----------
    key
        Under which the answer is stored.
    number
        As printed: "3", or "3b" where several questions are about one theme.
    choices
        Of a choice or a top; a scale has none, its points are typed as they are.
    aside
        The way not to answer: `weet_niet`, `niet_gezegd`, or None where there is none.
    only_if
        In words for whom the question is; "" for everyone.
    conditions
        The same, each with the key of the question it looks at; all must hold.
    """

    key: str
    number: str
    question: Question
    text: str
    help: str
    choices: tuple[Choice, ...]
    aside: Choice | None
    only_if: str = ""
    conditions: tuple[tuple[str, Condition], ...] = ()


@dataclass(frozen=True)
class Block:
    """What stands together: the questions about one theme, or those of a step.

    Parameters
    ----------
    number
        Of a theme whose questions are lettered; else "".
    title, about, help
        A heading, a theme's one-line question, and sentences below; may be empty.
    theme
        The theme it is about, or None.
    """

    number: str
    title: str
    about: str
    help: tuple[str, ...]
    theme: Theme | None
    questions: tuple[PaperQuestion, ...]


def paper_blocks(
    questionnaire: Questionnaire, themes: Sequence[Theme], buurten: Sequence[Buurt]
) -> tuple[Block, ...]:
    """Give every question its number, in the language of this context.

    A theme takes one number, its questions letters behind it; every other question a number of its
    own. The order is that of the screen.

    Parameters
    ----------
    questionnaire, themes, buurten
        What is asked, in the order in which it is shown.
    """
    numbering = _Numbering(themes, buurten)
    blocks: list[Block] = []
    for step in questionnaire.steps:
        if step.each_theme:
            blocks += [numbering.of_theme(step, theme) for theme in themes]
        else:
            blocks.append(numbering.of_step(step))
    return tuple(blocks)


def paper_questions(blocks: Sequence[Block]) -> Iterator[PaperQuestion]:
    """Go through the questions in the order in which they are printed."""
    for block in blocks:
        yield from block.questions


def codes(n: int) -> tuple[str, ...]:
    """Return what is typed for each of `n` answers: a to z, or numbers when that is too few."""
    if n <= len(ascii_lowercase):
        return tuple(ascii_lowercase[:n])
    return tuple(str(place) for place in range(1, n + 1))


class _Numbering:
    """Hands out numbers, and remembers them for conditions."""

    def __init__(self, themes: Sequence[Theme], buurten: Sequence[Buurt]) -> None:
        self.themes = themes
        self.buurten = buurten
        self.last = 0
        self.asked: dict[str, PaperQuestion] = {}

    def of_theme(self, step: Step, theme: Theme) -> Block:
        self.last += 1
        letters = ascii_lowercase if len(step.questions) > 1 else ("",)
        questions = tuple(
            self._question(question, f"{self.last}{letter}", step.show_if, theme)
            for question, letter in zip(step.questions, letters, strict=False)
        )
        help_ = tuple(choose(line) for line in theme.help)
        title = capital(choose(theme.name))
        return Block(str(self.last), title, choose(theme.question), help_, theme, questions)

    def of_step(self, step: Step) -> Block:
        questions = []
        for question in step.questions:
            self.last += 1
            questions.append(self._question(question, str(self.last), step.show_if, None))
        title = choose(step.title) if step.title else ""
        help_ = (choose(step.help),) if step.help else ()
        return Block("", title, "", help_, None, tuple(questions))

    def _question(
        self, question: Question, number: str, of_step: Condition | None, theme: Theme | None
    ) -> PaperQuestion:
        key = f"{question.id}:{theme.id}" if theme else question.id
        conditions = tuple(
            (earlier, condition)
            for condition in (of_step, question.show_if)
            if condition and (earlier := self._earlier(condition, theme))
        )
        help_ = question.help if question.kind not in TAPPED else None
        made = PaperQuestion(
            key=key,
            number=number,
            question=question,
            text=choose(question.text),
            help=choose(help_) if help_ else "",
            choices=_choices(question, self.themes, self.buurten),
            aside=_aside(question),
            only_if=" ".join(_condition_words(*pair) for pair in conditions),
            conditions=tuple((earlier.key, condition) for earlier, condition in conditions),
        )
        self.asked[key] = made
        return made

    def _earlier(self, condition: Condition, theme: Theme | None) -> PaperQuestion | None:
        same_theme = f"{condition.question}:{theme.id}" if theme else ""
        return self.asked.get(same_theme) or self.asked.get(condition.question)


def _condition_words(earlier: PaperQuestion, condition: Condition) -> str:
    """Say in plain words when a question is for you."""
    low, high = condition.at_least, condition.at_most
    if condition.any_of:
        names = {choice.id: choice.text for choice in earlier.choices}
        chosen = [names.get(id_, id_) for id_ in condition.any_of]
        return _("Alleen als u bij vraag {number} dit koos: {answers}.").format(
            number=earlier.number, answers=_(" of ").join(chosen)
        )
    if low is not None and high is not None:
        text = _("Alleen als u bij vraag {number} een {low} tot en met {high} gaf.")
    elif low is not None:
        text = _("Alleen als u bij vraag {number} een {low} of hoger gaf.")
    else:
        text = _("Alleen als u bij vraag {number} een {high} of lager gaf.")
    return text.format(number=earlier.number, low=low, high=high)


def _choices(
    question: Question, themes: Sequence[Theme], buurten: Sequence[Buurt]
) -> tuple[Choice, ...]:
    options = [(option.id, choose(option.text), "") for option in question.options]
    if question.kind == "buurt":
        options = [(buurt.id, buurt.name, "") for buurt in buurten]
    elif (question.kind == "top" and not options) or question.ask_theme:
        options = [(theme.id, capital(choose(theme.name)), theme.pictogram) for theme in themes]
    if question.other:
        options.append((OTHER, _("Anders, namelijk:"), ""))
    return tuple(
        Choice(id_, code, text, pictogram)
        for (id_, text, pictogram), code in zip(options, codes(len(options)), strict=True)
    )


def _aside(question: Question) -> Choice | None:
    if question.dont_know:
        return Choice(DONT_KNOW, "-", _("Weet ik niet"))
    if question.group:
        return Choice(NOT_SAID, "-", _("Dat zeg ik liever niet"))
    return None


def capital(text: str) -> str:
    """Return the text with a capital, as a title."""
    return text[:1].upper() + text[1:]
