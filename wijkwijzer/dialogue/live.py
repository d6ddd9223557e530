"""Where a meeting is now: the steps of who runs it, folded into one state.

A step is never changed. `undo` takes back the newest step that still counts, except who leads: so
any state can be made again from the steps, also after a restart in the middle of a part.

| step | payload |
|---|---|
| open_meeting, close_meeting, undo, lead | nothing |
| part | `part` |
| phase | `phase`; of `reveal` also `ballots` and `hands`: the newest of each that count |
| stage | `stage`: `voor` or `na`; begins to collect |
| item | `item`: the theme, statement or dilemma at hand, or null |
| overlay | `overlay` |
| timer | `ends_at` (UTC), or `left` (seconds, paused), or neither: no timer |
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, cast, get_args

from pydantic import JsonValue

from wijkwijzer.dialogue.records import Meeting, Overlay, Phase, Stage, Step, StepKind
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _

Payload = Mapping[str, JsonValue]
PHASES: tuple[Phase, ...] = get_args(Phase)


@dataclass(frozen=True)
class Timer:
    """What is left of a part.

    Parameters
    ----------
    ends_at
        Moment, UTC ISO-8601; None while it is paused.
    left
        Seconds that are left while it is paused.
    """

    ends_at: str | None = None
    left: int | None = None


@dataclass(frozen=True)
class Lead:
    """Who runs the meeting, and at which screen."""

    account: str
    console: str
    since: str


@dataclass(frozen=True)
class Cut:
    """Up to which ballot and hand count a reveal shows, and when."""

    ballots: int
    hands: int
    at: str


PartStage = tuple[str, Stage]


@dataclass(frozen=True)
class Live:
    """The state of a meeting.

    Parameters
    ----------
    sequence
        The newest step; an act names the one it was based on.
    item
        What is at hand on the wall, or None: all of it.
    phases
        How far each part and stage came.
    cuts
        All reveals, also those that were taken back: the room has seen them.
    undoable
        What `undo` would take back now, or None.
    """

    state: Literal["planned", "open", "closed"] = "planned"
    sequence: int = 0
    part: str | None = None
    phase: Phase = "collect"
    stage: Stage = "voor"
    item: str | None = None
    overlay: Overlay = "none"
    timer: Timer | None = None
    lead: Lead | None = None
    phases: Mapping[PartStage, Phase] = field(default_factory=dict)
    cuts: Mapping[PartStage, tuple[Cut, ...]] = field(default_factory=dict)
    undoable: Step | None = None

    def shows(self, part: str, stage: Stage) -> bool:
        """Return whether the votes of a part are shown now."""
        return self.phases.get((part, stage), "collect") != "collect"

    def collects(self, part: str, stage: Stage) -> bool:
        """Return whether votes on a part are taken now."""
        return (
            self.state == "open"
            and self.part == part
            and self.stage == stage
            and self.phase == "collect"
        )


def fold(steps: Iterable[Step]) -> Live:
    """Return where a meeting is after these steps, in their order."""
    states = [Live()]
    counted: list[Step] = []
    lead: Lead | None = None
    cuts: dict[PartStage, tuple[Cut, ...]] = {}
    sequence = 0
    for step in steps:
        sequence = step.sequence
        if step.kind == "lead":
            lead = Lead(step.by, step.console, step.at)
        elif step.kind == "undo":
            states, counted = (states[:-1], counted[:-1]) if counted else (states, counted)
        elif step.kind in _FOR_GOOD:
            states, counted = [_after(states[-1], step)], []
        else:
            now = _after(states[-1], step)
            states.append(now)
            counted.append(step)
            cut = _cut(step)
            if cut is not None and now.part is not None:
                cuts[now.part, now.stage] = (*cuts.get((now.part, now.stage), ()), cut)
    undoable = counted[-1] if counted else None
    return replace(states[-1], sequence=sequence, lead=lead, cuts=cuts, undoable=undoable)


_FOR_GOOD: frozenset[StepKind] = frozenset({"open_meeting", "close_meeting"})


def _cut(step: Step) -> Cut | None:
    if step.kind != "phase" or step.payload.get("phase") != "reveal":
        return None
    return Cut(_whole(step.payload.get("ballots")), _whole(step.payload.get("hands")), step.at)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _after(live: Live, step: Step) -> Live:
    """Return the state after a step that was checked when it was taken."""
    given = step.payload
    if step.kind == "open_meeting":
        return replace(live, state="open")
    if step.kind == "close_meeting":
        return replace(live, state="closed", overlay="none", timer=None)
    if step.kind == "overlay":
        return replace(live, overlay=cast("Overlay", given["overlay"]))
    if step.kind == "timer":
        return replace(live, timer=_timer(given))
    if step.kind == "item":
        return replace(live, item=cast("str | None", given["item"]))
    return _elsewhere(live, step.kind, given)


def _elsewhere(live: Live, kind: StepKind, given: Payload) -> Live:
    """Return the state in another part, stage or phase."""
    part, stage, phase = live.part, live.stage, live.phase
    if kind == "part":
        part = str(given["part"])
        stage = "na" if (part, "na") in live.phases else "voor"
        phase = live.phases.get((part, stage), "collect")
    elif kind == "stage":
        stage = cast("Stage", given["stage"])
        phase = live.phases.get((str(part), stage), "collect")
    else:
        phase = cast("Phase", given["phase"])
    moved = replace(live, part=part, stage=stage, phase=phase, overlay="none")
    if part is not None:
        moved = replace(moved, phases={**live.phases, (part, stage): phase})
    return replace(moved, item=None, timer=None) if kind == "part" else moved


def _timer(given: Payload) -> Timer | None:
    ends_at, left = given.get("ends_at"), given.get("left")
    if ends_at is None and left is None:
        return None
    return Timer(
        ends_at=None if ends_at is None else str(ends_at),
        left=None if left is None else _whole(left),
    )


def check(meeting: Meeting, live: Live, kind: StepKind, payload: Payload) -> None:
    """Refuse a step that cannot be taken in this state.

    Raises
    ------
    InvalidInput
        Why not, in words.
    """
    if kind == "open_meeting":
        _require(live.state == "planned", _("Deze bijeenkomst is al begonnen."))
        _require(bool(meeting.programme), _("Dit programma is nog leeg. Voeg een onderdeel toe."))
        return
    _require(live.state != "closed", _("Deze bijeenkomst is afgelopen."))
    if kind == "lead":
        return
    _require(live.state == "open", _("Deze bijeenkomst is nog niet begonnen."))
    if kind == "undo":
        _require(live.undoable is not None, _("Er is niets om terug te nemen."))
    elif kind != "close_meeting":
        _check_payload(meeting, live, kind, payload)


def _check_payload(meeting: Meeting, live: Live, kind: StepKind, payload: Payload) -> None:
    if kind == "part":
        _require(
            meeting.part(str(payload.get("part"))) is not None,
            _("Dit onderdeel staat niet (meer) in het programma."),
        )
        return
    if kind == "overlay":
        _require(payload.get("overlay") in get_args(Overlay), _wrong())
        return
    if kind == "timer":
        ends_at, left = payload.get("ends_at"), payload.get("left")
        _require(ends_at is None or left is None, _wrong())
        _require(ends_at is None or _is_moment(ends_at), _wrong())
        _require(left is None or (isinstance(left, int) and 0 <= left <= 86_400), _wrong())
        return
    part = meeting.part(live.part)
    if part is None:
        raise InvalidInput(_("Kies eerst een onderdeel."))
    if kind == "phase":
        _require(payload.get("phase") in PHASES, _wrong())
    elif kind == "stage":
        _require(payload.get("stage") in get_args(Stage), _wrong())
        _require(part.staged, _("Over dit onderdeel wordt één keer gestemd."))
    else:
        item = payload.get("item")
        _require(item is None or isinstance(item, str), _wrong())


def _is_moment(value: JsonValue) -> bool:
    """Whether it is a moment in UTC as screens read it."""
    try:
        moment = dt.datetime.fromisoformat(str(value))
    except ValueError:
        return False
    return isinstance(value, str) and moment.tzinfo is not None


def _wrong() -> str:
    return _("Deze stap klopt niet. Laad de regie opnieuw.")


def _require(holds: bool, otherwise: str) -> None:  # noqa: FBT001
    if not holds:
        raise InvalidInput(otherwise)


def following(meeting: Meeting, live: Live) -> tuple[StepKind, dict[str, JsonValue]] | None:
    """Return what comes next in the order of the programme; None after the last part.

    Collect, reveal, discuss; then, where it is voted on twice, the same after the talk; then close,
    and the next part. A part without votes (`ideeen`) goes from collect to discuss.
    """
    if live.state != "open":
        return ("open_meeting", {}) if live.state == "planned" else None
    part = meeting.part(live.part)
    if part is None or live.phase == "close":
        ids = [each.id for each in meeting.programme]
        rest = ids[ids.index(part.id) + 1 :] if part else ids
        return ("part", {"part": rest[0]}) if rest else None
    if live.phase == "discuss" and part.staged and live.stage == "voor":
        return "stage", {"stage": "na"}
    if live.phase == "collect" and part.kind != "ideeen":
        return "phase", {"phase": "reveal"}
    return "phase", {"phase": "close" if live.phase == "discuss" else "discuss"}
