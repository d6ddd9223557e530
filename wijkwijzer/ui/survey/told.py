"""What somebody sent, shown back to them: answers in words, remarks, places and photos."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape

import streamlit as st

from wijkwijzer.i18n import choose
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.store.context import RoundContext
from wijkwijzer.survey.records import Answers, Contribution
from wijkwijzer.survey.words import Subject, in_words
from wijkwijzer.ui.parts import resident_text
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.survey.became import became


def tell(context: RoundContext, answers: Answers, contributions: Sequence[Contribution]) -> None:
    """Show answers in the order of the questions, then what was offered for others to see."""
    elsewhere = {contribution.text for contribution in contributions}
    for subject in in_words(context.questionnaire, context.themes, context.buurten, answers):
        _subject(subject, elsewhere)
    if contributions:
        st.subheader(_("Wat u aan anderen wilt laten zien"), anchor=False)
        from wijkwijzer.publish.thread import own_thread  # noqa: PLC0415 - the survey opens without

        thread = own_thread(store(), context.wijk.id, contributions).content
        for contribution in contributions:
            _contribution(contribution, context)
            if contribution.kind != "foto" and contribution.state != "refused":
                became(context.wijk, thread, contribution)


def _subject(subject: Subject, elsewhere: set[str]) -> None:
    """Show the answers of one subject; a text that stands `elsewhere`, with its state, not here."""
    asked = "".join(
        f"<div><dt>{escape(one.question)}</dt><dd>{escape(one.answer)}</dd></div>"
        for one in subject.said
        if not one.written
    )
    if asked:
        drawing = _picture(subject.pictogram, LIGHT.quiet) if subject.pictogram else ""
        title = f"<h2>{drawing}{escape(subject.title)}</h2>" if subject.title else ""
        st.html(f'<section class="ww-subject">{title}<dl>{asked}</dl></section>')
    for one in subject.said:
        if one.written and one.answer not in elsewhere:
            st.html(f'<p class="ww-subject">{escape(one.question)}</p>')
            resident_text(one.answer)


def _contribution(contribution: Contribution, context: RoundContext) -> None:
    theme = next((t for t in context.themes if t.id == contribution.theme), None)
    where = next((b.name for b in context.buurten if b.id == contribution.buurt), "")
    name = _kind(contribution)
    if theme:
        name = _("{kind}: {theme}").format(kind=name, theme=choose(theme.name))
    drawing = _picture(theme.pictogram if theme else "plek", LIGHT.need_ink)
    with st.container(key=f"ww-place-{contribution.id}"):
        st.html(
            f'<p class="ww-place">{drawing}<span><b>{escape(name)}</b>{escape(where)}</span></p>'
        )
        if contribution.photo_id:
            _photo(contribution.photo_id)
        elif contribution.text:
            resident_text(contribution.text)
        st.html(f'<p class="ww-state">{escape(_state(contribution))}</p>')


def _kind(contribution: Contribution) -> str:
    return {
        "opmerking": _("Opmerking"),
        "pin": _("Plek op de kaart"),
        "gebied": _("Gebied op de kaart"),
        "foto": _("Foto"),
    }[contribution.kind]


def _photo(photo_id: str) -> None:
    """Show somebody their own photo; nothing of it stays on the server for this screen."""
    with store().read() as reader:
        data = reader.photo_bytes(photo_id)
    if data:
        alt = escape(_("Uw foto"))
        source = f"data:image/jpeg;base64,{b64encode(data).decode()}"
        st.html(f'<img class="ww-photo" alt="{alt}" src="{source}">')


def _state(contribution: Contribution) -> str:
    if contribution.kind == "foto":
        return _("Alleen de begeleiders zien deze foto.")
    if contribution.state == "passed":
        return _("Doorgelaten: anderen kunnen dit lezen.")
    if contribution.state == "refused":
        reason = contribution.reason or _("geen reden gegeven")
        return _("Niet geplaatst: {reason}").format(reason=reason)
    return _("Wacht op nakijken: nog niemand anders ziet dit.")


def _picture(drawing: str, colour: str) -> str:
    """Return a pictogram as an image; inline SVG does not survive `st.html`."""
    svg = pictogram(drawing).replace("currentColor", colour)
    return f'<img alt="" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">'
