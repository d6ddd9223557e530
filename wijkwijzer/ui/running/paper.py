"""The form on paper, to print, and the way to the page where it is typed over."""

from functools import partial

import streamlit as st

from wijkwijzer.i18n import LANGUAGES
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.languages import enabled_languages
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.reports.paper_form import paper_form
from wijkwijzer.store.context import round_context
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.navigation import page_link
from wijkwijzer.ui.runtime import store


def paper_section(wijk: Wijk, round_: Round) -> None:
    """Draw the choice of a language and the form in it."""
    with store().read() as reader:
        context = round_context(reader, wijk.id, round_.id)
    asked = context.questionnaire
    st.header(_("Formulier op papier"), anchor=False)
    st.text(_("Print op A4, liefst enkelzijdig. Geef elk formulier een nummer als het binnenkomt."))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        language = st.selectbox(
            _("Taal van het formulier"),
            [id_ for id_ in enabled_languages(wijk) if id_ in asked.languages],
            format_func=lambda id_: LANGUAGES[id_].dutch_name,
            key="paper-language",
            width=220,
        )
        place = st.text_input(
            _("Waar levert men het in?"),
            key="paper-place",
            max_chars=80,
            placeholder=_("Leeg: een lijn om het op te schrijven"),
            width=420,
        ).strip()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            _("Download het formulier"),
            partial(
                paper_form,
                asked,
                context.themes,
                context.buurten,
                language,
                round_name=round_.name,
                wijk=wijk.name,
                intake_place=place,
            ),
            f"formulier-{asked.id}-{language}.pdf",
            "application/pdf",
            key="paper-download",
            on_click="ignore",
        )
        page_link("invoeren", wijk=wijk)
