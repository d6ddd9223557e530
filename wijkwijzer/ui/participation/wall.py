"""The wall (`?scherm=1`): who took part, of the last stand, to be read from ten metres."""

from html import escape

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.publish.participation import Participation
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.survey.turnout_words import overview
from wijkwijzer.ui.group_names import people_names
from wijkwijzer.ui.participation.overview import of_whom
from wijkwijzer.ui.participation.pairs import pairs
from wijkwijzer.ui.participation.style import wall_style
from wijkwijzer.ui.screen import is_dark

MOST = 6
"""So many groups of a variable fit."""


def wall(released: Released[Participation]) -> None:
    """Fill the wall."""
    found = released.content
    st.html(wall_style(dark=is_dark()))
    if not found.turnouts:
        text = _("Er is nog geen stand van buurten en groepen.")
        st.html(f'<h1 class="ww-wall-sentence">{escape(text)}</h1>')
        return
    sentence = overview(found.turnouts, people_names(found.context.buurten))
    st.html(
        f'<h1 class="ww-wall-sentence">{escape(sentence)}</h1>'
        f'<p class="ww-wall-of">{escape(of_whom(released))}</p>{pairs(released, most=MOST)}'
    )
