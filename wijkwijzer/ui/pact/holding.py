"""What the parts of the page share: who looks, at which wijk, and what is open."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from wijkwijzer.access.permissions import may
from wijkwijzer.access.records import Identity
from wijkwijzer.neighbourhood.records import Buurt, Theme, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.pact.standing import Standing
from wijkwijzer.pact.thread import Thread
from wijkwijzer.parties.records import Party
from wijkwijzer.publish.pact import Pact, pact
from wijkwijzer.publish.thread import wijk_thread
from wijkwijzer.statistics.disclosure import Audience
from wijkwijzer.ui.addresses import AGREEMENT
from wijkwijzer.ui.records.choices import names_of
from wijkwijzer.ui.records.saving import open_anew
from wijkwijzer.ui.runtime import store

NEW, EDIT = "nieuw", "wijzig"
"""In the address: instead of an agreement, for a new one; whether it is being edited."""


@dataclass(frozen=True)
class Held:
    """Who looks, at which wijk, with what is agreed in it."""

    who: Identity
    wijk: Wijk
    themes: tuple[Theme, ...]
    buurten: tuple[Buurt, ...]
    parties: tuple[Party, ...]
    pact: Pact
    thread: Thread

    @property
    def edits(self) -> bool:
        """Whether this person writes agreements and makes versions."""
        return may(self.who, "edit_pact", self.wijk)

    @property
    def signs(self) -> bool:
        """Whether this person may record a signature."""
        return may(self.who, "sign_pact", self.wijk)

    @property
    def reports(self) -> bool:
        """Whether this person tells how it goes."""
        return may(self.who, "report_progress", self.wijk)

    @property
    def names(self) -> Mapping[str, str]:
        """What people call themes, buurten and parties, by id."""
        named = names_of([*self.themes, *self.buurten])
        # A party that left keeps the name it had when it agreed.
        for signed in self.pact.versions:
            named |= signed.version.names
        return named | names_of(self.parties)

    def standing(self, agreement_id: str) -> Standing | None:
        """Return how an agreement stands, None when it is not there."""
        found = (one for one in self.pact.agreements if one.agreement.id == agreement_id)
        return next(found, None)


def audience_of(who: Identity) -> Audience:
    """Return which part of everything somebody may see."""
    return "public" if who.role == "resident" else who.role


def read_held(who: Identity, wijk: Wijk, now: dt.datetime) -> Held:
    """Read what the page shows."""
    with store().read() as reader:
        buurten, parties = reader.all(Buurt, wijk.id), reader.all(Party, wijk.id)
    return Held(
        who=who,
        wijk=wijk,
        themes=theme_set(wijk.theme_set),
        buurten=tuple(buurten),
        parties=tuple(parties),
        pact=pact(store(), wijk.id, identity=who, now=now).content,
        thread=wijk_thread(store(), wijk.id, audience_of(who)).content,
    )


def chosen() -> str:
    """Return the id of the agreement that is open, `nieuw` for a new one, "" for none."""
    return str(st.query_params.get(AGREEMENT, ""))


def show(agreement_id: str, *, edit: bool = False) -> None:
    """Open an agreement, from the next run on; "" shows all."""
    open_anew(None)
    for name in (AGREEMENT, EDIT):
        st.query_params.pop(name, None)
    if agreement_id:
        st.query_params[AGREEMENT] = agreement_id
    if edit:
        st.query_params[EDIT] = "1"
