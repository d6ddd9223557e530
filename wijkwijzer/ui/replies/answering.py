"""Answering one remark or card, or many alike at once; each of them stays tied to the reply."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from wijkwijzer.access.codes import new_id
from wijkwijzer.days import day_of
from wijkwijzer.i18n import choose, date, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import checked
from wijkwijzer.intake.replies import save_reply
from wijkwijzer.pact.debts import Unanswered
from wijkwijzer.pact.records import Agreement, Reply
from wijkwijzer.programme.records import Measure, Tie
from wijkwijzer.store import Reader
from wijkwijzer.ui.acts import done, now, say_what_was_done, told
from wijkwijzer.ui.moderation.desk import Desk
from wijkwijzer.ui.outcome_words import outcome_name
from wijkwijzer.ui.replies.lines import quick_input_line
from wijkwijzer.ui.require import fragment
from wijkwijzer.ui.runtime import store
from wijkwijzer.wijkkompas.words import capitalised

MOST = 20
"""So many stand on one list; the oldest first."""
_OUTCOMES = ("doen", "deels", "niet_doen", "doorgegeven")
_ALL = "*"
"""Stands for the survey and all meetings together."""
_TEXT, _ROUND = "reply-text", "reply-round"


@fragment
def answering(desk: Desk, owed: Sequence[Unanswered], named: dict[tuple[str, str], str]) -> None:
    """Let choose remarks that are alike, and answer them together.

    Parameters
    ----------
    named
        Measures and agreements by key in the thread, with what they are called.
    """
    found = _found(desk, owed)
    shown = found[:MOST]
    if not shown:
        say_what_was_done()
        st.write(_("Niets gevonden."))
        return
    said = _("De oudste {n} van {total}. Vink aan wat hetzelfde antwoord krijgt.").format(
        n=number(len(shown)), total=number(len(found))
    )
    st.html(f'<p class="ww-origin">{escape(said)}</p>')
    everything = st.checkbox(_("Vink deze allemaal aan"), key="reply-all")
    # Another choice of "all", or a reply that was given, begins with boxes of their own.
    stamp = f"{everything}-{st.session_state.get(_ROUND, 0)}"
    with st.form("reply", border=False, enter_to_submit=False):
        left, right = st.columns([3, 2], gap="large")
        with left, st.container(key="ww-many", gap=None):
            chosen = [one for one in shown if _row(desk, one, stamp, ticked=everything)]
        with right, st.container(key="ww-reply"):
            # Beside the button, where one looks: the list may be longer than the screen.
            say_what_was_done()
            outcome, about, text, sent = _fields(named)
            if sent:
                _give(desk, chosen, outcome, about, text)


def namable(reader: Reader, wijk_id: str) -> dict[tuple[str, str], str]:
    """Return what a reply may speak of: agreements, then measures."""
    agreed = {("agreement", one.id): one.title for one in reader.all(Agreement, wijk_id)}
    return agreed | {("measure", one.id): one.title for one in reader.all(Measure, wijk_id)}


def _found(desk: Desk, owed: Sequence[Unanswered]) -> list[Unanswered]:
    here = {one.input.theme for one in owed}
    themes = ["", *(theme for theme in desk.themes if theme in here)]
    if st.session_state.get("reply-theme") not in themes:
        st.session_state["reply-theme"] = ""
    with st.container(horizontal=True, key="ww-moderation-bar", vertical_alignment="center"):
        theme = st.selectbox(
            _("Onderwerp"),
            themes,
            format_func=lambda id_: _theme_label(desk, id_),
            key="reply-theme",
            label_visibility="collapsed",
            width=280,
        )
        source = _source(owed)
        words = st.text_input(
            _("Zoek"),
            key="reply-search",
            placeholder=_("Zoek in de tekst"),
            label_visibility="collapsed",
            width=280,
        )
    wanted = (words or "").strip().casefold()
    return [
        one
        for one in owed
        if theme in {"", one.input.theme}
        and source in {_ALL, one.input.meeting}
        and wanted in one.input.text.casefold()
    ]


def _source(owed: Sequence[Unanswered]) -> str:
    """Let choose between the survey and each meeting, where something of a meeting waits."""
    titles = {one.input.meeting: one.input.meeting_title for one in owed if one.input.meeting}
    if not titles:
        return _ALL
    names = {_ALL: _("Vragenlijst en bijeenkomsten"), "": _("Vragenlijst"), **titles}
    if st.session_state.get("reply-source") not in names:
        st.session_state["reply-source"] = _ALL
    chosen = st.selectbox(
        _("Waar gezegd"),
        tuple(names),
        format_func=lambda id_: names[id_],
        key="reply-source",
        label_visibility="collapsed",
        width=280,
    )
    return str(chosen)


def _theme_label(desk: Desk, theme: str) -> str:
    return capitalised(choose(desk.themes[theme].name)) if theme else _("Alle onderwerpen")


def _row(desk: Desk, one: Unanswered, stamp: str, *, ticked: bool) -> bool:
    id_ = one.input.id
    with st.container(horizontal=True, key=f"ww-row-{id_}", vertical_alignment="top"):
        chosen = st.checkbox(
            _("Kies deze"),
            value=ticked,
            key=f"reply-pick-{id_}-{stamp}",
            label_visibility="collapsed",
            width=32,
        )
        quick_input_line(desk, one.input, _since(one))
    return bool(chosen)


def _since(one: Unanswered) -> str:
    if one.days_over:
        return _("{n} dagen te laat").format(n=number(one.days_over))
    return _("Sinds {day}").format(day=date(one.asked_on))


def _fields(named: dict[tuple[str, str], str]) -> tuple[str, tuple[str, str] | None, str, bool]:
    outcome = st.radio(
        _("Wat doet u ermee?"),
        _OUTCOMES,
        format_func=outcome_name,
        horizontal=True,
        key="reply-outcome",
    )
    text = st.text_area(
        _("Uw antwoord, voor iedereen te lezen"),
        max_chars=4000,
        key=f"{_TEXT}-{st.session_state.get(_ROUND, 0)}",
    )
    about = st.selectbox(
        _("Hoort bij een afspraak of maatregel"),
        (None, *named),
        format_func=lambda key: named[key] if key else _("Geen"),
        key="reply-about",
    )
    sent = st.form_submit_button(_("Geef dit antwoord"), type="primary", key="reply-give")
    return str(outcome), about, text or "", bool(sent)


def _give(
    desk: Desk,
    chosen: Sequence[Unanswered],
    outcome: str,
    about: tuple[str, str] | None,
    text: str,
) -> None:
    if not chosen:
        st.warning(_("U hebt nog niets aangevinkt."))
        return
    if not text.strip():
        st.warning(_("Schrijf eerst een antwoord."))
        return
    fields = {
        "id": new_id(),
        "wijk_id": desk.wijk.id,
        "outcome": outcome,
        "text": text.strip(),
        "replied_on": day_of(now()).isoformat(),
    }
    with told():
        replied = save_reply(
            store(),
            checked(Reply, fields),
            [one.input.id for one in chosen if one.input.kind == "contribution"],
            cards=[one.input.id for one in chosen if one.input.kind == "card"],
            names=[Tie(kind=about[0], id=about[1])] if about else [],
            identity=desk.who,
            now=now(),
        )
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
        said = _("Deze opmerking kreeg het antwoord.")
        if replied.tied != 1:
            said = _("{n} opmerkingen kregen dit antwoord.").format(n=number(replied.tied))
        if replied.gone:
            gone = _("{n} niet: ze zijn ingetrokken of geweigerd.").format(n=number(replied.gone))
            said = f"{said} {gone}"
        done(said)
