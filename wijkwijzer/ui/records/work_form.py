"""The form of works that a party planned (werk)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import field_name
from wijkwijzer.programme.records import MOST_EUROS, Work
from wijkwijzer.ui.records.choices import choose_one, choose_several, names_of
from wijkwijzer.ui.records.holdings import Holdings
from wijkwijzer.ui.records.listing import NEW
from wijkwijzer.ui.records.on_map import on_map
from wijkwijzer.ui.records.saving import save_bar

ADDED = "works-added"
"""How many new works this screen stored: each next one gets an empty form."""


def work_form(work: Work, held: Holdings) -> tuple[dict[str, Any], bool, DeltaGenerator]:
    """Draw the form.

    Returns
    -------
    values, pressed, place
        Fields of the works; whether to store them; where to tell what became of it.
    """
    count = st.session_state.get(ADDED, 0)
    key = f"work-{work.id}-{work.version}" if work.version else f"work-{NEW}-{held.wijk.id}-{count}"
    with st.form(key, border=False):
        values = _what(work, held, key) | _where(work, held, key) | _when(work, key)
        values |= _with_what(work, key)
        buttons, place = save_bar()
    if held.buurten:
        kept = (work.point, work.ring)
        point, ring = on_map(held.wijk, held.buurten, work.buurten, kept, key)
        values |= {"point": point, "ring": ring}
    return values, buttons.form_submit_button(_("Bewaar"), type="primary"), place


def _what(work: Work, held: Holdings, key: str) -> dict[str, Any]:
    title = st.text_input(field_name("title"), work.title, max_chars=200, key=f"{key}-t")
    left, right = st.columns(2)
    party = choose_one(
        left,
        field_name("party_id"),
        names_of(held.parties),
        work.party_id,
        hint=_("Kies een partij"),
        key=f"{key}-p",
    )
    task = choose_one(
        right,
        field_name("task_id"),
        {task.id: task.title for task in held.tasks},
        work.task_id,
        hint=_("mag leeg blijven"),
        key=f"{key}-o",
    )
    return {"title": title, "party_id": party or "", "task_id": task}


def _where(work: Work, held: Holdings, key: str) -> dict[str, Any]:
    def several(
        where: DeltaGenerator, field: str, names: Mapping[str, str], hint: str
    ) -> tuple[str, ...]:
        stood = getattr(work, field)
        return choose_several(
            where, field_name(field), names, stood, hint=hint, key=f"{key}-{field}"
        )

    left, right = st.columns(2)
    everywhere = _("De hele wijk, of kies buurten")
    return {
        "themes": several(left, "themes", names_of(held.themes), _("Kies thema's")),
        "buurten": several(right, "buurten", names_of(held.buurten), everywhere),
    }


def _when(work: Work, key: str) -> dict[str, Any]:
    columns = st.columns(4)
    hints = {"earliest": "–", "latest": "–"}
    this_year = str(dt.datetime.now(dt.UTC).year)
    return {
        field: column.number_input(
            field_name(field),
            1900,
            2200,
            getattr(work, field),
            1,
            placeholder=hints.get(field, this_year),
            key=f"{key}-{field}",
        )
        for column, field in zip(
            columns, ("year_from", "year_to", "earliest", "latest"), strict=True
        )
    }


def _with_what(work: Work, key: str) -> dict[str, Any]:
    opens = st.checkbox(field_name("opens_street"), work.opens_street, key=f"{key}-open")
    left, right = st.columns(2)
    budget = left.number_input(
        field_name("budget"),
        0,
        MOST_EUROS,
        work.budget,
        1000,
        placeholder=_("in hele euro's"),
        key=f"{key}-budget",
    )
    source = right.text_input(
        field_name("source"),
        work.source,
        max_chars=300,
        placeholder=_("In welk plan of besluit staat het?"),
        key=f"{key}-s",
    )
    description = st.text_area(
        field_name("description"), work.description, max_chars=4000, height=72, key=f"{key}-d"
    )
    return {
        "opens_street": opens,
        "budget": budget,
        "source": source,
        "description": description,
    }
