"""What all parties plan, on the map: a year is chosen, a buurt is tapped."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import palette
from wijkwijzer.programme.calendar import by_buurt, in_year, years
from wijkwijzer.programme.koppelkansen import Undertaking
from wijkwijzer.programme.map import span, works_group
from wijkwijzer.ui.map import group_on_ground, show_map, wijk_ground
from wijkwijzer.ui.programme.holding import Held, paragraph
from wijkwijzer.ui.require import fragment
from wijkwijzer.wijkkompas.map import clicked_buurt

_MAP, _YEAR, _WHERE, _SEEN = "plans-map", "plans-year", "plans-buurt", "plans-tapped"
_WHOLE = ""


@fragment
def plans_map(held: Held, plans: Sequence[Undertaking]) -> None:
    """Draw the buurten by how much is planned there, and read out one of them."""
    year_place, map_place = st.container(), st.container()
    with year_place:
        year = st.selectbox(
            _("Welk jaar?"),
            years(plans),
            index=None,
            placeholder=_("Alle jaren"),
            key=_YEAR,
            width=220,
        )
    found = by_buurt(in_year(plans, year), held.buurten)
    _follow_tap(held)
    if st.session_state.get(_WHERE) not in {*held.buurt_names, _WHOLE}:
        st.session_state[_WHERE] = max(held.buurt_names, key=lambda id_: len(found[id_]))
    chosen = st.selectbox(
        _("Welke buurt? Tik op de kaart of kies hier."),
        (*held.buurt_names, _WHOLE),
        format_func=lambda id_: held.buurt_names.get(id_, _("De hele wijk")),
        key=_WHERE,
    )
    st.html(_listed(held, found[chosen]))
    with map_place:
        _draw(held, found, chosen)


def _follow_tap(held: Held) -> None:
    """Choose the buurt that was tapped since the run before."""
    tap = (st.session_state.get(_MAP) or {}).get("last_clicked")
    if tap and tap != st.session_state.get(_SEEN):
        st.session_state[_SEEN] = tap
        buurt = clicked_buurt(held.buurten, tap["lng"], tap["lat"])
        if buurt is not None:
            st.session_state[_WHERE] = buurt


def _draw(held: Held, found: Mapping[str, Sequence[Undertaking]], chosen: str) -> None:
    group = works_group(
        held.buurten,
        found,
        {theme.id: theme for theme in held.themes},
        held.party_names,
        palette(),
        selected=chosen,
    )
    ground = wijk_ground(held.wijk, held.buurten)
    show_map(ground, group_on_ground(group), key=_MAP, height=420)


def _listed(held: Held, plans: Sequence[Undertaking]) -> str:
    if not plans:
        return paragraph(_("Hier is dan niets gepland."))
    rows = "".join(
        f"<li>{escape(one.title)}<small>"
        f"{escape(held.party_names.get(one.party_id, one.party_id))}, {escape(span(one))}"
        "</small></li>"
        for one in plans
    )
    return f'<ul class="ww-sides ww-plans">{rows}</ul>'
