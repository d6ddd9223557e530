"""How the invented residents behave and what they write, as it stands in the files."""

import json
from pathlib import Path
from typing import Any, TypeVar

from pydantic import Field, ValidationError

from wijkwijzer.content import explain, parse_yaml, read_source, refuse
from wijkwijzer.record import Entry, Id, Line, Text
from wijkwijzer.settings import DATA

FOLDER = DATA / "voorbeeldwijk"
Shares = dict[str, float]
E = TypeVar("E", bound=Entry)


class ThemeBehaviour(Entry):
    """How a theme is answered.

    Parameters
    ----------
    need
        The middle of the wijk, 0-100, before answers are cut to the scale.
    dont_know
        Share that answers "weet ik niet".
    buurt, age, household, tenure
        Points more or less need than average, by category.
    """

    need: float = Field(ge=0, le=100)
    dont_know: float = Field(ge=0, le=1)
    buurt: Shares = Field(default_factory=dict)
    age: Shares = Field(default_factory=dict)
    household: Shares = Field(default_factory=dict)
    tenure: Shares = Field(default_factory=dict)


class Intake(Entry):
    """A place where surveys come in: on which days of the round (0 is the first), which hours."""

    place: str
    days: tuple[int, ...] = Field(min_length=1)
    hours: tuple[int, int]
    weight: float = Field(default=1, gt=0)
    buurten: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()


class Mark(Entry):
    """A school mark is `top` - points of need / `per_point`, with a spread of its own (marks)."""

    top: float
    per_point: float = Field(gt=0)
    spread: float = Field(ge=0)


class Behaviour(Entry):
    """Who fills in the survey and how; the file explains each figure."""

    responses: int = Field(gt=0)
    per_buurt: dict[str, int]
    willing: Shares
    household_by_age: dict[str, Shares]
    people_per_household: Shares
    tenure_by_household: dict[str, Shares]
    skipped: Shares
    left_out: float
    spread_person: float
    spread_theme: float
    mark: Mark
    spread_top: float
    themes: dict[str, ThemeBehaviour]
    channels: dict[str, Shares]
    tablet: tuple[Intake, ...]
    elsewhere: dict[str, Intake]
    english: float
    waiting_after_day: int


class Refused(Entry):
    """A remark that a facilitator refused, with the reason."""

    place: Line
    buurt: Id
    point: tuple[float, float]
    spread: float
    theme: Id
    text: Text
    reason: Text


class Spot(Entry):
    """A place on the map with what people write there.

    Parameters
    ----------
    point
        Longitude, latitude of its middle.
    spread
        How far from there pins stand (metres).
    remarks
        (theme, text) or (theme, text, age of who wrote it).
    """

    place: Line
    buurt: Id
    point: tuple[float, float]
    spread: float
    remarks: tuple[tuple[str, ...], ...]


class Remarks(Entry):
    """Everything that residents write; `open` holds (text) or (text, age).

    `quotes`: theme -> texts of remarks that its facilitator chose to speak for it.
    """

    pins: tuple[Spot, ...]
    refused: tuple[Refused, ...]
    open: tuple[tuple[str, ...], ...]
    quotes: dict[str, tuple[str, ...]]


def read_behaviour() -> Behaviour:
    """Read `antwoorden.yaml`."""
    return checked(Behaviour, "antwoorden.yaml", read_yaml("antwoorden.yaml"))


def read_remarks() -> Remarks:
    """Read `opmerkingen.yaml`."""
    return checked(Remarks, "opmerkingen.yaml", read_yaml("opmerkingen.yaml"))


def read_yaml(file: str) -> Any:
    """Return what a file of the demo holds."""
    return parse_yaml(*read_source(path_of(file)))


def read_geojson(file: str) -> dict[str, Any]:
    """Return a GeoJSON file of the demo as it is."""
    _name, text = read_source(path_of(file))
    content: dict[str, Any] = json.loads(text)
    return content


def path_of(file: str) -> Path:
    """Return where a file of the demo stands."""
    return FOLDER / file


def checked(kind: type[E], file: str, content: Any) -> E:
    """Make a record of what a file holds.

    Raises
    ------
    InvalidInput
        It does not fit; the message names the file and the place.
    """
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        problems = explain(error, content, lambda _content, place: ", ".join(map(str, place)))
        raise refuse(file, problems) from None
