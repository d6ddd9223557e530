"""What was agreed in a meeting and what happens next: what, who, by when."""

import datetime as dt
from html import escape
from typing import Literal

import streamlit as st
from pydantic import ValidationError

from wijkwijzer.access.codes import new_id
from wijkwijzer.dialogue.records import FollowUp, Meeting
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.meetings import remove_follow_up
from wijkwijzer.ui.acts import confirmed, done, now, told
from wijkwijzer.ui.dialogue.holding import Held
from wijkwijzer.ui.dialogue.versions import OPENED, keep_follow_up
from wijkwijzer.ui.records.words import as_label
from wijkwijzer.ui.runtime import store

NONE = ""


def agreed_section(held: Held, meeting: Meeting) -> None:
    """List what was agreed; a facilitator changes it and adds to it."""
    with store().read() as reader:
        found = reader.follow_ups(meeting.id)
    st.header(_("Afspraken en vervolg"), anchor=False)
    if not found:
        st.write(_("Er is nog niets afgesproken."))
    for follow_up in found:
        if held.runs:
            _entry(held, meeting, follow_up)
        else:
            st.html(f'<p class="ww-agreed">{_words(follow_up)}</p>')
    if held.runs and not meeting.rehearsal:
        with st.expander(_("Schrijf een afspraak op"), icon=":material/add:", expanded=not found):
            _form(held, meeting, _blank(held, meeting))


def kind_words(kind: Literal["afspraak", "vervolg"]) -> str:
    """Name what something that was agreed is."""
    return {"afspraak": _("Afspraak"), "vervolg": _("Vervolg")}[kind]


def _words(follow_up: FollowUp) -> str:
    facts = f"{kind_words(follow_up.kind)} · {_facts(follow_up)}".removesuffix(" · ")
    return f"<b>{escape(follow_up.text)}</b><br>{escape(facts)}"


def _facts(follow_up: FollowUp) -> str:
    """Say who sees to it and by when, as far as that is known."""
    due = date(dt.date.fromisoformat(follow_up.due)) if follow_up.due else ""
    until = _("klaar op {date}").format(date=due) if due else ""
    return " · ".join(fact for fact in (follow_up.owner, until) if fact)


def _blank(held: Held, meeting: Meeting) -> FollowUp:
    """Return an agreement that is not stored yet, the same one until it is saved."""
    fresh = FollowUp.model_construct(
        id=new_id(), wijk_id=held.wijk.id, meeting_id=meeting.id, text=""
    )
    return _begun(fresh, meeting.id)


def _begun(stored: FollowUp, name: str = "") -> FollowUp:
    """Return an agreement as this screen opened it."""
    opened: dict[str, FollowUp] = st.session_state.setdefault(OPENED, {})
    return opened.setdefault(name or stored.id, stored)


def _entry(held: Held, meeting: Meeting, stored: FollowUp) -> None:
    base = _begun(stored)
    label = f"**{as_label(stored.text)}** {as_label(_facts(stored))}"
    with st.expander(label):
        _form(held, meeting, base)
        if confirmed(
            f"agreed-{stored.id}",
            _("Haal weg"),
            question=_("Deze regel is dan weg."),
            yes=_("Ja, haal weg"),
        ):
            with told():
                remove_follow_up(store(), stored, identity=held.who, now=now())
                done(_("De regel is weg."))


def _form(held: Held, meeting: Meeting, base: FollowUp) -> None:
    key = f"agreed-{base.id}-{base.version}"
    parts = {NONE: _("geen onderdeel")} | {part.id: part.title for part in meeting.programme}
    themes = {NONE: _("geen thema")} | held.theme_names
    kinds: tuple[Literal["afspraak", "vervolg"], ...] = ("afspraak", "vervolg")
    kind = st.radio(
        _("Wat is het?"),
        kinds,
        index=kinds.index(base.kind),
        format_func=kind_words,
        horizontal=True,
        key=f"{key}-kind",
    )
    text = st.text_input(_("Wat gaat er gebeuren?"), base.text, max_chars=200, key=f"{key}-text")
    left, right = st.columns(2)
    owner = left.text_input(_("Wie zorgt ervoor?"), base.owner, max_chars=200, key=f"{key}-owner")
    due = right.date_input(
        _("Wanneer klaar?"),
        dt.date.fromisoformat(base.due) if base.due else None,
        format="DD/MM/YYYY",
        key=f"{key}-due",
    )
    theme = left.selectbox(
        _("Thema"),
        tuple(themes),
        index=_index(themes, base.theme),
        format_func=lambda id_: themes[id_],
        key=f"{key}-theme",
    )
    part = right.selectbox(
        _("Kwam op bij"),
        tuple(parts),
        index=_index(parts, base.part),
        format_func=lambda id_: parts[id_],
        key=f"{key}-part",
    )
    if not st.button(_("Bewaar"), type="primary", key=f"{key}-save"):
        return
    with told():
        values: dict[str, object] = {
            "kind": kind,
            "text": text,
            "owner": owner.strip(),
            "due": due.isoformat() if due else "",
            "theme": theme or None,
            "part": part or None,
        }
        changed = _changed(base, values)
        keep_follow_up(held, base, changed, _("Bewaard."))


def _index(names: dict[str, str], chosen: str | None) -> int:
    return list(names).index(chosen) if chosen in names else 0


def _changed(base: FollowUp, values: dict[str, object]) -> FollowUp:
    try:
        return FollowUp.model_validate(base.model_dump() | values)
    except ValidationError:
        raise InvalidInput(_("Schrijf op wat er gaat gebeuren.")) from None
