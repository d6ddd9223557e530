"""Whose compass it is: everybody's, a buurt's, a group's, or a group's within a buurt."""

from collections.abc import Mapping

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import CATEGORIES, NOT_SAID, GroupVariable
from wijkwijzer.publish.book import Book
from wijkwijzer.survey.questionnaires import questions
from wijkwijzer.wijkkompas.results import View
from wijkwijzer.wijkkompas.words import buurt_name, capitalised, group_name

BUURT = "kompas_buurt"
GROUP = "kompas_group"
Group = tuple[GroupVariable, str]


def choose_view(book: Book) -> View:
    """Draw the two choices, where and who, and return the view they make together."""
    names = book.facts.buurt_names
    complete = book.audience != "public"
    buurt = st.selectbox(
        _("Waar?"),
        (None, *names, *((NOT_SAID,) if complete and names else ())),
        format_func=lambda id_: buurt_name(id_, names) if id_ else _("De hele wijk"),
        key=_kept(BUURT, names),
    )
    group = st.selectbox(
        _("Van wie?"),
        (None, *_groups(_asked(book), complete=complete)),
        format_func=lambda pair: capitalised(group_name(*pair)) if pair else _("Alle bewoners"),
        key=GROUP,
    )
    variable, category = group or (None, None)
    return View(buurt=buurt, variable=variable, category=category)


def show_buurt(buurt: str) -> None:
    """Let the page show the compass of a buurt from its next run on."""
    st.session_state[f"{BUURT}_next"] = buurt


def _kept(key: str, names: Mapping[str, str]) -> str:
    """Take over what another part of the page asked for; forget a buurt that is gone."""
    asked = st.session_state.pop(f"{key}_next", None)
    if asked in names:
        st.session_state[key] = asked
        st.session_state[GROUP] = None
    elif st.session_state.get(key) not in {None, NOT_SAID, *names}:
        del st.session_state[key]
    return key


def _asked(book: Book) -> frozenset[str]:
    """Return the groups that the questionnaire of this round asks about."""
    asked = book.facts.context.questionnaire
    return frozenset(question.group for question, _each in questions(asked) if question.group)


def _groups(asked: frozenset[str], *, complete: bool) -> tuple[Group, ...]:
    return tuple(
        (variable, category)
        for variable, categories in CATEGORIES.items()
        if variable in asked
        for category in (*categories, *((NOT_SAID,) if complete else ()))
    )
