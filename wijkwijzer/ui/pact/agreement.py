"""One agreement: what was agreed, what it rests on, how it goes, and telling how it goes."""

import datetime as dt
from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from wijkwijzer.access.codes import new_id
from wijkwijzer.days import day_of
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import field_name
from wijkwijzer.intake.progress import report_progress
from wijkwijzer.pact.records import Agreement, Progress
from wijkwijzer.pact.standing import Standing
from wijkwijzer.pact.thread_words import link_sentence, name_of, status_sentence
from wijkwijzer.pact.words import late_words, standing_words, state_words
from wijkwijzer.ui.acts import done, now, told
from wijkwijzer.ui.addresses import thread_address
from wijkwijzer.ui.pact.holding import Held, show
from wijkwijzer.ui.pact.words import STATES, day_words, with_words
from wijkwijzer.ui.records.choices import choose_one, names_of
from wijkwijzer.ui.records.versions import history
from wijkwijzer.ui.records.words import area_words, as_label, pace_words
from wijkwijzer.ui.runtime import store
from wijkwijzer.wijkkompas.words import capitalised

NEXT_DAYS = 30
"""A next step is proposed after so many days; without a step there is no day."""
MOST_GROUNDS = 8
"""So many sentences on what it rests on; the thread shows the rest."""


def agreement_section(held: Held, one: Standing) -> None:
    """Show an agreement in full."""
    agreement = one.agreement
    st.html(_head(held, one) + _deal(held, agreement))
    if held.edits and st.button(_("Wijzig deze afspraak"), icon=":material/edit:"):
        show(agreement.id, edit=True)
        st.rerun()
    left, right = st.columns(2, gap="large")
    with left:
        st.header(_("Hoe gaat het?"), anchor=False)
        st.html(_told(held, one))
        if held.reports:
            _tell(held, one)
    with right:
        st.header(_("Waar komt het uit voort?"), anchor=False)
        _grounds(held, agreement)
    if held.edits:
        history("agreement", agreement.id, held.names)


def _head(held: Held, one: Standing) -> str:
    agreement = one.agreement
    late = " late" if one.days_late else ""
    themes = ", ".join(held.names.get(theme, theme) for theme in agreement.themes)
    facts = (pace_words(agreement.pace), themes, area_words(agreement.buurten, held.names))
    about = f'<p class="ww-pact-text">{escape(agreement.description)}</p>'
    return (
        f'<div class="ww-agreement"><h1>{escape(agreement.title)}</h1>'
        f'<p class="ww-pact-facts"><span class="ww-pact-state{late}">'
        f"{escape(standing_words(one))}</span> {escape(' · '.join(f for f in facts if f))}</p>"
        f"{about if agreement.description else ''}</div>"
    )


def _deal(held: Held, agreement: Agreement) -> str:
    """Lay out the four parts of DEAL side by side."""
    first = _("{what}, uiterlijk {day}").format(
        what=agreement.first_step, day=day_words(agreement.first_step_on)
    )
    parts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
        (
            _("Doen"),
            (
                (_("Wie"), with_words(agreement, held.names)),
                (field_name("first_step"), first),
            ),
        ),
        (_("Energie"), ((field_name("gains"), agreement.gains),)),
        (
            _("Afspraken"),
            (
                (field_name("due"), day_words(agreement.due)),
                (field_name("means"), agreement.means),
                (field_name("seen_by"), agreement.seen_by),
                (field_name("agreed_on"), day_words(agreement.agreed_on)),
            ),
        ),
        (_("Lef"), ((field_name("courage"), agreement.courage),)),
    )
    return '<div class="ww-deal">' + "".join(_part(*part) for part in parts) + "</div>"


def _part(title: str, facts: Sequence[tuple[str, str]]) -> str:
    said = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value) or escape(_('niet opgeschreven'))}</dd>"
        for name, value in facts
    )
    return f"<section><h2>{escape(title)}</h2><dl>{said}</dl></section>"


def _told(held: Held, one: Standing) -> str:
    dues = "".join(
        f"<li>{escape(due.what)}: {escape(_when(due.on, due.days_late))}</li>" for due in one.dues
    )
    todo = f"<p class='ww-strong'>{escape(_('Wat er nog moet gebeuren'))}</p>" if dues else ""
    items = "".join(_line(held, progress) for progress in reversed(one.told))
    return (
        f"{todo}<ul class='ww-todo'>{dues}</ul>"
        f"<ol class='ww-told'>{items}<li><b>{escape(day_words(one.agreement.agreed_on))}</b>"
        f" {escape(_('Afgesproken.'))}</li></ol>"
    )


