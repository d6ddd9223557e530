"""Which section and which round of the page is shown."""

from typing import Literal

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.page_part import page_part

Section = Literal["nu", "brieven", "drukwerk", "kwaliteit", "rondes"]


def choose_section() -> Section:
    """Let choose a section; the address keeps it."""
    names: dict[Section, str] = {
        "nu": _("Hoe het gaat"),
        "drukwerk": _("Drukwerk"),
        "brieven": _("Codes per brief"),
        "kwaliteit": _("Kwaliteit"),
        "rondes": _("Openen en sluiten"),
    }
    return page_part(names, "nu")


def choose_round(rounds: list[Round]) -> Round | None:
    """Return the round to look at: the newest, unless another one is chosen.

    Parameters
    ----------
    rounds
        The newest first.
    """
    if len(rounds) < 2:
        return rounds[0] if rounds else None
    names = {round_.id: round_ for round_ in rounds}
    chosen = st.selectbox(
        _("Meting"),
        tuple(names),
        format_func=lambda id_: names[id_].name,
        key="running-round",
        label_visibility="collapsed",
        width=320,
    )
    return names[chosen]
