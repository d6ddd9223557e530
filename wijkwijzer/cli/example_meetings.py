"""The meetings of the invented neighbourhood: one that was held by invented people, one to come.

What people vote and write is drawn as for a rehearsal; everything goes the way that it goes in a
hall, so that nothing stands there which could not have happened.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from wijkwijzer.access.codes import new_id, new_token
from wijkwijzer.access.records import Identity
from wijkwijzer.demo.content import read_yaml
from wijkwijzer.dialogue.records import FollowUp, Meeting, StepKind
from wijkwijzer.dialogue.rehearsal import Person, choices, person, written
from wijkwijzer.dialogue.screens import PartView
from wijkwijzer.dialogue.templates import templates
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import ballots, meeting_room, meetings
from wijkwijzer.intake.meeting_reports import publish_report
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.publish.meeting_report import draft_report
from wijkwijzer.publish.meetings import screen
from wijkwijzer.store import Store, Writer

PEOPLE = 34
BEFORE, AFTER = dt.timedelta(days=12), dt.timedelta(days=16)
A_DAY = dt.timedelta(days=1)
CONSOLE = "voorbeeld"
FILE = "kaarten.yaml"


@dataclass
class _Evening:
    """A meeting that is being held; the clock goes on with each thing that happens."""

    store: Store
    meeting: Meeting
    identity: Identity
    now: dt.datetime
    sequence: int = 0
    people: dict[str, Person] = field(default_factory=dict)
    hung: dict[tuple[str, str], str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=lambda: read_yaml(FILE))

    def act(self, kind: StepKind, **payload: Any) -> None:
        live = meetings.act(
            self.store,
            self.meeting.id,
            kind,
            payload,
            console=CONSOLE,
            seen=self.sequence,
            identity=self.identity,
            now=self.now,
        )
        self.sequence = live.sequence
        self.now += dt.timedelta(minutes=3)

    def everybody_votes(self) -> None:
        part = screen(self.store, self.meeting.id, "deelnemer").content.part
        if part is None:
            return
        for token, who in self.people.items():
            votes = choices(who, part)
            sent = [
                {"id": new_id(), "part": part.id, "target": vote.key, "value": vote.value}
                for vote in votes
            ]
            with self.store.write() as writer:
                for first in range(0, len(sent), 50):
                    ballots.vote(
                        writer, token, self.meeting.id, sent[first : first + 50], now=self.now
                    )
                cards = [
                    self._write(writer, token, part, card.kind, card.text, card.target)
                    for card in written(who, part, votes)
                ]
            for judge in cards:
                judge()

    def _write(
        self, writer: Writer, token: str, part: PartView, kind: str, text: str, target: str | None
    ) -> Any:
        sent: Mapping[str, object] = {
            "id": new_id(),
            "part": part.id,
            "kind": kind,
            "text": text,
            "target": target,
        }
        card = ballots.write_card(writer, token, self.meeting.id, sent, now=self.now)
        # Who writes what hangs there already is heard once.
        known = self.hung.setdefault((part.id, text), card.id)
        again = known != card.id
        mergeable = kind in meeting_room.MERGEABLE
        return partial(
            meeting_room.judge_card,
            self.store,
            self.meeting.id,
            card.id,
            "passed" if not again else "merged" if mergeable else "refused",
            into=known if again and mergeable else None,
            theme=self.themes.get(text),
            identity=self.identity,
            now=self.now,
        )


def store_meetings(store: Store, wijk: Wijk, *, identity: Identity, now: dt.datetime) -> None:
    """Store a first wijkdialoog that was held, with its report, and an ambition evening to come."""
    first, second, *_rest = templates()
    plan = partial(meetings.create_meeting, store, wijk.id, identity=identity, begins="19.30 uur")
    held = plan(
        first.title,
        held_on=(now - BEFORE).date().isoformat(),
        place=_("Buurthuis"),
        programme=first.programme,
        now=now - BEFORE,
    )
    plan(
        second.title,
        held_on=(now + AFTER).date().isoformat(),
        place=_("School"),
        programme=second.programme,
        now=now,
    )
    evening = _Evening(store, held, identity, now - BEFORE)
    _hold(evening, wijk)
    _agree(evening, wijk)
    report = draft_report(store, held.id).content
    publish_report(store, report, identity=identity, now=evening.now + A_DAY)


def _hold(evening: _Evening, wijk: Wijk) -> None:
    with evening.store.read() as reader:
        buurten = [buurt.id for buurt in reader.all(Buurt, wijk.id)]
    evening.act("open_meeting")
    for number in range(PEOPLE):
        who = person(number, 1, buurten, ())
        token = new_token()
        ballots.join(
            evening.store,
            evening.meeting.code,
            token,
            here=who.here,
            buurt=who.buurt,
            now=evening.now,
        )
        evening.people[token] = who
    for part in evening.meeting.programme:
        evening.act("part", part=part.id)
        evening.everybody_votes()
        if part.kind != "ideeen":
            evening.act("phase", phase="reveal")
        evening.act("phase", phase="discuss")
        evening.act("phase", phase="close")
    evening.act("close_meeting")


def _agree(evening: _Evening, wijk: Wijk) -> None:
    due = (evening.now + dt.timedelta(days=60)).date().isoformat()
    for text, owner in (
        (_("De drie ideeën met de meeste stippen uitwerken"), _("Wijkteam en bewoners")),
        (_("De tweede avond voorbereiden: de ambities van de partijen"), _("Gemeente")),
    ):
        meetings.save_follow_up(
            evening.store,
            FollowUp(
                id=new_id(),
                wijk_id=wijk.id,
                meeting_id=evening.meeting.id,
                text=text,
                owner=owner,
                due=due,
            ),
            identity=evening.identity,
            now=evening.now,
        )
