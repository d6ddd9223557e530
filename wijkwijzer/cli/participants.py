"""The simulated people of a rehearsal: they join, follow the meeting and answer, over loopback."""

import asyncio
import json
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from wijkwijzer.access.codes import new_id, new_token
from wijkwijzer.cli.loopback import Answer, Device, Json
from wijkwijzer.dialogue.rehearsal import Person, choices, person, written
from wijkwijzer.dialogue.screens import PartView, ScreenContent

AGAIN = 1.0
"""Seconds until somebody tries again after the server did not answer."""


@dataclass(frozen=True)
class Pace:
    """How quick people are, in seconds.

    Parameters
    ----------
    arrive
        In which all of them come in.
    think
        Before each choice, give or take half.
    """

    arrive: float = 20.0
    think: float = 4.0


@dataclass(frozen=True)
class Tap:
    """A choice as somebody made it; `at` on the clock of `time.monotonic`."""

    person: int
    part: str
    key: str
    value: int
    at: float


@dataclass
class Ledger:
    """What people did, and what the server confirmed.

    Parameters
    ----------
    taps
        Id of the vote -> what was chosen.
    stored
        Ids that were confirmed to be stored -> when the confirmation came.
    refused
        Why votes were refused -> how often.
    retries
        What had to be sent again, and why -> how often.
    """

    taps: dict[str, Tap] = field(default_factory=dict)
    stored: dict[str, float] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    retries: Counter[str] = field(default_factory=Counter)
    joined: int = 0
    cards: int = 0


