"""One question of an own questionnaire: its words, how one answers, when it is asked."""

from html import escape
from typing import Any

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey import editing
from wijkwijzer.survey.faults import MOST
from wijkwijzer.survey.kind_words import group_question_name, kind_name
from wijkwijzer.survey.questionnaires import SCALES
from wijkwijzer.survey.records import Question, StoredQuestionnaire
from wijkwijzer.ui.acts import confirmed
from wijkwijzer.ui.questionnaires.adding import KINDS
from wijkwijzer.ui.questionnaires.condition_field import condition_field
from wijkwijzer.ui.questionnaires.holding import PART, Held, keep
from wijkwijzer.ui.questionnaires.reading import purpose_words
from wijkwijzer.ui.questionnaires.text_fields import lines_field, text_field
from wijkwijzer.ui.questionnaires.unsaved import beginning, hold, latest

GROUPS: tuple[editing.Group | None, ...] = (None, "age", "household", "tenure")


def question_form(held: Held, record: StoredQuestionnaire, stored: Question, language: str) -> None:
    """Draw the question that is open; in another language than Dutch only its texts."""
    key = f"question-{record.id}-{record.version}-{stored.id}"
    purpose = purpose_words(record.content, stored)
    if purpose:
        st.html(f'<p class="ww-purpose">{escape(purpose)}.</p>')
    question = beginning(record, stored.id, language, stored)
    if language == "nl":
        _kind(held, record, latest(record, stored.id, stored), key)
    changed = _texts(question, language, key)
    if language == "nl":
        changed = _settings(changed, key)
        condition = condition_field(record.content, question, key)
        changed = changed.model_copy(update={"show_if": condition})
    hold(record, stored.id, stored, changed)
    if st.button(_("Bewaar deze vraag"), type="primary", key=f"{key}-save-{language}"):
        keep(
            held,
            record,
            editing.with_question(record.content, changed),
            _("De vraag is bewaard."),
            part=stored.id,
        )
    if language == "nl":
        _place(held, record, stored, key)


def _kind(held: Held, record: StoredQuestionnaire, question: Question, key: str) -> None:
    """Let choose another kind or group; at once, since other fields belong to it."""
    asked = record.content
    left, right = st.columns(2)
    fixed = question.id in {asked.need_question, asked.score_question}
    kind = left.selectbox(
        _("Hoe antwoordt men?"),
        KINDS,
        index=KINDS.index(question.kind),
        format_func=kind_name,
        disabled=fixed or question.group is not None,
        help=_("Vast, omdat het wijkkompas met deze vraag rekent.") if fixed else None,
        key=f"{key}-kind",
    )
    group = question.group
    if question.kind == "single" and question.group != "buurt":
        group = right.selectbox(
            _("Telt als groep"),
            GROUPS,
            index=GROUPS.index(question.group) if question.group in GROUPS else 0,
            format_func=lambda g: group_question_name(g) if g else _("nee"),
            help=_("Een groep heeft vaste antwoorden, zodat u haar met de wijk kunt vergelijken."),
            key=f"{key}-group",
        )
    changed = question if kind == question.kind else editing.as_kind(question, kind)
    if kind == question.kind and group not in {question.group, "buurt"}:
        changed = editing.with_group(question, group)
    if changed != question:
        keep(
            held,
            record,
            editing.with_question(asked, changed),
            _("De vraag is nu van een andere soort. Kijk haar na."),
            part=question.id,
        )


