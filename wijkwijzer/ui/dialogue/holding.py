"""What the parts of the page share: who looks, at which wijk, and which meeting is open."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from wijkwijzer.access.permissions import may
from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_of
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.i18n import choose, date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Theme, Wijk
from wijkwijzer.ui.records.saving import open_anew

MEETING, PART = "bijeenkomst", "deel"
"""In the address: which meeting is open, and which part of it."""
FACTS, ADD, AGREED = "_gegevens", "_nieuw", "_afspraken"
"""What can be open beside a part of the programme; the id of no part begins so."""


@dataclass(frozen=True)
class Held:
    """Who looks, at which wijk, with which themes."""

    who: Identity
    wijk: Wijk
    themes: tuple[Theme, ...]

    @property
    def runs(self) -> bool:
        """Whether this person may change and run meetings."""
        return may(self.who, "run_meetings", self.wijk)

    @property
    def theme_names(self) -> dict[str, str]:
        """Names of the themes by id, in order."""
        return {theme.id: choose(theme.name) for theme in self.themes}


def state_of(meeting: Meeting) -> Literal["planned", "open", "closed"]:
    """Return where a meeting stands."""
    if meeting.closed_at:
        return "closed"
    return "open" if meeting.opened_at else "planned"


def state_words(meeting: Meeting) -> str:
    """Say where a meeting stands."""
    return {"planned": _("gepland"), "open": _("bezig"), "closed": _("geweest")}[state_of(meeting)]


def when_words(meeting: Meeting) -> str:
    """Say when and where a meeting is."""
    facts = (date(dt.date.fromisoformat(meeting.held_on)), meeting.begins, meeting.place)
    return " · ".join(fact for fact in facts if fact)


def size_words(meeting: Meeting) -> str:
    """Say how much there is in the programme."""
    if not meeting.programme:
        return _("nog geen programma")
    minutes = sum(part.minutes for part in meeting.programme)
    return _("{n} onderdelen, {minutes} minuten").format(n=len(meeting.programme), minutes=minutes)


def code_words(code: str) -> str:
    """Write a code as it is read aloud."""
    return f"{code[:3]} {code[3:]}"


def today() -> dt.date:
    """Return the date in the hall."""
    return day_of(dt.datetime.now(dt.UTC))


def open_meeting(meeting_id: str, part: str = "") -> None:
    """Show a meeting, from the next run on."""
    open_anew(None)
    st.query_params[MEETING] = meeting_id
    if part:
        st.query_params[PART] = part
    else:
        st.query_params.pop(PART, None)


def close() -> None:
    """Show all meetings, from the next run on."""
    open_anew(None)
    for name in (MEETING, PART):
        st.query_params.pop(name, None)
