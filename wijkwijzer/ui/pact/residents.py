"""The agreements as residents read them: what, who, by when, how it goes, and what led to it.

Shows the newest version of the pact, and only what is public; nothing can be changed here.
"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import apart
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.text_in_maps import plain_text
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.records import Progress
from wijkwijzer.pact.standing import Standing
from wijkwijzer.pact.thread import Node, Thread
from wijkwijzer.pact.words import pace_title, standing_words, state_words
from wijkwijzer.publish.pact import Pact, Signed, pact
from wijkwijzer.publish.thread import wijk_thread
from wijkwijzer.ui.acts import now
from wijkwijzer.ui.addresses import agreement_address, agreements_address, thread_address
from wijkwijzer.ui.outcome_words import outcome_name
from wijkwijzer.ui.pact.marks import mark
from wijkwijzer.ui.pact.residents_style import style
from wijkwijzer.ui.pact.words import PACES, count_sentence, day_words, with_words
from wijkwijzer.ui.parts import empty_state, finding, page_title
from wijkwijzer.ui.runtime import store
from wijkwijzer.wijkkompas.words import capitalised

MOST = 5
"""So many remarks stand with an agreement; the thread has them all."""


def residents_page(who: Identity, wijk: Wijk, asked: str) -> None:
    """Draw the page.

    Parameters
    ----------
    asked
        Id of the agreement to read in full; all of them when there is no such agreement.
    """
    style()
    found = pact(store(), wijk.id, identity=who, now=now()).content
    if not found.agreements:
        page_title(_("Afspraken"))
        empty_state(
            _("Er is nog niets afgesproken."),
            _("Leggen de partijen afspraken vast in het wijkpact, dan leest u ze hier."),
        )
        return
    names = found.versions[-1].version.names | dict(found.parties)
    one = next((each for each in found.agreements if each.agreement.id == asked), None)
    if one is None:
        _all(wijk, found, names)
    else:
        thread = wijk_thread(store(), wijk.id, "public").content.as_told
        st.html(_whole(wijk, one, names, thread))


def _all(wijk: Wijk, found: Pact, names: dict[str, str]) -> None:
    page_title(_("Afspraken"))
    finding(count_sentence(found))
    lead = _(
        "Dit spraken de partijen met elkaar af. Kies een afspraak om te zien wat eraan voorafging."
    )
    st.html(f'<p class="ww-lead">{escape(lead)}</p>')
    columns = ""
    for pace in PACES:
        shown = [one for one in found.agreements if one.agreement.pace == pace]
        if shown:
            cards = "".join(_card(wijk, one, names) for one in shown)
            columns += f"<section><h2>{escape(pace_title(pace))}</h2>{cards}</section>"
    st.html(f'<div class="ww-agreed-on">{columns}</div>{_signed(found.versions[-1])}')


def _card(wijk: Wijk, one: Standing, names: dict[str, str]) -> str:
    agreement = one.agreement
    address = escape(agreement_address(wijk.id, agreement.id))
    return (
        f'<article><h3><a href="{address}" target="_self" dir="auto">'
        f"{escape(plain_text(agreement.title))}</a></h3>{_state(one)}"
        f"{_facts(_main_facts(one, names))}</article>"
    )


def _state(one: Standing) -> str:
    kind = "late" if one.days_late else one.state
    return (
        f'<p class="ww-state-now ww-is-{kind}">{mark(one.state)}'
        f"{escape(capitalised(standing_words(one)))}</p>"
    )


def _main_facts(one: Standing, names: dict[str, str]) -> list[tuple[str, str]]:
    agreement = one.agreement
    facts = [
        (_("Wie doet het"), with_words(agreement, names)),
        (_("Uiterlijk klaar op"), day_words(agreement.due)),
    ]
    if all(told.state == "niet_begonnen" for told in one.told):
        first = _("{what}, uiterlijk {day}").format(
            what=_typed(agreement.first_step), day=day_words(agreement.first_step_on)
        )
        facts.append((_("Eerste stap"), first))
    if one.told:
        facts.append((_("Hoe gaat het?"), f"{day_words(one.since)}: {_typed(one.reason)}"))
    return facts


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    said = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"
        for name, value in facts
        if value.strip()
    )
    return f"<dl>{said}</dl>"


def _typed(text: str) -> str:
    """Return what somebody typed as it may stand in a sentence; "" for nothing."""
    plain = plain_text(text).strip()
    return apart(plain) if plain else ""


def _signed(signed: Signed) -> str:
    """Return who signed and who did not yet; the party, not the person."""
    version = signed.version
    title, waits = _("Getekend door"), _("nog niet getekend")
    lines = "".join(
        f'<li>{mark("klaar")}<span dir="auto">{escape(one.party_name)}</span> '
        f"<small>{escape(day_words(one.signed_on))}</small></li>"
        for one in signed.signatures
    ) + "".join(
        f'<li>{mark("niet_begonnen")}<span dir="auto">{escape(name)}</span> '
        f"<small>{escape(waits)}</small></li>"
        for name in signed.unsigned.values()
    )
    made = _("Versie {number}, vastgesteld op {day}").format(
        number=version.number, day=day_words(version.at)
    )
    return (
        f'<section class="ww-signed-by"><h2>{escape(title)}</h2>'
        f"<p>{escape(made)}</p><ul>{lines}</ul></section>"
    )


def _whole(wijk: Wijk, one: Standing, names: dict[str, str], thread: Thread) -> str:
    agreement = one.agreement
    first = _("{what}, uiterlijk {day}").format(
        what=_typed(agreement.first_step), day=day_words(agreement.first_step_on)
    )
    facts = [
        (_("Wie doet het"), with_words(agreement, names)),
        (_("Uiterlijk klaar op"), day_words(agreement.due)),
        (_("Eerste stap"), first),
        (_("Zo zien we dat het lukt"), _typed(agreement.seen_by)),
        (_("Met deze middelen"), _typed(agreement.means)),
        (_("Dit levert het op"), _typed(agreement.gains)),
        (_("Dit is nieuw of spannend"), _typed(agreement.courage)),
        (_("Afgesproken op"), day_words(agreement.agreed_on)),
    ]
    about = plain_text(agreement.description).strip()
    parts = (
        f'<h1 dir="auto">{escape(plain_text(agreement.title))}</h1>',
        _state(one),
        f'<p dir="auto">{escape(about)}</p>' if about else "",
        _facts(facts),
        _section(_("Hoe gaat het?"), _story(one, names)),
        _section(_("Dit zeiden bewoners"), _remarks(wijk, thread, agreement.id)),
        _replies(thread, agreement.id),
        _way(_("Bekijk de hele draad"), thread_address(wijk.id, ("agreement", agreement.id))),
    )
    back = _way(_("Alle afspraken"), agreements_address(wijk.id))
    return f'{back}<div class="ww-agreed-one">{"".join(parts)}</div>'


def _section(title: str, inside: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{inside}</section>"


def _way(label: str, address: str) -> str:
    link = f'<a href="{escape(address)}" target="_self">{escape(label)}</a>'
    return f'<p class="ww-way">{link}</p>'


def _story(one: Standing, names: dict[str, str]) -> str:
    items = "".join(_told(progress, names) for progress in reversed(one.told))
    day, begun = day_words(one.agreement.agreed_on), _("Afgesproken.")
    return f"<ol>{items}<li><b>{escape(day)}</b> {escape(begun)}</li></ol>"


def _told(progress: Progress, names: dict[str, str]) -> str:
    from_here = ""
    if progress.next_step:
        who = names.get(progress.next_party or "", "")
        when = day_words(progress.next_on) if progress.next_on else ""
        facts = ", ".join(fact for fact in (_typed(progress.next_step), who, when) if fact)
        after = _("Daarna: {facts}").format(facts=facts)
        from_here = f"<small>{escape(after)}</small>"
    state = escape(capitalised(state_words(progress.state)))
    return (
        f"<li><b>{escape(day_words(progress.on))}</b> <em>{mark(progress.state)}{state}</em> "
        f'<span dir="auto">{escape(plain_text(progress.reason))}</span>{from_here}</li>'
    )


def _remarks(wijk: Wijk, thread: Thread, agreement_id: str) -> str:
    said = [
        stop.node
        for stop in thread.way(("agreement", agreement_id), "back")
        if stop.node.kind in {"contribution", "card"}
    ]
    if not said:
        none = _("Er staat nog niet bij welke opmerkingen tot deze afspraak leidden.")
        return f"<p>{escape(none)}</p>"
    items = "".join(f"<li>{_quote(wijk, node)}</li>" for node in said[:MOST])
    more = len(said) - MOST
    if more > 0:
        rest = _("En nog {n} in de draad.").format(n=more)
        items += f'<li class="more">{escape(rest)}</li>'
    return f'<ul class="ww-quotes">{items}</ul>'


def _quote(wijk: Wijk, node: Node) -> str:
    address = escape(thread_address(wijk.id, node.key))
    return f'<a href="{address}" target="_self" dir="auto">{escape(plain_text(node.title))}</a>'


def _replies(thread: Thread, agreement_id: str) -> str:
    """Return what residents were told about it."""
    came_of_it = thread.way(("agreement", agreement_id), "forward")
    told = [stop.node for stop in came_of_it if stop.node.kind == "reply"]
    if not told:
        return ""
    items = "".join(
        f"<li><b>{escape(outcome_name(node.status))}.</b> "
        f'<span dir="auto">{escape(plain_text(node.why))}</span></li>'
        for node in told
    )
    return _section(_("Dit antwoord kregen zij"), f'<ul class="ww-replies">{items}</ul>')
