"""Two versions of a record side by side, and what changed in it over time."""

import datetime as dt
from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Literal, TypeVar

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import moment
from wijkwijzer.intake.faults import field_name
from wijkwijzer.intake.records import save_record
from wijkwijzer.record import Record
from wijkwijzer.store.records import Change
from wijkwijzer.ui.records.saving import (
    conflict,
    done,
    now,
    open_anew,
    opened_base,
    settle_conflict,
    told,
)
from wijkwijzer.ui.records.words import in_words
from wijkwijzer.ui.runtime import store

R = TypeVar("R", bound=Record)
_NOT_SHOWN = frozenset({"id", "version", "wijk_id", "is_example"})


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return the fields in which two versions differ, in the order of the record."""
    return [
        field
        for field in after
        if field not in _NOT_SHOWN and before.get(field) != after.get(field)
    ]


def refused_edit(kind: type[Record], record_id: str) -> bool:
    """Return whether the last edit of this record was refused because somebody was earlier."""
    held = conflict()
    return held is not None and isinstance(held.offered, kind) and held.offered.id == record_id


def choose_version(
    who: Identity,
    names: Mapping[str, str],
    *,
    save: Callable[[Record], Record] | None = None,
) -> None:
    """Show what is stored now beside what was offered, and let the facilitator choose again.

    Parameters
    ----------
    save
        How the chosen version is stored, for a kind of record with an intake of its own.
    """
    store_it = save or (lambda record: save_record(store(), record, identity=who, now=now()))
    held = conflict()
    if held is None or not isinstance(held.offered, Record):
        return
    offered: Record = held.offered
    stored = held.stored if isinstance(held.stored, Record) else None
    base = opened_base(offered)
    st.subheader(_("Iemand anders was u voor"), anchor=False)
    if stored is None:
        st.write(_("Dit is intussen verwijderd. Wat u had ingevuld, staat hieronder nog."))
    else:
        st.write(_("Er is nog niets van u opgeslagen en niets kwijt. Kies wat het moet worden."))
    st.html(_side_by_side(stored, offered, base, names))
    version = stored.version if stored else 0
    mine = offered.model_copy(update={"version": version})
    both = together(base, stored, offered)
    left, right = st.columns(2)
    if both and left.button(_("Bewaar allebei"), type="primary", key="keep-both", width="stretch"):
        _keep(both, store_it, _("Opgeslagen: uw wijzigingen en die van de ander."))
    kind: Literal["primary", "secondary"] = "secondary" if both else "primary"
    if right.button(_("Bewaar wat u had"), type=kind, key="keep-mine", width="stretch"):
        _keep(mine, store_it, _("Opgeslagen, zoals u het had."))
    if left.button(_("Pas het verder aan"), key="edit-mine", width="stretch"):
        settle_conflict()
        open_anew(both or mine)
        st.rerun()
    if right.button(_("Laat staan wat er nu staat"), key="keep-theirs", width="stretch"):
        settle_conflict()
        open_anew(stored)
        done(_("Niets gewijzigd: wat er stond, staat er nog."))


def together(base: R | None, stored: R | None, offered: R) -> R | None:
    """Return the stored version with the changes of this screen, None where they clash.

    Parameters
    ----------
    base
        The version from which the refused edit started; None when it is not known any more.
    """
    if base is None or stored is None:
        return None
    before = base.model_dump(mode="json")
    mine = differing(before, offered.model_dump(mode="json"))
    theirs = differing(before, stored.model_dump(mode="json"))
    if not mine or not theirs or set(mine) & set(theirs):
        return None
    return stored.model_copy(update={field: getattr(offered, field) for field in mine})


def _keep(record: Record, save: Callable[[Record], Record], said: str) -> None:
    settle_conflict()
    with told():
        open_anew(save(record))
        done(said)


def _side_by_side(
    stored: Record | None, offered: Record, base: Record | None, names: Mapping[str, str]
) -> str:
    now_there = stored.model_dump(mode="json") if stored else {}
    had = offered.model_dump(mode="json")
    own = had.keys() if base is None else differing(base.model_dump(mode="json"), had)
    unchanged = escape(_("niet door u gewijzigd"))
    rows = ""
    for field in differing(now_there, had):
        theirs = in_words(field, now_there.get(field), names) if stored else "–"
        mine = escape(in_words(field, had[field], names))
        if field not in own:
            mine = f"<small>{mine}<br>({unchanged})</small>"
        rows += (
            f"<tr><th scope='row'>{escape(field_name(field))}</th>"
            f"<td>{escape(theirs)}</td><td>{mine}</td></tr>"
        )
    if not rows:
        rows = f"<tr><td colspan='3'>{escape(_('Beide versies zijn gelijk.'))}</td></tr>"
    heads = (_("Wat verschilt"), _("Dit staat er nu"), _("Dit had u"))
    head = "".join(f"<th scope='col'>{escape(text)}</th>" for text in heads)
    return f"<table class='ww-versions'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def history(kind: str, record_id: str, names: Mapping[str, str]) -> None:
    """Show, folded in, who changed what in a record and when; the newest first."""
    with st.expander(_("Wie heeft wat gewijzigd")):
        with store().read() as reader:
            changes = reader.changes(kind=kind, record_id=record_id, limit=30)
        _list_changes([(change, change_words(change, names)) for change in changes])


_KINDS: Mapping[str, str] = {
    "wijk": "de wijk",
    "buurt": "buurt {name}",
    "party": "partij {name}",
    "task": "opgave {name}",
    "work": "werk {name}",
    "ambition": "een ambitie",
    "round": "meting {name}",
}


def wijk_history(wijk_id: str, names: Mapping[str, str]) -> None:
    """Show, folded in, what changed last in a whole wijk, removals included."""
    with st.expander(_("Laatste wijzigingen in de hele wijk")):
        with store().read() as reader:
            changes = reader.changes(wijk_id=wijk_id, limit=400)
        shown: list[tuple[Change, str]] = []
        counted: set[tuple[str, str]] = set()
        for change in changes:
            if change.kind == "population":
                # One import changes hundreds of figures: say that once.
                if (change.by, change.at) not in counted:
                    counted.add((change.by, change.at))
                    shown.append((change, _("cijfers over bewoners bijgewerkt")))
            elif change.kind in _KINDS:
                content = change.after or change.before or {}
                name = str(content.get("name") or content.get("title") or "")
                what = _(_KINDS[change.kind]).format(name=name)
                shown.append((change, f"{what}: {change_words(change, names)}"))
        _list_changes(shown[:40])


def change_words(change: Change, names: Mapping[str, str]) -> str:
    """Say in words what one line of the change log did."""
    if change.before is None:
        return _("toegevoegd")
    if change.after is None:
        return _("verwijderd")
    parts = []
    for field in differing(change.before, change.after):
        if field == "geometry":
            parts.append(_("nieuwe grens"))
            continue
        name = field_name(field).lower()
        before = _short(in_words(field, change.before.get(field), names))
        after = _short(in_words(field, change.after.get(field), names))
        if before == after:  # long texts that differ further on
            parts.append(_("{field} gewijzigd").format(field=name))
            continue
        text = _("{field} van “{before}” naar “{after}”")
        parts.append(text.format(field=name, before=before, after=after))
    return "; ".join(parts) or _("opgeslagen zonder verschil")


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:78].rstrip()}…"


def _list_changes(lines: list[tuple[Change, str]]) -> None:
    if not lines:
        st.write(_("Nog niets."))
        return
    items = "".join(
        f"<li><b>{escape(moment(dt.datetime.fromisoformat(change.at)))}</b> "
        f"{escape(change.by)}: {escape(words)}</li>"
        for change, words in lines
    )
    st.html(f"<ul class='ww-changes'>{items}</ul>")
