"""The first section: how the round goes, beside the way in."""

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.running.progress import progress_section
from wijkwijzer.ui.way_in import way_in


def now_section(who: Identity, wijk: Wijk, round_: Round) -> None:
    """Draw how the round goes, and how residents come in while it is open."""
    if round_.closed_at is not None:
        progress_section(who, round_)
        return
    left, right = st.columns([7, 3], gap="large")
    with left:
        progress_section(who, round_)
    with right:
        way_in(wijk, round_)
