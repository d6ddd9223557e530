"""All agreements: how they stand in a sentence, who has to do something, and the pact itself."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.pact.standing import Due, Standing
from wijkwijzer.pact.words import late_words, pace_title, standing_words
from wijkwijzer.programme.words import listed
from wijkwijzer.publish.pact import Pact
from wijkwijzer.ui.pact.holding import NEW, Held, show
from wijkwijzer.ui.pact.signing import pact_section
from wijkwijzer.ui.pact.words import ICONS, PACES, count_sentence, day_words, with_words
from wijkwijzer.ui.parts import empty_state, finding, page_title
from wijkwijzer.ui.records.words import as_label

AT_ONCE = 8
"""So many of a pace are shown before one asks for the others."""


def overview(held: Held) -> None:
    """Show everything that was agreed."""
    pact = held.pact
    if not pact.agreements:
        page_title(
            _("Afspraken"),
            _("Wie doet wat, met wie, voor wanneer, en waaraan zien we dat het lukt?"),
        )
        empty_state(
            _("Er is nog niets afgesproken."),
            _("Een afspraak rust op wat u koos bij Maatregelen. Zij kan er ook zonder komen."),
        )
        _add(held)
        return
    st.html(f'<h1 class="ww-pact-title">{escape(_("Afspraken"))}</h1>')
    finding(count_sentence(pact))
    st.html(f'<p class="ww-lead ww-pact-signed">{escape(_signed_sentence(pact))}</p>')
    _this_month(held)
    found = _filtered(held)
    columns = st.columns(2, gap="large")
    for column, pace in zip(columns, PACES, strict=True):
        with column, st.container(key=f"ww-pact-{pace}"):
            st.header(pace_title(pace), anchor=False)
            _rows(held, [one for one in found if one.agreement.pace == pace], pace)
    _add(held)
    pact_section(held)


def _filtered(held: Held) -> Sequence[Standing]:
    """Let choose whose agreements are shown, when there are many; those that are late first."""
    everything = held.pact.agreements
    if len(everything) <= 2 * AT_ONCE:
        return everything
    involved = {party for one in everything for party in one.agreement.parties}
    parties = sorted(involved, key=lambda id_: held.names.get(id_, id_).casefold())
    with st.container(horizontal=True, vertical_alignment="bottom", key="ww-pact-filter"):
        party = st.selectbox(
            _("Van wie"),
            ("", *parties),
            format_func=lambda id_: held.names.get(id_, id_) if id_ else _("Alle partijen"),
            key="agreements-party",
            width=340,
        )
        words = st.text_input(_("Zoek in de titels"), key="agreements-search", width=340)
    wanted = (words or "").strip().casefold()
    found = [
        one
        for one in everything
        if (not party or party in one.agreement.parties)
        and wanted in one.agreement.title.casefold()
    ]
    if len(found) < len(everything):
        said = _("{n} van de {all} afspraken").format(n=len(found), all=len(everything))
        st.html(f'<p class="ww-quiet" role="status">{escape(said)}</p>')
    return sorted(found, key=lambda one: -one.days_late)


def _rows(held: Held, found: Sequence[Standing], pace: str) -> None:
    if not found:
        st.write(_("Hier staat nog niets."))
    key = f"agreements-shown-{pace}"
    most = st.session_state.get(key, AT_ONCE)
    for one in found[:most]:
        _row(held, one)
    more = len(found) - most
    if more > 0 and st.button(_("Toon de andere {n}").format(n=more), key=f"{key}-all"):
        st.session_state[key] = len(found)
        st.rerun()


def _add(held: Held) -> None:
    if held.edits and st.button(
        _("Schrijf een afspraak op"), icon=":material/add:", key="agreement-add"
    ):
        show(NEW)
        st.rerun()


def _row(held: Held, one: Standing) -> None:
    agreement = one.agreement
    facts = (with_words(agreement, held.names), day_words(agreement.due))
    label = (
        f"**{as_label(agreement.title)}** *{as_label(' · '.join(facts))}* "
        f"*{as_label(standing_words(one))}*"
    )
    kind = "late" if one.days_late else one.state
    with st.container(key=f"ww-pact-row-{kind}-{agreement.id}"):
        if st.button(label, key=f"open-{agreement.id}", icon=ICONS[one.state], width="stretch"):
            show(agreement.id)
            st.rerun()


def _this_month(held: Held) -> None:
    """Say per party what it has to do before the month is over."""
    months = held.pact.this_month
    st.header(_("Wie is deze maand aan zet?"), anchor=False)
    if not months:
        st.write(_("Deze maand hoeft niemand iets te doen."))
        return
    titles = {one.agreement.id: one.agreement.title for one in held.pact.agreements}
    cards = "".join(
        f"<li><h3>{escape(held.names.get(party, party))}</h3>{_dues(dues, titles)}</li>"
        for party, dues in months.items()
    )
    st.html(f'<ul class="ww-turns">{cards}</ul>')


def _dues(dues: Sequence[Due], titles: dict[str, str]) -> str:
    items = ""
    for due in dues:
        late = ' class="late"' if due.days_late else ""
        of = titles.get(due.agreement_id, "")
        of = f"<i>{escape(of)}</i>" if of != due.what else ""
        items += (
            f"<li{late}><b>{escape(due.what)}</b>{of}<span>{escape(_due_words(due))}</span></li>"
        )
    return f"<ul>{items}</ul>"


def _due_words(due: Due) -> str:
    """Say what kind of thing has to be done, and by when."""
    kind = {
        "eerste_stap": _("eerste stap"),
        "volgende_stap": _("volgende stap"),
        "klaar": _("hele afspraak klaar"),
    }[due.kind]
    until = _("uiterlijk {day}").format(day=day_words(due.on))
    return f"{kind}, {late_words(due.days_late)}" if due.days_late else f"{kind}, {until}"


def _signed_sentence(pact: Pact) -> str:
    """Say which version of the pact holds and who signed it."""
    if not pact.versions:
        return _("Er is nog geen wijkpact om te tekenen.")
    newest = pact.versions[-1]
    number = newest.version.number
    if not newest.unsigned:
        return _("Versie {number} van het wijkpact is door alle partijen getekend.").format(
            number=number
        )
    if len(newest.unsigned) > 3:
        return _("Versie {number} van het wijkpact: {n} partijen tekenden nog niet.").format(
            number=number, n=len(newest.unsigned)
        )
    return _("Versie {number} van het wijkpact: nog niet getekend door {names}.").format(
        number=number, names=listed(list(newest.unsigned.values()))
    )
