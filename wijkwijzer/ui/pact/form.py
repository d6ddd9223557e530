"""The form of one agreement, with what it rests on."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from wijkwijzer.days import day_of
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import checked, field_name
from wijkwijzer.intake.pact import remove_agreement, save_agreement
from wijkwijzer.pact.records import FIRST_STEP_DAYS, Agreement
from wijkwijzer.pact.thread import Key
from wijkwijzer.pact.thread_words import name_of
from wijkwijzer.programme.records import Tie
from wijkwijzer.record import Record
from wijkwijzer.ui.acts import done as say
from wijkwijzer.ui.acts import now
from wijkwijzer.ui.navigation import page_link
from wijkwijzer.ui.pact.holding import Held, show
from wijkwijzer.ui.pact.sources import sources_of
from wijkwijzer.ui.pact.words import PACES
from wijkwijzer.ui.records.choices import choose_one, choose_several, names_of
from wijkwijzer.ui.records.saving import offer_newer, opened, opened_new, save_bar, told
from wijkwijzer.ui.records.words import pace_words
from wijkwijzer.ui.runtime import store

USUAL_DAYS = 180
"""A new agreement is proposed to be done after so many days."""
_TIES = "pact-ties"
"""What an edit that was refused wanted the agreement to rest on: agreement id -> ties."""


def blank(held: Held) -> Agreement:
    """Return an agreement that is not stored yet, the same one until it is saved."""
    today = day_of(now())
    return opened_new(
        Agreement,
        held.wijk.id,
        title="",
        party_id="",
        agreed_on=today.isoformat(),
        due=(today + dt.timedelta(days=USUAL_DAYS)).isoformat(),
        seen_by="",
        first_step="",
        first_step_on=(today + dt.timedelta(days=FIRST_STEP_DAYS // 2)).isoformat(),
    )


def edit_section(held: Held, stored: Agreement) -> None:
    """Draw the form with the values of an agreement and store what is typed."""
    base = opened(stored) if stored.version else stored
    offer_newer(base, stored)
    if not held.parties:
        st.write(_("Een afspraak wordt gemaakt door een partij. Voeg eerst een partij toe."))
        page_link("wijk", wijk=held.wijk, query={"deel": "partijen"})
        return
    key = f"agreement-{base.id}-{base.version}"
    before = _rests_on(held, base)
    with st.form(key, border=False):
        values = _doing(held, base, key) | _energy(base, key) | _agreed(base, key)
        values |= {"courage": _courage(base, key)}
        chosen = _sources(held, before, key)
        buttons, place = save_bar()
    if buttons.form_submit_button(_("Bewaar"), type="primary"):
        ties = None if set(chosen) == set(before) else _ties(chosen)
        _hold(base.id, ties)
        with told(place):
            saved = keep(held, checked(Agreement, base.model_dump() | values))
            show(saved.id)
            say(_("Bewaard. De versie die getekend is, blijft zoals zij was."))
    if base.version:
        _remove(held, base)


def keep(held: Held, record: Record) -> Agreement:
    """Store an agreement, with what it rests on where this screen changed that."""
    if not isinstance(record, Agreement):
        raise InvalidInput(_("Dit is geen afspraak."))
    ties = st.session_state.get(_TIES, {}).get(record.id)
    saved = save_agreement(store(), record, sources=ties, identity=held.who, now=now())
    _hold(record.id, None)
    return saved


def _hold(agreement_id: str, ties: Sequence[Tie] | None) -> None:
    st.session_state[_TIES] = {agreement_id: ties}


def _ties(keys: Sequence[Key]) -> tuple[Tie, ...]:
    return tuple(Tie(kind=kind, id=id_) for kind, id_ in keys)


def _rests_on(held: Held, agreement: Agreement) -> tuple[Key, ...]:
    stops = held.thread.way(("agreement", agreement.id), "back")
    return tuple(stop.node.key for stop in stops if stop.distance == 1 and _ties_to(stop.node.kind))


def _ties_to(kind: str) -> bool:
    return kind not in {"agreement", "reply", "withdrawn"}


def _doing(held: Held, base: Agreement, key: str) -> dict[str, Any]:
    st.header(_("Doen"), anchor=False)
    left, right = st.columns([3, 2])
    title = left.text_input(_("Wat gaat er gebeuren?"), base.title, max_chars=200, key=f"{key}-t")
    pace = right.segmented_control(
        field_name("pace"),
        PACES,
        default=base.pace,
        required=True,
        format_func=pace_words,
        key=f"{key}-pace",
    )
    description = st.text_area(
        field_name("description"), base.description, max_chars=4000, height=80, key=f"{key}-d"
    )
    values = {"title": title, "pace": pace, "description": description}
    return values | _by_whom_and_where(held, base, key)


def _by_whom_and_where(held: Held, base: Agreement, key: str) -> dict[str, Any]:
    left, right = st.columns(2)
    parties = names_of(held.parties)
    party = choose_one(
        left,
        _("Wie doet het?"),
        parties,
        base.party_id,
        hint=_("Kies een partij"),
        key=f"{key}-p",
    )

    def several(
        where: DeltaGenerator, field: str, names: Mapping[str, str], hint: str
    ) -> tuple[str, ...]:
        return choose_several(
            where, field_name(field), names, getattr(base, field), hint=hint, key=f"{key}-{field}"
        )

    partners = several(right, "partners", parties, _("Kies partijen"))
    return {
        "party_id": party or "",
        "partners": tuple(id_ for id_ in partners if id_ != party),
        "themes": several(left, "themes", names_of(held.themes), _("Kies thema's")),
        "buurten": several(
            right, "buurten", names_of(held.buurten), _("De hele wijk, of kies buurten")
        ),
    }


def _energy(base: Agreement, key: str) -> dict[str, Any]:
    st.header(_("Energie"), anchor=False)
    gains = st.text_area(field_name("gains"), base.gains, max_chars=4000, height=72, key=f"{key}-g")
    return {"gains": gains}


def _courage(base: Agreement, key: str) -> str:
    st.header(_("Lef"), anchor=False)
    return st.text_area(
        field_name("courage"), base.courage, max_chars=4000, height=72, key=f"{key}-c"
    )


def _agreed(base: Agreement, key: str) -> dict[str, Any]:
    st.header(_("Afspraken"), anchor=False)
    left, right = st.columns(2)
    values: dict[str, Any] = {
        "agreed_on": _day(left, field_name("agreed_on"), base.agreed_on, f"{key}-on"),
        "due": _day(right, field_name("due"), base.due, f"{key}-due"),
    }
    values["means"] = st.text_area(
        field_name("means"),
        base.means,
        max_chars=4000,
        height=72,
        placeholder=_("Mensen, geld, een ruimte of iets anders"),
        key=f"{key}-m",
    )
    values["seen_by"] = st.text_input(
        field_name("seen_by"), base.seen_by, max_chars=200, key=f"{key}-seen"
    )
    left, right = st.columns([3, 2])
    values["first_step"] = left.text_input(
        field_name("first_step"), base.first_step, max_chars=200, key=f"{key}-fs"
    )
    values["first_step_on"] = _day(
        right,
        _("Datum van de eerste stap, binnen {n} dagen").format(n=FIRST_STEP_DAYS),
        base.first_step_on,
        f"{key}-fso",
    )
    return values


def _day(where: Any, label: str, day: str, key: str) -> str:
    value = dt.date.fromisoformat(day) if day else None
    picked = where.date_input(label, value, format="DD/MM/YYYY", key=key)
    return picked.isoformat() if isinstance(picked, dt.date) else ""


def _sources(held: Held, before: Sequence[Key], key: str) -> list[Key]:
    st.header(_("Waar komt het uit voort?"), anchor=False)
    offered = {
        node.key: name_of(node)
        for node in held.thread.nodes.values()
        if node.key in before
        or (node.kind in {"measure", "need", "follow_up", "meeting_report", "task"})
    }
    offered |= {one: name for one, name in sources_of(held).items() if one not in offered}
    return st.multiselect(
        _("Maatregelen, verslagen, vervolg uit bijeenkomsten, opgaven en behoeften"),
        list(offered),
        default=list(before),
        format_func=lambda one: offered[one],
        placeholder=_("Typ een woord en kies"),
        key=f"{key}-s",
    )


def _remove(held: Held, base: Agreement) -> None:
    with st.popover(_("Verwijder deze afspraak")):
        st.write(_("Dat kan zolang zij in geen versie van het wijkpact staat."))
        if st.button(_("Ja, verwijder"), type="primary", key=f"remove-agreement-{base.id}"):
            with told():
                remove_agreement(store(), base, identity=held.who, now=now())
                show("")
                say(_("Verwijderd: {title}.").format(title=base.title))
