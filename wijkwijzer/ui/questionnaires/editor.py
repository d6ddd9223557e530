"""An own questionnaire in the making: its screens at the left, what is open of it at the right."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from wijkwijzer.i18n import LANGUAGES
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.questionnaires import publish_questionnaire, remove_questionnaire
from wijkwijzer.survey.kind_words import kind_name, plain_faults
from wijkwijzer.survey.questionnaires import questions
from wijkwijzer.survey.records import Questionnaire, StoredQuestionnaire
from wijkwijzer.survey.translations import missing, wordings
from wijkwijzer.ui.acts import confirmed, done, now, told
from wijkwijzer.ui.parts import page_title
from wijkwijzer.ui.questionnaires.adding import ADD, add_form
from wijkwijzer.ui.questionnaires.holding import PART, Held, close, language_names, open_list
from wijkwijzer.ui.questionnaires.question_form import question_form
from wijkwijzer.ui.questionnaires.reading import download, purpose_words, screens
from wijkwijzer.ui.questionnaires.unsaved import unsaved
from wijkwijzer.ui.questionnaires.whole_form import (
    COMPASS,
    SCREEN,
    TITLE,
    compass_form,
    screen_form,
    title_form,
)
from wijkwijzer.ui.records.listing import row
from wijkwijzer.ui.records.saving import offer_newer, opened
from wijkwijzer.ui.runtime import store

LOOK = "bekijk"
LANGUAGE = "questionnaire-language"


def editor(held: Held, stored: StoredQuestionnaire) -> None:
    """Draw a draft; what is changed starts from the version that this screen opened."""
    record = opened(stored)
    asked = record.content
    page_title(asked.title.get("nl", "") or _("Zonder titel"))
    offer_newer(record, stored)
    head = st.container()
    left, right = st.columns([4, 6], gap="large")
    with left:
        language = _language(asked)
    # The open part comes first: what was typed is held before another row opens.
    with right, st.container(key="ww-detail"):
        _open(held, record, language)
    with head:
        _head(held, record)
    with left:
        _outline(asked, unsaved(record))


def _head(held: Held, record: StoredQuestionnaire) -> None:
    """Say whether it can be used, and offer what is done with the whole of it."""
    asked = record.content
    faults = plain_faults(asked)
    based = _("Op basis van {key}. {size}.").format(
        key=record.based_on or "-", size=held.size_words(asked)
    )
    st.html(f'<p class="ww-source">{escape(based)} {escape(_languages_words(asked))}</p>')
    if faults:
        items = "".join(f"<li>{escape(fault)}</li>" for fault in faults)
        head = escape(_("Deze lijst is nog niet te gebruiken:"))
        st.html(f'<div class="ww-not-ready"><b>{head}</b><ul class="ww-todo">{items}</ul></div>')
    else:
        text = _("Klaar om te gebruiken. Zet hem vast, of verander nog iets.")
        st.html(f'<div class="ww-ready">{escape(text)}</div>')
    waiting = [_part_name(asked, part) for part in unsaved(record)]
    if waiting:
        text = _("Nog niet bewaard: {parts}.").format(parts=", ".join(waiting))
        st.html(f'<div class="ww-not-ready"><b>{escape(text)}</b></div>')
    with st.container(horizontal=True):
        _publish(held, record, ready=not (faults or waiting))
        download(asked)
        _remove(held, record)


def _languages_words(asked: Questionnaire) -> str:
    """Say in which languages it can be filled in, and in which begun ones texts are missing."""
    said = _("Compleet in: {languages}.").format(languages=language_names(asked.languages))
    whole = len(list(wordings(asked)))
    lacking = {
        LANGUAGES[language].dutch_name: count
        for language in LANGUAGES
        if language != "nl" and 0 < (count := len(missing(asked, language))) < whole
    }
    if not lacking:
        return said
    named = ", ".join(f"{name} ({count})" for name, count in lacking.items())
    return f"{said} " + _("Nog te vertalen: {languages}.").format(languages=named)


def _publish(held: Held, record: StoredQuestionnaire, *, ready: bool) -> None:
    if not confirmed(
        f"publish-{record.id}",
        _("Zet vast"),
        question=_(
            "Daarna verandert er niets meer aan deze versie, en kunt u er een meting mee beginnen. "
            "Wilt u later iets anders vragen, dan maakt u een nieuwe versie."
        ),
        yes=_("Ja, zet vast"),
        disabled=not ready,
    ):
        return
    with told():
        publish_questionnaire(store(), record, identity=held.who, now=now())
        open_list(record.id)
        done(_("Deze versie staat vast. Begin er een meting mee bij Meting."))


def _remove(held: Held, record: StoredQuestionnaire) -> None:
    if not confirmed(
        f"remove-{record.id}",
        _("Gooi weg"),
        question=_("Deze lijst is dan weg. Er heeft nog niemand iets op ingevuld."),
        yes=_("Ja, gooi weg"),
    ):
        return
    with told():
        remove_questionnaire(store(), record, identity=held.who, now=now())
        close()
        done(_("De lijst is weg."))


def _language(asked: Questionnaire) -> str:
    """Let choose in which language texts are written; say which ones are not complete."""

    def name(language: str) -> str:
        lacking = len(missing(asked, language))
        said = LANGUAGES[language].dutch_name
        if not lacking:
            return said
        return _("{language} ({n} teksten ontbreken)").format(language=said, n=lacking)

    return st.selectbox(
        _("Taal van de teksten"),
        list(LANGUAGES),
        format_func=name,
        key=LANGUAGE,
        help=_(
            "Begin in het Nederlands. Een taal waarin een tekst ontbreekt, doet niet mee; de "
            "andere talen wel."
        ),
    )


def _outline(asked: Questionnaire, waiting: Sequence[str]) -> None:
    """List the parts; `waiting` are those that are not saved."""

    def part(id_: str, name: str, *facts: str) -> None:
        row(PART, id_, name, facts, [_("nog niet bewaard")] if id_ in waiting else [])

    with st.container(key="ww-list"):
        part(TITLE, _("Titel"), asked.title.get("nl", ""))
        part(COMPASS, _("Wijkkompas"), _("waaruit de behoefte volgt"))
        for place, step in enumerate(asked.steps, start=1):
            if len(step.questions) > 1 or step.title or step.show_if:
                name = _screen_name(place, each_theme=step.each_theme)
                part(f"{SCREEN}{step.id}", name, step.title["nl"] if step.title else "")
            for question in step.questions:
                name = question.text.get("nl", "") or _("Zonder tekst")
                facts = (kind_name(question.kind), purpose_words(asked, question))
                part(question.id, name, *facts)
        part(ADD, _("Voeg een vraag toe"))
        part(LOOK, _("Bekijk het geheel"))


def _screen_name(place: int, *, each_theme: bool) -> str:
    text = _("Scherm {n}, voor elk onderwerp") if each_theme else _("Scherm {n}")
    return text.format(n=place)


def _part_name(asked: Questionnaire, part: str) -> str:
    """Name a part as it stands in the list."""
    names = {TITLE: _("Titel"), COMPASS: _("Wijkkompas"), ADD: _("een nieuwe vraag")}
    for place, step in enumerate(asked.steps, start=1):
        names[f"{SCREEN}{step.id}"] = _screen_name(place, each_theme=step.each_theme)
    for question, _each in questions(asked):
        names[question.id] = "‘{}’".format(question.text.get("nl", "") or _("Zonder tekst"))
    return names.get(part, part)


def _open(held: Held, record: StoredQuestionnaire, language: str) -> None:
    asked = record.content
    part = st.query_params.get(PART, TITLE)
    steps = {f"{SCREEN}{step.id}": step for step in asked.steps}
    known = {question.id: question for question, _each in questions(asked)}
    if part in known:
        question_form(held, record, known[part], language)
    elif part in steps:
        screen_form(held, record, steps[part], language)
    elif part == COMPASS:
        compass_form(held, record)
    elif part == ADD:
        add_form(held, record)
    elif part == LOOK:
        st.html(screens(asked, language, len(held.themes)))
    else:
        title_form(held, record, language)
