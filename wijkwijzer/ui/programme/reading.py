"""A measure as one reads it: all it is, where it came from, and what was decided on it."""

from html import escape

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.intake.programme import remove_measure
from wijkwijzer.look.palette import palette
from wijkwijzer.neighbourhood.map import outlines
from wijkwijzer.pact.thread import Node
from wijkwijzer.programme.measure_words import amount_words, day_words, people, when_words
from wijkwijzer.programme.records import Choice, Measure
from wijkwijzer.programme.words import status_names
from wijkwijzer.publish.thread import named
from wijkwijzer.ui import acts
from wijkwijzer.ui.map import group_on_ground, show_map, wijk_ground
from wijkwijzer.ui.navigation import may_see
from wijkwijzer.ui.programme.editing import begin_editing
from wijkwijzer.ui.programme.holding import (
    Held,
    close_measure,
    kind_names,
    paragraph,
    proposer_words,
    where_words,
)
from wijkwijzer.ui.runtime import store


def reading(held: Held, measure: Measure) -> None:
    """Draw a measure."""
    st.header(measure.title.replace("$", "\\$"), anchor=False)
    st.html(_standing(held, measure))
    if measure.description:
        st.html(f'<p class="ww-prog-text">{escape(measure.description)}</p>')
    st.html(_serves(held, measure) + _facts(held, measure) + _effects(measure))
    if measure.point or measure.ring:
        _place(held, measure)
    st.html(_origins(held, measure))
    if may_see(held.who, "draad", held.wijk):
        address = f"/draad?wijk={held.wijk.id}&soort=measure&van={measure.id}"
        label = escape(_("Volg de draad"))
        st.html(f'<p class="ww-links"><a href="{address}" target="_self">{label}</a></p>')
    if held.edits:
        _buttons(held, measure)


def _place(held: Held, measure: Measure) -> None:
    group = outlines(
        held.buurten,
        palette(),
        chosen=measure.buurten,
        point=measure.point,
        corners=measure.ring,
    )
    ground = wijk_ground(held.wijk, held.buurten)
    show_map(ground, group_on_ground(group), key=f"measure-map-{measure.id}", height=260)


def _buttons(held: Held, measure: Measure) -> None:
    with st.container(horizontal=True):
        if st.button(_("Wijzig"), type="primary", key="measure-edit"):
            begin_editing(measure)
            st.rerun()
        if st.button(_("Sluit"), key="measure-close"):
            close_measure()
            st.rerun()
    if held.found.choices.get(measure.id):
        return
    if acts.confirmed(
        f"measure-{measure.id}",
        _("Haal van de lijst"),
        question=_("“{title}” verdwijnt van de lijst.").format(title=measure.title),
        yes=_("Ja, haal van de lijst"),
    ):
        with acts.told():
            remove_measure(store(), measure, identity=held.who, now=acts.now())
            close_measure()
            acts.done(_("De maatregel is van de lijst."))


def _standing(held: Held, measure: Measure) -> str:
    name = status_names()[measure.status]
    decided = held.found.choices.get(measure.id, ())
    html = f'<p class="ww-stand ww-stand-{measure.status}"><b>{escape(name)}</b>'
    if measure.merged_into in held.by_id:
        into = held.by_id[measure.merged_into or ""].title
        html += " " + escape(_("in “{title}”").format(title=into))
    html += "</p>"
    return html + "".join(_decision(held, one) for one in reversed(decided))


def _decision(held: Held, choice: Choice) -> str:
    text = _("{state} op {day}: {reason}").format(
        state=status_names()[choice.outcome].capitalize(),
        day=day_words(choice.decided_on),
        reason=choice.reason,
    )
    if choice.agreed:
        text += " " + _("Het eens: {people}.").format(
            people=people(choice.agreed, held.party_names)
        )
    if choice.meeting_id in held.meeting_names:
        text += " " + _("In {meeting}.").format(meeting=held.meeting_names[choice.meeting_id or ""])
    return paragraph(text, "ww-decided")


def _serves(held: Held, measure: Measure) -> str:
    if not measure.serves:
        return ""
    items = ""
    for one in sorted(measure.serves, key=lambda s: -s.strength):
        sign = f"+{one.strength}" if one.strength > 0 else f"−{-one.strength}"
        sign = "0" if one.strength == 0 else sign
        marks = "".join(f"<i{' class=on' if n < abs(one.strength) else ''}></i>" for n in range(3))
        back = " back" if one.strength < 0 else ""
        why = f"<span>{escape(one.why)}</span>" if one.why else ""
        items += (
            f"<li>{held.theme_image(one.theme)}<div><b>"
            f"{escape(held.theme_names.get(one.theme, one.theme))}</b>{why}</div>"
            f'<em class="ww-strength{back}"><span aria-hidden="true">{marks}</span>{sign}</em></li>'
        )
    return f'<ul class="ww-serves">{items}</ul>'


def _facts(held: Held, measure: Measure) -> str:
    costs = measure.costs
    rows = [
        (_("Waar"), where_words(measure, held.buurt_names)),
        (_("Wanneer"), when_words(measure)),
        (_("Wie kwam ermee"), proposer_words(measure, held)),
        (_("Eenmalig"), amount_words(costs.once)),
        (_("Per jaar"), amount_words(costs.yearly)),
    ]
    if costs.years and costs.lifetime:
        label = _("Over {n} jaar").format(n=number(costs.years))
        rows.append((label, amount_words(costs.lifetime)))
    rows += [
        (_("Wie betaalt"), _stakes(held, measure, "pays")),
        (_("Wie heeft voordeel"), _stakes(held, measure, "benefits")),
    ]
    body = "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in rows if b)
    return f'<dl class="ww-facts">{body}</dl>'


def _stakes(held: Held, measure: Measure, field: str) -> str:
    stakes = measure.pays if field == "pays" else measure.benefits
    said = []
    for one in stakes:
        name = held.party_names.get(one.party_id or "", one.name) or one.name
        said.append(f"{name} ({one.what})" if one.what else name)
    return ", ".join(said)


def _effects(measure: Measure) -> str:
    if not measure.effects:
        return ""
    items = "".join(
        f"<li>{escape(' · '.join(part for part in (e.what, e.whom, e.size) if part))}</li>"
        for e in measure.effects
    )
    return f'<h3>{escape(_("Wat het oplevert"))}</h3><ul class="ww-plain">{items}</ul>'


def _origins(held: Held, measure: Measure) -> str:
    """List where a measure came from, each thing in its own words."""
    keys = [(tie.kind, tie.id) for tie in held.found.sources.get(measure.id, ())]
    nodes = named(store(), held.wijk.id, held.audience, keys).content
    found = [nodes[key] for key in keys if key in nodes]
    head = f"<h3>{escape(_('Waar het uit voortkomt'))}</h3>"
    if not found:
        return head + paragraph(_("Hier hangt nog niets aan."))
    order = list(kind_names())
    found.sort(key=lambda node: (order.index(node.kind) if node.kind in order else 99, node.title))
    return head + f'<ul class="ww-origins">{"".join(_origin(node) for node in found)}</ul>'


def _origin(node: Node) -> str:
    gone = f" <em>{escape(_('ingetrokken'))}</em>" if node.gone else ""
    kind = kind_names().get(node.kind, node.kind)
    return f"<li><small>{escape(kind)}{gone}</small>{escape(node.title)}</li>"
