"""The form of one task."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import field_name
from wijkwijzer.parties.records import Task
from wijkwijzer.ui.records.choices import choose_one, choose_several, names_of
from wijkwijzer.ui.records.holdings import Holdings
from wijkwijzer.ui.records.listing import NEW
from wijkwijzer.ui.records.on_map import on_map
from wijkwijzer.ui.records.saving import save_bar
from wijkwijzer.ui.records.words import URGENCIES, urgency_words

ADDED = "tasks-added"
"""How many new tasks this screen stored: each next one gets an empty form."""


@dataclass(frozen=True)
class Typed:
    """What is in the form.

    Parameters
    ----------
    values
        Fields of the task.
    pressed
        Which button: "" for none yet, "another" when one more new task should follow.
    place
        Where to tell what became of it.
    """

    values: dict[str, Any]
    pressed: Literal["", "save", "another"]
    place: DeltaGenerator


def task_form(task: Task, held: Holdings) -> Typed:
    """Draw the form with the values of a task."""
    count = st.session_state.get(ADDED, 0)
    key = f"task-{task.id}-{task.version}" if task.version else f"task-{NEW}-{held.wijk.id}-{count}"
    form = st.form(key, border=False)
    with form:
        values = _what(task, held, key) | _where_and_when(task, held, key)
        buttons, place = save_bar()
    if held.buurten:
        kept = (task.point, task.ring)
        point, ring = on_map(held.wijk, held.buurten, task.buurten, kept, key)
        values |= {"point": point, "ring": ring}
    save = buttons.form_submit_button(_("Bewaar"), type="primary")
    another = task.version == 0 and buttons.form_submit_button(_("Bewaar en nog een"))
    return Typed(values, "another" if another else "save" if save else "", place)


def _what(task: Task, held: Holdings, key: str) -> dict[str, Any]:
    title = st.text_input(field_name("title"), task.title, max_chars=200, key=f"{key}-t")
    left, right = st.columns(2)
    theme = choose_one(
        left,
        field_name("theme"),
        names_of(held.themes),
        task.theme,
        hint=_("Kies een thema"),
        key=f"{key}-th",
    )
    party = choose_one(
        right,
        field_name("party_id"),
        names_of(held.parties),
        task.party_id,
        hint=_("Kies een partij"),
        key=f"{key}-p",
    )
    urgency = st.segmented_control(
        field_name("urgency"),
        URGENCIES,
        default=task.urgency,
        required=True,
        format_func=lambda n: f"{n} {urgency_words(n)}",
        key=f"{key}-u",
    )
    return {"title": title, "theme": theme, "party_id": party, "urgency": urgency}


def _where_and_when(task: Task, held: Holdings, key: str) -> dict[str, Any]:
    buurten = choose_several(
        st.container(),
        field_name("buurten"),
        names_of(held.buurten),
        task.buurten,
        hint=_("De hele wijk, of kies buurten"),
        key=f"{key}-b",
    )
    left, middle, right = st.columns([3, 3, 5])
    year_from = left.number_input(
        _("Vanaf"), 1900, 2200, task.year_from, 1, placeholder=_this_year(), key=f"{key}-yf"
    )
    year_to = middle.number_input(
        _("Tot en met"), 1900, 2200, task.year_to, 1, placeholder="–", key=f"{key}-yt"
    )
    source = right.text_input(
        field_name("source"),
        task.source,
        max_chars=300,
        placeholder=_("In welk plan of besluit staat het?"),
        key=f"{key}-s",
    )
    description = st.text_area(
        field_name("description"), task.description, max_chars=4000, height=72, key=f"{key}-d"
    )
    return {
        "buurten": buurten,
        "year_from": year_from,
        "year_to": year_to,
        "source": source,
        "description": description,
    }


def _this_year() -> str:
    return str(dt.datetime.now(dt.UTC).year)
