"""The wijkposter: what may hang on a wall where everybody sees it.

Whoever makes it, its numbers are those for residents: rounded, and hidden where few answered. In
the words of residents stand quotes that a facilitator chose, and nothing else that they wrote.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.ambitions.findings import CARRYING
from wijkwijzer.days import day_of
from wijkwijzer.i18n import current_language, date, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.pact.poster import Lane, Poster, SharedAmbition, TopNeed
from wijkwijzer.publish.book import Book, open_book
from wijkwijzer.publish.poster_programme import programme_lanes
from wijkwijzer.publish.remembered import remembered
from wijkwijzer.publish.voices import quotes
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.store import Store
from wijkwijzer.wijkkompas.classes import class_of, colour_classes
from wijkwijzer.wijkkompas.presentation import compass_drawing, theme_names
from wijkwijzer.wijkkompas.results import Compass, MapContent, ThemeResult
from wijkwijzer.wijkkompas.sentences import headline, map_sentence, need_clause
from wijkwijzer.wijkkompas.words import capitalised

MOST_NEEDS = 3
MOST_AMBITIONS = 5
LONGEST_QUOTE = 220
"""A longer quote is not read in passing; then the shortest of a theme stands there."""


def poster(store: Store, wijk_id: str, *, identity: Identity, now: dt.datetime) -> Released[Poster]:
    """Return what stands on the poster of a wijk.

    Raises
    ------
    NotAllowed, NotFound
        Residents do not make posters; there is no such wijk.
    """
    book = open_book(store, wijk_id, "public", now=now)
    with store.read() as reader:
        wijk = reader.get(Wijk, wijk_id)
        require(identity, "see_programme", wijk)
        buurten = tuple(reader.all(Buurt, wijk_id))

        def make() -> Released[Poster]:
            lanes = programme_lanes(store, wijk, now=now)
            if book is None:
                return Released(_empty(wijk, buurten, lanes, now), "public")
            return Released(_of_book(store, wijk, book, lanes, now), "public")

        day = day_of(now)
        return remembered(reader, wijk_id, "poster", make, book, day, current_language())


def _empty(
    wijk: Wijk, buurten: Sequence[Buurt], lanes: tuple[Lane, ...], now: dt.datetime
) -> Poster:
    return Poster(
        wijk_name=wijk.name,
        municipality=wijk.municipality,
        is_example=wijk.is_example,
        sentence="",
        compass=None,
        needs=(),
        ambitions=(),
        areas=tuple((buurt, None) for buurt in buurten),
        map_theme="",
        map_sentence="",
        lanes=lanes,
        source=_("Gemaakt op {day}.").format(day=date(now)),
    )


def _of_book(
    store: Store, wijk: Wijk, book: Book, lanes: tuple[Lane, ...], now: dt.datetime
) -> Poster:
    context = book.facts.context
    released = book.compass()
    found, names = released.content, theme_names(context.themes)
    rule = context.questionnaire.need_rule
    top = top_needs(found)
    drawn = any(result.need is not None for result in found.themes)
    areas, map_theme, told = _map(book, names)
    return Poster(
        wijk_name=wijk.name,
        municipality=wijk.municipality,
        is_example=wijk.is_example,
        sentence=headline(found, names, book.facts.buurt_names, rule) if drawn else "",
        compass=compass_drawing(released, context.themes, book.facts.buurt_names, rule)
        if drawn
        else None,
        needs=_needs(store, wijk, book, top),
        ambitions=_shared(book, names),
        areas=areas,
        map_theme=map_theme,
        map_sentence=told,
        lanes=lanes,
        source=_source(found, now),
    )


def top_needs(found: Compass) -> list[ThemeResult]:
    """Return the themes on which residents ask most, the largest need first.

    Where the need is surely high comes first; where it may be low comes only when that is all.
    """
    shown = [result for result in found.themes if result.need is not None]
    border = found.borders.need
    return sorted(shown, key=lambda one: (not (one.low or 0) > border, -(one.need or 0)))[
        :MOST_NEEDS
    ]


def _needs(store: Store, wijk: Wijk, book: Book, top: Sequence[ThemeResult]) -> tuple[TopNeed, ...]:
    context = book.facts.context
    said = quotes(store, wijk.id, context.round.id).content
    themes = {theme.id: theme for theme in context.themes}
    names = theme_names(context.themes)
    rule = context.questionnaire.need_rule
    return tuple(
        TopNeed(
            name=capitalised(names[one.theme]),
            pictogram=themes[one.theme].pictogram,
            sentence=capitalised(need_clause(one, rule)) + ".",
            quote=_quote(said.get(one.theme, ())),
        )
        for one in top
    )


def _quote(said: Sequence[str]) -> str:
    """Return the first that can be read in passing, else the shortest."""
    fitting = [text for text in said if len(text) <= LONGEST_QUOTE]
    return fitting[0] if fitting else min(said, key=len, default="")


def _shared(book: Book, names: Mapping[str, str]) -> tuple[SharedAmbition, ...]:
    """Return the themes that two parties or more carry, those that most parties carry first."""
    themes = {theme.id: theme for theme in book.facts.context.themes}
    party_names = book.facts.party_names
    found = []
    for row in book.matrix().content.rows:
        carrying = [p for p, level in row.levels.items() if level is not None and level >= CARRYING]
        if len(carrying) >= 2:
            found.append(
                SharedAmbition(
                    name=capitalised(names[row.theme]),
                    pictogram=themes[row.theme].pictogram,
                    parties=tuple(party_names[party] for party in carrying),
                    everybody=len(carrying) == row.n_stated,
                )
            )
    found.sort(key=lambda one: (-len(one.parties), not one.everybody))
    return tuple(found[:MOST_AMBITIONS])


def _map(
    book: Book, names: Mapping[str, str]
) -> tuple[tuple[tuple[Buurt, int | None], ...], str, str]:
    """Return the class of each buurt on one theme, the name of that theme, and words.

    It is the largest need of which the buurten surely differ; without one the map has no classes.
    """
    content = book.map_content().content
    needs = sorted(book.compass().content.themes, key=lambda one: -(one.need or 0))
    theme = next((one.theme for one in needs if one.need and _differs(content, one.theme)), None)
    if theme is None:
        return tuple((buurt, None) for buurt in content.buurten), "", ""
    areas = []
    for buurt in content.buurten:
        found = content.compasses[buurt.id]
        need = found.theme(theme).need
        classes = colour_classes("need", LIGHT, found.borders)
        areas.append((buurt, None if need is None else classes.index(class_of(need, classes))))
    told = map_sentence(content, theme, "need", names, book.facts.buurt_names)
    return tuple(areas), capitalised(names[theme]), told


def _differs(content: MapContent, theme: str) -> bool:
    """Return whether the highest and the lowest buurt lie apart with their intervals."""
    found = [compass.theme(theme) for compass in content.compasses.values()]
    shown = [one for one in found if one.need is not None]
    if len(shown) < 2:
        return False
    top = max(shown, key=lambda one: one.need or 0)
    bottom = min(shown, key=lambda one: one.need or 0)
    return top.low is not None and bottom.high is not None and top.low > bottom.high


def _source(found: Compass, now: dt.datetime) -> str:
    if not found.n_responses:
        return _("Gemaakt op {day}.").format(day=date(now))
    return _("Ongeveer {n} bewoners vulden de enquête in. Gemaakt op {day}.").format(
        n=number(found.n_responses), day=date(now)
    )
