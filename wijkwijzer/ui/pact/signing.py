"""The pact as it is signed: its newest version, who signed, what differs, and a next version."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from wijkwijzer.access.codes import new_id
from wijkwijzer.days import day_of
from wijkwijzer.i18n import current_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import field_name
from wijkwijzer.intake.pact import make_version, sign
from wijkwijzer.pact.differences import Changed, Difference, difference_words
from wijkwijzer.pact.records import Agreement, Clause
from wijkwijzer.publish.pact import Signed
from wijkwijzer.ui.acts import done, now, told
from wijkwijzer.ui.kept import kept
from wijkwijzer.ui.pact.holding import Held
from wijkwijzer.ui.pact.meanwhile import no_news, say_what_happened
from wijkwijzer.ui.pact.words import day_words, with_words
from wijkwijzer.ui.records.words import in_words
from wijkwijzer.ui.runtime import store

_TURN = "pact-turn"
"""How often this screen signed: after that the next form is empty."""
SHORT = 160
"""So much of a field stands where two versions are compared."""


def pact_section(held: Held) -> None:
    """Show the newest version with its signatures, and what one may do with it."""
    st.header(_("Het wijkpact"), anchor=False)
    versions = held.pact.versions
    if versions:
        newest = versions[-1]
        say_what_happened(newest)
        st.html(_paper(newest, current_language()))
        if held.signs and newest.unsigned:
            _sign(held, newest)
        for number, signed in enumerate(reversed(versions)):
            _differences(held, signed, newest=number == 0)
    else:
        st.write(
            _(
                "Leg de afspraken vast in een versie. Die tekenen de partijen; "
                "daarna verandert zij nooit."
            )
        )
    if held.edits:
        _next_version(held)


@kept
def _paper(signed: Signed, _language: str) -> str:
    version = signed.version
    opening = f"<p class='ww-pact-text'>{escape(version.opening)}</p>" if version.opening else ""
    clauses = "".join(f"<li>{_clause(clause, version.names)}</li>" for clause in version.clauses)
    made = _("Versie {number}, vastgesteld op {day}").format(
        number=version.number, day=day_words(version.at)
    )
    return (
        f'<article class="ww-paper"><h3>{escape(version.title)}</h3>'
        f"<p class='ww-quiet'>{escape(made)}</p>{opening}<ol>{clauses}</ol>"
        f"<h4>{escape(_('Getekend door'))}</h4><ul class='ww-signatures'>{_lines(signed)}</ul>"
        "</article>"
    )


def _clause(clause: Clause, names: dict[str, str]) -> str:
    """Write everything that is agreed: who signs signs all of it."""
    agreement = clause.agreement
    who = _("{who}. Klaar op {day}.").format(
        who=with_words(agreement, names), day=day_words(agreement.due)
    )
    step = _("{what}, uiterlijk {day}").format(
        what=agreement.first_step.rstrip("."), day=day_words(agreement.first_step_on)
    )
    rows = (
        (_("Eerste kleine stap"), step),
        (_("Waarmee"), agreement.means),
        (_("Waaraan we zien dat het lukt"), agreement.seen_by),
        (_("Wat het ieder oplevert"), agreement.gains),
        (_("Wat lef vraagt"), agreement.courage),
    )
    told = [agreement.description, who, *(f"{name}: {said}" for name, said in rows if said)]
    lines = "".join(f"<span>{escape(line)}</span>" for line in told if line)
    return f"<b>{escape(agreement.title)}</b>{lines}"


def _lines(signed: Signed) -> str:
    lines = ""
    for one in signed.signatures:
        who = f"{one.name}, {one.function}" if one.function else one.name
        lines += (
            f"<li><i>{escape(one.name)}</i><b>{escape(one.party_name)}</b>"
            f"<span>{escape(who)}, {escape(day_words(one.signed_on))}</span></li>"
        )
    for name in signed.unsigned.values():
        lines += (
            f"<li class='open'><i></i><b>{escape(name)}</b>"
            f"<span>{escape(_('nog niet getekend'))}</span></li>"
        )
    return lines


def _sign(held: Held, signed: Signed) -> None:
    version = signed.version
    # Not by how many signed: what is typed stays when somebody else signs meanwhile.
    key = f"sign-{version.id}-{st.session_state.get(_TURN, 0)}"
    with st.expander(_("Teken voor een partij"), icon=":material/signature:"):
        with st.form(key, border=False):
            left, right = st.columns(2)
            party = left.selectbox(
                _("Voor welke partij?"),
                list(signed.unsigned),
                index=None,
                format_func=lambda id_: signed.unsigned[id_],
                placeholder=_("Kies een partij"),
                key=f"{key}-party",
            )
            name = right.text_input(_("Naam van wie tekent"), max_chars=200, key=f"{key}-name")
            function = left.text_input(
                _("Functie"), max_chars=200, placeholder=_("mag leeg blijven"), key=f"{key}-as"
            )
            on = right.date_input(
                _("Getekend op"), day_of(now()), format="DD/MM/YYYY", key=f"{key}-on"
            )
            st.write(
                _("Hiermee staat vast dat deze partij versie {number} heeft getekend.").format(
                    number=version.number
                )
            )
            pressed = st.form_submit_button(_("Teken"), type="primary")
        if not pressed:
            return
        if party is None:
            st.warning(_("Kies de partij die tekent."))
            return
        with told():
            made = sign(
                store(),
                version.id,
                party,
                name.strip(),
                function=function,
                signed_on=on.isoformat(),
                signature_id=st.session_state.setdefault(f"{key}-id", new_id()),
                identity=held.who,
                now=now(),
            )
            st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
            no_news(version, party)
            done(_("{party} heeft getekend.").format(party=made.party_name))


def _differences(held: Held, signed: Signed, *, newest: bool) -> None:
    version = signed.version
    if version.number == 1 and newest:
        return
    title = _("Wat versie {number} anders zegt dan de versie ervoor").format(number=version.number)
    if version.number == 1:
        title = _("Versie 1, zoals zij was")
    with st.expander(title):
        if not newest:
            st.html(_paper(signed, current_language()))
        if version.number > 1:
            items = "".join(_difference(held, one) for one in signed.differs)
            st.html(f"<ul class='ww-differs'>{items}</ul>")


def _difference(held: Held, one: Difference) -> str:
    names = _field_names([change.field for change in one.changes])
    rows = "".join(_change(held, change, names[change.field]) for change in one.changes)
    table = ""
    if rows:
        heads = (_("Wat"), _("Eerst"), _("Nu"))
        head = "".join(f"<th scope='col'>{escape(text)}</th>" for text in heads)
        table = (
            f"<table class='ww-versions'><thead><tr>{head}</tr></thead>"
            f"<tbody>{rows}</tbody></table>"
        )
    return f"<li>{escape(difference_words(one, names))}{table}</li>"


def _field_names(fields: Sequence[str]) -> dict[str, str]:
    """Return what people call the fields of an agreement and of the pact."""
    own = {"title": _("Wat"), "description": _("Toelichting"), "opening": _("Inleiding")}
    own |= {"party_id": _("Wie")}
    return {field: own.get(field) or field_name(field) for field in fields}


def _change(held: Held, change: Changed, name: str) -> str:
    def said(value: object) -> str:
        if change.field in {"due", "agreed_on", "first_step_on"}:
            return escape(day_words(str(value)))
        words = in_words(change.field, value, held.names)
        return escape(words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…")

    return (
        f"<tr><th scope='row'>{escape(name)}</th>"
        f"<td>{said(change.before)}</td><td>{said(change.after)}</td></tr>"
    )


def _next_version(held: Held) -> None:
    versions = held.pact.versions
    newest = versions[-1].version if versions else None
    number = newest.number + 1 if newest else 1
    agreements = {one.agreement.id: one.agreement for one in held.pact.agreements}
    if not agreements:
        return
    with st.expander(_("Maak versie {number}").format(number=number), icon=":material/article:"):
        if newest:
            st.html(_since(held, newest.number))
        key = f"version-{held.wijk.id}-{number}"
        with st.form(key, border=False):
            title = st.text_input(
                _("Titel"),
                newest.title if newest else _("Wijkpact {wijk}").format(wijk=held.wijk.name),
                max_chars=200,
                key=f"{key}-title",
            )
            opening = st.text_area(
                _("Inleiding"),
                newest.opening if newest else "",
                max_chars=4000,
                height=96,
                key=f"{key}-opening",
            )
            order = [clause.agreement.id for clause in newest.clauses] if newest else []
            order = [id_ for id_ in order if id_ in agreements]
            order += [id_ for id_ in agreements if id_ not in order]
            ids = st.multiselect(
                _("Welke afspraken, in deze volgorde"),
                order,
                default=order,
                format_func=lambda id_: agreements[id_].title,
                key=f"{key}-which",
            )
            st.write(_("Daarna verandert deze versie niet meer. Alle partijen tekenen opnieuw."))
            pressed = st.form_submit_button(_("Leg deze versie vast"), type="primary")
        if pressed:
            _make(held, [agreements[id_] for id_ in ids], title, opening, number - 1)


def _make(held: Held, chosen: list[Agreement], title: str, opening: str, after: int) -> None:
    with told():
        made = make_version(
            store(),
            held.wijk.id,
            chosen,
            title=title,
            opening=opening,
            after=after,
            identity=held.who,
            now=now(),
        )
        no_news(made)
        done(_("Versie {number} ligt klaar om te tekenen.").format(number=made.number))


def _since(held: Held, number: int) -> str:
    """Say what was written since the newest version."""
    changed = held.pact.changed_since
    if not changed:
        text = _("Sinds versie {number} is geen afspraak gewijzigd.").format(number=number)
        return f"<p class='ww-quiet'>{escape(text)}</p>"
    text = _("Nieuw of gewijzigd sinds versie {number}:").format(number=number)
    items = "".join(f"<li>{escape(one.title)}</li>" for one in changed)
    return f"<p class='ww-strong'>{escape(text)}</p><ul class='ww-differs'>{items}</ul>"
