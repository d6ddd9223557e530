"""Looking back with a code: see what was sent, complete it or withdraw it."""

import streamlit as st

from wijkwijzer.access.codes import normal_code
from wijkwijzer.errors import NotSentYet, WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import drafts, receipts
from wijkwijzer.intake.receipts import LookBack
from wijkwijzer.store.context import round_context
from wijkwijzer.survey.records import Response
from wijkwijzer.ui.device import device_on_page
from wijkwijzer.ui.handed_code import take
from wijkwijzer.ui.navigation import PAGES
from wijkwijzer.ui.parts import finding, page_title
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.survey.style import look_back_style
from wijkwijzer.ui.survey.told import tell
from wijkwijzer.ui.survey.visit import TOKEN, now

_CODE = "receipt:code"
_SURE = "receipt:sure"
_FIELD = "receipt:field"


def look_back() -> None:
    """Ask for the code, or show what it opens; who typed it in the survey is not asked again."""
    look_back_style()
    code = str(st.session_state.get(_CODE, "")) or take(device_on_page())
    if not code:
        _ask()
        return
    st.session_state[_CODE] = code
    try:
        found = receipts.look_back(store(), code, device=device_on_page(), now=now())
    except NotSentYet as error:
        _not_sent(code, str(error))
    except WijkwijzerError as error:
        page_title(_("Uw antwoorden terugzien"))
        st.error(str(error))
        _close_button()
    else:
        if found.response is None:
            _withdrawn()
        else:
            _show(found, found.response, code)


def _ask() -> None:
    page_title(
        _("Uw antwoorden terugzien"),
        _("Vul uw code in. Kleine letters mogen ook."),
    )
    with st.form("receipt", border=False):
        typed = st.text_input(
            _("Uw code"),
            placeholder="K7QF-2M9X-TR4H",
            max_chars=40,
            autocomplete="off",
            key=_FIELD,
        )
        asked = st.form_submit_button(_("Bekijk mijn antwoorden"), type="primary")
    if not asked:
        return
    try:
        receipts.look_back(store(), typed or "", device=device_on_page(), now=now())
    except NotSentYet:
        pass  # said on the next run, with the way to go on
    except WijkwijzerError as error:
        st.error(str(error))
        return
    st.session_state[_CODE] = normal_code(typed or "")
    st.rerun()


def _not_sent(code: str, sentence: str) -> None:
    """Let somebody go on with what they did not send yet, on this device."""
    page_title(_("Nog niet verstuurd"), sentence)
    with st.container(key="ww-survey-go"):
        if st.button(_("Ga verder"), type="primary", width="stretch"):
            try:
                resumed = drafts.resume(store(), code, device=device_on_page(), now=now())
            except WijkwijzerError as error:
                st.error(str(error))
            else:
                _fill_in(resumed.draft.wijk_id, resumed.token)
        _close_button()


def _show(found: LookBack, response: Response, code: str) -> None:
    with store().read() as reader:
        context = round_context(reader, response.wijk_id, response.round_id)
    page_title(
        _("Dit hebt u verstuurd"),
        _("{wijk}, code {code}").format(
            wijk=context.wijk.name, code=code.replace("-", "\N{NON-BREAKING HYPHEN}")
        ),
    )
    tell(context, response.answers, found.contributions)
    with st.container(key="ww-survey-go"):
        if st.session_state.get(_SURE):
            _really(code)
        else:
            _buttons(found, response, code)


def _buttons(found: LookBack, response: Response, code: str) -> None:
    if found.is_open:
        if st.button(_("Verander mijn antwoorden"), type="primary", width="stretch"):
            _complete(response, code)
    else:
        st.write(_("De vragenlijst is gesloten. U kunt niets meer veranderen. Wissen kan nog wel."))
    if st.button(_("Wis mijn antwoorden"), width="stretch"):
        st.session_state[_SURE] = True
        st.rerun()
    _close_button()


def _complete(response: Response, code: str) -> None:
    try:
        token = receipts.complete(store(), code, device=device_on_page(), now=now())
    except WijkwijzerError as error:
        st.error(str(error))
        return
    _fill_in(response.wijk_id, token)


def _fill_in(wijk_id: str, token: str) -> None:
    _forget()
    st.switch_page(PAGES / "vragenlijst.py", query_params={"wijk": wijk_id, TOKEN: token})


def _really(code: str) -> None:
    """Say what withdrawing does, and do it only after that."""
    finding(_("Wilt u uw antwoorden wissen?"))
    st.write(
        _(
            "Alles wat u invulde wordt gewist, ook opmerkingen, plekken en foto's. U kunt het "
            "niet terughalen. Uit cijfers die al te zien zijn, gaat het weg als die weer "
            "veranderen."
        )
    )
    if st.button(_("Nee, laat ze staan"), type="primary", width="stretch"):
        st.session_state[_SURE] = False
        st.rerun()
    if st.button(_("Ja, wis mijn antwoorden"), width="stretch"):
        try:
            receipts.withdraw(store(), code, device=device_on_page(), now=now())
        except WijkwijzerError as error:
            st.error(str(error))
            return
        st.rerun()


def _withdrawn() -> None:
    page_title(
        _("Uw antwoorden zijn gewist"),
        _("Deze code werkt niet meer."),
    )
    with st.container(key="ww-survey-go"):
        _close_button()


def _close_button() -> None:
    if st.button(_("Klaar"), width="stretch"):
        _forget()
        st.rerun()


def _forget() -> None:
    for name in (_CODE, _SURE, _FIELD):
        st.session_state.pop(name, None)
