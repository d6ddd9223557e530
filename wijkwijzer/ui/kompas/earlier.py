"""What an earlier round said, beside this one: only of what was asked in the same way."""

import datetime as dt
from collections.abc import Sequence
from html import escape

import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.publish.rounds import beside_earlier, earlier_round
from wijkwijzer.survey.comparison import comparison_sentence
from wijkwijzer.ui.kompas.pieces import Shown
from wijkwijzer.wijkkompas.earlier import (
    ThenAndNow,
    change_sentence,
    change_words,
    then_and_now_table,
    weighed_otherwise,
)
from wijkwijzer.wijkkompas.words import capitalised

STYLE = """<style>
[data-testid="stHtml"] table.ww-then { border-collapse: collapse; width: 100%; max-width: 52rem;
    line-height: 1.3; font-variant-numeric: tabular-nums; }
.ww-then th, .ww-then td { border: 0 !important; text-align: start; font-weight: 400;
    padding: 0.4rem 0.9rem 0.4rem 0 !important;
    border-bottom: 1px solid var(--ww-line) !important; }
.ww-then thead th { color: var(--ww-quiet); }
.ww-then td { white-space: nowrap; }
.ww-then td.ww-changed { font-weight: 600; }
.ww-then td.ww-alike { color: var(--ww-quiet); }
.ww-then small { color: var(--ww-quiet); font-size: 0.9rem; margin-inline-start: 0.4rem; }
</style>"""


def earlier_section(what: Shown) -> None:
    """Show the last earlier round beside this one; nothing where there is none."""
    book, now = what.book, dt.datetime.now(dt.UTC)
    earlier = earlier_round(ui.store(), book)
    if earlier is None:
        return
    name = earlier.round.name
    st.header(_("En de vorige keer?"), anchor=False)
    if earlier.comparison.reason:
        _say(comparison_sentence(earlier.comparison, name))
        return
    pairs = beside_earlier(ui.store(), book, earlier, what.view, now=now)
    if not pairs.content:
        _say(_("Er zijn nog te weinig antwoorden om {name} naast nu te zetten.").format(name=name))
        return
    explained = _(
        "De behoefte toen en nu, met de marge. Een verschil heet hier pas een verandering als het "
        "meer is dan toeval, ook als u op alle onderwerpen tegelijk let. Of toen dezelfde soort "
        "mensen antwoordden, is een andere vraag."
    )
    ui.finding(change_sentence(pairs.content, what.themes))
    st.html(STYLE + _table(what, pairs.content, name))
    warned = weighed_otherwise(pairs.content)
    st.html(f'<p class="ww-quiet">{escape(f"{explained} {warned}".strip())}</p>')
    ui.download_table(
        then_and_now_table(pairs, what.themes, name),
        f"toen-en-nu-{book.facts.context.wijk.id}",
        show=False,
    )


def _say(text: str) -> None:
    st.html(f'<p class="ww-lead">{escape(text)}</p>')


def _table(what: Shown, pairs: Sequence[ThenAndNow], name: str) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(capitalised(what.themes[pair.theme]))}</th>'
        f"<td>{_figure(pair.then.need, pair.then.low, pair.then.high)}</td>"
        f"<td>{_figure(pair.now.need, pair.now.low, pair.now.high)}</td>"
        f"<td{_mark(pair)}>{escape(change_words(pair.change))}</td></tr>"
        for pair in pairs
    )
    heads = "".join(
        f'<th scope="col">{escape(head)}</th>'
        for head in (_("Onderwerp"), name, _("Nu"), _("Veranderd"))
    )
    return f'<table class="ww-then"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _mark(pair: ThenAndNow) -> str:
    return ' class="ww-changed"' if pair.change.is_change else ' class="ww-alike"'


def _figure(need: float | None, low: float | None, high: float | None) -> str:
    said = escape(number(need or 0))
    if low is None or high is None:
        return said
    margin = _("({low} tot {high})").format(low=number(low), high=number(high))
    return f"{said}<small>{escape(margin)}</small>"
