"""Everything of a wijk that one audience may see, computed once per revision.

A book is what pages, command line and reports ask: the compass of any view, the map, the ambition
matrix, the remarks that were passed. All of it leaves as `Released`.
"""

import datetime as dt
import threading
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace

from wijkwijzer.ambitions.findings import NeedBound
from wijkwijzer.ambitions.matrix import Matrix, matrix
from wijkwijzer.ambitions.records import Ambition
from wijkwijzer.neighbourhood.places import middle
from wijkwijzer.neighbourhood.records import Population
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.publish.figures import LiveFigures, StandFigures, live_figures
from wijkwijzer.publish.remembered import passed
from wijkwijzer.publish.stands import advance
from wijkwijzer.statistics.disclosure import Audience, Released
from wijkwijzer.store import Reader, Store
from wijkwijzer.store.context import RoundContext, round_context
from wijkwijzer.survey.questionnaires import find_question
from wijkwijzer.survey.records import Contribution, Round
from wijkwijzer.wijkkompas.computation import border_of_need, compass, in_whole_points
from wijkwijzer.wijkkompas.earlier import (
    ThenAndNow,
    change_in_whole_points,
    changes,
    then_and_now,
)
from wijkwijzer.wijkkompas.ranking import Ranking, ranking
from wijkwijzer.wijkkompas.results import (
    Borders,
    Compass,
    MapContent,
    Needs,
    Pin,
    TaskPlace,
    View,
)


@dataclass(frozen=True)
class Facts:
    """What surrounds the figures: names, tasks and when it was published.

    Parameters
    ----------
    arrivals
        Responses that were sent so far; moves at once.
    stand, stand_at
        Number and moment of the newest stand; None before the first.
    stand_of_groups_at
        Moment of the newest stand of buurten and groups, or None.
    release
        Changes whenever anything in the book does.
    """

    context: RoundContext
    parties: tuple[Party, ...]
    tasks: tuple[Task, ...]
    population: Mapping[str, int | None]
    arrivals: int
    stand: int | None
    stand_at: str | None
    stand_of_groups_at: str | None
    release: int

    @property
    def theme_names(self) -> dict[str, dict[str, str]]:
        """Theme id -> name per language."""
        return {theme.id: theme.name for theme in self.context.themes}

    @property
    def buurt_names(self) -> dict[str, str]:
        """Buurt id -> name."""
        return {buurt.id: buurt.name for buurt in self.context.buurten}

    @property
    def party_names(self) -> dict[str, str]:
        """Party id -> name."""
        return {party.id: party.name for party in self.parties}


