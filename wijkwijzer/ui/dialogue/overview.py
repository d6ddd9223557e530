"""All meetings of the wijk, and making one: from a template, empty, or as a copy."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.dialogue.templates import templates
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.meetings import create_meeting
from wijkwijzer.ui.acts import done, now, told
from wijkwijzer.ui.dialogue.holding import (
    Held,
    code_words,
    open_meeting,
    size_words,
    state_of,
    state_words,
    today,
    when_words,
)
from wijkwijzer.ui.runtime import store

EMPTY = ""


def overview(held: Held, meetings: Sequence[Meeting]) -> None:
    """List the meetings: what goes on, what comes, what was; then the way to make one."""
    shown = [meeting for meeting in meetings if not meeting.rehearsal]
    if not shown:
        st.html(f'<p class="ww-finding">{escape(_("Er is nog geen bijeenkomst."))}</p>')
    heads = {"open": _("Nu bezig"), "planned": _("Gepland"), "closed": _("Geweest")}
    for state, head in heads.items():
        found = [meeting for meeting in shown if state_of(meeting) == state]
        if found:
            st.header(head, anchor=False)
        for meeting in sorted(found, key=lambda m: m.held_on, reverse=state == "closed"):
            _entry(held, meeting)
    if held.runs:
        _new(held)


def _entry(held: Held, meeting: Meeting) -> None:
    state = state_of(meeting)
    with st.container(key=f"ww-dialoog-{meeting.id}"):
        left, right = st.columns([7, 4], vertical_alignment="center", gap="medium")
        facts = [size_words(meeting)]
        if state != "closed":
            facts.append(_("code {code}").format(code=code_words(meeting.code)))
        left.html(
            f'<div class="ww-dialoog"><h3>{escape(meeting.title)}'
            f'<span class="ww-state {state}">{escape(state_words(meeting))}</span></h3>'
            f"<p>{escape(when_words(meeting))}</p><p>{escape(' · '.join(facts))}</p></div>"
        )
        with right, st.container(horizontal=True, horizontal_alignment="right"):
            if held.runs and state == "open":
                st.html(console_link(meeting, _("Naar de regie")), width="content")
            label = _("Bekijk") if state == "closed" or not held.runs else _("Bereid voor")
            if st.button(label, key=f"open-{meeting.id}"):
                open_meeting(meeting.id)
                st.rerun()


def console_link(meeting: Meeting, label: str) -> str:
    """Return a large link to the console of a meeting, in this same window."""
    address = f"/regie?d={meeting.code}"
    return f'<a class="ww-act" href="{address}" target="_self">{escape(label)}</a>'


def _new(held: Held) -> None:
    st.header(_("Nieuwe bijeenkomst"), anchor=False)
    offered = {template.id: template for template in templates()}
    titles = {id_: template.title for id_, template in offered.items()} | {EMPTY: _("Leeg")}
    left, right = st.columns(2, gap="large")
    with left:
        chosen = st.radio(
            _("Waarmee begint u?"),
            tuple(titles),
            format_func=lambda id_: titles[id_],
            captions=[
                *(
                    _("{text} {n} minuten.").format(text=one.description, n=one.minutes)
                    for one in offered.values()
                ),
                _("U zet de onderdelen er zelf in."),
            ],
            key="meeting-template",
        )
    with right:
        # Each template has a title of its own, until somebody types another.
        proposed = offered[chosen].title if chosen in offered else ""
        title = st.text_input(
            _("Titel"), proposed, max_chars=200, key=f"meeting-title-{chosen or 'leeg'}"
        )
        day = st.date_input(_("Datum"), today(), format="DD/MM/YYYY", key="meeting-date")
        begins = st.text_input(
            _("Tijd"), key="meeting-begins", max_chars=20, placeholder=_("19.30 uur")
        )
        place = st.text_input(
            _("Plaats"), key="meeting-place", max_chars=200, placeholder=_("Buurthuis")
        )
        if not st.button(_("Maak de bijeenkomst"), type="primary", key="meeting-create"):
            return
        with told():
            made = create_meeting(
                store(),
                held.wijk.id,
                title,
                held_on=day.isoformat(),
                begins=begins.strip(),
                place=place.strip(),
                programme=offered[chosen].programme if chosen in offered else (),
                identity=held.who,
                now=now(),
            )
            open_meeting(made.id)
            done(_("De bijeenkomst staat klaar. Loop het programma na en oefen een keer."))


def copy_meeting(held: Held, meeting: Meeting) -> None:
    """Offer a copy of a meeting, with its programme and without what happened in it."""
    if not st.button(_("Maak een kopie"), key="meeting-copy"):
        return
    with told():
        made = create_meeting(
            store(),
            held.wijk.id,
            _("{title} (kopie)").format(title=meeting.title[:180]),
            held_on=max(today().isoformat(), meeting.held_on),
            begins=meeting.begins,
            place=meeting.place,
            programme=meeting.programme,
            identity=held.who,
            now=now(),
        )
        open_meeting(made.id)
        done(_("Dit is de kopie. Kies een datum en verander wat u wilt."))
