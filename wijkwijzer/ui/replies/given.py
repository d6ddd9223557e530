"""The replies that were given: reading them back, putting the words right, taking them back."""

import datetime as dt
from collections.abc import Sequence
from html import escape
from typing import Literal

import streamlit as st

from wijkwijzer.i18n import date, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.replies import save_reply, take_back_reply
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.pact.inputs import Input
from wijkwijzer.publish.replies import Given
from wijkwijzer.ui.acts import ACTS, confirmed, done, now, told
from wijkwijzer.ui.moderation.desk import Desk
from wijkwijzer.ui.outcome_words import outcome_name
from wijkwijzer.ui.page_part import page_part
from wijkwijzer.ui.parts import finding
from wijkwijzer.ui.replies.lines import input_line
from wijkwijzer.ui.runtime import store

MOST = 25
"""So many replies stand on one list, the newest; so many remarks under one reply."""
_CHOSEN = "reply-chosen"
Part = Literal["wacht", "gegeven"]
_STYLE = f"""<style>{ACTS}
.ww-given p {{ margin: 0; max-width: 44em; white-space: pre-wrap; overflow-wrap: anywhere; }}
[class*="st-key-ww-given-"], [class*="st-key-ww-answered-"] {{
    border-top: 1px solid {LIGHT.line}; padding: .7rem 0 .6rem; gap: .8rem; }}
[class*="st-key-ww-given-"] {{ flex-wrap: nowrap; }}
[class*="st-key-ww-given-"] [data-testid="stElementContainer"]:has(.ww-given) {{
    flex: 1 1 auto; min-width: 0; }}
[data-testid="stMain"] :is([data-testid="stButton"], [data-testid="stButtonGroup"],
    [data-testid="stFormSubmitButton"]) button {{ min-height: 44px; }}
@media (max-width: 640px) {{
    [class*="st-key-ww-given-"] {{ flex-wrap: wrap; }}
    [class*="st-key-ww-given-"] [data-testid="stElementContainer"]:has(.ww-given) {{
        flex-basis: 100%; }}
}}
</style>"""


def choose_part() -> Part:
    """Let choose between what waits and what was answered; the address keeps it."""
    st.html(_STYLE)
    names: dict[Part, str] = {"wacht": _("Wat wacht"), "gegeven": _("Gegeven antwoorden")}
    return page_part(names, "wacht")


def given_section(desk: Desk, given: Sequence[Given]) -> None:
    """Show the list of replies, or the one that was chosen from it."""
    chosen = next((one for one in given if one.reply.id == st.session_state.get(_CHOSEN)), None)
    if chosen is not None:
        _one(desk, chosen)
        return
    if not given:
        finding(_("U gaf nog geen antwoord."))
        return
    finding(
        _("{n} antwoorden gegeven, op {remarks}.").format(
            n=number(len(given)), remarks=_remarks(sum(len(one.remarks) for one in given))
        )
    )
    words = st.text_input(
        _("Zoek een antwoord"),
        key="given-search",
        placeholder=_("Zoek in uw antwoorden"),
        label_visibility="collapsed",
        width=320,
    )
    wanted = (words or "").strip().casefold()
    found = [one for one in given if wanted in one.reply.text.casefold()]
    if not found:
        st.write(_("Niets gevonden."))
    for one in found[:MOST]:
        _row(one)
    if len(found) > MOST:
        more = _("Dit zijn de nieuwste {n} van {total}. Zoek een woord om een ouder te vinden.")
        st.text(more.format(n=MOST, total=number(len(found))))


def _row(one: Given) -> None:
    reply = one.reply
    with st.container(key=f"ww-given-{reply.id}", horizontal=True, vertical_alignment="top"):
        st.html(
            f'<div class="ww-given"><p class="ww-origin">{escape(_about(one))}</p>'
            f"<p>{escape(reply.text)}</p></div>"
        )
        if st.button(_("Bekijk"), key=f"given-{reply.id}", width=110):
            st.session_state[_CHOSEN] = reply.id
            st.rerun()


def _about(one: Given) -> str:
    day = date(dt.date.fromisoformat(one.reply.replied_on))
    return " · ".join((outcome_name(one.reply.outcome), day, _remarks(len(one.remarks))))


def _remarks(n: int) -> str:
    return (_("{n} opmerking") if n == 1 else _("{n} opmerkingen")).format(n=number(n))


def _one(desk: Desk, one: Given) -> None:
    """Show one reply whole, with what it answers."""
    if st.button(_("Terug naar de antwoorden"), key="given-back", icon=":material/arrow_back:"):
        _leave()
        st.rerun()
    st.html(f'<p class="ww-origin">{escape(_about(one))}</p>')
    _text(desk, one)
    if one.names:
        st.text(_("Hoort bij: {names}.").format(names="; ".join(one.names)))
    if one.withdrawn:
        gone = _("Ingetrokken door wie het schreef: {n}.").format(n=number(one.withdrawn))
        st.text(gone)
    st.header(_("Waarop dit antwoord is"), anchor=False)
    for remark in one.remarks[:MOST]:
        with st.container(key=f"ww-answered-{remark.id}", gap="small"):
            input_line(desk, remark)
            _take_back(
                desk,
                one,
                [remark],
                f"take-back-{remark.id}",
                _("Neem hier terug"),
                _("Deze opmerking wacht dan weer op antwoord."),
            )
    if len(one.remarks) > MOST:
        st.text(_("En nog {n} meer.").format(n=number(len(one.remarks) - MOST)))
    if len(one.remarks) > 1:
        _take_back(
            desk,
            one,
            one.remarks,
            "take-back-all",
            _("Neem dit hele antwoord terug"),
            _("Alle {n} opmerkingen wachten dan weer op antwoord.").format(
                n=number(len(one.remarks))
            ),
        )


def _text(desk: Desk, one: Given) -> None:
    with st.form(f"given-text-{one.reply.id}", border=False):
        text = st.text_area(
            _("Het antwoord, voor iedereen te lezen"),
            one.reply.text,
            max_chars=4000,
            width=720,
            key=f"given-words-{one.reply.id}-{one.reply.version}",
        )
        sent = st.form_submit_button(_("Bewaar de tekst"), key="given-save")
    if not sent:
        return
    if not (text or "").strip():
        st.warning(_("Schrijf eerst een antwoord."))
        return
    with told():
        changed = one.reply.model_copy(update={"text": (text or "").strip()})
        save_reply(store(), changed, identity=desk.who, now=now())
        done(_("Bewaard. Bewoners lezen nu deze tekst."))


def _take_back(
    desk: Desk, one: Given, which: Sequence[Input], key: str, label: str, question: str
) -> None:
    if not confirmed(key, label, question=question, yes=_("Ja, neem terug")):
        return
    with told():
        take_back_reply(
            store(),
            one.reply,
            [said.id for said in which if said.kind == "contribution"],
            cards=[said.id for said in which if said.kind == "card"],
            identity=desk.who,
            now=now(),
        )
        if len(which) == len(one.remarks):
            _leave()
        done(_("Teruggenomen. {remarks} weer op antwoord.").format(remarks=_waits(len(which))))


def _waits(n: int) -> str:
    return _("De opmerking wacht") if n == 1 else _("{n} opmerkingen wachten").format(n=number(n))


def _leave() -> None:
    st.session_state.pop(_CHOSEN, None)
