"""Many at once: read down the list, tick, and pass or refuse the ticked ones together."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.look.text_in_maps import plain_text
from wijkwijzer.survey.personal_data import spot_personal_data
from wijkwijzer.survey.records import Contribution
from wijkwijzer.ui.moderation.card import line
from wijkwijzer.ui.moderation.desk import Desk, done_today
from wijkwijzer.ui.moderation.queue import filtered
from wijkwijzer.ui.moderation.words import reasons
from wijkwijzer.ui.parts import finding

MOST = 25
"""So many stand on one list."""

_TICKED, _LIST = "moderation-ticked", "moderation-list"


def many(desk: Desk, bar: DeltaGenerator) -> None:
    """Show what waits as a list with check boxes."""
    with bar:
        waiting = filtered(desk)
    shown = _steady(waiting)
    if not shown:
        finding(_("Alles is nagekeken."))
        st.html(f'<p class="ww-lead">{done_today(desk)}</p>')
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(
            "<p class='ww-origin'>"
            + _("De oudste {n} van {total}. Lees ze en vink aan wat bij elkaar hoort.").format(
                n=number(len(shown)), total=number(len(waiting))
            )
            + "</p>",
        )
        ticked = _tick_all()
    with st.form("moderation-many", border=False, enter_to_submit=False):
        with st.container(key="ww-many", gap=None):
            chosen = [c for c in shown if _row(desk, c, ticked=ticked and not _is_personal(c))]
        with st.container(horizontal=True, key="ww-together", vertical_alignment="bottom"):
            passed = st.form_submit_button(
                _("Laat de aangevinkte door"), type="primary", key="many-pass"
            )
            reason = st.selectbox(
                _("Of weiger ze, om deze reden"),
                [reason.sentence for reason in reasons()],
                key="many-reason",
                width=380,
            )
            refused = st.form_submit_button(_("Weiger de aangevinkte"), key="many-refuse")
    if passed or refused:
        _judge(desk, chosen, reason=reason if refused else "")


def _steady(waiting: tuple[Contribution, ...]) -> tuple[Contribution, ...]:
    """Keep the list as it was while somebody ticks: what came in meanwhile waits for the next."""
    held: tuple[str, ...] = st.session_state.get(_LIST, ())
    still = tuple(c for c in waiting if c.id in held)
    shown = still or waiting[:MOST]
    st.session_state[_LIST] = tuple(c.id for c in shown)
    return shown


def _tick_all() -> bool:
    """Let tick everything, or nothing; what seems to hold something personal is left alone."""
    ticked = bool(st.session_state.get(_TICKED, False))
    label = _("Vink niets aan") if ticked else _("Vink alles aan, behalve waar “let op” bij staat")
    if st.button(label, key="many-all"):
        st.session_state[_TICKED] = not ticked
        st.rerun()
    return ticked


def _is_personal(contribution: Contribution) -> bool:
    return bool(spot_personal_data(plain_text(contribution.text)))


def _row(desk: Desk, contribution: Contribution, *, ticked: bool) -> bool:
    with st.container(horizontal=True, key=f"ww-row-{contribution.id}", vertical_alignment="top"):
        # A new default needs a new key: otherwise the browser keeps what it had.
        chosen = st.checkbox(
            _("Kies deze"),
            value=ticked,
            key=f"pick-{contribution.id}-{ticked}",
            label_visibility="collapsed",
            width=32,
        )
        line(desk, contribution)
    return bool(chosen)


def _judge(desk: Desk, chosen: list[Contribution], *, reason: str) -> None:
    if not chosen:
        st.warning(_("U hebt nog niets aangevinkt."))
        return
    st.session_state.pop(_TICKED, None)
    desk.give(chosen, "refused" if reason else "passed", reason)
