"""A list of records at the left, of which one is open at the right."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from html import escape
from typing import Literal, TypeVar

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

R = TypeVar("R", bound=Record)

NEW = "nieuw"
AT_ONCE = 15
"""So many records stand in a list before one asks for more: buttons cost time to draw."""


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


def searched(
    parameter: str, records: Sequence[R], text: Callable[[R], str], wijk_id: str
) -> list[R]:
    """Offer to search a list that is too long to read; return what holds every word.

    Parameters
    ----------
    text
        All that stands in the row of a record.
    """
    if len(records) <= AT_ONCE:
        return list(records)
    typed = st.text_input(
        _("Zoek"),
        key=f"search-{parameter}-{wijk_id}",
        placeholder=_("Zoek in de lijst"),
        icon=":material/search:",
        label_visibility="collapsed",
    )
    words = typed.casefold().split()
    if not words:
        return list(records)
    read = ((one, text(one).casefold()) for one in records)
    found = [one for one, said in read if all(word in said for word in words)]
    told = _("{n} van de {all} gevonden").format(n=len(found), all=len(records))
    st.html(f'<p class="ww-found" role="status">{told}</p>')
    return found


def first_of(parameter: str, found: Sequence[R], wijk_id: str) -> list[R]:
    """Return what stands in the list now: the first of what was found, and the one that is open."""
    most = st.session_state.get(_more(parameter, wijk_id), AT_ONCE)
    opened = chosen(parameter)
    return [one for place, one in enumerate(found) if place < most or one.id == opened]


def more_button(parameter: str, found: Sequence[R], wijk_id: str) -> None:
    """Offer the next part of a list that does not stand there whole."""
    key = _more(parameter, wijk_id)
    most = st.session_state.get(key, AT_ONCE)
    if len(found) > most and st.button(_("Toon meer"), key=f"{key}-button"):
        st.session_state[key] = most + AT_ONCE
        st.rerun()


def _more(parameter: str, wijk_id: str) -> str:
    return f"more-{parameter}-{wijk_id}"


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
