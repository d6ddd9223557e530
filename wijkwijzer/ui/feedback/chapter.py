"""One theme or buurt: what we heard, what we do, what not and why, what has no answer yet."""

import datetime as dt
from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from wijkwijzer.days import day_in
from wijkwijzer.i18n import apart, date, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.text_in_maps import plain_text
from wijkwijzer.pact.thread import Node
from wijkwijzer.publish.feedback import Chapter, GivenReply, HeardRemark
from wijkwijzer.ui.addresses import agreement_address, thread_address
from wijkwijzer.ui.outcome_words import outcome_name, status_name

FIRST = 3
"""So many remarks stand open; the others are one tap away."""
MOST_OPEN = 8
"""So many replies, and so many agreements and measures."""


def chapter_section(wijk_id: str, name: str, chapter: Chapter) -> None:
    """Draw a chapter as running text, one part below the other.

    What was agreed, and a remark that something came of, lead on: to the agreement or the thread.
    """
    doing = (
        [_reply(one) for one in chapter.doing],
        [_node(wijk_id, node) for node in chapter.done],
    )
    not_doing = (
        [_reply(one) for one in chapter.not_doing],
        [_node(wijk_id, node) for node in chapter.left],
    )
    parts = [
        f"<h2>{escape(name)}</h2>",
        _part("heard", _("Dit hoorden wij"), len(chapter.heard), _remarks(wijk_id, chapter.heard)),
        _part("doing", _("Dit doen wij"), sum(map(len, doing)), _first(*doing)),
        _part(
            "not",
            _("Dit doen wij niet, en daarom"),
            sum(map(len, not_doing)),
            _first(*not_doing),
        ),
        _part(
            "open",
            _("Nog geen antwoord"),
            len(chapter.unanswered),
            _late(chapter) + _remarks(wijk_id, chapter.unanswered),
        ),
    ]
    st.html(f'<div class="ww-feedback">{"".join(parts)}</div>')


def _part(kind: str, title: str, count: int, content: str) -> str:
    nothing = _("Hier staat nog niets.")
    inside = content or f'<p class="ww-none">{escape(nothing)}</p>'
    return (
        f'<section class="ww-{kind}"><h3>{escape(title)} <span>{number(count)}</span></h3>'
        f"{inside}</section>"
    )


def _remarks(wijk_id: str, heard: Sequence[HeardRemark]) -> str:
    """Return remarks as a list; what a resident wrote is text, whatever stands in it."""
    shown = _quotes(wijk_id, heard[-FIRST:][::-1])
    rest = heard[:-FIRST][::-1]
    if not rest:
        return shown
    return shown + _folded(len(rest), _quotes(wijk_id, rest))


def _first(*kinds: Sequence[str]) -> str:
    """Return the first of each kind, and the others folded in; few are not folded."""
    said = ""
    for items in kinds:
        open_ = MOST_OPEN if len(items) > MOST_OPEN + 1 else len(items)
        rest = items[open_:]
        said += "".join(items[:open_]) + (_folded(len(rest), "".join(rest)) if rest else "")
    return said


def _folded(n: int, content: str) -> str:
    more = _("Lees de andere {n}").format(n=number(n))
    return f"<details><summary>{escape(more)}</summary>{content}</details>"


def _quotes(wijk_id: str, heard: Iterable[HeardRemark]) -> str:
    items = "".join(f'<li dir="auto">{_quote(wijk_id, one)}</li>' for one in heard)
    return f"<ul>{items}</ul>" if items else ""


def _quote(wijk_id: str, one: HeardRemark) -> str:
    text = escape(plain_text(one.text))
    if one.replies or one.became:
        text = _link(thread_address(wijk_id, (one.kind, one.id)), text)
    return text + _written_in(one)


def _written_in(one: HeardRemark) -> str:
    """Say of a card in which meeting it was written, and what was said to it there."""
    if not one.meeting:
        return ""
    facts = [plain_text(one.meeting)]
    if one.also:
        facts.append(_("samen met {n} andere").format(n=number(one.also)))
    said = f"<small>{escape(' · '.join(facts))}</small>"
    if one.told:
        told = _("In de zaal geantwoord: {answer}").format(answer=apart(plain_text(one.told)))
        said += f'<p dir="auto">{escape(told)}</p>'
    return f'<div class="ww-written">{said}</div>'


def _link(address: str, inside: str) -> str:
    return f'<a href="{escape(address)}" target="_self">{inside}</a>'


def _late(chapter: Chapter) -> str:
    if not chapter.overdue:
        return ""
    said = _("{n} hiervan wachten langer dan wij beloofden.").format(n=number(len(chapter.overdue)))
    return f'<p class="ww-late">{escape(said)}</p>'


def _reply(reply: GivenReply) -> str:
    when = _("Antwoord van {day}, opmerkingen: {n}").format(
        day=date(dt.date.fromisoformat(reply.replied_on)), n=number(reply.remarks)
    )
    # Under the headings of this page it goes without saying that something is done, or is not.
    says_more = reply.outcome in {"deels", "doorgegeven"}
    name = f"<b>{escape(outcome_name(reply.outcome))}</b>" if says_more else ""
    text = f'<p dir="auto">{escape(plain_text(reply.text))}</p>'
    return f"<article>{name}{text}<small>{escape(when)}</small></article>"


def _node(wijk_id: str, node: Node) -> str:
    # Measures are chosen many at once, for one reason: it is told where something is not done.
    told = node.why if node.status != "gekozen" else ""
    why = f'<p dir="auto">{escape(plain_text(told))}</p>' if told else ""
    when = date(day_in(node.day)) if node.day else ""
    facts = " · ".join(filter(None, (status_name(node.status), when)))
    agreed = node.kind == "agreement"
    address = agreement_address(wijk_id, node.id) if agreed else thread_address(wijk_id, node.key)
    title = _link(address, escape(plain_text(node.title)))
    return (
        f'<article class="ww-agreed"><b dir="auto">{title}</b>{why}'
        f"<small>{escape(facts)}</small></article>"
    )
