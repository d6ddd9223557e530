"""Where a resident is in the survey: the draft in the store, found by the token in the address."""

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from wijkwijzer.access import codes
from wijkwijzer.store.context import RoundContext, round_context
from wijkwijzer.store.drafts import StoredDraft
from wijkwijzer.survey.records import OWN_CHANNELS, Channel, Draft
from wijkwijzer.ui.runtime import store

TOKEN = "c"  # noqa: S105 - the name of the field in the address, not a secret


@dataclass(frozen=True)
class Visit:
    """One resident's draft and what the round asks."""

    token: str
    stored: StoredDraft
    context: RoundContext

    @property
    def draft(self) -> Draft:
        """What was filled in so far."""
        return self.stored.draft


def now() -> dt.datetime:
    """Return this moment."""
    return dt.datetime.now(dt.UTC)


def find_visit(token: str) -> Visit | None:
    """Return the visit this token belongs to, sent or not; None when there is none."""
    with store().read() as reader:
        stored = reader.draft(codes.draft_id(token))
        if stored is None:
            return None
        context = round_context(reader, stored.draft.wijk_id, stored.draft.round_id)
    return Visit(token, stored, context)


def channel() -> Channel:
    """Return on what the survey is filled in: `?kanaal=`, else a phone if the browser says so.

    A laptop cannot be told from a tablet with certainty; both count as tablet. What the browser
    says is looked at here and kept nowhere.
    """
    asked = st.query_params.get("kanaal", "")
    if asked in OWN_CHANNELS:
        return asked
    browser = str(st.context.headers.get("User-Agent", ""))
    return "telefoon" if "Mobi" in browser and "iPad" not in browser else "tablet"
