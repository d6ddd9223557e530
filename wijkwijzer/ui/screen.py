"""What kind of screen this is: a page, a wall (`?scherm=1`) or a tablet on a stand (`?kiosk=1`)."""

from typing import Literal

import streamlit as st

from wijkwijzer.i18n import LANGUAGES, set_language

Screen = Literal["page", "wall", "kiosk"]
LANGUAGE_COOKIE = "wijkwijzer_taal"


def screen() -> Screen:
    """Return what kind of screen asks."""
    if st.query_params.get("scherm") == "1":
        return "wall"
    return "kiosk" if st.query_params.get("kiosk") == "1" else "page"


def is_wall() -> bool:
    """Return whether this is a projector: no menus, large type."""
    return screen() == "wall"


def is_dark() -> bool:
    """Return whether this is the wall of a dark hall (`?scherm=1&donker=1`)."""
    return is_wall() and st.query_params.get("donker") == "1"


def apply_language() -> str:
    """Set and return the language of this run: `?taal=`, else the cookie, else Dutch."""
    asked = st.query_params.get("taal") or st.session_state.get("taal", "")
    if asked not in LANGUAGES:
        asked = st.context.cookies.get(LANGUAGE_COOKIE, "nl")
    language = asked if asked in LANGUAGES else "nl"
    st.session_state["taal"] = language
    set_language(language)
    return language
