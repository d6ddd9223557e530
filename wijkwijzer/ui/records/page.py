"""The records page as a whole: which wijk, which part of it, and what an own wijk still needs."""

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.ui.parts import page_title
from wijkwijzer.ui.records import begin
from wijkwijzer.ui.records.buurten import buurten_section
from wijkwijzer.ui.records.holdings import Holdings, read_holdings
from wijkwijzer.ui.records.parties import parties_section
from wijkwijzer.ui.records.style import style
from wijkwijzer.ui.records.tasks import tasks_section
from wijkwijzer.ui.records.wijk_settings import wijk_section
from wijkwijzer.ui.records.words import as_label
from wijkwijzer.ui.records.works import works_section
from wijkwijzer.ui.runtime import chosen_wijk, store

SECTIONS = {
    "wijk": wijk_section,
    "buurten": buurten_section,
    "partijen": parties_section,
    "opgaven": tasks_section,
    "werken": works_section,
}


def records_page(who: Identity) -> None:
    """Draw the page for a facilitator."""
    style()
    with store().read() as reader:
        wijken = reader.all(Wijk)
        wijk = chosen_wijk(reader)
        held = read_holdings(reader, wijk) if wijk else None
    if held is None or begin.is_beginning():
        begin.name_step(who, wijken)
        return
    _head(wijken, held)
    begin.what_is_left(held)
    section = _section(held)
    begin.next_step(held, section)
    SECTIONS[section](who, held)


def _head(wijken: list[Wijk], held: Holdings) -> None:
    title, choice = st.columns([5, 4], vertical_alignment="center")
    with title:
        page_title(_("Wijk en partijen"))
    with (
        choice,
        st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="bottom"),
    ):
        if len(wijken) > 1:
            names = {
                wijk.id: ", ".join(filter(None, (wijk.name, wijk.municipality))) for wijk in wijken
            }
            chosen = st.selectbox(
                _("Welke wijk"),
                list(names),
                index=list(names).index(held.wijk.id),
                format_func=lambda id_: names[id_],
                key=f"wijk-choice-{held.wijk.id}-{len(names)}",
            )
            if chosen != held.wijk.id:
                begin.switch_to(chosen)
        begin.begin_button(held)


def _section(held: Holdings) -> str:
    begin.follow_move()
    counts = {
        "buurten": len(held.buurten),
        "partijen": len(held.parties),
        "opgaven": len(held.tasks),
    }
    names = {
        "wijk": _("Wijk"),
        "buurten": _("Buurten en bewoners"),
        "partijen": _("Partijen"),
        "opgaven": _("Opgaven"),
        "werken": _("Werk"),
    }

    def label(section: str) -> str:
        count = counts.get(section)
        return names[section] if not count else f"{names[section]} {as_label(f'({count})')}"

    default = begin.asked_section(SECTIONS, "opgaven" if held.tasks else "wijk")
    section = (
        st.segmented_control(
            _("Onderdeel"),
            list(SECTIONS),
            default=None if "deel" in st.session_state else default,
            required=True,
            format_func=label,
            key="deel",
            label_visibility="collapsed",
        )
        or "wijk"
    )
    if st.query_params.get("deel") != section:
        st.query_params["deel"] = section
    return section
