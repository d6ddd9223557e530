"""Saving what is on the screen: by a button, never in a callback, and saying what happened.

A record that is edited is remembered as it was opened. Whoever saves it names that version, so a
change that somebody else made meanwhile is never overwritten unseen.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any, TypeVar, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from wijkwijzer.access.codes import new_id
from wijkwijzer.errors import InvalidInput, StaleEdit, WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.record import Record
from wijkwijzer.ui.records.words import as_label

R = TypeVar("R", bound=Record)
_OPENED, _SAID, _CONFLICT = "records-opened", "records-said", "records-conflict"
MOST_LISTED = 10
SECONDS_SAID = 8


def now() -> dt.datetime:
    """Return this moment."""
    return dt.datetime.now(dt.UTC)


def opened(stored: R) -> R:
    """Return a record as it was when this screen opened it; one at a time is remembered."""
    held = st.session_state.get(_OPENED)
    if isinstance(held, type(stored)) and held.id == stored.id:
        return held
    st.session_state[_OPENED] = stored
    return stored


def opened_base(offered: R) -> R | None:
    """Return the version of a record that this screen opened, None when it is not known."""
    held = st.session_state.get(_OPENED)
    return held if isinstance(held, type(offered)) and held.id == offered.id else None


def opened_new(model: type[R], wijk_id: str, **values: object) -> R:
    """Return a record that is not stored yet, the same one until it is saved.

    It is not checked: the form still has to fill it.
    """
    held = st.session_state.get(_OPENED)
    if isinstance(held, model) and held.version == 0 and getattr(held, "wijk_id", "") == wijk_id:
        return held
    fields: dict[str, Any] = {"id": new_id(), "wijk_id": wijk_id, **values}
    fresh = cast(R, model.model_construct(None, **fields))
    st.session_state[_OPENED] = fresh
    return fresh


def forget_said() -> None:
    """Say no more what was saved: the screen is about something else now."""
    st.session_state.pop(_SAID, None)


def open_anew(record: Record | None) -> None:
    """Remember another version or record as the one that is open, or none."""
    st.session_state[_OPENED] = record


def offer_newer(held: Record, stored: Record) -> None:
    """Say so when somebody changed the record since it was opened, and offer to show that."""
    if held.version >= stored.version:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.warning(_("Iemand anders heeft dit gewijzigd terwijl u het open had."))
        if st.button(_("Laat zien wat er nu staat"), key="show-newer"):
            open_anew(stored)
            st.rerun()


def save_bar() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Make the bar at the foot of a form that stays in view.

    Returns
    -------
    buttons, place
        Where the buttons go, and the place above them that tells what became of it.
    """
    with st.container(key="ww-save"):
        place = st.container()
        return st.container(horizontal=True), place


@contextmanager
def told(place: DeltaGenerator | None = None) -> Iterator[None]:
    """Run a save; say in plain words what is wrong with it, keep both versions when stale."""
    forget_said()
    try:
        yield
    except StaleEdit as error:
        st.session_state[_CONFLICT] = error
        st.rerun()
    except InvalidInput as error:
        show_faults(error, place)
    except WijkwijzerError as error:
        (place or st).error(as_label(str(error)))


def conflict() -> StaleEdit | None:
    """Return the edit that was refused because somebody else was earlier, or None."""
    held = st.session_state.get(_CONFLICT)
    return held if isinstance(held, StaleEdit) else None


def settle_conflict() -> None:
    """Forget the refused edit: the facilitator chose."""
    st.session_state.pop(_CONFLICT, None)


def show_faults(error: InvalidInput, place: DeltaGenerator | None = None) -> None:
    """Show what is wrong: the first ten faults, and how many more."""
    faults = error.problems or (str(error),)
    lines = [as_label(str(error))] if len(faults) > 1 and str(error) not in faults else []
    lines += [f"- {as_label(fault)}" for fault in faults[:MOST_LISTED]]
    if len(faults) == 1:
        lines = [as_label(faults[0])]
    if len(faults) > MOST_LISTED:
        lines.append(
            "- " + _("en nog {number} van zulke fouten").format(number=len(faults) - MOST_LISTED)
        )
    (place or st).error("\n".join(lines))


def done(text: str, *, more: Sequence[str] = ()) -> None:
    """Say what was saved, on the next run, and start that run."""
    st.session_state[_SAID] = (monotonic() + SECONDS_SAID, (text, *more))
    st.rerun()


def say_done(place: DeltaGenerator | None = None) -> None:
    """Show what was saved by the last press of a button.

    For some seconds, not for one run: a map that appears makes the page run again at once.
    """
    until, texts = st.session_state.get(_SAID, (0.0, ()))
    for text in texts if monotonic() < until else ():
        (place or st).success(as_label(text))