class Book:
    """What one audience may see of a wijk at one revision; made by `open_book`."""

    def __init__(
        self,
        facts: Facts,
        audience: Audience,
        *,
        figures: LiveFigures | StandFigures,
        contributions: tuple[Contribution, ...],
        ambitions: tuple[Ambition, ...],
    ) -> None:
        self.facts = facts
        self.audience: Audience = audience
        self._figures = figures
        self._contributions = contributions
        self._ambitions = ambitions
        self._compasses: dict[View, Compass] = {}
        self._known_needs: dict[View, Needs] = {}
        self._rankings: dict[View, Ranking] = {}
        self._matrix: Matrix | None = None
        self._lock = threading.Lock()
        self._edition = object()

    def __eq__(self, other: object) -> bool:
        """Books are equal that differ in the count of arrivals only: what is drawn is the same."""
        return isinstance(other, Book) and self._edition is other._edition

    def __hash__(self) -> int:
        return hash(self._edition)

    def recounted(self, arrivals: int) -> "Book":
        """Return this book beside another count of arrivals; what was computed is shared."""
        other = copy(self)
        other.facts = replace(self.facts, arrivals=arrivals)
        return other

    def answered(self, figures: LiveFigures, arrivals: int, release: int) -> "Book":
        """Return this book with the figures of more answers, for who sees each at once."""
        facts = replace(self.facts, arrivals=arrivals, release=release)
        return Book(
            facts,
            self.audience,
            figures=figures,
            contributions=self._contributions,
            ambitions=self._ambitions,
        )

    def compass(self, view: View = View()) -> Released[Compass]:  # noqa: B008 - frozen
        """Return the compass of a view."""
        with self._lock:
            found = self._compasses.get(view)
            if found is None:
                found = self._compasses[view] = self._compute(view)
        return Released(found, self.audience)

    def ranking(self, view: View = View()) -> Released[Ranking]:  # noqa: B008 - frozen
        """Return the themes of a view in order of need, as far as they may be shown."""
        with self._lock:
            found = self._rankings.get(view)
            if found is None:
                found = ranking(self._needs(view), self.facts.context.theme_ids)
                self._rankings[view] = found
        return Released(found, self.audience)

    def beside(
        self, then: "Book", view: View, themes: Sequence[str]
    ) -> Released[tuple[ThenAndNow, ...]]:
        """Lay the needs of an earlier round, for the same audience, beside those of this one.

        Parameters
        ----------
        then
            The book of the earlier round.
        themes
            Those that were asked in the same way.
        """
        before = then._needs(view)  # noqa: SLF001 - a book too
        found = changes(before, self._needs(view), themes)
        if self.audience == "public":
            found = {theme: change_in_whole_points(change) for theme, change in found.items()}
        pairs = then_and_now(then.compass(view).content, self.compass(view).content, found)
        return Released(pairs, self.audience)

    def map_content(self) -> Released[MapContent]:
        """Return the buurten with their compasses, the passed pins and the places of tasks."""
        names = self.facts.party_names
        return Released(
            MapContent(
                buurten=self.facts.context.buurten,
                compasses={
                    b.id: self.compass(View(buurt=b.id)).content for b in self.facts.context.buurten
                },
                pins=tuple(
                    Pin(c.id, c.theme, c.point or middle(c.ring), text=c.text, ring=c.ring)
                    for c in self._contributions
                    if c.point or c.ring
                ),
                places=tuple(
                    TaskPlace(
                        id=task.id,
                        theme=task.theme,
                        point=task.point or middle(task.ring),
                        title=task.title,
                        party=names[task.party_id],
                        ring=task.ring,
                    )
                    for task in self.facts.tasks
                    if task.point or task.ring
                ),
            ),
            self.audience,
        )

    def remarks(self) -> Released[tuple[Contribution, ...]]:
        """Return what residents wrote and a facilitator passed, newest first."""
        bare = {"response_id": None, "channel": "tablet", "intake_place": "", "reason": ""}
        return Released(
            tuple(c.model_copy(update=bare) for c in reversed(self._contributions)),
            self.audience,
        )

    def matrix(self) -> Released[Matrix]:
        """Return the ambition matrix, laid beside the needs of the whole wijk.

        To residents it says nothing about needs while the compass is not shown to them.
        """
        compass_ = self.compass().content
        with self._lock:
            if self._matrix is None:
                self._matrix = self._beside_needs(compass_)
            return Released(self._matrix, self.audience)

    def _beside_needs(self, found: Compass) -> Matrix:
        told = self.audience != "public" or "kompas" in self.facts.context.wijk.published
        bounds = {
            result.theme: NeedBound(result.low, result.high, found.borders.need)
            for result in found.themes
            if told and result.low is not None and result.high is not None
        }
        return matrix(
            self.facts.context.theme_ids,
            self.facts.parties,
            self._ambitions,
            {theme: bounds.get(theme) for theme in self.facts.context.theme_ids},
        )

    def ambitions(self) -> tuple[Ambition, ...]:
        """Return the stated ambitions as records, with their notes."""
        return self._ambitions

    def _needs(self, view: View) -> Needs:
        """Return the figures of a view, not rounded for anybody; computed once."""
        found = self._known_needs.get(view)
        if found is None:
            found = self._known_needs[view] = self._figures.needs(view)
        return found

    def _compute(self, view: View) -> Compass:
        found = compass(
            self._needs(view),
            self.facts.tasks,
            self.facts.context.theme_ids,
            self.facts.population,
            self._borders(),
            view,
        )
        return in_whole_points(found) if self.audience == "public" else found

    def _borders(self) -> Borders:
        context = self.facts.context
        asked = context.questionnaire
        choose = find_question(asked, asked.need_question).choose
        chosen = context.wijk.border_need
        need = (
            border_of_need(asked.need_rule, len(context.themes), choose)
            if chosen is None
            else chosen
        )
        return Borders(need=need, task=context.wijk.border_task)