class Participant:
    """One simulated person with a device."""

    def __init__(self, who: Person, port: int, code: str, pace: Pace, ledger: Ledger) -> None:
        self.who, self.code, self.pace, self.ledger = who, code, pace, ledger
        self.device, self.token = Device(port), new_token()
        self.draw = who.draw("pace")
        self.content: ScreenContent | None = None
        self.meeting, self.confirmed = "", False
        self.moved = asyncio.Event()
        self.gone = asyncio.Event()
        self.answered: set[tuple[str, str]] = set()

    async def take_part(self) -> None:
        """Come in, and answer until the meeting is over."""
        await asyncio.sleep(self.draw.random() * self.pace.arrive)
        await self._join()
        if self.gone.is_set():
            return
        self.ledger.joined += 1
        work = [asyncio.create_task(self._follow()), asyncio.create_task(self._answer())]
        try:
            await self.gone.wait()
        finally:
            for task in work:
                task.cancel()
            await asyncio.gather(*work, return_exceptions=True)
            self.device.close()

    async def _join(self) -> None:
        """Take a seat; wait where the meeting has not begun."""
        who = self.who
        said: Json = {"here": who.here, "buurt": who.buurt, "party": who.party}
        while not self.gone.is_set():
            found = await self._post("aanmelden", {"code": self.code, **said})
            if found.status == 200:
                seat = found.content["seat"]
                self.meeting = str(found.content["meeting"])
                self.confirmed = isinstance(seat, dict) and bool(seat["confirmed"])
                self._look_at(json.dumps(found.content["content"]))
                return
            if found.status != 409 or (self.content and self.content.meeting.over):
                self.gone.set()
            await asyncio.sleep(AGAIN)

    async def _follow(self) -> None:
        """Hold the stream, also after it was cut, until the meeting is over."""
        path = f"/dialoog/stroom?d={self.code}&scherm=deelnemer"
        while not self.gone.is_set():
            try:
                async with self.device.listen(path) as events:
                    async for event, data in events:
                        if event == "gone":
                            self.gone.set()
                            return
                        self._look_at(data)
            except (OSError, EOFError) as error:
                self.ledger.retries[f"stream: {type(error).__name__}"] += 1
            await asyncio.sleep(AGAIN * (0.5 + self.draw.random()))

    def _look_at(self, text: str) -> None:
        before, self.content = self.content, read_frame(text)
        if self.content.meeting.over:
            self.gone.set()
        speaks_now = before is not None and before.parties != self.content.parties
        if speaks_now and self.who.party and not self.confirmed:
            self.answered.clear()
        self.moved.set()

    async def _answer(self) -> None:
        """Answer each part as soon as votes are taken, once per stage."""
        while True:
            part = self._at_hand()
            if part is None:
                self.moved.clear()
                await self.moved.wait()
                continue
            if part.kind == "ambities" and self.who.party and not self.confirmed:
                await self._join()
            self.answered.add(_stage_of(part))
            await self._go_through(part)

    def _at_hand(self) -> PartView | None:
        content = self.content
        part = content.part if content is not None and content.overlay == "none" else None
        if part is None or not part.collecting or _stage_of(part) in self.answered:
            return None
        return part

    async def _go_through(self, part: PartView) -> None:
        """Vote and write in one part, as long as it lasts."""
        votes = choices(self.who, part)
        speaks = part.kind != "ambities" or self.confirmed
        for vote in votes if speaks else ():
            await self._think()
            if not self._still(part):
                return
            vote_id = new_id()
            tap = Tap(self.who.number, part.id, vote.key, vote.value, time.monotonic())
            self.ledger.taps[vote_id] = tap
            await self._vote(vote_id, tap)
        for card in written(self.who, part, votes):
            await self._think()
            if self._still(part):
                sent: Json = {"id": new_id(), "part": part.id, "kind": card.kind, "text": card.text}
                found = await self._post("kaart", sent | {"target": card.target})
                self.ledger.cards += found.status == 200

    async def _vote(self, vote_id: str, tap: Tap) -> None:
        sent = {"id": vote_id, "part": tap.part, "target": tap.key, "value": tap.value}
        found = await self._post("stem", {"ballots": [sent]})
        if found.status != 200:
            self.ledger.refused[found.error] += 1
            return
        refused = found.content["refused"]
        if isinstance(refused, dict) and vote_id in refused:
            self.ledger.refused[str(refused[vote_id])] += 1
        else:
            self.ledger.stored[vote_id] = time.monotonic()

    async def _post(self, what: str, body: Json) -> Answer:
        """Post until somebody answers; what was stored already is stored once."""
        whole = {"token": self.token, "meeting": self.meeting, **body}
        while True:
            try:
                found = await self.device.ask("POST", f"/dialoog/{what}", whole)
            except (OSError, EOFError) as error:
                self.ledger.retries[f"{what}: {type(error).__name__}"] += 1
                await asyncio.sleep(AGAIN * (0.5 + self.draw.random()))
                continue
            if found.status not in {429, 503}:
                return found
            self.ledger.retries[f"{what}: {found.status}"] += 1
            await asyncio.sleep(max(found.wait, AGAIN))

    def _still(self, part: PartView) -> bool:
        """Whether votes are still taken in this part, at this stage."""
        now = self.content.part if self.content else None
        return now is not None and now.collecting and _stage_of(now) == _stage_of(part)

    async def _think(self) -> None:
        await asyncio.sleep(self.pace.think * (0.5 + self.draw.random()))


async def people(
    port: int, content: ScreenContent, n: int, *, seed: int, pace: Pace, ledger: Ledger
) -> None:
    """Let `n` people take part in a meeting until it is over.

    Parameters
    ----------
    content
        What its screens show now.
    """
    buurten = [buurt.id for buurt in content.buurten]
    parties = [party.id for party in content.all_parties]
    everybody = (person(number, seed, buurten, parties) for number in range(n))
    seats = [Participant(who, port, content.meeting.code, pace, ledger) for who in everybody]
    await asyncio.gather(*(seat.take_part() for seat in seats))


@lru_cache(maxsize=16)
def read_frame(text: str) -> ScreenContent:
    """Return what every screen has of the content of a frame, or of an answer.

    One push has the same text for everybody, and is read once.
    """
    read = json.loads(text)
    content = read.get("content", read)
    return ScreenContent.model_validate(
        {name: value for name, value in content.items() if name in ScreenContent.model_fields}
    )


def _stage_of(part: PartView) -> tuple[str, str]:
    return part.id, part.targets[0].key.rpartition(":")[2] if part.staged and part.targets else ""
