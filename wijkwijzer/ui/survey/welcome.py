"""Before the survey: what it is for and what is kept; and what to say when there is none."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from wijkwijzer.errors import NotFound, WijkwijzerError
from wijkwijzer.i18n import choose, current_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.survey import open_round
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.survey.questionnaires import questionnaire
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.navigation import page_link
from wijkwijzer.ui.parts import empty_state, page_title
from wijkwijzer.ui.runtime import current_wijk, store
from wijkwijzer.ui.survey.element import wipe
from wijkwijzer.ui.survey.visit import Visit, begin, leave, remembered

LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}


def welcome() -> None:
    """Draw the first screen; only its button makes a draft."""
    if remembered("wipe"):
        wipe()
    wijk, round_ = _asked()
    if round_ is None or round_.closed_at is not None:
        _no_survey(wijk)
        return
    asked = questionnaire(round_.questionnaire, round_.questionnaire_version)
    _languages(asked.languages)
    page_title(
        choose(asked.title),
        _("Een vragenlijst voor wie woont in {wijk}. Het duurt ongeveer tien minuten.").format(
            wijk=wijk.name
        ),
    )
    _promises(wijk)
    with st.container(key="ww-survey-go"):
        if st.button(_("Beginnen"), type="primary", width="stretch"):
            try:
                begin(round_)
            except WijkwijzerError as error:
                st.error(str(error))
    with st.container(key="ww-survey-aside"):
        page_link("inbreng", wijk=wijk, label=_("Ik heb al een code"))


def gone() -> None:
    """Say kindly that this address holds no survey any more."""
    page_title(
        _("Deze vragenlijst is er niet meer"),
        _("Hij is al verstuurd of gestopt. U kunt opnieuw beginnen."),
    )
    _again()


def sent_before(visit: Visit) -> None:
    """Say that this survey was sent; the code is not given out again."""
    page_title(
        _("Deze vragenlijst is al verstuurd"),
        _("Met uw code kunt u uw antwoorden terugzien, aanvullen of intrekken."),
    )
    page_link("inbreng", wijk=visit.context.wijk)
    _again()


def closed(visit: Visit) -> None:
    """Say that the round closed while somebody was filling in."""
    page_title(
        _("De vragenlijst is gesloten"),
        _("U kunt niet meer versturen. Wat u nog niet had verstuurd, is gewist."),
    )
    if st.button(_("Klaar"), width="stretch"):
        leave(visit)


def _again() -> None:
    with st.container(key="ww-survey-go"):
        if st.button(_("Opnieuw beginnen"), type="primary", width="stretch"):
            leave()


def _asked() -> tuple[Wijk, Round | None]:
    """Return the wijk on the screen and the round of `?ronde=`, else its open round."""
    asked = st.query_params.get("ronde", "")
    with store().read() as reader:
        wijk = current_wijk(reader)
        if not asked:
            return wijk, open_round(reader, wijk.id)
        try:
            round_ = reader.get(Round, asked)
        except NotFound:
            return wijk, None
    if round_.wijk_id != wijk.id:
        st.query_params["wijk"] = round_.wijk_id
        st.rerun()
    return wijk, round_


def _no_survey(wijk: Wijk) -> None:
    empty_state(
        _("Er is nu geen vragenlijst die u kunt invullen."),
        _("Vraag een begeleider in {wijk} wanneer er een nieuwe begint.").format(wijk=wijk.name),
    )
    page_link("inbreng", wijk=wijk)


def _promises(wijk: Wijk) -> None:
    sentences = (
        _("Uw antwoorden helpen kiezen wat er in {wijk} beter moet.").format(wijk=wijk.name),
        _("We bewaren geen naam en geen adres: uw antwoorden zijn anoniem."),
        _("U mag elke vraag overslaan, en stoppen wanneer u wilt."),
        _("Aan het eind krijgt u een code om alles terug te zien, aan te vullen of in te trekken."),
    )
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    st.html(f'<ul class="ww-promises">{items}</ul>')


def _languages(languages: tuple[str, ...]) -> None:
    links = []
    for language, name in LANGUAGE_NAMES.items():
        if language in languages:
            query = escape(urlencode(dict(st.query_params.items()) | {"taal": language}))
            current = ' aria-current="true"' if language == current_language() else ""
            links.append(
                f'<a href="?{query}" target="_self" lang="{language}" hreflang="{language}"'
                f"{current}>{name}</a>"
            )
    label = escape(_("Taal"))
    st.html(f'<nav class="ww-languages" aria-label="{label}">{"".join(links)}</nav>')
