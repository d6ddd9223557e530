"""The parties: who takes part, why, and what each brings."""

from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import choose as in_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import checked, field_name
from wijkwijzer.intake.records import remove_record, save_record
from wijkwijzer.parties.records import Party
from wijkwijzer.ui.records.holdings import Holdings
from wijkwijzer.ui.records.listing import NEW, choose, chosen, remove_button, row
from wijkwijzer.ui.records.saving import (
    done,
    now,
    offer_newer,
    opened,
    opened_new,
    save_bar,
    say_done,
    told,
)
from wijkwijzer.ui.records.versions import choose_version, history, refused_edit
from wijkwijzer.ui.records.words import kind_words
from wijkwijzer.ui.runtime import store

KINDS = (
    "gemeente",
    "corporatie",
    "waterschap",
    "bewoners",
    "zorg",
    "onderwijs",
    "ondernemers",
    "anders",
)


def parties_section(who: Identity, held: Holdings) -> None:
    """Show the parties at the left and the one that is open at the right."""
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _list(held)
    with right, st.container(key="ww-detail"):
        _detail(who, held)


def _list(held: Holdings) -> None:
    if st.button(_("Partij toevoegen"), icon=":material/add:", key="add-party"):
        choose("partij", NEW)
        st.rerun()
    with st.container(key="ww-list"):
        for party in held.parties:
            n = len(held.tasks_of(party))
            n_tasks = _("1 opgave") if n == 1 else _("{n} opgaven").format(n=n)
            row("partij", party.id, party.name, (kind_words(party.kind), n_tasks))


def _detail(who: Identity, held: Holdings) -> None:
    party_id = chosen("partij")
    names = held.names()
    stored = next((party for party in held.parties if party.id == party_id), None)
    if refused_edit(Party, party_id):
        choose_version(who, names)
        return
    if stored is None and party_id != NEW:
        _nothing_open(held)
        return
    party = opened(stored) if stored else opened_new(Party, held.wijk.id, name="")
    if stored:
        offer_newer(party, stored)
    else:
        st.subheader(_("Nieuwe partij"), anchor=False)
    values, pressed, place = _form(party, held)
    if pressed:
        with told(place):
            saved = save_record(
                store(), checked(Party, party.model_dump() | values), identity=who, now=now()
            )
            choose("partij", saved.id)
            done(_("{name} is opgeslagen.").format(name=saved.name))
    say_done(place)
    if stored:
        _remove(who, held, stored, party)
        history("party", stored.id, names)


def _nothing_open(held: Holdings) -> None:
    say_done()
    if held.parties:
        st.write(_("Kies links een partij, of voeg er een toe."))
    else:
        st.write(_("Er zijn nog geen partijen. Begin met de gemeente en de corporatie."))


def _form(party: Party, held: Holdings) -> tuple[dict[str, Any], bool, DeltaGenerator]:
    """Return what is filled in, whether the button was pressed, and where to tell about it."""
    # A new party has a random id: its fields keep what was typed under a name of their own.
    key = f"party-{party.id if party.version else NEW + held.wijk.id}-{party.version}"
    with st.form(key, border=False):
        left, right = st.columns([3, 2])
        values: dict[str, Any] = {
            "name": left.text_input(field_name("name"), party.name, max_chars=200, key=f"{key}-n"),
            "kind": right.selectbox(
                field_name("kind"),
                KINDS,
                index=KINDS.index(party.kind),
                format_func=kind_words,
                key=f"{key}-k",
            ),
            "interests": st.text_area(
                _("Belangen: waarom doet deze partij mee?"),
                party.interests,
                max_chars=4000,
                height=130,
                key=f"{key}-i",
            ),
        }
        st.markdown(
            _("Wat brengt deze partij in (mensen, geld, een gebouw, kennis), en waarbij helpt dat?")
        )
        values["brings"] = _brings(party, held, f"{key}-b")
        buttons, place = save_bar()
        return values, buttons.form_submit_button(_("Bewaar"), type="primary"), place


def _brings(party: Party, held: Holdings, key: str) -> list[dict[str, Any]]:
    themes = {theme.id: in_language(theme.short) for theme in held.themes}
    brought = pd.DataFrame(
        {
            "item": [item.item for item in party.brings],
            "themes": [[t for t in item.themes if t in themes] for item in party.brings],
        }
    ).astype({"item": "object", "themes": "object"})
    typed = st.data_editor(
        brought,
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        placeholder="–",
        column_config={
            "item": st.column_config.TextColumn(_("Wat"), width=340, max_chars=200),
            "themes": st.column_config.MultiselectColumn(
                _("Thema's"), options=list(themes), format_func=lambda id_: themes[id_]
            ),
        },
        key=key,
    )
    return [
        {
            "item": str(item).strip(),
            "themes": list(chosen_themes) if _is_list(chosen_themes) else [],
        }
        for item, chosen_themes in zip(typed["item"], typed["themes"], strict=True)
        if isinstance(item, str) and item.strip()
    ]


def _is_list(value: object) -> bool:
    return isinstance(value, list | tuple)


def _remove(who: Identity, held: Holdings, stored: Party, party: Party) -> None:
    n_tasks = len(held.tasks_of(stored))
    n_ambitions = sum(ambition.party_id == stored.id for ambition in held.ambitions)
    with st.popover(_("Verwijder deze partij")):
        st.write(
            _("Hiermee gaan ook {tasks} opgaven en {ambitions} ambities weg.").format(
                tasks=n_tasks, ambitions=n_ambitions
            )
        )
        st.caption(_("Wat erin stond, blijft te zien bij de laatste wijzigingen van de wijk."))
        remove_button(
            "partij",
            stored,
            lambda: remove_record(store(), party, identity=who, now=now()),
            key="remove-party",
            stale=_("Iemand anders wijzigde deze partij intussen. Kijk wat er nu staat."),
            said=_("{name} is verwijderd.").format(name=stored.name),
        )
