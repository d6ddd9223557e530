"""Stating an ambition: the form beside the matrix.

A cell is remembered as it was opened, and saved by a button: whoever saves names that version, so
a change that somebody else made meanwhile is never overwritten unseen. The widgets keep their keys
from cell to cell, so that somebody with a keyboard stays where they are after "save and next".
"""

import datetime as dt
from dataclasses import dataclass
from html import escape

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.ambitions.records import LEVELS, Ambition, ambition_id
from wijkwijzer.errors import NotFound, StaleEdit, WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import checked
from wijkwijzer.intake.records import remove_record, save_record
from wijkwijzer.ui.ambitions import pieces
from wijkwijzer.ui.ambitions.cell import go_to, is_behind, next_cell
from wijkwijzer.ui.ambitions.history import last_change
from wijkwijzer.ui.ambitions.pieces import Cell, Shown
from wijkwijzer.ui.runtime import store

NO_ROLE, NOT_STATED = "geen_rol", "niet_gezegd"
CHOICES = (*(str(level) for level in LEVELS), NO_ROLE, NOT_STATED)
CHOICE_KEY, NOTE_KEY = "ambitions_choice", "ambitions_note"
ONWARD_KEY, STAY_KEY = "ambitions_onward", "ambitions_stay"
_OPENED, _REFUSED, _SAID = "ambitions_opened", "ambitions_refused", "ambitions_said"
_STARTED, _LEFT = "ambitions_started", "ambitions_left"
"""What another cell starts with until the browser has it; what the form of the cell before held."""


@dataclass(frozen=True)
class Draft:
    """What a facilitator is about to store in a cell.

    Parameters
    ----------
    opened
        The ambition as it was opened; None where nothing was stated.
    """

    wijk_id: str
    cell: Cell
    opened: Ambition | None
    choice: str
    note: str

    @property
    def differs(self) -> bool:
        """Whether storing it would change anything."""
        stored = (choice_of(self.opened), self.opened.note if self.opened else "")
        return (self.choice, self.note.strip()) != stored

    def store(self, who: Identity, over: Ambition | None) -> Ambition | None:
        """Store it over the version it started from; returns what is stored now.

        "Not stated yet" without a note removes the ambition.

        Raises
        ------
        StaleEdit, InvalidInput, NotAllowed
            As `intake.records` says.
        """
        now = dt.datetime.now(dt.UTC)
        if self.choice == NOT_STATED and not self.note.strip():
            if over is not None:
                remove_record(store(), over, identity=who, now=now)
            return None
        party, theme = self.cell
        values = {
            "id": ambition_id(party, theme),
            "version": over.version if over else 0,
            "wijk_id": self.wijk_id,
            "party_id": party,
            "theme": theme,
            "level": int(self.choice) if self.choice.isdigit() else None,
            "no_role": self.choice == NO_ROLE,
            "note": self.note,
        }
        return save_record(store(), checked(Ambition, values), identity=who, now=now)


@dataclass(frozen=True)
class Refused:
    """A draft that came too late, and what somebody else stored before it."""

    draft: Draft
    stored: Ambition | None


def choice_of(ambition: Ambition | None) -> str:
    """Return the choice that stands for what a cell holds."""
    if ambition is None:
        return NOT_STATED
    if ambition.no_role:
        return NO_ROLE
    return NOT_STATED if ambition.level is None else str(ambition.level)


def choice_words(choice: str) -> str:
    """Say a choice in words."""
    level = int(choice) if choice.isdigit() else None
    return pieces.stated_words(level, no_role=choice == NO_ROLE)


def edit_cell(who: Identity, what: Shown, cell: Cell) -> None:
    """Draw the form of a cell and store what was filled in."""
    refused = st.session_state.get(_REFUSED)
    if isinstance(refused, Refused) and refused.draft.cell == cell:
        _choose_version(who, what, refused)
        return
    opened, index, note = _opened(cell)
    unseen = _STARTED in st.session_state
    with st.form("ambition", border=False):
        choice = st.radio(
            _("Wat wil deze partij?"), CHOICES, index, format_func=choice_words, key=CHOICE_KEY
        )
        written = st.text_area(
            _("Waarom, in de woorden van de partij"),
            note,
            key=NOTE_KEY,
            max_chars=1000,
            height=90,
        )
        st.caption(_("Wie de ambities mag zien, kan dit lezen."))
        with st.container(horizontal=True):
            onward = st.form_submit_button(_("Opslaan en volgende"), type="primary", key=ONWARD_KEY)
            stay = st.form_submit_button(_("Opslaan"), key=STAY_KEY)
    _status(what)
    st.session_state.pop(_STARTED, None)
    # A button that was pressed before this cell was on the screen was meant for the cell before.
    if (onward or stay) and not unseen:
        draft = Draft(what.wijk_id, cell, opened, choice or NOT_STATED, written or "")
        _save(who, what, draft, onward=onward)


