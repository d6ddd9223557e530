"""The wall (`?scherm=1`): the top of the order, to be read from ten metres."""

from html import escape

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.programme.ordering import order
from wijkwijzer.ui.live_element import follow
from wijkwijzer.ui.programme.choosing import TOP, WEIGHTS, legend, ordered, places_of
from wijkwijzer.ui.programme.choosing import weights_of_address as read_weights
from wijkwijzer.ui.programme.holding import Held
from wijkwijzer.ui.programme.style import wall_style
from wijkwijzer.ui.screen import is_dark


def wall(held: Held, release: int) -> None:
    """Fill the wall, and follow what changes."""
    wall_style(dark=is_dark())
    judged = held.found.judged
    weights = read_weights(st.query_params.get(WEIGHTS, ""))
    ranked = order(judged, weights)[:TOP]
    sentence = _("Er staan nog geen maatregelen op de lijst.")
    if ranked:
        sentence = _("“{title}” staat bovenaan, met {n} van de 100 punten.").format(
            title=held.by_id[ranked[0].measure].title, n=number(ranked[0].score)
        )
    st.html(f'<h1 class="ww-wall-sentence">{escape(sentence)}</h1>')
    if ranked:
        st.html(ordered(held, ranked, places_of(judged, ranked, weights)) + legend())
    follow(held.wijk.id, release)
