"""How the round is going: what to do now, who is missing, and what still waits for answers."""

import datetime as dt
from collections.abc import Mapping
from html import escape

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import date, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.publish.fieldwork import Fieldwork, fieldwork
from wijkwijzer.survey.records import Round
from wijkwijzer.survey.turnout import Heard, Turnout
from wijkwijzer.survey.turnout_table import turnout_table
from wijkwijzer.survey.turnout_words import advice, caveats, low_sentences
from wijkwijzer.ui.group_names import group_names, people_names, variable_name, variable_title
from wijkwijzer.ui.live_element import follow
from wijkwijzer.ui.parts import download_table
from wijkwijzer.ui.require import fragment
from wijkwijzer.ui.running.bars import Bar, bar_table
from wijkwijzer.ui.running.entrances import entrances_section
from wijkwijzer.ui.running.stops import stops_section
from wijkwijzer.ui.runtime import store
from wijkwijzer.wijkkompas.words import capitalised, group_name


@fragment
def progress_section(who: Identity, round_: Round) -> None:
    """Draw how the round goes; it runs again by itself when an answer comes in."""
    found = fieldwork(store(), round_.wijk_id, round_.id, identity=who).content
    names = people_names(found.context.buurten)
    _head(found, names)
    _who_takes_part(found, names)
    entrances_section(found)
    stops_section(found)
    _waiting(found, names)
    st.header(_("De getallen"), anchor=False)
    table = turnout_table(found.turnouts, group_names(found.context.buurten))
    download_table(table, f"respons-{round_.wijk_id}")
    follow(round_.wijk_id, found.release, everything=True)


def _head(found: Fieldwork, names: Mapping[str, str]) -> None:
    round_ = found.context.round
    received = _("{n} enquêtes ontvangen.").format(n=number(found.arrivals))
    if found.arrivals == 1:
        received = _("Eén enquête ontvangen.")
    if round_.closed_at is None:
        what = advice(found.arrivals, found.turnouts, names)
        since = date(dt.datetime.fromisoformat(round_.opened_at))
        busy = _filling_in(sum(found.filling_in.values()))
        opened = _("{name} is open sinds {date}.").format(name=round_.name, date=since)
        lead = f"{received} {busy} {opened}"
    else:
        what = _("De meting {name} is gesloten.").format(name=round_.name)
        end = date(dt.datetime.fromisoformat(round_.closed_at))
        lead = received + " " + _("Gesloten op {date}.").format(date=end)
    low = "".join(f"<li>{escape(said)}</li>" for said in low_sentences(found.turnouts, names))
    st.html(
        f'<p class="ww-finding">{escape(what)}</p><p class="ww-lead">{escape(lead)}</p>'
        + (f'<ul class="ww-low-list">{low}</ul>' if low else "")
    )


def _filling_in(people: int) -> str:
    if people == 0:
        return _("Niemand is nu bezig.")
    if people == 1:
        return _("Eén bewoner is begonnen en heeft nog niet verstuurd.")
    return _("{n} bewoners zijn begonnen en hebben nog niet verstuurd.").format(n=number(people))


def _who_takes_part(found: Fieldwork, names: Mapping[str, str]) -> None:
    short = group_names(found.context.buurten)
    for turnout in found.turnouts:
        if not turnout.groups:
            continue
        title = variable_title(turnout.variable)
        st.header(title, anchor=False)
        left_out = " ".join(caveats(turnout, names))
        st.html(
            _key()
            + _turnout_bars(turnout, title, short)
            + f'<p class="ww-quiet">{escape(left_out)}</p>'
        )


def _key() -> str:
    return (
        f'<p class="ww-key"><span><b></b>{escape(_("ontvangen"))}</span>'
        f"<span><s></s>{escape(_('als iedereen evenveel meedeed'))}</span></p>"
    )


def _turnout_bars(turnout: Turnout, title: str, short: Mapping[str, str]) -> str:
    heads = (variable_name(turnout.variable), _("Ontvangen"), _("Verwacht"), _("Per 100 inwoners"))
    rows = [
        Bar(
            name=capitalised(short[group.category]),
            value=group.heard or 0,
            mark=group.expected,
            cells=(_rounded(group.expected), _rate(group)),
            note=_("weinig gehoord") if group.is_low else "",
        )
        for group in turnout.groups
    ]
    return bar_table(rows, caption=title, heads=heads)


def _rounded(value: float | None) -> str:
    return "–" if value is None else number(round(value))


def _rate(group: Heard) -> str:
    return "–" if group.rate is None else number(100 * group.rate, 1)


def _waiting(found: Fieldwork, names: Mapping[str, str]) -> None:
    st.header(_("Wat kan al getoond worden?"), anchor=False)
    if not found.awaited:
        text = _("Van elke buurt en elke groep hebben genoeg mensen over elk onderwerp geantwoord.")
        st.html(f'<p class="ww-quiet">{escape(text)}</p>')
        return
    intro = _(
        "Een uitkomst komt pas op het scherm bij tien antwoorden op een onderwerp. Zoveel "
        "enquêtes zijn er minstens nog nodig voor alle onderwerpen:"
    )
    rows = [
        Bar(
            name=_view_name(view.variable, view.category, names),
            value=view.more,
            cells=(number(view.heard), f"{view.ready} / {view.themes}"),
        )
        for view in found.awaited
    ]
    heads = (_("Van wie"), _("Nog nodig"), _("Ontvangen"), _("Onderwerpen klaar"))
    st.html(f'<p class="ww-quiet">{escape(intro)}</p>{bar_table(rows, caption=intro, heads=heads)}')


def _view_name(variable: str, category: str, names: Mapping[str, str]) -> str:
    if not variable:
        return _("De hele wijk")
    known = names.get(category) if variable in {"buurt", "age"} else None
    return capitalised(known or group_name(variable, category))
