"""Making or editing a measure: what is open, the form, and saving it.

A measure is remembered as it was opened. Whoever saves names that version, so a change that
somebody else made meanwhile is never overwritten unseen.
"""

from dataclasses import dataclass

import streamlit as st

from wijkwijzer.access.codes import new_id
from wijkwijzer.errors import NotFound, StaleEdit
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import checked
from wijkwijzer.intake.programme import save_measure
from wijkwijzer.programme.records import Measure, Tie
from wijkwijzer.ui import acts
from wijkwijzer.ui.programme import fields
from wijkwijzer.ui.programme.holding import Held, close_measure, open_measure
from wijkwijzer.ui.programme.origins import origins
from wijkwijzer.ui.programme.versions import Refused, choose_version
from wijkwijzer.ui.records.place import forget_places
from wijkwijzer.ui.require import fragment
from wijkwijzer.ui.runtime import store

_OPEN, _REFUSED = "programme-open", "programme-refused"


@dataclass(frozen=True)
class Opened:
    """A measure as this screen opened it; version 0 is one that is being made."""

    measure: Measure
    sources: tuple[Tie, ...]


def editing(measure: Measure) -> bool:
    """Return whether this measure is open in the form."""
    held = st.session_state.get(_OPEN)
    return isinstance(held, Opened) and held.measure.id == measure.id


def begin_editing(measure: Measure) -> None:
    """Open a measure in the form, from the next run on."""
    st.session_state[_OPEN] = Opened(measure, _own_sources(measure))


def _own_sources(measure: Measure) -> tuple[Tie, ...]:
    """Return what hangs on the measure itself, not on what was merged into it."""
    with store().read() as reader:
        return tuple(
            Tie(kind=link.from_kind, id=link.from_id)
            for link in reader.links_to("measure", measure.id)
            if link.relation == "beantwoord_door"
        )


def stop_editing() -> None:
    """Forget what was open in the form."""
    forget_places()
    for name in (_OPEN, _REFUSED):
        st.session_state.pop(name, None)


@fragment
def form(held: Held, chosen: Measure | None) -> None:
    """Draw the form of the measure that is open, or of a new one; the list beside it stays."""
    if not held.edits:
        return
    opened = _opened(held, chosen)
    refused = st.session_state.get(_REFUSED)
    if isinstance(refused, Refused) and refused.offered.id == opened.measure.id:
        decision = choose_version(held, refused)
        if decision is not None:
            _settle(held, *decision)
        return
    st.header(_("Nieuwe maatregel") if chosen is None else _("Maatregel wijzigen"), anchor=False)
    values = fields.asked(held, opened.measure)
    sources = origins(held, opened.measure, opened.sources, values)
    with st.container(horizontal=True):
        save = st.button(_("Opslaan"), type="primary", key="measure-save")
        if st.button(_("Niet opslaan"), key="measure-cancel"):
            stop_editing()
            if chosen is None:
                close_measure()
            st.rerun()
    if save:
        _save(held, opened, values, sources)


def _opened(held: Held, chosen: Measure | None) -> Opened:
    """Return what is open; for a new measure the same empty one until it is saved."""
    opened = st.session_state.get(_OPEN)
    if isinstance(opened, Opened) and (chosen or not opened.measure.version):
        return opened
    # A title is asked for when it is saved.
    empty = Measure.model_construct(None, id=new_id(), wijk_id=held.wijk.id, title="")
    opened = st.session_state[_OPEN] = Opened(empty, ())
    return opened


def _save(held: Held, opened: Opened, values: fields.Values, sources: tuple[Tie, ...]) -> None:
    base = opened.measure
    kept = base.model_dump() if base.version else {"id": base.id, "wijk_id": held.wijk.id}
    with acts.told():
        offered = checked(Measure, kept | values)
        try:
            stored = save_measure(
                store(), offered, sources=sources, identity=held.who, now=acts.now()
            )
        except StaleEdit as error:
            theirs = error.stored if isinstance(error.stored, Measure) else None
            st.session_state[_REFUSED] = Refused(base, offered, sources, opened.sources, theirs)
            st.rerun()
        except NotFound:
            st.session_state[_REFUSED] = Refused(base, offered, sources, opened.sources, None)
            st.rerun()
        stop_editing()
        open_measure(stored.id)
        acts.done(_("Opgeslagen: “{title}”.").format(title=stored.title))


def _settle(held: Held, measure: Measure | None, sources: tuple[Tie, ...] | None) -> None:
    """Store what was chosen of two versions; None leaves what stands there."""
    if measure is None:
        stop_editing()
        acts.done(_("Niets gewijzigd: wat er stond, staat er nog."))
        return
    with acts.told():
        try:
            save_measure(store(), measure, sources=sources, identity=held.who, now=acts.now())
        except StaleEdit as error:
            before = st.session_state[_REFUSED]
            theirs = error.stored if isinstance(error.stored, Measure) else None
            st.session_state[_REFUSED] = before.anew(theirs)
            st.rerun()
        stop_editing()
        acts.done(_("Opgeslagen: “{title}”.").format(title=measure.title))
