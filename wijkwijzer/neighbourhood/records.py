"""What a neighbourhood is: wijk, buurten, the people who live there, and the themes."""

from typing import Any, Literal

from pydantic import Field, model_validator

from wijkwijzer.i18n import CHECKED
from wijkwijzer.record import Entry, Id, Line, Record, Text

GroupVariable = Literal["age", "household", "tenure"]
Variable = Literal["buurt", "age", "household", "tenure"]
Counted = Literal["15+", "iedereen"]
"""Which inhabitants count when answers are laid beside who lives here."""

CATEGORIES: dict[GroupVariable, tuple[str, ...]] = {
    "age": ("0-15", "15-25", "25-45", "45-65", "65+"),
    "household": ("alleen", "samen", "gezin", "eenouder", "anders"),
    "tenure": ("huur_corporatie", "huur_particulier", "koop"),
}
NOT_SAID = "niet_gezegd"
"""The category of whoever skipped a group question."""


class Wijk(Record):
    """A neighbourhood and how its compass is read.

    Parameters
    ----------
    municipality, municipality_code, code
        Names and CBS codes; codes are empty where there are none.
    is_example
        The invented demo neighbourhood; every screen that shows it says so.
    theme_set
        Name of the theme file in `data/` (without ending).
    border_need, border_task
        Where "high" begins, 0-100; `border_need` None means what the questionnaire's need rule
        says.
    source
        Attribution of boundaries and figures, shown under maps.
    year
        Year of boundaries and figures; codes and borders change per year.
    published
        What residents may see: any of "kompas", "ambities", "afspraken" (the pact, and what
        happens with what they brought in).
    languages
        What a facilitator turned on for residents; read through `languages.enabled_languages`.
    reply_days
        Within so many days a remark gets a reply; None while no term is set.
    """

    name: Line
    code: str = ""
    municipality: str = ""
    municipality_code: str = ""
    is_example: bool = False
    theme_set: str = "themas"
    border_need: float | None = Field(default=None, gt=0, lt=100)
    border_task: float = Field(default=50, gt=0, lt=100)
    source: str = ""
    year: int | None = None
    published: frozenset[Literal["kompas", "ambities", "afspraken"]] = frozenset()
    languages: tuple[str, ...] = CHECKED
    reply_days: int | None = Field(default=None, ge=1, le=1000)


class Buurt(Record):
    """A part of the wijk with its boundary.

    Parameters
    ----------
    geometry
        GeoJSON Polygon or MultiPolygon, WGS84, longitude before latitude.
    """

    wijk_id: Id
    name: Line
    code: str = ""
    geometry: dict[str, Any]

    @model_validator(mode="after")
    def _is_an_area(self) -> "Buurt":
        if self.geometry.get("type") not in {"Polygon", "MultiPolygon"}:
            raise ValueError("geometry must be a Polygon or MultiPolygon")
        return self


class Population(Record):
    """How many there are of a category in a buurt.

    Parameters
    ----------
    variable, category
        `total` with category "" counts inhabitants; `age` counts inhabitants; `household` counts
        households; `tenure` counts dwellings.
    count
        None where the source does not say.
    """

    wijk_id: Id
    buurt_id: Id
    variable: Literal["total", "age", "household", "tenure"]
    category: str = ""
    count: int | None = Field(default=None, ge=0)
    source: str = ""


class Theme(Entry):
    """A subject that runs through everything: needs, tasks, ambitions, remarks.

    Parameters
    ----------
    name, question, help
        Texts per language; `question` is one line a neighbour understands, `help` two more.
    wind, wind_name
        The group the theme stands in on the compass.
    pictogram
        Id of the drawing.
    colour
        Hex colour of the theme's wind tint.
    """

    id: Id
    name: dict[str, str]
    short: dict[str, str]
    wind: Id
    wind_name: dict[str, str]
    pictogram: Id
    colour: str
    question: dict[str, str]
    help: tuple[dict[str, str], ...] = ()


class Point(Entry):
    """A place in WGS84 degrees."""

    longitude: float = Field(ge=-180, le=180)
    latitude: float = Field(ge=-90, le=90)


__all__ = [
    "CATEGORIES",
    "NOT_SAID",
    "Buurt",
    "Counted",
    "GroupVariable",
    "Point",
    "Population",
    "Text",
    "Theme",
    "Variable",
    "Wijk",
]
