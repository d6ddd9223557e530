"""The tasks: what parties have to do in the wijk, per theme, and the one that is open."""

from collections.abc import Mapping
from itertools import groupby

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import choose as in_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import checked
from wijkwijzer.intake.records import remove_record, save_record
from wijkwijzer.parties.records import Task
from wijkwijzer.ui.records.begin import move_to
from wijkwijzer.ui.records.holdings import Holdings
from wijkwijzer.ui.records.listing import (
    NEW,
    choose,
    chosen,
    first_of,
    more_button,
    remove_button,
    row,
    searched,
    theme_head,
)
from wijkwijzer.ui.records.saving import (
    done,
    now,
    offer_newer,
    opened,
    opened_new,
    say_done,
    told,
)
from wijkwijzer.ui.records.task_form import ADDED, task_form
from wijkwijzer.ui.records.versions import choose_version, history, refused_edit
from wijkwijzer.ui.records.words import area_words, horizon_words, urgency_words
from wijkwijzer.ui.runtime import store


def tasks_section(who: Identity, held: Holdings) -> None:
    """Show the tasks at the left and the one that is open at the right."""
    if not held.parties:
        st.write(_("Een opgave hoort bij een partij. Voeg eerst een partij toe."))
        if st.button(_("Naar de partijen"), type="primary"):
            move_to("partijen")
        return
    left, right = st.columns([5, 6], gap="medium")
    with left:
        _list(held)
    with right, st.container(key="ww-detail"):
        _detail(who, held)


def _list(held: Holdings) -> None:
    names = held.names()

    def lines(task: Task) -> tuple[tuple[str, ...], ...]:
        return (
            (urgency_words(task.urgency), names.get(task.party_id, "")),
            (area_words(task.buurten, names), horizon_words(task), task.source),
        )

    def text(task: Task) -> str:
        return " ".join([task.title, *(fact for line in lines(task) for fact in line)])

    filtered = _filtered(held, names)
    by_theme = [task for theme in held.themes for task in filtered if task.theme == theme.id]
    found = searched("opgave", by_theme, text, held.wijk.id)
    with st.container(key="ww-list"):
        for theme_id, tasks in groupby(
            first_of("opgave", found, held.wijk.id), key=lambda task: task.theme
        ):
            if (theme := held.theme(theme_id)) is not None:
                theme_head(theme)
            for task in tasks:
                row("opgave", task.id, task.title, *lines(task))
        more_button("opgave", found, held.wijk.id)
        if held.tasks and not found:
            st.write(_("Geen opgave past bij deze keuze."))


def _filtered(held: Holdings, names: Mapping[str, str]) -> list[Task]:
    """Offer to add one and to filter; return the tasks that are asked for."""
    add, left, right = st.columns([5, 4, 4])
    if add.button(_("Opgave toevoegen"), icon=":material/add:", key="add-task", width="stretch"):
        choose("opgave", NEW)
        st.rerun()
    if len(held.tasks) < 2:
        return list(held.tasks)
    parties = {party.id for party in held.parties}
    used = {task.theme for task in held.tasks}
    party = left.selectbox(
        _("Van welke partij"),
        [party.id for party in held.parties if party.id in parties],
        index=None,
        format_func=lambda id_: names[id_],
        placeholder=_("Alle partijen"),
        key=f"only-party-{held.wijk.id}",
        label_visibility="collapsed",
    )
    theme = right.selectbox(
        _("Over welk thema"),
        [theme.id for theme in held.themes if theme.id in used],
        index=None,
        format_func=lambda id_: names[id_],
        placeholder=_("Alle thema's"),
        key=f"only-theme-{held.wijk.id}",
        label_visibility="collapsed",
    )
    return [
        task
        for task in held.tasks
        if party in {None, task.party_id} and theme in {None, task.theme}
    ]


def _detail(who: Identity, held: Holdings) -> None:
    task_id = chosen("opgave")
    names = held.names()
    stored = next((task for task in held.tasks if task.id == task_id), None)
    if refused_edit(Task, task_id):
        choose_version(who, names)
        return
    if stored is None and task_id != NEW:
        say_done()
        _nothing_open(held)
        return
    task = opened(stored) if stored else _new_task(held)
    if stored:
        offer_newer(task, stored)
    else:
        st.subheader(_("Nieuwe opgave"), anchor=False)
    typed = task_form(task, held)
    if typed.pressed:
        with told(typed.place):
            saved = save_record(
                store(), checked(Task, task.model_dump() | typed.values), identity=who, now=now()
            )
            st.session_state["last-task"] = saved
            st.session_state[ADDED] = st.session_state.get(ADDED, 0) + 1
            choose("opgave", NEW if typed.pressed == "another" else saved.id)
            done(_("Opgeslagen: {title}.").format(title=saved.title))
    say_done(typed.place)
    if stored:
        _remove(who, stored, task)
        history("task", stored.id, names)


def _nothing_open(held: Holdings) -> None:
    """Say what there is, and which themes nobody has a task on."""
    if not held.tasks:
        st.write(_("Er zijn nog geen opgaven. Voeg de eerste toe."))
        return
    parties = {task.party_id for task in held.tasks}
    st.write(
        _("Er zijn {n} opgaven van {parties} partijen. Kies er een, of voeg er een toe.").format(
            n=len(held.tasks), parties=len(parties)
        )
    )
    used = {task.theme for task in held.tasks}
    without = [in_language(theme.name) for theme in held.themes if theme.id not in used]
    if without:
        st.write(_("Nog geen opgave bij: {themes}.").format(themes="; ".join(without)))


def _new_task(held: Holdings) -> Task:
    """Return an empty task; the party and source of the one before are likely the same."""
    last = st.session_state.get("last-task")
    same = last if isinstance(last, Task) and last.wijk_id == held.wijk.id else None
    return opened_new(
        Task,
        held.wijk.id,
        title="",
        party_id=same.party_id if same else "",
        theme="",
        urgency=3,
        source=same.source if same else "",
    )


def _remove(who: Identity, stored: Task, task: Task) -> None:
    with st.popover(_("Verwijder deze opgave")):
        st.write(_("De opgave telt dan niet meer mee in het wijkkompas."))
        st.caption(_("Wat erin stond, blijft te zien bij de laatste wijzigingen van de wijk."))
        remove_button(
            "opgave",
            stored,
            lambda: remove_record(store(), task, identity=who, now=now()),
            key="remove-task",
            stale=_("Iemand anders wijzigde deze opgave intussen. Kijk wat er nu staat."),
            said=_("Verwijderd: {title}.").format(title=stored.title),
        )
