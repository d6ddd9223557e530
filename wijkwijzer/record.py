"""The shape every stored record shares: frozen, checked, no unknown fields."""

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""One line of text that must be there."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
"""Running text, may be empty."""

Id = Annotated[str, StringConstraints(min_length=1, max_length=80)]


def _is_a_date(text: str) -> str:
    dt.date.fromisoformat(text)
    return text


Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_is_a_date)]
"""A date that exists, ISO-8601."""


class Entry(BaseModel):
    """What is written once and never edited (a log row, a part of a record)."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Record(Entry):
    """What facilitators keep up to date.

    Parameters
    ----------
    id
        Stable text id.
    version
        How often it was stored; 0 means not stored yet. An edit names the version it started
        from, so that nobody's change is overwritten unseen.
    """

    id: Id
    version: int = Field(default=0, ge=0)
