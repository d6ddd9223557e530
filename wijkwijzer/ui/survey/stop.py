"""Stopping half-way: asked once more, then everything is erased."""

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui.parts import page_title
from wijkwijzer.ui.survey.visit import Visit, leave, remember, remembered


def stopping() -> bool:
    """Return whether this resident asked to stop."""
    return bool(remembered("stopping"))


def stop_button(visit: Visit, *, asked: bool = False) -> None:
    """Draw the small button that stops, or, once it was tapped, the question whether to."""
    if not asked:
        with st.container(key="ww-survey-stop", width="content"):
            if st.button(_("Stoppen"), type="tertiary"):
                remember("stopping", value=True)
                st.rerun()
        return
    page_title(
        _("Wilt u stoppen?"),
        _("Wat u hebt ingevuld wordt dan gewist. Er is nog niets verstuurd."),
    )
    with st.container(key="ww-survey-go"):
        if st.button(_("Nee, ik ga verder"), type="primary", width="stretch"):
            remember("stopping", value=False)
            st.rerun()
        if st.button(_("Ja, stop en wis alles"), width="stretch"):
            leave(visit)
