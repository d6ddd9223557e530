"""What became of something that somebody wrote, for who holds its code, and where to read on."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from wijkwijzer.days import day_in
from wijkwijzer.i18n import date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.text_in_maps import plain_text
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.thread import Key, Node, Thread
from wijkwijzer.survey.records import Contribution
from wijkwijzer.ui.addresses import AGREEMENT, FROM, KIND
from wijkwijzer.ui.navigation import page_link
from wijkwijzer.ui.outcome_words import outcome_name, status_name
from wijkwijzer.ui.pact.lanes import kind_words
from wijkwijzer.wijkkompas.words import capitalised


def became(wijk: Wijk, thread: Thread, contribution: Contribution) -> None:
    """Show the replies to a remark, and the measures and agreements that came of it.

    What was decided and agreed is shown once residents may read it anywhere; then links lead there.

    Parameters
    ----------
    thread
        Of who wrote it (`publish.thread.own_thread`).
    """
    own = ("contribution", contribution.id)
    nodes = [stop.node for stop in thread.way(own, "forward")[1:] if not stop.node.gone]
    replies = [node for node in nodes if node.kind == "reply"]
    public = "afspraken" in wijk.published
    others = [node for node in nodes if public and _is_told(node)]
    told = "".join(map(_reply, replies))
    if not replies:
        none = _("Hierop kreeg u nog geen antwoord.")
        told = f"<p>{escape(none)}</p>"
    title = _("Wat is ermee gebeurd?")
    with st.container(key=f"ww-became-{contribution.id}", gap=None):
        st.html(f'<div class="ww-became"><b>{escape(title)}</b>{told}</div>')
        for node in others:
            st.html(f'<div class="ww-became ww-thing">{_other(node)}</div>')
            if node.kind == "agreement":
                page_link(
                    "afspraken",
                    wijk=wijk,
                    label=_("Lees de afspraak"),
                    query={AGREEMENT: node.id},
                )
        begin = _begin(contribution, own, replies, others)
        if public and begin is not None:
            page_link(
                "draad",
                wijk=wijk,
                label=_("Bekijk de hele draad"),
                query={KIND: begin[0], FROM: begin[1]},
            )


def _begin(
    contribution: Contribution, own: Key, replies: Sequence[Node], others: Sequence[Node]
) -> Key | None:
    """Return where the thread begins that everybody may read; a remark that waits is not in it."""
    if contribution.state == "passed" and (replies or others):
        return own
    return others[0].key if others else None


def _is_told(node: Node) -> bool:
    """Return whether this is a decision or an agreement; what was merged goes on in another."""
    return node.kind in {"measure", "agreement"} and node.status != "samengevoegd"


def _reply(node: Node) -> str:
    text = escape(plain_text(node.why))
    return f'<p dir="auto"><b>{escape(outcome_name(node.status))}.</b> {text}</p>'


def _other(node: Node) -> str:
    when = date(day_in(node.day)) if node.day else ""
    kind = capitalised(kind_words(node.kind))
    facts = " · ".join(filter(None, (kind, status_name(node.status), when)))
    # Measures are chosen many at once, for one reason: it is told where something is not done.
    why = plain_text(node.why).strip() if node.status not in {"gekozen", "voorgesteld"} else ""
    told = f'<p dir="auto">{escape(why)}</p>' if why else ""
    title = escape(plain_text(node.title))
    return f'<p dir="auto"><b>{title}</b></p><p><small>{escape(facts)}</small></p>{told}'
