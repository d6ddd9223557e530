"""Two rounds of a wijk side by side, as one audience may see them."""

import datetime as dt
from dataclasses import dataclass

from wijkwijzer.publish.book import Book, open_book
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.store import Store
from wijkwijzer.store.questionnaires import find_questionnaire
from wijkwijzer.survey.comparison import Comparison, compare
from wijkwijzer.survey.records import Round
from wijkwijzer.wijkkompas.earlier import ThenAndNow
from wijkwijzer.wijkkompas.results import View


@dataclass(frozen=True)
class Earlier:
    """The round before the one of a book, and what of it can be compared."""

    round: Round
    comparison: Comparison


def earlier_round(store: Store, book: Book) -> Earlier | None:
    """Return the round before the one of this book; None when it is the first."""
    context = book.facts.context
    with store.read() as reader:
        rounds = reader.all(Round, context.wijk.id)
        place = [round_.id for round_ in rounds].index(context.round.id)
        if place == 0:
            return None
        last = rounds[place - 1]
        asked = find_questionnaire(reader, last.questionnaire, last.questionnaire_version)
    themes = context.theme_ids
    return Earlier(last, compare(context.questionnaire, asked, themes, themes))


def beside_earlier(
    store: Store, book: Book, earlier: Earlier, view: View, *, now: dt.datetime
) -> Released[tuple[ThenAndNow, ...]]:
    """Lay the needs of the earlier round beside those of this book, and say what changed.

    Both come out of their own stands, for the same audience; only themes that can be compared and
    have a figure in both rounds are there.
    """
    context = book.facts.context
    then = open_book(store, context.wijk.id, book.audience, now=now, round_id=earlier.round.id)
    if then is None:
        return Released((), book.audience)
    return book.beside(then, view, earlier.comparison.themes)
