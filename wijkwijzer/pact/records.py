"""What was agreed (the wijkpact), how it goes, and what residents are told about their input."""

import datetime as dt
import hashlib
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints, model_validator

from wijkwijzer.record import Day, Entry, Id, Line, Record, Text

Pace = Literal["snel", "lang"]
"""A quick win, or a long line."""
State = Literal["niet_begonnen", "bezig", "klaar", "gewijzigd", "gestopt"]
Outcome = Literal["doen", "deels", "niet_doen", "doorgegeven"]
"""We do it; partly; we do not; somebody else has it now."""

PlanChapter = Literal[
    "voorwoord",
    "portret",
    "behoeften",
    "opgaven",
    "kompas",
    "ambities",
    "programma",
    "afspraken",
    "verder",
    "verantwoording",
]
"""A chapter of the wijkplan, in the order in which one reads them."""

PLAN_CHAPTERS: tuple[PlanChapter, ...] = get_args(PlanChapter)
MOST_TEXT = 40_000
"""So many signs a facilitator may write in one chapter of the plan."""

FIRST_STEP_DAYS = 100
"""Within so many days after it was agreed the first small step is taken."""


class Agreement(Record):
    """Something parties agreed to do, after the DEAL idea: doen, energie, afspraken, lef.

    Parameters
    ----------
    title, description
        What will be done (doen).
    pace
        A quick win or a long line.
    themes, buurten
        What and where it is about; no buurten means the whole wijk.
    party_id, partners
        Who does it, and with whom: ids of parties.
    gains
        What it gives each of them, or what they like about it (energie).
    courage
        What is new or hard about it and is done all the same (lef).
    agreed_on, due
        When it was agreed, and by when it is done.
    means
        With which people, money or other means.
    seen_by
        How everybody can see that it worked.
    first_step, first_step_on
        The first small step, within a hundred days after `agreed_on`.
    """

    wijk_id: Id
    title: Line
    description: Text = ""
    pace: Pace = "snel"
    themes: tuple[Id, ...] = ()
    buurten: tuple[Id, ...] = ()
    party_id: Id
    partners: tuple[Id, ...] = ()
    gains: Text = ""
    courage: Text = ""
    agreed_on: Day
    due: Day
    means: Text = ""
    seen_by: Line
    first_step: Line
    first_step_on: Day

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of all who are in it; who does it first."""
        return tuple(dict.fromkeys((self.party_id, *self.partners)))

    @model_validator(mode="after")
    def _runs_forward(self) -> "Agreement":
        agreed, first, due = map(
            dt.date.fromisoformat, (self.agreed_on, self.first_step_on, self.due)
        )
        if due < agreed:
            raise ValueError("due lies before agreed_on")
        if not 0 <= (first - agreed).days <= FIRST_STEP_DAYS:
            raise ValueError("the first step comes within a hundred days")
        return self


class Ground(Entry):
    """Something an agreement rests on, with its name as it was when the version was made."""

    kind: Id
    id: Id
    title: str


class Clause(Entry):
    """An agreement as it stands in a version of the pact."""

    agreement: Agreement
    rests_on: tuple[Ground, ...] = ()


class PactVersion(Entry):
    """One version of the pact of a wijk; never changed, whether it is signed or not.

    Parameters
    ----------
    number
        Counts from 1 in each wijk.
    opening
        Text before the agreements.
    clauses
        The agreements, in order.
    names
        Party id -> its name at that moment.
    """

    id: Id
    sequence: int = 0
    wijk_id: Id
    number: int = Field(ge=1)
    title: Line
    opening: Text = ""
    clauses: tuple[Clause, ...]
    names: dict[str, str] = Field(default_factory=dict)
    at: str
    by: str

    @property
    def fingerprint(self) -> str:
        """Twelve signs that differ when anything that is agreed differs.

        What people or grounds are called, and how often an agreement was stored, is not.
        """
        agreed = self.model_dump_json(
            include={"title", "opening", "clauses"},
            exclude={
                "clauses": {
                    "__all__": {"agreement": {"version"}, "rests_on": {"__all__": {"title"}}}
                }
            },
        )
        return hashlib.sha256(agreed.encode()).hexdigest()[:12]


class Signature(Entry):
    """A party signed a version.

    Parameters
    ----------
    id
        Made by the screen, so that sending twice stores once.
    party_name
        As it was called that day.
    name, function
        Who signed for the party, and as what.
    """

    id: Id
    sequence: int = 0
    wijk_id: Id
    version_id: Id
    party_id: Id
    party_name: Line
    name: Line
    function: str = Field(default="", max_length=200)
    signed_on: Day
    at: str
    by: str


class Progress(Entry):
    """How an agreement stood on a day; only ever added, and the latest counts.

    Parameters
    ----------
    id
        Made by the screen, so that sending twice stores once.
    reason
        What happened, or why nothing did; never empty.
    next_step, next_on, next_party
        What comes now, by when and by whom, where that is known.
    """

    id: Id
    sequence: int = 0
    wijk_id: Id
    agreement_id: Id
    state: State
    reason: str = Field(min_length=1, max_length=2000)
    on: Day
    next_step: str = Field(default="", max_length=200)
    next_on: Day | Literal[""] = ""
    next_party: Id | None = None
    at: str
    by: str


class Reply(Record):
    """What residents are told about what they brought in; one for one remark or for many.

    Parameters
    ----------
    outcome
        What is done with it.
    text
        The reply itself, for everybody to read.
    replied_on
        The day it was given.
    """

    wijk_id: Id
    outcome: Outcome
    text: str = Field(min_length=1, max_length=4000)
    replied_on: Day

    @model_validator(mode="after")
    def _says_something(self) -> "Reply":
        if not self.text.strip():
            raise ValueError("a reply says something")
        return self


class PlanText(Record):
    """What a facilitator wrote in a chapter of the wijkplan; it stays when figures move.

    Parameters
    ----------
    text
        As it was typed; each line is a paragraph. Empty where nothing is written.
    """

    wijk_id: Id
    chapter: PlanChapter
    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=MOST_TEXT)] = ""


def plan_text_id(wijk_id: str, chapter: PlanChapter) -> str:
    """Return the one id of the text of this chapter."""
    return f"{wijk_id}~{chapter}"
