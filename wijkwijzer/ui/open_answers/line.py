"""One text on the screen. What a resident wrote is plain text and nothing else."""

import datetime as dt
from collections.abc import Iterable
from html import escape

import streamlit as st

from wijkwijzer.i18n import date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.text_in_maps import plain_text
from wijkwijzer.store.open_answers import Piece
from wijkwijzer.survey.open_answers.records import AnswerState, OpenAnswer
from wijkwijzer.survey.personal_data import spot_personal_data
from wijkwijzer.ui.drawings import pictogram_image
from wijkwijzer.ui.moderation.words import kind_name, personal_sentence
from wijkwijzer.ui.open_answers.desk import Desk
from wijkwijzer.ui.said import marked


def line(desk: Desk, answer: OpenAnswer, pieces: Iterable[Piece]) -> None:
    """Show one text in a list: what was written first, what is known of it small below it."""
    st.html(marked(pieces) + about(desk, answer))


def about(desk: Desk, answer: OpenAnswer) -> str:
    """Return, as HTML, themes, place, kind, date and state of a text."""
    theme = desk.themes.get(answer.theme or "")
    drawing = pictogram_image(theme.pictogram if theme else "behoefte", 20, LIGHT.quiet)
    own = desk.theme_name(answer.theme) if answer.theme else _("zonder thema")
    given = "".join(f"<i>+ {escape(desk.theme_name(tag))}</i>" for tag in answer.tags)
    when = date(dt.datetime.fromisoformat(answer.created_at))
    facts = [desk.buurt_name(answer.buurt), _kind(answer), channel_name(answer.channel), when]
    if answer.state != "passed":
        facts.append(state_name(answer.state))
    return (
        f'<p class="ww-about">{drawing}<b>{escape(own)}</b>{given}'
        f"<span>{escape(' · '.join(facts))}</span></p>"
    )


def hint(text: str) -> str:
    """Point out, as HTML, what in a text seems to tell who somebody is; "" when nothing."""
    plain = plain_text(text)
    spans = spot_personal_data(plain)
    if not spans:
        return ""
    named = " · ".join(plain[span.start : span.end] for span in spans)
    sentence = escape(personal_sentence(spans))
    return f'<p class="ww-hint">{sentence} <span dir="auto">{escape(named)}</span></p>'


def state_name(state: AnswerState | str) -> str:
    """Name what was decided about a text."""
    return {
        "waiting": _("wacht op nakijken"),
        "passed": _("doorgelaten"),
        "refused": _("geweigerd"),
        "not_offered": _("alleen voor u"),
    }[state]


def channel_name(channel: str) -> str:
    """Name on what a text was written."""
    return {
        "tablet": _("tablet"),
        "telefoon": _("telefoon"),
        "computer": _("computer"),
        "papier": _("papier"),
        "namens": _("namens een bewoner"),
        "voorbeeld": _("voorbeeld"),
        "import": _("ingelezen"),
    }.get(channel, channel)


def _kind(answer: OpenAnswer) -> str:
    if answer.kind is not None:
        return kind_name(answer.kind)
    return _("anders, namelijk") if answer.question.endswith(".anders") else _("open vraag")
