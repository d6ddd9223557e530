"""What happens with what residents brought in (Wat gebeurt er met uw inbreng), per theme and buurt.

What we heard, what we do, what we do not do and why, and what is not answered yet. Only remarks
that a facilitator passed, and cards of meetings of which the report is published, are in it, by
text and by number; those of which the term is over are counted apart. Facilitators ask `waiting`
for all debts, remarks that were never passed and cards that only their room saw included.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_of
from wijkwijzer.i18n import current_language
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.pact.debts import Unanswered, asked_on, unanswered
from wijkwijzer.pact.inputs import Input, of_remark
from wijkwijzer.pact.records import Agreement, Outcome, Reply
from wijkwijzer.pact.thread import Key, Node, Thread
from wijkwijzer.programme.records import Measure
from wijkwijzer.publish.inputs import released, written
from wijkwijzer.publish.remembered import links_of, remembered
from wijkwijzer.publish.thread import thread_of
from wijkwijzer.statistics.disclosure import Audience, Released
from wijkwijzer.store import Reader, Store


class HeardRemark(NamedTuple):
    """A remark or card that everybody may read, and what came of it.

    Parameters
    ----------
    kind, id
        As in the thread.
    theme, buurt
        Ids; "" and `niet_gezegd` where none was given.
    meeting
        Of a card: the title of the meeting in which it was written.
    also
        Of a card: how many others it speaks for.
    told
        Of a card: what was said to it in the room; that is an answer.
    replies
        Ids of the replies it got; none yet when empty.
    became
        Measures and agreements it led to, by key in the thread.
    due_on, days_over
        Of one without a reply: the last day of the term (None without one), and days since.
    """

    kind: str
    id: str
    text: str
    theme: str
    buurt: str
    asked_on: dt.date
    replies: tuple[str, ...]
    became: tuple[Key, ...]
    meeting: str = ""
    also: int = 0
    told: str = ""
    due_on: dt.date | None = None
    days_over: int = 0

    @property
    def is_answered(self) -> bool:
        """Whether it has a reply, or was answered in the room."""
        return bool(self.replies or self.told)


@dataclass(frozen=True)
class GivenReply:
    """A reply, and how many remarks and cards that everybody may read it answers.

    Parameters
    ----------
    names
        Measures and agreements it speaks of.
    """

    id: str
    outcome: Outcome
    text: str
    replied_on: str
    remarks: int
    names: tuple[Key, ...]


@dataclass(frozen=True)
class Chapter:
    """What was heard and done on one theme, or in one buurt.

    Parameters
    ----------
    id
        Of the theme or buurt; "" for what named none.
    heard
        Remarks, oldest first.
    doing, not_doing
        Replies by what is done, newest first.
    done
        Agreements, then chosen measures without one, by title.
    left
        Measures that were not chosen, with the reason.
    """

    id: str
    heard: tuple[HeardRemark, ...]
    doing: tuple[GivenReply, ...]
    not_doing: tuple[GivenReply, ...]
    done: tuple[Node, ...]
    left: tuple[Node, ...]

    @property
    def unanswered(self) -> tuple[HeardRemark, ...]:
        """What waits for a reply."""
        return tuple(one for one in self.heard if not one.is_answered)

    @property
    def overdue(self) -> tuple[HeardRemark, ...]:
        """Those of which the term is over."""
        return tuple(one for one in self.heard if one.days_over)


@dataclass(frozen=True)
class Feedback:
    """What happens with what residents brought in.

    Parameters
    ----------
    term
        Days within which a remark gets a reply; None while the wijk set none.
    themes, buurten
        A chapter for each, in their order; last the one for what named none (of a buurt: what is
        about the whole wijk), if there is such.
    """

    term: int | None
    themes: tuple[Chapter, ...]
    buurten: tuple[Chapter, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was heard, said or done yet."""
        return not any(
            one.heard or one.doing or one.not_doing or one.done or one.left
            for one in (*self.themes, *self.buurten)
        )


@dataclass(frozen=True)
class Owed:
    """How much everybody may read of what was brought in, and what of it waits for a reply.

    Parameters
    ----------
    term
        As of `Feedback`.
    heard
        All of it.
    waiting
        Theme -> how much without a reply, themes in their order; "" for what named none.
    overdue
        That of which the term is over.
    """

    term: int | None
    heard: int
    waiting: Mapping[str, int]
    overdue: int


