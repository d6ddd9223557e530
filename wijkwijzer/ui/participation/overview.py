"""The first section: who took part, in sentences and then as dots beside who lives here."""

import datetime as dt
from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import moment, number
from wijkwijzer.neighbourhood.margin_words import margin_sentences, percent_off, total_sentence
from wijkwijzer.publish.participation import Participation
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.survey.turnout_table import turnout_table
from wijkwijzer.survey.turnout_words import channel_name, overview, shortfall_sentences
from wijkwijzer.ui.group_names import group_names, people_names, variable_name
from wijkwijzer.ui.participation.pairs import pairs
from wijkwijzer.ui.parts import download_table
from wijkwijzer.ui.running.bars import Bar, bar_table


def overview_section(released: Released[Participation]) -> None:
    """Draw who took part."""
    found = released.content
    people = people_names(found.context.buurten)
    low = "".join(
        f"<li>{escape(said)}</li>" for said in shortfall_sentences(found.turnouts, people)
    )
    st.html(
        f'<p class="ww-finding">{escape(overview(found.turnouts, people))}</p>'
        f'<p class="ww-lead">{escape(of_whom(released))}</p>'
        + (f'<ul class="ww-low-list">{low}</ul>' if low else "")
    )
    st.html(pairs(released))
    download_table(
        turnout_table(found.turnouts, group_names(found.context.buurten)),
        f"deelname-{found.context.wijk.id}",
    )


def of_whom(released: Released[Participation]) -> str:
    """Say how many responses these are, and of when."""
    found = released.content
    many = _("Het gaat om {n} enquêtes.").format(n=number(found.responses or 0))
    if released.audience == "facilitator":
        return f"{many} {_('U ziet alle antwoorden van dit moment.')}"
    when = moment(dt.datetime.fromisoformat(found.stand_at)) if found.stand_at else ""
    return f"{many} {_('Stand van {when}.').format(when=when)}"


def channel_section(released: Released[Participation]) -> None:
    """Draw on what people filled in; of that no figures of the population exist."""
    found = released.content
    shown = {c: n for c, n in found.channels.items() if n}
    if not shown or not found.responses:
        return
    title = _("Hoe vulden zij in?")
    st.header(title, anchor=False)
    rows = [
        Bar(
            channel_name(channel),
            n,
            cells=(_("{n} %").format(n=number(100 * n / found.responses)),),
        )
        for channel, n in sorted(shown.items(), key=lambda item: -item[1])
    ]
    st.html(bar_table(rows, caption=title, heads=(_("Hoe"), _("Enquêtes"), _("Deel"))))
    if any(n is None for n in found.channels.values()):
        hidden = _("Wat door minder dan tien mensen is gebruikt, staat er niet bij.")
        st.html(f'<p class="ww-quiet">{escape(hidden)}</p>')


def population_section(released: Released[Participation]) -> None:
    """Say who is counted as an inhabitant, and how the figures were made to fit."""
    found = released.content
    names = {buurt.id: buurt.name for buurt in found.context.buurten}
    st.header(_("Met wie is vergeleken?"), anchor=False)
    said = [total_sentence(found.people), *margin_sentences(found.people, names)]
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
    st.html(f'<ul class="ww-said">{items}</ul>')
    if found.people.margins:
        download_table(_margins_table(found, names), f"bevolking-{found.context.wijk.id}")


def _margins_table(found: Participation, names: Mapping[str, str]) -> pd.DataFrame:
    rows = [
        {
            _("Telling"): variable_name(margin.variable),
            _("Kwam uit op"): round(margin.before),
            _("Had moeten zijn"): round(margin.should_be),
            _("Verschil"): percent_off(margin),
            _("Ontbreekt van"): ", ".join(names[buurt] for buurt in margin.missing),
        }
        for margin in found.people.margins.values()
    ]
    return pd.DataFrame(rows)
