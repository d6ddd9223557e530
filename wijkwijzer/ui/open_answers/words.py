"""Which words residents use most, per theme; each leads to the texts it stands in."""

from html import escape

import pandas as pd
import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.publish.open_answers import frequent_words, wording
from wijkwijzer.survey.open_answers.search import WITHOUT_THEME, exactly
from wijkwijzer.survey.open_answers.words import WordCount
from wijkwijzer.ui.open_answers.desk import Desk, choose_round, go_to
from wijkwijzer.ui.open_answers.search import THEME, TYPED
from wijkwijzer.ui.runtime import store

MOST = 20
"""So many words stand on the list."""


def words(desk: Desk) -> None:
    """Draw the words of a theme, most people first."""
    with st.container(horizontal=True, key="ww-filters"):
        theme = str(
            st.selectbox(
                _("Thema"),
                ("", *desk.themes, WITHOUT_THEME),
                format_func=lambda id_: (
                    {"": _("Alle thema's"), WITHOUT_THEME: _("Zonder thema")}.get(id_)
                    or desk.theme_label(id_)
                ),
                key="open-words-theme",
                label_visibility="collapsed",
                width=280,
            )
        )
        round_id = choose_round(desk, "open-words-round", all_of_them=True)
    found = wording(store(), desk.wijk.id, identity=desk.who)
    counts = frequent_words(found, theme=theme, round_id=round_id)
    if not counts:
        ui.empty_state(
            _("Nog geen woord is door meer dan één bewoner gebruikt."),
            _("Kies een ander thema, of wacht op meer opmerkingen."),
        )
        return
    ui.finding(_finding(counts))
    st.html(f'<p class="ww-quiet">{escape(_explained())}</p>')
    _bars(counts[:MOST], theme, round_id)
    ui.download_table(
        pd.DataFrame(
            [(", ".join(count.spellings), count.people) for count in counts],
            columns=[_("Woord"), _("Bewoners")],
        ),
        f"woorden-{desk.wijk.id}",
        show=False,
    )


def _finding(counts: tuple[WordCount, ...]) -> str:
    first, *others = counts
    if not others:
        return _("{n} bewoners schrijven over “{word}”.").format(
            n=number(first.people), word=first.word
        )
    return _("De meeste bewoners schrijven over “{word}” ({n}) en “{second}” ({m}).").format(
        word=first.word, n=number(first.people), second=others[0].word, m=number(others[0].people)
    )


def _explained() -> str:
    return _(
        "Hoeveel bewoners een woord gebruikten, niet wat zij ermee bedoelden. Kies een woord om te "
        "lezen wat zij schreven. Woorden als “de” en “ook” tellen niet mee; meervouden staan erbij."
    )


def _bars(counts: tuple[WordCount, ...], theme: str, round_id: str) -> None:
    longest = counts[0].people
    with st.container(key="ww-words", gap=None):
        for place, count in enumerate(counts):
            with st.container(horizontal=True, key=f"ww-word-{place}", vertical_alignment="center"):
                pressed = st.button(
                    ", ".join(count.spellings[:3]),
                    key=f"open-word-{place}-{count.word}",
                    type="tertiary",
                    width=300,
                )
                share = 100 * count.people / longest
                st.html(
                    f'<div class="ww-word"><b style="width:{share:.1f}%"></b>'
                    f"<span>{number(count.people)}</span></div>"
                )
            if pressed:
                go_to(
                    "zoeken",
                    **{TYPED: exactly(*count.spellings), THEME: theme, "open-round": round_id},
                )
