"""How and where surveys came in."""

from html import escape

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.publish.fieldwork import Fieldwork
from wijkwijzer.survey.turnout_words import channel_name
from wijkwijzer.ui.running.bars import Bar, bar_table


def entrances_section(found: Fieldwork) -> None:
    """Draw how many came in on which channel and at which place."""
    if not found.entrances:
        return
    title = _("Hoe en waar ingevuld?")
    st.header(title, anchor=False)
    rows = [
        Bar(
            name=" · ".join(part for part in (channel_name(way.channel), way.intake_place) if part),
            value=way.n,
            cells=(_("{n} %").format(n=number(100 * way.n / found.arrivals)),),
        )
        for way in found.entrances
    ]
    st.html(bar_table(rows, caption=title, heads=(_("Hoe en waar"), _("Ontvangen"), _("Deel"))))
    if found.codes_made:
        used = _("Van de {made} codes per brief zijn er {used} gebruikt.").format(
            made=number(found.codes_made), used=number(found.codes_used)
        )
        st.html(f'<p class="ww-quiet">{escape(used)}</p>')