def _when(day: str, days_late: int) -> str:
    until = _("uiterlijk {day}").format(day=day_words(day))
    return f"{until} ({late_words(days_late)})" if days_late else until


def _line(held: Held, progress: Progress) -> str:
    after = ""
    if progress.next_step or progress.next_on:
        who = held.names.get(progress.next_party or "", "")
        when = day_words(progress.next_on) if progress.next_on else ""
        facts = ", ".join(fact for fact in (progress.next_step, who, when) if fact)
        after = f"<small>{escape(_('Daarna: {facts}').format(facts=facts))}</small>"
    return (
        f"<li><b>{escape(day_words(progress.on))}</b> "
        f"<em>{escape(state_words(progress.state))}</em>{escape(progress.reason)}{after}</li>"
    )


def _tell(held: Held, one: Standing) -> None:
    agreement = one.agreement
    key = f"tell-{agreement.id}-{len(one.told)}"
    with st.expander(_("Vertel hoe het nu gaat"), icon=":material/edit_note:"):
        with st.form(key, border=False):
            values = _how_it_goes(one, key) | _next_step(held, agreement, key)
            pressed = st.form_submit_button(_("Bewaar"), type="primary")
        if not pressed:
            return
        with told():
            report_progress(
                store(),
                agreement.id,
                **values,
                progress_id=st.session_state.setdefault(f"{key}-id", new_id()),
                identity=held.who,
                now=now(),
            )
            done(_("Bewaard: {state}.").format(state=state_words(values["state"])))


def _how_it_goes(one: Standing, key: str) -> dict[str, Any]:
    state = st.segmented_control(
        _("Hoe staat het?"),
        STATES,
        default=one.state,
        required=True,
        format_func=state_words,
        key=f"{key}-state",
    )
    reason = st.text_area(
        _("Wat is er gebeurd, of waarom niet?"), max_chars=2000, height=80, key=f"{key}-why"
    )
    on = st.date_input(_("Datum"), day_of(now()), format="DD/MM/YYYY", key=f"{key}-on")
    return {"state": state, "reason": reason, "on": on.isoformat()}


def _next_step(held: Held, agreement: Agreement, key: str) -> dict[str, Any]:
    """Ask for the next step; without one there is no day and nobody who does it."""
    step = st.text_input(
        _("Wat is de volgende stap?"),
        max_chars=200,
        placeholder=_("mag leeg blijven"),
        key=f"{key}-step",
    )
    left, right = st.columns(2)
    next_on = left.date_input(
        _("Uiterlijk wanneer?"),
        day_of(now()) + dt.timedelta(days=NEXT_DAYS),
        format="DD/MM/YYYY",
        key=f"{key}-next",
    )
    party = choose_one(
        right,
        _("Wie doet dat?"),
        names_of(held.parties),
        None,
        hint=held.names.get(agreement.party_id, ""),
        key=f"{key}-party",
    )
    some = bool(step.strip())
    return {
        "next_step": step,
        "next_on": next_on.isoformat() if some else "",
        "next_party": party if some else None,
    }


def _grounds(held: Held, agreement: Agreement) -> None:
    key = ("agreement", agreement.id)
    stops = held.thread.way(key, "back")
    found = [
        link_sentence(held.thread, edge)
        for stop in stops
        for edge in stop.via
        if edge.start[0] != "reply" and edge.end[0] != "reply"
    ]
    for gone in (stop.node for stop in stops if stop.node.gone and stop.node.title):
        st.info(as_label(f"{capitalised(name_of(gone))}: {status_sentence(gone)}"))
    if not found:
        st.write(_("Er staat nog niet bij waar deze afspraak uit voortkomt."))
        return
    more = len(found) - MOST_GROUNDS
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in found[:MOST_GROUNDS])
    if more > 0:
        items += f"<li>{escape(_('En nog {n} regels in de draad.').format(n=more))}</li>"
    link = (
        f'<a href="{escape(thread_address(held.wijk.id, key))}" target="_self">'
        f"{escape(_('Bekijk de hele draad'))}</a>"
    )
    st.html(f'<ul class="ww-grounds">{items}</ul><p class="ww-links">{link}</p>')
