"""The queue, one by one: read, press one key, and the next one stands there."""

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from wijkwijzer import ui
from wijkwijzer.i18n import choose, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey.records import Contribution
from wijkwijzer.ui.moderation.card import card
from wijkwijzer.ui.moderation.desk import Desk, done_today
from wijkwijzer.ui.moderation.words import kind_name, reasons
from wijkwijzer.ui.parts import finding
from wijkwijzer.ui.runtime import store

_LATER, _REFUSING = "moderation-later", "moderation-refusing"
_THEME, _KIND = "moderation-theme", "moderation-kind"
EVERYTHING = ""
CHECK_SECONDS = 5


def one_by_one(desk: Desk, bar: DeltaGenerator) -> None:
    """Show the oldest that waits with its buttons, or say that all is done."""
    with bar:
        shown = filtered(desk)
    if not shown:
        _nothing(desk)
        return
    current, left = _next(shown)
    with bar:
        _count(desk, shown, left)
    with st.container(key="ww-card"):
        card(desk, current)
    if st.session_state.get(_REFUSING) == current.id:
        _reason(desk, current)
    else:
        _verdict(desk, current)


def filtered(desk: Desk) -> tuple[Contribution, ...]:
    """Draw the filters and return what waits within them; without choice there is no filter."""
    here = {contribution.theme or "" for contribution in desk.waiting}
    themes = [EVERYTHING, *(theme for theme in desk.themes if theme in here)]
    kinds = [EVERYTHING, *sorted({contribution.kind for contribution in desk.waiting})]
    if len(themes) < 3 and len(kinds) < 3:
        return desk.waiting
    # Somebody may have judged the last one of what this screen filters on.
    for key, options in ((_THEME, themes), (_KIND, kinds)):
        if st.session_state.get(key) not in options:
            st.session_state[key] = EVERYTHING
    theme = st.selectbox(
        _("Onderwerp"),
        themes,
        format_func=lambda id_: _theme_name(desk, id_),
        key=_THEME,
        label_visibility="collapsed",
        width=250,
    )
    kind = st.selectbox(
        _("Soort"),
        kinds,
        format_func=_kind_choice,
        key=_KIND,
        label_visibility="collapsed",
        width=180,
    )
    return tuple(
        contribution
        for contribution in desk.waiting
        if theme in {EVERYTHING, contribution.theme} and kind in {EVERYTHING, contribution.kind}
    )


def _theme_name(desk: Desk, theme: str) -> str:
    return choose(desk.themes[theme].name) if theme else _("Alle onderwerpen")


def _kind_choice(kind: str) -> str:
    return kind_name(kind) if kind else _("Alle soorten")


def _next(shown: tuple[Contribution, ...]) -> tuple[Contribution, int]:
    """Return the oldest that was not put off, and how many were not; then those put off again."""
    later: set[str] = st.session_state.setdefault(_LATER, set())
    first = [contribution for contribution in shown if contribution.id not in later]
    if not first:
        later.clear()
        first = list(shown)
    return first[0], len(first)


def _count(desk: Desk, shown: tuple[Contribution, ...], left: int) -> None:
    texts = [done_today(desk)]
    if left < len(shown):
        texts.insert(0, _("{n} voor later.").format(n=number(len(shown) - left)))
    to_go = _("Nog {n} te gaan").format(n=number(left))
    more = " ".join(text for text in texts if text)
    st.html(f'<p class="ww-count"><b>{escape(to_go)}</b><br>{escape(more)}</p>')


def _verdict(desk: Desk, current: Contribution) -> None:
    # The keys name the contribution: a second press of a key never judges one that was not read.
    with st.container(horizontal=True, key="ww-verdict"):
        passed = st.button(
            _("Doorlaten"), type="primary", shortcut="D", key=f"pass-{current.id}", width=200
        )
        refused = st.button(_("Weigeren"), shortcut="W", key=f"refuse-{current.id}", width=200)
        later = st.button(_("Later"), shortcut="L", key=f"later-{current.id}", width=140)
        _undo_button(desk)
    if passed:
        desk.give([current], "passed")
    if refused:
        st.session_state[_REFUSING] = current.id
        st.rerun()
    if later:
        st.session_state[_LATER].add(current.id)
        st.rerun()


def _reason(desk: Desk, current: Contribution) -> None:
    st.html(f'<p class="ww-why">{_("Waarom weigert u dit? De reden wordt bewaard.")}</p>')
    chosen = ""
    with st.container(horizontal=True, key="ww-reasons"):
        for place, reason in enumerate(reasons(), start=1):
            key = f"reason-{place}-{current.id}"
            if st.button(reason.label, shortcut=str(place), key=key):
                chosen = reason.sentence
        back = st.button(_("Terug"), shortcut="Escape", key=f"back-{current.id}", type="tertiary")
    with st.form(f"own-{current.id}", border=False), st.container(horizontal=True):
        own = st.text_input(
            _("Of in uw eigen woorden"),
            key=f"reason-own-{current.id}",
            max_chars=500,
            placeholder=_("Of in uw eigen woorden"),
            label_visibility="collapsed",
            width=560,
        )
        if st.form_submit_button(_("Weiger om deze reden"), key=f"reason-give-{current.id}"):
            chosen = own.strip()
            if not chosen:
                st.error(_("Schrijf eerst een reden op."))
    if chosen or back:
        del st.session_state[_REFUSING]
    if chosen:
        desk.give([current], "refused", chosen)
    if back:
        st.rerun()


def _undo_button(desk: Desk) -> None:
    last = desk.last_given()
    if last is None:
        return
    if st.button(
        _("Maak ongedaan"), shortcut="Z", key="undo", type="tertiary", icon=":material/undo:"
    ):
        st.session_state.setdefault(_LATER, set()).difference_update(last.ids)
        desk.undo()


def _nothing(desk: Desk) -> None:
    if desk.waiting:
        finding(_("Hier wacht niets meer."))
        others = _("Bij de rest wachten er nog {n}.").format(n=number(len(desk.waiting)))
        st.html(f'<p class="ww-lead">{others}</p>')
    else:
        finding(_("Alles is nagekeken."))
        today = done_today(desk) or _("Vandaag is er nog niets nagekeken.")
        how = _("Komt er iets nieuws binnen, dan verschijnt het hier vanzelf.")
        st.html(f'<p class="ww-lead">{today} {how}</p>')
        watch_for_more(desk)
    _undo_button(desk)


@ui.fragment(run_every=CHECK_SECONDS)
def watch_for_more(desk: Desk) -> None:
    """Look whether something came in; only while the queue is empty."""
    with store().read() as reader:
        if reader.waiting_count(desk.wijk.id):
            st.rerun()