def open_book(
    store: Store, wijk_id: str, audience: Audience, *, now: dt.datetime, round_id: str | None = None
) -> Book | None:
    """Return what `audience` may see of a wijk now; None while it has no round.

    Nothing is computed twice for the same revision, however many screens ask.
    """
    chosen = _chosen(store, wijk_id, round_id)
    if chosen is not None and audience != "facilitator":
        advance(store, wijk_id, chosen, now=now)
    return standing_book(store, wijk_id, audience, round_id=chosen)


def standing_book(
    store: Store, wijk_id: str, audience: Audience, *, round_id: str | None = None
) -> Book | None:
    """Return the same without letting figures move: nothing is written."""
    chosen = _chosen(store, wijk_id, round_id)
    if chosen is None:
        return None
    with store.read() as reader:
        return _kept_book(reader, wijk_id, chosen, audience)


def _chosen(store: Store, wijk_id: str, round_id: str | None) -> str | None:
    """Return the round that is asked for, or the newest."""
    if round_id is not None:
        return round_id
    with store.read() as reader:
        rounds = reader.all(Round, wijk_id)
    return rounds[-1].id if rounds else None


_books: dict[tuple[str, str, Audience], tuple[tuple[int, ...], int, Book]] = {}
"""What is shown, with the revisions it was made of and that of the responses it counts."""
_lock = threading.Lock()
_SHOWN = ("records", "contributions", "stands")


def _kept_book(reader: Reader, wijk_id: str, round_id: str, audience: Audience) -> Book:
    shown = tuple(reader.revision(wijk_id, stream) for stream in _SHOWN)
    responses = reader.revision(wijk_id, "responses")
    key = (reader.source, round_id, audience)
    known = _books.get(key)
    if known and known[:2] == (shown, responses):
        return known[2]
    with _lock:
        known = _books.get(key)
        if known and known[:2] == (shown, responses):
            return known[2]
        if known and known[0] == shown:
            book = _with_arrivals(reader, wijk_id, round_id, known[2])
        else:
            book = _make_book(reader, wijk_id, round_id, audience)
        _books[key] = (shown, responses, book)
    return book


def _with_arrivals(reader: Reader, wijk_id: str, round_id: str, book: Book) -> Book:
    """Return a book after answers came in, where nothing else changed."""
    arrivals = reader.response_count(round_id)
    if book.audience != "facilitator":
        return book.recounted(arrivals)
    figures = live_figures(reader, book.facts.context)
    return book.answered(figures, arrivals, release_number(reader, wijk_id, book.audience))


def forget_all() -> None:
    """Forget every book, because something that may stand in it was erased."""
    with _lock:
        _books.clear()


def _make_book(reader: Reader, wijk_id: str, round_id: str, audience: Audience) -> Book:
    context = round_context(reader, wijk_id, round_id)
    stands = reader.shown_stands(round_id)
    whole = [stand for stand in stands if stand.kind == "all"]
    facts = Facts(
        context=context,
        parties=tuple(reader.all(Party, wijk_id)),
        tasks=tuple(reader.all(Task, wijk_id)),
        population={b.id: None for b in context.buurten}
        | {p.buurt_id: p.count for p in reader.all(Population, wijk_id) if p.variable == "total"},
        arrivals=reader.response_count(round_id),
        stand=stands[-1].number if stands else None,
        stand_at=stands[-1].at if stands else None,
        stand_of_groups_at=whole[-1].at if whole else None,
        release=release_number(reader, wijk_id, audience),
    )
    return Book(
        facts,
        audience,
        figures=live_figures(reader, context)
        if audience == "facilitator"
        else StandFigures(context, stands, audience),
        contributions=passed(reader, wijk_id),
        ambitions=tuple(reader.all(Ambition, wijk_id)),
    )


def release_number(reader: Reader, wijk_id: str, audience: Audience) -> int:
    """Return a number that rises whenever something this audience sees may have changed.

    Arrivals do not count, except for a facilitator, who sees every answer at once.
    """
    return sum(reader.revision(wijk_id, stream) for stream in streams_of(audience))


def streams_of(audience: Audience) -> tuple[str, ...]:
    """Return the revisions on which hangs what this audience sees; arrivals are counted apart."""
    return (*_SHOWN, "responses") if audience == "facilitator" else _SHOWN
