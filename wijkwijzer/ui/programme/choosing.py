"""Choosing together: the longlist in order by weights set in the room, and what it depends on."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.programme.criteria import CRITERIA, Criterion, Judged
from wijkwijzer.programme.ordering import Places, Ranked, order, places, spans
from wijkwijzer.programme.words import (
    criterion_names,
    places_sentence,
    span_sentence,
    status_names,
)
from wijkwijzer.ui.parts import download_table
from wijkwijzer.ui.programme.deciding import deciding
from wijkwijzer.ui.programme.holding import Held, paragraph

TOP = 5
"""So many measures are "the top"."""
LISTED = 15
"""So many stand in the order; the table has them all."""
MOST, FIRST = 10, 5
"""The heaviest a criterion can count, and how heavy each does at first."""
WEIGHTS = "gewicht"
"""In the address of the wall: the weights, in the order of the criteria."""
_HELD, _PLACES = "programme-weights", "programme-places"


def headline(held: Held, ranked: Sequence[Ranked]) -> str:
    """Say what stays on top whatever the weights; `ranked` is what `choosing_part` drew."""
    judged = held.found.judged
    if len(judged.measures) <= TOP:
        return _("Er zijn nog te weinig maatregelen om te kiezen wat voorgaat.")
    found = places_of(judged, ranked[:TOP], held_weights())
    always = [held.by_id[one.measure].title for one in found if one.verdict == "altijd"]
    if not always:
        return _("“{title}” staat nu bovenaan; bij andere gewichten kan dat anders zijn.").format(
            title=held.by_id[ranked[0].measure].title
        )
    if len(always) == 1:
        return _("“{title}” hoort bij de eerste {top}, hoe u ook weegt.").format(
            title=always[0], top=TOP
        )
    return _("{n} van de eerste {top} blijven daar, hoe u ook weegt.").format(
        n=len(always), top=TOP
    )


def held_weights() -> Mapping[Criterion, float]:
    """Return the weights as this screen holds them."""
    kept: Mapping[Criterion, float] = st.session_state.get(_HELD, {})
    return {one: st.session_state.get(f"weight-{one}", kept.get(one, FIRST)) for one in CRITERIA}


def weights_of_address(text: str) -> Mapping[Criterion, float]:
    """Read weights from an address; what is not there or no number counts as at first."""
    given = dict(zip(CRITERIA, text.split("-"), strict=False))
    return {
        one: min(int(given[one]), MOST) if given.get(one, "").isdecimal() else FIRST
        for one in CRITERIA
    }


def places_of(
    judged: Judged, ranked: Sequence[Ranked], weights: Mapping[Criterion, float]
) -> tuple[Places, ...]:
    """Find between which places measures move, remembered while the longlist is the same."""
    used = tuple(one for one in CRITERIA if weights.get(one)) or CRITERIA
    whole = (repr(judged.measures) + repr(used)).encode() + judged.values.tobytes()
    edition = sha256(whole).hexdigest()
    known: dict[str, Places] = st.session_state.setdefault(_PLACES, {}).setdefault(edition, {})
    new = [one.measure for one in ranked if one.measure not in known]
    known |= {one.measure: one for one in places(judged, new, TOP, used=used)} if new else {}
    return tuple(known[one.measure] for one in ranked)


def choosing_part(held: Held) -> tuple[Ranked, ...]:
    """Draw the weights, the order, what it depends on, and writing down what was decided.

    Returns
    -------
    tuple of Ranked
        The order, best first.
    """
    judged = held.found.judged
    if not judged.measures:
        st.html(paragraph(_("Zet eerst maatregelen op de lijst."), "ww-lead"))
        return ()
    left, right = st.columns([4, 9], gap="large")
    with left:
        weights = _sliders()
        _wall_link(held, weights)
    ranked = order(judged, weights)
    with right:
        st.header(_("De volgorde"), anchor=False)
        st.html(legend() + ordered(held, ranked[:LISTED], places_of(judged, ranked[:TOP], weights)))
        if len(ranked) > LISTED:
            said = _("De andere {n} staan in de tabel.").format(n=len(ranked) - LISTED)
            st.html(paragraph(said))
        _depends(judged, weights)
        download_table(_table(held, ranked), f"volgorde-{held.wijk.id}")
        if held.chooses:
            deciding(held, [one.measure for one in ranked])
    return ranked


def _sliders() -> Mapping[Criterion, float]:
    st.header(_("Hoe zwaar telt het?"), anchor=False)
    before = held_weights()
    found: dict[Criterion, float] = {}
    for criterion, name in criterion_names().items():
        key = f"weight-{criterion}"
        if key not in st.session_state:
            st.session_state[key] = int(before[criterion])
        found[criterion] = st.slider(name, 0, MOST, key=key)
    st.session_state[_HELD] = found
    st.html(paragraph(_("Wat niemand weet, telt als het midden.")))
    return found


def _wall_link(held: Held, weights: Mapping[Criterion, float]) -> None:
    text = "-".join(str(int(weights[one])) for one in CRITERIA)
    query = urlencode({"scherm": "1", "wijk": held.wijk.id, WEIGHTS: text})
    st.link_button(_("Op de wand"), f"/maatregelen?{query}", icon=":material/tv:")


def legend() -> str:
    """Say which colour is which criterion."""
    items = "".join(
        f'<li><i class="ww-c-{one}"></i>{escape(name)}</li>'
        for one, name in criterion_names().items()
    )
    return f'<ul class="ww-legend"><li>{escape(_("Punten voor:"))}</li>{items}</ul>'


def ordered(held: Held, ranked: Sequence[Ranked], found: Sequence[Places]) -> str:
    """Draw measures in order, each with what its score is made of."""
    said = {one.measure: one for one in found}
    items = ""
    for one in ranked:
        measure = held.by_id[one.measure]
        names = criterion_names()
        alt = ", ".join(f"{names[c]} {number(p)}" for c, p in one.parts.items())
        bars = "".join(
            f'<i class="ww-c-{c}" style="width: {p:.2f}%"></i>' for c, p in one.parts.items()
        )
        place = said.get(one.measure)
        sentence = f"<small>{escape(places_sentence(place))}</small>" if place else ""
        chosen = (
            f' <em class="ww-chosen">{escape(status_names()["gekozen"])}</em>'
            if measure.status == "gekozen"
            else ""
        )
        sure = " sure" if place and place.verdict == "altijd" else ""
        items += (
            f'<li class="ww-ranked{sure}"><b class="ww-place">{one.place}</b><div>'
            f"<strong><span>{escape(measure.title)}</span>{chosen}</strong>"
            f'<div class="ww-score" role="img" aria-label="{escape(alt)}">{bars}</div>{sentence}'
            f'</div><b class="ww-points">{number(one.score)}</b></li>'
        )
    return f'<ol class="ww-order">{items}</ol>'


def _depends(judged: Judged, weights: Mapping[Criterion, float]) -> None:
    if len(judged.measures) <= TOP:
        return
    st.subheader(_("Waar hangt de volgorde van af?"), anchor=False)
    items = "".join(
        f"<li>{escape(span_sentence(span, TOP))}</li>"
        for span in spans(judged, weights, TOP)
        if span.weight
    )
    st.html(f'<ul class="ww-plain">{items}</ul>')


def _table(held: Held, ranked: Sequence[Ranked]) -> pd.DataFrame:
    judged, names = held.found.judged, criterion_names()
    row = {id_: n for n, id_ in enumerate(judged.measures)}
    order_of = [row[one.measure] for one in ranked]
    unknown, missing, values = _("onbekend"), judged.unknown[order_of], judged.values[order_of]
    columns: dict[str, Sequence[object]] = {
        _("Plaats"): [one.place for one in ranked],
        _("Titel"): [held.by_id[one.measure].title for one in ranked],
        _("Punten"): [number(one.score) for one in ranked],
    }
    for n, criterion in enumerate(CRITERIA):
        pairs = zip(values[:, n].tolist(), missing[:, n].tolist(), strict=True)
        columns[names[criterion]] = [
            unknown if nothing else number(value) for value, nothing in pairs
        ]
    return pd.DataFrame(columns)
