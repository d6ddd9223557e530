"""Choosing quotes: a facilitator picks, from what was passed, what may speak for a theme."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.intake.open_answers import choose_quotes
from wijkwijzer.publish.open_answers import find, named, quotes_of, wording
from wijkwijzer.survey.open_answers.records import OpenAnswer, Quote
from wijkwijzer.survey.open_answers.search import Wanted, read_terms
from wijkwijzer.survey.personal_data import spot_personal_data
from wijkwijzer.ui.acts import confirmed, now, told
from wijkwijzer.ui.open_answers.desk import Desk, choose_round
from wijkwijzer.ui.open_answers.line import about, hint
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.said import said

MOST = 6
"""So many texts are suggested, or found, at once."""


def quotes(desk: Desk) -> None:
    """Draw the quotes of a theme beside what may become one."""
    with st.container(horizontal=True, key="ww-filters"):
        round_id = choose_round(desk, "open-quotes-round", all_of_them=False)
        chosen = quotes_of(store(), desk.wijk.id, round_id, identity=desk.who) if round_id else {}
        theme = str(
            st.selectbox(
                _("Thema"),
                tuple(desk.themes),
                format_func=lambda id_: _label(desk, id_, chosen.get(id_, [])),
                key="open-quotes-theme",
                label_visibility="collapsed",
                width=300,
            )
        )
    here = chosen.get(theme, [])
    left, right = st.columns(2, gap="large")
    with left:
        _chosen(desk, round_id, theme, here)
    with right:
        _candidates(desk, round_id, theme, here)


def _label(desk: Desk, theme: str, quotes: Sequence[Quote]) -> str:
    name = desk.theme_label(theme)
    return f"{name} ({number(len(quotes))})" if quotes else name


def _chosen(desk: Desk, round_id: str, theme: str, here: Sequence[Quote]) -> None:
    st.subheader(_("Gekozen citaten"), anchor=False)
    if not here:
        text = _("Nog geen. Kies er een of meer, hiernaast. Ze komen op het wijkkompas.")
        st.html(f'<p class="ww-quiet">{escape(text)}</p>')
    ids = [quote.answer_id for quote in here]
    with st.container(key="ww-quotes", gap=None):
        for place, quote in enumerate(here):
            with st.container(key=f"ww-quote-{quote.answer_id}", gap="small"):
                st.html(f"{said(quote.text)}{hint(quote.text)}")
                with st.container(horizontal=True, gap="small"):
                    key = f"{theme}-{quote.answer_id}"
                    up = place and st.button(_("Omhoog"), key=f"open-up-{key}", type="tertiary")
                    down = place < len(ids) - 1 and st.button(
                        _("Omlaag"), key=f"open-down-{key}", type="tertiary"
                    )
                    away = st.button(_("Haal weg"), key=f"open-away-{key}", type="tertiary")
            if up or down:
                other = place - 1 if up else place + 1
                ids[place], ids[other] = ids[other], ids[place]
                _store(desk, round_id, theme, ids)
            if away:
                _store(desk, round_id, theme, [id_ for id_ in ids if id_ != quote.answer_id])


def _candidates(desk: Desk, round_id: str, theme: str, here: Sequence[Quote]) -> None:
    st.subheader(_("Wat een citaat kan worden"), anchor=False)
    typed = st.text_input(
        _("Zoek in wat is doorgelaten"),
        key=f"open-quotes-typed-{theme}",
        placeholder=_("Zoek in wat is doorgelaten"),
        label_visibility="collapsed",
        icon=":material/search:",
    )
    taken = [quote.answer_id for quote in here]
    texts, told_how = _offered(desk, round_id, theme, typed, taken)
    st.html(f'<p class="ww-quiet" role="status">{escape(told_how)}</p>')
    with st.container(key="ww-candidates", gap=None):
        for answer in texts:
            with st.container(
                horizontal=True, key=f"ww-candidate-{answer.id}", vertical_alignment="center"
            ):
                st.html(f"{said(answer.text)}{hint(answer.text)}{about(desk, answer)}")
                if _meant(theme, answer):
                    _store(desk, round_id, theme, [*taken, answer.id])


def _offered(
    desk: Desk, round_id: str, theme: str, typed: str, taken: Sequence[str]
) -> tuple[list[OpenAnswer], str]:
    """Return what may become a quote, and in words how it was chosen."""
    if typed.strip():
        wanted = Wanted(read_terms(typed), theme=theme, state="passed", round_id=round_id)
        found = find(store(), desk.wijk.id, wanted, most=MOST + len(taken), identity=desk.who)
        texts = [one for one, _pieces in found.texts if one.id not in taken and one.kind]
        return texts[:MOST], _("{n} gevonden bij dit thema.").format(n=number(found.n))
    words = wording(store(), desk.wijk.id, identity=desk.who)
    ids = words.quotes_for(round_id, theme, MOST + len(taken))
    texts = named(store(), desk.wijk.id, [id_ for id_ in ids if id_ not in taken][:MOST],
                  identity=desk.who)  # fmt: skip
    if not texts:
        return [], _("Over dit thema is nog niets doorgelaten dat zich leent als citaat.")
    return texts, _(
        "Voorstellen: opmerkingen waarin veelgebruikte woorden van dit thema staan, uit "
        "verschillende buurten. U kiest."
    )


def _meant(theme: str, answer: OpenAnswer) -> bool:
    """Draw the button that makes a quote; where something seems personal it asks again."""
    if not spot_personal_data(answer.text):
        return st.button(_("Kies als citaat"), key=f"open-quote-{theme}-{answer.id}")
    return confirmed(
        f"quote-{theme}-{answer.id}",
        _("Kies als citaat"),
        question=_("Hier lijkt iets in te staan over wie iemand is. Iedereen kan dit lezen."),
        yes=_("Ja, dit mag iedereen lezen"),
    )


def _store(desk: Desk, round_id: str, theme: str, ids: Sequence[str]) -> None:
    with told():
        choose_quotes(store(), desk.wijk.id, round_id, theme, ids, identity=desk.who, now=now())
        st.rerun()
