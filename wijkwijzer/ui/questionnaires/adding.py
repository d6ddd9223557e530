"""Adding a question to an own questionnaire."""

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey.editing import with_new_question
from wijkwijzer.survey.kind_words import kind_name
from wijkwijzer.survey.records import Kind, StoredQuestionnaire
from wijkwijzer.ui.questionnaires.holding import PART, Held, keep

KINDS: tuple[Kind, ...] = (
    "single",
    "multiple",
    "top",
    "score",
    "urgency",
    "number",
    "short",
    "long",
    "pin",
    "area",
    "photo",
    "buurt",
)


def add_form(held: Held, record: StoredQuestionnaire) -> None:
    """Ask for the question, its kind and where it comes; the rest is set afterwards."""
    asked = record.content
    places = {"": _("Op een eigen scherm, aan het eind")}
    for number, step in enumerate(asked.steps, start=1):
        first = step.questions[0].text.get("nl", "") if step.questions else ""
        text = _("Op scherm {n}, onder ‘{question}’")
        if step.each_theme:
            text = _("Op scherm {n}, bij elk onderwerp, onder ‘{question}’")
        places[step.id] = text.format(n=number, question=first)
    st.subheader(_("Voeg een vraag toe"), anchor=False)
    with st.form("new-question", border=False):
        text = st.text_input(_("Wat vraagt u?"), max_chars=300, key="new-question-text")
        kind = st.selectbox(
            _("Hoe antwoordt men?"), KINDS, format_func=kind_name, key="new-question-kind"
        )
        place = st.selectbox(
            _("Waar?"), tuple(places), format_func=lambda id_: places[id_], key="new-question-place"
        )
        wanted = st.form_submit_button(_("Voeg toe"), type="primary", key="new-question-add")
    if not wanted:
        return
    if not text.strip():
        st.error(_("Schrijf eerst de vraag op."))
        return
    changed, question_id = with_new_question(asked, kind, text.strip(), step_id=place)

    def show_it() -> None:
        st.query_params[PART] = question_id

    keep(held, record, changed, _("De vraag staat erbij. Vul haar hieronder aan."), then=show_it)
