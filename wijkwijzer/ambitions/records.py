"""What a party wants on a theme."""

from typing import Literal

from pydantic import Field, model_validator

from wijkwijzer.record import Id, Record, Text

LEVELS = (0, 1, 2, 3)
"""None; basis; better; added value."""


class Ambition(Record):
    """One cell of the ambition matrix; a missing record means "not stated yet".

    Parameters
    ----------
    level
        0 none, 1 basis, 2 better, 3 added value; None when the party has no role or has not
        stated it.
    no_role
        The party has no role on this theme ("geen rol"); then there is no level.
    note
        Why, in the party's words.
    """

    wijk_id: Id
    party_id: Id
    theme: Id
    level: Literal[0, 1, 2, 3] | None = None
    no_role: bool = False
    note: Text = Field(default="")

    @model_validator(mode="after")
    def _no_role_has_no_level(self) -> "Ambition":
        if self.no_role and self.level is not None:
            raise ValueError("a party without a role has no level")
        return self


def ambition_id(party_id: str, theme: str) -> str:
    """Return the one id of the cell of this party and theme."""
    return f"{party_id}~{theme}"
