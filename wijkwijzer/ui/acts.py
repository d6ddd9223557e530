"""Doing something from a page: saying what was done or went wrong, asking twice what is final."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from string import Template

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import accounts
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.ui.identity import session_token
from wijkwijzer.ui.runtime import store

_SAID, _ASKED = "act-said", "act-asked"

ACTS = Template("""
.st-key-ww-question, .st-key-ww-password, .st-key-ww-fault { border-left: 4px solid $need_ink;
    padding: .3rem 0 .3rem .9rem; max-width: 44rem; }
.st-key-ww-password { border-color: $positive; }
.st-key-ww-question [data-testid="stText"], .st-key-ww-password [data-testid="stText"],
.st-key-ww-fault [data-testid="stText"], [data-testid="stMain"] [data-testid="stText"] {
    font-family: inherit; font-size: 1rem; line-height: 1.5; max-width: 42em;
    white-space: pre-wrap; overflow-wrap: anywhere; }
.ww-strong { font-weight: 600; margin: 0; }
""").substitute(need_ink=LIGHT.need_ink, positive=LIGHT.positive)
"""Styles of what is asked and said here; a page sets them among its own."""


def now() -> dt.datetime:
    """Return this moment."""
    return dt.datetime.now(dt.UTC)


def done(text: str) -> None:
    """Say what was done, on the next run, and start that run."""
    st.session_state[_SAID] = text
    st.rerun()


def say_what_was_done() -> None:
    """Show what `done` said, once; stands at the top of a page that does things."""
    said = st.session_state.pop(_SAID, "")
    if said:
        st.success(said)


def asker(who: Identity) -> Callable[[], Identity]:
    """Return how to ask again who this is, for a download that is made later, without a page.

    Without a session (a test) it is who it was.
    """
    token = session_token()
    return lambda: accounts.identity(store(), token, now()) if token else who


@contextmanager
def told() -> Iterator[None]:
    """Do something; say in plain text what went wrong with it."""
    try:
        yield
    except WijkwijzerError as error:
        with st.container(key="ww-fault", gap=None):
            st.html(f'<p class="ww-strong">{_("Dit is niet gelukt.")}</p>')
            st.text(str(error))
            for problem in getattr(error, "problems", ()):
                if problem != str(error):
                    st.text(problem)


def confirmed(
    what: str,
    label: str,
    *,
    question: str,
    yes: str,
    disabled: bool = False,
    row: DeltaGenerator | None = None,
) -> bool:
    """Draw a button that first asks whether it is meant; true in the run in which it is.

    Parameters
    ----------
    what
        Names the act, in keys: one thing is asked at a time.
    question
        What will happen, in words; plain text.
    row
        Where the button stands; the question comes here, below it.
    """
    if st.session_state.get(_ASKED) != what:
        with row or nullcontext():
            pressed = st.button(label, key=f"ask-{what}", disabled=disabled)
        if pressed:
            st.session_state[_ASKED] = what
            st.rerun()
        return False
    with st.container(key="ww-question", gap="small"):
        st.text(question)
        with st.container(horizontal=True):
            sure = st.button(yes, key=f"yes-{what}", type="primary")
            if st.button(_("Nee, doe dit niet"), key=f"no-{what}"):
                del st.session_state[_ASKED]
                st.rerun()
    if sure:
        del st.session_state[_ASKED]
    return sure
