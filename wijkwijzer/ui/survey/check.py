"""The last look before sending."""

import streamlit as st

from wijkwijzer.errors import WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.survey import send
from wijkwijzer.survey.answers import question_keys
from wijkwijzer.ui.parts import page_title
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.survey.foot import foot
from wijkwijzer.ui.survey.places import has_map
from wijkwijzer.ui.survey.visit import PLACES, Visit, last_form_step, move, now, remember


def check(visit: Visit) -> None:
    """Say how much was filled in, and send it."""
    draft = visit.draft
    answered, asked = (
        len(draft.answers),
        len(question_keys(visit.context.questionnaire, visit.context.theme_ids)),
    )
    if not draft.answers and not draft.pins:
        page_title(
            _("U hebt nog niets ingevuld"),
            _("Ga terug en beantwoord een vraag. Daarna kunt u versturen."),
        )
    else:
        page_title(_("Klaar om te versturen?"), _("Uw antwoorden tellen pas mee na het versturen."))
        _overview(answered, asked, len(draft.pins))
        with st.container(key="ww-survey-go"):
            if st.button(_("Versturen"), type="primary", width="stretch"):
                _send(visit)
    if foot("check").back:
        _back(visit)


def _overview(answered: int, asked: int, pins: int) -> None:
    lines = [_("U beantwoordde {n} van de {all} vragen.").format(n=answered, all=asked)]
    if answered < asked:
        lines.append(_("De rest sloeg u over. Dat mag."))
    if pins:
        one = _("U wees een plek aan op de kaart.")
        lines.append(one if pins == 1 else _("U wees {n} plekken aan op de kaart.").format(n=pins))
    st.html("".join(f'<p class="ww-line">{line}</p>' for line in lines))


def _send(visit: Visit) -> None:
    try:
        sent = send(store(), visit.token, now=now())
    except WijkwijzerError as error:
        st.error(str(error))
        st.write(_("Wat u invulde is bewaard. Probeer het zo nog een keer."))
        return
    remember("receipt", value=(visit.token, sent.receipt))
    st.rerun()


def _back(visit: Visit) -> None:
    try:
        move(visit, PLACES if has_map(visit.context) else last_form_step(visit.context))
    except WijkwijzerError as error:
        st.error(str(error))
