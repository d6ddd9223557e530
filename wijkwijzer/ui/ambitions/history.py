"""Every change of the matrix, as it stands in the change log, in plain words."""

import datetime as dt
from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from wijkwijzer.access.permissions import may
from wijkwijzer.access.records import Identity
from wijkwijzer.ambitions.records import Ambition, ambition_id
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import moment
from wijkwijzer.store.records import Change
from wijkwijzer.ui.ambitions.pieces import Cell, Shown, ambition_words
from wijkwijzer.ui.runtime import store

MOST = 200
"""Changes of the whole matrix that are shown, the newest."""


def history(who: Identity, what: Shown, cell: Cell | None) -> None:
    """Show who signed in, folded in, who changed what: in the chosen cell, and in the whole."""
    if not may(who, "see_matrix_history", what.book.facts.context.wijk):
        return
    with store().read() as reader:
        changes = reader.changes(kind="ambition", wijk_id=what.wijk_id, limit=MOST)
        of_cell = reader.changes(kind="ambition", record_id=ambition_id(*cell)) if cell else []
        gone = reader.changes(kind="party", wijk_id=what.wijk_id)
    parties = {c.record_id: str(_content(c)["name"]) for c in reversed(gone)} | dict(what.parties)
    with st.expander(_("Wie heeft wat gewijzigd")):
        if cell is not None:
            about = f"{what.parties[cell[0]]}, {what.themes[cell[1]]}"
            of_cell = [change for change in of_cell if change.wijk_id == what.wijk_id]
            st.html(f"<h3>{escape(about)}</h3>{_listed([_line(c) for c in of_cell])}")
            st.html(f"<h3>{escape(_('Alle partijen en thema’s'))}</h3>")
        st.html(_listed([_line(c, _where(c, parties, what.themes)) for c in changes]))
        if len(changes) == MOST:
            st.caption(_("Dit zijn de laatste {number} wijzigingen.").format(number=MOST))


def change_words(change: Change) -> str:
    """Say what one change did: from which level to which, and the note when that changed."""
    before, after = _ambition(change.before), _ambition(change.after)
    was, now = ambition_words(before), ambition_words(after)
    said = _("van “{before}” naar “{after}”").format(before=was, after=now) if was != now else ""
    old, new = (before.note if before else ""), (after.note if after else "")
    parts = [said] if said else []
    if new and new != old:
        parts.append(_("toelichting: “{note}”").format(note=new))
    elif old and not new:
        parts.append(_("toelichting weggehaald: “{note}”").format(note=old))
    return "; ".join(parts) or _("opgeslagen zonder verschil")


def last_change(cell: Cell) -> str:
    """Say who changed a cell last, and when; "" when nobody ever did."""
    with store().read() as reader:
        newest = reader.changes(kind="ambition", record_id=ambition_id(*cell), limit=1)
    return _by(newest[0]) if newest else ""


def _ambition(content: Mapping[str, Any] | None) -> Ambition | None:
    return Ambition.model_validate(content) if content else None


def _content(change: Change) -> Mapping[str, Any]:
    return change.after or change.before or {}


def _where(change: Change, parties: Mapping[str, str], themes: Mapping[str, str]) -> str:
    content = _content(change)
    party = parties.get(content["party_id"], _("een partij die niet meer meedoet"))
    return f"{party}, {themes.get(content['theme'], content['theme'])}: "


def _by(change: Change) -> str:
    return f"{moment(dt.datetime.fromisoformat(change.at))}, {change.by}"


def _line(change: Change, where: str = "") -> str:
    words = escape(where + change_words(change))
    return f"<li><small>{escape(_by(change))}</small>{words}</li>"


def _listed(lines: list[str]) -> str:
    if not lines:
        return f"<p>{escape(_('Hier is nog niets gewijzigd.'))}</p>"
    return f'<ul class="ww-changes">{"".join(lines)}</ul>'
