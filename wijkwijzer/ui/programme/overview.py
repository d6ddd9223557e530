"""The longlist: every measure, filtered by theme and by where it stands, and the one that is open.

A list of some hundreds is shown a part at a time: buttons cost time to draw.
"""

from typing import Literal

import streamlit as st

from wijkwijzer.i18n import euros
from wijkwijzer.i18n import gettext as _
from wijkwijzer.programme.records import Measure, Status
from wijkwijzer.programme.words import status_names
from wijkwijzer.ui.programme.editing import editing, form
from wijkwijzer.ui.programme.exchange import exchange
from wijkwijzer.ui.programme.holding import (
    MEASURE,
    NEW,
    Held,
    close_measure,
    open_measure,
)
from wijkwijzer.ui.programme.reading import reading
from wijkwijzer.ui.records.words import as_label

AT_ONCE = 15
"""So many measures stand in the list before one asks for more."""
_MORE = "programme-more"


def longlist_part(held: Held) -> None:
    """Draw the list and, beside it, the measure that is open."""
    asked = st.query_params.get(MEASURE, "")
    new = asked == NEW and held.edits
    chosen = held.by_id.get(asked)
    if not held.found.measures:
        if new:
            form(held, None)
        else:
            _nothing_yet(held)
        return
    with st.container(key="ww-prog-row"):
        left, right = st.columns([5, 8], gap="large")
    with left:
        _list(held, chosen)
    with right, st.container(key="ww-prog-detail"):
        if new or (chosen and editing(chosen)):
            form(held, chosen)
        elif chosen:
            reading(held, chosen)
        else:
            exchange(held)


def _nothing_yet(held: Held) -> None:
    if not held.edits:
        text = _("Een begeleider zet ze op de lijst. Daarna leest u ze hier.")
        st.html(f'<p class="ww-lead">{text}</p>')
        return
    text = _("Maak de eerste, of lees een rekenblad in.")
    st.html(f'<p class="ww-lead">{text}</p>')
    _new_button()
    exchange(held)


def _new_button() -> None:
    if st.button(_("Nieuwe maatregel"), type="primary", key="measure-new"):
        open_measure(NEW)
        st.rerun()


def _list(held: Held, chosen: Measure | None) -> None:
    if held.edits:
        _new_button()
    found = _filtered(held)
    st.html(f'<p class="ww-quiet" role="status">{_count(len(found), held)}</p>')
    most = AT_ONCE * (1 + st.session_state.get(_MORE, 0))
    shown = found[:most]
    if chosen and chosen in found[most:]:
        shown = [*shown, chosen]
    with st.container(key="ww-list"):
        for measure in shown:
            kind: Literal["primary", "secondary"]
            kind = "primary" if chosen and measure.id == chosen.id else "secondary"
            if st.button(_label(held, measure), key=f"open-{measure.id}", type=kind):
                open_measure(measure.id)
                st.rerun()
        if len(found) > most and st.button(_("Toon meer"), key="measures-more"):
            st.session_state[_MORE] = st.session_state.get(_MORE, 0) + 1
            st.rerun()
    if chosen and st.button(_("Lijst bewaren of inlezen"), type="tertiary", key="measures-sheet"):
        close_measure()
        st.rerun()


def _count(n: int, held: Held) -> str:
    if n == len(held.found.measures):
        return _("{n} maatregelen").format(n=n)
    return _("{n} van de {all} maatregelen").format(n=n, all=len(held.found.measures))


def _filtered(held: Held) -> list[Measure]:
    """Draw the filters and return what passes them."""
    themes = {"": _("Alle thema’s")} | held.theme_names
    names = status_names()
    counts = dict.fromkeys(names, 0)
    for one in held.found.measures:
        counts[one.status] += 1
    states: list[Status | Literal[""]] = ["", *(status for status in names if counts[status])]
    words = ""
    if len(held.found.measures) > AT_ONCE:
        words = st.text_input(_("Zoek in de titels"), key="measures-search") or ""
    wanted = words.strip().casefold()
    left, right = st.columns(2)
    theme = left.selectbox(
        _("Thema"), tuple(themes), format_func=lambda id_: themes[id_], key="measures-theme"
    )
    state = right.selectbox(
        _("Besluit"),
        states,
        format_func=lambda one: f"{names[one]} ({counts[one]})" if one else _("Alles"),
        key="measures-state",
    )
    return [
        one
        for one in held.found.measures
        if (not theme or any(s.theme == theme for s in one.serves))
        and (not state or one.status == state)
        and wanted in one.title.casefold()
    ]


def _label(held: Held, measure: Measure) -> str:
    facts = [status_names()[measure.status]]
    if measure.costs.lifetime:
        facts.append(euros(measure.costs.lifetime.mid))
    facts += [held.theme_names.get(theme, theme) for theme in measure.themes]
    return f"**{as_label(measure.title)}** *{as_label(' · '.join(facts))}*"
