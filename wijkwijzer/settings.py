"""Where things are: read once from the environment and passed down, never a global.

`WIJKWIJZER_DATABASE`, `WIJKWIJZER_PORT` and the like override the defaults.
"""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _

PROJECT = Path(__file__).resolve().parent.parent
"""The folder that holds `data/`, `pages/` and `locales/`."""

DATA = PROJECT / "data"


class Settings(BaseModel):
    """How this installation runs.

    Parameters
    ----------
    database
        The SQLite file.
    port
        TCP port of the web app.
    tiles
        Address template of background map tiles; empty means the map's own ground, no requests.
    hosts
        Other names under which the app may be asked, separated by commas (a domain, a proxy).
    backup_days
        After how many days an automatic backup is deleted (days).
    kiosk_seconds
        After how long without a touch a tablet on a stand is made ready for the next resident (s).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    database: Path = DATA / "wijkwijzer.db"
    port: int = Field(default=8501, ge=1, le=65535)
    tiles: str = ""
    hosts: str = ""
    backup_days: int = Field(default=30, ge=1)
    kiosk_seconds: int = Field(default=90, ge=1)


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from `WIJKWIJZER_*`; unset or empty means the default.

    Raises
    ------
    InvalidInput
        A value cannot be used; the message names the variable.
    """
    environment = os.environ if environment is None else environment
    return _settings(
        tuple(
            (name, environment[f"WIJKWIJZER_{name.upper()}"])
            for name in Settings.model_fields
            if environment.get(f"WIJKWIJZER_{name.upper()}")
        )
    )


@cache
def _settings(given: tuple[tuple[str, str], ...]) -> Settings:
    try:
        return Settings.model_validate(dict(given))
    except ValidationError as error:
        problems = tuple(
            f"WIJKWIJZER_{str(p['loc'][0]).upper()}: {p['input']!r}" for p in error.errors()
        )
        raise InvalidInput(
            _("Deze instelling kan niet gebruikt worden. Pas de waarde aan of haal hem weg."),
            problems,
        ) from None
