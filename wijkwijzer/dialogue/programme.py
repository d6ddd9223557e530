"""What a room does in a meeting: the parts of its programme.

A *part* (onderdeel) is what the room does for a quarter of an hour; what is voted on in it are its
*targets* (see `targets`). A vote is a whole number, whose meaning hangs on the kind of part:

| kind | target | value |
|---|---|---|
| kennismaken | option | 1 chosen, 0 not |
| kompas | theme | 1 recognised, -1 not, 0 does not know |
| stellingen | statement | 1 agree, -1 disagree, 0 pass |
| dilemmas | dilemma | -2 (the left pole) to 2 (the right) |
| stippen | option, theme, idea or measure | how many dots |
| ambities | theme | level 0-3, or 9: no role |
| akkoord | proposal | 2 agree, 1 can live with it, 0 object |
"""

import re
from typing import Literal

from pydantic import Field, field_validator, model_validator

from wijkwijzer.record import Entry, Id, Line, Text

Kind = Literal[
    "kennismaken",
    "kompas",
    "stellingen",
    "dilemmas",
    "stippen",
    "ideeen",
    "ambities",
    "akkoord",
]
Stage = Literal["voor", "na"]
"""Before or after the talk, of a part that is voted on twice; others only have `voor`."""
CardKind = Literal["opmerking", "stelling", "idee", "reden", "en_en", "bezwaar"]
STAGED: frozenset[Kind] = frozenset({"dilemmas", "ambities"})
"""What is voted on before and after the talk."""
NO_ROLE = 9
VALUES: dict[Kind, tuple[int, ...]] = {
    "kennismaken": (1, 0),
    "kompas": (1, 0, -1),
    "stellingen": (1, 0, -1),
    "dilemmas": (-2, -1, 0, 1, 2),
    "stippen": tuple(range(21)),
    "ideeen": (),
    "ambities": (0, 1, 2, 3, NO_ROLE),
    "akkoord": (2, 1, 0),
}
CARDS: dict[Kind, tuple[CardKind, ...]] = {
    "kennismaken": (),
    "kompas": ("opmerking",),
    "stellingen": ("stelling", "opmerking"),
    "dilemmas": ("reden", "en_en", "opmerking"),
    "stippen": ("opmerking",),
    "ideeen": ("idee",),
    "ambities": ("opmerking",),
    "akkoord": ("bezwaar", "opmerking"),
}
"""What may be written in a part. An objection (`bezwaar`) may always be, the rest where the part
is open."""
LONGEST_CARD: dict[CardKind, int] = {
    "opmerking": 500,
    "stelling": 140,
    "idee": 500,
    "reden": 500,
    "en_en": 500,
    "bezwaar": 500,
}
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


class Option(Entry):
    """Something that can be chosen, or a statement, a dilemma or a proposal.

    Parameters
    ----------
    text
        What it says; of a dilemma what it is about.
    low, high
        The poles of a dilemma, left and right.
    theme
        What it is about, where it is about one theme.
    """

    id: Id
    text: Line
    low: Text = ""
    high: Text = ""
    theme: Id | None = None

    @field_validator("id")
    @classmethod
    def _is_a_slug(cls, value: str) -> str:
        if not _SLUG.fullmatch(value):
            raise ValueError("an id has small letters, digits, - and _")
        return value


class Part(Entry):
    """A part of the programme (onderdeel).

    Parameters
    ----------
    question
        What is asked, in a sentence or two.
    minutes
        How long it is planned to take.
    options
        The options of a poll, the statements, the dilemmas, the proposals.
    themes
        Of `kompas`, `ambities` and dots over themes: which; empty means all of the wijk.
    over
        Of `stippen`: what the dots are put on. Over measures the options are measures of the
        longlist, under their own id and in the words they had when they were chosen.
    ideas_of
        Of `stippen` over ideas: the part in which they were written.
    each
        Of `kennismaken`: how many options one may choose; of `stippen`: how many dots one has.
    per_option
        Of `stippen`: how many dots one may put on one option.
    open
        Whether participants may write: statements, ideas, remarks, reasons.
    """

    id: Id
    kind: Kind
    title: Line
    question: Text = ""
    minutes: int = Field(default=10, ge=0, le=240)
    options: tuple[Option, ...] = ()
    themes: tuple[Id, ...] = ()
    over: Literal["options", "themes", "ideas", "measures"] = "options"
    ideas_of: Id | None = None
    each: int = Field(default=1, ge=1, le=20)
    per_option: int = Field(default=20, ge=1, le=20)
    open: bool = False

    @property
    def staged(self) -> bool:
        """Whether it is voted on before and after the talk."""
        return self.kind in STAGED

    @model_validator(mode="after")
    def _is_complete(self) -> "Part":
        if not _SLUG.fullmatch(self.id):
            raise ValueError("an id has small letters, digits, - and _")
        ids = [option.id for option in self.options]
        if len(set(ids)) < len(ids):
            raise ValueError("an option stands there twice")
        if self.kind == "dilemmas" and not all(o.low and o.high for o in self.options):
            raise ValueError("a dilemma has two poles")
        if (self.kind == "stippen" and self.over == "ideas") != (self.ideas_of is not None):
            raise ValueError("dots over ideas name the part of the ideas, others do not")
        return self
