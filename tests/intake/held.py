"""A meeting that was held: twelve people, every kind of part, cards under every verdict."""

from dataclasses import dataclass, field

from tests.conftest import FACILITATOR, NOW
from tests.dialogue import rooms
from tests.intake.halls import Hall, hall
from wijkwijzer.access.codes import new_id
from wijkwijzer.dialogue.records import FollowUp
from wijkwijzer.intake import meeting_room, meetings
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.meetings import screen
from wijkwijzer.store import Store

PLANTED = ("GEHEIM wacht", "GEHEIM geweigerd", "GEHEIM samengevoegd")
"""What the room never saw."""
PARTS = (
    rooms.POLL,
    rooms.COMPASS,
    rooms.STATEMENTS,
    rooms.DILEMMAS,
    rooms.IDEAS,
    rooms.DOTS,
    rooms.LEVELS,
    rooms.AGREE,
)


@dataclass
class Held:
    """The meeting, and its cards by what they say."""

    room: Hall
    cards: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.room.meeting.id

    def say(self, part: str, kind: str, text: str, state: str = "passed", **more: str) -> str:
        """Write a card, and judge it."""
        extra = {name: more.pop(name) for name in ("target",) if name in more}
        card = self.room.write(self.room.tokens[0], part, kind, text, **extra)
        if state != "wait":
            meeting_room.judge_card(
                self.room.store,
                self.id,
                card.id,
                state,  # type: ignore[arg-type]
                **more,
                identity=FACILITATOR,
                now=NOW,
            )
        self.cards[text] = card.id
        return card.id


def held(store: Store, wijk: Wijk, *, closed: bool = True) -> Held:
    """Nine of twelve say yes to everything, in every part; 7 are residents, 5 are officials."""
    room = hall(store, wijk, *PARTS)
    room.join(7, here="bewoner", buurt="b0")
    room.join(4, here="ambtenaar", buurt="b1")
    room.join(1, here="bestuurder", buurt="b1")
    evening = Held(room)
    for part in PARTS:
        room.go_to(part.id)
        if part.id == "stel":
            evening.say("stel", "stelling", "Er mag een buurthuis bij")
            evening.say("stel", "opmerking", "Bij de bakker is het glad", theme="verkeer")
            evening.say("stel", "opmerking", PLANTED[0], "wait")
            evening.say("stel", "opmerking", PLANTED[1], "refused")
        if part.id == "idee":
            kept = evening.say("idee", "idee", "Samen eten", theme="ontmoeten")
            evening.say("idee", "idee", PLANTED[2], "merged", into=kept)
        if part.id == "akk":
            evening.say(
                "akk", "bezwaar", "Wie betaalt het?", target="ja", answer="De stad betaalt."
            )
        shown = screen(store, evening.id, "deelnemer").content.part
        assert shown is not None
        if part.kind not in {"ideeen", "ambities"}:
            for number, token in enumerate(room.tokens):
                for target in shown.targets[: 1 if part.kind == "kennismaken" else None]:
                    room.vote(token, part.id, target.key, 1 if number < 9 else 0)
            room.act("phase", phase="reveal")
    due = FollowUp(
        id=new_id(),
        wijk_id=wijk.id,
        meeting_id=evening.id,
        text="Drie bankjes",
        owner="Gemeente",
        due="2027-03-01",
    )
    meetings.save_follow_up(store, due, identity=FACILITATOR, now=NOW)
    if closed:
        room.act("close_meeting")
    return evening
