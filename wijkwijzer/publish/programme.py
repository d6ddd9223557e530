"""The longlist and the works of a wijk, for who chooses together."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.ambitions.records import Ambition
from wijkwijzer.days import day_of
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.neighbourhood.places import middle
from wijkwijzer.neighbourhood.records import Buurt, Point, Wijk
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.programme.criteria import Evidence, Judged, judge
from wijkwijzer.programme.koppelkansen import Koppelkans, koppelkansen, undertakings
from wijkwijzer.programme.records import Choice, Measure, Tie, Work
from wijkwijzer.programme.suggestions import Candidate, Suggester
from wijkwijzer.publish.book import Book
from wijkwijzer.publish.inputs import written
from wijkwijzer.publish.meetings import part_result
from wijkwijzer.publish.remembered import links_of, remarks, remembered, remembered_from
from wijkwijzer.statistics.disclosure import Audience, Released
from wijkwijzer.store import Reader, Store
from wijkwijzer.store.links import Link


@dataclass(frozen=True)
class Longlist:
    """What there is to choose from, and what was chosen.

    Parameters
    ----------
    measures
        All of them, in order of creation, whatever was decided.
    judged
        Those on the longlist or chosen, by criteria; not the merged and not chosen ones.
    sources
        Measure id -> what it answers to, with what was merged into it answered to; of cards that
        were merged the one that stays.
    choices
        Measure id -> what was decided on it, oldest first.
    """

    measures: tuple[Measure, ...]
    judged: Judged
    sources: Mapping[str, tuple[Tie, ...]]
    choices: Mapping[str, tuple[Choice, ...]]


def longlist(
    store: Store, wijk_id: str, book: Book | None, *, identity: Identity
) -> Released[Longlist]:
    """Return the longlist with every criterion.

    Parameters
    ----------
    book
        Of the round whose needs count, for the audience of `identity`; None while there is none.

    Raises
    ------
    NotAllowed, NotFound
        Residents do not see it; there is no such wijk.
    """
    with store.read() as reader:
        require(identity, "see_programme", reader.get(Wijk, wijk_id))
        listed = remembered(reader, wijk_id, "listed", lambda: _listed(reader, wijk_id))
    supported = support(store, wijk_id, listed.by_title, listed.by_card)
    needs = _needs(book)

    def make() -> Longlist:
        return _judged(listed, needs, supported)

    with store.read() as reader:
        of = (*needs.items(), *supported.items())
        found = remembered(reader, wijk_id, "longlist", make, listed, of)
    return Released(found, _audience(identity))


@dataclass(frozen=True, eq=False)
class _Listed:
    """What stands on the longlist and what it hangs on, before it is judged; known by itself.

    Parameters
    ----------
    at_hand
        The measures on the longlist or chosen.
    by_title, by_card
        Measure at hand by its title, and all of them by the idea of a meeting from which they
        came; of what was merged the measure, and the idea, that stays.
    urgencies, levels
        By measure, of its tasks; by theme, of the ambitions that are stated.
    """

    measures: tuple[Measure, ...]
    at_hand: tuple[Measure, ...]
    sources: Mapping[str, tuple[Tie, ...]]
    choices: Mapping[str, tuple[Choice, ...]]
    by_title: Mapping[str, str]
    by_card: Mapping[str, Collection[str]]
    urgencies: Mapping[str, Sequence[int]]
    levels: Mapping[str, Sequence[int]]


def _listed(reader: Reader, wijk_id: str) -> _Listed:
    measures = tuple(reader.all(Measure, wijk_id))
    links = [link for link in links_of(reader, wijk_id) if link.to_kind == "measure"]
    tasks = {task.id: task.urgency for task in reader.all(Task, wijk_id)}
    levels: dict[str, list[int]] = defaultdict(list)
    for ambition in reader.all(Ambition, wijk_id):
        if ambition.level is not None:
            levels[ambition.theme].append(ambition.level)
    choices: dict[str, list[Choice]] = defaultdict(list)
    for choice in reader.choices(wijk_id):
        choices[choice.measure_id].append(choice)
    went_on = {one.id: one.merged_into for one in measures}
    at_hand = {one.id: one for one in measures if one.status in {"voorgesteld", "gekozen"}}
    merged, rooms = [one for one in measures if one.merged_into], written(reader, wijk_id)

    def make() -> Mapping[str, tuple[Tie, ...]]:
        return _sources(links, went_on, {k: v for each in rooms for k, v in each.stays.items()})

    sources = remembered_from(reader, wijk_id, "sources", make, links, merged, rooms)
    by_card: dict[str, set[str]] = defaultdict(set)
    for id_ in sources.keys() & at_hand.keys():
        for tie in sources[id_]:
            if tie.kind == "card":
                by_card[tie.id].add(id_)
    return _Listed(
        measures=measures,
        at_hand=tuple(at_hand.values()),
        sources=sources,
        choices={id_: tuple(found) for id_, found in choices.items()},
        by_title={
            one.title.casefold(): later
            for one in measures
            if (later := _that_stays(one.id, went_on)) in at_hand
        },
        by_card=by_card,
        urgencies={
            id_: [tasks[tie.id] for tie in ties if tie.kind == "task" and tie.id in tasks]
            for id_, ties in sources.items()
        },
        levels=levels,
    )


def _sources(
    links: Sequence[Link], went_on: Mapping[str, str | None], stays: Mapping[str, str]
) -> Mapping[str, tuple[Tie, ...]]:
    """Return of each measure what it answers to.

    What two merged measures both answer to counts once, and so do cards that were merged.
    """
    ends: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for link in links:
        from_ = link.from_id
        if link.from_kind == "card":
            from_ = stays.get(from_, from_)
        ends[_that_stays(link.to_id, went_on)][link.from_kind, from_] = None
    return {
        id_: tuple(Tie(kind=kind, id=from_) for kind, from_ in keys) for id_, keys in ends.items()
    }


def _judged(
    listed: _Listed, needs: Mapping[str, float], supported: Mapping[str, float]
) -> Longlist:
    evidence = Evidence(
        needs=needs, urgencies=listed.urgencies, levels=listed.levels, support=supported
    )
    return Longlist(
        measures=listed.measures,
        judged=judge(listed.at_hand, evidence),
        sources=listed.sources,
        choices=listed.choices,
    )


def works_together(
    store: Store, wijk_id: str, book: Book | None, *, identity: Identity, now: dt.datetime
) -> Released[tuple[Koppelkans, ...]]:
    """Return what works and tasks of two parties could go together (koppelkansen).

    Raises
    ------
    NotAllowed, NotFound
        Residents do not see it; there is no such wijk.
    """
    with store.read() as reader:
        require(identity, "see_programme", reader.get(Wijk, wijk_id))
        works, tasks = tuple(reader.all(Work, wijk_id)), tuple(reader.all(Task, wijk_id))
        buurten, asked, year = reader.all(Buurt, wijk_id), _asked(book), day_of(now).year

        def make() -> tuple[Koppelkans, ...]:
            found = undertakings(works, tasks, this_year=year)
            return koppelkansen(found, buurten, asked, this_year=year)

        read = (works, tasks, buurten)
        found = remembered_from(reader, wijk_id, "koppelkansen", make, *read, of=(year, asked))
    return Released(found, _audience(identity))


def suggester(store: Store, wijk_id: str, *, identity: Identity) -> Released[Suggester]:
    """Return what suggests to what a new measure may answer; for who writes measures.

    Remarks that were refused are not in it; those that wait for a verdict are.

    Raises
    ------
    NotAllowed, NotFound
        Only who edits the longlist; there is no such wijk.
    """
    with store.read() as reader:
        require(identity, "edit_programme", reader.get(Wijk, wijk_id))
        arrived = reader.newest_contribution(wijk_id)

        def make() -> Suggester:
            found = tuple(_candidates(reader, wijk_id))
            # The words of thousands of texts: a verdict changes none of them.
            return remembered_from(reader, wijk_id, "suggests", lambda: Suggester(found), of=found)

        made = remembered(reader, wijk_id, "suggester", make, arrived)
        return Released(made, "facilitator")


def support(
    store: Store,
    wijk_id: str,
    by_title: Mapping[str, str],
    by_card: Mapping[str, Collection[str]],
) -> dict[str, float]:
    """Return the part of the room (0-100) that supported a measure in meetings.

    Of dots: who put one there, of all who put dots. Of consent: who did not object. A measure is
    known by the idea it is tied to, or by its title in the programme; of several ideas that became
    one measure the best supported counts. Of several times asked the latest meeting counts, in it
    the last part. What fewer than five voted on is not known.
    """
    with store.read() as reader:
        meetings = [m for m in reader.all(Meeting, wijk_id) if m.opened_at and not m.rehearsal]
    found: dict[str, float] = {}
    for meeting in sorted(meetings, key=lambda one: one.held_on):
        for part in meeting.programme:
            if part.kind not in {"stippen", "akkoord"}:
                continue
            texts = {option.id: option.text.casefold() for option in part.options}
            result = part_result(store, meeting.id, part.id).content
            here: dict[str, float] = {}
            for target in result.targets if result else ():
                measures = by_card.get(target.target, ())
                if not measures and (named := by_title.get(texts.get(target.target, ""))):
                    measures = (named,)
                if target.hidden or not target.n or not result:
                    continue
                share = target.n / max(result.n, 1)
                if part.kind == "akkoord":
                    share = 1 - sum(one.n for one in target.counts if one.value == 0) / target.n
                for measure in measures:
                    here[measure] = max(here.get(measure, 0.0), 100 * min(1.0, share))
            found |= here
    return found


def _that_stays(measure_id: str, went_on: Mapping[str, str | None]) -> str:
    """Return the measure in which another one went on, itself when it was not merged."""
    seen = {measure_id}
    while (later := went_on.get(measure_id)) is not None and later not in seen:
        measure_id = later
        seen.add(later)
    return measure_id


def _audience(identity: Identity) -> Audience:
    return "facilitator" if identity.role == "facilitator" else "steering"


def _needs(book: Book | None) -> dict[str, float]:
    if book is None:
        return {}
    return {one.theme: one.need for one in book.compass().content.themes if one.need is not None}


def _asked(book: Book | None) -> frozenset[str]:
    """Return the themes of which the need is surely high."""
    if book is None:
        return frozenset()
    found = book.compass().content
    return frozenset(
        one.theme for one in found.themes if one.low is not None and one.low > found.borders.need
    )


def _candidates(reader: Reader, wijk_id: str) -> list[Candidate]:
    parties = {party.id: party.name for party in reader.all(Party, wijk_id)}
    found = [
        Candidate(
            "contribution",
            one.id,
            one.text,
            themes=(one.theme,) if one.theme else (),
            buurten=(one.buurt,),
            point=_spot(one.point, one.ring),
        )
        for one in remarks(reader, wijk_id)
        if one.state != "refused"
    ]
    found += [
        Candidate(
            "task",
            t.id,
            f"{t.title} {t.description}",
            (t.theme,),
            t.buurten,
            _spot(t.point, t.ring),
        )
        for t in reader.all(Task, wijk_id)
    ]
    found += [
        Candidate(
            "work",
            w.id,
            f"{w.title} {w.description}",
            w.themes,
            w.buurten,
            _spot(w.point, w.ring),
        )
        for w in reader.all(Work, wijk_id)
    ]
    found += [
        Candidate("ambition", a.id, f"{parties.get(a.party_id, '')} {a.note}", (a.theme,))
        for a in reader.all(Ambition, wijk_id)
        if a.level
    ]
    for room in written(reader, wijk_id):
        found += [
            Candidate("card", c.id, c.text, (c.theme,) if c.theme else (), point=c.point)
            for c in room.cards.values()
            if c.state == "passed"
        ]
    return found


def _spot(point: Point | None, ring: Sequence[Point]) -> Point | None:
    return point or (middle(ring) if ring else None)
