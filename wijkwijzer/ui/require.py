"""The guard that every page starts with, and fragments that keep guard and language."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, overload
from urllib.parse import quote, urlencode

import streamlit as st

from wijkwijzer.access.permissions import Action, may
from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui import identity
from wijkwijzer.ui.kiosk import lead_back
from wijkwijzer.ui.parts import act
from wijkwijzer.ui.runtime import chosen_wijk, store
from wijkwijzer.ui.screen import keep_language

P = ParamSpec("P")
T = TypeVar("T")


def require(action: Action) -> Identity:
    """Let through who may do `action` in the wijk on the screen; refuse and stop for others.

    Returns
    -------
    Identity
        Who is asking.
    """
    lead_back()
    who = identity.read_identity()
    wijk = None
    if not may(who, action):
        with store().read() as reader:
            wijk = chosen_wijk(reader)
    if not may(who, action, wijk):
        _refuse(who)
    st.session_state["action"] = action
    return who


def _refuse(who: Identity) -> None:
    if who.role == "resident":
        st.title(_("Meld u aan"), anchor=False)
        st.write(_("Deze pagina is nog niet voor iedereen. Met een account ziet u hem wel."))
        act(_("Aanmelden"), sign_in_address())
    else:
        st.title(_("Dit mag u niet zien"), anchor=False)
        st.write(
            _(
                "Uw account {name} geeft geen toegang tot deze pagina. Vraag het de begeleider."
            ).format(name=who.account)
        )
    st.stop()


def sign_in_address() -> str:
    """Return the address of the sign-in form, which leads back to this page."""
    page = st.session_state.get("page", "/")
    query = urlencode({k: v for k, v in st.query_params.items() if k != "c"})
    return f"/inloggen?naar={quote(page + (f'?{query}' if query else ''), safe='')}"


@overload
def fragment(function: Callable[P, T]) -> Callable[P, T]: ...


@overload
def fragment(*, run_every: float) -> Callable[[Callable[P, T]], Callable[P, T]]: ...


def fragment(
    function: Callable[P, T] | None = None, *, run_every: float | None = None
) -> Callable[P, T] | Callable[[Callable[P, T]], Callable[P, T]]:
    """Mark a part of a page that runs by itself, as `st.fragment`, guarded like its page.

    A fragment runs in a thread of its own, without the shell: the language is set again and the
    action its page required is checked again, so that a session that ended stops here as well.
    """
    if function is None:
        return lambda later: _fragment(later, run_every)
    return _fragment(function, run_every)


def _fragment(function: Callable[P, T], run_every: float | None) -> Callable[P, T]:
    @wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> T:
        keep_language()
        if "action" in st.session_state:
            require(st.session_state["action"])
        return function(*args, **kwargs)

    return st.fragment(guarded, run_every=run_every)
