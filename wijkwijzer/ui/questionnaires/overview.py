"""All questionnaires, the newest version of each; older versions are folded away."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.questionnaires import add_questionnaire
from wijkwijzer.store.questionnaires import Available
from wijkwijzer.survey.kind_words import rule_name
from wijkwijzer.survey.questionnaires import read_questionnaire
from wijkwijzer.ui.acts import done, now, told
from wijkwijzer.ui.questionnaires.copying import copy_button
from wijkwijzer.ui.questionnaires.holding import Held, language_names, open_list, state_words
from wijkwijzer.ui.runtime import store

LARGEST = 1_000_000
"""Bytes of a file that is read in; a questionnaire has some tens of thousands."""


def overview(held: Held, found: Sequence[Available]) -> None:
    """List what there is, with what can be done with each."""
    for available in found:
        if available.newest or available.state == "draft":
            _entry(held, available)
    older = [a for a in found if not a.newest and a.state != "draft"]
    if older:
        with st.expander(_("Oudere versies"), icon=":material/history:"):
            for available in older:
                _entry(held, available)
    _upload(held)


def _entry(held: Held, available: Available) -> None:
    asked = available.questionnaire
    draft = available.state == "draft"
    with st.container(key=f"ww-lijst-{available.key}"):
        left, right = st.columns([7, 4], vertical_alignment="center", gap="medium")
        facts = f"{held.size_words(asked)} · {language_names(asked.languages)}"
        left.html(
            f'<div class="ww-lijst"><h3>{escape(asked.title["nl"] or _("Zonder titel"))}'
            f'<span class="ww-state{" draft" if draft else ""}">{escape(state_words(available))}'
            f"</span></h3><p>{escape(facts)}</p><p>{escape(rule_name(asked.need_rule))}.</p></div>"
        )
        with right, st.container(horizontal=True, horizontal_alignment="right"):
            label = _("Werk verder") if draft else _("Bekijk")
            kind = "primary" if draft else "secondary"
            if st.button(label, key=f"open-{available.key}", type=kind):  # type: ignore[arg-type]
                open_list(available.key)
                st.rerun()
            if not draft:
                copy_button(held, available)


def _upload(held: Held) -> None:
    with st.expander(_("Lees een vragenlijst in uit een bestand"), icon=":material/upload:"):
        st.html(
            '<p class="ww-quiet">'
            + escape(
                _(
                    "Een bestand dat u hier eerder hebt gedownload, of zelf hebt geschreven "
                    "(YAML). Het wordt een eigen lijst die u nog kunt veranderen."
                )
            )
            + "</p>"
        )
        file = st.file_uploader(
            _("Bestand"), type=["yaml", "yml"], key="questionnaire-file", max_upload_size=1
        )
        if file is None or not st.button(_("Lees dit bestand in"), key="questionnaire-read"):
            return
        with told():
            content = read_questionnaire(_text(file.getvalue()))
            stored = add_questionnaire(store(), held.wijk.id, content, identity=held.who, now=now())
            open_list(stored.id)
            done(_("Ingelezen. Kijk de vragen na en zet de lijst daarna vast."))


def _text(content: bytes) -> str:
    if len(content) > LARGEST:
        raise InvalidInput(_("Dit bestand is te groot voor een vragenlijst."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput(_("Dit is geen tekstbestand. Sla het op als gewone tekst.")) from None