def feedback(
    store: Store, wijk_id: str, audience: Audience, *, now: dt.datetime
) -> Released[Feedback]:
    """Return what happens with what residents of a wijk brought in.

    Raises
    ------
    NotFound
        There is no such wijk.
    """
    today = day_of(now)
    with store.read() as reader:

        def make() -> Feedback:
            return _made(reader, wijk_id, thread_of(reader, wijk_id, audience), today)

        language = current_language()
        found = remembered(reader, wijk_id, "feedback", make, audience, language, today)
    return Released(found, audience)


def _made(reader: Reader, wijk_id: str, thread: Thread, today: dt.date) -> Feedback:
    wijk = reader.get(Wijk, wijk_id)
    found = _Found(reader, wijk, thread, today)
    return Feedback(
        term=wijk.reply_days,
        themes=found.chapters([theme.id for theme in theme_set(wijk.theme_set)], "theme"),
        buurten=found.chapters([buurt.id for buurt in reader.all(Buurt, wijk_id)], "buurt"),
    )


def waiting(
    store: Store, wijk_id: str, *, identity: Identity, now: dt.datetime
) -> Released[tuple[Unanswered, ...]]:
    """Return every remark and card without a reply, the oldest first; for who replies.

    A card counts as soon as its meeting is over, whether its report is published or not.

    Raises
    ------
    NotAllowed, NotFound
        Only who replies sees this; there is no such wijk.
    """
    with store.read() as reader:
        wijk = reader.get(Wijk, wijk_id)
        require(identity, "reply", wijk)
        today = day_of(now)

        def make() -> tuple[Unanswered, ...]:
            everything = [of_remark(one) for one in reader.contributions(wijk_id)]
            for each in written(reader, wijk_id):
                everything += each.inputs if each.is_over(today) else ()
            answered = _answered(reader, wijk_id)
            return unanswered(everything, answered, term=wijk.reply_days, today=today)

        # An arrival raises no revision of its own: it has to count here at once.
        arrived = reader.newest_contribution(wijk_id)
        found = remembered(reader, wijk_id, "waiting", make, today, arrived)
    return Released(found, "facilitator")


def owed(store: Store, wijk_id: str, *, now: dt.datetime) -> Released[Owed]:
    """Return how much everybody may read of what was brought in, and how much waits for a reply.

    Raises
    ------
    NotFound
        There is no such wijk.
    """
    with store.read() as reader:
        wijk = reader.get(Wijk, wijk_id)
        heard, answered = released(reader, wijk_id), _answered(reader, wijk_id)
        found = unanswered(heard, answered, term=wijk.reply_days, today=day_of(now))
    waiting_on = Counter(one.input.theme for one in found)
    of_themes = {theme.id: waiting_on.pop(theme.id, 0) for theme in theme_set(wijk.theme_set)}
    return Released(
        Owed(
            term=wijk.reply_days,
            heard=len(heard),
            waiting=of_themes | {"": waiting_on.total()},
            overdue=sum(1 for one in found if one.days_over),
        ),
        "public",
    )


def _answered(reader: Reader, wijk_id: str) -> frozenset[Key]:
    """Return what has a reply; of cards that were merged also the one that stays."""
    stays = {gone: one for each in written(reader, wijk_id) for gone, one in each.stays.items()}
    ends = {
        (link.from_kind, link.from_id)
        for link in links_of(reader, wijk_id)
        if link.relation == "beantwoord_met"
    }
    ends |= {("card", stays[id_]) for kind, id_ in ends if kind == "card" and id_ in stays}
    return frozenset(ends)


