"""Everything that the report of a process is made of, as everybody may read it."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_of
from wijkwijzer.dialogue.outcome import FEWEST
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.dialogue.words import here_words
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import NOT_SAID, Buurt, Theme, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.pact.reply_times import ReplyTimes, reply_times
from wijkwijzer.pact.thread import Thread
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.programme.records import Choice, Measure
from wijkwijzer.publish.book import Book, open_book
from wijkwijzer.publish.feedback import Chapter, Feedback, GivenReply, feedback
from wijkwijzer.publish.meeting_report import published_meetings, told_groups
from wijkwijzer.publish.pact import Pact, pact
from wijkwijzer.publish.participation import Participation, participation
from wijkwijzer.publish.thread import wijk_thread
from wijkwijzer.publish.voices import Voices, voices
from wijkwijzer.statistics.disclosure import SMALLEST
from wijkwijzer.store import Reader, Store
from wijkwijzer.survey.records import Round
from wijkwijzer.survey.turnout import Turnout
from wijkwijzer.wijkkompas.computation import in_fives
from wijkwijzer.wijkkompas.presentation import theme_names


@dataclass(frozen=True)
class Surveyed:
    """One round of the survey.

    Parameters
    ----------
    took_part
        Who took part, numbers in fives.
    codes, used
        One-time codes that were made, and used; `used` is None where fewer than ten were.
    """

    round: Round
    book: Book
    took_part: Participation
    said: Voices
    codes: int
    used: int | None


@dataclass(frozen=True)
class Held:
    """A meeting, planned or held.

    Parameters
    ----------
    people
        Who signed in on a phone or tablet; None where they are fewer than five.
    here, buurten
        How they were there and where they live: (name, people), small groups together.
    has_report
        Whether everybody can read what was said.
    """

    meeting: Meeting
    people: int | None
    here: tuple[tuple[str, int], ...]
    buurten: tuple[tuple[str, int], ...]
    has_report: bool


@dataclass(frozen=True)
class Received:
    """What residents brought in beside their answers.

    Parameters
    ----------
    kinds
        Kind of contribution -> how many.
    states
        "passed", "refused" or "waiting" for who looks it through -> how many.
    """

    kinds: Mapping[str, int]
    states: Mapping[str, int]


@dataclass(frozen=True)
class Process:
    """A process of participation, from the first survey to what was done with it.

    Parameters
    ----------
    themes, names
        In order; and id -> name as it stands within a sentence.
    rounds, meetings
        The oldest first.
    measures, choices
        Everything on the longlist; measure id -> the latest decision.
    """

    wijk: Wijk
    today: dt.date
    themes: tuple[Theme, ...]
    names: Mapping[str, str]
    buurten: tuple[Buurt, ...]
    parties: tuple[Party, ...]
    tasks: tuple[Task, ...]
    rounds: tuple[Surveyed, ...]
    meetings: tuple[Held, ...]
    received: Received
    feedback: Feedback
    pact: Pact
    thread: Thread
    measures: tuple[Measure, ...]
    choices: Mapping[str, Choice]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """What was heard and done, by theme; last what named none."""
        return self.feedback.themes

    @property
    def held(self) -> tuple[Held, ...]:
        """The meetings that took place."""
        return tuple(one for one in self.meetings if one.meeting.opened_at)

    @cached_property
    def replies(self) -> tuple[GivenReply, ...]:
        """Every reply to remarks that everybody may read, with all of these it answers."""
        found: dict[str, GivenReply] = {}
        for chapter in self.chapters:
            for reply in (*chapter.doing, *chapter.not_doing):
                known = found.get(reply.id)
                many = reply.remarks + (known.remarks if known else 0)
                found[reply.id] = replace(reply, remarks=many)
        return tuple(found.values())

    @cached_property
    def times(self) -> ReplyTimes:
        """How soon residents got a reply."""
        replied = {reply.id: dt.date.fromisoformat(reply.replied_on) for reply in self.replies}
        return reply_times(
            [
                (one.asked_on, min((replied[id_] for id_ in one.replies), default=None))
                for chapter in self.chapters
                for one in chapter.heard
            ],
            term=self.feedback.term,
            today=self.today,
        )

    def decided(self, outcome: str) -> tuple[tuple[Measure, Choice], ...]:
        """Return the measures of which this is the latest decision, by title."""
        found = [
            (one, self.choices[one.id])
            for one in self.measures
            if one.status == outcome and one.id in self.choices
        ]
        return tuple(sorted(found, key=lambda pair: pair[0].title))


def gather(store: Store, wijk_id: str, *, identity: Identity, now: dt.datetime) -> Process:
    """Return everything that a report is made of; the caller asks whether this person may."""
    with store.read() as reader:
        wijk = reader.get(Wijk, wijk_id)
        themes = theme_set(wijk.theme_set)
        buurten = tuple(reader.all(Buurt, wijk_id))
        rounds = reader.all(Round, wijk_id)
        codes = {one.id: reader.invitation_counts(one.id) for one in rounds}
        received = _received(reader, wijk_id)
        measures = tuple(reader.all(Measure, wijk_id))
        choices = {choice.measure_id: choice for choice in reader.choices(wijk_id)}
        parties, tasks = reader.all(Party, wijk_id), reader.all(Task, wijk_id)
        meetings = _meetings(reader, wijk_id, buurten, published_meetings(store, wijk_id))
    surveyed = (
        _surveyed(store, wijk_id, one, codes[one.id], identity=identity, now=now) for one in rounds
    )
    return Process(
        wijk=wijk,
        today=day_of(now),
        themes=themes,
        names=theme_names(themes),
        buurten=buurten,
        parties=tuple(parties),
        tasks=tuple(tasks),
        rounds=tuple(one for one in surveyed if one is not None),
        meetings=meetings,
        received=received,
        feedback=feedback(store, wijk_id, "public", now=now).content,
        pact=pact(store, wijk_id, identity=identity, now=now, audience="public").content,
        thread=wijk_thread(store, wijk_id, "public").content,
        measures=measures,
        choices=choices,
    )


def _received(reader: Reader, wijk_id: str) -> Received:
    found = reader.contributions(wijk_id)
    return Received(
        kinds=Counter(str(one.kind) for one in found),
        states=Counter(str(one.state) for one in found if one.kind != "foto"),
    )


def _surveyed(
    store: Store,
    wijk_id: str,
    round_: Round,
    codes: tuple[int, int],
    *,
    identity: Identity,
    now: dt.datetime,
) -> Surveyed | None:
    book = open_book(store, wijk_id, "public", now=now, round_id=round_.id)
    if book is None:
        return None
    made, used = codes
    found = participation(store, wijk_id, round_.id, "public", identity=identity).content
    return Surveyed(
        round=round_,
        book=book,
        took_part=replace(
            found,
            turnouts=tuple(_in_fives(one) for one in found.turnouts),
            channels={c: None if n is None else in_fives(n) for c, n in found.channels.items()},
        ),
        said=voices(store, wijk_id, round_.id, "public").content,
        codes=made,
        used=in_fives(used) if used >= SMALLEST else None,
    )


def _in_fives(found: Turnout) -> Turnout:
    groups = (
        replace(one, heard=None if one.heard is None else in_fives(one.heard))
        for one in found.groups
    )
    unsaid = None if found.unsaid is None or found.unsaid < SMALLEST else in_fives(found.unsaid)
    return replace(found, groups=tuple(groups), unsaid=unsaid)


def _meetings(
    reader: Reader, wijk_id: str, buurten: Sequence[Buurt], published: Sequence[str]
) -> tuple[Held, ...]:
    names = {buurt.id: buurt.name for buurt in buurten}
    places = set(names)
    names[NOT_SAID] = _("Dat zeg ik liever niet")
    here = {str(key): name for key, name in here_words().items()}
    found = []
    for meeting in reader.all(Meeting, wijk_id):
        if meeting.rehearsal:
            continue
        seats = reader.seats(meeting.id)
        many = len(seats) >= FEWEST
        found.append(
            Held(
                meeting=meeting,
                people=len(seats) if many else None,
                here=_groups(Counter(str(seat.here) for seat in seats), here) if many else (),
                buurten=_groups(Counter(seat.buurt for seat in seats), names, places)
                if many
                else (),
                has_report=meeting.id in published,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.meeting.held_on, one.meeting.begins)))


def _groups(
    counts: Mapping[str, int], names: Mapping[str, str], proper: Collection[str] = ()
) -> tuple[tuple[str, int], ...]:
    return tuple(told_groups(counts, names, proper))
