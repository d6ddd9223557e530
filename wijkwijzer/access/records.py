"""Who may sign in, and who is asking."""

from typing import Literal

from pydantic import Field

from wijkwijzer.record import Entry, Line, Record

Role = Literal["resident", "steering", "facilitator"]


class Account(Record):
    """Somebody who signs in: a facilitator or a member of the steering group.

    Parameters
    ----------
    name
        What they sign in with; lower case, unique.
    password_hash
        Argon2id; empty when the account is closed.
    """

    name: Line
    role: Literal["steering", "facilitator"]
    password_hash: str = Field(default="", repr=False)


class Identity(Entry):
    """Who is asking: a resident without account, or somebody who signed in."""

    role: Role = "resident"
    account: str = ""
