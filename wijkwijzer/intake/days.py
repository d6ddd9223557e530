"""Which day it is, for what people date by the day."""

import datetime as dt
from zoneinfo import ZoneInfo

_HERE = ZoneInfo("Europe/Amsterdam")


def today(now: dt.datetime) -> str:
    """Return the date in the Netherlands at a moment, ISO-8601."""
    return now.astimezone(_HERE).date().isoformat()
