"""One remark or card on the page of replies. What people wrote is plain text and nothing else."""

from html import escape

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.look.text_in_maps import plain_text
from wijkwijzer.neighbourhood.records import NOT_SAID
from wijkwijzer.pact.inputs import Input
from wijkwijzer.ui.moderation.card import line, quick_hint, quick_line, subject_line
from wijkwijzer.ui.moderation.desk import Desk


def input_line(desk: Desk, one: Input) -> None:
    """Show something in a list: text first, what it is about small below it."""
    if one.remark is not None:
        line(desk, one.remark)
    else:
        st.html(_card(desk, one))


def quick_input_line(desk: Desk, one: Input, since: str) -> None:
    """Show the same as one element, for long lists."""
    if one.remark is not None:
        quick_line(desk, one.remark, since)
    else:
        st.html(_card(desk, one) + f'<p class="ww-origin">{escape(since)}</p>')


def _card(desk: Desk, one: Input) -> str:
    text = plain_text(one.text)
    about = [card_name(one.what), one.meeting_title]
    if one.buurt != NOT_SAID:
        about.insert(1, desk.buurt_name(one.buurt))
    if one.also:
        about.append(_("samen met {n} andere").format(n=number(len(one.also))))
    return (
        f'<p class="ww-said" dir="auto">{escape(text)}</p>'
        + subject_line(desk, one.theme, " · ".join(about), size=20)
        + quick_hint(text)
    )


def card_name(kind: str) -> str:
    """Name a card by its kind."""
    return {
        "opmerking": _("Opmerking"),
        "stelling": _("Stelling"),
        "idee": _("Idee"),
        "reden": _("Reden"),
        "en_en": _("En-en"),
        "bezwaar": _("Bezwaar"),
    }[kind]
