"""One remark or pin on the screen. What a resident wrote is plain text and nothing else."""

import datetime as dt
from html import escape

import streamlit as st

from wijkwijzer.i18n import choose, moment
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.look.text_in_maps import plain_text
from wijkwijzer.neighbourhood.sketch import place_sketch
from wijkwijzer.survey.personal_data import spot_personal_data
from wijkwijzer.survey.records import Contribution
from wijkwijzer.ui.drawings import as_image
from wijkwijzer.ui.moderation.desk import Desk
from wijkwijzer.ui.moderation.words import kind_name, personal_sentence
from wijkwijzer.ui.parts import resident_text


def card(desk: Desk, contribution: Contribution) -> None:
    """Show one contribution large: subject, text, where it is about and when it came."""
    point = contribution.point
    left, right = st.columns([2, 1], gap="large") if point else (st.container(), None)
    with left:
        st.html(subject(desk, contribution, size=40))
        with st.container(key="ww-remark"):
            resident_text(plain_text(contribution.text))
        hint(contribution)
        when = moment(dt.datetime.fromisoformat(contribution.created_at))
        origin = _("Van een bewoner · ontvangen op {when}").format(when=when)
        st.html(f'<p class="ww-origin">{escape(origin)}</p>')
    if right is not None and point is not None:
        where = _("Plek in {buurt}").format(buurt=desk.buurt_name(contribution.buurt))
        right.html(
            '<figure class="ww-sketch">'
            + as_image(place_sketch(desk.buurten, point, where), alt=where)
            + f"<figcaption>{escape(where)}</figcaption></figure>"
        )


def line(desk: Desk, contribution: Contribution) -> None:
    """Show one contribution in a list: text first, what it is about small below it."""
    with st.container(key=f"ww-line-{contribution.id}", gap=None):
        resident_text(plain_text(contribution.text))
        st.html(subject(desk, contribution, size=20))
        hint(contribution)


def hint(contribution: Contribution) -> None:
    """Point out, in plain text, what in a remark seems to tell who somebody is."""
    text = plain_text(contribution.text)
    spans = spot_personal_data(text)
    if not spans:
        return
    with st.container(key=f"ww-hint-{contribution.id}", gap=None):
        st.html(f'<p class="ww-hint">{escape(personal_sentence(spans))}</p>')
        resident_text(" · ".join(text[span.start : span.end] for span in spans))


def subject(desk: Desk, contribution: Contribution, *, size: int) -> str:
    """Return, as HTML, the theme with its pictogram, the buurt and the kind."""
    theme = desk.themes.get(contribution.theme or "")
    name = choose(theme.name) if theme else _("geen onderwerp gekozen")
    drawing = as_image(
        pictogram(theme.pictogram if theme else "behoefte", size=size),
        colour=LIGHT.need_ink if size > 24 else LIGHT.quiet,
    )
    about = f"{desk.buurt_name(contribution.buurt)} · {kind_name(contribution.kind)}"
    kind = "ww-subject" if size > 24 else "ww-subject ww-small"
    return (
        f'<div class="{kind}">{drawing}<span><b>{escape(name[:1].upper() + name[1:])}</b>'
        f"<span>{escape(about)}</span></span></div>"
    )
