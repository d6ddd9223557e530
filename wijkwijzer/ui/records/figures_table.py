"""Who lives in the buurten, as a table that can be typed in and is saved as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import StaleEdit
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import checked
from wijkwijzer.intake.figures import figure_id
from wijkwijzer.intake.records import save_records
from wijkwijzer.neighbourhood.margin_words import margin_sentences, total_sentence
from wijkwijzer.neighbourhood.margins import count_inhabitants
from wijkwijzer.neighbourhood.records import CATEGORIES, Buurt, Population
from wijkwijzer.record import Record
from wijkwijzer.ui.records.holdings import Holdings
from wijkwijzer.ui.records.saving import done, now, told
from wijkwijzer.ui.records.words import category_words
from wijkwijzer.ui.runtime import store

NAME = "name"
GROUPS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "age": (("total", ""), *(("age", category) for category in CATEGORIES["age"])),
    "household": tuple(("household", category) for category in CATEGORIES["household"]),
    "tenure": tuple(("tenure", category) for category in CATEGORIES["tenure"]),
}
_BASE, _REFUSED, _EDITION = "figures-base", "figures-refused", "figures-edition"


@dataclass(frozen=True)
class Edit:
    """One cell that was changed; `column` is `name` or a figure as `variable|category`."""

    buurt_id: str
    column: str
    before: object
    after: object


def figures(who: Identity, held: Holdings) -> None:
    """Show names and figures per buurt, to change and save."""
    names = {
        "age": _("Inwoners en leeftijd"),
        "household": _("Huishoudens"),
        "tenure": _("Woningen"),
    }
    group = st.radio(
        _("Cijfers over"),
        list(GROUPS),
        horizontal=True,
        format_func=lambda id_: names[id_],
        key="figures-group",
        label_visibility="collapsed",
    )
    refused: list[Edit] = st.session_state.get(_REFUSED, [])
    if refused:
        _choose_again(who, held, refused)
        return
    key = f"figures-{held.wijk.id}-{group}-{st.session_state.get(_EDITION, 0)}"
    base = _base(held, key)
    before = table(base, GROUPS[group])
    after = st.data_editor(
        before,
        hide_index=True,
        width="stretch",
        num_rows="fixed",
        placeholder="–",
        column_config=_columns(GROUPS[group]),
        key=key,
    )
    edits = changed_cells(before, after)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(
            _("Bewaar de cijfers"), type="primary", disabled=not edits, key="save-figures"
        ):
            _save(who, base, edits)
        if edits:
            st.caption(_("Nog niet bewaard: {n}").format(n=len(edits)))
        else:
            st.caption(_("Klik in een vakje om te wijzigen."))
    _together(held)


def _together(held: Holdings) -> None:
    """Say what the figures add up to, and by how much they miss each other."""
    people = count_inhabitants(held.population, [buurt.id for buurt in held.buurten], "iedereen")
    names = {buurt.id: buurt.name for buurt in held.buurten}
    said = [total_sentence(people), *margin_sentences(people, names)]
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
    st.html(f'<ul class="ww-together">{items}</ul>')


def table(held: Holdings, columns: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """Return names and figures, one row per buurt (index: its id), unknown as missing."""
    counts: dict[tuple[str, str, str], int | None] = {
        (p.buurt_id, p.variable, p.category): p.count for p in held.population
    }
    ids = [buurt.id for buurt in held.buurten]
    frame = pd.DataFrame({NAME: [buurt.name for buurt in held.buurten]}, index=ids)
    for variable, category in columns:
        values = [counts.get((id_, variable, category)) for id_ in ids]
        frame[f"{variable}|{category}"] = pd.array(values, dtype="Int64")
    return frame


def changed_cells(before: pd.DataFrame, after: pd.DataFrame) -> list[Edit]:
    """Return the cells in which two tables of the same shape differ."""
    return [
        Edit(str(id_), column, old, new)
        for column in before.columns
        for id_ in before.index
        if (old := _cell(before, id_, column)) != (new := _cell(after, id_, column))
    ]


def records_of(held: Holdings, edits: Sequence[Edit]) -> list[Record]:
    """Make the records that these edits ask for, on the versions that `held` has.

    Raises
    ------
    InvalidInput
        A name is empty, or a number is no count.
    """
    buurten = {buurt.id: buurt for buurt in held.buurten}
    known = {figure.id: figure for figure in held.population}
    records: list[Record] = []
    for edit in edits:
        if edit.buurt_id not in buurten:
            continue
        if edit.column == NAME:
            values = buurten[edit.buurt_id].model_dump() | {"name": edit.after}
            records.append(checked(Buurt, values))
            continue
        variable, category = edit.column.split("|")
        key = figure_id(edit.buurt_id, variable, category)
        values = {
            "id": key,
            "version": known[key].version if key in known else 0,
            "wijk_id": held.wijk.id,
            "buurt_id": edit.buurt_id,
            "variable": variable,
            "category": category,
            "count": edit.after,
            "source": _("ingevuld door de begeleider"),
        }
        records.append(checked(Population, values))
    return records


def _cell(frame: pd.DataFrame, id_: object, column: str) -> object:
    value: Any = frame.at[id_, column]  # noqa: PD008 - one cell
    if pd.isna(value):
        return None
    return value if isinstance(value, str) else int(value)


def _base(held: Holdings, key: str) -> Holdings:
    """Return what the table stands on: kept as it was opened while cells are being changed."""
    kept = st.session_state.get(_BASE)
    pending = (st.session_state.get(key) or {}).get("edited_rows")
    if pending and isinstance(kept, Holdings) and kept.wijk.id == held.wijk.id:
        return kept
    st.session_state[_BASE] = held
    return held


def _columns(columns: Sequence[tuple[str, str]]) -> dict[str, Any]:
    shown: dict[str, Any] = {
        NAME: st.column_config.TextColumn(_("Buurt"), required=True, max_chars=200, pinned=True)
    }
    for variable, category in columns:
        shown[f"{variable}|{category}"] = st.column_config.NumberColumn(
            category_words(variable, category), min_value=0, step=1, format="localized", width=82
        )
    return shown


def _save(who: Identity, base: Holdings, edits: list[Edit]) -> None:
    with told():
        try:
            save_records(store(), records_of(base, edits), identity=who, now=now())
        except StaleEdit:
            st.session_state[_REFUSED] = edits
            st.rerun()
        _start_afresh()
        done(_("De cijfers zijn opgeslagen."))


def _start_afresh() -> None:
    st.session_state[_EDITION] = st.session_state.get(_EDITION, 0) + 1
    st.session_state.pop(_REFUSED, None)
    st.session_state.pop(_BASE, None)


def _choose_again(who: Identity, held: Holdings, edits: list[Edit]) -> None:
    """Show the cells that somebody else changed meanwhile, and save what is chosen."""
    stored = table(held, [column for group in GROUPS.values() for column in group])
    clashing = [
        edit
        for edit in edits
        if edit.buurt_id in stored.index
        and _cell(stored, edit.buurt_id, edit.column) != edit.before
    ]
    st.subheader(_("Iemand anders was u voor"), anchor=False)
    st.write(_("Er is nog niets van u opgeslagen en niets kwijt. Kies wat het moet worden."))
    st.html(_side_by_side(stored, clashing))
    mine, theirs = st.columns(2)
    if mine.button(_("Bewaar wat u had"), type="primary", key="figures-mine", width="stretch"):
        _keep(who, held, edits)
    if theirs.button(_("Laat staan wat er nu staat"), key="figures-theirs", width="stretch"):
        _keep(who, held, [edit for edit in edits if edit not in clashing])


def _keep(who: Identity, held: Holdings, edits: list[Edit]) -> None:
    with told():
        try:
            save_records(store(), records_of(held, edits), identity=who, now=now())
        except StaleEdit:
            st.rerun()
        _start_afresh()
        done(_("De cijfers zijn opgeslagen."))


def _side_by_side(stored: pd.DataFrame, clashing: Sequence[Edit]) -> str:
    def said(value: object) -> str:
        return "–" if value is None else escape(str(value))

    rows = ""
    for edit in clashing:
        what = _("naam") if edit.column == NAME else category_words(*edit.column.split("|"))
        buurt = str(stored.at[edit.buurt_id, NAME])  # noqa: PD008 - one cell
        rows += (
            f"<tr><th scope='row'>{escape(buurt)}: {escape(what.lower())}</th>"
            f"<td>{said(_cell(stored, edit.buurt_id, edit.column))}</td>"
            f"<td>{said(edit.after)}</td></tr>"
        )
    heads = (_("Wat verschilt"), _("Dit staat er nu"), _("Dit had u"))
    head = "".join(f"<th scope='col'>{escape(text)}</th>" for text in heads)
    return f"<table class='ww-versions'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
