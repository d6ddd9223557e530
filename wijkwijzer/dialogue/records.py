"""What a wijkdialoog is: a meeting, its steps, and what the room puts in.

What is voted on, and with which numbers, stands in `programme`.
"""

from typing import Any, Literal

from pydantic import Field, JsonValue, model_validator

from wijkwijzer.dialogue.programme import (
    CARDS,
    LONGEST_CARD,
    NO_ROLE,
    STAGED,
    VALUES,
    CardKind,
    Kind,
    Option,
    Part,
    Stage,
)
from wijkwijzer.neighbourhood.records import NOT_SAID, Point
from wijkwijzer.record import Entry, Id, Line, Record, Text

Phase = Literal["collect", "reveal", "discuss", "close"]
Overlay = Literal["none", "pauze", "opkijken"]
Here = Literal[
    "bewoner", "ondernemer", "professional", "ambtenaar", "bestuurder", "anders", "niet_gezegd"
]
"""How somebody is here."""
CardState = Literal["wait", "passed", "refused", "merged"]
StepKind = Literal[
    "open_meeting",
    "part",
    "phase",
    "stage",
    "item",
    "overlay",
    "timer",
    "lead",
    "close_meeting",
    "undo",
]


class Meeting(Record):
    """A wijkdialoog: one meeting of people in one place.

    Parameters
    ----------
    code
        Six digits with which one joins; none is given out twice.
    held_on
        Date, ISO-8601.
    begins
        Time of day as people say it, or "".
    programme
        The parts in order.
    round_id
        The meting whose wijkkompas is walked, or None: the newest.
    opened_at, closed_at
        From when to when one can join and vote; as stored: UTC.
    rehearsal
        A run-through: all screens say so, and nothing of it stays.
    rehearses
        The meeting it is a run-through of.
    """

    wijk_id: Id
    code: str = Field(pattern=r"^\d{6}$")
    title: Line
    held_on: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    begins: str = Field(default="", max_length=20)
    place: str = Field(default="", max_length=200)
    programme: tuple[Part, ...] = ()
    round_id: Id | None = None
    opened_at: str | None = None
    closed_at: str | None = None
    rehearsal: bool = False
    rehearses: Id | None = None

    @property
    def is_open(self) -> bool:
        """Whether one can join and vote."""
        return self.opened_at is not None and self.closed_at is None

    def part(self, part_id: str | None) -> Part | None:
        """Return a part of the programme, or None."""
        return next((part for part in self.programme if part.id == part_id), None)

    @model_validator(mode="after")
    def _names_each_part_once(self) -> "Meeting":
        ids = [part.id for part in self.programme]
        if len(set(ids)) < len(ids):
            raise ValueError("a part stands there twice")
        ideas = {part.id for part in self.programme if part.kind == "ideeen"}
        if any(p.ideas_of is not None and p.ideas_of not in ideas for p in self.programme):
            raise ValueError("dots over ideas name a part with ideas")
        return self


class FollowUp(Record):
    """What was agreed in a meeting, or what happens next.

    Parameters
    ----------
    kind
        "afspraak" or "vervolg".
    part
        The part in which it came up, or None.
    owner
        Who sees to it: a party or a person in their role.
    due
        By when, ISO-8601 date, or "".
    """

    wijk_id: Id
    meeting_id: Id
    kind: Literal["afspraak", "vervolg"] = "afspraak"
    part: Id | None = None
    text: Line
    owner: str = Field(default="", max_length=200)
    due: str = Field(default="", pattern=r"^(\d{4}-\d{2}-\d{2})?$")
    theme: Id | None = None


class MeetingReport(Record):
    """What a facilitator decided about the report of a meeting (verslag).

    Parameters
    ----------
    summary
        What they write above it.
    left_out
        Ids of cards that do not stand in it.
    published
        Number of the version that everybody may read; 0 where none is.
    """

    wijk_id: Id
    meeting_id: Id
    summary: Text = ""
    left_out: tuple[Id, ...] = ()
    published: int = Field(default=0, ge=0)


class ReportVersion(Entry):
    """A report as it was published; never changed.

    Parameters
    ----------
    content
        As JSON, see `report.ReportContent`.
    """

    meeting_id: Id
    number: int
    at: str
    by: str
    content: str


