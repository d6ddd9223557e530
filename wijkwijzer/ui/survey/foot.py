"""The bar at the bottom with back and on, in the same place as in the form."""

from dataclasses import dataclass

import streamlit as st

from wijkwijzer.i18n import gettext as _


@dataclass(frozen=True)
class Foot:
    """Which button was tapped just now."""

    back: bool = False
    next: bool = False


def foot(step: str, *, next_label: str = "", primary: bool = True) -> Foot:
    """Draw back and, where it has a label, on.

    Parameters
    ----------
    step
        What these buttons are about. A second tap, or one on what a restarted server no longer
        shows, then never counts for the buttons of another step.
    """
    with st.container(horizontal=True, key="ww-survey-foot"):
        back = st.button(_("Terug"), key=f"survey-back-{step}")
        onward = bool(next_label) and st.button(
            next_label, key=f"survey-next-{step}", type="primary" if primary else "secondary"
        )
    return Foot(back, onward)
