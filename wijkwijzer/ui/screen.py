"""What kind of screen this is: a page, a wall (`?scherm=1`) or a tablet on a stand (`?kiosk=1`)."""

from typing import Literal

import streamlit as st

from wijkwijzer.i18n import CHECKED, LANGUAGES, current_language, direction, set_language
from wijkwijzer.neighbourhood.languages import allowed_language
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.ui.navigation import has_wall

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
    """Return whether this is the wall of a dark hall (`?scherm=1&donker=1`).

    Pages that have no wall stay light: they have fields and buttons, which are made for that.
    """
    asked = is_wall() and st.query_params.get("donker") == "1"
    return asked and has_wall(st.session_state.get("page", "/"))


def apply_language(wijk: Wijk | None, *, resident: bool = True) -> str:
    """Set and return the language of this run: `?taal=`, else what was chosen before, else Dutch.

    Parameters
    ----------
    wijk
        The wijk on this screen; a language that is off in it means Dutch.
    resident
        Whether residents may see this page; the others are in Dutch or English.
    """
    asked = st.query_params.get("taal") or st.session_state.get("taal", "")
    if asked not in LANGUAGES:
        asked = st.context.cookies.get(LANGUAGE_COOKIE, "nl")
    st.session_state["taal"] = asked if asked in LANGUAGES else "nl"
    language = page_language(asked, wijk, resident=resident)
    st.session_state["language"] = language
    set_language(language)
    return language


def page_language(asked: str, wijk: Wijk | None, *, resident: bool) -> str:
    """Return the language a page comes in when `asked` is asked for."""
    return allowed_language(wijk, asked) if resident or asked in CHECKED else "nl"


def keep_language() -> None:
    """Set the language of this session again, in another thread than that of the page."""
    set_language(st.session_state.get("language", "nl"))


def tell_language() -> None:
    """Tell the browser what language is read and from which side.

    The page comes with both (`ui/web.py`), but may change them without being fetched again.
    """
    language = current_language()
    st.html(
        f'<script>Object.assign(document.documentElement, {{lang: "{language}", '
        f'dir: "{direction(language)}"}})</script>',
        unsafe_allow_javascript=True,
    )