class Step(Entry):
    """One act of who runs a meeting; only ever added.

    Parameters
    ----------
    sequence
        Order of all steps; rises only.
    by, console
        The account, and the screen it was done at.
    payload
        What the step is about, see `live`.
    """

    sequence: int = 0
    meeting_id: Id
    at: str
    by: str
    console: str = Field(default="", max_length=40)
    kind: StepKind
    payload: dict[str, JsonValue] = Field(default_factory=dict)


class Seat(Entry):
    """Somebody who takes part, without anything that says who.

    Parameters
    ----------
    number
        Tells participants of one meeting apart; means nothing outside it.
    buurt
        Id of a buurt, or `niet_gezegd`.
    party_id, confirmed
        For which party they state ambitions, and whether a facilitator confirmed it.
    """

    meeting_id: Id
    number: int
    here: Here = "niet_gezegd"
    buurt: str = NOT_SAID
    party_id: Id | None = None
    confirmed: bool = False


class Ballot(Entry):
    """One vote on one target; the latest of a participant counts.

    Parameters
    ----------
    id
        Made by the device, so that sending twice stores once.
    target
        What is voted on; of a part with two stages with `:voor` or `:na`, see `targets.ballot_key`.
    value
        See the table above; None takes the vote back.
    """

    id: Id
    sequence: int = 0
    meeting_id: Id
    part: Id
    participant: int
    target: Id
    value: int | None
    at: str


class HandCount(Entry):
    """Hands or papers counted by a facilitator; the latest per target and value counts.

    Parameters
    ----------
    target
        As in a ballot; "" counts the people behind it, where one gives several votes (dots, or
        several options of a poll).
    count
        How many hands, or dots.
    """

    sequence: int = 0
    meeting_id: Id
    part: Id
    target: str = Field(default="", max_length=80)
    value: int = 1
    count: int = Field(ge=0, le=5000)
    by: str
    at: str


class Card(Entry):
    """Something written in the room; nobody but facilitators sees it before it was passed.

    Parameters
    ----------
    id
        Made by the device.
    participant
        Who wrote it, or None: a facilitator.
    target
        The statement, dilemma, theme or proposal it is about, or None.
    point
        A place on the map, where one was given.
    state
        The latest verdict.
    into
        Of a merged card: the statement or idea that stays.
    answer
        What was said to an objection.
    """

    id: Id
    sequence: int = 0
    meeting_id: Id
    part: Id
    participant: int | None = None
    kind: CardKind
    text: str = Field(min_length=1, max_length=500)
    target: Id | None = None
    theme: Id | None = None
    point: Point | None = None
    at: str
    state: CardState = "wait"
    into: Id | None = None
    answer: str = ""

    @model_validator(mode="before")
    @classmethod
    def _reads_a_row(cls, row: Any) -> Any:
        if isinstance(row, dict) and "longitude" in row:
            row = dict(row)
            longitude, latitude = row.pop("longitude"), row.pop("latitude")
            if longitude is not None:
                row["point"] = {"longitude": longitude, "latitude": latitude}
        return row


class Verdict(Entry):
    """What a facilitator decided about a card; the latest counts.

    Parameters
    ----------
    into
        Where it is merged: the id of an option or card that stays.
    theme
        The theme it was put under, or None: as it was.
    """

    sequence: int = 0
    meeting_id: Id
    card_id: Id
    state: CardState
    into: Id | None = None
    theme: Id | None = None
    answer: Text = ""
    by: str
    at: str


class Turn(Entry):
    """Somebody of a group spoke, as tapped by an assistant; -1 takes one back.

    Parameters
    ----------
    variable
        "here" or "buurt".
    """

    id: Id
    sequence: int = 0
    meeting_id: Id
    part: Id | None = None
    variable: Literal["here", "buurt"]
    category: Id
    change: Literal[1, -1] = 1
    by: str
    at: str


__all__ = [
    "CARDS",
    "LONGEST_CARD",
    "NO_ROLE",
    "STAGED",
    "VALUES",
    "Ballot",
    "Card",
    "CardKind",
    "CardState",
    "FollowUp",
    "HandCount",
    "Here",
    "Kind",
    "Meeting",
    "MeetingReport",
    "Option",
    "Overlay",
    "Part",
    "Phase",
    "ReportVersion",
    "Seat",
    "Stage",
    "Step",
    "StepKind",
    "Turn",
    "Verdict",
]
