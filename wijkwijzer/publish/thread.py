"""The thread of a wijk, as an audience may see it.

Of what residents wrote only what a facilitator passed is in it, also for the steering group; what
was not passed is not there at all, not as a nameless place either. What was withdrawn by who wrote
it is a nameless place for everybody. A card of a meeting leads back to that meeting; residents see
it once the report of the meeting is published. Where cards were merged, what came of any of them
came of the one that stays. An agreement is for residents what the pact says, not what is being
written.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from wijkwijzer.ambitions.records import Ambition
from wijkwijzer.days import day_in
from wijkwijzer.dialogue.records import FollowUp, Meeting
from wijkwijzer.i18n import choose, current_language
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.pact.records import Agreement, Reply
from wijkwijzer.pact.thread import Edge, Key, Node, Thread
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.programme.records import Measure, Work
from wijkwijzer.publish.inputs import Written, written
from wijkwijzer.publish.remembered import links_of, passed, remarks, remembered, remembered_from
from wijkwijzer.statistics.disclosure import Audience, Released
from wijkwijzer.store import Reader, Store
from wijkwijzer.store.links import Link, need_id
from wijkwijzer.survey.records import Contribution


def wijk_thread(store: Store, wijk_id: str, audience: Audience) -> Released[Thread]:
    """Return everything of a wijk that is tied, and every measure, agreement and reply.

    Made again when a record, verdict, link or card changed, not at every arrival.

    Raises
    ------
    NotFound
        There is no such wijk.
    """
    with store.read() as reader:
        return Released(thread_of(reader, wijk_id, audience), audience)


def named(
    store: Store, wijk_id: str, audience: Audience, keys: Iterable[Key]
) -> Released[Mapping[Key, Node]]:
    """Return these things as they stand in the thread, without following a link.

    What this audience may not see is not there; other things of the wijk may be.

    Raises
    ------
    NotFound
        There is no such wijk.
    """
    wanted = frozenset(keys)
    with store.read() as reader:

        def make() -> Mapping[Key, Node]:
            rooms = written(reader, wijk_id)
            written_in = _written_in(rooms, wanted, audience)
            found = _nodes(reader, wijk_id, wanted, rooms, written_in, audience)
            if any(kind in _DECIDED for kind, _id in wanted):
                decided = _decided(reader, wijk_id, audience)
                found |= {key: decided[key] for key in wanted if key in decided}
            return found

        found = remembered(reader, wijk_id, "named", make, audience, current_language(), wanted)
    return Released(found, audience)


def own_thread(
    store: Store, wijk_id: str, contributions: Sequence[Contribution]
) -> Released[Thread]:
    """Return the public thread with somebody's own remarks in it, whether passed or not.

    Parameters
    ----------
    contributions
        What a receipt code opened (`intake.receipts.look_back`): nobody else is to see the result.
    """
    with store.read() as reader:
        public = thread_of(reader, wijk_id, "public")
        own = {("contribution", c.id): _of_contribution(c) for c in contributions}
        edges = [
            _edge(one) for c in contributions for one in reader.links_from("contribution", c.id)
        ]
    return Released(
        Thread({**public.nodes, **own}, tuple(dict.fromkeys((*public.edges, *edges)))), "public"
    )


def thread_of(reader: Reader, wijk_id: str, audience: Audience) -> Thread:
    """Return the thread as one look at the database has it, for what is made of it."""

    def make() -> Thread:
        return _make(reader, wijk_id, audience)

    return remembered(reader, wijk_id, "thread", make, audience, current_language())


def _make(reader: Reader, wijk_id: str, audience: Audience) -> Thread:
    links = links_of(reader, wijk_id)
    edges, tied = remembered_from(reader, wijk_id, "edges", lambda: _edges(links), links)
    rooms = written(reader, wijk_id)
    written_in = _written_in(rooms, tied, audience)
    found = _nodes(reader, wijk_id, tied, rooms, written_in, audience)
    found |= _decided(reader, wijk_id, audience)
    stays = {("card", gone): ("card", one) for room in rooms for gone, one in room.stays.items()}
    told = dict.fromkeys(_followed(edge, stays) for edge in edges) if stays else edges
    merges = (Edge(gone, one, "samengevoegd_in") for gone, one in stays.items() if gone in found)
    return Thread(found, (*told, *merges, *written_in))


def _nodes(
    reader: Reader,
    wijk_id: str,
    tied: Collection[Key],
    rooms: Sequence[Written],
    written_in: Iterable[Edge],
    audience: Audience,
) -> dict[Key, Node]:
    """Return what is tied as this audience may see it, before anything was decided on it."""
    wijk = reader.get(Wijk, wijk_id)
    met = {edge.start for edge in written_in}
    nodes = [
        *_heard(reader, wijk, tied, passed_only=audience != "facilitator"),
        *_cards(rooms, {edge.end for edge in written_in}),
        *_met(reader, wijk_id, met.union(tied)),
        *_wanted(reader, wijk, tied, audience),
    ]
    found = {node.key: node for node in nodes}
    for key, before in reader.removed(wijk_id).items():
        unseen = audience == "public" and key[0] == "agreement"  # it never stood in the pact
        if key in tied and key not in found and key[0] in _TITLES and not unseen:
            title = _TITLES[key[0]](before)
            found[key] = Node(
                *key, title=title, day=day_in(str(before["removed_at"])).isoformat(), gone=True
            )
    return found


def _edges(links: Iterable[Link]) -> tuple[tuple[Edge, ...], frozenset[Key]]:
    """Return the links of a thread, and all that stands at an end of one."""
    edges = tuple(map(_edge, links))
    return edges, frozenset(end for edge in edges for end in (edge.start, edge.end))


def _followed(edge: Edge, stays: Mapping[Key, Key]) -> Edge:
    """Let what was tied to a card that was merged hang on the one that stays."""
    if edge.start not in stays and edge.end not in stays:
        return edge
    return Edge(stays.get(edge.start, edge.start), stays.get(edge.end, edge.end), edge.relation)


def _edge(link: Link) -> Edge:
    return Edge((link.from_kind, link.from_id), (link.to_kind, link.to_id), link.relation)


def _titled(row: Mapping[str, Any]) -> str:
    return str(row.get("title") or row.get("name") or row.get("text") or "")


_TITLES: Mapping[str, Callable[[Mapping[str, Any]], str]] = dict.fromkeys(
    ("task", "work", "party", "measure", "agreement", "follow_up"), _titled
)
"""Kinds of which a removed one is still named. An ambition is not: who may see it is unknown."""


_DECIDED = frozenset({"measure", "agreement", "reply"})


def _heard(
    reader: Reader, wijk: Wijk, tied: Collection[Key], *, passed_only: bool
) -> Iterable[Node]:
    for one in passed(reader, wijk.id) if passed_only else remarks(reader, wijk.id):
        if ("contribution", one.id) in tied:
            yield _of_contribution(one)
    for kind, id_ in sorted(tied):
        if kind == "withdrawn":
            yield Node(kind, id_, title="", gone=True)
    for theme in theme_set(wijk.theme_set):
        if ("need", need_id(wijk.id, theme.id)) in tied:
            yield Node("need", need_id(wijk.id, theme.id), title=choose(theme.name))


def _of_contribution(one: Contribution) -> Node:
    return Node("contribution", one.id, title=one.text, day=day_in(one.created_at).isoformat())


def _written_in(
    rooms: Sequence[Written], tied: Collection[Key], audience: Audience
) -> tuple[Edge, ...]:
    """Return from each card that is tied, as this audience may see it, the way to its meeting."""
    found = []
    for room in rooms:
        cards = {id_ for id_ in room.cards if ("card", id_) in tied}
        cards |= {room.stays[id_] for id_ in cards if room.stays.get(id_) in room.cards}
        if audience == "public":
            cards &= room.public
        elif audience != "facilitator":
            cards = {id_ for id_ in cards if room.cards[id_].state == "passed"}
        found += [
            Edge(("meeting", room.meeting.id), ("card", id_), "opgeschreven_in")
            for id_ in sorted(cards)
        ]
    return tuple(found)


def _cards(rooms: Sequence[Written], shown: Collection[Key]) -> Iterable[Node]:
    for room in rooms:
        for card in room.cards.values():
            if ("card", card.id) in shown:
                yield Node("card", card.id, title=card.text, day=day_in(card.at).isoformat())


def _met(reader: Reader, wijk_id: str, tied: Collection[Key]) -> Iterable[Node]:
    for meeting in reader.all(Meeting, wijk_id):
        if meeting.rehearsal:
            continue
        for kind in ("meeting", "meeting_report"):
            if (kind, meeting.id) in tied:
                yield Node(kind, meeting.id, title=meeting.title, day=meeting.held_on)
    for agreed in reader.all(FollowUp, wijk_id):
        if ("follow_up", agreed.id) in tied:
            yield Node("follow_up", agreed.id, title=agreed.text)


def _wanted(
    reader: Reader, wijk: Wijk, tied: Collection[Key], audience: Audience
) -> Iterable[Node]:
    parties = {party.id: party.name for party in reader.all(Party, wijk.id)}
    themes = {theme.id: choose(theme.name) for theme in theme_set(wijk.theme_set)}
    for id_, name in parties.items():
        if ("party", id_) in tied:
            yield Node("party", id_, title=name)
    for task in reader.all(Task, wijk.id):
        if ("task", task.id) in tied:
            yield Node("task", task.id, title=task.title)
    for work in reader.all(Work, wijk.id):
        if ("work", work.id) in tied:
            yield Node("work", work.id, title=work.title)
    if audience == "public" and "ambities" not in wijk.published:
        return
    for ambition in reader.all(Ambition, wijk.id):
        if ("ambition", ambition.id) in tied:
            theme = themes.get(ambition.theme, ambition.theme)
            title = f"{parties.get(ambition.party_id, '?')}: {theme}"
            yield Node("ambition", ambition.id, title=title)


def _decided(reader: Reader, wijk_id: str, audience: Audience) -> Mapping[Key, Node]:
    """Return every measure, agreement and reply, with how it stands."""

    def make() -> Mapping[Key, Node]:
        return {node.key: node for node in _decided_on(reader, wijk_id, audience)}

    return remembered(reader, wijk_id, "decided", make, audience)


def _decided_on(reader: Reader, wijk_id: str, audience: Audience) -> Iterable[Node]:
    choices = {choice.measure_id: choice for choice in reader.choices(wijk_id)}
    for measure in reader.all(Measure, wijk_id):
        choice = choices.get(measure.id)
        yield Node(
            "measure",
            measure.id,
            title=measure.title,
            status=measure.status,
            day=choice.decided_on if choice else "",
            why=choice.reason if choice else "",
        )
    latest = {progress.agreement_id: progress for progress in reader.progress(wijk_id)}
    for agreement in _agreements(reader, wijk_id, audience):
        told = latest.get(agreement.id)
        yield Node(
            "agreement",
            agreement.id,
            title=agreement.title,
            status=told.state if told else "niet_begonnen",
            day=told.on if told else agreement.agreed_on,
            why=told.reason if told else "",
        )
    for reply in reader.all(Reply, wijk_id):
        yield Node(
            "reply",
            reply.id,
            title=reply.text,
            status=reply.outcome,
            day=reply.replied_on,
            why=reply.text,
        )


def _agreements(reader: Reader, wijk_id: str, audience: Audience) -> Iterable[Agreement]:
    """Return the agreements; for residents each as the last version of the pact that has it."""
    if audience != "public":
        return reader.all(Agreement, wijk_id)
    versions = reader.pact_versions(wijk_id)
    fixed = {one.agreement.id: one.agreement for each in versions for one in each.clauses}
    return fixed.values()
