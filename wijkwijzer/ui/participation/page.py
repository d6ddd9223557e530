"""The page "Wie deden er mee?": which round, whose eyes, which part."""

from urllib.parse import urlencode

import streamlit as st

from wijkwijzer.access.permissions import may
from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.participation import Participation, participation, what_weighting_does
from wijkwijzer.statistics.disclosure import Audience, Released
from wijkwijzer.survey.records import Round
from wijkwijzer.survey.weighting_words import chosen_sentence
from wijkwijzer.ui.acts import say_what_was_done
from wijkwijzer.ui.live_element import follow
from wijkwijzer.ui.navigation import page_link
from wijkwijzer.ui.participation.choice import choose
from wijkwijzer.ui.participation.effects import consequences_section, effects_section
from wijkwijzer.ui.participation.overview import (
    channel_section,
    overview_section,
    population_section,
)
from wijkwijzer.ui.participation.style import page_style
from wijkwijzer.ui.participation.wall import wall
from wijkwijzer.ui.parts import empty_state, page_title
from wijkwijzer.ui.running.sections import choose_round
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.screen import is_wall

SECTIONS = ("mee", "wegen")
SEEN_AS: tuple[Audience, ...] = ("facilitator", "steering")


def participation_page(who: Identity, wijk: Wijk, rounds: list[Round]) -> None:
    """Draw the page.

    Parameters
    ----------
    rounds
        All rounds of the wijk, the newest first; at least one.
    """
    if is_wall():
        # A projector shows what the steering group sees, whoever is signed in.
        shown = participation(store(), wijk.id, rounds[0].id, "steering", identity=who)
        wall(shown)
        follow(wijk.id, shown.content.release)
        return
    st.html(page_style())
    chooses = may(who, "choose_weighting", wijk)
    audience, round_ = _bar(wijk, rounds, chooses=chooses)
    found = participation(store(), wijk.id, round_.id, audience, identity=who)
    section = _section() if chooses and audience == "facilitator" else "mee"
    say_what_was_done()
    if section == "wegen":
        # It stays as it is while somebody chooses.
        _weighting(who, found)
        return
    _who_took_part(found)
    follow(wijk.id, found.content.release, everything=audience == "facilitator")


def _bar(wijk: Wijk, rounds: list[Round], *, chooses: bool) -> tuple[Audience, Round]:
    """Draw title and controls; return whose eyes to look through, and the round."""
    audience: Audience = "steering"
    with st.container(key="ww-part-title", horizontal=True, vertical_alignment="bottom"):
        page_title(_("Wie deden er mee?"))
        round_ = choose_round(rounds) or rounds[0]
        if chooses:
            audience = st.segmented_control(
                _("Kijk als"),
                SEEN_AS,
                format_func=lambda seen: (
                    _("begeleider") if seen == "facilitator" else _("stuurgroep")
                ),
                default="facilitator",
                required=True,
                key="participation-audience",
                width="content",
            )
        address = f"/deelname?{urlencode({'scherm': '1', 'wijk': wijk.id})}"
        st.link_button(_("Op de wand"), address, icon=":material/tv:")
    return audience, round_


def _section() -> str:
    names = {"mee": _("Wie deden er mee"), "wegen": _("Wegen")}
    chosen = st.segmented_control(
        _("Onderdeel"),
        SECTIONS,
        format_func=lambda section: names[section],
        default="mee",
        required=True,
        key="deel",
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or "mee"


def _who_took_part(released: Released[Participation]) -> None:
    found = released.content
    if released.audience != "facilitator" and found.stand_at is None:
        empty_state(
            _("Er is nog geen stand van buurten en groepen."),
            _("De begeleider maakt die met Nieuwe stand, op de pagina Wijkkompas."),
        )
        return
    if not found.responses:
        empty_state(
            _("Er zijn nog geen antwoorden."), _("Zodra de eerste er is, ziet u hier wie meedoet.")
        )
        return
    overview_section(released)
    channel_section(released)
    population_section(released)
    st.header(_("Hoe tellen de antwoorden?"), anchor=False)
    st.text(chosen_sentence(found.context.weighting))


def _weighting(who: Identity, released: Released[Participation]) -> None:
    found = released.content
    left, right = st.columns([4, 6], gap="large")
    with left:
        choice = choose(who, found)
    if choice is None:
        return
    with st.spinner(_("De weging wordt doorgerekend."), show_time=True):
        done = what_weighting_does(store(), choice, identity=who)
    with right:
        consequences_section(done, found)
        if not found.people.margins:
            page_link("wijk", wijk=found.context.wijk)
    effects_section(done, found)
