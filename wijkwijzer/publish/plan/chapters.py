"""The wijkplan of a wijk: every chapter that can be made from what is known now.

Whoever makes it, its numbers are those for residents: rounded, and hidden where few answered. Of
what residents wrote only quotes stand in it that a facilitator chose.
"""

import datetime as dt
from collections.abc import Callable, Mapping

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_of
from wijkwijzer.i18n import current_language, date
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.pact.plan import Chapter, Plan
from wijkwijzer.pact.records import PLAN_CHAPTERS, PlanChapter, PlanText, plan_text_id
from wijkwijzer.publish.book import open_book
from wijkwijzer.publish.plan.agreements import agreed, going_on
from wijkwijzer.publish.plan.facts import Facts, Told, gathered
from wijkwijzer.publish.plan.making import making
from wijkwijzer.publish.plan.programme import programme
from wijkwijzer.publish.plan.wijk import portrait, tasks
from wijkwijzer.publish.plan.wishes import ambitions, compass, needs
from wijkwijzer.publish.remembered import remembered
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.store import Reader, Store


def plan(store: Store, wijk_id: str, *, identity: Identity, now: dt.datetime) -> Released[Plan]:
    """Return the plan of a wijk, with what was written in its chapters.

    Raises
    ------
    NotAllowed, NotFound
        Residents do not make plans; there is no such wijk.
    """
    book = open_book(store, wijk_id, "public", now=now)
    with store.read() as reader:
        require(identity, "see_programme", reader.get(Wijk, wijk_id))

        def make() -> Released[Plan]:
            facts = gathered(store, wijk_id, identity=identity, now=now)
            return Released(_made(facts, reader, now), "public")

        day = day_of(now)
        return remembered(reader, wijk_id, "plan", make, book, day, current_language())


def _made(facts: Facts, reader: Reader, now: dt.datetime) -> Plan:
    wijk_id = facts.wijk.id
    written = {one.chapter: one for one in reader.all(PlanText, wijk_id)}
    return Plan(
        wijk_id=wijk_id,
        made_on=day_of(now),
        stand=_stand(facts),
        chapters=tuple(_chapter(facts, chapter, written.get(chapter)) for chapter in PLAN_CHAPTERS),
        drawn=facts.drawn,
        matrix=facts.matrix,
        parties=facts.parties,
        themes=tuple(theme_set(facts.wijk.theme_set)),
    )


def _chapter(facts: Facts, chapter: PlanChapter, written: PlanText | None) -> Chapter:
    blocks, missing = _TELLS[chapter](facts)
    wijk_id = facts.wijk.id
    none = PlanText(id=plan_text_id(wijk_id, chapter), wijk_id=wijk_id, chapter=chapter)
    return Chapter(chapter, written or none, blocks, missing)


def _foreword(_facts: Facts) -> Told:
    return (), ()


def _stand(facts: Facts) -> str:
    if facts.book is None or facts.book.facts.stand_at is None:
        return ""
    day = dt.datetime.fromisoformat(facts.book.facts.stand_at)
    return date(day)


_TELLS: Mapping[PlanChapter, Callable[[Facts], Told]] = {
    "voorwoord": _foreword,
    "portret": portrait,
    "behoeften": needs,
    "opgaven": tasks,
    "kompas": compass,
    "ambities": ambitions,
    "programma": programme,
    "afspraken": agreed,
    "verder": going_on,
    "verantwoording": making,
}
