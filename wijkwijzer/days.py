"""Which day it is in the Netherlands, for what people date by the day."""

import datetime as dt
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")


def day_of(moment: dt.datetime) -> dt.date:
    """Return the date of a moment here; a moment without a time zone is taken as it stands."""
    return (moment.astimezone(HERE) if moment.tzinfo else moment).date()


def day_in(text: str) -> dt.date:
    """Return the date of what is stored: a day, or a moment; both ISO-8601."""
    # In UTC, as is stored: until 22:00 it is the same day here, summer and winter.
    if text.endswith("+00:00") and "T" <= text[10:13] < "T22":
        return dt.date.fromisoformat(text[:10])
    return day_of(dt.datetime.fromisoformat(text))


def midnight(day: dt.date) -> dt.datetime:
    """Return the moment at which a day begins here."""
    return dt.datetime.combine(day, dt.time(), HERE)
