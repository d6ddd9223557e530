"""Which section is open, what was just done, and asking twice before something final."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import accounts
from wijkwijzer.ui.identity import session_token
from wijkwijzer.ui.runtime import store

Section = Literal["meting", "accounts", "reservekopie", "uitvoer", "logboek"]
_SAID, _ASKED = "management-said", "management-asked"


def choose_section() -> Section:
    """Let choose a section; the address keeps it."""
    names: dict[Section, str] = {
        "meting": _("Meting"),
        "accounts": _("Accounts"),
        "reservekopie": _("Reservekopie"),
        "uitvoer": _("Uitvoer"),
        "logboek": _("Logboek"),
    }
    chosen = st.segmented_control(
        _("Onderdeel"),
        tuple(names),
        format_func=lambda section: names[section],
        default="meting",
        required=True,
        key="deel",
        bind="query-params",
        label_visibility="collapsed",
    )
    said = st.session_state.pop(_SAID, "")
    if said:
        st.success(said)
    return chosen or "meting"


def now() -> dt.datetime:
    """Return this moment."""
    return dt.datetime.now(dt.UTC)


def done(text: str) -> None:
    """Say what was done, on the next run, and start that run."""
    st.session_state[_SAID] = text
    st.rerun()


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
