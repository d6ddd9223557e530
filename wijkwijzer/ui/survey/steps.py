"""Which screen of the survey comes now."""

import streamlit as st

from wijkwijzer.i18n import LANGUAGES, current_language
from wijkwijzer.intake.survey import choose_language
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.survey import welcome
from wijkwijzer.ui.survey.check import check
from wijkwijzer.ui.survey.element import form
from wijkwijzer.ui.survey.places import has_map, places
from wijkwijzer.ui.survey.stop import stop_button, stopping
from wijkwijzer.ui.survey.style import offline_notice, survey_style
from wijkwijzer.ui.survey.thanks import thanks
from wijkwijzer.ui.survey.visit import ANOTHER_PLACE, CHECK, PLACES, TOKEN, Visit, find_visit


def survey() -> None:
    """Draw the screen that belongs to the token in the address, or the first one."""
    token = st.query_params.get(TOKEN, "")
    visit = find_visit(token) if token else None
    if visit is None:
        survey_style("read")
        offline_notice()
        welcome.gone() if token else welcome.welcome()
        return
    _show_its_wijk(visit)
    _follow_language(visit)
    if visit.stored.sent_at is not None:
        survey_style("read")
        offline_notice()
        thanks(visit)
    elif visit.context.round.closed_at is not None:
        survey_style("read")
        welcome.closed(visit)
    else:
        _step(visit)


def _step(visit: Visit) -> None:
    if stopping():
        survey_style("read")
        stop_button(visit, asked=True)
        return
    step = visit.draft.step
    pointing = step in {PLACES, ANOTHER_PLACE}
    if pointing and not has_map(visit.context):
        step, pointing = CHECK, False
    survey_style("fill_in" if pointing or step == CHECK else "form")
    stop_button(visit)
    if pointing:
        offline_notice()
        places(visit)
    elif step == CHECK:
        offline_notice()
        check(visit)
    else:
        form(visit)


def _show_its_wijk(visit: Visit) -> None:
    """Show the wijk of the draft, also when the address does not name it."""
    if st.session_state.get("wijk") != visit.draft.wijk_id:
        st.session_state["wijk"] = visit.draft.wijk_id
        st.query_params["wijk"] = visit.draft.wijk_id
        st.rerun()


def _follow_language(visit: Visit) -> None:
    """Let a language in the address go before the draft's; without one the draft decides."""
    language = visit.draft.language
    if language == current_language():
        return
    if st.query_params.get("taal") in LANGUAGES:
        choose_language(store(), visit.token, current_language())
    else:
        st.query_params["taal"] = language
        st.rerun()
