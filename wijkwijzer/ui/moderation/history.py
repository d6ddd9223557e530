"""What was decided: what, by whom, when and why; each can be put back and decided anew."""

import datetime as dt
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import moment, number
from wijkwijzer.store.contributions import State, Verdict
from wijkwijzer.survey.records import Contribution
from wijkwijzer.ui.moderation.card import line
from wijkwijzer.ui.moderation.desk import Desk
from wijkwijzer.ui.moderation.words import state_name
from wijkwijzer.ui.parts import finding
from wijkwijzer.ui.runtime import store

AT_ONCE = 15
_SHOWN, _STATE, _SEARCH = "moderation-shown", "moderation-state", "moderation-search"
_STATES: tuple[State, ...] = ("refused", "passed")


def decided(desk: Desk, bar: DeltaGenerator) -> None:
    """List what was passed and refused, the newest verdict first."""
    with store().read() as reader:
        verdicts = reader.verdicts(desk.wijk.id)
        texts = {c.id: c for c in reader.contributions(desk.wijk.id) if c.state != "waiting"}
    latest: dict[str, Verdict] = {}
    for verdict in verdicts:
        latest.setdefault(verdict.contribution_id, verdict)
    rows = [(verdict, texts[id_]) for id_, verdict in latest.items() if id_ in texts]
    if not rows:
        finding(_("Er is nog niets nagekeken."))
        return
    with bar:
        found = _choose(rows)
    most = st.session_state.setdefault(_SHOWN, AT_ONCE)
    with st.container(key="ww-many", gap=None):
        for verdict, contribution in found[:most]:
            _row(desk, verdict, contribution)
    if not found:
        st.write(_("Niets gevonden."))
    if len(found) > most and st.button(_("Toon er meer"), key="history-more"):
        st.session_state[_SHOWN] = most + AT_ONCE
        st.rerun()


def _choose(rows: list[tuple[Verdict, Contribution]]) -> list[tuple[Verdict, Contribution]]:
    count = {state: sum(verdict.state == state for verdict, _c in rows) for state in _STATES}
    states = st.pills(
        _("Oordeel"),
        _STATES,
        selection_mode="multi",
        format_func=lambda state: f"{state_name(state)} ({number(count[state])})",
        key=_STATE,
        label_visibility="collapsed",
    )
    wanted = st.text_input(
        _("Zoek"),
        key=_SEARCH,
        placeholder=_("Zoek in de tekst"),
        label_visibility="collapsed",
        width=280,
    )
    return [
        (verdict, contribution)
        for verdict, contribution in rows
        if (not states or verdict.state in states)
        and wanted.strip().casefold() in contribution.text.casefold()
    ]


def _row(desk: Desk, verdict: Verdict, contribution: Contribution) -> None:
    with st.container(horizontal=True, key=f"ww-row-{contribution.id}", vertical_alignment="top"):
        st.html(_verdict(verdict), width=250)
        line(desk, contribution)
        if st.button(
            _("Zet terug"),
            key=f"reopen-{contribution.id}",
            help=_("Dan wacht het weer in de rij en ziet niemand het tot u opnieuw kiest."),
        ):
            desk.give([contribution], "waiting", still=verdict.state)


def _verdict(verdict: Verdict) -> str:
    when = moment(dt.datetime.fromisoformat(verdict.at))
    reason = f"<q>{escape(verdict.reason)}</q>" if verdict.reason else ""
    return (
        f'<div class="ww-decided ww-{verdict.state}"><b>{escape(state_name(verdict.state))}</b>'
        f"<span>{escape(verdict.by)}, {escape(when)}</span>{reason}</div>"
    )
