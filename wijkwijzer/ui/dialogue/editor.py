"""One meeting in the making: its programme at the left, what is open of it at the right."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st
from pydantic import ValidationError

from wijkwijzer.dialogue.editing import differing, new_part, with_part
from wijkwijzer.dialogue.part_words import kind_name, kind_sentence
from wijkwijzer.dialogue.records import VALUES, Kind, Meeting
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui.acts import told
from wijkwijzer.ui.dialogue.agreed import agreed_section
from wijkwijzer.ui.dialogue.head import head
from wijkwijzer.ui.dialogue.holding import ADD, AGREED, FACTS, PART, Held, state_of
from wijkwijzer.ui.dialogue.part_form import part_form
from wijkwijzer.ui.dialogue.reading import reading
from wijkwijzer.ui.dialogue.versions import choose_version, keep, refused
from wijkwijzer.ui.records.listing import row
from wijkwijzer.ui.records.saving import offer_newer, opened

KINDS: tuple[Kind, ...] = tuple(VALUES)


def editor(held: Held, stored: Meeting, others: Sequence[Meeting]) -> None:
    """Draw a meeting; what is changed starts from the version that this screen opened."""
    if refused(stored.id):
        choose_version(held)
        return
    meeting = opened(stored)
    head(held, stored, others)
    if state_of(stored) == "closed":
        agreed_section(held, stored)
        reading(held, stored)
        return
    if differing(meeting, stored):  # not when it was only opened
        offer_newer(meeting, stored)
    left, right = st.columns([4, 6], gap="large")
    with left:
        _outline(meeting)
    with right, st.container(key="ww-detail"):
        _open(held, meeting)


def _outline(meeting: Meeting) -> None:
    with st.container(key="ww-list"):
        row(PART, FACTS, _("Titel, datum en plaats"))
        for place, part in enumerate(meeting.programme, start=1):
            minutes = _("{n} min").format(n=part.minutes)
            row(PART, part.id, f"{place}. {part.title}", (kind_name(part.kind), minutes))
        row(PART, ADD, _("Voeg een onderdeel toe"))
        row(PART, AGREED, _("Afspraken en vervolg"))


def _open(held: Held, meeting: Meeting) -> None:
    asked = st.query_params.get(PART, FACTS)
    part = meeting.part(asked)
    if part is not None:
        part_form(held, meeting, part)
    elif asked == ADD:
        _add(held, meeting)
    elif asked == AGREED:
        agreed_section(held, meeting)
    else:
        _facts(held, meeting)


def _facts(held: Held, meeting: Meeting) -> None:
    key = f"facts-{meeting.version}"
    st.header(_("Titel, datum en plaats"), anchor=False)
    title = st.text_input(_("Titel"), meeting.title, max_chars=200, key=f"{key}-title")
    day = st.date_input(
        _("Datum"),
        dt.date.fromisoformat(meeting.held_on),
        format="DD/MM/YYYY",
        key=f"{key}-date",
    )
    begins = st.text_input(_("Tijd"), meeting.begins, max_chars=20, key=f"{key}-begins")
    place = st.text_input(_("Plaats"), meeting.place, max_chars=200, key=f"{key}-place")
    with st.container(key="ww-save"):
        if not st.button(_("Bewaar"), type="primary", key=f"{key}-save"):
            return
        with told():
            facts = {
                "title": title,
                "held_on": day.isoformat(),
                "begins": begins.strip(),
                "place": place.strip(),
            }
            keep(held, meeting, _changed(meeting, facts), _("Bewaard."))


def _changed(meeting: Meeting, facts: dict[str, str]) -> Meeting:
    try:
        return Meeting.model_validate(meeting.model_dump() | facts)
    except ValidationError:
        raise InvalidInput(_("Vul een titel en een datum in.")) from None


def _add(held: Held, meeting: Meeting) -> None:
    st.header(_("Voeg een onderdeel toe"), anchor=False)
    kind = st.radio(
        _("Wat doet de zaal?"),
        KINDS,
        format_func=kind_name,
        captions=[kind_sentence(each) for each in KINDS],
        key="new-part-kind",
    )
    title = st.text_input(
        _("Titel"), kind_name(kind), max_chars=200, key=f"new-part-title-{kind}"
    ).strip()
    if not st.button(_("Voeg toe"), type="primary", key="new-part-add"):
        return
    with told():
        if not title:
            raise InvalidInput(_("Geef het onderdeel een titel."))
        part = new_part(kind, title, meeting)

        def show_it() -> None:
            st.query_params[PART] = part.id

        said = _("Het onderdeel staat achteraan. Vul het hieronder aan.")
        keep(held, meeting, with_part(meeting, part), said, then=show_it)
