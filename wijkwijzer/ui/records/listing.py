"""A list of records at the left, of which one is open at the right."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from html import escape
from typing import Literal

import streamlit as st

from wijkwijzer.errors import StaleEdit
from wijkwijzer.i18n import choose as in_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import palette
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.neighbourhood.records import Theme
from wijkwijzer.record import Record
from wijkwijzer.ui.records.place import forget_places
from wijkwijzer.ui.records.saving import done, forget_said, open_anew, told
from wijkwijzer.ui.records.words import as_label

NEW = "nieuw"


def chosen(parameter: str) -> str:
    """Return the id of the record that is open, `nieuw` for a new one, "" for none.

    It stands in the address, so that a reload or a restart of the server shows the same.
    """
    return str(st.query_params.get(parameter, ""))


def choose(parameter: str, record_id: str) -> None:
    """Open another record, or none."""
    open_anew(None)
    forget_places()
    if record_id:
        st.query_params[parameter] = record_id
    else:
        st.query_params.pop(parameter, None)


def remove_button(
    parameter: str,
    stored: Record,
    remove: Callable[[], object],
    *,
    key: str,
    stale: str,
    said: str,
) -> None:
    """Offer to remove the record that is open; what somebody else changed is shown first.

    Parameters
    ----------
    stale, said
        What is said when somebody else was earlier, and when it is removed.
    """
    if st.button(_("Ja, verwijder"), type="primary", key=f"{key}-{stored.id}"):
        with told():
            try:
                remove()
            except StaleEdit:
                open_anew(stored)
                done(stale)
            choose(parameter, "")
            done(said)


def theme_head(theme: Theme) -> None:
    """Write the name of a theme with its pictogram above its rows."""
    drawing = pictogram(theme.pictogram, size=24).replace("currentColor", palette().quiet)
    # st.html drops inline SVG; as an image it stays.
    image = b64encode(drawing.encode()).decode()
    st.html(
        f"<div class='ww-list-head'><img alt='' src='data:image/svg+xml;base64,{image}'>"
        f"<span>{escape(in_language(theme.name))}</span></div>"
    )


def row(parameter: str, record_id: str, title: str, *lines: Sequence[str]) -> None:
    """Draw one row as a button: a title, and under it lines of small facts."""
    shown = [" · ".join(as_label(fact) for fact in line if fact) for line in lines]
    first, *others = [text for text in shown if text] or [""]
    # The style sheet puts each emphasised part on a line of its own.
    label = f"**{as_label(title)}** {first} " + " ".join(f"*{text}*" for text in others)
    kind: Literal["primary", "tertiary"] = (
        "primary" if chosen(parameter) == record_id else "tertiary"
    )
    if st.button(label, key=f"row-{parameter}-{record_id}", type=kind, width="stretch"):
        forget_said()
        choose(parameter, record_id)
        st.rerun()
