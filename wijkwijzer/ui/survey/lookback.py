"""Looking back with a receipt code: see what was sent, complete it or withdraw it."""

from html import escape

import streamlit as st

from wijkwijzer.access.codes import new_token, normal_code
from wijkwijzer.errors import RoundClosed, WijkwijzerError
from wijkwijzer.i18n import choose
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import receipts
from wijkwijzer.intake.receipts import LookBack
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.store.context import RoundContext, round_context
from wijkwijzer.survey.records import Contribution, Response
from wijkwijzer.survey.words import Subject, in_words
from wijkwijzer.ui.navigation import PAGES
from wijkwijzer.ui.parts import finding, page_title, resident_text
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.survey.style import offline_notice, picture, survey_style
from wijkwijzer.ui.survey.visit import TOKEN, now

_CODE = "receipt:code"
_DEVICE = "receipt:device"
_SURE = "receipt:sure"
_FIELD = "receipt:field"


def look_back() -> None:
    """Ask for the code, or show what it opens."""
    survey_style("look_back")
    offline_notice()
    code = str(st.session_state.get(_CODE, ""))
    if not code:
        _ask()
        return
    try:
        found = receipts.look_back(store(), code, device=_device(), now=now())
    except WijkwijzerError as error:
        page_title(_("Uw antwoorden terugzien"))
        st.error(str(error))
        _close_button()
        return
    if found.response is None:
        _withdrawn()
    else:
        _show(found, found.response, code)


def _ask() -> None:
    page_title(
        _("Uw antwoorden terugzien"),
        _("Vul de code in die u kreeg na het versturen. Kleine letters mogen ook."),
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
        receipts.look_back(store(), typed or "", device=_device(), now=now())
    except WijkwijzerError as error:
        st.error(str(error))
        return
    st.session_state[_CODE] = normal_code(typed or "")
    st.rerun()


def _device() -> str:
    """Return what tells this screen apart: random, and only as long as the page is open.

    A reload makes it another one. What keeps guessers out is the length of the code, and the
    limit on each code; a whole hall shares one address, so that is no measure.
    """
    return str(st.session_state.setdefault(_DEVICE, new_token()))


def _show(found: LookBack, response: Response, code: str) -> None:
    with store().read() as reader:
        context = round_context(reader, response.wijk_id, response.round_id)
    page_title(
        _("Dit hebt u verstuurd"),
        _("{wijk}, code {code}").format(
            wijk=context.wijk.name, code=code.replace("-", "\N{NON-BREAKING HYPHEN}")
        ),
    )
    for subject in in_words(
        context.questionnaire, context.themes, context.buurten, response.answers
    ):
        _subject(subject, {contribution.text for contribution in found.contributions})
    if found.contributions:
        st.subheader(_("Uw opmerkingen en plekken"), anchor=False)
        for contribution in found.contributions:
            _contribution(contribution, context)
    with st.container(key="ww-survey-go"):
        if st.session_state.get(_SURE):
            _really(code)
        else:
            _buttons(found, response, code)


def _subject(subject: Subject, elsewhere: set[str]) -> None:
    """Show the answers of one subject; a text that stands `elsewhere`, with its state, not here."""
    asked = "".join(
        f"<div><dt>{escape(one.question)}</dt><dd>{escape(one.answer)}</dd></div>"
        for one in subject.said
        if not one.written
    )
    if asked:
        drawing = picture(subject.pictogram, LIGHT.quiet) if subject.pictogram else ""
        title = f"<h2>{drawing}{escape(subject.title)}</h2>" if subject.title else ""
        st.html(f'<section class="ww-subject">{title}<dl>{asked}</dl></section>')
    for one in subject.said:
        if one.written and one.answer not in elsewhere:
            st.html(f'<p class="ww-subject">{escape(one.question)}</p>')
            resident_text(one.answer)


def _contribution(contribution: Contribution, context: RoundContext) -> None:
    themes = {theme.id: theme for theme in context.themes}
    buurten = {buurt.id: buurt.name for buurt in context.buurten}
    theme = themes.get(contribution.theme or "")
    name = choose(theme.name) if theme else _("opmerking")
    drawing = picture(theme.pictogram if theme else "plek")
    where = buurten.get(contribution.buurt, "")
    with st.container(key=f"ww-place-{contribution.id}"):
        st.html(
            f'<p class="ww-place">{drawing}<span><b>{escape(name[:1].upper() + name[1:])}</b>'
            f"{escape(where)}</span></p>"
        )
        resident_text(contribution.text or _("Geen opmerking erbij."))
        st.html(f'<p class="ww-state">{escape(_state(contribution))}</p>')


def _state(contribution: Contribution) -> str:
    if contribution.state == "passed":
        return _("Doorgelaten: anderen kunnen dit lezen.")
    if contribution.state == "refused":
        reason = contribution.reason or _("geen reden gegeven")
        return _("Niet geplaatst: {reason}").format(reason=reason)
    return _("Wacht op nakijken: nog niemand anders ziet dit.")


def _buttons(found: LookBack, response: Response, code: str) -> None:
    if found.is_open:
        if st.button(_("Aanvullen of wijzigen"), type="primary", width="stretch"):
            _complete(response, code)
    else:
        st.write(_("De vragenlijst is gesloten. U kunt niets meer aanvullen, wel intrekken."))
    if st.button(_("Intrekken"), width="stretch"):
        st.session_state[_SURE] = True
        st.rerun()
    _close_button()


def _complete(response: Response, code: str) -> None:
    try:
        token = receipts.complete(store(), code, device=_device(), now=now())
    except (WijkwijzerError, RoundClosed) as error:
        st.error(str(error))
        return
    _forget()
    query = {"wijk": response.wijk_id, TOKEN: token}
    st.switch_page(PAGES / "vragenlijst.py", query_params=query)


def _really(code: str) -> None:
    """Say what withdrawing does, and do it only after that."""
    finding(_("Wilt u uw antwoorden intrekken?"))
    st.write(
        _(
            "Al uw antwoorden, opmerkingen en plekken worden gewist. Dat kan niet ongedaan gemaakt "
            "worden. In cijfers die al getoond zijn, verdwijnen ze zodra die cijfers weer "
            "veranderen."
        )
    )
    if st.button(_("Nee, laat ze staan"), type="primary", width="stretch"):
        st.session_state[_SURE] = False
        st.rerun()
    if st.button(_("Ja, wis mijn antwoorden"), width="stretch"):
        try:
            receipts.withdraw(store(), code, device=_device(), now=now())
        except WijkwijzerError as error:
            st.error(str(error))
            return
        st.rerun()


def _withdrawn() -> None:
    page_title(
        _("Uw antwoorden zijn ingetrokken"),
        _("Alles wat u had ingevuld is gewist. Deze code opent niets meer."),
    )
    _close_button()


def _close_button() -> None:
    if st.button(_("Klaar"), width="stretch"):
        _forget()
        st.rerun()


def _forget() -> None:
    for name in (_CODE, _SURE, _FIELD):
        st.session_state.pop(name, None)
