"""A chapter of the plan on the screen: what somebody writes in it, kept until it is saved.

What is typed stays when one looks at another chapter, and when somebody else saved the same chapter
in the meantime: then both texts are shown, and whoever types chooses.
"""

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.plan import save_plan_text
from wijkwijzer.pact.plan import chapter_titles
from wijkwijzer.pact.records import MOST_TEXT, PLAN_CHAPTERS, PlanText
from wijkwijzer.ui.acts import done, now, told
from wijkwijzer.ui.runtime import store

_TYPED = "plan-typed"
"""Texts that are not saved yet, by id: with the version each began from."""
_FIELD = "plan-field"
"""The field that the last run drew, with what it showed."""


def typed() -> dict[str, PlanText]:
    """Return what this browser typed and did not save."""
    held: dict[str, PlanText] = st.session_state.setdefault(_TYPED, {})
    return held


def take_along() -> None:
    """Keep what was typed in a field that this run may not draw; before a chapter is chosen.

    Who types and then taps another chapter sends both at once.
    """
    key, base = st.session_state.get(_FIELD, (_FIELD, None))
    text = st.session_state.get(key)
    if isinstance(base, PlanText) and isinstance(text, str) and text.strip() != base.text:
        typed()[base.id] = base.model_copy(update={"text": text})


def unsaved(wijk_id: str) -> list[str]:
    """Name the chapters of this wijk in which something typed is not saved."""
    own = {one.chapter for one in typed().values() if one.wijk_id == wijk_id}
    return [chapter_titles()[chapter] for chapter in PLAN_CHAPTERS if chapter in own]


def write(who: Identity, stored: PlanText) -> None:
    """Let a facilitator write in a chapter."""
    held = typed().get(stored.id)
    base = held or stored
    # Another version is another field, which shows that text.
    key = f"plan-text-{stored.id}-{base.version}"
    if key not in st.session_state:
        st.session_state[key] = base.text
    st.session_state[_FIELD] = (key, base)
    text = st.text_area(_("Eigen tekst"), key=key, height=220, max_chars=MOST_TEXT)
    st.text(_("Elke regel wordt een alinea. Uw tekst blijft staan, ook als cijfers veranderen."))
    if text.strip() == stored.text:
        typed().pop(stored.id, None)
        return _save_row(who, stored, None)
    offered = base.model_copy(update={"text": text})
    typed()[stored.id] = offered
    if offered.version != stored.version:
        return _both(who, stored, offered)
    return _save_row(who, stored, offered)


def _save_row(who: Identity, stored: PlanText, offered: PlanText | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if (
            st.button(_("Bewaar de tekst"), key=f"plan-save-{stored.id}", type="primary")
            and offered is not None
        ):
            _save(who, offered, offered.version)
        if offered is not None:
            st.text(_("Nog niet bewaard."))


def _both(who: Identity, stored: PlanText, offered: PlanText) -> None:
    """Show what somebody else saved in the meantime, and let one of the two be chosen."""
    with st.container(key="ww-question", gap="small"):
        st.text(_("Iemand anders schreef hier intussen. Uw tekst staat hierboven. Nu staat er:"))
        st.text(stored.text or _("(niets)"))
        with st.container(horizontal=True):
            if st.button(_("Bewaar mijn tekst"), key="plan-mine", type="primary"):
                _save(who, offered, stored.version)
            if st.button(_("Houd wat er nu staat"), key="plan-theirs"):
                typed().pop(stored.id, None)
                st.session_state.pop(_FIELD, None)
                st.rerun()


def _save(who: Identity, offered: PlanText, version: int) -> None:
    with told():
        save_plan_text(
            store(),
            offered.wijk_id,
            offered.chapter,
            offered.text,
            version=version,
            identity=who,
            now=now(),
        )
        typed().pop(offered.id, None)
        st.session_state.pop(_FIELD, None)
        done(_("De tekst is bewaard."))
