"""What the parts of the page share: who looks, at which wijk, and what is known of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape

import streamlit as st

from wijkwijzer.access.permissions import may
from wijkwijzer.access.records import Identity
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.i18n import date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import palette
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.neighbourhood.records import Buurt, Theme, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.parties.records import Party
from wijkwijzer.programme.koppelkansen import Undertaking
from wijkwijzer.programme.records import Measure
from wijkwijzer.programme.words import listed
from wijkwijzer.publish.book import Book
from wijkwijzer.publish.programme import Longlist
from wijkwijzer.statistics.disclosure import Audience
from wijkwijzer.ui.drawings import as_image
from wijkwijzer.ui.records.choices import names_of

MEASURE, PART = "maatregel", "deel"
"""In the address: which measure is open, and which part of the page."""
GO_TO = "programme-go-to"
"""Which part the next run shows."""
NEW = "nieuw"
"""In the address in place of a measure: one that is being made."""


@dataclass(frozen=True)
class Held:
    """Who looks, at which wijk, with which longlist.

    Parameters
    ----------
    book
        Of the round whose needs count; None while there is none.
    release
        What the screen shows, as it follows the wijk.
    """

    who: Identity
    wijk: Wijk
    book: Book | None
    found: Longlist
    buurten: tuple[Buurt, ...]
    parties: tuple[Party, ...]
    meetings: tuple[Meeting, ...]
    release: int = 0

    @property
    def audience(self) -> Audience:
        """Whose figures this person sees."""
        return audience_of(self.who)

    @property
    def edits(self) -> bool:
        """Whether this person may change the longlist."""
        return may(self.who, "edit_programme", self.wijk)

    @property
    def chooses(self) -> bool:
        """Whether this person may write down what was decided."""
        return may(self.who, "choose_measures", self.wijk)

    @cached_property
    def by_id(self) -> Mapping[str, Measure]:
        """Every measure by its id."""
        return {measure.id: measure for measure in self.found.measures}

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes of the wijk, in order."""
        return theme_set(self.wijk.theme_set)

    @cached_property
    def theme_names(self) -> dict[str, str]:
        """Names of the themes by id, in order."""
        return names_of(self.themes)

    @cached_property
    def buurt_names(self) -> dict[str, str]:
        """Names of the buurten by id."""
        return names_of(self.buurten)

    @cached_property
    def party_names(self) -> dict[str, str]:
        """Names of the parties by id."""
        return names_of(self.parties)

    @cached_property
    def meeting_names(self) -> dict[str, str]:
        """Titles of the meetings by id, with their day."""
        return {
            one.id: f"{one.title} ({date(dt.date.fromisoformat(one.held_on))})"
            for one in self.meetings
        }

    def asked(self) -> tuple[str, ...]:
        """Return the themes on which the need is surely high."""
        if self.book is None:
            return ()
        compass = self.book.compass().content
        return tuple(
            one.theme
            for one in compass.themes
            if one.low is not None and one.low > compass.borders.need
        )

    def theme_image(self, theme: str) -> str:
        """Return the pictogram of a theme; its name stands beside it."""
        found = next((one for one in self.themes if one.id == theme), None)
        return as_image(pictogram(found.pictogram), colour=palette().ink) if found else ""


def audience_of(who: Identity) -> Audience:
    """Return whose figures a role sees."""
    return "facilitator" if who.role == "facilitator" else "steering"


def kind_names() -> dict[str, str]:
    """Return what people call the kinds of things a measure answers to."""
    return {
        "need": _("wat bewoners nodig hebben"),
        "contribution": _("opmerking van een bewoner"),
        "withdrawn": _("opmerking die is ingetrokken"),
        "card": _("kaart uit een bijeenkomst"),
        "meeting": _("bijeenkomst"),
        "meeting_report": _("verslag van een bijeenkomst"),
        "follow_up": _("afspraak uit een bijeenkomst"),
        "party": _("partij"),
        "task": _("opgave"),
        "work": _("werk"),
        "ambition": _("ambitie"),
        "measure": _("maatregel die hierin opging"),
    }


def open_measure(measure_id: str) -> None:
    """Show a measure, from the next run on."""
    st.query_params[MEASURE] = measure_id


def go_to_measure(measure_id: str) -> None:
    """Show a measure on the longlist, from the next run on."""
    open_measure(measure_id)
    st.session_state[GO_TO] = "longlist"


def close_measure() -> None:
    """Show no measure, from the next run on."""
    st.query_params.pop(MEASURE, None)


def where_words(found: Measure | Undertaking, buurten: Mapping[str, str]) -> str:
    """Say where a measure or a plan of a party is."""
    if found.buurten:
        return listed([buurten.get(one, one) for one in found.buurten])
    if found.ring:
        return _("in een gebied op de kaart")
    return _("op een plek op de kaart") if found.point else _("de hele wijk")


def proposer_words(measure: Measure, held: Held) -> str:
    """Say who came up with a measure."""
    names = held.party_names if measure.initiator == "partij" else held.meeting_names
    named = names.get(measure.initiator_id or "", "")
    return (
        named
        or {
            "bewoner": _("een bewoner"),
            "bijeenkomst": _("een bijeenkomst"),
            "partij": _("een partij"),
        }[measure.initiator]
    )


def paragraph(text: str, css: str = "ww-quiet") -> str:
    """Return plain text as a paragraph."""
    return f'<p class="{css}">{escape(text)}</p>'
