"""The bar at the bottom with back and on, in the same place as in the form."""

from dataclasses import dataclass

import streamlit as st

from wijkwijzer.i18n import gettext as _


@dataclass(frozen=True)
class Foot:
    """Which button was tapped just now."""

    back: bool = False
    next: bool = False


def foot(*, next_label: str, primary: bool = True) -> Foot:
    """Draw back and, where it has a label, on."""
    with st.container(horizontal=True, key="ww-survey-foot"):
        back = st.button(_("Terug"), key="survey-back")
        onward = bool(next_label) and st.button(
            next_label, key="survey-next", type="primary" if primary else "secondary"
        )
    return Foot(back, onward)