class _Found:
    """Everything of a wijk that chapters are made of."""

    def __init__(self, reader: Reader, wijk: Wijk, thread: Thread, today: dt.date) -> None:
        self._thread = thread
        heard = released(reader, wijk.id)
        self._replies = {reply.id: reply for reply in reader.all(Reply, wijk.id)}
        ties = _Ties(thread)
        owed = {
            one.input.key: one
            for one in unanswered(
                heard, _answered(reader, wijk.id), term=wijk.reply_days, today=today
            )
        }
        self._heard = [_heard(one, ties, owed.get(one.key)) for one in heard]
        self._ties = ties
        self._about = {
            ("measure", m.id): (frozenset(m.themes), frozenset(m.buurten))
            for m in reader.all(Measure, wijk.id)
        } | {
            ("agreement", a.id): (frozenset(a.themes), frozenset(a.buurten))
            for a in reader.all(Agreement, wijk.id)
        }

    def chapters(self, ids: Sequence[str], by: Literal["theme", "buurt"]) -> tuple[Chapter, ...]:
        """Return a chapter per theme or buurt, and one for what named none where there is any."""
        heard: dict[str, list[HeardRemark]] = {id_: [] for id_ in ids}
        loose: list[HeardRemark] = []
        for one in self._heard:
            heard.get(one.theme if by == "theme" else one.buurt, loose).append(one)
        found = [self._chapter(id_, heard[id_], by) for id_ in ids]
        if loose or self._of("", by):
            found.append(self._chapter("", loose, by))
        return tuple(found)

    def _chapter(
        self, id_: str, heard: Sequence[HeardRemark], by: Literal["theme", "buurt"]
    ) -> Chapter:
        counts = Counter(reply for one in heard for reply in one.replies)
        replies = [
            GivenReply(
                id=reply.id,
                outcome=reply.outcome,
                text=reply.text,
                replied_on=reply.replied_on,
                remarks=counts[reply.id],
                names=self._ties.named.get(reply.id, ()),
            )
            for reply in sorted(
                (self._replies[one] for one in counts), key=lambda r: (r.replied_on, r.id)
            )[::-1]
        ]
        here = [self._thread.nodes[key] for key in self._of(id_, by) if key in self._thread.nodes]
        worked_out = {
            key for node in here if node.kind == "agreement" for key in self._ties.grounds[node.key]
        }
        done = [node for node in here if node.kind == "agreement"] + [
            node for node in here if node.status == "gekozen" and node.key not in worked_out
        ]
        return Chapter(
            id=id_,
            heard=tuple(heard),
            doing=tuple(one for one in replies if one.outcome != "niet_doen"),
            not_doing=tuple(one for one in replies if one.outcome == "niet_doen"),
            done=tuple(sorted(done, key=lambda node: (node.kind, node.title, node.id))),
            left=tuple(
                sorted(
                    (node for node in here if node.status == "niet_gekozen"),
                    key=lambda node: (node.title, node.id),
                )
            ),
        )

    def _of(self, id_: str, by: Literal["theme", "buurt"]) -> list[Key]:
        """Return what is about a theme or buurt; what is about the whole wijk is about no buurt."""
        part = 0 if by == "theme" else 1
        return [
            key
            for key, about in self._about.items()
            if id_ in about[part] or (not id_ and not about[part])
        ]


class _Ties:
    """Of remarks, cards and replies: what they are tied to, from one walk over the links."""

    def __init__(self, thread: Thread) -> None:
        self.replies: dict[Key, list[str]] = defaultdict(list)
        self.became: dict[Key, list[Key]] = defaultdict(list)
        self.grounds: dict[Key, list[Key]] = defaultdict(list)
        named: dict[str, list[Key]] = defaultdict(list)
        for edge in thread.edges:
            if edge.end[0] == "agreement":
                self.grounds[edge.end].append(edge.start)
            kind, id_ = edge.start
            if edge.start not in thread.nodes or edge.end not in thread.nodes:
                continue
            if edge.relation == "beantwoord_met":
                self.replies[edge.start].append(edge.end[1])
            elif kind in {"contribution", "card"}:
                self.became[edge.start].append(edge.end)
            elif kind == "reply":
                named[id_].append(edge.end)
        self.named = {id_: tuple(keys) for id_, keys in named.items()}


def _heard(one: Input, ties: _Ties, owed: Unanswered | None) -> HeardRemark:
    return HeardRemark(
        kind=one.kind,
        id=one.id,
        text=one.text,
        theme=one.theme,
        buurt=one.buurt,
        asked_on=owed.asked_on if owed else asked_on(one),
        replies=tuple(ties.replies.get(one.key, ())),
        became=tuple(ties.became.get(one.key, ())),
        meeting=one.meeting_title,
        also=len(one.also),
        told=one.told,
        due_on=owed.due_on if owed else None,
        days_over=owed.days_over if owed else 0,
    )
