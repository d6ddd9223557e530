"""The themes in order of need, and how often each would come first."""

from html import escape

import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import palette
from wijkwijzer.ui.kompas.pieces import Shown
from wijkwijzer.wijkkompas.ranking import Ranked, in_hundred, place_words, ranking_sentence
from wijkwijzer.wijkkompas.words import capitalised

MOST = 6
"""Themes in the list: below these, nothing competes for the first place."""

STYLE = """<style>
[data-testid="stHtml"] table.ww-order { border-collapse: collapse; width: 100%; max-width: 52rem;
    line-height: 1.3; font-variant-numeric: tabular-nums; }
.ww-order th, .ww-order td { border: 0 !important; text-align: start; font-weight: 400;
    padding: 0.4rem 0.9rem 0.4rem 0 !important;
    border-bottom: 1px solid var(--ww-line) !important; }
.ww-order thead th { color: var(--ww-quiet); }
.ww-order td { white-space: nowrap; }
.ww-order .ww-bar { display: inline-block; width: 8rem; height: 0.6rem; margin-inline-end: 0.6rem;
    background: var(--ww-line); vertical-align: 0.05em; }
.ww-order .ww-bar i { display: block; height: 100%; }
</style>"""


def ranking_section(what: Shown) -> None:
    """Say which need is the largest and how sure that is; nothing with fewer than two themes."""
    found = what.book.ranking(what.view).content
    sentence = ranking_sentence(found, what.themes)
    if not sentence:
        return
    st.header(_("Waar is de behoefte het grootst?"), anchor=False)
    ui.finding(sentence)
    heads = (_("Onderwerp"), _("Van de 100 keer bovenaan"), _("Zeker tussen"))
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    rows = "".join(_row(ranked, what) for ranked in found.themes[:MOST])
    body = f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    st.html(f'{STYLE}<table class="ww-order">{body}</table>')
    explained = _(
        "Zou dezelfde enquête nog eens worden gehouden, dan antwoorden deels andere bewoners. "
        "Hoe vaak een onderwerp dan bovenaan staat, volgt uit de marges."
    )
    st.html(f'<p class="ww-quiet">{escape(explained)}</p>')


def _row(ranked: Ranked, what: Shown) -> str:
    bar = f"width: {100 * ranked.first:.0f}%; background: {palette().need}"
    return (
        f'<tr><th scope="row">{escape(capitalised(what.themes[ranked.theme]))}</th>'
        f'<td><span class="ww-bar"><i style="{bar}"></i></span>'
        f"{escape(in_hundred(ranked.first))}</td>"
        f"<td>{escape(place_words(ranked))}</td></tr>"
    )
