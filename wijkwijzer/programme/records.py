"""What could be done in the wijk: works of the parties, measures, and what was decided on them."""

from typing import Literal

from pydantic import Field, model_validator

from wijkwijzer.neighbourhood.records import Point
from wijkwijzer.record import Day, Entry, Id, Line, Record, Text

Status = Literal["voorgesteld", "gekozen", "niet_gekozen", "samengevoegd"]
"""On the longlist; chosen; not chosen; or merged into another measure."""
Initiator = Literal["bewoner", "bijeenkomst", "partij"]

SOURCES = (
    "need",
    "contribution",
    "card",
    "meeting",
    "follow_up",
    "meeting_report",
    "party",
    "task",
    "work",
    "ambition",
)
"""Kinds of what a measure or an agreement may answer to."""

RELATIONS: dict[tuple[str, str], str] = {
    **{(kind, "measure"): "beantwoord_door" for kind in SOURCES},
    **{(kind, "agreement"): "beantwoord_door" for kind in SOURCES},
    ("meeting", "ambition"): "gezegd_in",
    ("measure", "measure"): "samengevoegd_in",
    ("measure", "agreement"): "uitgewerkt_in",
    ("contribution", "reply"): "beantwoord_met",
    ("card", "reply"): "beantwoord_met",
    ("reply", "measure"): "verwijst_naar",
    ("reply", "agreement"): "verwijst_naar",
}
"""How the first stands to the second in the thread; what came earlier is always the first."""

MOST_EUROS = 10**11
"""What is dearer is a slip of the pen."""
MOST_EFFECTS = 12
"""So many a form asks for."""


class Tie(Entry):
    """One end of a link in the thread: which kind of thing, and which one."""

    kind: Id
    id: str = Field(min_length=1, max_length=200)


class Serves(Entry):
    """How strongly a measure helps a theme forward, or holds it back.

    Parameters
    ----------
    strength
        -3 (much worse) to 3 (much better).
    why
        In a sentence or two.
    """

    theme: Id
    strength: int = Field(ge=-3, le=3)
    why: Text = ""


class Amount(Entry):
    """Whole euros, as wide as they are uncertain.

    Parameters
    ----------
    low, mid, high
        In this order from little to much.
    """

    low: int = Field(ge=0, le=MOST_EUROS)
    mid: int = Field(ge=0, le=MOST_EUROS)
    high: int = Field(ge=0, le=MOST_EUROS)

    @model_validator(mode="after")
    def _runs_from_low_to_high(self) -> "Amount":
        if not self.low <= self.mid <= self.high:
            raise ValueError("amounts run from low to high")
        return self


class Costs(Entry):
    """What a measure costs.

    Parameters
    ----------
    once
        In the beginning; None where nobody knows.
    yearly
        Each year after; None where nobody knows.
    years
        How many years it lasts (levensduur); needed where there are yearly costs.
    """

    once: Amount | None = None
    yearly: Amount | None = None
    years: int | None = Field(default=None, ge=1, le=100)

    @model_validator(mode="after")
    def _says_how_long(self) -> "Costs":
        if self.yearly is not None and self.years is None:
            raise ValueError("yearly costs need a number of years")
        return self

    @property
    def lifetime(self) -> Amount | None:
        """Everything together over all years, in today's euros and not discounted."""
        if self.once is None and self.yearly is None:
            return None
        once, yearly, years = self.once or _NOTHING, self.yearly or _NOTHING, self.years or 0
        return Amount(
            low=once.low + years * yearly.low,
            mid=once.mid + years * yearly.mid,
            high=once.high + years * yearly.high,
        )


_NOTHING = Amount(low=0, mid=0, high=0)


class Effect(Entry):
    """What a measure brings about.

    Parameters
    ----------
    whom
        For whom.
    size
        How much, in words or numbers.
    """

    what: Line
    whom: str = Field(default="", max_length=200)
    size: str = Field(default="", max_length=200)


class Stake(Entry):
    """Who pays, who benefits or who agreed: a party, or somebody by name.

    Parameters
    ----------
    party_id
        A party of the wijk, or None.
    name
        Who it is when it is no party.
    what
        Which part, or what for.
    """

    party_id: Id | None = None
    name: str = Field(default="", max_length=200)
    what: str = Field(default="", max_length=500)

    @model_validator(mode="after")
    def _is_somebody(self) -> "Stake":
        if self.party_id is None and not self.name.strip():
            raise ValueError("somebody is named")
        return self


