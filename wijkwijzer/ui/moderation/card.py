"""One remark or pin on the screen. What a resident wrote is plain text and nothing else."""

import datetime as dt
from html import escape

import streamlit as st

from wijkwijzer.errors import NotFound
from wijkwijzer.i18n import choose, moment
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.text_in_maps import plain_text
from wijkwijzer.neighbourhood.sketch import place_sketch
from wijkwijzer.publish.photos import photo_of
from wijkwijzer.survey.personal_data import spot_personal_data
from wijkwijzer.survey.records import Contribution
from wijkwijzer.ui.drawings import as_image, pictogram_image
from wijkwijzer.ui.moderation.desk import Desk
from wijkwijzer.ui.moderation.words import kind_name, personal_sentence
from wijkwijzer.ui.parts import resident_text
from wijkwijzer.ui.runtime import store


def card(desk: Desk, contribution: Contribution) -> None:
    """Show one contribution large: subject, text, where it is about and when it came."""
    place = contribution.point or contribution.ring
    left, right = st.columns([2, 1], gap="large") if place else (st.container(), None)
    with left:
        st.html(subject(desk, contribution, size=40))
        if contribution.kind == "foto":
            _photo(desk, contribution, width=720)
            note = _("Een foto ziet alleen u. Doorlaten betekent hier: gezien.")
            st.html(f'<p class="ww-why">{escape(note)}</p>')
        else:
            with st.container(key="ww-remark"):
                resident_text(plain_text(contribution.text))
        hint(contribution)
        when = moment(dt.datetime.fromisoformat(contribution.created_at))
        origin = _("Van een bewoner · ontvangen op {when}").format(when=when)
        st.html(f'<p class="ww-origin">{escape(origin)}</p>')
    if right is not None:
        name = _("Gebied in {buurt}") if contribution.ring else _("Plek in {buurt}")
        where = name.format(buurt=desk.buurt_name(contribution.buurt))
        right.html(
            '<figure class="ww-sketch">'
            + as_image(place_sketch(desk.buurten, place, where), alt=where)
            + f"<figcaption>{escape(where)}</figcaption></figure>"
        )


def line(desk: Desk, contribution: Contribution) -> None:
    """Show one contribution in a list: text first, what it is about small below it."""
    with st.container(key=f"ww-line-{contribution.id}", gap=None):
        if contribution.kind == "foto":
            _photo(desk, contribution, width=160)
        else:
            resident_text(plain_text(contribution.text))
        st.html(subject(desk, contribution, size=20))
        hint(contribution)


def quick_line(desk: Desk, contribution: Contribution, since: str) -> None:
    """Show the same as one element, for long lists; a photo takes more."""
    told = f'<p class="ww-origin">{escape(since)}</p>'
    if contribution.kind == "foto":
        with st.container(key=f"ww-line-since-{contribution.id}", gap=None):
            line(desk, contribution)
            st.html(told)
        return
    text = plain_text(contribution.text)
    st.html(
        f'<p class="ww-said" dir="auto">{escape(text)}</p>'
        + subject(desk, contribution, size=20)
        + quick_hint(text)
        + told
    )


def quick_hint(text: str) -> str:
    """Return, as HTML, what in a text seems to tell who somebody is; "" for nothing."""
    spans = spot_personal_data(text)
    if not spans:
        return ""
    named = " · ".join(text[span.start : span.end] for span in spans)
    return (
        f'<p class="ww-hint ww-beside">{escape(personal_sentence(spans))} '
        f'<span dir="auto">{escape(named)}</span></p>'
    )


def _photo(desk: Desk, contribution: Contribution, *, width: int) -> None:
    try:
        picture = photo_of(store(), desk.wijk.id, contribution.photo_id or "", identity=desk.who)
    except NotFound as gone:  # the resident took it back a moment ago
        st.write(str(gone))
        return
    st.image(picture, caption=_("Foto van een bewoner"), width=width)


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
    about = f"{desk.buurt_name(contribution.buurt)} · {kind_name(contribution.kind)}"
    return subject_line(desk, contribution.theme or "", about, size=size)


def subject_line(desk: Desk, theme_id: str, about: str, *, size: int) -> str:
    """Return, as HTML, a theme with its pictogram, and what else there is to say in a few words."""
    theme = desk.themes.get(theme_id)
    name = choose(theme.name) if theme else _("geen onderwerp gekozen")
    drawing = pictogram_image(
        theme.pictogram if theme else "behoefte",
        size,
        LIGHT.need_ink if size > 24 else LIGHT.quiet,
    )
    kind = "ww-subject" if size > 24 else "ww-subject ww-small"
    return (
        f'<div class="{kind}">{drawing}<span><b>{escape(name[:1].upper() + name[1:])}</b>'
        f"<span>{escape(about)}</span></span></div>"
    )
