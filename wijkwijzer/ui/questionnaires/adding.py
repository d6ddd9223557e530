"""Adding a question to an own questionnaire."""

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey.editing import with_new_question
from wijkwijzer.survey.kind_words import kind_name
from wijkwijzer.survey.records import Kind, StoredQuestionnaire
from wijkwijzer.ui.questionnaires.holding import PART, Held, keep
from wijkwijzer.ui.questionnaires.unsaved import beginning, hold

ADD = "nieuw"
"""In the address: the part in which a question is added."""

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
    nothing: tuple[str, Kind, str] = ("", KINDS[0], "")
    text, kind, place = beginning(record, ADD, "", nothing)
    text = st.text_input(_("Wat vraagt u?"), text, max_chars=300, key="new-question-text")
    kind = st.selectbox(
        _("Hoe antwoordt men?"),
        KINDS,
        index=KINDS.index(kind),
        format_func=kind_name,
        key="new-question-kind",
    )
    place = st.selectbox(
        _("Waar?"),
        tuple(places),
        index=list(places).index(place) if place in places else 0,
        format_func=lambda id_: places[id_],
        key="new-question-place",
    )
    # A choice without a question is nothing yet.
    hold(record, ADD, nothing, (text, kind, place) if text.strip() else nothing)
    wanted = st.button(_("Voeg toe"), type="primary", key="new-question-add")
    if not wanted:
        return
    if not text.strip():
        st.error(_("Schrijf eerst de vraag op."))
        return
    changed, question_id = with_new_question(asked, kind, text.strip(), step_id=place)

    def show_it() -> None:
        st.query_params[PART] = question_id

    said = _("De vraag staat erbij. Vul haar hieronder aan.")
    keep(held, record, changed, said, part=ADD, then=show_it)
