"""A questionnaire as it is put to residents, screen by screen, with what follows from it."""

from html import escape

import streamlit as st

from wijkwijzer.i18n import LANGUAGES
from wijkwijzer.i18n import gettext as _
from wijkwijzer.store.questionnaires import Available
from wijkwijzer.survey.editing import to_yaml
from wijkwijzer.survey.kind_words import group_question_name, kind_name, rule_name
from wijkwijzer.survey.questionnaires import find_question
from wijkwijzer.survey.records import OTHER, Condition, Question, Questionnaire, Step
from wijkwijzer.ui.parts import page_title
from wijkwijzer.ui.questionnaires.copying import copy_button
from wijkwijzer.ui.questionnaires.holding import Held, state_words


def reading(held: Held, available: Available) -> None:
    """Show a version that is locked."""
    asked = available.questionnaire
    page_title(asked.title["nl"], f"{state_words(available)}. {held.size_words(asked)}.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        copy_button(held, available)
        download(asked)
        language = language_choice(asked, "reading-language")
    st.html(f'<p class="ww-quiet">{escape(rule_name(asked.need_rule))}.</p>')
    st.html(screens(asked, language, len(held.themes)))


def download(asked: Questionnaire) -> None:
    """Offer the questionnaire as a readable file."""
    st.download_button(
        _("Download als bestand"),
        to_yaml(asked),
        f"{asked.id}-{asked.version}.yaml",
        "text/yaml",
        key="questionnaire-download",
        on_click="ignore",
        icon=":material/download:",
    )


def language_choice(asked: Questionnaire, key: str) -> str:
    """Let choose in which language the questions are shown."""
    if len(asked.languages) < 2:
        return "nl"
    return st.selectbox(
        _("Taal"),
        [language for language in asked.languages if language in LANGUAGES],
        format_func=lambda language: LANGUAGES[language].dutch_name,
        key=key,
        width=200,
    )


def screens(asked: Questionnaire, language: str, n_themes: int) -> str:
    """Write all screens as HTML; everything that somebody wrote is escaped."""
    items = "".join(f"<li>{_screen(asked, step, language, n_themes)}</li>" for step in asked.steps)
    direction = LANGUAGES[language].direction
    return f'<ol class="ww-screens" data-dir="{direction}">{items}</ol>'


def _screen(asked: Questionnaire, step: Step, language: str, n_themes: int) -> str:
    heads = []
    if step.each_theme:
        heads.append(_("{n} keer, een scherm voor elk onderwerp van de wijk").format(n=n_themes))
    heads += [in_language(texts, language) for texts in (step.title, step.help) if texts]
    if step.show_if:
        heads.append(condition_words(asked, step.show_if))
    head = "".join(f"<h4>{escape(text)}</h4>" for text in heads)
    return head + "".join(_question(asked, question, language) for question in step.questions)


def _question(asked: Questionnaire, question: Question, language: str) -> str:
    said = LANGUAGES[language]
    way = f' lang="{said.id}" dir="{said.direction}"'
    parts = [f"<b{way}>{escape(in_language(question.text, language))}</b>"]
    if question.help:
        parts.append(f"<p{way}>{escape(in_language(question.help, language))}</p>")
    answers = _answers(question, language)
    if answers:
        chips = "".join(f"<li{way}>{escape(answer)}</li>" for answer in answers)
        parts.append(f'<ul class="ww-chips">{chips}</ul>')
    parts.append(f"<i>{escape(_kind_words(question))}</i>")
    if question.show_if:
        parts.append(f"<i>{escape(condition_words(asked, question.show_if))}</i>")
    purpose = purpose_words(asked, question)
    if purpose:
        parts.append(f'<i class="ww-for">{escape(purpose)}</i>')
    return f'<div class="ww-ask">{"".join(parts)}</div>'


def _answers(question: Question, language: str) -> list[str]:
    if question.words:
        return [in_language(word, language) for word in question.words]
    if question.kind == "score":
        low, high = (
            in_language(texts, language) if texts else ""
            for texts in (question.low_text, question.high_text)
        )
        return [f"{question.minimum} {low}".strip(), f"{question.maximum} {high}".strip()]
    found = [in_language(option.text, language) for option in question.options]
    return [*found, _("Anders, namelijk …")] if question.other else found


def _kind_words(question: Question) -> str:
    said = [kind_name(question.kind)]
    if question.kind in {"score", "number", "urgency"}:
        said.append(
            _("{low} tot en met {high}").format(low=question.minimum, high=question.maximum)
        )
    if question.kind in {"top", "pin", "area", "photo"}:
        said.append(_("hooguit {n}").format(n=question.choose))
    if question.dont_know:
        said.append(_("‘weet ik niet’ mag"))
    if question.group:
        said.append(_("‘dat zeg ik liever niet’ mag"))
    if question.contribution or question.kind in {"pin", "area", "photo"}:
        said.append(_("u leest het eerst, daarna kunnen anderen het zien"))
    return " · ".join(said)


def purpose_words(asked: Questionnaire, question: Question) -> str:
    """Say what is made of the answers, "" when only the answers themselves are kept."""
    found = []
    if question.id == asked.need_question:
        found.append(_("Hieruit volgt de behoefte op het wijkkompas"))
    if question.id == asked.score_question:
        found.append(_("Hieruit volgt hoe het nu is"))
    if question.group:
        found.append(
            _("Hiermee kijkt u naar groepen: {group}").format(
                group=group_question_name(question.group)
            )
        )
    return ". ".join(found)


def condition_words(asked: Questionnaire, condition: Condition) -> str:
    """Say when a question is asked."""
    try:
        question = find_question(asked, condition.question)
    except KeyError:
        return _("Alleen na een vraag die er niet meer is")
    text = question.text.get("nl", question.id)
    if condition.any_of:
        names = {option.id: option.text.get("nl", option.id) for option in question.options}
        names[OTHER] = _("Anders, namelijk")
        answers = _(" of ").join(f"‘{names.get(id_, id_)}’" for id_ in condition.any_of)
        return _("Alleen wie bij ‘{question}’ antwoordt: {answers}").format(
            question=text, answers=answers
        )
    low, high = condition.at_least, condition.at_most
    return _("Alleen wie bij ‘{question}’ {low} tot en met {high} geeft").format(
        question=text,
        low=question.minimum if low is None else low,
        high=question.maximum if high is None else high,
    )


def in_language(texts: dict[str, str], language: str) -> str:
    """Return a text in a language, in Dutch where that is missing."""
    return texts.get(language) or texts.get("nl", "")
