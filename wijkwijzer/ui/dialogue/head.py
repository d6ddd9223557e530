"""What stands above an open meeting: when it is, its code, and what can be done with the whole."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.meetings import end_rehearsal, rehearse, remove_meeting
from wijkwijzer.ui.acts import confirmed, done, now, told
from wijkwijzer.ui.dialogue.holding import (
    MEETING,
    Held,
    close,
    code_words,
    size_words,
    state_of,
    state_words,
    when_words,
)
from wijkwijzer.ui.dialogue.overview import console_link, copy_meeting
from wijkwijzer.ui.parts import page_title
from wijkwijzer.ui.runtime import store


def head(held: Held, meeting: Meeting, others: Sequence[Meeting]) -> None:
    """Draw the head; `others` are all meetings of the wijk, run-throughs too."""
    page_title(meeting.title)
    state = state_of(meeting)
    st.html(
        f'<p class="ww-lead">{escape(when_words(meeting))} <span class="ww-state {state}">'
        f"{escape(state_words(meeting))}</span><br>{escape(size_words(meeting))}</p>"
    )
    if state == "closed":
        address = f"/verslag?{urlencode({'wijk': held.wijk.id, MEETING: meeting.id})}"
        link = f'<a href="{escape(address)}" target="_self">{escape(_("Het verslag"))}</a>'
        st.html(f'<p class="ww-links">{link}</p>')
    else:
        _way_in(held, meeting, state == "open")
    if held.runs:
        _acts(held, meeting)
        _run_through(held, next((one for one in others if one.rehearses == meeting.id), None))


def _way_in(held: Held, meeting: Meeting, is_open: bool) -> None:  # noqa: FBT001
    links = [
        (f"/dialoog/blad?d={meeting.code}", _("Blad met de code")),
        (f"/dialoog?d={meeting.code}&scherm=1", _("Open de wand")),
        (f"/dialoog?d={meeting.code}&scherm=1&donker=1", _("Open de wand, donkere zaal")),
    ]
    shown = "".join(
        f'<a href="{escape(address)}" target="_blank" rel="noopener">{escape(text)}</a>'
        for address, text in links
    )
    label = _("Naar de regie") if is_open else _("Begin: naar de regie")
    act = console_link(meeting, label) if held.runs and meeting.programme else ""
    code = escape(_("Code om mee te doen"))
    st.html(
        f'<div class="ww-way">{act}<p><span>{code}</span> <b>{code_words(meeting.code)}</b></p>'
        f"<p class='ww-links'>{shown}</p></div>"
    )


def _acts(held: Held, meeting: Meeting) -> None:
    planned = state_of(meeting) == "planned"
    row = st.container(horizontal=True)
    with row:
        if planned and meeting.programme and st.button(_("Oefen dit"), key="meeting-rehearse"):
            with told():
                rehearse(store(), meeting.id, identity=held.who, now=now())
                done(_("De oefening staat klaar. Niets ervan blijft bewaard."))
        copy_meeting(held, meeting)
    if planned and confirmed(
        f"remove-{meeting.id}",
        _("Verwijder deze bijeenkomst"),
        question=_("De bijeenkomst en het programma zijn dan weg."),
        yes=_("Ja, verwijder"),
        row=row,
    ):
        with told():
            remove_meeting(store(), meeting, identity=held.who, now=now())
            close()
            done(_("De bijeenkomst is verwijderd."))


def _run_through(held: Held, practice: Meeting | None) -> None:
    """Show the run-through that is ready, and how to end it."""
    if practice is None:
        return
    said = escape(_("Er staat een oefening klaar, met een eigen code:"))
    address = f"/regie?d={practice.code}"
    go = f'<a href="{address}" target="_self">{escape(_("Naar de oefening"))}</a>'
    row = st.container(horizontal=True, vertical_alignment="center", key="ww-practice")
    row.html(f"<p><b>{said}</b> {code_words(practice.code)} {go}</p>", width="content")
    if confirmed(
        f"practice-{practice.id}",
        _("Stop de oefening"),
        question=_("Alles van de oefening wordt gewist."),
        yes=_("Ja, stop en wis"),
        row=row,
    ):
        with told():
            end_rehearsal(store(), practice.id, identity=held.who)
            done(_("De oefening is gewist."))
