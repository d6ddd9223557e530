"""What the screens of a meeting are given: plain records that become JSON as they are.

A participant's screen gets `ScreenContent` and the wall `WallContent`, in which stands nothing that
was not passed; a facilitator's console gets `ConsoleContent`.
"""

from typing import Literal

from pydantic import Field as Default
from pydantic import JsonValue

from wijkwijzer.dialogue.outcome import PartResult
from wijkwijzer.dialogue.records import (
    Card,
    CardKind,
    FollowUp,
    HandCount,
    Here,
    Kind,
    Overlay,
    Phase,
    Stage,
    StepKind,
)
from wijkwijzer.neighbourhood.records import Point
from wijkwijzer.record import Entry
from wijkwijzer.wijkkompas.results import Field

Screen = Literal["deelnemer", "wand", "regie"]


class MeetingFacts(Entry):
    """Which meeting this is; `begun` and `over` tell whether one can take part."""

    id: str
    wijk: str
    wijk_name: str
    is_example: bool
    title: str
    code: str
    held_on: str
    begins: str
    place: str
    begun: bool
    over: bool
    rehearsal: bool


class TimerView(Entry):
    """Until when (UTC), or how many seconds are left while it is paused."""

    ends_at: str | None
    left: int | None


class TargetView(Entry):
    """Something that can be voted on.

    Parameters
    ----------
    key
        What a vote names as its target: the id, with the stage where there are two.
    text
        What it says; of a theme its name.
    of_room
        Whether a participant wrote it.
    told
        What the wijkkompas tells of a theme, in a part that walks along it; "" elsewhere.
    """

    id: str
    key: str
    text: str
    low: str
    high: str
    theme: str | None
    of_room: bool
    told: str = ""


class AnswerView(Entry):
    """A value that can be given, and what it is called."""

    value: int
    text: str


class CardView(Entry):
    """A card that was passed."""

    id: str
    kind: CardKind
    text: str
    target: str | None
    theme: str | None
    point: Point | None
    answer: str


class PartView(Entry):
    """The part at hand.

    Parameters
    ----------
    number, of
        Its place in the programme.
    collecting
        Whether votes are taken now.
    cards
        What participants may write now.
    """

    id: str
    kind: Kind
    title: str
    question: str
    number: int
    of: int
    staged: bool
    collecting: bool
    targets: tuple[TargetView, ...]
    answers: tuple[AnswerView, ...]
    each: int
    per_option: int
    cards: tuple[CardKind, ...]


class Named(Entry):
    """An id with its name."""

    id: str
    name: str


class ScreenContent(Entry):
    """Everything on a screen of a meeting.

    Parameters
    ----------
    revision
        Rises with whatever participants may see.
    item
        The id of the target at hand, or None: all of them.
    part
        None before the first part.
    result
        None until it is revealed.
    cards
        The passed cards of the part (of dots over ideas those ideas).
    parties
        Those that have somebody who was confirmed, in a part `ambities`.
    here, buurten, all_parties
        What one can choose from when joining.
    n_present, n_voted
        How many joined, and voted in this part and stage, hands included; None on a participant's
        screen, which does not change with every vote.
    """

    screen: Screen
    language: str
    meeting: MeetingFacts
    revision: int
    phase: Phase
    stage: Stage
    item: str | None
    overlay: Overlay
    timer: TimerView | None
    part: PartView | None
    result: PartResult | None
    cards: tuple[CardView, ...]
    parties: tuple[str, ...]
    here: tuple[Named, ...]
    buurten: tuple[Named, ...]
    all_parties: tuple[Named, ...]
    themes: tuple[Named, ...]
    n_present: int | None = None
    n_voted: int | None = None


class ThemeView(Entry):
    """A theme on the wijkkompas, as everyone may see it.

    Parameters
    ----------
    name, wind, pictogram
        Its name in the reader's language, the wind it stands in and its drawing.
    need, low, high, task
        Where they lie on the drawing, 0-100, the borders in the middle; no need where hidden.
    told
        Need and task in words.
    """

    theme: str
    name: str
    wind: str
    pictogram: str
    need: float | None
    low: float | None
    high: float | None
    task: float | None
    field: Field
    told: str = ""


class CompassView(Entry):
    """The wijkkompas in a part `kompas`.

    Parameters
    ----------
    needle
        The themes it points to: none, one, or all it cannot tell apart.
    sentence
        Where it points, in words.
    """

    themes: tuple[ThemeView, ...]
    needle: tuple[str, ...]
    sentence: str


class WallContent(ScreenContent):
    """What the wall shows.

    Parameters
    ----------
    sentence
        What is to be seen, above the picture.
    note
        What must be known with it: hands, too few votes.
    compass
        Only in a part `kompas`, where there is one.
    """

    sentence: str = ""
    note: str = ""
    compass: CompassView | None = None


class ProgrammeLine(Entry):
    """A part in the list of the console; `phases` is how far each stage came."""

    id: str
    kind: Kind
    title: str
    minutes: int
    phases: dict[Stage, Phase]
    voted: int


class LeadView(Entry):
    """Who leads, at which console."""

    account: str
    console: str
    since: str


class NextStep(Entry):
    """A step that a console can take."""

    kind: StepKind
    payload: dict[str, JsonValue]


class Present(Entry):
    """How many joined of a group, and how often it spoke."""

    variable: Literal["here", "buurt"]
    category: str
    name: str
    n: int
    turns: int


class Speaker(Entry):
    """Somebody who says to speak for a party."""

    number: int
    here: Here
    party: str
    confirmed: bool


class ConsoleContent(ScreenContent):
    """What a facilitator's console has beside what the wall shows.

    Parameters
    ----------
    sequence
        What an act names as `seen`.
    following
        The step that comes next, or None after the last.
    undoable
        What taking back would take back, or None.
    waiting, judged
        All cards of the meeting, in order of arrival.
    merged
        Card -> what the statement or idea says that it counts for.
    hands
        The counts of this part as they stand.
    unanswered
        Of `akkoord`: proposal -> objections without a reason or an answer.
    heard
        Who is under-heard in the room, in sentences.
    """

    sequence: int = 0
    programme: tuple[ProgrammeLine, ...] = ()
    lead: LeadView | None = None
    following: NextStep | None = None
    undoable: StepKind | None = None
    waiting: tuple[Card, ...] = ()
    judged: tuple[Card, ...] = ()
    merged: dict[str, str] = Default(default_factory=dict)
    hands: tuple[HandCount, ...] = ()
    present: tuple[Present, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    unanswered: dict[str, int] = Default(default_factory=dict)
    heard: tuple[str, ...] = ()