def _texts(question: Question, language: str, key: str) -> Question:
    update: dict[str, Any] = {
        "text": text_field(
            _("De vraag"), question.text, language, key=f"{key}-text-{language}", required=True
        )
        or {"nl": ""},
        "help": text_field(
            _("Uitleg eronder"), question.help, language, key=f"{key}-help-{language}", long=True
        ),
    }
    if question.kind == "score":
        update["low_text"] = text_field(
            _("Woorden bij het laagste"), question.low_text, language, key=f"{key}-low-{language}"
        )
        update["high_text"] = text_field(
            _("Woorden bij het hoogste"), question.high_text, language, key=f"{key}-high-{language}"
        )
    changed = question.model_copy(update=update)
    if question.kind in SCALES and (question.words or question.kind == "urgency"):
        dutch = "\n".join(word.get("nl", "") for word in question.words)
        lines = "\n".join(word.get(language, "") for word in question.words)
        typed = lines_field(
            _("Woorden bij de punten, van laag naar hoog, één per regel"),
            lines,
            dutch,
            language,
            key=f"{key}-words-{language}",
            help_=_("Evenveel regels als er punten zijn."),
        )
        changed = editing.with_words(changed, typed, language)
    if question.kind in {"single", "multiple"}:
        changed = _options(changed, language, key)
    return changed


def _options(question: Question, language: str, key: str) -> Question:
    fixed = _("De antwoorden van een groep staan vast; de woorden mogen anders.")
    free = _("De volgorde hier is de volgorde op het scherm.")
    typed = lines_field(
        _("Antwoorden, één per regel"),
        editing.option_lines(question, language),
        editing.option_lines(question, "nl"),
        language,
        key=f"{key}-options-{language}",
        help_=fixed if question.group else free,
    )
    return editing.with_options(question, typed, language)


def _settings(question: Question, key: str) -> Question:
    update: dict[str, Any] = {}
    kind = question.kind
    left, right = st.columns(2)
    if kind in {"score", "number"}:
        update["minimum"] = left.number_input(
            _("Laagste"), -1000, 100_000, question.minimum, key=f"{key}-min"
        )
        update["maximum"] = right.number_input(
            _("Hoogste"), -1000, 100_000, question.maximum, key=f"{key}-max"
        )
    if kind in {"top", *MOST}:
        update["choose"] = left.number_input(
            _("Hoeveel hooguit?"), 1, MOST.get(kind, 14), question.choose, key=f"{key}-choose"
        )
    if kind in {"short", "long", "pin", "area"}:
        update["max_length"] = right.number_input(
            _("Hoeveel tekens hooguit?"), 10, 4000, question.max_length, key=f"{key}-long"
        )
    if kind in {"single", "multiple"} and not question.group:
        update["other"] = st.toggle(
            _("Ook: anders, namelijk …"), question.other, key=f"{key}-other"
        )
    if kind in {"pin", "area"}:
        update["ask_theme"] = st.toggle(
            _("Vraag bij elke plek over welk onderwerp het gaat"),
            question.ask_theme,
            key=f"{key}-theme",
        )
    if kind not in {"buurt", "short", "long", *MOST} and not question.group:
        update["dont_know"] = st.toggle(
            _("‘Weet ik niet’ mag"), question.dont_know, key=f"{key}-dont-know"
        )
    if kind in {"short", "long"}:
        update["contribution"] = st.toggle(
            _("Anderen mogen het lezen, nadat u het hebt nagekeken"),
            question.contribution,
            key=f"{key}-contribution",
        )
    return question.model_copy(update=update)


def _place(held: Held, record: StoredQuestionnaire, question: Question, key: str) -> None:
    """Move the question, or drop it."""
    asked = record.content
    with st.container(horizontal=True):
        for label, places in ((_("Omhoog"), -1), (_("Omlaag"), 1)):
            if st.button(label, key=f"{key}-move{places}"):
                keep(
                    held,
                    record,
                    editing.moved(asked, question.id, places),
                    _("De vraag is verplaatst."),
                )
        needed = editing.why_it_must_stay(asked, question.id)
        lost = editing.what_is_lost(asked, question.id)
        sure = confirmed(
            f"{key}-drop",
            _("Haal weg"),
            question=lost or _("De vraag verdwijnt uit deze lijst."),
            yes=_("Ja, haal weg"),
            disabled=bool(needed),
        )
    if needed:
        st.text(needed)
    if sure:

        def forget() -> None:
            st.query_params.pop(PART, None)

        keep(
            held,
            record,
            editing.without_question(asked, question.id),
            _("De vraag is weg."),
            part=question.id,
            then=forget,
        )
