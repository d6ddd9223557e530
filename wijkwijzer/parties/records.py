"""Who takes part: the parties, their tasks, and what each brings."""

from typing import Literal

from pydantic import Field, model_validator

from wijkwijzer.neighbourhood.records import Point
from wijkwijzer.record import Entry, Id, Line, Record, Text

PartyKind = Literal[
    "gemeente", "corporatie", "waterschap", "bewoners", "zorg", "onderwijs", "ondernemers", "anders"
]


class Brings(Entry):
    """Something a party can put in: people, means, money, a building, knowledge.

    Parameters
    ----------
    item
        What it is, in a few words.
    themes
        Ids of the themes it helps.
    """

    item: Line
    themes: tuple[Id, ...] = ()


class Party(Record):
    """An organisation or group that acts in the wijk.

    Parameters
    ----------
    interests
        Why the party takes part (belangen), in its own words.
    brings
        What it can put in, with the themes it serves.
    """

    wijk_id: Id
    name: Line
    kind: PartyKind = "anders"
    interests: Text = ""
    brings: tuple[Brings, ...] = ()


class Task(Record):
    """Something a party has to do in the wijk (opgave).

    Parameters
    ----------
    buurten
        Ids of the buurten it is about; empty means the whole wijk.
    urgency
        1 (can wait) to 5 (now); counts 20 x urgency on the compass.
    year_from, year_to
        The horizon, calendar years.
    source
        Where it is written down: a policy paper, a plan, a decision.
    point, ring
        A place, or the corners of an area (the first not repeated), where it has one.
    """

    wijk_id: Id
    party_id: Id
    theme: Id
    title: Line
    description: Text = ""
    buurten: tuple[Id, ...] = ()
    urgency: int = Field(ge=1, le=5)
    year_from: int | None = Field(default=None, ge=1900, le=2200)
    year_to: int | None = Field(default=None, ge=1900, le=2200)
    source: Text = ""
    point: Point | None = None
    ring: tuple[Point, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> "Task":
        if self.year_from and self.year_to and self.year_to < self.year_from:
            raise ValueError("year_to lies before year_from")
        if 0 < len(self.ring) < 3:
            raise ValueError("an area has three corners or more")
        return self
