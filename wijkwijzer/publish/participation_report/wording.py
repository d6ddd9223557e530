"""Words that several chapters of the report of a process use."""

from collections.abc import Sequence

from babel.lists import format_list

from wijkwijzer.days import day_in
from wijkwijzer.document import Paragraph
from wijkwijzer.i18n import current_language, date, number
from wijkwijzer.i18n import gettext as _

EMPTY = "–"


def day(iso: str) -> str:
    """Write an ISO date, or a stored moment, as a day."""
    return date(day_in(iso))


def many(n: int, one: str, more: str) -> str:
    """Write a number of things: "1 opmerking", "12 opmerkingen"."""
    return (one if n == 1 else more).replace("{n}", number(n))


def remarks(n: int) -> str:
    """Write a number of remarks."""
    return many(n, _("{n} opmerking"), _("{n} opmerkingen"))


def percent(part: float, whole: float) -> str:
    """Write a share in whole percents."""
    return _("{n} procent").format(n=number(round(100 * part / whole)))


def together(names: Sequence[str]) -> str:
    """Write names as a list within a sentence: a, b en c."""
    return format_list(list(names), style="standard", locale=current_language())


def fill_in(*questions: str) -> tuple[Paragraph, ...]:
    """Return marked places for what only a facilitator knows."""
    return tuple(
        Paragraph(text=_("Vul aan: {question}").format(question=question), style="fill_in")
        for question in questions
    )
