"""What belongs to a whole questionnaire or to one screen: title, help, place, the compass."""

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey.editing import fits_need, step_moved, with_step
from wijkwijzer.survey.kind_words import rule_name
from wijkwijzer.survey.questionnaires import questions
from wijkwijzer.survey.records import NeedRule, Question, Step, StoredQuestionnaire
from wijkwijzer.ui.questionnaires.holding import Held, keep
from wijkwijzer.ui.questionnaires.text_fields import text_field
from wijkwijzer.ui.questionnaires.unsaved import beginning, hold

TITLE, COMPASS, SCREEN = "titel", "kompas", "scherm."
"""In the address: the parts that are no question."""
RULES: tuple[NeedRule, ...] = ("urgency", "dissatisfaction", "priority")


def title_form(held: Held, record: StoredQuestionnaire, language: str) -> None:
    """Change the title, which residents read on the first screen."""
    st.subheader(_("Titel"), anchor=False)
    key = f"title-{record.id}-{record.version}"
    stored = record.content.title
    title = text_field(
        _("Wat bewoners boven de vragenlijst lezen"),
        beginning(record, TITLE, language, stored),
        language,
        key=f"{key}-{language}",
        required=True,
    )
    hold(record, TITLE, stored, title or {"nl": ""})
    if st.button(_("Bewaar"), type="primary", key=f"{key}-save"):
        changed = record.content.model_copy(update={"title": title or {"nl": ""}})
        keep(held, record, changed, _("De titel is bewaard."), part=TITLE)


def screen_form(held: Held, record: StoredQuestionnaire, step: Step, language: str) -> None:
    """Change what stands above the questions of a screen, and where the screen comes."""
    st.subheader(_("Boven de vragen van dit scherm"), anchor=False)
    key = f"screen-{record.id}-{record.version}-{step.id}"
    if step.each_theme:
        st.write(_("Dit scherm komt terug voor elk onderwerp, met de naam van het onderwerp."))
    else:
        part = f"{SCREEN}{step.id}"
        title, help_ = beginning(record, part, language, (step.title, step.help))
        title = text_field(_("Kop"), title, language, key=f"{key}-t-{language}")
        help_ = text_field(_("Uitleg"), help_, language, key=f"{key}-h-{language}", long=True)
        hold(record, part, (step.title, step.help), (title, help_))
        if st.button(_("Bewaar"), type="primary", key=f"{key}-save"):
            changed = step.model_copy(update={"title": title, "help": help_})
            asked = with_step(record.content, changed)
            keep(held, record, asked, _("Het scherm is bewaard."), part=part)
    with st.container(horizontal=True):
        for label, places in ((_("Scherm omhoog"), -1), (_("Scherm omlaag"), 1)):
            if st.button(label, key=f"{key}-{places}"):
                keep(
                    held,
                    record,
                    step_moved(record.content, step.id, places),
                    _("Het scherm is verplaatst."),
                )


def compass_form(held: Held, record: StoredQuestionnaire) -> None:
    """Choose from which question the need follows, and which tells how it is now."""
    asked = record.content
    st.subheader(_("Wijkkompas"), anchor=False)
    st.write(
        _(
            "Op het wijkkompas is een blad langer als bewoners meer nodig hebben. Kies waaruit dat "
            "volgt. Kiest u iets anders dan de vorige keer, dan zijn de metingen niet te "
            "vergelijken."
        )
    )
    key = f"compass-{record.id}-{record.version}"
    stored = (asked.need_rule, asked.need_question, asked.score_question)
    begun = beginning(record, COMPASS, "", stored)
    rule = st.radio(
        _("Waaruit volgt de behoefte?"),
        RULES,
        index=RULES.index(begun[0]),
        format_func=rule_name,
        key=f"{key}-rule",
    )
    fitting = fits_need(asked, rule)
    if not fitting:
        st.warning(
            {
                "urgency": _("Voeg eerst bij elk onderwerp een vraag toe: Hoe hard is het nodig?"),
                "dissatisfaction": _("Voeg eerst bij elk onderwerp een vraag om een cijfer toe."),
                "priority": _(
                    "Voeg eerst een vraag toe waarbij men de belangrijkste onderwerpen kiest."
                ),
            }[rule]
        )
        return
    need = _choice(_("Welke vraag?"), fitting, begun[1], f"{key}-need-{rule}")
    scores = [q for q, each in questions(asked) if q.kind == "score" and each]
    score = (
        _choice(_("Welke vraag zegt hoe het nu is?"), scores, begun[2], f"{key}-score")
        if scores
        else None
    )
    hold(record, COMPASS, stored, (rule, need, score))
    if st.button(_("Bewaar"), type="primary", key=f"{key}-save"):
        changed = asked.model_copy(
            update={"need_rule": rule, "need_question": need, "score_question": score}
        )
        keep(held, record, changed, _("Bewaard."), part=COMPASS)


def _choice(label: str, found: list[Question], chosen: str | None, key: str) -> str:
    names = {question.id: question.text.get("nl", "") for question in found}
    ids = list(names)
    return st.selectbox(
        label,
        ids,
        index=ids.index(chosen) if chosen in names else 0,
        format_func=lambda id_: names[id_],
        key=key,
    )
