"""In which languages residents can read, and reading those texts before turning one on."""

from html import escape

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import LANGUAGES, Language, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.languages import turn_language
from wijkwijzer.neighbourhood.languages import enabled_languages
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.spreadsheet import csv_bytes
from wijkwijzer.store.questionnaires import find_questionnaire
from wijkwijzer.survey.records import Questionnaire, Round
from wijkwijzer.survey.translation import TranslatedText, as_table, translated_texts
from wijkwijzer.ui.acts import done, now, told
from wijkwijzer.ui.runtime import store


def language_section(who: Identity, wijk: Wijk) -> None:
    """List the languages, each with its texts to read and a switch."""
    lead = _(
        "Bewoners kiezen zelf een taal, op elk scherm. Nederlands staat altijd aan. Een taal die "
        "uit staat, ziet niemand."
    )
    st.html(f'<p class="ww-lead">{escape(lead)}</p>')
    themes, asked = theme_set(wijk.theme_set), _asked(wijk)
    with st.container(key="ww-languages-on", gap=None):
        for language in LANGUAGES.values():
            texts = translated_texts(language.id, themes, asked)
            _row(who, wijk, language, texts, _state(language, texts, asked))


def _asked(wijk: Wijk) -> list[Questionnaire]:
    """Return what is asked in this wijk now: the questionnaires of its open rounds."""
    with store().read() as reader:
        rounds = [r for r in reader.all(Round, wijk.id) if r.closed_at is None]
        keys = dict.fromkeys((r.questionnaire, r.questionnaire_version) for r in rounds)
        return [find_questionnaire(reader, name, version) for name, version in keys]


def _row(
    who: Identity,
    wijk: Wijk,
    language: Language,
    texts: tuple[TranslatedText, ...],
    state: str,
) -> None:
    on = language.id in enabled_languages(wijk)
    row = st.container(
        horizontal=True, key=f"ww-row-{language.id}", vertical_alignment="center", gap="medium"
    )
    own = f' <bdi lang="{language.id}">{escape(language.name)}</bdi>' if language.id != "nl" else ""
    row.html(
        f'<p class="ww-account"><b>{escape(language.dutch_name)}</b>{own}'
        f"<span>{escape(state)}</span></p>"
    )
    if language.id == "nl":
        return
    row.download_button(
        _("Download de teksten"),
        lambda: csv_bytes(as_table(language.id, texts)),
        f"teksten-{language.id}.csv",
        "text/csv",
        key=f"language-texts-{language.id}",
        on_click="ignore",
    )
    # The key holds what is stored: when somebody else changed it, this is a new switch.
    wanted = row.toggle(_("Aan"), value=on, key=f"language-{language.id}-{on}-{wijk.version}")
    if wanted != on:
        with told():
            turn_language(store(), wijk, language.id, on=wanted, identity=who, now=now())
            name = language.dutch_name
            done(
                _("{language} staat aan: bewoners kunnen deze taal kiezen.").format(language=name)
                if wanted
                else _("{language} staat uit.").format(language=name)
            )


def _state(
    language: Language, texts: tuple[TranslatedText, ...], asked: list[Questionnaire]
) -> str:
    if language.id == "nl":
        return _("Staat altijd aan.")
    sentences = [
        _("Staat vanzelf aan.")
        if language.checked
        else _(
            "Geen moedertaalspreker heeft deze teksten nagekeken. Laat iemand ze lezen voordat u "
            "ze aanzet."
        )
    ]
    missing = sum(not text.translation.strip() for text in texts)
    if any(language.id not in each.languages for each in asked):
        sentences.append(
            _("De vragenlijst van de open meting is er niet in deze taal en blijft Nederlands.")
        )
    elif missing:
        sentences.append(
            _("{n} teksten zijn er nog niet; die leest men in het Nederlands.").format(
                n=number(missing)
            )
        )
    return " ".join(sentences)
