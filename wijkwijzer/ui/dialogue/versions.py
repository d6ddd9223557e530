"""Saving a meeting, and two versions of it side by side when somebody else was earlier."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Literal

import streamlit as st

from wijkwijzer.dialogue.editing import differing, fields, together
from wijkwijzer.dialogue.part_words import kind_name
from wijkwijzer.dialogue.records import FollowUp, Meeting, Part
from wijkwijzer.errors import StaleEdit
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.meetings import save_follow_up, save_meeting
from wijkwijzer.record import Record
from wijkwijzer.ui.acts import done, now, told
from wijkwijzer.ui.dialogue.holding import Held
from wijkwijzer.ui.records.saving import open_anew, settle_conflict
from wijkwijzer.ui.runtime import store

_REFUSED = "meeting-refused"
OPENED = "follow-ups-opened"
"""Where agreements are held as this screen opened them."""
Row = tuple[str, str, str]
"""What differs, how it stands there now, how this screen had it."""


def keep(
    held: Held,
    base: Meeting,
    changed: Meeting,
    said: str,
    *,
    then: Callable[[], None] = lambda: None,
) -> None:
    """Store an edit and say so; a change of somebody else is never overwritten unseen.

    Parameters
    ----------
    base
        The version from which the edit started.
    """
    with told():
        try:
            _save(held, changed)
        except StaleEdit as error:
            stored = error.stored
            if isinstance(stored, Meeting) and not differing(base, stored):
                # Only its state changed: it was opened, which is no edit.
                _save(held, changed.model_copy(update={"version": stored.version}))
            else:
                st.session_state[_REFUSED] = (base, changed, stored)
                st.rerun()
        open_anew(None)
        then()
        done(said)


def keep_follow_up(held: Held, base: FollowUp, changed: FollowUp, said: str) -> None:
    """Store what was agreed and say so, by the same rules."""
    with told():
        try:
            save_follow_up(store(), changed, identity=held.who, now=now())
        except StaleEdit as error:
            st.session_state[_REFUSED] = (base, changed, error.stored)
            st.rerun()
        st.session_state.pop(OPENED, None)
        done(said)


def refused(meeting_id: str) -> bool:
    """Return whether the last edit in this meeting was refused because somebody was earlier."""
    _base, offered, _stored = st.session_state.get(_REFUSED, (None, None, None))
    owner = offered.meeting_id if isinstance(offered, FollowUp) else getattr(offered, "id", "")
    return bool(owner == meeting_id)


def choose_version(held: Held) -> None:
    """Show what is stored now beside what was offered, and let the facilitator choose."""
    base, offered, stored = st.session_state[_REFUSED]
    st.header(_("Iemand anders was u voor"), anchor=False)
    if stored is None:
        st.write(_("Dit is intussen verwijderd. Wat u had ingevuld, staat hieronder nog."))
        _forget_button()
        return
    st.write(_("Er is nog niets van u opgeslagen en niets kwijt. Kies wat het moet worden."))
    if isinstance(offered, Meeting):
        rows, both = _meeting_rows(held, stored, offered), together(base, stored, offered)
    else:
        rows, both = _follow_up_rows(stored, offered), None
    st.html(_table(rows))
    mine = offered.model_copy(update={"version": stored.version})
    left, right = st.columns(2)
    kind: Literal["primary", "secondary"] = "secondary" if both else "primary"
    if both and left.button(_("Bewaar allebei"), type="primary", key="keep-both", width="stretch"):
        _store(held, both, _("Opgeslagen: uw wijzigingen en die van de ander."))
    if right.button(_("Bewaar wat u had"), type=kind, key="keep-mine", width="stretch"):
        _store(held, mine, _("Opgeslagen, zoals u het had."))
    if left.button(_("Laat staan wat er nu staat"), key="keep-theirs", width="stretch"):
        _forget()
        done(_("Niets gewijzigd: wat er stond, staat er nog."))


def _forget_button() -> None:
    if st.button(_("Begrepen"), key="refused-seen"):
        _forget()
        st.rerun()


def _forget() -> None:
    for name in (_REFUSED, OPENED):
        st.session_state.pop(name, None)
    settle_conflict()
    open_anew(None)


def _store(held: Held, record: Record, said: str) -> None:
    with told():
        if isinstance(record, Meeting):
            _save(held, record)
        elif isinstance(record, FollowUp):
            save_follow_up(store(), record, identity=held.who, now=now())
        _forget()
        done(said)


def _save(held: Held, meeting: Meeting) -> Meeting:
    return save_meeting(store(), meeting, identity=held.who, now=now())


def _meeting_rows(held: Held, stored: Meeting, offered: Meeting) -> list[Row]:
    names = {
        "title": _("Titel"),
        "held_on": _("Datum"),
        "begins": _("Tijd"),
        "place": _("Plaats"),
        "order": _("Volgorde"),
    }
    theirs, mine = fields(stored), fields(offered)
    titles = {part.id: part.title for part in (*offered.programme, *stored.programme)}

    def words(value: object) -> str:
        if isinstance(value, Part):
            return part_lines(value, held.theme_names)
        if isinstance(value, tuple):
            return "\n".join(titles.get(str(each), "") for each in value)
        return str(value) if value else _("niets ingevuld")

    return [
        (
            names.get(name) or titles.get(name.partition(":")[2], name),
            words(theirs.get(name)),
            words(mine.get(name)),
        )
        for name in differing(stored, offered)
    ]


def _follow_up_rows(stored: FollowUp, offered: FollowUp) -> list[Row]:
    names = {"text": _("Wat"), "owner": _("Wie"), "due": _("Wanneer klaar")}
    nothing = _("niets ingevuld")
    return [
        (text, getattr(stored, name) or nothing, getattr(offered, name) or nothing)
        for name, text in names.items()
        if getattr(stored, name) != getattr(offered, name)
    ]


def part_lines(part: Part, themes: Mapping[str, str]) -> str:
    """Say all that stands in a part, one thing to a line."""
    minutes = _("{n} min").format(n=part.minutes)
    lines = [f"{part.title} ({kind_name(part.kind)}, {minutes})", part.question]
    lines += [
        f"{option.text}: {option.low} – {option.high}" if option.low else option.text
        for option in part.options
    ]
    lines.append(", ".join(themes.get(theme, theme) for theme in part.themes))
    if part.kind in {"stippen", "kennismaken"} and part.each > 1:
        lines.append(_("{n} per persoon").format(n=part.each))
    lines.append(_("De zaal schrijft mee.") if part.open else "")
    return "\n".join(line for line in lines if line)


def _table(rows: Sequence[Row]) -> str:
    def cell(text: str) -> str:
        return escape(text).replace("\n", "<br>")

    body = "".join(
        f"<tr><th scope='row'>{cell(name)}</th><td>{cell(theirs)}</td><td>{cell(mine)}</td></tr>"
        for name, theirs, mine in rows
    )
    body = body or f"<tr><td colspan='3'>{escape(_('Beide versies zijn gelijk.'))}</td></tr>"
    heads = (_("Wat verschilt"), _("Dit staat er nu"), _("Dit had u"))
    head = "".join(f"<th scope='col'>{escape(text)}</th>" for text in heads)
    return f"<table class='ww-versions'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