class Measure(Record):
    """Something that could be done (maatregel), on the longlist of a wijk.

    Parameters
    ----------
    serves
        Each theme at most once.
    buurten
        Ids of the buurten it is about; empty means the whole wijk.
    point, ring
        A place, or the corners of an area (the first not repeated), where it has one.
    initiator, initiator_id
        Who came up with it; of a meeting or a party its id.
    begins_on, ends_on
        When it would be done, or "".
    status, merged_into
        Follow from what was decided; see `Choice`.
    """

    wijk_id: Id
    title: Line
    description: Text = ""
    serves: tuple[Serves, ...] = ()
    buurten: tuple[Id, ...] = ()
    point: Point | None = None
    ring: tuple[Point, ...] = ()
    initiator: Initiator = "partij"
    initiator_id: Id | None = None
    begins_on: Day | Literal[""] = ""
    ends_on: Day | Literal[""] = ""
    costs: Costs = Costs()
    effects: tuple[Effect, ...] = ()
    pays: tuple[Stake, ...] = ()
    benefits: tuple[Stake, ...] = ()
    status: Status = "voorgesteld"
    merged_into: Id | None = None

    @property
    def themes(self) -> tuple[str, ...]:
        """Ids of the themes it helps forward."""
        return tuple(one.theme for one in self.serves if one.strength > 0)

    @model_validator(mode="after")
    def _fits_together(self) -> "Measure":
        named = [one.theme for one in self.serves]
        if len(set(named)) < len(named):
            raise ValueError("a theme is served once")
        if self.begins_on and self.ends_on and self.ends_on < self.begins_on:
            raise ValueError("ends_on lies before begins_on")
        if 0 < len(self.ring) < 3:
            raise ValueError("an area has three corners or more")
        if (self.status == "samengevoegd") != (self.merged_into is not None):
            raise ValueError("a merged measure names the one that stays")
        return self


class Work(Record):
    """Works that a party planned (werk): sewers, paving, renovation, a school yard.

    Parameters
    ----------
    task_id
        The task (opgave) it comes from, or None.
    themes
        Ids of the themes it touches.
    year_from, year_to
        When it is planned.
    earliest, latest
        How far it may shift (horizon); None: not at all on that side.
    opens_street
        Whether the street is dug up.
    budget
        Euros that are set aside; None where nobody knows.
    """

    wijk_id: Id
    party_id: Id
    task_id: Id | None = None
    title: Line
    description: Text = ""
    themes: tuple[Id, ...] = ()
    buurten: tuple[Id, ...] = ()
    point: Point | None = None
    ring: tuple[Point, ...] = ()
    year_from: int = Field(ge=1900, le=2200)
    year_to: int = Field(ge=1900, le=2200)
    earliest: int | None = Field(default=None, ge=1900, le=2200)
    latest: int | None = Field(default=None, ge=1900, le=2200)
    opens_street: bool = False
    budget: int | None = Field(default=None, ge=0, le=MOST_EUROS)
    source: Text = ""

    @model_validator(mode="after")
    def _fits_together(self) -> "Work":
        if self.year_to < self.year_from:
            raise ValueError("year_to lies before year_from")
        if (self.earliest or self.year_from) > self.year_from or (
            self.latest or self.year_to
        ) < self.year_to:
            raise ValueError("the plan lies within the horizon")
        if 0 < len(self.ring) < 3:
            raise ValueError("an area has three corners or more")
        return self


class Decision(Entry):
    """A decision on measures, as it is typed once for all of them.

    Parameters
    ----------
    reason
        Why; also of what was not chosen.
    agreed
        Who agreed: parties, or others by name.
    meeting_id
        The meeting in which it was decided, or None.
    """

    decided_on: Day
    reason: str = Field(min_length=1, max_length=2000)
    agreed: tuple[Stake, ...] = ()
    meeting_id: Id | None = None

    @model_validator(mode="after")
    def _has_a_reason(self) -> "Decision":
        if not self.reason.strip():
            raise ValueError("a decision has a reason")
        return self


class Choice(Decision):
    """What was decided on a measure; only ever added, and the latest counts.

    Parameters
    ----------
    outcome
        The status it has from now on; "voorgesteld" puts it back on the longlist.
    into
        Of "samengevoegd": the measure that stays.
    """

    id: Id
    sequence: int = 0
    wijk_id: Id
    measure_id: Id
    outcome: Status
    into: Id | None = None
    at: str
    by: str
