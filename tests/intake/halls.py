"""A meeting in a store, with who runs it and who takes part."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.conftest import FACILITATOR, NOW
from tests.dialogue.rooms import EVERY_KIND
from wijkwijzer.access.codes import new_token
from wijkwijzer.access.records import Identity
from wijkwijzer.dialogue.live import Live, fold
from wijkwijzer.dialogue.records import Card, Meeting, Part
from wijkwijzer.intake import ballots, meetings
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store

_ids = count(1)


def fresh_id() -> str:
    return f"device-{next(_ids):06}"


@dataclass
class Hall:
    """A meeting that goes on; every act is based on what is there now."""

    store: Store
    meeting: Meeting
    tokens: list[str] = field(default_factory=list)
    console: str = "console-1"
    identity: Identity = FACILITATOR
    now: dt.datetime = NOW

    @property
    def live(self) -> Live:
        with self.store.read() as reader:
            return fold(reader.steps(self.meeting.id))

    def act(self, kind: str, **payload: Any) -> Live:
        return meetings.act(
            self.store,
            self.meeting.id,
            kind,  # type: ignore[arg-type]
            payload,
            console=self.console,
            seen=self.live.sequence,
            identity=self.identity,
            now=self.now,
        )

    def go_to(self, part: str) -> None:
        self.act("part", part=part)

    def join(self, n: int = 1, **said: Any) -> list[str]:
        made = [new_token() for _person in range(n)]
        for token in made:
            ballots.join(self.store, self.meeting.code, token, now=self.now, **said)
        self.tokens += made
        return made

    def vote(self, token: str, part: str, target: str, value: int | None, **more: Any) -> Any:
        sent = {"id": fresh_id(), "part": part, "target": target, "value": value} | more
        with self.store.write() as writer:
            return ballots.vote(writer, token, self.meeting.id, [sent], now=self.now)

    def write(self, token: str, part: str, kind: str, text: object, **more: Any) -> Card:
        sent = {"id": fresh_id(), "part": part, "kind": kind, "text": text} | more
        with self.store.write() as writer:
            return ballots.write_card(writer, token, self.meeting.id, sent, now=self.now)


def hall(store: Store, wijk: Wijk, *parts: Part, opened: bool = True) -> Hall:
    meeting = meetings.create_meeting(
        store,
        wijk.id,
        "Eerste wijkdialoog",
        held_on="2026-11-24",
        programme=parts or EVERY_KIND,
        identity=FACILITATOR,
        now=NOW,
    )
    made = Hall(store, meeting)
    if opened:
        made.act("open_meeting")
    return made
