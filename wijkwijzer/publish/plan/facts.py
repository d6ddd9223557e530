"""Everything the chapters of the plan are made of, loaded once and as residents may see it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wijkwijzer.access.records import Identity
from wijkwijzer.ambitions.matrix import Matrix
from wijkwijzer.document import Block
from wijkwijzer.i18n import choose
from wijkwijzer.neighbourhood.places import buurten_at
from wijkwijzer.neighbourhood.records import Buurt, Point, Population, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.pact.poster import Poster
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.programme.koppelkansen import Koppelkans
from wijkwijzer.programme.records import Choice, Measure
from wijkwijzer.programme.words import listed
from wijkwijzer.publish.book import Book, open_book
from wijkwijzer.publish.feedback import Owed, owed
from wijkwijzer.publish.pact import Pact, pact
from wijkwijzer.publish.poster import poster
from wijkwijzer.publish.programme import works_together
from wijkwijzer.publish.voices import quotes
from wijkwijzer.store import Store
from wijkwijzer.wijkkompas.words import capitalised

Told = tuple[tuple[Block, ...], tuple[str, ...]]
"""What the data say in a chapter, and what is missing there."""


@dataclass(frozen=True)
class Facts:
    """What is known of a wijk, for everybody.

    Parameters
    ----------
    book
        None while there is no round.
    drawn
        The same compass, map and programme as on the poster.
    quotes
        Theme -> what residents wrote and a facilitator chose.
    choices
        Measure id -> what was decided on it at last.
    owed
        How much was brought in on each theme, and how much of it waits for a reply.
    """

    wijk: Wijk
    buurten: tuple[Buurt, ...]
    population: tuple[Population, ...]
    tasks: tuple[Task, ...]
    parties: Mapping[str, str]
    measures: tuple[Measure, ...]
    choices: Mapping[str, Choice]
    book: Book | None
    drawn: Poster
    quotes: Mapping[str, tuple[str, ...]]
    chances: tuple[Koppelkans, ...]
    pact: Pact
    owed: Owed

    @cached_property
    def themes(self) -> dict[str, str]:
        """Theme id -> its name within a sentence."""
        return {theme.id: choose(theme.name) for theme in theme_set(self.wijk.theme_set)}

    @cached_property
    def buurt_names(self) -> dict[str, str]:
        """Buurt id -> its name."""
        return {buurt.id: buurt.name for buurt in self.buurten}

    @cached_property
    def matrix(self) -> Matrix | None:
        """What every party wants on every theme; None while nobody said anything."""
        if self.book is None:
            return None
        found = self.book.matrix().content
        return found if any(row.n_stated for row in found.rows) else None

    def themes_named(self, themes: Sequence[str]) -> str:
        """Name themes as a list that begins a line."""
        return capitalised(listed([self.themes.get(one, one) for one in themes]))

    def where(self, buurten: Sequence[str], corners: Sequence[Point] = ()) -> str:
        """Name buurten, or those that a place touches; "" for the whole wijk."""
        found = buurten or buurten_at(self.buurten, corners)
        return listed([self.buurt_names[one] for one in found if one in self.buurt_names])


def gathered(store: Store, wijk_id: str, *, identity: Identity, now: dt.datetime) -> Facts:
    """Load everything; who may not make a plan is refused.

    Raises
    ------
    NotAllowed, NotFound
        Residents do not make plans; there is no such wijk.
    """
    drawn = poster(store, wijk_id, identity=identity, now=now).content
    book = open_book(store, wijk_id, "public", now=now)
    with store.read() as reader:
        wijk = reader.get(Wijk, wijk_id)
        round_id = book.facts.context.round.id if book else ""
        buurten = tuple(reader.all(Buurt, wijk_id))
        population = tuple(reader.all(Population, wijk_id))
        tasks = tuple(reader.all(Task, wijk_id))
        measures = tuple(reader.all(Measure, wijk_id))
        parties = {party.id: party.name for party in reader.all(Party, wijk_id)}
        # Oldest first, so the latest stays.
        choices = {choice.measure_id: choice for choice in reader.choices(wijk_id)}
    return Facts(
        wijk=wijk,
        buurten=buurten,
        population=population,
        tasks=tasks,
        parties=parties,
        measures=measures,
        choices=choices,
        book=book,
        drawn=drawn,
        quotes=quotes(store, wijk_id, round_id).content if book else {},
        chances=works_together(store, wijk_id, book, identity=identity, now=now).content,
        pact=pact(store, wijk_id, identity=identity, now=now, audience="public").content,
        owed=owed(store, wijk_id, now=now).content,
    )
