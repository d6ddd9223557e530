"""Koppelkansen: what all parties plan, and what two of them could do together."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from wijkwijzer.access.codes import new_id
from wijkwijzer.access.permissions import may
from wijkwijzer.i18n import euros, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.programme import save_measure
from wijkwijzer.programme.koppelkansen import Koppelkans, Undertaking, measure_of
from wijkwijzer.programme.words import gain_sentence, timing_sentence
from wijkwijzer.publish.calendar import calendar
from wijkwijzer.publish.programme import works_together
from wijkwijzer.ui import acts
from wijkwijzer.ui.parts import download_table
from wijkwijzer.ui.programme.holding import Held, go_to_measure, paragraph, where_words
from wijkwijzer.ui.programme.plans_by_year import MANY, chosen_party, plans_by_year
from wijkwijzer.ui.programme.plans_map import plans_map
from wijkwijzer.ui.runtime import store

AT_ONCE = 8
"""So many pairs are shown before one asks for more."""
_MORE = "chances-more"
_Pair = frozenset[tuple[str, str]]
"""The two that could go together, by kind and id."""


def chances_of(held: Held) -> tuple[Koppelkans, ...]:
    """Return what could go together."""
    return works_together(
        store(), held.wijk.id, held.book, identity=held.who, now=acts.now()
    ).content


def headline(found: Sequence[Koppelkans]) -> str:
    """Say what stands out of what could go together."""
    if not found:
        return _("Er is nog geen werk van twee partijen dat samen kan.")
    now = [one.timing for one in found].count("nu")
    if now:
        return _(
            "{n} keer kunnen twee partijen samenwerken, {now} keer zonder iets te verschuiven."
        ).format(n=number(len(found)), now=number(now))
    return _("{n} keer kunnen twee partijen samenwerken als een van hen schuift.").format(
        n=number(len(found))
    )


def chances_part(held: Held, found: Sequence[Koppelkans]) -> None:
    """Draw the plans by year or on the map, and beside it the pairs that could go together."""
    plans = calendar(store(), held.wijk.id, identity=held.who, now=acts.now()).content
    party = chosen_party(held, plans)
    if party:
        plans = tuple(one for one in plans if one.party_id == party)
        found = [one for one in found if party in {one.one.party_id, one.other.party_id}]
    left, right = st.columns([6, 5], gap="large")
    with left:
        st.header(_("Plannen van alle partijen") if not party else _("Plannen"), anchor=False)
        if not plans:
            how = _(
                "Zodra twee partijen hun opgaven en werk opschrijven, ziet u hier per jaar en op "
                "de kaart wat samen kan."
            )
            st.html(paragraph(how))
        elif _on_map():
            plans_map(held, plans)
        else:
            plans_by_year(held, plans)
        if plans:
            download_table(
                lambda: _table(held, plans), f"werk-{held.wijk.id}", show=len(plans) <= MANY
            )
        if may(held.who, "edit_records", held.wijk):
            st.html(_where_works_are(held))
    with right:
        if plans:
            st.header(_("Wat samen kan"), anchor=False)
        most = AT_ONCE * (1 + st.session_state.get(_MORE, 0))
        made = _made(held, found[:most])
        for number, chance in enumerate(found[:most]):
            _pair(held, chance, number, made)
        if len(found) > most and st.button(_("Toon meer"), key="chances-show"):
            st.session_state[_MORE] = st.session_state.get(_MORE, 0) + 1
            st.rerun()


def _where_works_are(held: Held) -> str:
    address = escape(f"/wijk?{urlencode({'wijk': held.wijk.id, 'deel': 'werken'})}")
    label = escape(_("Schrijf werk van partijen op"))
    return f'<p class="ww-links"><a href="{address}" target="_self">{label}</a></p>'


def _pair(held: Held, chance: Koppelkans, number: int, known: Mapping[_Pair, str]) -> None:
    sides = "".join(
        f"<li>{escape(one.title)}<small>"
        f"{escape(held.party_names.get(one.party_id, one.party_id))}, "
        f"{escape(where_words(one, held.buurt_names))}</small></li>"
        for one in (chance.one, chance.other)
    )
    timing = escape(timing_sentence(chance, held.party_names))
    gains = "".join(
        f"<li>{escape(gain_sentence(gain, held.theme_names))}</li>" for gain in chance.gains
    )
    with st.container(key=f"ww-chance-{number}"):
        st.html(
            f'<ul class="ww-sides">{sides}</ul><p class="ww-timing ww-{chance.timing}">{timing}</p>'
            f'<ul class="ww-gains">{gains}</ul>'
        )
        made = known.get(_ends(chance))
        key = f"{chance.one.id}-{chance.other.id}"
        if made:
            if st.button(_("Staat op de lijst: bekijk"), key=f"chance-see-{key}"):
                go_to_measure(made)
                st.rerun()
        elif held.edits and st.button(_("Maak hier een maatregel van"), key=f"chance-make-{key}"):
            with acts.told():
                measure, sources = measure_of(chance, held.wijk.id, new_id())
                stored = save_measure(
                    store(), measure, sources=sources, identity=held.who, now=acts.now()
                )
                go_to_measure(stored.id)
                acts.done(_("De maatregel staat op de lijst. Vul haar aan met Wijzig."))


def _made(held: Held, found: Sequence[Koppelkans]) -> Mapping[_Pair, str]:
    """Return of pairs that are in a measure already its id."""
    pairs = {_ends(one) for one in found}
    ends = frozenset().union(*pairs)
    known: dict[_Pair, str] = {}
    for id_, ties in held.found.sources.items():
        here = {(tie.kind, tie.id) for tie in ties} & ends
        known |= {pair: id_ for pair in pairs if pair <= here and pair not in known}
    return known


def _ends(chance: Koppelkans) -> _Pair:
    return frozenset((one.kind, one.id) for one in (chance.one, chance.other))


def _on_map() -> bool:
    names = {"jaar": _("Per jaar"), "kaart": _("Op de kaart")}
    chosen = st.segmented_control(
        _("Hoe wilt u de plannen zien?"),
        tuple(names),
        format_func=lambda one: names[one],
        default="jaar",
        required=True,
        key="chances-view",
        label_visibility="collapsed",
    )
    return chosen == "kaart"


def _table(held: Held, plans: Sequence[Undertaking]) -> pd.DataFrame:
    kinds = {"work": _("werk"), "task": _("opgave")}
    return pd.DataFrame(
        [
            {
                _("Partij"): held.party_names.get(one.party_id, one.party_id),
                _("Plan"): one.title,
                _("Soort"): kinds[one.kind],
                _("Waar"): where_words(one, held.buurt_names),
                _("Van"): one.years[0],
                _("Tot en met"): one.years[1],
                _("Op zijn vroegst"): one.earliest,
                _("Op zijn laatst"): one.latest,
                _("Geld"): euros(one.budget) if one.budget else "",
            }
            for one in plans
        ]
    )
