"""The survey form on the page: the element, what it is given, and what it says back."""

from functools import cache
from html import escape

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from wijkwijzer.i18n import LANGUAGES, choose, current_language
from wijkwijzer.intake.survey import choose_language
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.store.context import RoundContext
from wijkwijzer.survey.form import ENTRY, STYLE
from wijkwijzer.survey.form.presentation import Json, presentation, wiped, with_draft
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.survey.places import has_map
from wijkwijzer.ui.survey.visit import CHECK, PLACES, Visit, move

_contents: dict[tuple[str, str], tuple[RoundContext, Json]] = {}


def form(visit: Visit) -> None:
    """Draw the form; it saves by itself, and goes on when it is done."""
    # The form begins at the second level; what the page is about is said, not shown.
    st.html(f'<h1 class="ww-unseen">{escape(choose(visit.context.questionnaire.title))}</h1>')
    result = _element()(
        key="survey-form",
        data=with_draft(
            _content(visit.context),
            token=visit.token,
            answers=visit.draft.answers,
            number=visit.stored.number,
            step=visit.draft.step,
        ),
        on_klaar_change=_heard,
        on_taal_change=_heard,
        on_vervallen_change=_heard,
    )
    if result.taal in LANGUAGES and result.taal != current_language():
        choose_language(store(), visit.token, result.taal)
        st.query_params["taal"] = result.taal
        st.rerun()
    if result.klaar:
        move(visit, PLACES if has_map(visit.context) else CHECK)
    if result.vervallen:
        st.rerun()  # the store says what became of the draft


def wipe() -> None:
    """Let the form forget what it keeps in this browser."""
    _element()(key="survey-wipe", data=wiped())


def _heard() -> None:
    """Triggers exist only when a callback is named; what they say is read from the result."""


@cache
def _style() -> str:
    return STYLE.read_text("utf-8")


def _element() -> ComponentRenderer:
    return st.components.v2.component("survey_form", css=_style(), js=ENTRY)


def _content(context: RoundContext) -> Json:
    """Return what the form shows; made once per language until a record of the wijk changes."""
    key = (context.round.id, current_language())
    known = _contents.get(key)
    if known is None or known[0] is not context:
        content = presentation(context.questionnaire, context.themes, context.buurten, pictogram)
        known = _contents[key] = (context, content)
    return known[1]