def forget() -> None:
    """Forget which cell was open: the panel is closed."""
    for name in (_OPENED, _STARTED, _LEFT, _SAID, _REFUSED):
        st.session_state.pop(name, None)


def _opened(cell: Cell) -> tuple[Ambition | None, int, str]:
    """Return the ambition as it was opened, and what the form starts with.

    What the browser filled in counts for more than what is stored: after a restart of the server
    it sends its values along, so they are only set when another cell is opened.
    """
    held = st.session_state.get(_OPENED)
    if held is not None and held[0] == cell:
        ambition = held[1]
    else:
        with store().read() as reader:
            ambition = reader.find(Ambition, ambition_id(*cell))
        st.session_state[_OPENED] = (cell, ambition)
    if held is not None and (held[0] != cell or is_behind()):
        st.session_state[_STARTED] = (choice_of(ambition), ambition.note if ambition else "")
        st.session_state[_LEFT] = _filled_in()
    if _pressed_here():
        st.session_state.pop(_STARTED, None)
        return ambition, 0, ""
    started = st.session_state.get(_STARTED)
    if started is not None:
        # A run that another one cut short did not reach the browser: then this one sets it again.
        st.session_state[CHOICE_KEY], st.session_state[NOTE_KEY] = started
        return ambition, 0, ""
    return ambition, CHOICES.index(choice_of(ambition)), ambition.note if ambition else ""


def _filled_in() -> tuple[object, object]:
    return st.session_state.get(CHOICE_KEY), st.session_state.get(NOTE_KEY)


def _pressed_here() -> bool:
    """Return whether a button was pressed with this cell on the screen.

    Its run may have been cut short by that press, so it cannot know; but a press that was meant for
    the cell before brings what the form of that cell held.
    """
    pressed = st.session_state.get(ONWARD_KEY) or st.session_state.get(STAY_KEY)
    return bool(pressed) and _filled_in() != st.session_state.get(_LEFT)


def _save(who: Identity, what: Shown, draft: Draft, *, onward: bool) -> None:
    stored = draft.opened
    try:
        if draft.differs:
            stored = draft.store(who, draft.opened)
    except (StaleEdit, NotFound) as error:
        now_there = error.stored if isinstance(error, StaleEdit) else None
        found = now_there if isinstance(now_there, Ambition) else None
        st.session_state[_REFUSED] = Refused(draft, found)
        st.rerun()
    except WijkwijzerError as error:
        st.error(str(error))
    else:
        _settle(what, draft, stored, onward=onward)


def _settle(what: Shown, draft: Draft, stored: Ambition | None, *, onward: bool) -> None:
    """Remember what is stored now, say so, and go on."""
    st.session_state[_OPENED] = (draft.cell, stored)
    text = _("Opgeslagen: {party}, {theme}: {ambition}.")
    st.session_state[_SAID] = text.format(
        party=what.parties[draft.cell[0]],
        theme=what.themes[draft.cell[1]],
        ambition=pieces.ambition_words(stored),
    )
    go_to(next_cell(what, draft.cell) if onward else draft.cell)


def _status(what: Shown) -> None:
    """Say what was saved last, and how many cells are still to be filled in."""
    said = st.session_state.get(_SAID, "")
    rows = pieces.matrix_of(what).rows
    left = sum(row.n_not_stated for row in rows)
    text = _("Nog {left} van de {all} vakken zijn leeg.").format(
        left=left, all=len(rows) * len(what.parties)
    )
    if left == 0:
        text = _("Elk vak is ingevuld.")
    elif left == 1:
        text = _("Nog één vak is leeg.")
    st.html(
        f'<p class="ww-saved" role="status">{escape(said)}</p><p class="ww-left">{escape(text)}</p>'
    )


def _choose_version(who: Identity, what: Shown, refused: Refused) -> None:
    """Show what is stored now beside what was filled in, and let the facilitator choose."""
    draft, cell = refused.draft, refused.draft.cell
    stored_note = refused.stored.note if refused.stored else ""
    st.subheader(_("Iemand anders was u voor"), anchor=False)
    st.write(_("Er is nog niets van u opgeslagen en niets kwijt. Kies wat het moet worden."))
    theirs = (_("Dit staat er nu"), pieces.ambition_words(refused.stored), stored_note)
    mine = (_("Dit had u"), choice_words(draft.choice), draft.note)
    sides = "".join(
        f"<div><small>{escape(head)}</small><b>{escape(words)}</b><p>{escape(note)}</p></div>"
        for head, words, note in (theirs, mine)
    )
    st.html(f'<div class="ww-two">{sides}</div><p class="ww-left">{escape(last_change(cell))}</p>')
    if st.button(_("Laat staan wat er nu staat"), key="ambitions_theirs", width="stretch"):
        forget()
        go_to(cell)
    if st.button(_("Bewaar wat u had"), key="ambitions_mine", type="primary", width="stretch"):
        st.session_state.pop(_REFUSED)
        over = Draft(draft.wijk_id, cell, refused.stored, draft.choice, draft.note)
        _save(who, what, over, onward=False)
