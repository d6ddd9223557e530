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
from wijkwijzer.ui.parts import finding, page_title
from wijkwijzer.ui.records.words import as_label


def overview(held: Held) -> None:
    """Show everything that was agreed."""
    pact = held.pact
    if not pact.agreements:
        page_title(
            _("Afspraken"),
            _("Wie doet wat, met wie, voor wanneer, en waaraan zien we dat het lukt?"),
        )
        st.write(_("Er is nog niets afgesproken."))
        _add(held)
        return
    st.html(f'<h1 class="ww-pact-title">{escape(_("Afspraken"))}</h1>')
    finding(count_sentence(pact))
    st.html(f'<p class="ww-lead ww-pact-signed">{escape(_signed_sentence(pact))}</p>')
    _this_month(held)
    columns = st.columns(2, gap="large")
    for column, pace in zip(columns, PACES, strict=True):
        shown = [one for one in pact.agreements if one.agreement.pace == pace]
        with column, st.container(key=f"ww-pact-{pace}"):
            st.header(pace_title(pace), anchor=False)
            if not shown:
                st.write(_("Hier staat nog niets."))
            for one in shown:
                _row(held, one)
    _add(held)
    pact_section(held)


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
    until = _("vóór {day}").format(day=day_words(due.on))
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
