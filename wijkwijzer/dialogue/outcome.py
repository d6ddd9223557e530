"""What a part found, in the form in which screens and the record read it.

A result is frozen, holds no participant numbers, and keeps what explains it: how many voted, how
many of them by hand, and what is hidden because fewer than five voted.
"""

from wijkwijzer.dialogue.groups import NoGroups
from wijkwijzer.dialogue.opinions import Side
from wijkwijzer.dialogue.records import Stage
from wijkwijzer.record import Entry

FEWEST = 5
"""From how many votes an undivided ballot may be shown."""


class ValueCount(Entry):
    """How many gave a value; `by_hand` of them by raised hand or on paper."""

    value: int
    n: int
    by_hand: int = 0


class TargetResult(Entry):
    """The votes on one target.

    Parameters
    ----------
    n, by_hand
        People who voted on it, hands included (of dots: who put one there on a device, and how
        many dots were counted by hand); None where hidden.
    counts
        Per value, in the order of `records.VALUES`; empty for dots and where hidden.
    total
        Of dots: how many lie on it.
    middle
        Of dilemmas: the mean position, -2 to 2.
    hidden
        Fewer than five people voted.
    """

    target: str
    n: int | None = None
    by_hand: int | None = None
    counts: tuple[ValueCount, ...] = ()
    total: int | None = None
    middle: float | None = None
    hidden: bool = False


class Shift(Entry):
    """How those who voted on a dilemma before and after the talk moved.

    Parameters
    ----------
    n
        Who voted twice, on a device; five or more.
    to_low, to_high, same
        How many moved to the left pole, to the right pole, or stayed.
    mean
        The mean move, positive to the right.
    """

    target: str
    n: int
    to_low: int
    to_high: int
    same: int
    mean: float


class PartyLevel(Entry):
    """The ambition of a party on a theme; None where it was not stated, 9 for no role."""

    party: str
    level: int | None


class ThemeLevels(Entry):
    """What the parties want on a theme.

    Parameters
    ----------
    middle, spread, agreement
        Over the stated levels 0-3, from two on, as in the ambition matrix.
    """

    theme: str
    levels: tuple[PartyLevel, ...]
    middle: float | None = None
    spread: int | None = None
    agreement: float | None = None


class Objection(Entry):
    """A reason that a facilitator passed, and what was said to it."""

    target: str
    text: str
    answer: str = ""


class StatementMark(Entry):
    """What stands out of a statement, see `room.room_statements`.

    Parameters
    ----------
    side
        What the room shares, or None: it is divided, or too few voted.
    agreement
        The chance to take the larger side, 0-1.
    pass_share
        Passes among those who voted, 0-1.
    unclear
        So many pass that the wording may be why.
    """

    target: str
    side: Side | None = None
    agreement: float | None = None
    pass_share: float | None = None
    unclear: bool = False


class SideCount(Entry):
    """Votes of some people on a statement."""

    agree: int
    disagree: int
    passed: int
    seen: int


class Trait(Entry):
    """A statement by which a group is described; `side` is what it says more than the others."""

    target: str
    side: Side
    best: bool
    own: SideCount
    others: SideCount


class GroupView(Entry):
    """An opinion group: how many people, its area (see `landscape.Area`), what describes it."""

    people: int
    middle: tuple[float, float]
    outline: tuple[tuple[float, float], ...]
    traits: tuple[Trait, ...]


class SplitView(Entry):
    """The votes on a statement by group, in the order of the groups; None where too few voted."""

    target: str
    by_group: tuple[SideCount, ...] | None
    shared: Side | None


class OpinionView(Entry):
    """Opinion groups as a screen draws them, or `reason`: why there are none.

    Parameters
    ----------
    people, placed, statements, stability
        See `groups.OpinionGroups`.
    marks
        (x, y, place of the group): one for each person, anywhere in the area of their group.
    common
        Targets on which more than half of every group take the same side, surest first.
    """

    reason: NoGroups | None
    people: int
    placed: int
    statements: int
    stability: float | None = None
    groups: tuple[GroupView, ...] = ()
    splits: tuple[SplitView, ...] = ()
    marks: tuple[tuple[float, float, int], ...] = ()
    common: tuple[str, ...] = ()


class PartResult(Entry):
    """What a part found at one stage.

    Parameters
    ----------
    n, by_hand
        People who voted in the part, as far as shown.
    targets
        In the order in which a screen draws them: statements from what is shared most, dots from
        most to least, the rest as in the programme.
    before
        The same before the talk, when this is after it.
    shifts
        Of dilemmas after the talk.
    statements, groups
        Of `stellingen`: what stands out, and the opinion groups, or why there are none.
    themes, themes_before
        Of `ambities`: widest spread first.
    objections, unanswered
        Of `akkoord`: the reasons that were passed, and how many of them wait for an answer.
    fewest
        From how many votes anything is shown.
    """

    part: str
    stage: Stage
    n: int = 0
    by_hand: int = 0
    targets: tuple[TargetResult, ...] = ()
    before: tuple[TargetResult, ...] = ()
    shifts: tuple[Shift, ...] = ()
    statements: tuple[StatementMark, ...] = ()
    groups: OpinionView | None = None
    themes: tuple[ThemeLevels, ...] = ()
    themes_before: tuple[ThemeLevels, ...] = ()
    objections: tuple[Objection, ...] = ()
    unanswered: int = 0
    fewest: int = FEWEST
