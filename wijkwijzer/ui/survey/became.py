"""What became of something that somebody wrote, for who holds its code."""

import datetime as dt
from html import escape

import streamlit as st

from wijkwijzer.i18n import date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.text_in_maps import plain_text
from wijkwijzer.pact.thread import Node, Thread
from wijkwijzer.survey.records import Contribution
from wijkwijzer.ui.outcome_words import outcome_name, status_name


def became(thread: Thread, contribution: Contribution) -> None:
    """Show the replies to a remark, and the measures and agreements that came of it.

    Parameters
    ----------
    thread
        Of who wrote it (`publish.thread.own_thread`).
    """
    stops = thread.way(("contribution", contribution.id), "forward")
    nodes = [stop.node for stop in stops[1:] if not stop.node.gone]
    replies = [node for node in nodes if node.kind == "reply"]
    others = [node for node in nodes if node.kind in {"measure", "agreement"} and _is_told(node)]
    told = "".join([*map(_reply, replies), *map(_other, others)])
    if not replies:
        none = _("Hierop kreeg u nog geen antwoord.")
        told = f"<p>{escape(none)}</p>{told}"
    title = _("Wat is ermee gebeurd?")
    st.html(f'<div class="ww-became"><b>{escape(title)}</b>{told}</div>')


def _is_told(node: Node) -> bool:
    return bool(status_name(node.status))


def _reply(node: Node) -> str:
    text = escape(plain_text(node.why))
    return f'<p dir="auto"><b>{escape(outcome_name(node.status))}.</b> {text}</p>'


def _other(node: Node) -> str:
    when = date(dt.date.fromisoformat(node.day[:10])) if node.day else ""
    facts = " · ".join(filter(None, (status_name(node.status), when)))
    said = _("Dit kwam ervan: {title}").format(title=plain_text(node.title))
    return f'<p dir="auto">{escape(said)}<br><small>{escape(facts)}</small></p>'
