"""Koppelkansen: the works of all parties by year, and what two of them could do together."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from wijkwijzer.access.codes import new_id
from wijkwijzer.i18n import euros
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.programme import save_measure
from wijkwijzer.programme.koppelkansen import Koppelkans, measure_of
from wijkwijzer.programme.records import Tie, Work
from wijkwijzer.programme.words import gain_sentence, listed, timing_sentence
from wijkwijzer.publish.programme import works_together
from wijkwijzer.ui import acts
from wijkwijzer.ui.parts import download_table
from wijkwijzer.ui.programme.holding import Held, go_to_measure, paragraph
from wijkwijzer.ui.runtime import store

AT_ONCE = 8
"""So many pairs are shown before one asks for more."""
_MORE = "chances-more"


def chances_of(held: Held) -> tuple[Koppelkans, ...]:
    """Return what could go together."""
    return works_together(
        store(), held.wijk.id, held.book, identity=held.who, now=acts.now()
    ).content


def headline(found: Sequence[Koppelkans]) -> str:
    """Say what stands out of what could go together."""
    if not found:
        return _("Er is nog geen werk van twee partijen dat samen kan.")
    now = sum(one.timing == "nu" for one in found)
    if now:
        return _(
            "{n} keer kunnen twee partijen samen werken, {now} keer zonder iets te verschuiven."
        ).format(n=len(found), now=now)
    return _("{n} keer kunnen twee partijen samen werken als een van hen schuift.").format(
        n=len(found)
    )


def chances_part(held: Held, found: Sequence[Koppelkans]) -> None:
    """Draw the calendar, and beside it the pairs that could go together."""
    with store().read() as reader:
        works = reader.all(Work, held.wijk.id)
    left, right = st.columns([6, 5], gap="large")
    with left:
        st.header(_("Werk per jaar"), anchor=False)
        if works:
            st.html(_calendar(held, works))
            download_table(_table(held, works), f"werk-{held.wijk.id}")
        else:
            st.html(paragraph(_("Er is nog geen werk van partijen bekend.")))
    with right:
        st.header(_("Wat samen kan"), anchor=False)
        most = AT_ONCE * (1 + st.session_state.get(_MORE, 0))
        for number, chance in enumerate(found[:most]):
            _pair(held, chance, number)
        if len(found) > most and st.button(_("Toon meer"), key="chances-show"):
            st.session_state[_MORE] = st.session_state.get(_MORE, 0) + 1
            st.rerun()


def _pair(held: Held, chance: Koppelkans, number: int) -> None:
    sides = "".join(
        f"<li>{escape(one.title)}<small>"
        f"{escape(held.party_names.get(one.party_id, one.party_id))}</small></li>"
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
        made = _made(held, chance)
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


def _made(held: Held, chance: Koppelkans) -> str:
    """Return the id of a measure that both are in already, or ""."""
    both = {Tie(kind=one.kind, id=one.id) for one in (chance.one, chance.other)}
    sources = held.found.sources
    return next((id_ for id_, ties in sources.items() if both <= {*ties}), "")


def _years(works: Sequence[Work]) -> tuple[int, int]:
    first = min(work.earliest or work.year_from for work in works)
    return first, max(work.latest or work.year_to for work in works)


def _calendar(held: Held, works: Sequence[Work]) -> str:
    """Draw every work as a bar over its years, on a thin line as far as it may move."""
    first, last = _years(works)
    n = last - first + 1
    heads = "".join(f"<span>{year}</span>" for year in range(first, last + 1))
    html = (
        f'<div class="ww-cal" style="--n: {n}"><div class="ww-cal-head" aria-hidden="true">'
        f"<div></div><div>{heads}</div></div>"
    )
    for party, name in held.party_names.items():
        own = sorted((w for w in works if w.party_id == party), key=lambda w: w.year_from)
        if own:
            rows = "".join(_row(held, work, first, n) for work in own)
            html += f"<h3>{escape(name)}</h3><ul>{rows}</ul>"
    text = _("Balk: gepland. Lijn: zo ver kan het schuiven.")
    return html + f'</div><p class="ww-quiet">{escape(text)}</p>'


def _row(held: Held, work: Work, first: int, n: int) -> str:
    def across(begin: int, end: int) -> str:
        return f"left: {100 * (begin - first) / n:.2f}%; width: {100 * (end - begin + 1) / n:.2f}%"

    room = across(work.earliest or work.year_from, work.latest or work.year_to)
    plan = across(work.year_from, work.year_to)
    where = listed([held.buurt_names.get(one, one) for one in work.buurten]) or _("de hele wijk")
    return (
        f"<li><div>{escape(work.title)}<small>{escape(_span(work))}, {escape(where)}</small></div>"
        f'<div class="ww-track" aria-hidden="true"><i style="{room}"></i>'
        f'<b style="{plan}"></b></div></li>'
    )


def _span(work: Work) -> str:
    if work.year_from == work.year_to:
        return str(work.year_from)
    return f"{work.year_from}–{work.year_to}"


def _table(held: Held, works: Sequence[Work]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                _("Partij"): held.party_names.get(work.party_id, work.party_id),
                _("Werk"): work.title,
                _("Waar"): ", ".join(held.buurt_names.get(b, b) for b in work.buurten),
                _("Van"): work.year_from,
                _("Tot en met"): work.year_to,
                _("Op zijn vroegst"): work.earliest or work.year_from,
                _("Op zijn laatst"): work.latest or work.year_to,
                _("Geld"): euros(work.budget) if work.budget else "",
            }
            for work in works
        ]
    )
