"""The works that parties planned: what is done where and when, and the one that is open."""

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import checked
from wijkwijzer.intake.programme import remove_work, save_work
from wijkwijzer.neighbourhood.places import buurten_at
from wijkwijzer.programme.records import Work
from wijkwijzer.record import Record
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
from wijkwijzer.ui.records.versions import choose_version, history, refused_edit
from wijkwijzer.ui.records.words import area_words
from wijkwijzer.ui.records.work_form import ADDED, work_form
from wijkwijzer.ui.runtime import store


def works_section(who: Identity, held: Holdings) -> None:
    """Show the works at the left and the one that is open at the right."""
    if not held.parties:
        st.write(_("Werk hoort bij een partij. Voeg eerst een partij toe."))
        if st.button(_("Naar de partijen"), type="primary"):
            move_to("partijen")
        return
    with store().read() as reader:
        works = reader.all(Work, held.wijk.id)
    left, right = st.columns([5, 6], gap="medium")
    with left:
        _list(held, works)
    with right, st.container(key="ww-detail"):
        _detail(who, held, works)


def _list(held: Holdings, works: list[Work]) -> None:
    names = held.names()
    if st.button(_("Werk toevoegen"), icon=":material/add:", key="add-work"):
        choose("werk", NEW)
        st.rerun()

    def lines(work: Work) -> tuple[tuple[str, ...], ...]:
        years = str(work.year_from)
        years += f"–{work.year_to}" if work.year_to != work.year_from else ""
        place = work.ring or ((work.point,) if work.point else ())
        buurten = work.buurten or buurten_at(held.buurten, place)
        facts = (area_words(buurten, names), years, work.source)
        return (names.get(work.party_id, ""),), facts

    def text(work: Work) -> str:
        return " ".join([work.title, *(fact for line in lines(work) for fact in line)])

    in_order = sorted(works, key=lambda one: (one.year_from, one.title))
    found = searched("werk", in_order, text, held.wijk.id)
    with st.container(key="ww-list"):
        for work in first_of("werk", found, held.wijk.id):
            row("werk", work.id, work.title, *lines(work))
        more_button("werk", found, held.wijk.id)


def _detail(who: Identity, held: Holdings, works: list[Work]) -> None:
    work_id = chosen("werk")
    names = {**held.names(), **{task.id: task.title for task in held.tasks}}

    def keep(record: Record) -> Record:
        return save_work(store(), checked(Work, record.model_dump()), identity=who, now=now())

    stored = next((work for work in works if work.id == work_id), None)
    if refused_edit(Work, work_id):
        choose_version(who, names, save=keep)
        return
    if stored is None and work_id != NEW:
        say_done()
        st.write(
            _(
                "Schrijf hier op wat partijen van plan zijn: riool, straat, renovatie. Wat samen "
                "kan, vindt u bij Maatregelen, onder Koppelkansen."
            )
        )
        return
    work = opened(stored) if stored else _new(held)
    if stored:
        offer_newer(work, stored)
    else:
        st.header(_("Nieuw werk"), anchor=False)
    values, pressed, place = work_form(work, held)
    if pressed:
        with told(place):
            saved = keep(checked(Work, work.model_dump() | values))
            st.session_state[ADDED] = st.session_state.get(ADDED, 0) + 1
            choose("werk", saved.id)
            done(_("Opgeslagen: {title}.").format(title=values["title"]))
    say_done(place)
    if stored:
        _remove(who, stored, work)
        history("work", stored.id, names)


def _new(held: Holdings) -> Work:
    return opened_new(
        Work, held.wijk.id, title="", party_id="", year_from=None, year_to=None, source=""
    )


def _remove(who: Identity, stored: Work, work: Work) -> None:
    with st.popover(_("Verwijder dit werk")):
        st.write(_("Het telt dan niet meer mee bij de koppelkansen."))
        st.caption(_("Maatregelen die eruit voortkwamen, blijven zeggen waar zij uit kwamen."))
        remove_button(
            "werk",
            stored,
            lambda: remove_work(store(), work, identity=who, now=now()),
            key="remove-work",
            stale=_("Iemand anders wijzigde dit werk intussen. Kijk wat er nu staat."),
            said=_("Verwijderd: {title}.").format(title=stored.title),
        )
